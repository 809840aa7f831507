"""The part of the self-test that needs windows: the face, the icons, and every kind on screen."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QLibraryInfo
from PySide6.QtGui import QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

import ui.steps  # noqa: F401 - every kind registers its questions
from ui import theme
from ui.kit.scene import SceneView
from ui.kit.step import entry_widget
from workshop.domain.exercise import Exercise
from workshop.domain.step import Step, collects, kind_of
from workshop.paths import ASSETS
from workshop.room.kind import pages
from workshop.room.scene import Frame
from workshop.room.state import RoomState
from workshop.services.library import open_service
from workshop.services.selftest import KINDS, Check, tried
from workshop.steps import AnyStep
from workshop.words import _

WIDTH, HEIGHT, READING_SIZE = 1920, 1080, 66


def checks() -> Iterator[Check]:
    """All checks that need windows; makes an application of its own."""
    app = QApplication([])
    theme.load_fonts()
    theme.apply(app, theme.LIGHT)
    yield tried(_("face on the screen"), _face)
    yield tried(_("icons on the screen"), _icons)
    yield tried(_("way to the printers"), _printers)
    with TemporaryDirectory() as folder:
        service = open_service(Path(folder))
        exercises = service.exercises()
        service.close()
    for kind in KINDS:
        name = _("kind {name} on the screen").format(name=kind_of(kind))
        yield tried(name, partial(_kind, kind, exercises))


def _face() -> str:
    return "" if theme.FACE in QFontDatabase.families() else _("it is not there")


def _icons() -> str:
    for file in (ASSETS / "icons").glob("*.svg"):
        if QIcon(str(file)).pixmap(24, 24).isNull():
            return _("{name} cannot be drawn").format(name=file.name)
    return ""


def _printers() -> str:
    # Elsewhere Qt talks to printers itself; on Linux it needs a plug-in that a bundle may lack.
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    needed = sys.platform == "linux"
    return _("it is not there") if needed and not any(plugins.glob("printsupport/*")) else ""


def _kind(kind: type[Step], exercises: tuple[Exercise[AnyStep], ...]) -> str:
    for exercise in exercises:
        for step in exercise.steps:
            if type(step) is kind:
                return _step(exercise, step)
    return _("no exercise uses it")


def _step(exercise: Exercise[AnyStep], step: AnyStep) -> str:
    frame = Frame(width=WIDTH, height=HEIGHT, r=READING_SIZE, type=theme.FaceType())
    state = RoomState(exercise=exercise, step=step, shown_step=step if collects(step) else None)
    view = SceneView()
    view.set_scene(pages(state, frame)[0].scene)
    if view.grab().isNull():
        return _("its page in the room is empty")
    if collects(step):
        entry_widget(step).set_answers({})
    return ""
