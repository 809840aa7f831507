"""Read on screen."""

from ui.kit.step import RoomState, RoomView, room_view
from workshop.domain.charts.prompt import prompt_pages
from workshop.domain.charts.reading import Reading, line_pages, whole_pages
from workshop.domain.scene import Frame, Page
from workshop.steps.read import ReadStep


class ReadRoom:
    """The room pages of a read step."""

    def views(self, state: RoomState) -> tuple[str, ...]:
        """No picture to choose."""
        return ()

    def pages(self, state: RoomState, frame: Frame) -> tuple[Page, ...]:
        """One page a line, or the whole text; the origin of a quotation stands at the foot."""
        step, origin = state.step, state.exercise.origin_short
        if not isinstance(step, ReadStep) or not (step.lines or step.paragraphs):
            return prompt_pages(frame, task=state.step.title)
        if step.show == "lines" and step.lines:
            lines = (
                Reading(number=str(at), text=item.text) for at, item in enumerate(step.lines, 1)
            )
            return line_pages(frame, tuple(lines), origin)
        texts = step.paragraphs or tuple(item.text for item in step.lines)
        # A page that says where its text comes from needs no headline.
        return whole_pages(frame, texts, title="" if origin else step.title, origin=origin)


@room_view.register(ReadStep)
def _(step: ReadStep) -> RoomView:
    return ReadRoom()
