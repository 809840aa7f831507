"""How to come into a room, on its projector: two codes for cameras and one to read aloud."""

import pytest
from msgspec import structs

from tests.room.picture_checks import FRAMES, assert_legible, words
from workshop.room.join_page import Door, join_page
from workshop.room.qr import QUIET, qr_code, wifi_text
from workshop.room.scene import Box

DOOR = Door(
    link="http://192.168.178.234:8765/#" + "aB3" * 14 + "x.R4T",
    address="192.168.178.234:8765",
    code="K7M-2QX-R4T",
    wifi="Northgate Guest",
    password="warm-house-24",
)
PLAIN = structs.replace(DOOR, wifi="", password="")


@pytest.mark.parametrize("room", FRAMES)
@pytest.mark.parametrize("door", [DOOR, PLAIN], ids=["wifi", "plain"])
def test_that_it_can_be_read_and_scanned_in_every_room(room, door):
    frame = FRAMES[room]
    page = join_page(frame, door)
    assert_legible((page,), frame)
    boxes = [each for each in page.scene.shapes if isinstance(each, Box)]
    plates = [each for each in boxes if each.fill == "lit"]
    assert len(plates) == (2 if door.wifi else 1)
    for plate in plates:
        on_it = [each for each in boxes if plate.x < each.x < plate.x + plate.width]
        module = on_it[0].height
        assert module == int(module) >= 3
        assert min(each.x for each in on_it) - plate.x == QUIET * module


def test_that_the_network_shows_only_where_it_was_typed():
    assert "warm-house-24" in words(join_page(FRAMES["wide"], DOOR))
    assert "Wi-Fi" not in words(join_page(FRAMES["wide"], PLAIN))


def test_that_the_key_of_the_room_is_in_no_words():
    assert "aB3" not in words(join_page(FRAMES["wide"], DOOR))


def test_that_signs_that_part_a_network_from_its_password_are_kept_apart():
    assert wifi_text("a;b", "c:d") == r"WIFI:T:WPA;S:a\;b;P:c\:d;;"
    assert wifi_text("open", "") == "WIFI:S:open;;"


def test_that_a_code_has_every_dark_module_once():
    code = qr_code("heliotrope", 0, 0, 300)
    _plate, *dark = code.shapes
    module = dark[0].height
    at = [
        (each.x + step * module, each.y)
        for each in dark
        for step in range(int(each.width / module))
    ]
    assert len(at) == len(set(at))
    corner = QUIET * module
    assert {(corner + step * module, corner) for step in range(7)} <= set(at)
