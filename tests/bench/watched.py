"""The real app, played by hand with a heart that beats: `watched.py HOME SESSION [OPTION]`.

Prints the longest time between two beats at each deed, in milliseconds. OPTION: `calls`, and it is
how many Python functions each deed calls; else the beginning of a deed's name, and where that deed
spends its time is written to the error stream.
"""

import cProfile
import json
import pstats
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QListView

from tests.bench.calls import counting
from tests.bench.watchdog import NOTE, PIN, SESSIONS
from ui import settings as store
from ui.console.window import ConsoleWindow
from ui.demo.day import DEBOUNCE
from ui.demo.hands import find, key, press, settle, type_into, until, window, write
from ui.desk.turn import TurnPage
from ui.desk.window import DeskWindow
from ui.library.window import LibraryWindow
from ui.plan.window import PlanWindow
from ui.start import Start, application

CALM = 0.5
"""Seconds in which what a deed has set going comes to its end."""
PACE = 0.1
"""Seconds from key to key of somebody who types fast."""
NEXT_STEPS = 12
ANSWERS = "13524"


class Heart(QObject):
    """Beats each millisecond that the event loop lets it."""

    def __init__(self) -> None:
        super().__init__()
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self.beat)

    def live(self) -> None:
        """Begins to beat."""
        self._timer.start()

    def beat(self) -> None:
        """Notes how long ago the last beat was."""
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def begin(self) -> None:
        """Counts from now on."""
        self.longest, self._last = 0.0, time.perf_counter()


def rest(seconds: float) -> None:
    """Lets the windows do what is due, without a call from here."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


class Day:
    """Deeds of a facilitator, one after another; `found` holds the longest gap of each, or its
    calls.
    """

    def __init__(self, start: Start, session: str, option: str) -> None:
        self._start, self._session = start, session
        self._counts = option == "calls"
        self._profiled = "" if self._counts else option
        self._heart = Heart()
        self.found: dict[str, float] = {}

    def play(self) -> None:
        """From opening the library to paper."""
        if not self._counts:
            self._heart.live()
        self._deed("open the library", self._open)
        library = window(LibraryWindow)
        search = library.sessions.search.edit
        self._deed("walk through the list", self._walk)
        for sign in "fitter":
            self._deed("type a search", lambda sign=sign: type_into(search, sign))
        self._deed("leave the search", search.clear)
        self._deed("read the exercises", lambda: library.go_to("exercises"))
        self._deed("look at the settings", lambda: library.go_to("settings"))
        library.go_to("sessions")
        self._deed("ask for a new session", lambda: press("New session"))
        write("Title", "Watched")
        self._deed("make a new session", lambda: press("Create session"))
        self._deed("open its plan", lambda: press("Plan"))
        self._deed("come back from the plan", window(PlanWindow).close)
        library = window(LibraryWindow)
        library.choose(self._session)
        self._deed("start the console", lambda: press("Resume"))
        self._console = window(ConsoleWindow)
        self._answer_at_desk()
        self._key("R")
        self._deed("reveal 200 people", lambda: press("Show it to the room"))
        for _each in range(NEXT_STEPS):
            self._deed("Next", self._next)
        self._deed("begin a note", lambda: self._key("N"))
        self._deed("write a note", self._note)
        self._deed("go on writing", self._note)
        self._deed("open the print dialog", lambda: self._key("Ctrl+P"))

    def _deed(self, name: str, deed: Callable[[], object]) -> None:
        settle(DEBOUNCE)
        if self._counts:
            self._count(name, deed)
        else:
            self._time(name, deed)

    def _count(self, name: str, deed: Callable[[], object]) -> None:
        with counting() as calls:
            deed()
            rest(CALM)
        self.found[name] = max(calls.number, self.found.get(name, 0))

    def _time(self, name: str, deed: Callable[[], object]) -> None:
        profile = cProfile.Profile()
        self._heart.begin()
        if self._profiled and name.startswith(self._profiled):
            profile.enable()
        deed()
        settle(CALM)
        profile.disable()
        self._heart.beat()
        gap = self._heart.longest * 1000
        self.found[name] = max(gap, self.found.get(name, 0.0))
        if self._profiled and name.startswith(self._profiled):
            print(name, gap, file=sys.stderr)
            pstats.Stats(profile, stream=sys.stderr).sort_stats("cumulative").print_stats(45)

    def _open(self) -> None:
        self._start.show()
        window(LibraryWindow)
        rows: QListView = find("List of sessions", QListView)
        until("list", lambda: rows.model().rowCount() >= SESSIONS)

    def _walk(self) -> None:
        rows: QListView = find("List of sessions", QListView)
        for keys in ("Down", "Down", "PgDown", "End", "Home"):
            key(keys, rows)

    def _key(self, keys: str) -> None:
        settle(DEBOUNCE)
        self._console.setFocus()
        key(keys, self._console.focusWidget() or self._console)

    def _next(self) -> None:
        self._key("PgDown")

    def _note(self) -> None:
        field = self._console.focusWidget() or self._console
        for sign in NOTE:
            type_into(field, sign)
            rest(PACE)

    def _answer_at_desk(self) -> None:
        self._key("D")
        # There is but one screen here.
        self._deed("open the desk", lambda: press("Go on"))
        desk = window(DeskWindow)
        write("Your sign", "heron")
        self._deed("begin a turn", lambda: press("Begin"))
        page = desk.page()
        if not isinstance(page, TurnPage):
            raise TypeError(page)
        for answer in ANSWERS:
            self._deed("desk answer", lambda answer=answer: key(answer, desk.focusWidget() or desk))
        press("Pause")
        press("Leave desk")
        write("Facilitator’s PIN", PIN)
        self._deed("leave the desk", lambda: press("Leave"))
        self._console = window(ConsoleWindow)
        until("console", self._console.isVisible)


def main(home: Path, session: str, option: str = "") -> int:
    """0 when the day is over."""
    store.save(home, store.Settings(theme="light", sample_offered=True))
    start = Start(application(), home)
    day = Day(start, session, option)
    try:
        day.play()
    finally:
        start.close()
    print(json.dumps(day.found))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
