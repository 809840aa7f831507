"""The plan of a session is kept as a template of one's own, or goes again."""

from workshop.domain.exercise import Template, TemplateBlock
from workshop.domain.session import Block, Session, total_minutes
from workshop.errors import Refused
from workshop.services.aside import set_aside
from workshop.services.commands import KeepTemplate, RemoveTemplate
from workshop.services.deed import Deed, carry_out
from workshop.services.events import LibraryChanged, Outcome
from workshop.services.lookups import session_of
from workshop.services.sessions import itself
from workshop.words import _, duration

CHANGED = (LibraryChanged(session=""),)


@carry_out.register(KeepTemplate)
def keep_template(command: KeepTemplate, deed: Deed) -> Outcome:
    # Imported here to keep start-up short: it reads and writes content files.
    from workshop.services.template_files import write_template  # noqa: PLC0415

    session = session_of(deed.unit, command.session).session
    if not session.agenda:
        raise Refused(_("Nothing is planned yet: there is nothing to keep."))
    copies = set(deed.unit.sessions.copies(session.id))
    template = Template(
        id="",
        title=session.title,
        summary=_summary(session),
        minutes=total_minutes(session),
        blocks=tuple(_block(block, copies) for block in session.agenda),
    )
    name = write_template(deed.home, template)
    return Outcome(events=CHANGED, value=name, undo=RemoveTemplate(template=name))


@carry_out.register(RemoveTemplate)
def remove_template(command: RemoveTemplate, deed: Deed) -> Outcome:
    # Imported here to keep start-up short, as above.
    from workshop.services.template_files import template_file  # noqa: PLC0415

    set_aside(template_file(deed.home, command.template), deed.now)
    return Outcome(events=CHANGED)


def _summary(session: Session) -> str:
    titles = [block.title for block in session.agenda if block.exercise]
    return ", ".join(titles) or duration(total_minutes(session))


def _block(block: Block, copies: set[str]) -> TemplateBlock:
    """The block as planned; of an exercise that came in once more, the exercise itself."""
    planned = {name: getattr(block, name) for name in TemplateBlock.__struct_fields__}
    return TemplateBlock(**planned | {"exercise": itself(block.exercise, copies)})
