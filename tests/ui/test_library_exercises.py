"""Exercises of one's own in the library window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from tests.ui.names import assert_named
from ui.dialogs.ask import Ask
from ui.dialogs.faults import FaultsDialog
from ui.library.window import LibraryWindow
from ui.models.exercises import ExercisesModel, ListedExercise
from ui.settings import Settings
from workshop.content.shipped import shipped_exercises, shipped_templates
from workshop.paths import EXERCISES, own_exercises
from workshop.services.deed import Content
from workshop.services.library import open_service

SHIPPED = (EXERCISES / "closing.toml").read_text("utf-8")
PATIENCE = 60_000
"""Milliseconds; the fonts of paper are read before the first file is checked."""
CONTENT = Content(exercises=shipped_exercises, templates=shipped_templates)


@pytest.fixture
def service(home):
    opened = open_service(home, content=CONTENT)
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot, bridge, home):
    """The library at its exercises."""
    shown = LibraryWindow(home=home, settings=Settings())
    shown.furnish(bridge)
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    shown.go_to("exercises")
    return shown


@pytest.fixture
def file(tmp_path):
    written = tmp_path / "farewell.toml"
    text = SHIPPED.replace('id = "closing"', 'id = "farewell"', 1)
    written.write_text(text.replace('title = "Closing"', 'title = "Farewell"', 1), "utf-8")
    return written


def read(window):
    """The title of the exercise that is open for reading."""
    words = window.exercises.reading.findChild(QLabel)
    return words.text() if words else ""


def pick(window, file):
    """Chooses a file; Qt's own window would ask its questions in a loop of its own."""
    picker = window.findChild(QFileDialog)
    picker.fileSelected.emit(str(file))
    picker.reject()


def add(window, file):
    window.exercises.add.click()
    pick(window, file)


def test_that_a_file_is_added_marked_and_opened(qtbot, window, home, file):
    count = len(window.exercises.model.rows)

    add(window, file)

    qtbot.waitUntil(lambda: read(window) == "Farewell", timeout=PATIENCE)
    assert len(window.exercises.model.rows) == count + 1
    assert window.exercises.model.rows[-1].own
    assert window.rail.item("exercises").count() == str(count + 1)
    assert "Any plan can use it" in window.toast.sentence()
    assert_named(window)
    assert (own_exercises(home) / "farewell.toml").is_file()


def test_that_what_is_wrong_with_a_file_is_shown_with_step_and_field(qtbot, window, file):
    file.write_text(file.read_text("utf-8").replace('kind = "rating"', 'kind = "guess"'), "utf-8")

    add(window, file)

    qtbot.waitUntil(lambda: window.findChild(FaultsDialog) is not None, timeout=PATIENCE)
    dialog = window.findChild(FaultsDialog)
    assert "farewell.toml, step roti, field kind" in dialog.accessibleDescription()
    assert_named(dialog)
    dialog.done_with.click()
    assert not [row for row in window.exercises.model.rows if row.own]


def test_that_a_shipped_one_is_duplicated_and_only_ones_own_is_saved_and_removed(qtbot, window):
    reading = window.exercises.reading
    qtbot.waitUntil(lambda: read(window) != "", timeout=PATIENCE)
    assert not reading.save.isVisible()
    assert not reading.remove.isVisible()

    reading.duplicate.click()

    title = window.exercises.model.rows[0].exercise.title
    qtbot.waitUntil(lambda: read(window) == f"{title} (own)", timeout=PATIENCE)
    assert window.exercises.list.hasFocus()
    assert reading.save.isVisible()
    assert reading.remove.isVisible()


def test_that_ones_own_is_saved_as_a_file_again(qtbot, window, file, tmp_path):
    add(window, file)
    qtbot.waitUntil(lambda: read(window) == "Farewell", timeout=PATIENCE)

    window.exercises.reading.save.click()
    pick(window, tmp_path / "kept.toml")

    assert (tmp_path / "kept.toml").read_bytes() == file.read_bytes()
    assert "kept.toml" in window.toast.sentence()


def test_that_del_asks_puts_aside_and_can_be_taken_back(qtbot, window, home, file):
    add(window, file)
    qtbot.waitUntil(lambda: read(window) == "Farewell", timeout=PATIENCE)

    qtbot.keyClick(window.exercises.list, Qt.Key.Key_Delete)
    window.findChild(Ask).deed.click()

    titles = [row.exercise.title for row in window.exercises.model.rows]
    assert "Farewell" not in titles
    assert list((own_exercises(home) / "put aside").iterdir())
    qtbot.waitUntil(lambda: read(window) == titles[-1], timeout=PATIENCE)
    window.deeds.undo()
    assert window.exercises.model.rows[-1].exercise.title == "Farewell"


def test_that_del_leaves_a_shipped_one_alone(qtbot, window):
    qtbot.keyClick(window.exercises.list, Qt.Key.Key_Delete)
    assert window.findChild(Ask) is None


def test_that_files_left_out_are_named_beside_the_list(qtbot, window, bridge, home):
    own_exercises(home).mkdir(parents=True)
    (own_exercises(home) / "broken.toml").write_text("id = [", "utf-8")

    bridge.library_changed.emit()

    assert "broken.toml: is not TOML" in window.exercises.left_out.accessibleName()


def test_that_ones_own_says_so_to_eye_and_ear():
    model = ExercisesModel()
    exercise = shipped_exercises()[0]
    model.set_rows([ListedExercise(exercise=exercise, own=True)])
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(f"{exercise.title}, Your own. {exercise.purpose}")
