"""The room's pages as they are painted, beside their references."""

import pytest
from PySide6.QtCore import QSize

from tests.room.day_pages import place_of, step_pages
from tests.ui.rendering import WIDTH, assert_looks_as
from ui.projector.window import room_frame
from ui.theme import DARK, LIGHT
from workshop.domain.stage import Place
from workshop.room.pages import pages_at, spot_ahead
from workshop.steps.place import PlaceView
from workshop.steps.rating import RatingView

ROOMS = {"wide": QSize(1920, 1080), "4x3": QSize(1024, 768), "portrait": QSize(1080, 1920)}
PICTURES = {
    "title": ("reread_quote", {}, 0),
    "day": ("opening", {}, 0),
    "reading": ("reread_quote/second_reading", {}, 3),
    "asked": ("reread_quote/rate", {"asked": True}, 0),
    "pairs": ("reread_quote/pairs", {}, 0),
    "prompt": ("reread_quote/possible", {"asked": True}, 1),
    "shapes": ("reread_quote/rate", {"chosen": RatingView(picture="shapes")}, 0),
    "matrix-one": ("reread_quote/rate", {"chosen": RatingView(picture="matrix")}, 0),
    "matrix": ("reread_quote/rate", {"chosen": RatingView(picture="matrix")}, -3),
    "gaps": ("reread_quote/rate", {"chosen": RatingView(picture="gaps")}, 0),
    "themes": ("reread_quote/rate", {"chosen": RatingView(picture="themes")}, 0),
    "words": ("reread_quote/word", {}, 0),
    "line": ("map_3d/line", {}, 0),
    "breadth": ("map_3d/axes", {}, 1),
    "axes": ("map_3d/axes", {}, 3),
    "dumbbells": ("map_3d/place", {"chosen": PlaceView(picture="dumbbells")}, 0),
    "maps": ("map_3d/place", {"chosen": PlaceView(picture="maps")}, 0),
    "map-one": ("map_3d/place", {"chosen": PlaceView(picture="maps")}, 1),
    "cube": ("map_3d/place", {"chosen": PlaceView(picture="cube")}, 0),
    "rung": ("friendship_ladder/ladder", {}, 3),
    "marks": ("friendship_ladder/marks", {"asked": True}, 0),
    "ladder": ("friendship_ladder/marks", {}, 0),
    "safety": ("opening/safety", {}, 0),
    "worth": ("closing/roti", {}, 0),
    "decision": ("closing/decide", {}, 0),
    "parking": ("closing/parking", {}, 1),
}


LOOKS = [(picture, "wide", theme) for picture in PICTURES for theme in (LIGHT, DARK)]
LOOKS += [(picture, room, LIGHT) for picture in PICTURES for room in ("4x3", "portrait")]


@pytest.mark.parametrize(
    ("picture", "room", "theme"), LOOKS, ids=[f"{a}-{b}-{c.name}" for a, b, c in LOOKS]
)
def test_that_a_page_looks_as_its_reference(day, fresh, renew, picture, room, theme):
    key, chosen, at = PICTURES[picture]
    frame = room_frame(ROOMS[room], 6)
    view = fresh if chosen.get("asked") else day
    options = {name: value for name, value in chosen.items() if name != "asked"}
    if "/" in key:
        found = step_pages(view, key, frame, **options)
    else:
        block = place_of(view, f"{key}/").block
        found = pages_at(view, spot_ahead(view, Place(block=block)), frame)
    page = found[at if at < 0 else min(at, len(found) - 1)]
    width = WIDTH if room != "portrait" else WIDTH // 2

    assert_looks_as(f"{picture}-{room}-{theme.name}", page.scene, theme, width=width, renew=renew)
