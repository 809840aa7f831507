"""Making, changing, binning and listing sessions."""

import datetime as dt
import uuid
from collections.abc import Collection
from itertools import combinations, count

import msgspec
from msgspec import structs

from workshop.domain.exercise import Exercise, Template, TemplateBlock, TemplatePart
from workshop.domain.nouns import several, usual_noun
from workshop.domain.session import (
    LONGEST_BLOCK,
    Block,
    Session,
    minute_of_day,
    purge_day,
    stricter,
)
from workshop.domain.stage import Place, Stage, went
from workshop.domain.threshold import MOST_PEOPLE, checked_threshold, proposed_threshold
from workshop.errors import Missing, Refused
from workshop.services.commands import (
    AddBlock,
    BinSession,
    EditSession,
    NewSession,
    RestoreSession,
    SetAgenda,
    Together,
)
from workshop.services.deed import Deed, carry_out
from workshop.services.events import LibraryChanged, Outcome, SessionChanged, StageMoved
from workshop.services.left_open import carry_on
from workshop.services.lists import begin_lists
from workshop.services.lookups import headline, session_of, unfinished
from workshop.services.timers import stop_of, timed
from workshop.steps import AnyStep
from workshop.storage.unit import Unit
from workshop.words import _

HEAD_LIMIT = 140
"""Characters of a title, a client, a place."""


@carry_out.register(NewSession)
def new_session(command: NewSession, deed: Deed) -> Outcome:
    template = _template(deed, command.template)
    parts = template.parts if template else ()
    last = session_of(deed.unit, command.after) if command.after else None
    if not parts:
        session = _made(deed, command, template.blocks if template else ())
        if last is not None:
            carry_on(deed, last, session)
        return Outcome(
            events=(LibraryChanged(session=""), SessionChanged(session=session)),
            value=session,
            undo=BinSession(session=session),
        )
    made = [
        _made(deed, _in_series(command, part, week), part.blocks) for week, part in enumerate(parts)
    ]
    if last is not None:
        carry_on(deed, last, made[0])
    return Outcome(
        events=(LibraryChanged(session=""), *(SessionChanged(session=each) for each in made)),
        value=tuple(made),
        undo=Together(commands=tuple(BinSession(session=each) for each in made)),
    )


def _in_series(command: NewSession, part: TemplatePart, week: int) -> NewSession:
    """The session of a series in that week, from 0."""
    title = str.format(_("{title}: {part}"), title=command.title, part=part.title)
    return structs.replace(command, title=title, date=command.date + dt.timedelta(weeks=week))


def _made(deed: Deed, command: NewSession, blocks: tuple[TemplateBlock, ...]) -> str:
    """The id of a new session with these blocks."""
    agenda = tuple(map(_block, blocks))
    noun = headline(command.noun, HEAD_LIMIT, _("The word for customers")) or usual_noun()
    session = Session(
        id=uuid.uuid4().hex,
        title=command.title,
        client=command.client,
        place=command.place,
        date=command.date,
        starts=command.starts,
        noun=noun,
        nouns=command.nouns or several(noun),
        wording=command.wording,
        mode=command.mode,
        threshold=proposed_threshold(command.people)
        if command.threshold is None
        else command.threshold,
        withhold_unanimous=command.withhold_unanimous,
        people=command.people,
        laptops=command.laptops,
        profile=command.profile,
        purge_on=purge_day(max(command.date, deed.now.date())),
        kind=command.kind,
        state="ready" if agenda else "draft",
        agenda=agenda,
    )
    session = _checked(session)
    deed.unit.sessions.add(session)
    copy_new(deed, session)
    session = structs.replace(session, agenda=each_apart(deed, session))
    deed.unit.sessions.save(session)
    make_findable(deed.unit, session)
    return session.id


def each_apart(deed: Deed, session: Session) -> tuple[Block, ...]:
    """The agenda; of an exercise that is in it again, a copy with its own name."""
    agenda: tuple[Block, ...] = ()
    for block in session.agenda:
        agenda = (*agenda, _once_more(deed, session.id, agenda, block))
    return agenda


@carry_out.register(EditSession)
def edit_session(command: EditSession, deed: Deed) -> Outcome:
    kept = session_of(deed.unit, command.session.id)
    before = kept.session
    answered = deed.unit.answers.any(before.id) or bool(deed.unit.tallies.counts(before.id))
    changed = structs.replace(
        command.session,
        kind=before.kind,
        state=before.state,
        agenda=before.agenda,
        purged=before.purged,
    )
    changed = _checked(stricter(before, changed, answered=answered))
    changed = _purge_day_moved(deed, before, changed, answered=answered)
    deed.unit.sessions.save(changed)
    make_findable(deed.unit, changed)
    return Outcome(
        events=(LibraryChanged(session=""), SessionChanged(session=changed.id)),
        undo=None if answered and _promise(changed) != _promise(before) else _edit_back(before),
    )


