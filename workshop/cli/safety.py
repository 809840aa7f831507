"""Keeping the library safe: back up, restore, check."""

import argparse
from pathlib import Path

from workshop.cli.command import DONE, Commands, add_command, existing, library
from workshop.words import _


def add(commands: Commands) -> None:
    """Adds the commands of this group."""
    backup = add_command(commands, "backup", _("copy the library to a file"), _backup)
    backup.add_argument("--out", type=Path, metavar="FILE", help=_("where to; else beside it"))
    restore = add_command(
        commands, "restore", _("bring a backup back; the library of now is put aside"), _restore
    )
    restore.add_argument("file", type=Path, metavar="FILE")
    add_command(commands, "check", _("look the library over for damage"), _check)


def _backup(arguments: argparse.Namespace) -> int:
    with library(arguments) as service:
        made = service.back_up(arguments.out)
    print(arguments.out or made.name)
    return DONE
