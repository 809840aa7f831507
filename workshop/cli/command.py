"""What all commands share: a parser with `--home`, and the open library."""

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path
from typing import Any, TypeAlias

from workshop.errors import Missing, Refused
from workshop.paths import default_home
from workshop.services.library import open_service
from workshop.services.locks import Lock, lock_of_library
from workshop.services.service import Service
from workshop.words import _

Deed: TypeAlias = Callable[[argparse.Namespace], int]
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001

DONE, REFUSED = 0, 1


class CommandParser(argparse.ArgumentParser):
    """Takes the options of a command anywhere between its words, as people type them."""

    _between = False

    def add_subparsers(self, **given: Any) -> Any:  # noqa: ANN401 - as in argparse
        """As argparse's own; a command that has others within takes none of its own words."""
        self._between = True
        return super().add_subparsers(**given)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:  # noqa: ANN401
        """As argparse's own, which would end a list of words at the first option."""
        if self._between:
            return super().parse_known_args(args, namespace)
        self.usage = self.usage or self.format_usage().partition(": ")[2]
        self._between = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._between = False


def with_home(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """The parser, taking `--home DIR` too; nothing is set where it is not given."""
    parser.add_argument(
        "--home",
        type=path,
        metavar=_("DIR"),
        default=argparse.SUPPRESS,
        help=_("another library folder, for example on a stick"),
    )
    parser.add_argument(
        "--passphrase-fd",
        type=number,
        metavar=_("N"),
        default=argparse.SUPPRESS,
        help=_("read the passphrase of a locked library from this open file"),
    )
    return parser


def add_command(commands: Commands, name: str, does: str, deed: Deed) -> argparse.ArgumentParser:
    """A parser for one command, told in the list by what it does."""
    parser = with_home(commands.add_parser(name, help=does, description=does))
    parser.set_defaults(deed=deed)
    return parser


def add_group(commands: Commands, name: str, holds: str) -> Commands:
    """A parser for commands of two words, `exercises list`."""
    parser = with_home(commands.add_parser(name, help=holds, description=holds))
    return parser.add_subparsers(required=True, metavar=_("COMMAND"), dest=name)


def home(arguments: argparse.Namespace) -> Path:
    """The library folder that the command is about."""
    named: Path | None = getattr(arguments, "home", None)
    return named or default_home()


def unlock(arguments: argparse.Namespace) -> None:
    """Asks for the passphrase where the library is locked: on the terminal, or from the open file
    that was named, since arguments and environment can be read by others.
    """
    without = _(
        "This library is locked. Type its passphrase on a terminal, or use --passphrase-fd."
    )
    _open(arguments, lock_of_library(home(arguments)), _("Passphrase: "), without)


def unlock_backup(arguments: argparse.Namespace, lock: Lock) -> None:
    """The same for a backup that has a passphrase of its own, which is the second line of the open
    file where the library is locked too.
    """
    without = _(
        "This backup is locked with a passphrase of its own. Type it on a terminal, or use "
        "--passphrase-fd: it comes after the one of the library."
    )
    _open(arguments, lock, _("Passphrase of the backup: "), without)


def _open(arguments: argparse.Namespace, lock: Lock, question: str, without: str) -> None:
    if not lock.is_shut():
        return
    given: int | None = getattr(arguments, "passphrase_fd", None)
    if given is not None:
        # Unbuffered: what comes after the line is for another lock.
        with open(given, "rb", buffering=0, closefd=False) as opened:
            line = opened.readline()
        if not line:
            raise Refused(without)
        lock.open(line.decode("utf-8", errors="replace").rstrip("\r\n"))
    elif sys.stdin is not None and sys.stdin.isatty():
        lock.open(getpass(question))
    else:
        raise Refused(without)


@contextmanager
def library(arguments: argparse.Namespace) -> Iterator[Service]:
    """The library, open for one command."""
    unlock(arguments)
    service = open_service(home(arguments))
    if service.problem:
        print(service.problem, file=sys.stderr)
    try:
        yield service
    finally:
        service.close()


def existing(path: Path) -> Path:
    """The path of a file that is there; Missing if it is not."""
    if not path.is_file():
        raise Missing(_("There is no file {path}.").format(path=path))
    return path


def show_json(value: object) -> None:
    """Prints data for other programs; a console that lacks a character gets its number, never a
    “?”.
    """
    encoding = getattr(sys.stdout, "encoding", None) or ""
    whole = encoding.casefold().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not whole, indent=2))


def path(text: str) -> Path:
    """A path; an empty one (an unset variable) would mean the current folder."""
    if not text:
        raise ValueError(text)
    return Path(text)


def name(text: str) -> str:
    """A name that is not empty."""
    if not text:
        raise ValueError(text)
    return text


def count(text: str) -> int:
    """A whole number from 1."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def number(text: str) -> int:
    """The number of an open file."""
    found = int(text)
    if found < 0:
        raise ValueError(text)
    return found


def day(text: str) -> dt.date:
    """A date written 2026-11-24."""
    return dt.date.fromisoformat(text)


def name_types() -> None:
    """Names the types for argparse's error messages."""
    name.__name__ = _("name")
    path.__name__ = _("path")
    number.__name__ = _("number of an open file")
    count.__name__ = _("whole number from 1")
    day.__name__ = _("date like 2026-11-24")