@carry_out.register(SetAgenda)
def set_agenda(command: SetAgenda, deed: Deed) -> Outcome:
    kept = unfinished(deed.unit, command.session)
    before = kept.session
    seen: set[str] = set()
    for block in command.agenda:
        if block.exercise and block.exercise in seen:
            raise Refused(_("“{title}” is in the plan already.").format(title=block.title))
        seen.add(block.exercise)
        if not 1 <= block.minutes <= LONGEST_BLOCK:
            raise Refused(_("“{title}” needs at least a minute.").format(title=block.title))
    agenda = tuple(
        structs.replace(block, id=block.id or uuid.uuid4().hex) for block in command.agenda
    )
    state = before.state
    if state in ("draft", "ready"):
        state = "ready" if agenda else "draft"
    changed = structs.replace(before, agenda=agenda, state=state)
    deed.unit.sessions.save(changed)
    copy_new(deed, changed)
    stage = None
    if kept.stage is not None:
        stage = _stage_in(deed, kept.stage, before, changed, command)
        deed.unit.sessions.save_stage(changed.id, stage)
    return Outcome(
        events=(
            LibraryChanged(session=""),
            SessionChanged(session=changed.id),
            StageMoved(session=changed.id),
        ),
        undo=SetAgenda(
            session=changed.id,
            agenda=before.agenda,
            back=(kept.stage, stage) if kept.stage and stage else None,
        ),
    )


@carry_out.register(AddBlock)
def add_block(command: AddBlock, deed: Deed) -> Outcome:
    agenda = unfinished(deed.unit, command.session).session.agenda
    block = _once_more(deed, command.session, agenda, command.block)
    changed = (*agenda[: command.at], block, *agenda[command.at :])
    return set_agenda(SetAgenda(session=command.session, agenda=changed), deed)


def _once_more(deed: Deed, session: str, agenda: tuple[Block, ...], block: Block) -> Block:
    """The block; of an exercise that the agenda has already, one of a copy with its own name."""
    taken = {each.exercise for each in agenda}
    if not block.exercise or block.exercise not in taken:
        return block
    number = next(n for n in count(2) if f"{block.exercise}_{n}" not in taken)
    name = f"{block.exercise}_{number}"
    exercise = deed.unit.sessions.copied(session, block.exercise)
    title = str.format(_("{title} ({n})"), title=exercise.title, n=number)
    if name not in deed.unit.sessions.copies(session):
        copy = structs.replace(exercise, id=name, title=title)
        deed.unit.sessions.copy_exercise(session, copy)
    return structs.replace(block, exercise=name, title=title)


def itself(exercise: str, copies: Collection[str]) -> str:
    """The name of an exercise; of a copy that came in once more, the name it was copied from."""
    first, _line, number = exercise.rpartition("_")
    return first if number.isdecimal() and first in copies else exercise


@carry_out.register(BinSession)
def bin_session(command: BinSession, deed: Deed) -> Outcome:
    return _binned(deed, command.session, binned=True)


@carry_out.register(RestoreSession)
def restore_session(command: RestoreSession, deed: Deed) -> Outcome:
    return _binned(deed, command.session, binned=False)


def _binned(deed: Deed, session: str, *, binned: bool) -> Outcome:
    before = session_of(deed.unit, session).binned
    deed.unit.sessions.set_binned(session, binned=binned)
    back = BinSession(session=session) if before else RestoreSession(session=session)
    return Outcome(events=(LibraryChanged(session=""),), undo=back)


def make_findable(unit: Unit, session: Session) -> None:
    """Puts title, client and place into the search."""
    unit.search.put(
        session.id, "session", "", "\n".join((session.title, session.client, session.place)).strip()
    )


def _template(deed: Deed, name: str) -> Template | None:
    if not name:
        return None
    for template in deed.content.templates():
        if template.id == name:
            return template
    raise Missing(_("There is no template “{name}”.").format(name=name))


def _still_there(stage: Stage, before: tuple[Block, ...], agenda: tuple[Block, ...]) -> Stage:
    """The stage at the same block wherever that stands now; where it is gone, at the one after."""
    here = min(stage.place.block, len(before) - 1)
    ids = [block.id for block in agenda]
    if before and before[here].id in ids:
        place = structs.replace(stage.place, block=ids.index(before[here].id))
        return structs.replace(stage, place=place)
    return went(stage, Place(block=max(0, min(here, len(agenda) - 1))))


