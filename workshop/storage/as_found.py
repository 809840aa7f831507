"""A library that was left with a log, as it was found: kept until it has opened well.

The first connection already reads the log into the file, whatever that log is: one that belongs to
another file would overwrite the library, and a damaged pair could not be put aside unchanged.
"""

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workshop.in_use import is_held
from workshop.storage.backup import PART, identity_of, is_whole
from workshop.storage.companions import COMPANIONS, INDEX, LOGS, beside
from workshop.storage.faults import plain_words
from workshop.words import _


class AsFound:
    """File and log as they were. problem: what was done about a log of another file, or ""."""

    def __init__(self, file: Path, copy: Path | None = None, problem: str = "") -> None:
        self._file, self._copy = file, copy
        self.problem = problem

    def put_back(self) -> None:
        """Makes file and log again what they were."""
        if self._copy is None:
            return
        beside(self._file, INDEX).unlink(missing_ok=True)
        for ending in ("", *LOGS):
            if beside(self._copy, ending).exists():
                shutil.copyfile(beside(self._copy, ending), beside(self._file, ending))


@contextmanager
def as_found(file: Path, folder: Path, now: dt.datetime) -> Iterator[AsFound]:
    """Keeps file and log in the folder while the block runs, where there is a log that nobody here
    has open.
    """
    with plain_words():
        logs = [beside(file, ending) for ending in LOGS]
        there = file.is_file() and not is_held(file)
        left = there and any(log.is_file() and log.stat().st_size for log in logs)
    if not left:
        yield AsFound(file)
        return
    copy = folder / f"{file.stem} as found {now:%Y-%m-%d %H%M%S}{PART}"
    try:
        with plain_words():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for ending in ("", *LOGS):
                if beside(file, ending).exists():
                    shutil.copy2(beside(file, ending), beside(copy, ending))
            problem = _without_strangers(file, copy, folder, now)
        yield AsFound(file, copy if not problem else None, problem)
    finally:
        for ending in COMPANIONS:
            beside(copy, ending).unlink(missing_ok=True)


def _without_strangers(file: Path, copy: Path, folder: Path, now: dt.datetime) -> str:
    """Puts a log aside that makes another library, or none, of a file that is whole without it."""
    alone = beside(copy, " alone")
    shutil.copy2(copy, alone)
    try:
        if not is_whole(alone):
            return ""
        if is_whole(copy) and identity_of(copy) == identity_of(alone):
            return ""
    finally:
        alone.unlink(missing_ok=True)
    for ending in LOGS:
        if beside(file, ending).exists():
            aside = folder / f"{file.stem} {now:%Y-%m-%d %H%M%S}{file.suffix}{ending}"
            beside(file, ending).rename(aside)
    beside(file, INDEX).unlink(missing_ok=True)
    said = _("A log that belongs to another file lay beside the library. It was put aside: {file}.")
    return said.format(file=aside)
