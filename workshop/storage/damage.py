"""What happens to a file that cannot be read: it is never deleted, and a backup is looked for."""

import datetime as dt
from contextlib import suppress
from pathlib import Path

from workshop.errors import LibraryFault
from workshop.storage.backup import is_whole, revision_of
from workshop.storage.companions import COMPANIONS, beside
from workshop.storage.faults import plain_words
from workshop.storage.file_identity import HEAD


def move_aside(file: Path, folder: Path, now: dt.datetime) -> Path:
    """Moves the file and its companions, unchanged, into the folder; where the file is now."""
    with plain_words():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        target = _free_name(folder, f"{file.stem} {now:%Y-%m-%d %H%M%S}", file.suffix)
        for ending in COMPANIONS:
            part = beside(file, ending)
            if part.exists():
                part.rename(beside(target, ending))
    return target


def newest_good(folder: Path) -> Path | None:
    """The newest backup in the folder that is whole and that this version can open."""
    for file in sorted(folder.glob("*.workshop"), key=lambda each: each.name, reverse=True):
        with suppress(LibraryFault):
            if is_whole(file) and revision_of(file) <= HEAD:
                return file
    return None


def _free_name(folder: Path, stem: str, suffix: str) -> Path:
    name, number = folder / f"{stem}{suffix}", 1
    while name.exists():
        number += 1
        name = folder / f"{stem} ({number}){suffix}"
    return name
