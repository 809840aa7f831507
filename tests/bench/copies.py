"""A program that prints all copies and tells its peak of memory: `copies.py HOME SESSION`."""

import sys
from pathlib import Path

from workshop.services.library import open_service
from workshop.services.printing import handout


def peak() -> float:
    """The most memory this process ever stood on, in MB."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no VmHWM in status")


if __name__ == "__main__":
    service = open_service(Path(sys.argv[1]))
    handout(service, sys.argv[2], "copy")
    service.close()
    sys.stdout.write(f"{peak():.3f}\n")
