"""One letterhead in the settings: typed, a logo read, a colour that is too pale told."""

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
LARCH = Letterhead(id="a", name="Larch & Lane", contact="hello@larch.example")


@pytest.fixture
def form(qtbot):
    made = LetterheadForm()
    qtbot.addWidget(made)
    made.show_letterhead(LARCH)
    made.show()
    return made


def told(form):
    kept = []
    form.changed.connect(kept.append)
    form.flush()
    return kept[-1]


def test_that_what_is_typed_is_told_once_the_typing_rests_and_nothing_else_changes(qtbot, form):
    form.line.set_text("Facilitation, Leeds")

    with qtbot.waitSignal(form.changed, timeout=2000) as caught:
        pass
    assert caught.args[0].line == "Facilitation, Leeds"
    assert caught.args[0].name == "Larch & Lane"
    assert caught.args[0].contact == "hello@larch.example"


def test_that_showing_another_letterhead_tells_what_was_typed_and_changes_neither(qtbot, form):
    kept = []
    form.changed.connect(kept.append)
    form.name.set_text("Larch")

    form.show_letterhead(Letterhead(id="b", name="Finch", accent="#7A2E12"))

    assert [(each.id, each.name) for each in kept] == [("a", "Larch")]
    assert form.own.text() == "#7A2E12"
    assert not form.is_typing("b")


def test_that_a_pale_colour_is_said_to_serve_for_the_line_only(form):
    form.own.setText("#FFCC00")

    assert "the line only" in form.contrast.text()
    assert told(form).accent == "#FFCC00"
    form.own.setText("#0F4C5C")
    assert "read well" in form.contrast.text()


def test_that_what_is_no_colour_is_said_and_not_kept(form):
    form.own.setText("#00ZZ00")

    assert form.own_fault.isVisible()
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
