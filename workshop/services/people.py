"""The people in the room: how many, who is listed, paper sheets typed in, duplicates removed."""

from collections.abc import Iterable, Mapping

from msgspec import structs

from workshop.domain.record import Person
from workshop.domain.sheet_mark import all_marks, mark_words
from workshop.domain.step import Value, checker
from workshop.domain.threshold import MOST_PEOPLE
from workshop.errors import Refused
from workshop.services.commands import (
    ChangePeople,
    EnterSheet,
    RemoveParticipant,
    RestoreParticipant,
)
from workshop.services.deed import Deed, carry_out
from workshop.services.desk import give_code, new_person, refuse_fault, refuse_purged
from workshop.services.events import LibraryChanged, Outcome, SessionChanged, answers_changed
from workshop.services.lookups import collecting_step, person_of, session_of, unfinished
from workshop.services.secret import by_sign, fresh_token, hashed_label, hashed_sign, plain
from workshop.services.taking_out import way_out
from workshop.storage.answer_store import Put
from workshop.storage.session_store import Kept
from workshop.storage.unit import Unit
from workshop.words import _, quoted


@carry_out.register(ChangePeople)
def change_people(command: ChangePeople, deed: Deed) -> Outcome:
    before = unfinished(deed.unit, command.session).session
    if not 1 <= command.people <= MOST_PEOPLE:
        raise Refused(_("A session is for 1 to {most} people.").format(most=MOST_PEOPLE))
    deed.unit.sessions.save(structs.replace(before, people=command.people))
    return Outcome(
        events=(LibraryChanged(session=""), SessionChanged(session=before.id)),
        undo=ChangePeople(session=before.id, people=before.people),
    )


@carry_out.register(RemoveParticipant)
def remove_participant(command: RemoveParticipant, deed: Deed) -> Outcome:
    unfinished(deed.unit, command.session)
    person = person_of(deed.unit, command.session, command.participant)
    deed.unit.people.save(command.session, structs.replace(person, removed=True))
    turn = deed.unit.people.turn(command.session, person.id)
    if turn is not None:
        deed.unit.people.save_turn(command.session, structs.replace(turn, active=False, desk=""))
    deed.touched.add(command.session)
    return Outcome(
        events=answers_changed(command.session),
        undo=RestoreParticipant(
            session=command.session,
            participant=person.id,
            active=turn is not None and turn.active,
        ),
    )


@carry_out.register(RestoreParticipant)
def restore_participant(command: RestoreParticipant, deed: Deed) -> Outcome:
    unfinished(deed.unit, command.session)
    person = person_of(deed.unit, command.session, command.participant)
    if person.sign and by_sign(deed.unit.people.all(command.session), person.sign):
        raise Refused(_("Somebody else has taken that sign or name since."))
    deed.unit.people.save(command.session, structs.replace(person, removed=False))
    deed.touched.add(command.session)
    turn = deed.unit.people.turn(command.session, person.id)
    others = deed.unit.people.turns(command.session)
    if (
        turn is not None
        and command.active
        and not any(each.active and not each.desk for each in others)
    ):
        deed.unit.people.save_turn(command.session, structs.replace(turn, active=True))
    return Outcome(
        events=answers_changed(command.session),
        undo=RemoveParticipant(session=command.session, participant=person.id),
    )


@carry_out.register(EnterSheet)
def enter_sheet(command: EnterSheet, deed: Deed) -> Outcome:
    kept = unfinished(deed.unit, command.session)
    refuse_purged(kept)
    if command.sample:
        refuse_sample(kept)
    person, known = _owner(command, deed, kept)
    if not known:
        deed.unit.people.add(command.session, person)
    rows, done = _sheet(deed, kept, person, command.answers)
    if not rows:
        raise Refused(_("The sheet is still empty."))
    if known:
        _refuse_twice(command, deed, kept, done)
    added = deed.unit.answers.put_sealed(command.session, rows)
    newly = deed.unit.people.add_done(command.session, done)
    deed.touched.add(command.session)
    return Outcome(
        events=answers_changed(command.session),
        value=give_code(deed, kept, person),
        undo=way_out(command.session, added, newly, () if known else (person.id,)),
    )


def _owner(command: EnterSheet, deed: Deed, kept: Kept) -> tuple[Person, bool]:
    """Whose sheet it is, and whether a page of it is in already."""
    named = kept.session.mode == "named"
    mark = "" if named else plain(command.mark)
    if mark and mark not in map(plain, all_marks()):
        said = _("No sheet has the mark “{mark}”. A mark reads “{example}”.")
        raise Refused(said.format(mark=quoted(command.mark), example=mark_words(2)))
    digest = hashed_label(kept.salt, mark) if mark else b""
    known = by_sign(deed.unit.people.all(kept.session.id), digest) if mark else None
    if known is not None:
        return known, True
    person, _key = new_person(deed, kept, sign=command.name if named else "", team=command.team)
    return structs.replace(person, sign=digest) if mark else person, False


def _refuse_twice(
    command: EnterSheet, deed: Deed, kept: Kept, done: Iterable[tuple[str, str]]
) -> None:
    """What is in counts; a page typed in once more is refused rather than written over it."""
    for person, key in done:
        if key in deed.unit.people.done_steps(kept.session.id, person):
            said = _("“{step}” of the sheet with {mark} is in already.")
            step = deed.runs.step(deed.unit, kept, key)
            raise Refused(said.format(step=step.title, mark=command.mark))


def steps_from(unit: Unit, session: str, label: str) -> frozenset[str]:
    """Keys of the steps that are in from the sheet with that mark, word or name; none where it is
    not known.
    """
    kept = session_of(unit, session)
    named = kept.session.mode == "named"
    digest = hashed_sign(kept.salt, label).digest if named else hashed_label(kept.salt, label)
    person = by_sign(unit.people.all(session), digest)
    return unit.people.done_steps(session, person.id) if person else frozenset()


def _sheet(
    deed: Deed, kept: Kept, person: Person, answers: Mapping[str, Mapping[str, Value]]
) -> tuple[list[Put], list[tuple[str, str]]]:
    """The checked rows of a sheet, and the steps it does."""
    rows: list[Put] = []
    done: list[tuple[str, str]] = []
    for key, given in answers.items():
        step = collecting_step(deed, kept, key)
        check = checker(step)
        token = fresh_token() if step.unlinked else person.id
        if given:
            done.append((person.id, key))
            refuse_fault(step, given)
        rows += [
            Put(step=key, token=token, cell=cell, value=check(cell, value))
            for cell, value in given.items()
        ]
    return rows, done


def refuse_sample(kept: Kept) -> None:
    """Made-up people never stand among real ones."""
    if kept.session.kind == "real":
        raise Refused(_("Sample people cannot come into a real session."))
