"""The pictures of stories, energy, soil and claims, looked at beside those of the look."""

import pytest
from PySide6.QtCore import QSize

from tests.room.method_pictures import PICTURES
from tests.ui.rendering import WIDTH, assert_looks_as
from ui.projector.window import room_frame
from ui.theme import DARK, LIGHT

ROOMS = {"wide": QSize(1920, 1080), "4x3": QSize(1024, 768), "portrait": QSize(1080, 1920)}
LOOKS = [(picture, "wide", theme) for picture in PICTURES for theme in (LIGHT, DARK)]
LOOKS += [(picture, room, LIGHT) for picture in PICTURES for room in ("4x3", "portrait")]


@pytest.mark.parametrize(
    ("picture", "room", "theme"), LOOKS, ids=[f"{a}-{b}-{c.name}" for a, b, c in LOOKS]
)
def test_that_a_picture_looks_as_its_reference(qapp, renew, picture, room, theme):
    page = PICTURES[picture](room_frame(ROOMS[room], 6))[0]
    width = WIDTH if room != "portrait" else WIDTH // 2

    assert_looks_as(
        f"method-{picture}-{room}-{theme.name}", page.scene, theme, width=width, renew=renew
    )
