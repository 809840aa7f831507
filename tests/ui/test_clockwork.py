"""Time itself: a bell where it is wanted, and a clock that was put right."""

import pytest

from tests.services.tour import running_session
from ui.projector import clockwork
from ui.projector.clockwork import Clockwork
from ui.projector.feed import RoomFeed
from workshop.services.commands import RunTimer


class Wall:
    """The clock on the wall and the seconds that pass, each to be turned."""

    def __init__(self, clock):
        self.clock, self.passed = clock, 5000.0

    def unix(self):
        return self.clock().timestamp()

    def elapsed(self):
        return self.passed

    def wait(self, seconds):
        self.clock.on(seconds=seconds)
        self.passed += seconds


@pytest.fixture
def session(service):
    name = running_session(service, "light")
    service.do(RunTimer(session=name, on=True))
    return name


@pytest.fixture
def wall(clock):
    return Wall(clock)


@pytest.fixture
def rung(monkeypatch):
    found = []
    monkeypatch.setattr(clockwork, "ring", lambda: found.append("ring"))
    return found


def works(qapp, bridge, service, session, wall, *, bell):
    feed = RoomFeed(wall.unix)
    feed.take(service.view(session))
    bridge.stage_moved.connect(lambda name: feed.take(service.view(name)))
    return Clockwork(bridge, session, feed, bell=bell, elapsed=wall.elapsed)


def left(service, session, wall):
    return service.view(session).stage.timer.remaining(wall.unix())


def test_that_a_clock_put_right_changes_no_time(qapp, bridge, service, session, wall):
    work = works(qapp, bridge, service, session, wall, bell=False)
    wall.wait(10)
    work.tick()
    wall.clock.on(hours=1)
    work.tick()
    assert left(service, session, wall) == 50
    wall.clock.on(hours=-2)
    wall.wait(1)
    work.tick()
    assert left(service, session, wall) == pytest.approx(49, abs=1)
    assert not bridge.can_undo()


def test_that_a_lid_that_was_shut_is_time_that_passed(qapp, bridge, service, session, wall):
    work = works(qapp, bridge, service, session, wall, bell=False)
    wall.wait(40)
    work.tick()
    assert left(service, session, wall) == 20


@pytest.mark.parametrize(("bell", "times"), [(True, 1), (False, 0)])
def test_that_it_rings_once_where_that_is_wanted(
    qapp, bridge, service, session, wall, rung, bell, times
):
    work = works(qapp, bridge, service, session, wall, bell=bell)
    for _second in range(70):
        wall.wait(1)
        work.tick()
    assert len(rung) == times
