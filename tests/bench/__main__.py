"""`python -m tests.bench [PART]`: measures, prints a table and writes build/bench.json."""

import importlib
import sys
from pathlib import Path

import msgspec

from tests.bench.figure import Figure, table

PARTS = (
    "start", "store", "locked", "paper", "returned", "office", "layout", "map", "room", "bundle",
    "watchdog",
)  # fmt: skip
OUT = Path("build/bench.json")


def main(only: str | None) -> int:
    """0 where every goal holds, 1 where one does not, 2 for an unknown part."""
    if only and only not in PARTS:
        print(f"There is no part {only}. The parts are: {', '.join(PARTS)}.")
        return 2
    figures: list[Figure] = []
    for part in [only] if only else PARTS:
        print(f"Measuring {part} …", flush=True)
        figures += importlib.import_module(f"tests.bench.{part}").figures()
    print(table(figures))
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_bytes(msgspec.json.format(msgspec.json.encode(figures)))
    return 0 if all(each.holds for each in figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else None))
