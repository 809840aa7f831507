"""Keeping the library safe: back up, restore, check."""

import argparse
from pathlib import Path

from msgspec import structs

from workshop.cli.command import (
    DONE,
    Commands,
    add_command,
    home,
    library,
    name,
    path,
    show_json,
    unlock,
    unlock_backup,
)
from workshop.domain.record import SavedSession
from workshop.errors import LibraryFault, Trouble
from workshop.paths import library_file
from workshop.services.backups import is_sound
from workshop.services.service import Service
from workshop.words import _, ngettext

MADE = "%Y-%m-%d %H:%M"


def add(commands: Commands) -> None:
    """Adds the commands of this group."""
    backup = add_command(commands, "backup", _("copy the library to a file"), _backup)
    backup.add_argument("--out", type=path, metavar=_("FILE"), help=_("where to; else beside it"))
    deeds = backup.add_subparsers(metavar=_("COMMAND"))
    listing = add_command(deeds, "list", _("list backups, newest first"), _list)
    shown = add_command(deeds, "show", _("list the sessions in a backup"), _show)
    shown.add_argument("file", type=path, metavar=_("FILE"))
    for parser in (listing, shown):
        parser.add_argument("--json", action="store_true", help=_("as JSON"))
    restore = add_command(
        commands, "restore", _("make a backup the library; the one of now is put aside"), _restore
    )
    restore.add_argument("file", type=path, metavar=_("FILE"))
    restore.add_argument(
        "--session", type=name, metavar=_("SESSION"), help=_("only this one, beside those of now")
    )
    add_command(commands, "check", _("check the library for damage"), _check)


def _backup(arguments: argparse.Namespace) -> int:
    with library(arguments) as service:
        made = service.back_up(arguments.out)
    out: Path | None = arguments.out
    print(out / made.name if out and out.is_dir() else out or made.name)
    return DONE


def _list(arguments: argparse.Namespace) -> int:
    with library(arguments) as service:
        found = service.saved()
    if arguments.json:
        show_json([{**structs.asdict(each), "made": f"{each.made:{MADE}}"} for each in found])
        return DONE
    for each in found:
        print(f"{each.made:{MADE}}  {_held(each.sessions):>12}  {each.name}")
    return DONE


def _held(sessions: int | None) -> str:
    if sessions is None:
        return _("unreadable")
    return ngettext("{n} session", "{n} sessions", sessions)


def _show(arguments: argparse.Namespace) -> int:
    with library(arguments) as service:
        unlock_backup(arguments, service.lock_of_backup(arguments.file))
        found = service.look_into(arguments.file)
    if arguments.json:
        show_json([_told(each) for each in found])
        return DONE
    for each in found:
        answered = ngettext("{n} has answered", "{n} have answered", each.answered)
        print(f"{each.row.id}  {each.row.date}  {answered}  {each.row.title}")
    return DONE


def _told(saved: SavedSession) -> dict[str, object]:
    row = saved.row
    return {
        "id": row.id,
        "title": row.title,
        "client": row.client,
        "date": row.date.isoformat(),
        "state": row.state,
        "people": row.people,
        "answered": saved.answered,
        "notes": saved.notes,
        "decisions": saved.decisions,
        "agenda": [{"title": title, "minutes": minutes} for title, minutes in saved.agenda],
        "binned": saved.binned,
    }


def _restore(arguments: argparse.Namespace) -> int:
    with library(arguments) as service:
        unlock_backup(arguments, service.lock_of_backup(arguments.file))
        if arguments.session:
            back = service.do(service.session_of_backup(arguments.file, arguments.session))
            print(back.value)
            return DONE
        lock = service.lock_after(arguments.file)
        beside = service.restore(arguments.file)
    said = _(
        "The backup is the library now, without what is known here to have been deleted since; "
        "what only another computer deleted is still in it. The one before lies in {file}."
    )
    print(" ".join(part for part in (said.format(file=beside), lock) if part))
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
    unlock(arguments)
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
