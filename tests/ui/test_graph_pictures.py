"""The pictures of a map of connections as they were looked at beside those of the look."""

import pytest
from PySide6.QtCore import QSize

from tests.domain.house_map import HOUSE, SHEETS
from tests.room.room_maps import PLACES, TOWN, TOWN_PLACES, WAYS, sheets
from tests.ui.rendering import assert_looks_as
from ui.projector.window import room_frame
from ui.theme import DARK, LIGHT
from workshop.domain.graph.assessment import assess
from workshop.domain.graph.what_if import snapped
from workshop.room.charts.graph.grid import grid_pages
from workshop.room.charts.graph.lists import lists_pages
from workshop.room.charts.graph.map_pages import draft_pages, map_pages, snapped_pages
from workshop.room.charts.graph.strands import strands_pages

FOUND = assess(HOUSE, SHEETS)
PICTURES = {
    "draft": lambda room: draft_pages(room, HOUSE, PLACES),
    "map": lambda room: map_pages(room, HOUSE, FOUND, PLACES),
    "snapped": lambda room: snapped_pages(room, HOUSE, FOUND, PLACES, snapped(HOUSE, "l10")),
    "grid": lambda room: grid_pages(room, HOUSE, FOUND),
    "lists": lambda room: lists_pages(room, HOUSE, FOUND),
    "strands": lambda room: strands_pages(room, WAYS[:3], "Leadership"),
    "town": lambda room: map_pages(room, TOWN, assess(TOWN, sheets(TOWN, 8)), TOWN_PLACES),
}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("picture", PICTURES)
def test_that_a_picture_of_the_map_looks_as_its_reference(qapp, renew, picture, theme):
    page = PICTURES[picture](room_frame(QSize(1920, 1080), 6))[0]

    assert_looks_as(f"graph-{picture}-wide-{theme.name}", page.scene, theme, renew=renew)
