"""Decision on screen."""

from ui.kit.entry import open_words
from ui.kit.grid_entry import ROWS, GridEntry, GridQuestion, scale_choices, scale_heads
from ui.kit.rating_grid import GridRow
from ui.kit.step import EntryWidget, RoomState, RoomView, entry_widget, room_view
from workshop.domain.charts.prompt import prompt_page
from workshop.domain.scale import SCALES
from workshop.domain.scene import Frame, Page
from workshop.steps.decision import DecisionStep
from workshop.words import _ as words


class DecisionRoom:
    """The room pages of a decision step."""

    def views(self, state: RoomState) -> tuple[str, ...]:
        """No picture to choose."""
        return ()

    def pages(self, state: RoomState, frame: Frame) -> tuple[Page, ...]:
        """The title."""
        return (Page(name="", scene=prompt_page(frame, task=state.step.title)),)


@room_view.register(DecisionStep)
def _(step: DecisionStep) -> RoomView:
    return DecisionRoom()


@entry_widget.register(DecisionStep)
def _(step: DecisionStep) -> EntryWidget:
    return GridEntry(questions(step), next_words=words("next question"))


def questions(step: DecisionStep) -> tuple[GridQuestion, ...]:
    """The statements, a few to a page; none where nothing was written down yet."""
    starts = range(0, len(step.statements), ROWS)
    return tuple(_page(step, start) for start in starts)


def _page(step: DecisionStep, start: int) -> GridQuestion:
    shown = step.statements[start : start + ROWS]
    scale = SCALES["SUPPORT5"]
    still = words("Decision {n}")
    return GridQuestion(
        kicker=step.title,
        heading=step.prompt,
        sub=step.instruction,
        heads=scale_heads(scale),
        rows=tuple(GridRow(name=text, choices=scale_choices(scale, text)) for text in shown),
        cells=tuple(f"d{start + at + 1}" for at in range(len(shown))),
        open=tuple(open_words(still.format(n=start + at + 1)) for at in range(len(shown))),
    )
