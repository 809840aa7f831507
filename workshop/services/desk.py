"""The desk: one person's turn from sitting down to Done."""

from collections.abc import Mapping
from functools import partial

from msgspec import structs

from workshop.domain.record import Person, Turn
from workshop.domain.step import (
    Step,
    Value,
    cells,
    checker,
    sheet_fault,
)
from workshop.errors import Refused, WrongSecret
from workshop.services.commands import (
    BeginTurn,
    ClearAnswer,
    DeleteOwn,
    HandInLate,
    KeepPlace,
    LeaveTurn,
    PutAnswer,
    ResumeTurn,
    SealTurn,
)
from workshop.services.deed import Deed, carry_out
from workshop.services.deletion import delete_answered, forget_person
from workshop.services.events import AnswersChanged, Outcome, answers_changed
from workshop.services.lookups import (
    collecting_step,
    limited,
    person_by_code,
    person_of,
    refuse_finished,
    session_of,
    stage_of,
    unfinished,
)
from workshop.services.secret import (
    by_code,
    by_sign,
    fresh_token,
    hashed_code,
    hashed_sign,
    is_taken,
    new_code,
)
from workshop.services.tries import forget, refuse_while_waiting
from workshop.services.turns import asked
from workshop.services.views import Question, Seated
from workshop.storage.answer_store import Put
from workshop.storage.people_store import Seat
from workshop.storage.session_store import Kept
from workshop.words import _

SIGN_LIMIT = 60
TEAM_LIMIT = 40


@carry_out.register(BeginTurn)
def begin_turn(command: BeginTurn, deed: Deed) -> Outcome:
    kept = unfinished(deed.unit, command.session)
    refuse_purged(kept)
    if not stage_of(kept).opened:
        raise Refused(_("Nothing is open for answers yet."))
    person, key = new_person(deed, kept, sign=command.sign, team=command.team)
    _leave_others(deed, command.session, person.id, command.desk)
    deed.unit.people.add(command.session, person)
    code = ""
    if not person.sign or kept.session.mode == "named":
        code, key = _fresh_code(deed, kept, person)
    deed.unit.people.save_turn(command.session, Turn(participant=person.id, desk=command.desk))
    deed.drafts.begin(command.session, person.id, key)
    return Outcome(
        events=(AnswersChanged(session=command.session),),
        value=Seated(participant=person.id, code=code),
    )


@carry_out.register(ResumeTurn)
def resume_turn(command: ResumeTurn, deed: Deed) -> Outcome:
    kept = unfinished(deed.unit, command.session)
    refuse_purged(kept)
    refuse_while_waiting(deed.unit, deed.now)
    people = deed.unit.people.all(command.session)
    word = hashed_code(kept.salt, command.secret)
    person, whole = by_code(people, word.digest), True
    if person is None and kept.session.mode != "named":
        word = hashed_sign(kept.salt, command.secret)
        person, whole = by_sign(people, word.digest), False
    if person is None:
        raise WrongSecret(_("Nothing matches that. Look at your sheet or slip, and try again."))
    if not whole and not asked(deed.unit, deed.runs, deed.drafts, kept, person.id, whole=False):
        raise Refused(_("There is nothing new for you now. Your code opens your answers."))
    turn = deed.unit.people.turn(command.session, person.id) or Turn(participant=person.id)
    _leave_others(deed, command.session, person.id, command.desk)
    turn = structs.replace(turn, active=True, desk=command.desk)
    deed.unit.people.save_turn(command.session, turn)
    deed.drafts.begin(command.session, person.id, word.key)
    return Outcome(
        events=(AnswersChanged(session=command.session),),
        value=Seated(participant=person.id, whole=whole),
    )


@carry_out.register(PutAnswer)
def put_answer(command: PutAnswer, deed: Deed) -> Outcome:
    seat = _open_seat(deed, command)
    kept = partial(session_of, deed.unit, command.session)
    step, check = deed.runs.asked(deed.unit, kept, seat.form, command.step)
    value = check(command.cell, command.value)
    if step.unlinked:
        _put_unlinked(command, deed, seat.turn, value)
    else:
        put = Put(step=command.step, token=command.participant, cell=command.cell, value=value)
        deed.unit.answers.put(command.session, put)
    return Outcome()


