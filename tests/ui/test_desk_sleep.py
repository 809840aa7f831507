"""A laptop that was shut and is opened again shows nothing of whoever sat there."""

import os
import shutil
import subprocess

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from tests.services.tour import running_session
from tests.ui.desk_room import Ticks, close_desk, open_desk
from tests.ui.test_desk_privacy import answers_something, assert_nothing_left
from ui.demo.hands import settle
from ui.desk import sleep
from ui.desk.curtain import CurtainPage
from ui.desk.turn import TurnPage
from ui.desk.watch import ASLEEP


@pytest.fixture
def wall():
    return Ticks()


@pytest.fixture
def desk(qtbot, service, ticks, wall):
    window, hands = open_desk(qtbot, service, running_session(service, "word"), ticks, wall)
    answers_something(hands)
    yield window, hands
    close_desk(window)


@pytest.mark.parametrize("moves", [(0, 7200), (7200, 7200), (7200, 0)])
def test_that_the_curtain_is_down_after_sleep_whichever_clock_went_on(desk, ticks, wall, moves):
    window, _hands = desk
    ticks.now += moves[0]
    wall.now += moves[1]
    window.watch.look()
    settle()
    assert isinstance(window.page(), CurtainPage)
    assert_nothing_left(window)


def test_that_the_key_that_wakes_the_laptop_draws_the_curtain_and_types_nothing(desk, wall, qtbot):
    window, hands = desk
    wall.now += ASLEEP + 1
    qtbot.keyClicks(hands.find("Which word stayed?"), "x")
    settle()
    assert isinstance(window.page(), CurtainPage)
    assert_nothing_left(window)


def test_that_seconds_that_pass_one_by_one_are_no_sleep(desk, ticks, wall):
    window, _hands = desk
    for _second in range(60):
        ticks.now += 1
        wall.now += 1
        window.watch.look()
    assert isinstance(window.page(), TurnPage)


@pytest.fixture
def bus(tmp_path, monkeypatch):
    """A bus on which a test may speak as the system does."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("plays the system by a bus of its own")
    started = subprocess.Popen(
        [
            "dbus-daemon",
            "--session",
            "--nofork",
            "--print-address",
            f"--address=unix:dir={tmp_path}",
        ],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"DBUS_SESSION_BUS_ADDRESS": ""},
    )
    address = started.stdout.readline().strip()
    heard = QDBusConnection.connectToBus(address, "heard")
    monkeypatch.setattr(sleep.QDBusConnection, "systemBus", lambda: heard, raising=False)
    yield QDBusConnection.connectToBus(address, "spoken")
    for name in ("heard", "spoken"):
        QDBusConnection.disconnectFromBus(name)
    started.terminate()
    started.wait()
    started.stdout.close()


def test_that_the_curtain_falls_when_the_system_says_that_it_goes_to_sleep(
    bus, qtbot, service, ticks, wall, monkeypatch
):
    monkeypatch.setattr(sleep, "LOGIND", ("", *sleep.LOGIND[1:]))  # whoever speaks it on this bus
    window, hands = open_desk(qtbot, service, running_session(service, "word"), ticks, wall)
    answers_something(hands)
    told = QDBusMessage.createSignal(*sleep.LOGIND[1:], "PrepareForSleep")
    told.setArguments([True])
    bus.send(told)
    qtbot.waitUntil(lambda: isinstance(window.page(), CurtainPage), timeout=10_000)
    close_desk(window)
