"""Keeping the library safe: back up, restore, check."""

import argparse
from pathlib import Path

from workshop.cli.command import DONE, Commands, add_command, home, library, path
from workshop.errors import LibraryFault, Trouble
from workshop.paths import library_file
from workshop.services.backups import is_sound
from workshop.services.service import Service
from workshop.words import _, ngettext


def add(commands: Commands) -> None:
    """Adds the commands of this group."""
    backup = add_command(commands, "backup", _("copy the library to a file"), _backup)
    backup.add_argument("--out", type=path, metavar="FILE", help=_("where to; else beside it"))
    restore = add_command(
        commands, "restore", _("make a backup the library; the one of now is put aside"), _restore
    )
    restore.add_argument("file", type=path, metavar="FILE")
    add_command(commands, "check", _("check the library for damage"), _check)


def _backup(arguments: argparse.Namespace) -> int:
    with library(arguments) as service:
        made = service.back_up(arguments.out)
    out: Path | None = arguments.out
    print(out / made.name if out and out.is_dir() else out or made.name)
    return DONE


def _restore(arguments: argparse.Namespace) -> int:
    with library(arguments) as service:
        beside = service.restore(arguments.file)
    print(_("The backup is the library now. The one before lies in {file}.").format(file=beside))
    return DONE


def _is_readable(service: Service, session: str) -> bool:
    try:
        service.view(session)
    except Trouble:
        return False
    return True


def _check(arguments: argparse.Namespace) -> int:
    """Looks before the library is opened, since opening puts a damaged file aside."""
    file = library_file(home(arguments))
    if not file.exists():
        print(_("There is no library in {folder} yet.").format(folder=file.parent))
        return DONE
    if not is_sound(file.parent):
        raise LibraryFault(
            _("{file} is damaged. “workshop restore” brings a backup back.").format(file=file)
        )
    with library(arguments) as service:
        rows = service.sessions()
        bad = [row.id for row in rows if not _is_readable(service, row.id)]
    if bad:
        said = _("These sessions cannot be read, all others can: {names}.")
        raise LibraryFault(said.format(names=", ".join(bad)))
    print(ngettext("Sound: {n} session.", "Sound: {n} sessions.", len(rows)))
    return DONE