@carry_out.register(ClearAnswer)
def clear_answer(command: ClearAnswer, deed: Deed) -> Outcome:
    seat = _open_seat(deed, command)
    step = deed.runs.step(deed.unit, session_of(deed.unit, command.session), command.step)
    if step.unlinked:
        changed = deed.drafts.cleared(command.session, seat.turn, command.step, command.cell)
        deed.unit.people.save_turn(command.session, changed)
    else:
        person = command.participant
        deed.unit.answers.clear(command.session, command.step, person, command.cell)
    return Outcome()


@carry_out.register(KeepPlace)
def keep_place(command: KeepPlace, deed: Deed) -> Outcome:
    turn = _turn(deed, command.session, command.participant)
    deed.unit.people.save_turn(
        command.session, structs.replace(turn, question=max(0, command.question))
    )
    return Outcome()


@carry_out.register(SealTurn)
def seal_turn(command: SealTurn, deed: Deed) -> Outcome:
    kept = unfinished(deed.unit, command.session)
    _turn(deed, command.session, command.participant)
    person = person_of(deed.unit, command.session, command.participant)
    questions = asked(
        deed.unit, deed.runs, deed.drafts, kept, person.id, whole=True, only=command.only
    )
    for question in questions:
        refuse_unfinished(question.step, question.answers)
    for question in questions:
        if question.step.unlinked:
            _seal_unlinked(deed, command.session, question)
        else:
            deed.unit.answers.seal(command.session, question.key, person.id)
    done = [(person.id, question.key) for question in questions]
    deed.unit.people.add_done(command.session, done)
    if not command.only:
        deed.unit.people.end_turn(command.session, person.id)
        deed.drafts_over.add((command.session, person.id))
    deed.handed_in[command.session] |= {each.key: each.step.unlinked for each in questions}
    forget(deed.unit)
    return Outcome(
        events=answers_changed(command.session),
        value=give_code(deed, kept, person),
    )


@carry_out.register(HandInLate)
def hand_in_late(command: HandInLate, deed: Deed) -> Outcome:
    kept = unfinished(deed.unit, command.session)
    refuse_purged(kept)
    _turn(deed, command.session, command.participant)
    done = deed.unit.people.done_steps(command.session, command.participant)
    new = {key: sheet for key, sheet in command.sheets.items() if key not in done}
    for key, sheet in new.items():
        step = collecting_step(deed, kept, key)
        takes = checker(step)
        answers = {cell: takes(cell, value) for cell, value in sheet.items()}
        refuse_unfinished(step, answers)
        token = fresh_token() if step.unlinked else command.participant
        rows = [Put(key, token, cell, value) for cell, value in answers.items()]
        deed.unit.answers.put_sealed(command.session, rows)
        deed.handed_in[command.session][key] = step.unlinked
    deed.unit.people.add_done(command.session, [(command.participant, key) for key in new])
    return Outcome(events=answers_changed(command.session))


@carry_out.register(LeaveTurn)
def leave_turn(command: LeaveTurn, deed: Deed) -> Outcome:
    turn = _turn(deed, command.session, command.participant)
    _leave(deed, command.session, turn)
    return Outcome(events=(AnswersChanged(session=command.session),))


@carry_out.register(DeleteOwn)
def delete_own(command: DeleteOwn, deed: Deed) -> Outcome:
    kept = session_of(deed.unit, command.session)
    person = person_by_code(deed.unit, kept, command.code, deed.now)
    sessions = (command.session, *deed.unit.sessions.of_same_people(kept))
    for name in sessions:
        delete_answered(deed.unit, deed.runs, session_of(deed.unit, name), person.id)
    deed.touched.update(sessions)
    changed = [event for name in sessions for event in answers_changed(name)]
    return Outcome(events=tuple(changed))


def new_person(deed: Deed, kept: Kept, *, sign: str, team: str) -> tuple[Person, bytes]:
    """Somebody new under the session's mode and the key of their sign, empty where they have none;
    Refused where the sign or name is taken, telling nothing about whose it is.
    """
    named = kept.session.mode == "named"
    label = _("Your name") if named else _("Your sign")
    sign = limited(sign, SIGN_LIMIT, label)
    team = limited(team, TEAM_LIMIT, _("Your team")) if kept.session.mode == "team" else ""
    if named and not sign:
        raise Refused(_("Write your name first."))
    if kept.session.mode == "team" and not team:
        raise Refused(_("Say which team you are in first."))
    word = hashed_sign(kept.salt, sign) if sign else None
    if word and is_taken(deed.unit.people.signs(kept.session.id), word.digest):
        raise Refused(
            _("That name is taken. Add a letter, or come back with your code.")
            if named
            else _("That sign is taken. Take another one, or come back with your code.")
        )
    person = Person(id=fresh_token(), name=sign if named else "", team=team)
    if word is None:
        return person, b""
    return structs.replace(person, sign=word.digest), word.key


