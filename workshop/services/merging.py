"""Laptops of one room: what goes out to one that collects, and what comes back from it.

Everything is united by its key, so that a packet may come twice, late or out of order: what is
there afterwards is the same. Only sealed answers travel.
"""

import secrets
from collections.abc import Iterable, Mapping

import msgspec
from msgspec import structs

from workshop.domain.cell_counts import TypedTally
from workshop.domain.exercise import Exercise
from workshop.domain.packet import Collected, Comer, Room
from workshop.domain.record import Person, RoomLink, SealedRow
from workshop.domain.stage import Place, Stage
from workshop.domain.step import Step, Value, cells, checker, flaws, sheet_fault
from workshop.errors import Missing, Refused
from workshop.services.commands import (
    Command,
    KeepLink,
    MergePart,
    RestoreParticipant,
    TakeRoom,
    Together,
    UnitePeople,
)
from workshop.services.deed import Deed, carry_out
from workshop.services.deletion import delete_answered
from workshop.services.desk import refuse_purged
from workshop.services.events import (
    LibraryChanged,
    Outcome,
    SessionChanged,
    StageMoved,
    answers_changed,
)
from workshop.services.lookups import (
    collecting_step,
    person_of,
    refuse_finished,
    session_of,
    unfinished,
)
from workshop.services.removals import of_answers, of_person, of_session
from workshop.services.secret import plain
from workshop.services.sessions import make_findable
from workshop.services.taking_out import way_out
from workshop.services.tallies import coming_tallies, fits, merge_tallies, tallies_of, too_late
from workshop.services.timers import fresh_timer
from workshop.services.views import Arrival, PersonView
from workshop.steps import AnyStep
from workshop.storage.answer_store import CLEARED
from workshop.storage.session_store import Kept
from workshop.storage.unit import Unit
from workshop.words import _, ngettext

MOST_CELLS = 999
"""Cells of one person in one step that a part may hold."""
_VALUE = msgspec.json.Decoder(int | str | bool | None)


def trees() -> tuple[str, ...]:
    """What laptops are called: short words that are said aloud across a room."""
    return (
        _("Alder"), _("Ash"), _("Aspen"), _("Beech"), _("Birch"), _("Cedar"), _("Elm"), _("Fir"),
        _("Hazel"), _("Holly"), _("Larch"), _("Lime"), _("Maple"), _("Oak"), _("Pine"), _("Plane"),
        _("Poplar"), _("Rowan"), _("Spruce"), _("Walnut"), _("Willow"), _("Yew"),
    )  # fmt: skip


def room_of(unit: Unit, session: str, key: bytes) -> Room:
    """The packet with which another laptop collects for a session. key: the public one."""
    kept = unfinished(unit, session)
    refuse_purged(kept)
    link = unit.links.find(session)
    if link is not None and link.laptop:
        raise Refused(_("This laptop collects for another one. Make the packet there."))
    stage = kept.stage or Stage()
    return Room(
        session=kept.session,
        salt=kept.salt,
        key=key,
        exercises=tuple(
            msgspec.json.encode(unit.sessions.copied(session, name)).decode()
            for name in sorted(unit.sessions.copies(session))
        ),
        lists=unit.lists.all(session),
        block=stage.place.block,
        step=stage.place.step,
        opened=stage.opened,
        gone=tuple(sorted(unit.removals.all())),
    )


def part_of(unit: Unit, session: str) -> Collected:
    """What this laptop has collected for the one that runs the session."""
    kept = session_of(unit, session)
    refuse_purged(kept)
    link = unit.links.find(session)
    if link is None or not link.laptop:
        raise Refused(_("This session is run here: there is nobody to take its answers to."))
    everybody = unit.people.all(session)
    done = unit.people.done_by_person(session)
    here = {person.id for person in everybody if person.id in done}
    left = {person.id for person in everybody} - here
    return Collected(
        session=session,
        kind=kept.session.kind,
        laptop=link.laptop,
        answers_of=of_answers(kept),
        people=tuple(
            Comer(id=each.id, code=each.code, name=each.name, team=each.team)
            for each in everybody
            if each.id in here
        ),
        done=tuple(sorted((token, step) for token in here for step in done[token])),
        answers=tuple(
            structs.astuple(row)
            for row in unit.answers.every_sealed(session)
            if row.token not in left
        ),
        tallies=tallies_of(unit, session),
        gone=tuple(sorted(unit.removals.all())),
    )


