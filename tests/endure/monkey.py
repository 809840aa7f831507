"""A monkey at the real windows: presses, types and shuts whatever shows, by a seed.

No traceback, no warning of Qt, no window left behind, and memory that stays flat.
"""

import random
import resource
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from ui import theme
from ui.app import compose
from ui.demo.hands import settle
from ui.library.window import LibraryWindow
from ui.settings import Settings
from workshop.errors import Trouble
from workshop.services.commands import NewSession, SetPin, StartSession
from workshop.services.library import open_service
from workshop.services.sample import make_sample

PIN = "1234"
OFF_SCREEN = "This plugin does not support"
"""What the off-screen platform always warns of."""
KEYS = (
    *(Qt.Key(number) for number in range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)),
    *(Qt.Key(letter) for letter in range(Qt.Key.Key_A, Qt.Key.Key_Z + 1)),
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space,
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageDown,
    Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Delete, Qt.Key.Key_Backspace,
    Qt.Key.Key_F1, Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F11, Qt.Key.Key_Period,
)  # fmt: skip
HELD = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip
TYPED = ("oak", "1234", "Łódź", "a long sentence about invoices", "🙂", "", "0", "-1", "{n}", "%s")
MOST_WINDOWS, SLACK = 8, 60
"""Windows that may stand open at once; megabytes by which memory may grow after a quarter."""
LONG = 25
"""Deeds after which the windows may do what is due."""


@dataclass
class Met:
    """What the monkey met. early, late: megabytes after a quarter of its deeds, and at the end."""

    faults: list[str] = field(default_factory=list)
    windows: set[str] = field(default_factory=set)
    early: int = 0
    late: int = 0

    def is_flat(self) -> bool:
        """Whether memory stayed where it was."""
        return self.late - self.early < SLACK


def megabytes() -> int:
    """Memory of this process just now, where the system tells; else the most there was."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * resource.getpagesize() // 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def play(count: int, seed: int) -> Met:
    """So many deeds on a library with a sample day and a running session."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
        theme.load_fonts()
    app.setQuitOnLastWindowClosed(False)
    met, chance = Met(), random.Random(seed)
    before = qInstallMessageHandler(
        lambda kind, _where, words: (
            None
            if kind is QtMsgType.QtDebugMsg or OFF_SCREEN in words
            else met.faults.append(f"Qt: {words}")
        )
    )
    hooked = sys.excepthook
    try:
        with tempfile.TemporaryDirectory() as folder:
            _play(app, Path(folder), chance, count, met)
    finally:
        qInstallMessageHandler(before)
        sys.excepthook = hooked
    left = [each for each in app.topLevelWidgets() if each.isVisible()]
    met.faults += [f"left open: {type(each).__name__} {each.objectName()}" for each in left]
    return met


def _play(app: QApplication, home: Path, chance: random.Random, count: int, met: Met) -> None:
    service = open_service(home)
    today = date.today()
    make_sample(service, today)
    made = service.do(NewSession(template="half_day", title="Today", date=today)).value
    service.do(StartSession(session=made))
    service.do(SetPin(pin=PIN))
    service.close()
    window = LibraryWindow(home=home, settings=Settings(sample_offered=True))
    composed = compose(app, home, Settings(sample_offered=True), window)

    def struck(kind: type[BaseException], fault: BaseException, trace: object) -> None:
        if isinstance(fault, Trouble):  # the boundary tells it in its sentence
            return
        lines = "".join(traceback.format_exception(kind, fault, fault.__traceback__))
        met.faults.append(lines[-1500:])

    sys.excepthook = struck
    composed.open()
    settle(0.5)
    for deed in range(count):
        try:
            _one_deed(app, composed, chance, met)
        except RuntimeError as fault:  # the deed before has closed what this one was meant for
            if "already deleted" not in str(fault):
                met.faults.append(f"deed {deed}: {fault}")
        if deed % LONG == 0:
            settle()
        if deed == count // 4:
            met.early = megabytes()
    settle(0.5)
    composed.end()
    settle(0.2)
    met.late = megabytes()


