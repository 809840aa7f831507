"""Opens every window on a small screen and tells what does not fit; a program of its own, since
the screen and its scale are chosen before Qt starts.
"""

import datetime as dt
import json
import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QWidget,
)

from ui.bridge import Bridge
from ui.console.window import ConsoleWindow
from ui.demo.hands import settle
from ui.desk.window import DeskWindow
from ui.dialogs.new_session import SessionDialog
from ui.dialogs.pin import SetPinDialog
from ui.dialogs.print import PrintDialog
from ui.dialogs.sheet import SheetDialog
from ui.kit.window_size import TITLE_BAR
from ui.library.window import LibraryWindow
from ui.plan.window import PlanWindow
from ui.projector.feed import RoomFeed
from ui.settings import Settings
from ui.start import application
from workshop.domain.stage import Place
from workshop.services.commands import GoTo, NewSession, OpenAgain, StartSession
from workshop.services.library import open_service
from workshop.services.sample import make_sample

WIDE, HIGH = 960, 540
DAY = dt.date(2026, 3, 4)
kept: list[QWidget] = []
"""The windows: one that Python throws away takes along what Qt still has to tell it."""
LEAVES = (QAbstractButton, QLabel, QLineEdit)


def screen(factor: float) -> str:
    """The name of a platform with one screen of 960 by 540 at a scale factor."""
    wide, high = round(WIDE * factor), round(HIGH * factor)
    facts = {"name": "small", "x": 0, "y": 0, "width": wide, "height": high, "dpr": 1}
    facts |= {"logicalDpi": 96, "logicalBaseDpi": 96}
    file = Path(tempfile.mkdtemp()) / "screens.json"
    file.write_text(json.dumps({"screens": [facts]}), encoding="utf-8")
    return f"offscreen:configfile={file}"


def amiss(name: str, window: QWidget, *, bar: bool = True) -> list[str]:
    """What of a window does not fit; bar: whether it has a title bar."""
    kept.append(window)
    window.show()
    high = HIGH - (TITLE_BAR if bar else 0)
    if window.isWindow() and window.parent() is None:
        window.resize(WIDE, high)
    settle()
    found = []
    if window.width() > WIDE or window.height() > high:
        found.append(f"{name}: {window.width()} x {window.height()}")
    for leaf in (each for kind in LEAVES for each in window.findChildren(kind)):
        if leaf.isVisible() and leaf.width() * leaf.height():
            inside = QRect(leaf.mapTo(window, QPoint()), leaf.size())
            if _scrolls(leaf, window):  # upwards and downwards only
                inside.moveTop(0)
                inside.setHeight(1)
            words = leaf.accessibleName() or leaf.text() or leaf.objectName()
            if not window.rect().contains(inside):
                found.append(f"{name}: {words!r} is outside at {inside.getRect()}")
            elif not _scrolls(leaf, window) and leaf.height() < leaf.minimumSizeHint().height():
                found.append(f"{name}: {words!r} is squeezed")
    return found + [f"{name}: {words} overlap" for words in _overlaps(window)]


def _overlaps(window: QWidget) -> list[str]:
    buttons = [each for each in window.findChildren(QAbstractButton) if each.isVisible()]
    return [
        f"{one.accessibleName()!r} and {other.accessibleName()!r}"
        for at, one in enumerate(buttons)
        for other in buttons[at + 1 :]
        if one.parent() is other.parent() and one.geometry().intersects(other.geometry())
    ]


def _scrolls(leaf: QWidget, window: QWidget) -> bool:
    above = leaf.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False


def library(home: Path, bridge: Bridge) -> list[str]:
    """The library's pages and what opens over them."""
    window = LibraryWindow(home=home, settings=Settings())
    window.furnish(bridge)
    found = amiss("library", window)
    for place in ("exercises", "search", "bin", "settings", "sessions"):
        window.go_to(place)
        found += amiss(place, window)
    templates = bridge.service.templates()
    made = SessionDialog(window, templates=templates)
    found += amiss("new session", made)
    made.more.click()
    found += amiss("new session, details", made)
    found += amiss("PIN", SetPinDialog(bridge, window))
    window._on_licences()
    return found + _over(window)


def plan(bridge: Bridge, session: str) -> list[str]:
    """The plan, and printing over it."""
    window = PlanWindow(bridge, session)
    return amiss("plan", window) + amiss("print", PrintDialog(bridge, session, window))


def console(bridge: Bridge, session: str) -> list[str]:
    """The console at every place of the day, and its panels."""
    window = ConsoleWindow(bridge, session, RoomFeed())
    window.refresh()
    found = []
    view = bridge.service.view(session)
    for at, block in enumerate(view.session.agenda):
        steps = view.exercises[block.exercise].steps if block.exercise else ()
        for step in ("", *(each.id for each in steps)):
            bridge.do(GoTo(session=session, place=Place(block=at, step=step)))
            settle()
            found += amiss(f"console at {block.title}/{step}", window)
            for deed in (window.face.decisions, window.face.parked, window.face.group):
                if deed.isVisible():
                    deed.click()
                    found += _over(window)
    for opened in (window._on_people, window._on_listed, window._on_keys, window.deeds.reveal):
        opened()
        found += _over(window)
    found += amiss("paper sheet", SheetDialog(bridge, session, window))
    return found


def _over(window: QWidget) -> list[str]:
    settle()
    found = [
        fault
        for each in window.findChildren(QWidget)
        if each.isWindow() and each.isVisible()
        for fault in amiss(each.windowTitle() or each.objectName(), each)
    ]
    for each in window.findChildren(QWidget):
        if each.isWindow() and each.isVisible():
            each.close()
    return found


def desk(bridge: Bridge, session: str) -> list[str]:
    """The desk: the first page, then every question."""
    window = DeskWindow(bridge, session)
    found = amiss("desk", window, bar=False)
    window._on_begun("a sign", "")
    settle()
    found += amiss("desk's receipt", window, bar=False)
    window._show_turn()
    settle()
    page = window.page()
    for at in range(page.count()):
        page.show_question(at)
        found += amiss(f"desk at question {at + 1}", window, bar=False)
    return found


def main() -> int:
    """Prints what does not fit."""
    os.environ["QT_QPA_PLATFORM"] = screen(float(os.environ.get("QT_SCALE_FACTOR", "1")))
    app = application()
    assert app.primaryScreen().size().toTuple() == (WIDE, HIGH)
    home = Path(tempfile.mkdtemp())
    service = open_service(home)
    bridge = Bridge(service)
    done = make_sample(service)
    service.do(OpenAgain(session=done))
    service.do(StartSession(session=done))
    live = str(service.do(NewSession(template="half_day", title="Live", date=DAY)).value)
    service.do(StartSession(session=live))
    found = library(home, bridge) + plan(bridge, live) + console(bridge, done)
    found += console(bridge, live) + desk(bridge, live)
    sys.stdout.write("\n".join(dict.fromkeys(found)))
    sys.stdout.flush()
    os._exit(bool(found))


if __name__ == "__main__":
    main()