def arrival(unit: Unit, part: Collected) -> Arrival:
    """What a part would bring, before it does; Refused where it is not for this library."""
    kept = _run_here(unit, part)
    coming = _coming(unit, kept, part)
    here = {person.id: person for person in unit.people.all(part.session)}
    new = [each for each in coming if each.id not in here]
    names = {plain(each.name) for each in here.values() if each.name and not each.removed}
    tallies = coming_tallies(unit, part)
    late = sum(too_late(unit, part.session, each) for each in tallies)
    return Arrival(
        session=part.session,
        laptop=part.laptop,
        people=len(coming),
        new=len(new),
        same=tuple(sorted(each.name for each in new if plain(each.name) in names)),
        steps=len({step for _token, step in part.done}),
        counts=len(tallies) - late,
        counts_known=len(part.tallies) - len(tallies),
        counts_late=late,
    )


def told(coming: Arrival) -> str:
    """Oak: 6 people, 4 new, 2 here already, 1 same name, counts of 3 steps."""
    counted = coming.counts + coming.counts_known + coming.counts_late
    words = []
    if coming.people or not counted:
        words.append(ngettext("{n} person", "{n} people", coming.people))
    if coming.new:
        words.append(ngettext("{n} new", "{n} new", coming.new))
    if coming.people > coming.new:
        known = coming.people - coming.new
        words.append(ngettext("{n} here already", "{n} here already", known))
    if coming.same:
        same = len(coming.same)
        words.append(ngettext("{n} same name: same person?", "{n} same names: same people?", same))
    words += _counts_told(coming)
    return _("{laptop}: {what}").format(laptop=coming.laptop, what=", ".join(words))


def _counts_told(coming: Arrival) -> Iterable[str]:
    if n := coming.counts:
        yield ngettext("counts of {n} step", "counts of {n} steps", n)
    if n := coming.counts_known:
        yield ngettext("counts of {n} step here already", "counts of {n} steps here already", n)
    if n := coming.counts_late:
        yield ngettext(
            "counts of {n} step left out: its picture was shown",
            "counts of {n} steps left out: their pictures were shown",
            n,
        )


def held(part: Collected) -> str:
    """What a packet takes along: answers of 6 people, counts of 2 steps."""
    people, steps = len(part.people), len(part.tallies)
    words = []
    if people or not steps:
        words.append(ngettext("answers of {n} person", "answers of {n} people", people))
    if steps:
        words.append(ngettext("counts of {n} step", "counts of {n} steps", steps))
    return ", ".join(words)


def same_names(people: Iterable[PersonView]) -> tuple[tuple[PersonView, PersonView], ...]:
    """Pairs of people whose names are written alike; who has none has no name."""
    first: dict[str, PersonView] = {}
    pairs = []
    for person in people:
        name = plain(person.label)
        if name in first:
            pairs.append((first[name], person))
        first.setdefault(name, person)
    return tuple(pairs)


@carry_out.register(KeepLink)
def keep_link(command: KeepLink, deed: Deed) -> Outcome:
    session = unfinished(deed.unit, command.session).session
    if session.kind == "rehearsal":
        raise Refused(_("A rehearsal stays on this computer."))
    deed.unit.links.save(session.id, command.link)
    # The promise on screens and paper says how many laptops keep answers.
    deed.unit.sessions.save(structs.replace(session, laptops=max(2, session.laptops)))
    return Outcome(events=(SessionChanged(session=session.id),))


@carry_out.register(TakeRoom)
def take_room(command: TakeRoom, deed: Deed) -> Outcome:
    room, unit = command.room, deed.unit
    session = structs.replace(room.session, purged=False)
    name = session.id
    before, link = unit.sessions.find(name), unit.links.find(name)
    if before is not None and (link is None or not link.laptop):
        raise Refused(_("This computer runs that session itself. The packet is for another one."))
    if before is not None:
        refuse_purged(before)
    exercises = [_exercise(body) for body in room.exercises]
    if before is None:
        unit.removals.forget([of_session(session)])
        unit.sessions.add(session, room.salt)
    else:
        unit.sessions.save(session)
    unit.sessions.copy_again(name, exercises)
    for step in unit.lists.all(name).keys() | room.lists.keys():
        unit.lists.put(name, step, room.lists.get(step, ()))
    laptop = link.laptop if link is not None else secrets.choice(trees())
    code = command.code or (link.code if link is not None else "")
    unit.links.save(name, RoomLink(key=room.key, code=code, laptop=laptop))
    make_findable(unit, session)
    kept = session_of(unit, name)
    _take_stage(deed, kept, room)
    _delete_gone(deed, kept, room.gone)
    deed.touched.add(name)
    events = (LibraryChanged(session=""), *answers_changed(name), StageMoved(session=name))
    return Outcome(events=events, value=name)


