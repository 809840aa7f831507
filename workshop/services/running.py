"""Running a session: where it stands, what the room may see, what is open for answers."""

import datetime as dt
from collections.abc import Callable

from msgspec import structs

from workshop.domain.session import Block, Session
from workshop.domain.stage import (
    Place,
    Stage,
    Timer,
    clock_moved,
    closed,
    lengthened,
    opened,
    paused,
    started,
    went,
)
from workshop.domain.step import collects, step_key
from workshop.errors import Refused
from workshop.services.commands import (
    AddTime,
    ClockMoved,
    Command,
    FinishSession,
    GoTo,
    OpenAgain,
    OpenStep,
    RunTimer,
    SetBlack,
    SetFrozen,
    SetPlain,
    ShowAside,
    ShowList,
    ShowView,
    StartSession,
    TakeBack,
    Together,
)
from workshop.services.deed import Deed, carry_out
from workshop.services.events import (
    AnswersChanged,
    Event,
    LibraryChanged,
    Outcome,
    SessionChanged,
    StageMoved,
)
from workshop.services.lookups import (
    collecting_step,
    refuse_finished,
    session_of,
    stage_of,
    unfinished,
)
from workshop.services.timers import fresh_timer, stop_of, timed
from workshop.storage.session_store import Kept
from workshop.words import _


@carry_out.register(StartSession)
def start_session(command: StartSession, deed: Deed) -> Outcome:
    kept = session_of(deed.unit, command.session)
    session = kept.session
    refuse_finished(session.state)
    if not session.agenda:
        raise Refused(_("The plan is empty. Add an exercise first."))
    stage = kept.stage or Stage(timer=fresh_timer(deed, session, Place(block=0)))
    if stage.place.block >= len(session.agenda):
        stage = went(stage, Place(block=0))
    if not stage.planned:
        stage = structs.replace(stage, planned=session.agenda)
    session = structs.replace(session, state="running")
    session = _clocked(session, stage.place.block, stage.place.block, deed.now)
    deed.unit.sessions.save(session)
    deed.unit.sessions.save_stage(session.id, stage)
    return Outcome(events=_run_events(session.id))


@carry_out.register(FinishSession)
def finish_session(command: FinishSession, deed: Deed) -> Outcome:
    kept = unfinished(deed.unit, command.session)
    here = stage_of(kept).place.block
    ended = command.ended or _clock(deed.now)
    finished, before = _ended(kept.session, here, ended)
    deed.unit.sessions.save(structs.replace(finished, state="finished"))
    back = OpenAgain(session=command.session, ended=before)
    return Outcome(events=_run_events(command.session), undo=back)


@carry_out.register(OpenAgain)
def open_again(command: OpenAgain, deed: Deed) -> Outcome:
    kept = session_of(deed.unit, command.session)
    if kept.session.state != "finished":
        return Outcome()
    running, before = _ended(kept.session, stage_of(kept).place.block, command.ended)
    deed.unit.sessions.save(structs.replace(running, state="running"))
    back = FinishSession(session=command.session, ended=before)
    return Outcome(events=_run_events(command.session), undo=back)


def _ended(session: Session, here: int, clock: str) -> tuple[Session, str]:
    """The session with the block here ended at that time, and when it had ended before."""
    blocks = session.agenda[here : here + 1]
    before = "".join(block.ended for block in blocks)
    agenda = tuple(
        structs.replace(block, ended=clock) if index == here else block
        for index, block in enumerate(session.agenda)
    )
    return structs.replace(session, agenda=agenda), before


