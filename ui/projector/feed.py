"""What the room sees at this moment: the stage's page, held while frozen, none while black."""

import datetime as dt
import time
from collections.abc import Callable

from msgspec import structs
from PySide6.QtCore import QObject, QSize, QTimer, Signal

from ui.projector.laying_out import LayingOut
from ui.projector.window import RoomPicture, room_frame
from workshop.domain.stage import Place, Stage
from workshop.room.day import neighbour, places
from workshop.room.join_page import Door
from workshop.room.pages import (
    Spot,
    contents,
    page_of,
    pages_at,
    spot_ahead,
    spot_of,
    title_of_the_day,
)
from workshop.room.scene import Frame, Page
from workshop.room.session_view import SessionView

KEPT = 8
"""Spots whose pages are cached: here, the next place, and a few ticks of a running clock."""
USUAL = QSize(1920, 1080)
"""The picture's size while no projector is there."""
TICK = 1000


class RoomFeed(QObject):
    """One source for the room window and for the console's picture of it, so that both show the
    same page. Frozen, it keeps the page that showed when Freeze was pressed.
    """

    seen = Signal(object)
    """The page that the room sees, None while it is black or white."""

    def __init__(
        self, clock: Callable[[], float] = time.time, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._size = USUAL
        self._view: SessionView | None = None
        self._laid_out: dict[tuple[Spot, Frame], tuple[Page, ...]] = {}
        self._held: Page | None = None
        self._door: Door | None = None
        self._seen: tuple[Place, int] | None = None
        """The place and the page that the room saw last, None where it saw none of them."""
        self._room: RoomPicture | None = None
        self._shown: Spot | None = None
        self._maps = LayingOut(self)
        self._maps.done.connect(self._on_laid_out)
        self._ticks = QTimer(self)
        self._ticks.setInterval(TICK)
        self._ticks.timeout.connect(self._on_tick)
        self._ticks.start()

    def show_in(self, room: RoomPicture) -> None:
        """From now on this window shows what the room sees, laid out for its size."""
        if self._room is not None:
            self._room.resized.disconnect(self._on_resized)
        self._room = room
        room.resized.connect(self._on_resized)
        self._on_resized()
        self._tell()

    def set_size(self, size: QSize) -> None:
        """Pages are laid out for a screen of this size."""
        if size != self._size:
            self._size = size
            self._tell()

    def take(self, view: SessionView) -> None:
        """A fresh snapshot of the session; pages that it does not change stay laid out."""
        if self._view is None or contents(view) != contents(self._view):
            self._laid_out.clear()
        self._view = view
        self._maps.take(view)
        self._tell()

    def set_door(self, door: Door | None) -> None:
        """How others come into the room, while it is open for them."""
        if door != self._door:
            self._door = door
            self._tell()

    def stop(self) -> None:
        """No more ticks, and no work."""
        self._ticks.stop()
        self._maps.stop()

    def stage(self) -> Stage | None:
        """Where the session stands."""
        return self._view.stage if self._view is not None else None

    def now(self) -> float:
        """Unix time."""
        return self._clock()

    def pages(self) -> tuple[Page, ...]:
        """All pages of the live picture."""
        view, stage = self._view, self.stage()
        if view is None or stage is None or stage.place not in places(view):
            return ()
        return self._pages_at(view, self._spot(view))

    def page(self) -> Page | None:
        """The live page: what would show were the room neither frozen nor black."""
        view, stage = self._view, self.stage()
        if view is None or stage is None or stage.place not in places(view):
            return None
        return self._page_at(view, self._spot(view))

    def page_ahead(self, place: Place) -> Page | None:
        """The first page of a place that is still to come."""
        if self._view is None:
            return None
        return self._page_at(self._view, spot_ahead(self._view, place, self._time()))

    def last_page(self, place: Place) -> int:
        """The number of the last page of a place that one comes back to."""
        view = self._view
        if view is None:
            return 0
        return len(self._pages_at(view, spot_ahead(view, place, self._time()))) - 1

    def in_the_room(self) -> Page | None:
        """What the room sees: None while it is black or white."""
        stage = self.stage()
        if stage is None or self._view is None or stage.blank:
            return None
        if stage.plain:
            return title_of_the_day(self._view, self._frame(self._view))
        return self._held if stage.frozen and self._held is not None else self.page()

    def _time(self) -> dt.datetime:
        return dt.datetime.fromtimestamp(self.now())

    def _spot(self, view: SessionView) -> Spot:
        """Where the session stands at this moment."""
        self._shown = spot_of(view, self._time())
        if self._shown.aside == "join":
            self._shown = structs.replace(self._shown, door=self._door)
        return self._shown

    def _page_at(self, view: SessionView, spot: Spot) -> Page:
        return page_of(self._pages_at(view, spot), spot)

    def _pages_at(self, view: SessionView, spot: Spot) -> tuple[Page, ...]:
        """Cached, since room view, console and its words all ask for the same pages."""
        key = (spot, self._frame(view))
        if key not in self._laid_out:
            if len(self._laid_out) >= KEPT:
                self._laid_out.clear()
            self._laid_out[key] = pages_at(view, *key)
        return self._laid_out[key]

    def _frame(self, view: SessionView) -> Frame:
        return room_frame(self._size, view.session.profile)

    def _on_laid_out(self) -> None:
        """A map has its places: its pages are made anew."""
        self._laid_out.clear()
        self._tell()

    def _on_resized(self) -> None:
        if self._room is not None and self._room.isVisible():
            self.set_size(self._room.size())

    def _on_tick(self) -> None:
        view, stage, shown = self._view, self.stage(), self._shown
        if view is None or stage is None or shown is None:
            return
        moves = stage.timer.since is not None or shown.day is not None
        if moves and stage.place in places(view) and shown != self._spot(view):
            self._tell()

    def _went_forwards(self, stage: Stage) -> bool:
        """Whether the room saw the page right before this one until now."""
        view, before = self._view, self._seen
        here = (stage.place, stage.page)
        if stage.black or stage.frozen or view is None:
            self._seen = None
            return False
        self._seen = here
        if before is None or before == here:
            return False
        after_it = neighbour(view, before[0], 1)
        return here in ((before[0], before[1] + 1), (after_it, 0))

    def _tell(self) -> None:
        stage = self.stage()
        if stage is None:
            return
        if not stage.frozen:
            self._held = None
        elif self._held is None:
            self._held = self.page()
        page = self.in_the_room()
        if self._room is not None:
            if page is not None:
                self._room.show_page(page, forwards=self._went_forwards(stage))
            self._room.set_blank(stage.blank)
        self.seen.emit(page)
