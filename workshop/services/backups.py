"""Backups: dated ones once a day, others where the person says, and the way back."""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from workshop.errors import Missing, Refused
from workshop.paths import backups as folder_of
from workshop.paths import library_file, put_aside
from workshop.services.leftovers import RESTORED
from workshop.services.removing_again import known, remove_again
from workshop.services.views import Backup
from workshop.storage.backup import copy_library, dated_name, is_whole, made_at, revision_of
from workshop.storage.damage import move_aside
from workshop.storage.faults import plain_words
from workshop.storage.migrate import LINE
from workshop.words import _

KEPT = 10
"""Dated backups; older ones make room."""


def newest(home: Path) -> dt.datetime | None:
    """When the last dated backup was made."""
    return next((made for made, _file in _dated(home)), None)


def make(home: Path, now: dt.datetime, to: Path | None = None) -> Backup:
    """A backup: dated in the library's own folder or the folder named, or in the file named."""
    target = to or folder_of(home)
    if to is None or to.is_dir():
        target /= dated_name(now)
    if target.resolve() == library_file(home).resolve():
        raise Refused(_("A backup cannot take the place of the library itself."))
    copy_library(library_file(home), target)
    if to is None:
        for _made, file in list(_dated(home))[KEPT:]:
            file.unlink(missing_ok=True)
    return Backup(name=target.name, made=f"{now:%Y-%m-%d %H:%M}", size=target.stat().st_size)


def bring_back(home: Path, name: Path, now: dt.datetime) -> Path:
    """Makes a backup the library. The library of before is put aside unchanged; where it is now.

    What was deleted or purged since the backup is removed from what comes back.

    name: a file, or the name of a dated backup. The library must be closed.
    """
    backup = name if name.exists() else folder_of(home) / name.name
    if not backup.is_file():
        raise Missing(_("There is no backup “{name}”.").format(name=name))
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
    fresh = library_file(home).with_suffix(RESTORED)
    try:
        copy_library(backup, fresh, partial(remove_again, removals=known(home)))
        beside = move_aside(library_file(home), put_aside(home), now)
        with plain_words():
            fresh.rename(library_file(home))
    finally:
        fresh.unlink(missing_ok=True)
    return beside


def is_sound(home: Path) -> bool:
    """Whether the library file can be read from end to end; LibraryFault where it is out of
    reach.
    """
    with plain_words():
        library_file(home).open("rb").close()
    return is_whole(library_file(home))


def _dated(home: Path) -> Iterator[tuple[dt.datetime, Path]]:
    for file in sorted(folder_of(home).glob("library *.workshop"), reverse=True):
        made = made_at(file)
        if made is not None:
            yield made, file