@carry_out.register(GoTo)
def go_to(command: GoTo, deed: Deed) -> Outcome:
    kept = session_of(deed.unit, command.session)
    stage, session = stage_of(kept), kept.session
    key = _key(deed, kept, command.place)
    moved = went(stage, command.place, max(0, command.page))
    newly = ""
    if command.place != stage.place:
        moved = timed(deed, session, stop_of(session, stage.place), moved)
        running = session.state != "finished"
        if running and key not in command.closes and _opens_on_arrival(deed, kept, stage, key):
            newly = key
            moved = opened(moved, key)
    for each in command.closes:
        moved = closed(moved, each)
    deed.unit.sessions.save_stage(session.id, moved)
    events: list[Event] = [StageMoved(session=session.id)]
    if command.place.block != stage.place.block and session.state != "finished":
        after = _clocked(session, stage.place.block, command.place.block, deed.now)
        deed.unit.sessions.save(after)
        events.append(SessionChanged(session=session.id))
    if newly or command.closes:
        events.append(AnswersChanged(session=session.id))
    return Outcome(
        events=tuple(events),
        undo=GoTo(
            session=session.id,
            place=stage.place,
            page=stage.page,
            closes=(newly,) if newly else (),
        ),
    )


@carry_out.register(ShowAside)
def show_aside(command: ShowAside, deed: Deed) -> Outcome:
    before = stage_of(session_of(deed.unit, command.session))
    return _changed(
        deed,
        command.session,
        structs.replace(before, aside=command.aside, page=max(0, command.page)),
        ShowAside(session=command.session, aside=before.aside, page=before.page),
    )


@carry_out.register(ShowView)
def show_view(command: ShowView, deed: Deed) -> Outcome:
    before = stage_of(session_of(deed.unit, command.session))
    return _changed(
        deed,
        command.session,
        structs.replace(before, chosen=command.chosen, page=max(0, command.page)),
        ShowView(session=command.session, chosen=before.chosen, page=before.page),
    )


@carry_out.register(SetBlack)
def set_black(command: SetBlack, deed: Deed) -> Outcome:
    before = stage_of(session_of(deed.unit, command.session))
    return _changed(
        deed,
        command.session,
        structs.replace(before, black=command.on),
        SetBlack(session=command.session, on=before.black),
    )


@carry_out.register(ShowList)
def show_list(command: ShowList, deed: Deed) -> Outcome:
    before = stage_of(unfinished(deed.unit, command.session))
    was_on = command.step not in before.unseen
    others = tuple(each for each in before.unseen if each != command.step)
    return _changed(
        deed,
        command.session,
        structs.replace(before, unseen=others if command.on else (*others, command.step)),
        structs.replace(command, on=was_on),
    )


@carry_out.register(SetPlain)
def set_plain(command: SetPlain, deed: Deed) -> Outcome:
    before = stage_of(session_of(deed.unit, command.session))
    return _changed(
        deed,
        command.session,
        structs.replace(before, plain=command.plain),
        SetPlain(session=command.session, plain=before.plain),
    )


@carry_out.register(SetFrozen)
def set_frozen(command: SetFrozen, deed: Deed) -> Outcome:
    before = stage_of(session_of(deed.unit, command.session))
    return _changed(
        deed,
        command.session,
        structs.replace(before, frozen=command.on),
        SetFrozen(session=command.session, on=before.frozen),
    )


@carry_out.register(RunTimer)
def run_timer(command: RunTimer, deed: Deed) -> Outcome:
    before = stage_of(session_of(deed.unit, command.session))
    move: Callable[[Timer, float], Timer] = started if command.on else paused
    return _changed(
        deed,
        command.session,
        structs.replace(before, timer=move(before.timer, deed.now.timestamp())),
        RunTimer(session=command.session, on=not command.on),
    )


@carry_out.register(AddTime)
def add_time(command: AddTime, deed: Deed) -> Outcome:
    before = stage_of(session_of(deed.unit, command.session))
    changed = lengthened(before.timer, command.seconds)
    return _changed(
        deed,
        command.session,
        structs.replace(before, timer=changed),
        AddTime(session=command.session, seconds=before.timer.seconds - changed.seconds),
    )