def _one_deed(app: QApplication, composed: object, chance: random.Random, met: Met) -> None:
    tops = [each for each in app.topLevelWidgets() if each.isVisible()]
    met.windows.update(type(each).__name__ for each in tops)
    if len(tops) > MOST_WINDOWS:
        met.faults.append(f"{len(tops)} windows: {sorted(type(each).__name__ for each in tops)}")
    if not tops:  # the last one was shut: somebody starts the program again
        composed.open()  # type: ignore[attr-defined]
        settle()
        return
    front = app.activePopupWidget() or app.activeModalWidget() or chance.choice(tops)
    if isinstance(front, QFileDialog):  # a folder of the machine is no place for a monkey
        front.reject()
        return
    shown = [each for each in front.findChildren(QWidget) if each.isVisible()]
    parts = [each for each in shown if not _waits(each)] or [front]
    chance.choice(DEEDS)(front, chance.choice(parts), chance)
    app.processEvents()


def _waits(part: QWidget) -> bool:
    """Whether it would wait in a menu until somebody chooses, as a calendar's month button does:
    Qt's own loop, in which the monkey would stand still.
    """
    return isinstance(part, QToolButton) and part.menu() is not None


def _press(_front: QWidget, part: QWidget, chance: random.Random) -> None:
    near = part.parentWidget() or part
    buttons = [each for each in near.window().findChildren(QAbstractButton) if each.isVisible()]
    if buttons:
        button = chance.choice(buttons)
        if "print" not in button.text().casefold() and not _waits(button):
            button.click()


def _key(front: QWidget, part: QWidget, chance: random.Random) -> None:
    focused = front.focusWidget()
    target = focused if focused is not None and not _waits(focused) else part
    key, held = chance.choice(KEYS), chance.choice(HELD)
    sign = chr(key).lower() if 32 < key < 127 and held is HELD[0] else ""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.postEvent(target, QKeyEvent(kind, key, held, sign))


def _type(front: QWidget, part: QWidget, chance: random.Random) -> None:
    fields = [
        each
        for each in front.findChildren(QWidget)
        if isinstance(each, QLineEdit | QPlainTextEdit) and each.isVisible()
    ]
    target = chance.choice(fields) if fields else part
    target.setFocus()
    for sign in chance.choice(TYPED):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.postEvent(target, QKeyEvent(kind, 0, HELD[0], sign))


def _mouse(_front: QWidget, part: QWidget, chance: random.Random) -> None:
    at = QPointF(chance.randrange(max(1, part.width())), chance.randrange(max(1, part.height())))
    button = chance.choice((Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton,
                            Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton))  # fmt: skip
    kinds = [QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease]
    if chance.random() < 0.2:
        kinds += [QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease]
    for kind in kinds:
        shown = part.mapToGlobal(at)
        QApplication.postEvent(part, QMouseEvent(kind, at, shown, button, button, HELD[0]))


def _wheel(_front: QWidget, part: QWidget, chance: random.Random) -> None:
    at, turned = QPointF(2, 2), QPoint(0, chance.choice((-120, 120)))
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, part.mapToGlobal(at), QPoint(), turned, none, HELD[0], phase, False)
    QApplication.postEvent(part, event)


def _choose(front: QWidget, _part: QWidget, chance: random.Random) -> None:
    lists = [each for each in front.findChildren(QListView) if each.isVisible()]
    if lists:
        chosen = chance.choice(lists)
        rows = chosen.model().rowCount()
        if rows:
            chosen.setCurrentIndex(chosen.model().index(chance.randrange(rows), 0))


def _size(front: QWidget, _part: QWidget, chance: random.Random) -> None:
    if front.isWindow() and not isinstance(front, QMenu):
        front.resize(chance.randrange(200, 1900), chance.randrange(200, 1100))


def _shut(front: QWidget, _part: QWidget, chance: random.Random) -> None:
    if chance.random() < 0.3:
        front.window().close()


Deed = Callable[[QWidget, QWidget, random.Random], None]
DEEDS: tuple[Deed, ...] = (
    _press, _press, _press, _press, _key, _key, _key, _type, _mouse, _mouse, _wheel, _choose,
    _size, _shut,
)  # fmt: skip
