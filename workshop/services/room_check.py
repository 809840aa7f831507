"""Whether a room can read what an exercise puts before it: what its file alone does not show."""

from collections.abc import Iterator
from pathlib import Path

import workshop.room.steps  # noqa: F401 - every kind registers its pages
from workshop.content.faults import fault_at
from workshop.content.options import with_chosen
from workshop.content.reader import check_exercise, read_shipped
from workshop.domain.exercise import Exercise
from workshop.domain.run import as_read
from workshop.errors import ContentFault
from workshop.pdf.picture import PaperType
from workshop.pdf.script import Faces
from workshop.room.fit import line_cut
from workshop.room.kind import asked
from workshop.room.scene import Frame, Scene, reading_size
from workshop.room.state import RoomState
from workshop.room.title import title_page
from workshop.steps import AnyStep
from workshop.words import _

WIDTH, HEIGHT, PROFILE = 1920, 1080, 6
"""The usual projector, and the distance of the last row in picture heights."""


def check_whole(file: Path) -> tuple[ContentFault, ...]:
    """Every fault of an exercise file, those that only its pages show included."""
    return check_exercise(file) or room_faults(read_shipped(file), file.name)


def room_faults(exercise: Exercise[AnyStep], file: str) -> tuple[ContentFault, ...]:
    """The texts of an exercise that no page of a usual room holds whole; what merely is long goes
    on to further pages.
    """
    room = usual_room()
    return tuple(
        fault_at(file, step, "", _("“{line}” does not fit a page of the room.").format(line=line))
        for step, scenes in _shown(exercise, room)
        if (line := line_cut(scenes, room))
    )


def usual_room() -> Frame:
    """The room that texts have to fit."""
    face = PaperType(Faces())
    size = reading_size(HEIGHT, PROFILE, face.x_height)
    return Frame(width=WIDTH, height=HEIGHT, r=size, type=face)


def _shown(exercise: Exercise[AnyStep], room: Frame) -> Iterator[tuple[str, list[Scene]]]:
    """What shows before anything is revealed, by step: the title, then what each step asks."""
    read = as_read(exercise)
    yield "", [title_page(room, read.title, read.origin or read.question)]
    for form in (exercise, *(with_chosen(exercise, name) for name in exercise.options)):
        read = as_read(form)
        for step in read.every_step():
            state = RoomState(exercise=read, step=step)
            yield step.id, [page.scene for page in asked(step, state, room)]
