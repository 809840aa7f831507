"""Files that the program has open as databases. Nobody in it opens one of them a second time beside
SQLite, to read or to write: closing it again would cancel every lock that SQLite has on it (POSIX),
and another program would take away the log that is in use.
"""

from collections.abc import Callable
from pathlib import Path

from workshop.errors import Refused
from workshop.words import _

HEAD = 20
"""Bytes at the start of a database that say what it is."""
_HELD: dict[tuple[int, ...], list[bytes]] = {}
"""Files that are open → their heads, as often as they are."""


def hold(file: Path) -> Callable[[], object]:
    """Remembers a file and its head as long as it is open; what it gives lets it go again."""
    same, head = _same(file), head_of(file)
    if not same:
        return lambda: None
    _HELD.setdefault(same, []).append(head)

    def let_go() -> None:
        _HELD[same].pop()
        if not _HELD[same]:
            del _HELD[same]

    return let_go


def is_held(file: Path) -> bool:
    """Whether the program has that very file open."""
    return _same(file) in _HELD


def head_of(file: Path) -> bytes:
    """The first bytes of a file, of one that is open as they were before; b"" where it cannot be
    read.
    """
    if held := _HELD.get(_same(file)):
        return held[-1]
    try:
        with file.open("rb") as opened:
            return opened.read(HEAD)
    except OSError:
        return b""


def refuse_held(file: Path) -> None:
    """Refused where somebody names the open library for a file of another use."""
    if is_held(file):
        said = _("“{name}” is the library that is open. Choose another file.")
        raise Refused(said.format(name=file.name))


def _same(file: Path) -> tuple[int, ...]:
    """By which a file is the same, whatever comes into its place; () where there is none."""
    try:
        found = file.stat()
    except (OSError, ValueError):
        return ()
    return found.st_dev, found.st_ino
