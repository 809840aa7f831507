"""`workshop demo`: sets the stage, lets the half day be played, and keeps what came of it."""

import json
import os
import shutil
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.app import App
from ui.bridge import Bridge
from ui.demo.camera import Camera
from ui.demo.clock import DemoClock
from ui.demo.full import FullDemo
from ui.demo.half_day import HalfDay
from ui.demo.handouts import print_all, print_worksheets
from ui.demo.hands import settle
from ui.demo.plug import Plug
from ui.kit.focus import FocusFrame
from ui.settings import Settings
from ui.start import application
from workshop.errors import Refused, Trouble
from workshop.paths import library_file
from workshop.services.library import open_service
from workshop.words import _

LIBRARY, SCREENS, HANDOUTS, WORKSHEETS = "library", "screens", "handouts", "worksheets"
MARK = "played by the demo.txt"
LAPTOP, PROJECTOR = (1366, 768), (1920, 1080)


def run(out: Path, *, full: bool = False) -> int:
    """Plays the demo into a folder; the exit status. full: every exercise, not the half day."""
    try:
        home = _fresh(out)
    except (Trouble, OSError) as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    _set_up_screens(out)
    qInstallMessageHandler(_pass_on)
    app = application()
    FocusFrame(app)
    theme.apply(app, theme.LIGHT)
    clock = DemoClock()
    service = open_service(home, clock)
    bridge = Bridge(service)
    settings = Settings(theme="light", fades=False)
    plug = Plug(app)
    opened = App(app, bridge, home, settings, now=clock, elapsed=clock.unix, screens=plug)
    opened.open()
    if full:
        played = list(FullDemo(bridge, clock, partial(_begins, app, out / SCREENS)).play())
    else:
        played = [HalfDay(bridge, Camera(app, out / SCREENS), clock, plug).play()]
    opened.close()
    settle()
    for each in played:
        folder = out / HANDOUTS / each.title if full else out / HANDOUTS
        print_all(service, each.session, each.codes, folder)
    if full:
        print_worksheets(service, out / HANDOUTS / WORKSHEETS)
    service.close()
    sys.stdout.write(_("Played into {folder}.").format(folder=out) + "\n")
    return 0


def _begins(app: QApplication, folder: Path, title: str) -> Camera:
    """Says what is played now; a camera with a folder of its own."""
    sys.stderr.write(f"{title}\n")
    return Camera(app, folder / title)


def _fresh(out: Path) -> Path:
    """The library folder, with what an earlier demo left removed; Refused where there is more."""
    home = out / LIBRARY
    if library_file(home).exists() and not (out / MARK).exists():
        raise Refused(
            _("{folder} holds a library already. Name another folder.").format(folder=out)
        )
    for name in (LIBRARY, SCREENS, HANDOUTS):
        shutil.rmtree(out / name, ignore_errors=True)
    home.mkdir(parents=True)
    (out / MARK).write_text(
        _("The next demo in this folder replaces this one.") + "\n", encoding="utf-8"
    )
    return home


def _pass_on(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """What Qt has to say, but that windows off the screen cannot be raised or grabbed."""
    if "This plugin does not support" not in message:
        sys.stderr.write(f"{message}\n")


def _set_up_screens(out: Path) -> None:
    """A laptop and a projector beside it, neither of them real."""
    screens = [
        {"name": name, "x": x, "y": 0, "width": size[0], "height": size[1]}
        for name, x, size in (("laptop", 0, LAPTOP), ("projector", LAPTOP[0], PROJECTOR))
    ]
    file = out / SCREENS / "screens.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"