@carry_out.register(MergePart)
def merge_part(command: MergePart, deed: Deed) -> Outcome:
    part, unit = command.part, deed.unit
    kept = _run_here(unit, part)
    name = part.session
    coming = _coming(unit, kept, part)
    steps = _steps(deed, kept, part)
    rows, done = _checked(steps, part, {each.id for each in coming})
    _delete_gone(deed, kept, part.gone)
    known = unit.people.some(name, [each.id for each in coming])
    new = [each for each in coming if each.id not in known]
    unit.people.add(name, *(_person(each) for each in new))
    for each in coming:
        if each.id in known:
            _settle(unit, name, known[each.id], each)
    added = unit.answers.unite(name, rows)
    newly = unit.people.add_done(name, done)
    back: list[Command] = []
    if added or newly:
        back.append(way_out(name, added, newly, (each.id for each in new)))
    if tallies := _tallies(deed, kept, part):
        back.append(merge_tallies(unit, name, tallies))
    deed.handed_in[name] |= {key: step.unlinked for key, step in steps.items()}
    undo = Together(commands=tuple(back)) if back else None
    return Outcome(events=answers_changed(name), value=len(new), undo=undo)


@carry_out.register(UnitePeople)
def unite_people(command: UnitePeople, deed: Deed) -> Outcome:
    unit, name = deed.unit, command.session
    unfinished(unit, name)
    person_of(unit, name, command.participant)
    other = person_of(unit, name, command.other)
    own = unit.people.done_steps(name, command.participant)
    more = unit.people.done_steps(name, other.id) - own
    rows = [
        structs.replace(row, token=command.participant)
        for row in unit.answers.every_sealed(name)
        if row.token == other.id and row.step in more
    ]
    added = unit.answers.unite(name, rows)
    newly = unit.people.add_done(name, [(command.participant, step) for step in sorted(more)])
    unit.people.save(name, structs.replace(other, removed=True))
    deed.touched.add(name)
    apart: tuple[Command, ...] = (RestoreParticipant(session=name, participant=other.id),)
    if added or newly:
        apart = (way_out(name, added, newly, ()), *apart)
    return Outcome(events=answers_changed(name), undo=Together(commands=apart))


def refuse_collecting(unit: Unit, session: str) -> None:
    """What a laptop that collects has is a part of the room: a picture of it would tell the people
    at one table apart.
    """
    link = unit.links.find(session)
    if link is not None and link.laptop:
        raise Refused(_("This laptop collects for another one. Results show there, of everybody."))


def _run_here(unit: Unit, part: Collected) -> Kept:
    """The session that a part belongs to; Refused where it may not come in."""
    kept, link = unit.sessions.find(part.session), unit.links.find(part.session)
    if kept is None or link is None or link.laptop:
        raise Refused(_("These answers belong to a session that is run on another computer."))
    refuse_finished(kept.session.state)
    refuse_purged(kept)
    if part.answers_of != of_answers(kept):
        raise Refused(_("The answers of this session were removed. They do not come back."))
    if part.kind != kept.session.kind:
        raise Refused(_("Sample people cannot come into a real session."))
    return kept


def _coming(unit: Unit, kept: Kept, part: Collected) -> list[Comer]:
    """The people of a part but for those whose answers were deleted, here or there."""
    gone = unit.removals.all().union(part.gone)
    return [each for each in part.people if of_person(kept, each.id) not in gone]


def _steps(deed: Deed, kept: Kept, part: Collected) -> dict[str, Step]:
    """The steps that a part is of, as they run here."""
    steps: dict[str, Step] = {}
    for step in {row[0] for row in part.answers} | {pair[1] for pair in part.done}:
        try:
            steps[step] = collecting_step(deed, kept, step)
        except Missing as missing:
            raise _unfitting(part, step) from missing
    return steps


def _checked(
    steps: Mapping[str, Step], part: Collected, coming: set[str]
) -> tuple[list[SealedRow], list[tuple[str, str]]]:
    """The rows of those who come and what they have done, as the steps here take them; Refused
    where one of them does not fit: all or nothing.
    """
    everybody = {each.id for each in part.people}
    _check_values(part, steps)
    _check_sheets(part, steps, everybody)
    if not {token for token, _step in part.done} <= everybody:
        raise _damaged()
    left = everybody - coming
    rows = [SealedRow(*row) for row in part.answers if row[1] not in left]
    return rows, [pair for pair in part.done if pair[0] in coming]


