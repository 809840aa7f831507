"""The licences in the program: read, searched, by keys alone."""

import pytest
from PySide6.QtCore import Qt

from tests.tools.licences import written
from ui.dialogs.licences import LicencesDialog
from ui.models.licences import LicensedPart, read


@pytest.fixture
def dialog(qtbot):
    made = LicencesDialog()
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_that_the_search_looks_into_the_words_of_a_licence(qtbot, dialog):
    qtbot.keyClicks(dialog.search.edit, "reserved font name")

    names = {part.name for part in dialog.parts.rows}
    assert "fontpkg-atkinson-hyperlegible" in names
    assert "SQLAlchemy" not in names
    assert dialog.text.textCursor().selectedText().casefold() == "reserved font name"


def test_that_a_search_that_finds_nothing_says_so(qtbot, dialog):
    qtbot.keyClicks(dialog.search.edit, "no such licence at all")

    assert dialog.none.text() == "Nothing found"
    assert dialog.text.toPlainText() == ""


def test_that_keys_alone_read_a_licence(qtbot, dialog):
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)

    second = dialog.parts.rows[1]
    assert dialog.text.toPlainText() == second.text

    qtbot.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert dialog.search.edit.hasFocus()


def test_that_parts_come_back_as_they_were_written():
    parts = (
        LicensedPart(
            name="One", version="1.0", licence="MIT", text="Do as you like.\n\n##########"
        ),
        LicensedPart(name="Two", version="", licence="Public domain", text="Yours."),
    )

    assert read(written(parts)) == parts
