"""Files put aside: library files that are damaged, of an earlier version or replaced by a backup,
and beside them exercises and plans of one's own.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from workshop.paths import put_aside
from workshop.services.views import AsideFile
from workshop.storage.backup import removals_of
from workshop.storage.companions import COMPANIONS, beside
from workshop.storage.database import Database
from workshop.storage.faults import plain_words
from workshop.storage.unit import writing

_DAY = re.compile(r"\d{4}-\d\d-\d\d \d{6}")
"""Stands in the name of each file that the program put aside."""


def listed(home: Path) -> tuple[AsideFile, ...]:
    """Newest first."""
    with plain_words():
        found = [AsideFile(name=file.name, made=_made(file)) for file in _files(put_aside(home))]
    return tuple(sorted(found, key=lambda each: (each.made, each.name), reverse=True))


def purge_aside(home: Path, database: Database, names: Iterable[str]) -> None:
    """Removes these for good, with the logs that belong to them. What they remember of removals the
    library remembers from now on.
    """
    folder = put_aside(home)
    for file in [folder / Path(name).name for name in names]:
        with writing(database) as unit:
            unit.removals.add(removals_of(file))
        with plain_words():
            for ending in COMPANIONS:
                beside(file, ending).unlink(missing_ok=True)


def set_aside(file: Path, now: dt.datetime) -> None:
    """Moves a file of one's own into a folder beside it, where it stays."""
    with plain_words():
        folder = put_aside(file.parent)
        folder.mkdir(exist_ok=True)
        stem = f"{file.stem} {now:%Y-%m-%d %H%M%S}"
        names = (f"{stem}{f' {n}' if n > 1 else ''}{file.suffix}" for n in count(1))
        file.rename(next(folder / each for each in names if not (folder / each).exists()))


def _files(folder: Path) -> Iterator[Path]:
    """All but what belongs to another that is there."""
    for file in folder.glob("*"):
        owners = (file.name.removesuffix(ending) for ending in COMPANIONS[1:])
        if file.is_file() and not any(
            name != file.name and (folder / name).exists() for name in owners
        ):
            yield file


def _made(file: Path) -> dt.datetime:
    found = _DAY.search(file.name)
    try:
        return dt.datetime.strptime(found[0] if found else "", "%Y-%m-%d %H%M%S")
    except ValueError:
        return dt.datetime.fromtimestamp(file.stat().st_mtime)