def _tallies(deed: Deed, kept: Kept, part: Collected) -> list[TypedTally]:
    """The counts that come in; Refused where one of them does not fit its step."""
    coming = coming_tallies(deed.unit, part)
    for each in coming:
        try:
            step = collecting_step(deed, kept, each.step)
        except Missing as missing:
            raise _unfitting(part, each.step) from missing
        if not fits(step, each):
            raise _unfitting(part, step.title)
    return [each for each in coming if not too_late(deed.unit, part.session, each)]


def _check_sheets(part: Collected, steps: Mapping[str, Step], everybody: set[str]) -> None:
    """Each sheet as a whole; an answer that nobody is to be linked to has a token of its own."""
    sheets: dict[tuple[str, str], dict[str, tuple[int, str]]] = {}
    for step, token, cell, revision, value in part.answers:
        sheet = sheets.setdefault((step, token), {})
        sheet[cell] = max(sheet.get(cell, (0, "")), (revision, value))
    for (step, token), sheet in sheets.items():
        answers = {cell: _read(value) for cell, (_at, value) in sheet.items() if value != CLEARED}
        linked = not steps[step].unlinked
        if (
            linked != (token in everybody)
            or len(sheet) > MOST_CELLS
            or sheet_fault(steps[step], answers)
        ):
            raise _unfitting(part, steps[step].title)


def _check_values(part: Collected, steps: Mapping[str, Step]) -> None:
    """Each value once: a room has few different ones."""
    takes = {key: checker(step) for key, step in steps.items()}
    for step, cell, value, first in {(row[0], row[2], row[4], row[3] == 1) for row in part.answers}:
        if value == CLEARED and not first:
            if cell in {each.name for each in cells(steps[step])}:
                continue
            raise _unfitting(part, steps[step].title)
        try:
            kept = takes[step](cell, _read(value))
        except Refused as refused:
            raise _unfitting(part, steps[step].title) from refused
        if msgspec.json.encode(kept).decode() != value:
            raise _unfitting(part, steps[step].title)


def _read(value: str) -> Value:
    try:
        read: Value = _VALUE.decode(value)
    except msgspec.MsgspecError as fault:
        raise _damaged() from fault
    return read


def _damaged() -> Refused:
    return Refused(_("This packet is damaged. Save it once more and bring that one in."))


def _unfitting(part: Collected, step: str) -> Refused:
    said = _(
        "{laptop} was asked another “{step}” than stands here. Put the plan or list back as it "
        "was, then bring the answers in again."
    )
    return Refused(said.format(laptop=part.laptop, step=step))


def _delete_gone(deed: Deed, kept: Kept, gone: Iterable[bytes]) -> None:
    """What was deleted on another machine goes here as well, from every copy of the session."""
    meant = frozenset(gone) - deed.unit.removals.all()
    if not meant:
        return
    deed.unit.removals.add(meant)
    for name in (kept.session.id, *deed.unit.sessions.of_same_people(kept)):
        for person in deed.unit.people.all(name):
            if of_person(kept, person.id) in meant:
                delete_answered(deed.unit, deed.runs, session_of(deed.unit, name), person.id)
                deed.touched.add(name)


def _person(comer: Comer) -> Person:
    return Person(id=comer.id, code=comer.code, name=comer.name, team=comer.team)


def _settle(unit: Unit, session: str, here: Person, there: Comer) -> None:
    """One person known on two machines: of each field what only one of them knows, or the larger,
    whichever came first.
    """
    settled = structs.replace(
        here,
        code=max(here.code or b"", there.code or b"") or None,
        name=max(here.name, there.name),
        team=max(here.team, there.team),
    )
    if settled != here:
        unit.people.save(session, settled)


def _take_stage(deed: Deed, kept: Kept, room: Room) -> None:
    """Stands where the room stood, with the same steps open; each of them must run here."""
    session = kept.session
    for key in room.opened:
        collecting_step(deed, kept, key)
    for run in deed.runs.of(deed.unit, kept).values():
        for step in run.every_step():
            cells(step)
    if session.state != "running":
        return
    there = Place(block=room.block, step=room.step)
    stands = 0 <= room.block < len(session.agenda)
    place = there if stands else Place(block=0)
    stage = kept.stage or Stage(planned=session.agenda, timer=fresh_timer(deed, session, place))
    stage = structs.replace(stage, place=place, opened=room.opened)
    deed.unit.sessions.save_stage(session.id, stage)


def _exercise(body: str) -> Exercise[AnyStep]:
    try:
        found = msgspec.json.decode(body, type=Exercise[AnyStep])
    except msgspec.MsgspecError as fault:
        raise Refused(_("This packet is of another version of the program.")) from fault
    if any(True for step in found.every_step() for _flaw in flaws(step)):
        raise Refused(_("This packet holds an exercise that does not run here."))
    return found
