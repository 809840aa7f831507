"""Backups: dated ones while one works, others where the person says, and the way back."""

import datetime as dt
import filecmp
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from workshop.domain.history import KeptBackup, staying
from workshop.domain.record import SavedSession
from workshop.errors import LibraryFault, Missing, Refused
from workshop.in_use import is_held
from workshop.paths import backups as folder_of
from workshop.paths import library_file, put_aside
from workshop.services.aside import listed
from workshop.services.leftovers import RESTORED
from workshop.services.own_in_backup import pack
from workshop.services.removing_again import known, remove_again
from workshop.services.views import Backup, SavedLibrary
from workshop.storage.backup import (
    PART,
    copy_library,
    dated_name,
    is_whole,
    made_at,
    revision_of,
    sessions_of,
)
from workshop.storage.damage import move_aside
from workshop.storage.faults import plain_words
from workshop.storage.locking import PLAIN, is_open, lock_of, relock
from workshop.storage.migrate import LINE
from workshop.storage.saved_sessions import gathered_in, sessions_in
from workshop.words import _


def newest(home: Path) -> dt.datetime | None:
    """When the last dated backup was made."""
    return next((made for made, _file in _dated(home)), None)


def make(home: Path, now: dt.datetime, to: Path | None = None) -> Backup:
    """A backup, with exercises and plans of one's own: dated in the library's own folder or the
    folder named, or in the file named. A dated one takes the place of those that would stand ill
    beside it.
    """
    target = to or folder_of(home)
    if to is None or to.is_dir():
        target /= dated_name(now)
    if target.resolve() == library_file(home).resolve():
        raise Refused(_("A backup cannot take the place of the library itself."))
    copy_library(library_file(home), target, partial(pack, home=home))
    if target.parent.resolve() == folder_of(home).resolve():
        _thin(home, target)
    return Backup(name=target.name, made=f"{now:%Y-%m-%d %H:%M}", size=target.stat().st_size)


def _thin(home: Path, fresh: Path) -> None:
    """Removes the backups that do not stay, and of one day those that are the same. One that cannot
    be read is not judged.
    """
    files: dict[str, Path] = {}
    backups = []
    for made, file in sorted(_dated(home), key=lambda each: each[1] == fresh, reverse=True):
        with suppress(LibraryFault):
            gathered = gathered_in(file)
            files[file.name] = file
            if not _repeats(file, fresh):
                backups.append(KeptBackup(name=file.name, made=made, gathered=gathered))
    going = [files[name] for name in files.keys() - {each.name for each in staying(backups)}]
    # One that was cut short would tell just as much.
    for file in (*going, *folder_of(home).glob(f"*{PART}*")):
        with suppress(OSError):  # another program reads it: it is met again at the next backup
            file.unlink()


def _repeats(file: Path, fresh: Path) -> bool:
    """A copy of what has not changed is the same to the byte."""
    same_day = day_of(file) == day_of(fresh)
    return file != fresh and same_day and filecmp.cmp(file, fresh, shallow=False)


def saved(home: Path) -> tuple[SavedLibrary, ...]:
    """What one may look into: backups and libraries put aside, newest first."""
    with plain_words():
        found = [_saved(made, file, aside=False) for made, file in _dated(home)]
        found += [
            _saved(each.made, put_aside(home) / each.name, aside=True) for each in listed(home)
        ]
    return tuple(sorted(found, key=lambda each: each.made, reverse=True))


def _saved(made: dt.datetime, file: Path, *, aside: bool) -> SavedLibrary:
    try:
        sessions = len(sessions_of(file))
    except LibraryFault:
        sessions = None
    return SavedLibrary(
        name=file.name,
        made=made,
        size=file.stat().st_size,
        aside=aside,
        shut=not is_open(lock_of(file)),
        sessions=sessions,
    )


def look_into(home: Path, name: Path) -> tuple[SavedSession, ...]:
    """The sessions of a backup, which is not touched."""
    return sessions_in(found(home, name))


def found(home: Path, name: Path) -> Path:
    """The file of a backup. name: a file, or the name of a dated one or of one put aside."""
    places = (name, folder_of(home) / name.name, put_aside(home) / name.name)
    file = next((each for each in places if each.is_file()), None)
    if file is None:
        raise Missing(_("There is no backup “{name}”.").format(name=name))
    return file


def day_of(file: Path) -> dt.date:
    """The day of a backup."""
    made = made_at(file)
    return made.date() if made else dt.date.fromtimestamp(file.stat().st_mtime)


def whole(home: Path, name: Path) -> Path:
    """The file of a backup that this version can take sessions from; Refused else."""
    backup = found(home, name)
    if not is_whole(backup):
        raise Refused(
            _("“{name}” is not a complete backup of a library. Nothing was changed.").format(
                name=backup.name
            )
        )
    if backup.samefile(library_file(home)):
        raise Refused(_("That is the library itself. Nothing was changed."))
    if revision_of(backup) > LINE.head:
        raise Refused(_("That backup was made by a newer version. Nothing was changed."))
    return backup


def bring_back(home: Path, name: Path, now: dt.datetime, *, back_up: bool) -> Path:
    """Makes a backup the library. The library of before is put aside unchanged; where it is now.
    back_up: whether a backup of it is made, too.

    What was deleted or purged since the backup is removed from what comes back. A library that is
    locked stays so, with its own passphrase.

    name: as for `found`. The library must be closed.
    """
    backup = whole(home, name)
    fresh = library_file(home).with_suffix(RESTORED)
    try:
        removals, lock = known(home, backup), lock_of(library_file(home))
        copy_library(backup, fresh, partial(_as_here, removals=removals, lock=lock))
        if back_up:  # only now, since it may take the place of the one that comes back
            with suppress(LibraryFault):  # what is damaged is put aside, which is all there is
                make(home, now)
        beside = move_aside(library_file(home), put_aside(home), now)
        with plain_words():
            fresh.rename(library_file(home))
    finally:
        fresh.unlink(missing_ok=True)
    return beside


def _as_here(file: Path, removals: frozenset[bytes], lock: bytes) -> None:
    remove_again(file, removals)
    if lock not in (PLAIN, lock_of(file)):
        relock(file, lock)


def is_sound(home: Path) -> bool:
    """Whether the library file can be read from end to end; LibraryFault where it is out of
    reach.
    """
    file = library_file(home)
    if not is_held(file):
        with plain_words():
            file.open("rb").close()
    return is_whole(file)


def _dated(home: Path) -> Iterator[tuple[dt.datetime, Path]]:
    for file in sorted(folder_of(home).glob("library *.workshop"), reverse=True):
        made = made_at(file)
        if made is not None:
            yield made, file
