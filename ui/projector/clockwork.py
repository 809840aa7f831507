"""What time itself does: it rings when a timer runs out, and notices a clock that was put right."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from ui.bridge import Bridge
from ui.kit.bell import ring
from ui.kit.elapsed import elapsed
from ui.projector.feed import RoomFeed
from workshop.services.commands import ClockMoved

JUMP = 2.0
"""Seconds by which a clock has to be put forward or back within a tick to have been moved."""
TICK = 1000


class Clockwork(QObject):
    """Ticks once a second beside a feed, whatever window shows."""

    def __init__(
        self,
        bridge: Bridge,
        session: str,
        feed: RoomFeed,
        *,
        bell: bool,
        elapsed: Callable[[], float] = elapsed,
    ) -> None:
        super().__init__(feed)
        self._bridge, self._session, self._feed = bridge, session, feed
        self._bell, self._elapsed = bell, elapsed
        self._apart = feed.now() - elapsed()
        self._left: float | None = None
        self._ticks = QTimer(self)
        self._ticks.setInterval(TICK)
        self._ticks.timeout.connect(self.tick)
        self._ticks.start()

    def stop(self) -> None:
        """No more ticks."""
        self._ticks.stop()

    def tick(self) -> None:
        """A second has passed."""
        now = self._feed.now()
        jump, self._apart = now - self._elapsed() - self._apart, now - self._elapsed()
        if abs(jump) >= JUMP:
            moved = ClockMoved(session=self._session, seconds=jump)
            self._bridge.do(moved, undoable=False)
            return
        stage = self._feed.stage()
        running = stage is not None and stage.timer.since is not None
        left = stage.timer.remaining(now) if stage is not None and running else None
        if self._bell and left is not None and self._left is not None and left <= 0 < self._left:
            ring()
        self._left = left
