"""A session held again: its plan and promise on another day."""

import uuid

from msgspec import structs

from workshop.domain.session import Session, purge_day
from workshop.services.commands import BinSession, RepeatSession
from workshop.services.deed import Deed, carry_out
from workshop.services.events import LibraryChanged, Outcome, SessionChanged
from workshop.services.left_open import carry_on
from workshop.services.lookups import session_of
from workshop.services.sessions import HEAD_LIMIT, copy_new, each_apart, itself, make_findable
from workshop.words import _


@carry_out.register(RepeatSession)
def repeat_session(command: RepeatSession, deed: Deed) -> Outcome:
    kept = session_of(deed.unit, command.session)
    made = _again(deed, kept.session, copied=not command.carries)
    deed.unit.sessions.add(made)
    copy_new(deed, made)
    deed.unit.sessions.save(structs.replace(made, agenda=each_apart(deed, made)))
    make_findable(deed.unit, made)
    if command.carries:
        carry_on(deed, kept, made.id)
    return Outcome(
        events=(LibraryChanged(session=""), SessionChanged(session=made.id)),
        value=made.id,
        undo=BinSession(session=made.id),
    )


def _again(deed: Deed, before: Session, *, copied: bool) -> Session:
    """The session with nothing of its day. copied: whether its title says that it is a copy."""
    today = deed.now.date()
    mark = _("(copy)")
    title = f"{before.title[: HEAD_LIMIT - len(mark) - 1]} {mark}" if copied else before.title
    copies = deed.unit.sessions.copies(before.id)
    agenda = tuple(
        structs.replace(
            block,
            id=uuid.uuid4().hex,
            exercise=itself(block.exercise, copies),
            started="",
            ended="",
        )
        for block in before.agenda
    )
    return structs.replace(
        before,
        id=uuid.uuid4().hex,
        title=title,
        date=today,
        purge_on=purge_day(today),
        purged=False,
        kind="real",
        state="ready" if agenda else "draft",
        agenda=agenda,
    )
