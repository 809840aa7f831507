"""Keys on every keyboard: a deed by its letter, else by the place of the key.

`layouts.json` holds what the keys of each layout of xkeyboard-config give without Shift, in the
order of PLACES; layouts that give the same stand there once.
"""

import json
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.console.keys import LETTERS
from ui.kit import keyboard
from ui.kit.keyboard import DigitsOnly, meant, signs

LAYOUTS = json.loads((Path(__file__).parent / "layouts.json").read_text(encoding="utf-8"))
PLACES = "1234567890-=QWERTYUIOP[]ASDFGHJKL;'`\\ZXCVBNM,./<"
"""The same keys on an English keyboard, and beside Z on others."""
CODES = (*range(10, 22), *range(24, 36), *range(38, 50), *range(51, 62), 94)
"""As X11 and Wayland count them."""
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def on_linux(monkeypatch):
    monkeypatch.setattr(keyboard, "SYSTEM", "linux")


def stroke(sign, place="", held=NONE, *, code=None, virtual=0, native=0):
    """A key as Qt reports it: what it gives, and where it is."""
    key = ord(sign.upper()[0]) if sign.strip() else Qt.Key.Key_unknown
    scan = code if code is not None else CODES[PLACES.index(place)] if place else 0
    return QKeyEvent(QEvent.Type.KeyPress, key, held, scan, virtual, native, sign.strip())


def strokes(layout):
    """Every key of a layout with the place it has on an English keyboard."""
    row = LAYOUTS[layout]
    return [(place, sign, stroke(sign, place)) for place, sign in zip(PLACES, row, strict=True)]


def is_plain(sign):
    return sign.isascii() and sign.isalpha()


def test_that_the_table_has_every_script():
    scripts = {
        unicodedata.name(sign, "").partition(" ")[0]
        for row in LAYOUTS.values()
        for sign in row
        if sign.isalpha()
    }

    assert len(LAYOUTS) > 200
    assert {"LATIN", "CYRILLIC", "GREEK", "HEBREW", "ARABIC", "THAI", "GEORGIAN"} < scripts


def test_that_every_sign_of_a_deed_has_a_key_on_every_layout_but_three():
    lacking = {
        layout
        for layout in LAYOUTS
        for letter in LETTERS
        if not any(letter in signs(event) for _place, _sign, event in strokes(layout))
    }

    # One writes phonetics, the others have other letters from A to Z in those places.
    assert lacking == {"in(iipa)", "lt(std)", "lv(ergonomic)"}


def test_that_a_layout_without_latin_letters_does_each_deed_at_its_place():
    others = [name for name, row in LAYOUTS.items() if not any(map(is_plain, row))]
    amiss = [
        (layout, place, sign)
        for layout in others
        for place, sign, event in strokes(layout)
        if place in LETTERS and sign not in LETTERS and meant(event, LETTERS) != LETTERS[place]
    ]

    assert len(others) > 80
    assert not amiss


def test_that_a_letter_from_a_to_z_does_its_own_deed_and_no_other():
    amiss = [
        (layout, sign)
        for layout in LAYOUTS
        for place, sign, event in strokes(layout)
        if is_plain(sign) and place != "." and meant(event, LETTERS) != LETTERS.get(sign.upper())
    ]

    assert not amiss


def test_that_a_clickers_blank_key_blanks_on_every_layout():
    amiss = [
        (layout, sign)
        for layout in LAYOUTS
        for place, sign, event in strokes(layout)
        if place == "." and sign.upper() not in LETTERS and meant(event, LETTERS) != "black"
    ]

    assert not amiss


def test_that_the_row_of_digits_gives_digits_on_every_layout():
    amiss = [
        (layout, place, sign)
        for layout in LAYOUTS
        for place, sign, event in strokes(layout)
        if place.isdigit() and not unicodedata.decimal(sign, None) and place not in signs(event)
    ]

    assert not amiss


@pytest.mark.parametrize("sign", "5٥۵५৫๕໕５")
def test_that_a_digit_of_any_script_is_that_digit(sign):
    assert "5" in signs(stroke(sign))


def test_that_a_raised_two_is_no_digit():
    assert signs(stroke("²")) == ("²",)


def test_that_places_are_known_on_windows_and_on_a_mac(monkeypatch):
    monkeypatch.setattr(keyboard, "SYSTEM", "win32")
    assert meant(stroke("к", code=19), LETTERS) == "reveal"
    assert meant(stroke(":", code=52), LETTERS) == "black"

    monkeypatch.setattr(keyboard, "SYSTEM", "darwin")
    for virtual, sign in ((15, "R"), (11, "B"), (47, "."), (18, "1"), (29, "0"), (13, "W")):
        assert sign in signs(stroke("я", virtual=virtual, native=0x100))
    assert signs(stroke("я")) == ("Я",)


def test_that_a_field_for_digits_takes_those_of_every_script(qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    line.setValidator(DigitsOnly(4, line))

    line.insert("٤")
    qtbot.keyClicks(line, "x7")
    line.insert("९")

    assert line.text() == "479"
    line.insert("123")
    assert line.text() == "479"
