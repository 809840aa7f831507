"""Talk on screen."""

from msgspec import structs

from ui.kit.step import RoomState, RoomView, room_view, widest_gap
from workshop.domain.charts.prompt import LARGE, USUAL, Quote, mode_words, prompt_pages
from workshop.domain.scene import Frame, Page
from workshop.steps.talk import TalkStep

SHORT_TASK = 90
"""Characters of a task that may be set largest."""


class TalkRoom:
    """The room pages of a talk step: its task, or the pictures of the step that it shows."""

    def views(self, state: RoomState) -> tuple[str, ...]:
        """The pictures of the shown step, once it is revealed."""
        shown = self._shown(state)
        return room_view(shown.step).views(shown) if shown is not None else ()

    def pages(self, state: RoomState, frame: Frame) -> tuple[Page, ...]:
        """The task; after the reveal of the shown step its picture."""
        shown = self._shown(state)
        if shown is not None:
            return room_view(shown.step).pages(shown, frame)
        step = state.step
        if not isinstance(step, TalkStep):
            return prompt_pages(frame, task=step.title)
        talking = bool(set(step.modes) - {"plenary", "silent"})
        return prompt_pages(
            frame,
            task=step.prompt or step.title,
            kicker=mode_words(step.modes),
            size=LARGE if talking and len(step.prompt) <= SHORT_TASK else USUAL,
            quote=self._quote(state, step),
            lines=step.lines or state.agenda,
            left=state.timer_left,
            planned=state.timer_planned,
        )

    def _shown(self, state: RoomState) -> RoomState | None:
        """The state as of the shown step, where there is a result to look at."""
        step = state.step
        if (
            not isinstance(step, TalkStep)
            or step.quotes_gap
            or state.snapshot is None
            or state.shown_step is None
        ):
            return None
        return structs.replace(state, step=state.shown_step, offered=step.views)

    def _quote(self, state: RoomState, step: TalkStep) -> Quote | None:
        if not step.quotes_gap or state.snapshot is None or state.shown_step is None:
            return None
        return widest_gap(state.snapshot.summary, state.shown_step, state.pair)


@room_view.register(TalkStep)
def _(step: TalkStep) -> RoomView:
    return TalkRoom()
