"""Purging: what is removed here is gone from the file to the last byte."""

from msgspec import structs

from workshop.services.commands import PurgeAnswers, PurgeSession
from workshop.services.deed import Deed, carry_out
from workshop.services.events import AnswersChanged, LibraryChanged, Outcome, SessionChanged
from workshop.services.found import session_of
from workshop.storage.unit import Unit
from workshop.words import ngettext


@carry_out.register(PurgeSession)
def _(command: PurgeSession, deed: Deed) -> Outcome:
    session_of(deed.unit, command.session)
    deed.unit.delete_session(command.session)
    deed.forget = True
    return Outcome(events=(LibraryChanged(session=""),))


@carry_out.register(PurgeAnswers)
def _(command: PurgeAnswers, deed: Deed) -> Outcome:
    purge_answers(deed.unit, command.session)
    deed.forget = True
    return Outcome(
        events=(
            LibraryChanged(session=""),
            SessionChanged(session=command.session),
            AnswersChanged(session=command.session),
        )
    )


def purge_answers(unit: Unit, name: str) -> bool:
    """Removes raw answers and people; what was revealed stays. Whether there was anything."""
    kept = session_of(unit, name)
    anything = unit.answers.any(name) or bool(unit.people.all(name))
    unit.answers.delete_all(name)
    unit.people.delete_all(name)
    unit.snapshots.forget_bases(name)
    stage = kept.stage and structs.replace(kept.stage, opened=())
    if stage:
        unit.sessions.save_stage(name, stage)
    unit.sessions.save(structs.replace(kept.session, purged=True))
    return anything


def purged_words(count: int) -> str:
    """What to say about the sessions whose day has come."""
    return ngettext(
        "The raw answers of {n} session were removed today, as its privacy card says.",
        "The raw answers of {n} sessions were removed today, as their privacy cards say.",
        count,
    )
