"""Talk in the room: its task, with the agenda or a quoted gap below it."""

from workshop.room.kind import asked, offered, texts_told, widest_gap
from workshop.room.parking import parking_pages
from workshop.room.prompt import LARGE, USUAL, Quote, prompt_pages
from workshop.room.scene import Frame, Page
from workshop.room.state import RoomState
from workshop.room.stations import stations_page
from workshop.steps.talk import TalkStep

SHORT_TASK = 90
"""Most characters of a task that is set at the largest size."""


@offered.register(TalkStep)
def talk_offered(step: TalkStep) -> tuple[str, ...] | None:
    return None if step.quotes_gap else step.views


@asked.register(TalkStep)
def talk_asked(step: TalkStep, state: RoomState, frame: Frame) -> tuple[Page, ...]:
    if step.lines_as == "line" and step.lines:
        page = stations_page(frame, step.prompt, step.group, step.lines, state.timer_left)
        return (page,)
    if step.works_through and state.parked:
        return parking_pages(
            frame, state.parked, step.prompt, state.timer_left, state.timer_planned
        )
    talking = bool(set(step.modes) - {"plenary", "silent"})
    return prompt_pages(
        frame,
        task=step.prompt or step.title,
        kicker=state.voice,
        modes=step.modes,
        size=LARGE if talking and len(step.prompt) <= SHORT_TASK else USUAL,
        quote=_quote(state, step),
        lines=step.lines or state.agenda,
        left=state.timer_left,
        planned=state.timer_planned,
        sinks=not state.grouped,
    )


def _quote(state: RoomState, step: TalkStep) -> Quote | None:
    if not step.quotes_gap or state.snapshot is None or state.shown_step is None:
        return None
    return widest_gap(state.shown_step, state.snapshot.summary, state.chosen)


@texts_told.register(TalkStep)
def talk_texts_told(step: TalkStep) -> tuple[str, ...]:
    return (step.prompt, *step.lines)
