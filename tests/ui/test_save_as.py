"""Saving a session for other programs from the print dialog."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.dialogs.save_as import SaveAs
from workshop.services.library import open_service
from workshop.services.sample import make_sample

PATIENCE = 60_000


@pytest.fixture(scope="module")
def day(tmp_path_factory):
    """A library with the sample session, and its id."""
    service = open_service(tmp_path_factory.mktemp("library"))
    yield service, make_sample(service, dt.date(2026, 11, 24))
    service.close()


@pytest.fixture
def button(day, qtbot, tmp_path):
    """The button in a window, ready."""
    window = QWidget()
    qtbot.addWidget(window)
    made = SaveAs(*day, lambda: tmp_path, window)
    window.show()
    yield made
    made.finish()


def asked_in(button):
    return button.findChildren(QFileDialog)


def test_that_every_format_can_be_chosen_and_own_templates_for_two(button):
    names = [action.text() for action in button.menu_below.actions()]

    assert names[:4] == ["Excel", "CSV", "Word", "PowerPoint"]
    assert names[4:] == [
        "Word in a template of your own …", "PowerPoint in a template of your own …",
    ]  # fmt: skip


def test_that_a_click_shows_the_formats(button, qtbot):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert button.menu_below.isVisible()
    button.menu_below.close()


def test_that_a_file_is_asked_for_with_its_ending_written_and_listed(button, day, qtbot, tmp_path):
    button.menu_below.actions()[0].trigger()
    (asked,) = asked_in(button)
    file = tmp_path / "day.xlsx"

    assert asked.windowTitle() == "Save as Excel"
    assert asked.defaultSuffix() == "xlsx"
    with qtbot.waitSignal(button.written, timeout=PATIENCE) as told:
        asked.fileSelected.emit(str(file))
    asked.reject()

    assert told.args == [file]
    assert "Data" in openpyxl.load_workbook(file).sheetnames
    service, session = day
    assert [(Path(each.file), each.what) for each in service.exports(session)] == [(file, "Excel")]


def test_that_a_template_is_asked_for_first_and_one_that_is_none_is_told(button, qtbot, tmp_path):
    wrong = tmp_path / "own.potx"
    wrong.write_bytes(b"no presentation")
    button.menu_below.actions()[5].trigger()
    (first,) = asked_in(button)
    first.fileSelected.emit(str(wrong))
    second = next(each for each in asked_in(button) if each.windowTitle() == "Save as PowerPoint")

    with qtbot.waitSignal(button.troubled, timeout=PATIENCE) as told:
        second.fileSelected.emit(str(tmp_path / "day.pptx"))
    for each in (first, second):
        each.reject()

    assert told.args == ["That template is no PowerPoint file (.potx or .pptx)."]
    assert not (tmp_path / "day.pptx").exists()


def test_that_an_exercise_alone_has_nothing_to_save(day, qtbot, tmp_path):
    service, _session = day
    window = QWidget()
    qtbot.addWidget(window)
    made = SaveAs(service, "reread_quote", lambda: tmp_path, window)
    window.show()

    assert not made.isVisible()
