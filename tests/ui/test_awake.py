"""Nothing sleeps while a session runs, and everything may afterwards."""

import pytest
from PySide6.QtGui import QGuiApplication

from ui import awake
from ui.awake import GNOME, PORTAL, POWER, SCREEN, Awake
from ui.demo.hands import settle


@pytest.fixture
def on_screen(qapp, monkeypatch):
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")


class Desktop:
    """Counts what is held."""

    def __init__(self, *, can=True):
        self.can, self.held, self.asked = can, 0, 0

    def take(self, _reason):
        self.asked += 1
        if not self.can:
            return None
        self.held += 1
        return self.release

    def release(self):
        self.held -= 1


def told(keeper):
    heard = []
    keeper.refused.connect(lambda: heard.append(1))
    return heard


def hold(keeper, *, on):
    keeper.hold(on=on)
    keeper.wait()
    settle()


def test_that_the_computer_is_kept_awake_and_let_sleep_again(on_screen):
    desktop = Desktop()
    keeper = Awake(take=desktop.take)
    refusals = told(keeper)

    hold(keeper, on=True)
    hold(keeper, on=True)
    assert (desktop.held, desktop.asked) == (1, 1)
    hold(keeper, on=False)
    assert desktop.held == 0
    hold(keeper, on=True)
    assert (desktop.held, refusals) == (1, [])


def test_that_what_cannot_be_had_is_told_once(on_screen):
    keeper = Awake(take=Desktop(can=False).take)
    refusals = told(keeper)
    for on in (True, False, True):
        hold(keeper, on=on)

    assert refusals == [1]


def test_that_where_no_screen_is_nothing_is_asked_for(qapp):
    desktop = Desktop()
    hold(Awake(take=desktop.take), on=True)

    assert desktop.asked == 0


class Bus:
    """A desktop's bus with some services on it."""

    def __init__(self, *answering):
        self.answering, self.called, self.open = answering, [], True

    def call(self, where, *values):
        self.called.append((where, values))
        return where in self.answering

    def close(self):
        self.open = False


@pytest.mark.parametrize(
    ("answering", "called"),
    [
        ([PORTAL, GNOME], [PORTAL]),
        ([GNOME, SCREEN], [PORTAL, GNOME]),
        ([SCREEN, POWER], [PORTAL, GNOME, SCREEN, POWER]),
        ([POWER], [PORTAL, GNOME, SCREEN, POWER]),
    ],
)
def test_that_the_first_service_that_answers_keeps_it_awake(monkeypatch, answering, called):
    bus = Bus(*answering)
    monkeypatch.setattr(awake.SessionBus, "opened", lambda: bus)

    release = awake._taken_on_linux("A workshop is running.")

    assert [where for where, _values in bus.called] == called
    assert all("A workshop is running." in str(values) for _where, values in bus.called)
    assert bus.open
    release()
    assert not bus.open


def test_that_a_bus_without_such_services_is_left_again(monkeypatch):
    bus = Bus()
    monkeypatch.setattr(awake.SessionBus, "opened", lambda: bus)

    assert awake._taken_on_linux("") is None
    assert not bus.open


def test_that_without_a_bus_none_is_started(monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)

    assert awake._taken_on_linux("") is None
