"""Programs killed at any moment: what they told is there, and nothing by halves."""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path

from tests.endure.victims import DEEDS
from workshop.paths import library_file
from workshop.storage.backup import is_whole

ROOT = Path(__file__).resolve().parents[2]
QUIET = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
LONGEST = 1.2
"""Seconds from the first word of a program to its end."""


@dataclass
class Killed:
    """What became of the programs. told: values that they said were kept. faults: each that was
    lost or half, with its seed.
    """

    count: int = 0
    told: int = 0
    faults: list[str] = field(default_factory=list)


def kill(seeds: range) -> Killed:
    """Kills one program a seed, each deed in its turn."""
    met, names = Killed(), list(DEEDS)
    for seed in seeds:
        name = names[seed % len(names)]
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder) / "home"
            home.mkdir()
            told = _killed(name, home, random.Random(seed).uniform(0, LONGEST))
            met.count += 1
            met.told += len(told) - 1
            try:
                DEEDS[name][1](home, told)
                assert is_whole(library_file(home)), "the library is not whole"
            except BaseException as fault:
                if isinstance(fault, KeyboardInterrupt):
                    raise
                met.faults.append(f"seed {seed}, {name}\n{traceback.format_exc()[-1500:]}")
    return met


def _killed(name: str, home: Path, after: float) -> list[object]:
    """Runs it and kills it so many seconds after its first word; what it told."""
    running = subprocess.Popen(
        [sys.executable, "-m", "tests.endure.victims", name, str(home)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, **QUIET, "PYTHONPATH": str(ROOT)},
    )
    assert running.stdout is not None
    first = running.stdout.readline()
    time.sleep(after)
    running.send_signal(signal.SIGKILL)
    rest = running.stdout.read().splitlines(keepends=True)
    running.wait()
    running.stdout.close()
    return [json.loads(line) for line in (first, *rest) if line.endswith("\n")]
