"""Read in the room: one page a line, or the whole text."""

from workshop.room.kind import asked, explained, read_in_turn, texts_told
from workshop.room.prompt import prompt_pages
from workshop.room.reading import Reading, line_pages, whole_pages
from workshop.room.scene import Frame, Page
from workshop.room.state import RoomState
from workshop.steps.read import ReadStep


@read_in_turn.register(ReadStep)
def read_read_in_turn(step: ReadStep) -> bool:
    return step.show == "lines" and bool(step.lines)


@asked.register(ReadStep)
def read_asked(step: ReadStep, state: RoomState, frame: Frame) -> tuple[Page, ...]:
    """The pictures of what it explains, else the text; the origin of a quotation stands at its
    foot.
    """
    steps = {each.id: each for each in state.exercise.every_step()}
    pictures = explained(steps[step.explains], state, frame) if step.explains in steps else ()
    if pictures:
        return pictures
    origin = state.exercise.origin_short
    if not (step.lines or step.paragraphs):
        return prompt_pages(frame, task=step.title)
    if read_in_turn(step):
        lines = (Reading(number=str(at), text=item.text) for at, item in enumerate(step.lines, 1))
        return line_pages(frame, tuple(lines), origin, state.voice)
    texts = step.paragraphs or tuple(item.text for item in step.lines)
    # A page that says where its text comes from needs no headline.
    return whole_pages(frame, texts, title="" if origin else step.title, origin=origin)


@texts_told.register(ReadStep)
def read_texts_told(step: ReadStep) -> tuple[str, ...]:
    return step.paragraphs or tuple(line.text for line in step.lines)