def give_code(deed: Deed, kept: Kept, person: Person) -> str:
    """A receipt code on the first Done, "" later; only its hash is kept."""
    return "" if person.code else _fresh_code(deed, kept, person)[0]


def _fresh_code(deed: Deed, kept: Kept, person: Person) -> tuple[str, bytes]:
    """A new receipt code of theirs, and its key."""
    code = new_code()
    word = hashed_code(kept.salt, code)
    deed.unit.people.save(kept.session.id, structs.replace(person, code=word.digest))
    return code, word.key


def refuse_unfinished(step: Step, answers: Mapping[str, Value]) -> None:
    """Refused where a sheet lacks what it needs, or is none as a whole."""
    for cell in cells(step):
        if cell.required and cell.name not in answers:
            raise Refused(
                _("“{step}” is still open: {label}.").format(step=step.title, label=cell.label)
            )
    refuse_fault(step, answers)


def refuse_fault(step: Step, answers: Mapping[str, Value]) -> None:
    """Refused where one person's answers are no valid sheet of the step as a whole."""
    fault = sheet_fault(step, answers)
    if fault:
        raise Refused(_("“{step}”: {fault}").format(step=step.title, fault=fault))


def refuse_purged(kept: Kept) -> None:
    """Once the raw answers have gone on their day, no new ones are taken."""
    if kept.session.purged:
        raise Refused(
            _("The answers of this session have been removed. Give it a new date to run it.")
        )


def _open_seat(deed: Deed, command: PutAnswer | ClearAnswer) -> Seat:
    """Who sits at the desk; Refused where the turn or the step is closed."""
    seat = deed.unit.people.seat(command.session, command.participant)
    if seat is None or not seat.turn.active:
        raise Refused(_("This turn is over."))
    refuse_finished(seat.state)
    if command.step not in seat.stage.opened:
        done = deed.unit.people.done_steps(command.session, command.participant)
        if command.step not in done:
            raise Refused(_("This question is closed now."))
    return seat


def _turn(deed: Deed, session: str, participant: str) -> Turn:
    turn = deed.unit.people.turn(session, participant)
    if turn is None or not turn.active:
        raise Refused(_("This turn is over."))
    return turn


def _put_unlinked(command: PutAnswer, deed: Deed, turn: Turn, value: Value) -> None:
    """Into the draft of the turn; nobody answers an unlinked step twice."""
    if command.step in deed.unit.people.done_steps(command.session, command.participant):
        raise Refused(_("This question is closed now."))
    changed = deed.drafts.written(command.session, turn, command.step, command.cell, value)
    deed.unit.people.save_turn(command.session, changed)


def _seal_unlinked(deed: Deed, session: str, question: Question) -> None:
    """The answers of the draft under a token that is made only now."""
    token = fresh_token()
    rows = [Put(question.key, token, cell, value) for cell, value in question.answers.items()]
    deed.unit.answers.put_sealed(session, rows)


def _leave_others(deed: Deed, session: str, participant: str, desk: str) -> None:
    """Whoever sat at that desk before. Beside people at other desks, whose turns go on, the rows
    must not tell who sat down when.
    """
    for turn in deed.unit.people.turns(session):
        if turn.active and turn.participant != participant:
            if turn.desk == desk:
                _leave(deed, session, turn)
            else:
                deed.handed_in.setdefault(session, {})


def _leave(deed: Deed, session: str, turn: Turn) -> None:
    """A turn that somebody can come back to is kept; one without sign or code is forgotten."""
    person = person_of(deed.unit, session, turn.participant)
    if person.sign or person.code:
        deed.unit.people.save_turn(session, structs.replace(turn, active=False, desk=""))
    else:
        forget_person(deed.unit, session, person.id)
    deed.drafts_over.add((session, person.id))
    deed.touched.add(session)
