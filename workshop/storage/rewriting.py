"""Changes in a copy of a library that is not open: a backup, or a library put aside."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workshop.errors import LibraryFault
from workshop.storage.backup import revision_of
from workshop.storage.database import Database
from workshop.storage.migrate import LINE, migrate
from workshop.storage.unit import Unit, writing
from workshop.words import _


@contextmanager
def rewriting(file: Path) -> Iterator[Unit]:
    """A unit that writes to the copy in the form of this version; what it removes leaves no byte,
    and the copy is one file at the end.
    """
    if revision_of(file) > LINE.head:
        raise LibraryFault(_("It was made by a newer version of the program."))
    copy = Database(file)
    try:
        if revision_of(file) < LINE.head:
            migrate(copy)
        with writing(copy) as unit:
            yield unit
        copy.forget()
        copy.fold()
    finally:
        copy.close()
