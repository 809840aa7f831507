"""Work that must not block the UI: bulk work on worker threads, which only values cross, and what
follows the first window, in slices on the UI thread, one per event-loop iteration.
"""

import gc
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import ClassVar
from weakref import WeakSet

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from workshop.errors import Trouble
from workshop.words import _

Report = Callable[[int, int], None]
"""progress(done, total)"""
Cancelled = Callable[[], bool]
Task = Callable[[Report, Cancelled], object]


class _Collection(QObject):
    """Keeps the garbage collector off while work runs: on a worker thread it would destroy windows
    whose timers the UI thread still serves.
    """

    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._running = 0
        self.ended.connect(self._on_ended)

    def begin(self) -> None:
        """Work begins."""
        self._running += 1
        gc.disable()

    def _on_ended(self) -> None:
        self._running -= 1
        if not self._running:
            gc.enable()


@cache
def _collection() -> _Collection:
    return _Collection()


class _Run(QRunnable):
    def __init__(self, work: "Work", task: Task) -> None:
        super().__init__()
        self._work, self._task = work, task

    def run(self) -> None:
        """Runs on a worker thread; its signals arrive on the UI thread."""
        # Where the window that began it is being destroyed, nobody is left to hear how it went.
        with suppress(RuntimeError):
            self._carry_out()
        _collection().ended.emit()

    def _carry_out(self) -> None:
        work = self._work
        try:
            value = self._task(work.progressed.emit, work.is_cancelled)
        except Trouble as trouble:
            work.troubled.emit(trouble.sentence)
        except Exception as fault:
            work.troubled.emit(_("That did not work, and nothing was changed."))
            work.struck.emit(fault)
        else:
            work.finished.emit(value)


class Work(QObject):
    """One task at a time; a second one waits for its turn, so there is one writer."""

    progressed = Signal(int, int)
    finished = Signal(object)
    troubled = Signal(str)
    struck = Signal(object)
    """A bug; raised again on the UI thread, for the boundary."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancelled = False
        self.struck.connect(self._raise_here)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)  # Windows lets sleep what an ended thread kept awake

    def start(self, task: Task) -> None:
        """Runs `task(progress, cancelled)`; `finished` brings its value."""
        self._cancelled = False
        _collection().begin()
        self._pool.start(_Run(self, task))

    def cancel(self) -> None:
        """Asks the task to stop; it ends when it next calls `cancelled()`."""
        self._cancelled = True

    def is_cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._cancelled

    def _raise_here(self, fault: Exception) -> None:
        raise fault

    def wait(self, milliseconds: int = -1) -> bool:
        """Until all is done."""
        return self._pool.waitForDone(milliseconds)


class _Turns(QTimer):
    """The queued slices of an owner; destroyed along with it."""

    waiting: ClassVar[WeakSet["_Turns"]] = WeakSet()

    def __init__(self, owner: QObject, deeds: tuple[Callable[[], object], ...]) -> None:
        super().__init__(owner)
        self._deeds = deque(deeds)
        self.setSingleShot(True)
        # Not 0: Qt would post it, and events posted meanwhile run in the same iteration.
        self.setInterval(1)
        self.timeout.connect(self._on_turn)
        self.waiting.add(self)
        self.start()

    def _on_turn(self) -> None:
        self.waiting.discard(self)
        self._deeds.popleft()()
        if self._deeds:
            self.waiting.add(self)
            self.start()
        else:
            self.deleteLater()


def in_turns(owner: QObject, *deeds: Callable[[], object]) -> None:
    """Runs them in order, each in an event-loop iteration of its own; the rest is dropped if the
    owner is destroyed or one of them fails.
    """
    if deeds:
        _Turns(owner, deeds)


def resting() -> bool:
    """Whether no slice is queued."""
    return not _Turns.waiting
