"""Place on screen."""

from ui.kit.step import RoomState, RoomView, room_view
from workshop.domain.charts.prompt import prompt_page
from workshop.domain.scene import Frame, Page
from workshop.steps.place import PlaceStep


class PlaceRoom:
    """The room pages of a place step."""

    def views(self, state: RoomState) -> tuple[str, ...]:
        """No picture to choose."""
        return ()

    def pages(self, state: RoomState, frame: Frame) -> tuple[Page, ...]:
        """The title."""
        return (Page(name="", scene=prompt_page(frame, task=state.step.title)),)


@room_view.register(PlaceStep)
def _(step: PlaceStep) -> RoomView:
    return PlaceRoom()