def _stage_in(
    deed: Deed, stage: Stage, before: Session, changed: Session, command: SetAgenda
) -> Stage:
    """The stage in the changed agenda, as near as there is to it, with the timer of that place. A
    change taken back brings the place of before, and where nothing moved since all of that stage.
    """
    if command.back is not None and _alike(stage, command.back[1]):
        return command.back[0]
    if not changed.agenda:
        return stage
    if command.back is not None:
        lost = command.back[0]
        there = structs.replace(stage, place=lost.place, page=lost.page, chosen=lost.chosen)
    else:
        there = _at_planned_step(deed, changed, _still_there(stage, before.agenda, changed.agenda))
    return timed(deed, changed, stop_of(before, stage.place), there)


def _alike(stage: Stage, other: Stage) -> bool:
    """Whether nothing moved between them; a step closed and opened again comes last."""
    opened = tuple(sorted(stage.opened)), tuple(sorted(other.opened))
    return structs.replace(stage, opened=opened[0]) == structs.replace(other, opened=opened[1])


def _at_planned_step(deed: Deed, session: Session, stage: Stage) -> Stage:
    """The stage; on the title page where the form that now runs lacks its step."""
    exercise = session.agenda[stage.place.block].exercise
    running = deed.runs.of(deed.unit, session_of(deed.unit, session.id))
    names = ("", *(step.id for step in running[exercise].steps)) if exercise else ("",)
    return stage if stage.place.step in names else went(stage, Place(block=stage.place.block))


def _block(planned: TemplateBlock) -> Block:
    fields = {"id": uuid.uuid4().hex, **structs.asdict(planned)}
    return msgspec.convert(fields, Block)


def copy_new(deed: Deed, session: Session) -> None:
    """A session runs what the exercises are today, whatever becomes of them later."""
    copied = set(deed.unit.sessions.copies(session.id))
    met = set(copied)
    shipped = {exercise.id: exercise for exercise in deed.content.exercises()}
    for block in session.agenda:
        if not block.exercise or block.exercise in met:
            continue
        met.add(block.exercise)
        if block.exercise not in shipped:
            raise Missing(_("There is no exercise “{name}”.").format(name=block.exercise))
        exercise = shipped[block.exercise]
        known_form(exercise, block)
        deed.unit.sessions.copy_exercise(session.id, exercise)
    new = deed.unit.sessions.copies(session.id).keys() - copied
    begin_lists(deed, session_of(deed.unit, session.id), new)


def known_form(exercise: Exercise[AnyStep], block: Block) -> None:
    """Missing where an exercise has no such form, or no such option, as its block says; Refused
    where only one of its options can be chosen.
    """
    if block.variant and block.variant not in exercise.variants:
        said = _("“{title}” has no form “{name}”.")
        raise Missing(said.format(title=exercise.title, name=block.variant))
    for name in block.options:
        if name not in exercise.options:
            said = _("“{title}” has no option “{name}”.")
            raise Missing(said.format(title=exercise.title, name=name))
    for one, other in combinations(block.options, 2):
        kind = exercise.options[one].one_of
        if kind and kind == exercise.options[other].one_of:
            said = _("“{one}” and “{other}” do not go together. Choose one of them.")
            raise Refused(said.format(one=one, other=other))


def _checked(session: Session) -> Session:
    """The head with its texts cleaned; Refused where a field cannot stand."""
    labels = {
        "title": _("The title"),
        "client": _("The client"),
        "place": _("The place"),
        "noun": _("The word for customers"),
        "nouns": _("The word for customers"),
    }
    texts = {
        name: headline(getattr(session, name), HEAD_LIMIT, label) for name, label in labels.items()
    }
    session = structs.replace(session, **texts)
    if not session.title:
        raise Refused(_("Give the session a title."))
    if not 1 <= session.people <= MOST_PEOPLE:
        raise Refused(_("A session is for 1 to {most} people.").format(most=MOST_PEOPLE))
    if not 1 <= session.laptops <= MOST_PEOPLE:
        raise Refused(_("At least 1 laptop, or paper with 1 to type it in."))
    minute_of_day(session.starts)
    checked_threshold(session.threshold)
    return session


def _purge_day_moved(deed: Deed, before: Session, changed: Session, *, answered: bool) -> Session:
    """The day follows the date until people have answered under it; then it only comes nearer."""
    day = changed.purge_on
    if changed.date != before.date and day == before.purge_on:
        day = purge_day(max(changed.date, deed.now.date()))
        if answered:
            day = min(day, before.purge_on)
    if answered and day > before.purge_on:
        raise Refused(_("People have answered under this promise. It can only get stricter now."))
    purged = before.purged and day <= before.purge_on
    return structs.replace(changed, purge_on=day, purged=purged)


def _promise(session: Session) -> tuple[object, ...]:
    return (session.mode, session.threshold, session.withhold_unanimous, session.purge_on)


def _edit_back(before: Session) -> EditSession:
    return EditSession(session=before)
