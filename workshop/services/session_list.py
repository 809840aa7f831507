"""A first look at a library, before it is open."""

from pathlib import Path

from workshop.domain.record import SessionRow
from workshop.paths import library_file
from workshop.storage.session_list import glance as look


def glance(home: Path) -> tuple[SessionRow, ...] | None:
    """The sessions of the library in that folder, newest day first; None where only opening it can
    tell.
    """
    return look(library_file(home))
