"""What the report of each session is to hold, and the logos that it carries."""

from workshop.domain.report_choice import ReportChoice
from workshop.services.commands import ChooseReport
from workshop.services.deed import Deed, carry_out
from workshop.services.events import Outcome, SessionChanged
from workshop.services.letterheads import checked_logo
from workshop.services.lookups import limited, session_of
from workshop.storage.unit import Unit
from workshop.words import _

TEXT = 4_000


@carry_out.register(ChooseReport)
def choose_report(command: ChooseReport, deed: Deed) -> Outcome:
    session = session_of(deed.unit, command.session).session.id
    wanted, before = command.choice, deed.unit.reports.choice(session)
    for text in (wanted.introduction, *wanted.readings.values()):
        limited(text, TEXT, _("A text of the report"))
    checked_logo(wanted.client_logo)
    deed.unit.reports.save(session, wanted)
    return Outcome(
        events=(SessionChanged(session=session),),
        undo=ChooseReport(session=session, choice=before),
    )


def report_choice(unit: Unit, session: str) -> ReportChoice:
    """What was chosen for the report of that session."""
    return unit.reports.choice(session_of(unit, session).session.id)


def logos(unit: Unit, session: str) -> tuple[bytes, ...]:
    """The client's, then the consultant's where the session carries the letterhead."""
    choice = unit.reports.choice(session)
    own = unit.letterheads.all().chosen(choice.letterhead)
    return tuple(filter(None, (choice.client_logo, own.logo)))
