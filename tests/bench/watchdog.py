"""How long the screen stands still at each deed, in a library of 2,000 sessions, and how many
Python functions it calls.

A timer beats each millisecond in the real app; the longest time between two beats is the figure.
Calls are counted in a run of their own, since counting takes time.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.figure import OFF_SCREEN, Figure
from tests.bench.library import bare, fill, filled_library, running_session
from workshop.paths import library_file
from workshop.services.commands import SetPin
from workshop.services.library import open_service

SESSIONS, ANSWERS, ROOM = 2_000, 1_000_000, 200
LONGEST, WINDOW = 50, 100
"""Milliseconds that the screen's thread may be busy at a stretch: in a window, and to open one."""
WINDOWS = (
    "open the library",
    "open its plan",
    "come back from the plan",
    "start the console",
    "open the desk",
    "leave the desk",
    "ask for a new session",
    "open the print dialog",
)
"""Deeds that open a window."""
NOTE = "The fitter rang back."
KEY = 300
"""Calls that a key in the note field may take, its share of the storing included."""
RUNS = 3
PIN = "2468"


def figures() -> list[Figure]:
    """One figure a deed: the median of several runs, each on a session of its own; then the key."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        filled_library(home, SESSIONS, ANSWERS)
        *rooms, last = _rooms(home)
        runs = [_played(home, room) for room in rooms]
        calls = _played(home, last, "calls")
    deeds = [_figure(deed, [run[deed] for run in runs], calls[deed]) for deed in runs[0]]
    # The first note compiles its statements.
    return [*deeds, _key(calls["go on writing"] / len(NOTE))]


def _rooms(home: Path) -> list[str]:
    """Sessions of 200 people who have all done the ratings: one for each run, the last to count."""
    service = open_service(home)
    service.do(SetPin(pin=PIN))
    sessions = [running_session(service, ROOM) for _each in range(RUNS + 1)]
    connection = bare(library_file(home))
    for session in sessions:
        connection.execute("BEGIN IMMEDIATE")
        fill(connection, session, ROOM)
        connection.execute("COMMIT")
    connection.close()
    service.close()
    return sessions


def _played(home: Path, session: str, *options: str) -> dict[str, float]:
    line = [sys.executable, "-m", "tests.bench.watched", str(home), session, *options]
    told = subprocess.run(
        line, env=OFF_SCREEN, check=True, stdout=subprocess.PIPE, text=True, timeout=300
    )
    found: dict[str, float] = json.loads(told.stdout)
    return found


def _figure(deed: str, gaps: list[float], calls: float) -> Figure:
    ours, floor = statistics.median(gaps), WINDOW if deed in WINDOWS else LONGEST
    return Figure(
        part="watchdog",
        what=f"screen stands still: {deed}",
        unit="ms",
        ours=ours,
        floor=floor,
        ratio=ours / floor,
        spread=(min(gaps) / floor, max(gaps) / floor),
        goal=1,
        calls=round(calls),
    )


def _key(calls: float) -> Figure:
    ratio = calls / KEY
    return Figure(
        part="watchdog",
        what="a key in the note field",
        unit="calls",
        ours=calls,
        floor=KEY,
        ratio=ratio,
        spread=(ratio, ratio),
        goal=1,
    )
