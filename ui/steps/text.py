"""Text on screen."""

from ui.kit.step import RoomState, RoomView, room_view
from workshop.domain.charts.prompt import prompt_page
from workshop.domain.scene import Frame, Page
from workshop.steps.text import TextStep


class TextRoom:
    """The room pages of a text step."""

    def views(self, state: RoomState) -> tuple[str, ...]:
        """No picture to choose."""
        return ()

    def pages(self, state: RoomState, frame: Frame) -> tuple[Page, ...]:
        """The title."""
        return (Page(name="", scene=prompt_page(frame, task=state.step.title)),)


@room_view.register(TextStep)
def _(step: TextStep) -> RoomView:
    return TextRoom()