@carry_out.register(ClockMoved)
def clock_was_moved(command: ClockMoved, deed: Deed) -> Outcome:
    before = stage_of(session_of(deed.unit, command.session))
    return _changed(deed, command.session, clock_moved(before, command.seconds), None)


@carry_out.register(OpenStep)
def open_step(command: OpenStep, deed: Deed) -> Outcome:
    kept = unfinished(deed.unit, command.session)
    stage = stage_of(kept)
    collecting_step(deed, kept, command.step)
    undo = TakeBack(session=command.session, steps=(command.step,))
    deed.unit.sessions.save_stage(command.session, opened(stage, command.step))
    return Outcome(
        events=_open_events(command.session), undo=None if command.step in stage.opened else undo
    )


@carry_out.register(TakeBack)
def take_back(command: TakeBack, deed: Deed) -> Outcome:
    stage = stage_of(unfinished(deed.unit, command.session))
    gone = [step for step in command.steps if step in stage.opened]
    for step in gone:
        stage = closed(stage, step)
    deed.unit.sessions.save_stage(command.session, stage)
    back = tuple(OpenStep(session=command.session, step=step) for step in gone)
    return Outcome(events=_open_events(command.session), undo=Together(commands=back))


@carry_out.register(Together)
def together(command: Together, deed: Deed) -> Outcome:
    outcomes = [carry_out(each, deed) for each in command.commands]
    events = dict.fromkeys(event for outcome in outcomes for event in outcome.events)
    back = tuple(outcome.undo for outcome in reversed(outcomes) if outcome.undo is not None)
    whole = len(back) == len(outcomes)
    return Outcome(
        events=tuple(events),
        value=tuple(outcome.value for outcome in outcomes),
        undo=Together(commands=back) if whole else None,
    )


def _changed(deed: Deed, session: str, stage: Stage, undo: Command | None) -> Outcome:
    deed.unit.sessions.save_stage(session, stage)
    return Outcome(events=(StageMoved(session=session),), undo=undo)


def _run_events(session: str) -> tuple[Event, ...]:
    return (
        LibraryChanged(session=""),
        SessionChanged(session=session),
        StageMoved(session=session),
    )


def _open_events(session: str) -> tuple[Event, ...]:
    return (StageMoved(session=session), AnswersChanged(session=session))


def _key(deed: Deed, kept: Kept, place: Place) -> str:
    """The step's key at a place, "" at a title page or a break; Refused where there is no such
    place.
    """
    agenda = kept.session.agenda
    if not 0 <= place.block < len(agenda):
        raise Refused(_("There is no such place in the plan."))
    if not place.step:
        return ""
    exercise = agenda[place.block].exercise
    key = step_key(exercise, place.step)
    if deed.runs.step(deed.unit, kept, key) not in deed.runs.of(deed.unit, kept)[exercise].steps:
        raise Refused(_("There is no such place in the plan."))
    return key


def _opens_on_arrival(deed: Deed, kept: Kept, stage: Stage, key: str) -> bool:
    if not key or key in stage.opened or not collects(deed.runs.step(deed.unit, kept, key)):
        return False
    return not deed.unit.snapshots.newest(kept.session.id, key)


def _clocked(session: Session, left: int, reached: int, now: dt.datetime) -> Session:
    """With the wall clock noted where a block began and ended. A block left within the minute it
    began in was reached by mistake and was not run.
    """
    clock = _clock(now)

    def noted(index: int, block: Block) -> Block:
        if index == reached:
            return structs.replace(block, started=block.started or clock, ended="")
        if index == left:
            return structs.replace(
                block,
                started="" if block.started == clock else block.started,
                ended="" if block.started == clock else clock,
            )
        return block

    agenda = tuple(noted(index, block) for index, block in enumerate(session.agenda))
    return structs.replace(session, agenda=agenda)


def _clock(now: dt.datetime) -> str:
    return f"{now:%H:%M}"
