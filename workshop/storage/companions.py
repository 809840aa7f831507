"""A library is its file and what SQLite keeps beside it while it is open."""

from pathlib import Path

LOG, INDEX, JOURNAL = "-wal", "-shm", "-journal"
LOGS = (LOG, JOURNAL)
"""What holds a part of the library: what is new, or, where there can be no log, what was before."""
COMPANIONS = ("", *LOGS, INDEX)
"""The endings of the file itself, its logs and the index of those."""


def beside(file: Path, ending: str) -> Path:
    """The companion of a file with that ending."""
    return file.with_name(file.name + ending)
