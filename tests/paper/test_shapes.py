"""What is projected can be printed: the painter of paper knows every shape of the room."""

from typing import get_args

from tests.room.test_logos import CLIENT
from workshop.pdf.picture import Painter
from workshop.pdf.script import Faces
from workshop.room.scene import Emblem, Shapes


class Recorded:
    """A canvas that keeps where a picture made of pixels came."""

    height = 842.0

    def __init__(self):
        self.images = []

    def image(self, image, *place):
        self.images.append((image.width, image.height, *place))


def test_that_every_shape_of_the_room_is_painted_on_paper():
    known = Painter.__dict__["paint"].dispatcher.registry
    assert set(get_args(Shapes)) <= set(known)


def test_that_a_logo_fills_its_box_on_paper():
    canvas = Recorded()

    Painter(canvas, Faces(), 10, 20).paint(Emblem(x=1, y=2, width=90, height=30, png=CLIENT, rim=4))

    assert canvas.images == [(900, 300, 11, 22, 90, 30)]
