"""A library is its file and what SQLite keeps beside it while it is open."""

from pathlib import Path

LOG, INDEX = "-wal", "-shm"
COMPANIONS = ("", LOG, INDEX)
"""The endings of the file itself, its log and the index of that."""


def beside(file: Path, ending: str) -> Path:
    """The companion of a file with that ending."""
    return file.with_name(file.name + ending)
