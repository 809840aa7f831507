"""Work that must not block the UI: bulk work on worker threads, which only values cross, and what
follows the first window, in slices on the UI thread, one per event-loop iteration.
"""

import gc
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from itertools import count
from typing import ClassVar
from weakref import WeakMethod, WeakSet

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from workshop.errors import Trouble
from workshop.words import _

Report = Callable[[int, int], None]
"""progress(done, total)"""
Cancelled = Callable[[], bool]
Task = Callable[[Report, Cancelled], object]

BETWEEN_COLLECTIONS = 1000
"""Milliseconds."""


class _Screen(QObject):
    """Lives on the UI thread as long as the program, so that another thread can speak to it
    whatever window is being destroyed meanwhile.
    """

    posted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.posted.connect(self._on_posted)

    def _on_posted(self, deed: Callable[[], object]) -> None:
        deed()


@cache
def _screen() -> _Screen:
    return _Screen()


def on_screen(method: Callable[..., object]) -> Callable[..., None]:
    """What other threads call instead of an object's `method`: it is called on the UI thread, and
    not at all where the object is gone by then. Made on the UI thread.
    """
    weak, posted = WeakMethod(method), _screen().posted

    def tell(*values: object) -> None:
        posted.emit(partial(_call, weak, values))

    return tell


def _call(weak: WeakMethod[Callable[..., object]], values: tuple[object, ...]) -> None:
    method = weak()
    if method is not None and isValid(method.__self__):  # type: ignore[attr-defined]
        method(*values)


@dataclass(frozen=True)
class _Begun:
    """A task, and the work that hears of it."""

    work: "Work"
    number: int
    task: Task

    def carry_out(self) -> None:
        """On the worker thread."""
        say = self.work.say
        try:
            value = self.task(partial(say, "progressed"), self._is_cancelled)
        except Trouble as trouble:
            say("troubled", trouble.sentence)
        except Exception as fault:
            say("troubled", _("That did not work, and nothing was changed."))
            say("struck", fault)
        else:
            say("finished", value)

    def _is_cancelled(self) -> bool:
        return self.number <= self.work.cancelled


_begun: dict[int, _Begun] = {}
"""Let go on the UI thread alone: a worker thread that held the last reference to a window would
destroy it.
"""
_numbers = count(1)


def _run(number: int) -> None:
    _begun[number].carry_out()
    _screen().posted.emit(partial(_begun.pop, number))


class Work(QObject):
    """One task at a time; a second one waits for its turn, so there is one writer."""

    progressed = Signal(int, int)
    finished = Signal(object)
    troubled = Signal(str)
    struck = Signal(object)
    """A bug; raised again on the UI thread, for the boundary."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._latest = 0
        self.cancelled = 0
        """The number of the last task that was asked to stop, with all before it."""
        # Not Qt's pool: its end waits for its threads, and those for the interpreter it holds. A
        # thread that stays: Windows lets sleep what an ended thread kept awake.
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._last: Future[None] | None = None
        self._said: deque[tuple[str, tuple[object, ...]]] = deque()
        self.awaited = False
        """Whether somebody waits at the screen until it is done."""
        self._hear_soon = on_screen(self.hear)
        self.struck.connect(self._raise_here)

    def start(self, task: Task) -> None:
        """Runs `task(progress, cancelled)`; `finished` brings its value."""
        self._latest = number = next(_numbers)
        _begun[number] = _Begun(self, number, task)
        self._last = self._pool.submit(_run, number)

    def cancel(self) -> None:
        """Asks what was started to stop; it ends when it next calls `cancelled()`."""
        self.cancelled = self._latest

    def wait(self) -> None:
        """Until all is done; the event loop still brings the signals."""
        if self._last is not None:
            self._last.result()

    def say(self, signal: str, *values: object) -> None:
        """From the worker thread: that signal is emitted on the UI thread."""
        self._said.append((signal, values))
        self._hear_soon()

    def hear(self) -> None:
        """Emits at once what the event loop has still to bring."""
        while self._said:
            signal, values = self._said.popleft()
            getattr(self, signal).emit(*values)

    def _raise_here(self, fault: Exception) -> None:
        raise fault


class Collector(QTimer):
    """Collects garbage on the UI thread alone, as often as Python would: on another thread it would
    destroy windows whose timers the UI thread still serves.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self.setInterval(BETWEEN_COLLECTIONS)
        self.timeout.connect(_collect)
        self.start()


def _collect() -> None:
    due = (count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True))
    oldest = max((generation for generation, is_due in enumerate(due) if is_due), default=None)
    if oldest is not None:
        gc.collect(oldest)


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
    """Whether no slice is queued, and nobody waits for work."""
    return not _Turns.waiting and not any(begun.work.awaited for begun in _begun.values())
