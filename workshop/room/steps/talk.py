"""Talk in the room: its task, with the agenda or a quoted gap below it."""

from msgspec import structs

from workshop.room.kind import asked, matched, offered, texts_told, widest_gap
from workshop.room.parking import parking_pages
from workshop.room.prompt import LARGE, USUAL, Quote, prompt_pages
from workshop.room.scene import Frame, Page, wrap
from workshop.room.state import RoomState
from workshop.room.stations import stations_page
from workshop.room.typesetting import inner_width, sized
from workshop.steps.talk import TalkStep

SHORT_TASK = 90
"""Most characters of a task that is set at the largest size."""
GROUPED_LINES = 2
"""Most lines of such a task above the names of who works with whom."""


@offered.register(TalkStep)
def talk_offered(step: TalkStep) -> tuple[str, ...] | None:
    return None if step.quotes_gap else step.views


@asked.register(TalkStep)
def talk_asked(step: TalkStep, state: RoomState, frame: Frame) -> tuple[Page, ...]:
    if step.shows_list:
        found = matched(state.exercise.step(step.shows_list), state, frame)
        if found:
            return found
    if step.lines_as == "line" and step.lines:
        page = stations_page(frame, step.prompt, step.group, step.lines, state.timer_left)
        return (page,)
    if step.works_through and state.parked:
        return parking_pages(
            frame, state.parked, step.prompt, state.timer_left, state.timer_planned
        )
    task = step.prompt or step.title
    return prompt_pages(
        frame,
        task=task,
        kicker=state.voice,
        modes=step.modes,
        size=_size(frame, step, task, grouped=state.grouped),
        quote=_quote(state, step),
        lines=step.lines or state.agenda,
        left=state.timer_left,
        planned=state.timer_planned,
        sinks=not state.grouped,
    )


def _size(frame: Frame, step: TalkStep, task: str, *, grouped: bool) -> float:
    """Large where people talk and the task is short: at most two lines, if who works with whom
    stands below.
    """
    talking = bool(set(step.modes) - {"plenary", "silent"})
    if not talking or len(task) > SHORT_TASK:
        return USUAL
    lines = wrap(task, inner_width(frame), sized(frame, LARGE), frame.type, bold=True)
    return LARGE if len(lines) <= GROUPED_LINES or not grouped else USUAL


def _quote(state: RoomState, step: TalkStep) -> Quote | None:
    if not step.quotes_gap or state.snapshot is None or state.shown_step is None:
        return None
    found = widest_gap(state.shown_step, state.snapshot.summary, state.chosen)
    if found is None or not state.grouped:
        return found
    return structs.replace(found, count="")  # its place is taken by who works with whom


@texts_told.register(TalkStep)
def talk_texts_told(step: TalkStep) -> tuple[str, ...]:
    return (step.prompt, *step.lines)
