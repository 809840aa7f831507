"""Plays the demo in the accented language and prints every plain word that a window says.

A program of its own, since the demo sets up two screens before Qt begins.
"""

import json
import re
import sys
from pathlib import Path

import pytest
from msgspec import structs

from tests.words import pseudo
from tests.words.seen import unwrapped
from ui import theme
from ui.app import App
from ui.bridge import Bridge
from ui.demo import day, half_day, hands, play
from ui.demo.clock import DemoClock
from ui.demo.plug import Plug
from ui.kit.focus import FocusFrame
from ui.settings import Settings
from ui.start import application
from workshop.domain.threshold import FLOOR
from workshop.services.commands import EditSession
from workshop.services.library import open_service
from workshop.words import speak


class Reader:
    """Stands where the camera stands, and reads."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self.windows = 0

    def snap(self, window, name: str) -> None:
        hands.settle()
        self.windows += 1
        for text in unwrapped(window):
            self.found.setdefault(text, name)

    shoot = shoot_dialog = snap


class FewPeople(half_day.HalfDay):
    """The half day of so few people that a result just shows."""

    def _make_session(self) -> None:
        super()._make_session()
        made = self._service.view(self._session).session
        self._service.do(EditSession(session=structs.replace(made, threshold=FLOOR)))


def main(out: Path) -> None:
    """Plays into a folder; prints how often it read, and text → where it was first seen."""
    speak(pseudo.LANGUAGE, pseudo.write_catalogue(out / "locale"))
    pseudo.accent_sample(pytest.MonkeyPatch())
    day.SIGNS = tuple(map(pseudo.accented, day.SIGNS[:FLOOR]))
    hands.RESTED = 1  # nobody looks on, and the machine is quick enough
    play._set_up_screens(out)
    app = application()
    FocusFrame(app)
    theme.apply(app, theme.LIGHT)
    home = out / "library"
    home.mkdir()
    clock = DemoClock()
    service = open_service(home, clock, content=pseudo.content())
    settings = Settings(theme="light", fades=False)
    bridge = Bridge(service)
    plug = Plug(app)
    opened = App(app, bridge, home, settings, now=clock, elapsed=clock.unix, screens=plug)
    opened.open()
    reader = Reader()
    FewPeople(bridge, reader, clock, plug).play()
    opened.close()
    hands.settle()
    service.close()
    files = re.compile(rf"{re.escape(str(home))}|library \d+-\d+-\d+ \d+\.workshop")
    found = {text: place for text, place in reader.found.items() if not files.search(text)}
    print(json.dumps({"windows": reader.windows, "plain": found}, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
