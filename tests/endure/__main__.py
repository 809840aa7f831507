"""The long runs that the suite has a short form of: `python -m tests.endure fuzz 100000`."""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

from tests.endure.damages import damage
from tests.endure.kills import kill
from tests.endure.monkey import play
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


def kills(count: int, seed: int) -> bool:
    """So many programs killed at any moment; whether nothing was lost or half."""
    begun = time.perf_counter()
    met = kill(range(seed, seed + count))
    took = time.perf_counter() - begun
    print(f"kills {met.count}: {met.told} values told kept, {len(met.faults)} faults; {took:.0f} s")
    return _told(met.faults)


def damages(count: int, seed: int) -> bool:
    """So many libraries damaged; whether each opened or was told in a sentence."""
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        met = damage(Path(folder), range(seed, seed + count))
    took = time.perf_counter() - begun
    print(
        f"damages {count}: {met.well} read as before, {met.told} told in a sentence, "
        f"{len(met.faults)} faults; {took:.0f} s"
    )
    return _told(met.faults)


def monkey(count: int, seed: int) -> bool:
    """So many deeds on the windows; whether all went well and the memory stayed flat."""
    begun = time.perf_counter()
    met = play(count, seed)
    took = time.perf_counter() - begun
    print(
        f"monkey {count} deeds on {len(met.windows)} kinds of windows: {len(met.faults)} faults, "
        f"memory {met.early} MB after a quarter, {met.late} MB at the end; {took:.0f} s"
    )
    return _told(met.faults) and met.is_flat()


def _told(faults: list[str]) -> bool:
    for each in faults[:5]:
        print(each, flush=True)
    return not faults


PARTS: dict[str, tuple[Callable[[int, int], bool], int]] = {
    "fuzz": (fuzz, 100_000),
    "kills": (kills, 200),
    "damages": (damages, 200),
    "monkey": (monkey, 20_000),
}
"""Each part, and how much of it is enough."""


def main() -> int:
    """Runs the parts that are named, or all."""
    parser = argparse.ArgumentParser(prog="endure", description=__doc__)
    parser.add_argument("part", nargs="?", choices=sorted(PARTS), help="all where none is named")
    parser.add_argument("count", nargs="?", type=int)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    outcomes = []
    for name, (part, enough) in PARTS.items():
        if asked.part in (None, name):
            outcomes.append(part(asked.count or enough, asked.seed))
    return 0 if all(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
