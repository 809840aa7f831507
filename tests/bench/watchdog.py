"""How long the screen stands still at each deed, in a library of 2,000 sessions.

A timer beats each millisecond in the real app; the longest time between two beats is the figure.
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
LONGEST = 50
"""Milliseconds that the screen's thread may be busy at a stretch."""
RUNS = 3
PIN = "2468"


def figures() -> list[Figure]:
    """One figure a deed: the median of several runs, each on a library of its own state."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        filled_library(home, SESSIONS, ANSWERS)
        rooms = _rooms(home)
        runs = [_played(home, room) for room in rooms]
    return [_figure(deed, [run[deed] for run in runs]) for deed in runs[0]]


def _rooms(home: Path) -> list[str]:
    """Sessions of 200 people who have all done the ratings, one for each run."""
    service = open_service(home)
    service.do(SetPin(pin=PIN))
    sessions = [running_session(service, ROOM) for _each in range(RUNS)]
    connection = bare(library_file(home))
    for session in sessions:
        connection.execute("BEGIN IMMEDIATE")
        fill(connection, session, ROOM)
        connection.execute("COMMIT")
    connection.close()
    service.close()
    return sessions


def _played(home: Path, session: str) -> dict[str, float]:
    line = [sys.executable, "-m", "tests.bench.watched", str(home), session]
    told = subprocess.run(
        line, env=OFF_SCREEN, check=True, stdout=subprocess.PIPE, text=True, timeout=300
    )
    found: dict[str, float] = json.loads(told.stdout)
    return found


def _figure(deed: str, gaps: list[float]) -> Figure:
    ours = statistics.median(gaps)
    return Figure(
        part="watchdog",
        what=f"screen stands still: {deed}",
        unit="ms",
        ours=ours,
        floor=LONGEST,
        ratio=ours / LONGEST,
        spread=(min(gaps) / LONGEST, max(gaps) / LONGEST),
        goal=1,
    )
