"""The tokens: every pair of colours that meets is far enough apart."""

import re

import pytest
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QApplication, QToolTip

from ui.kit.field import Field
from ui.theme import DARK, FACE, LIGHT, FaceType, apply, chosen, colour, font, style_sheet, theme
from workshop.paths import ASSETS

TEXT = [
    *((ink, ground) for ink in ("ink", "ink2") for ground in ("paper", "surface", "sunk", "tint")),
    *(("accent", ground) for ground in ("paper", "surface", "sunk", "tint")),
    ("onacc", "accent"), ("onacc", "press"), ("error", "paper"), ("error", "surface"),
    ("warn", "paper"), ("warn", "sunk"), ("warn", "warntint"), ("ink", "warntint"),
    *((f"on{step}", f"step{step}") for step in range(1, 6)), ("onfrost", "frost"),
    ("paper", "ink"),
]  # fmt: skip
MARKS = [
    *(("edge", ground) for ground in ("paper", "surface", "sunk")),
    *((lens, "paper") for lens in ("me", "team", "org", "spenders")),
]


def luminance(value: str) -> float:
    parts = QColor(value).getRgbF()[:3]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_that_text_stands_at_seven_to_one(look, ink, ground):
    assert contrast(look.colours[ink], look.colours[ground]) >= 7


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_that_marks_and_edges_stand_at_three_to_one(look, mark, ground):
    assert contrast(look.colours[mark], look.colours[ground]) >= 3


PHONE = [
    dict(re.findall(r"--(\w+): (#\w+)", block))
    for block in re.findall(
        r":root {(.*?)}", (ASSETS / "phone" / "page.css").read_text("utf-8"), re.DOTALL
    )
]
"""The colours of the page for phones by day and by night."""


@pytest.mark.parametrize("look", PHONE, ids=["light", "dark"])
def test_that_the_page_for_phones_stands_out_as_far(look):
    for pairs, least in ((TEXT, 7), (MARKS, 3)):
        used = [pair for pair in pairs if look.keys() >= set(pair)]
        assert used
        for one, other in used:
            assert contrast(look[one], look[other]) >= least, (one, other)


def test_that_the_contrast_is_reckoned_as_the_look_says():
    assert contrast(LIGHT.colours["ink"], LIGHT.colours["paper"]) == pytest.approx(18.09, abs=0.01)
    assert contrast(DARK.colours["edge"], DARK.colours["surface"]) == pytest.approx(4.46, abs=0.01)


def test_that_both_themes_have_the_same_tokens():
    assert LIGHT.colours.keys() == DARK.colours.keys()


def test_that_a_theme_in_force_changes_every_colour_at_once(qapp):
    apply(qapp, DARK)

    assert theme() is DARK
    assert colour("paper") == QColor(DARK.colours["paper"])
    assert qapp.palette().window().color() == QColor(DARK.colours["paper"])
    assert QToolTip.palette().toolTipText().color() == QColor(DARK.colours["ink"])


def test_that_a_theme_in_force_dresses_the_fields_that_there_are(qtbot):
    field = Field("Title")
    qtbot.addWidget(field)

    apply(QApplication.instance(), DARK)

    assert DARK.colours["surface"] in field.edit.styleSheet()
    assert not QApplication.instance().styleSheet()


def test_that_no_token_is_left_open_in_the_style_sheet():
    rules = style_sheet(LIGHT.name).split("*/", 1)[1]

    assert "{ink" not in rules
    assert LIGHT.colours["accent"] in rules


def test_that_a_setting_names_a_theme_and_the_system_decides_else(qapp):
    assert chosen("dark") is DARK
    assert chosen("light") is LIGHT
    assert chosen("system") in (LIGHT, DARK)


def test_that_the_face_is_the_one_made_for_low_vision():
    assert font(16).families()[0] == FACE
    assert QFontMetricsF(font(100)).xHeight() == pytest.approx(100 * FaceType.x_height, abs=2)


def test_that_a_text_is_measured_in_the_units_of_its_size():
    face = FaceType()

    assert face.width("Heliotrope", 40) == pytest.approx(2 * face.width("Heliotrope", 20))
    assert face.width("Heliotrope", 20, bold=True) > face.width("Heliotrope", 20)


def test_that_widths_are_measured_anew_when_a_face_comes_in(qapp):
    """Words measured before the face was loaded would stand beside nodes as if set in another."""
    face = FaceType()
    right = face.width("Heliotrope", 40)
    for known in face._known.values():
        known["Heliotrope"] = 7.0

    qapp.fontDatabaseChanged.emit()

    assert face.width("Heliotrope", 40) == right
