"""The letterhead in the settings: typed, a logo read, a colour that is too pale told."""

import pytest
from PySide6.QtGui import QImage

from ui.kit.logo import read_logo
from ui.library.letterhead import LetterheadForm
from workshop.domain.letterhead import Letterhead
from workshop.errors import Refused

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    '<rect width="40" height="20" fill="#0B5A57"/></svg>'
)


@pytest.fixture
def form(qtbot):
    made = LetterheadForm(Letterhead(name="Larch & Lane"))
    qtbot.addWidget(made)
    made.show()
    return made


def told(form):
    kept = []
    form.changed.connect(kept.append)
    form.flush()
    return kept[-1]


def test_that_what_is_typed_is_told_once_the_typing_rests(qtbot, form):
    form.line.set_text("Facilitation, Leeds")

    with qtbot.waitSignal(form.changed, timeout=2000) as caught:
        pass
    assert caught.args[0].line == "Facilitation, Leeds"
    assert caught.args[0].name == "Larch & Lane"


def test_that_a_pale_colour_is_said_to_serve_for_the_line_only(form):
    form.own.set_text("#FFCC00")

    assert "line only" in form.contrast.text()
    assert told(form).accent == "#FFCC00"
    form.own.set_text("#0F4C5C")
    assert "read well" in form.contrast.text()


def test_that_what_is_no_colour_is_said_and_not_kept(form):
    form.own.set_text("#00ZZ00")

    assert form.own.fault.isVisible()
    form.line.set_text("Leeds")
    assert told(form).accent == Letterhead().accent


def test_that_an_svg_logo_is_kept_as_a_picture_sharp_enough_for_print(form, tmp_path):
    file = tmp_path / "logo.svg"
    file.write_text(SVG)

    form.take_logo(str(file))

    image = QImage.fromData(told(form).logo, "PNG")
    assert (image.width(), image.height()) == (1200, 600)
    assert form.remove.isVisible()


@pytest.mark.parametrize(("name", "content"), [("a.png", "no picture"), ("a.svg", "<svg"),
                                               ("a.gif", "GIF89a")])  # fmt: skip
def test_that_a_file_without_a_picture_is_refused_in_a_sentence(form, tmp_path, name, content):
    file = tmp_path / name
    file.write_text(content)

    with pytest.raises(Refused, match="PNG or SVG"):
        read_logo(file)
    form.take_logo(str(file))
    assert form.fault.isVisible()
