"""The long runs that the suite has a short form of: `python -m tests.endure fuzz 100000`."""

import argparse
import resource
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from tests.fuzz.hostile import TARGETS, run

MEMORY = 1_500_000_000
"""Bytes of address space; who needs more has no bounds."""


def fuzz(count: int, seed: int) -> bool:
    """So many hostile inputs, shared among the doors they come in by; whether all were met."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    each = -(-count // len(TARGETS))
    sound = True
    for name, door in TARGETS.items():
        with tempfile.TemporaryDirectory() as folder, contextmanager(door)(Path(folder)) as trial:
            begun = time.perf_counter()
            tally = run(trial, range(seed, seed + each))
            took = time.perf_counter() - begun
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"fuzz {name:<10} {each} inputs: {tally.taken} taken, {tally.refused} refused, "
            f"{len(tally.broken)} tracebacks; {took:.0f} s, at most {peak} MB",
            flush=True,
        )
        for each_broken in tally.broken[:5]:
            print(each_broken, flush=True)
        sound = sound and not tally.broken
    return sound


PARTS = {"fuzz": fuzz}


def main() -> int:
    """Runs the parts that are named, or all."""
    parser = argparse.ArgumentParser(prog="endure", description=__doc__)
    parser.add_argument("part", nargs="?", choices=sorted(PARTS), help="all where none is named")
    parser.add_argument("count", nargs="?", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    parts = [asked.part] if asked.part else list(PARTS)
    outcomes = [PARTS[part](asked.count, asked.seed) for part in parts]
    return 0 if all(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
