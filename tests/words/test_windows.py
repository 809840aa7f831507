"""Every window in the accented language: the half day of the demo, and the dialogs beside it."""

import json
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.words.seen import unwrapped
from ui.bridge import Bridge
from ui.console.keys import legend
from ui.dialogs.background import BackgroundPanel
from ui.dialogs.decisions import DecisionsPanel, GroupPanel
from ui.dialogs.keys import KeysPanel
from ui.dialogs.new_session import SessionDialog
from ui.dialogs.notes import NotesPanel
from ui.dialogs.people import PeoplePanel
from ui.dialogs.pin import SetPinDialog
from ui.dialogs.print import PrintDialog
from ui.dialogs.sheet import SheetDialog
from ui.library.deeds import LibraryDeeds
from ui.theme import LIGHT, apply
from workshop.services.commands import SetPin

DECIDE = "closing/decide"
GROUP = "map_3d/place"


@pytest.mark.timeout(300)
def test_that_every_text_of_the_demos_half_day_is_translated(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-m", "tests.words.play", tmp_path],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert ran.returncode == 0, ran.stderr
    read = json.loads(ran.stdout)
    assert read["windows"] > 20
    assert read["plain"] == {}


@pytest.fixture(scope="module")
def bridge(library, qapp):
    """The library behind signals, and a look for its windows."""
    apply(qapp, LIGHT)
    return Bridge(library[0])


DIALOGS = {
    "background": lambda bridge, session, window: [
        BackgroundPanel(window, each) for each in bridge.service.view(session).exercises.values()
    ],
    "decisions": lambda bridge, session, window: [DecisionsPanel(window, bridge, session, DECIDE)],
    "group": lambda bridge, session, window: [
        GroupPanel(window, bridge, bridge.service.session(session), GROUP)
    ],
    "keys": lambda bridge, session, window: [KeysPanel(window, legend())],
    "new session": lambda bridge, session, window: [
        SessionDialog(window, templates=bridge.service.templates())
    ],
    "edit session": lambda bridge, session, window: [
        SessionDialog(window, session=bridge.service.view(session).session)
    ],
    "notes": lambda bridge, session, window: [NotesPanel(window, bridge, session, DECIDE)],
    "people": lambda bridge, session, window: [PeoplePanel(window, bridge, session)],
    "pin": lambda bridge, session, window: [SetPinDialog(bridge, window)],
    "print": lambda bridge, session, window: [
        PrintDialog(bridge, session, window), PrintDialog(bridge, "opening", window)
    ],
    "sheet": lambda bridge, session, window: [SheetDialog(bridge, session, window)],
}  # fmt: skip


@pytest.mark.parametrize("name", DIALOGS)
def test_that_every_text_of_a_dialog_is_translated(library, bridge, qtbot, name):
    window = QWidget()
    qtbot.addWidget(window)

    made = DIALOGS[name](bridge, library[1], window)

    assert made
    assert not set().union(*map(unwrapped, made))


@pytest.mark.parametrize("deed", ["bin", "purge"])
def test_that_every_text_that_asks_first_is_translated(library, bridge, qtbot, deed):
    window = QWidget()
    qtbot.addWidget(window)

    getattr(LibraryDeeds(window, bridge), deed)(library[1])

    asked = QApplication.activeModalWidget()
    assert not unwrapped(asked)
    asked.close()


def test_that_a_refusal_is_translated(bridge):
    said = []
    bridge.troubled.connect(said.append)

    bridge.do(SetPin(pin="1"))

    assert len(said) == 1
    assert said[0].isascii() is False
