"""The room's pages: painted again against a plain filled widget, and the cube while it turns; and
the room as several laptops.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.bench import laptops
from tests.bench.figure import Figure, compared, seconds
from ui.kit.scene import SceneView
from ui.projector.window import room_frame
from ui.theme import LIGHT, apply, load_fonts
from workshop.domain.stage import Place
from workshop.domain.step import sample, summarise
from workshop.room.charts.place.pictures import place_picture
from workshop.room.day import places
from workshop.room.pages import pages_at, spot_ahead
from workshop.room.scene import Page
from workshop.services.library import open_service
from workshop.services.sample import make_sample
from workshop.steps.place import TURNS, PlaceStep

SIZES = {"1080p": QSize(1920, 1080), "2160p": QSize(3840, 2160)}
PEOPLE = 200
FRAME = 16.0
"""Milliseconds of one picture at sixty a second."""
REPAINT_GOAL, REPAINTS, RUNS = 3.0, 3, 3
ROUNDS = 5
PROFILE = 6


class Plain(QWidget):
    """A widget that is filled, and nothing else."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#FAFAFA"))
        painter.end()


def figures() -> list[Figure]:
    """All figures of this part."""
    app = QApplication.instance() or QApplication([sys.argv[0], "-platform", "offscreen"])
    load_fonts()
    apply(app, LIGHT)
    with tempfile.TemporaryDirectory() as name:
        service = open_service(Path(name))
        view = service.view(make_sample(service))
        service.close()
    found = []
    for name, size in SIZES.items():
        pages = [
            (place, page)
            for place in places(view)
            for page in pages_at(view, spot_ahead(view, place), room_frame(size, PROFILE))
        ]
        found.append(
            compared("room", f"repaint of {len(pages)} room pages, middle, {name}",
                     _each_page(pages, size), _repainted(Plain(), size), goal=REPAINT_GOAL,
                     runs=RUNS)
        )  # fmt: skip
    step = next(
        step
        for exercise in view.exercises.values()
        for step in exercise.steps
        if isinstance(step, PlaceStep)
    )
    found.append(
        compared("room", f"p99 of the cube turning, {PEOPLE} people, 1080p, against 16 ms",
                 _turning(step), lambda: FRAME, goal=1.0, runs=RUNS)
    )  # fmt: skip
    return [*found, *laptops.figures()]


def _painted(widget: QWidget, size: QSize) -> Callable[[], None]:
    """Paints the widget: off-screen nothing else does."""
    widget.resize(size)
    image = QImage(size, QImage.Format.Format_RGB32)
    return lambda: widget.render(image)


def _repainted(widget: QWidget, size: QSize) -> Callable[[], float]:
    """Milliseconds of a repaint."""
    paint = _painted(widget, size)

    def repaint() -> float:
        return 1000 * statistics.median(seconds(paint) for _each in range(REPAINTS))

    return repaint


def _each_page(pages: list[tuple[Place, Page]], size: QSize) -> Callable[[], float]:
    """The same of every page, the middle of all."""
    shown = SceneView()
    repaint = _repainted(shown, size)

    def middle() -> float:
        found = []
        for _place, page in pages:
            shown.set_scene(page.scene)
            repaint()
            found.append(repaint())
        return statistics.median(found)

    return middle


def _turning(step: PlaceStep) -> Callable[[], float]:
    """Milliseconds from a turn to its picture, but for the slowest of a hundred."""
    size = SIZES["1080p"]
    answers = {str(person): sample(step, person) for person in range(PEOPLE)}
    summary = summarise(step, answers)
    frame, shown = room_frame(size, PROFILE), SceneView()
    paint = _painted(shown, size)

    def turn(by: int) -> None:
        (page,) = place_picture(step, summary, "cube", by % TURNS, "customers", frame)
        shown.set_scene(page.scene)
        paint()

    def turning() -> float:
        taken = sorted(seconds(lambda by=by: turn(by)) for by in range(ROUNDS * TURNS))
        return 1000 * taken[int(len(taken) * 0.99) - 1]

    return turning
