"""From exec to a window, to the list filled, and the memory of it, against a bare Qt window."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.figure import OFF_SCREEN, Figure, compared
from tests.bench.library import filled_library

SESSIONS = 200


def _child(*arguments: str) -> float:
    line = [sys.executable, "-m", "tests.bench.child", *arguments]
    told = subprocess.run(
        line, env=OFF_SCREEN, check=True, capture_output=True, text=True, timeout=60
    )
    return float(told.stdout)


def _until(*arguments: str) -> float:
    start = time.time()
    return (_child(*arguments) - start) * 1000


def figures() -> list[Figure]:
    """All figures of this part."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        filled_library(home, SESSIONS, 0)
        return [
            compared(
                "start",
                "exec to first mapped window",
                lambda: _until("window", name),
                lambda: _until("floor"),
                goal=2,
            ),
            compared(
                "start",
                "exec to 200 sessions listed",
                lambda: _until("list", name),
                lambda: _until("floor"),
                goal=3.5,
            ),
            compared(
                "start",
                "memory (PSS) of the library",
                lambda: _child("memory", name),
                lambda: _child("memory"),
                goal=2.3,
                unit="MB",
            ),
        ]
