"""A library that is open is never opened a second time beside SQLite, whoever names it for what."""

import datetime as dt
import io
from pathlib import Path

import pytest

from tests import raw_opens
from tests.services.tour import new_session
from ui.kit.logo import read_logo
from workshop.content.reader import read_exercise
from workshop.errors import Trouble
from workshop.net import stick
from workshop.paths import library_file
from workshop.pdf.write import write
from workshop.scan.filled_form import read_filled
from workshop.services import backups, locks
from workshop.services.office_file import office_file
from workshop.services.spreadsheet import Spreadsheet
from workshop.storage.as_found import as_found
from workshop.storage.backup import is_whole
from workshop.storage.database import WITHOUT_LOG, Database, make_private
from workshop.storage.looking import looking, reading, uses_log

NOW = dt.datetime(2026, 3, 5, 9, 0)


def kept(file: Path) -> None:
    """Looks at what is kept before a first connection."""
    with as_found(file, file.parent / "put aside", NOW):
        pass


LOOKS = {
    "uses_log": uses_log,
    "reading": lambda file: reading(file).close(),
    "looking": lambda file: looking(file).__enter__().close(),
    "as_found": kept,
    "is_whole": is_whole,
    "make_private": make_private,
    "is_sound": lambda file: backups.is_sound(file.parent),
    "locks": lambda file: locks.lock_of_library(file.parent),
    "is_locked": lambda file: locks.is_locked(file.parent),
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("with_log", [True, False], ids=["log", "no log"])
def test_that_no_look_at_an_open_library_opens_it_beside_sqlite(service, home, look, with_log):
    # Closing such a descriptor would cancel every lock that SQLite has on the file: `no_raw_opens`
    # of every test tells who did.
    if not with_log:
        service.close()
    held = None if with_log else Database(library_file(home), WITHOUT_LOG)
    look(library_file(home))
    if held:
        held.close()


def office(service, file: Path) -> object:
    return office_file(service, new_session(service), "docx", template=file)


DOORS = {
    "exercise": lambda _service, file: read_exercise(file),
    "answers": lambda _service, file: Spreadsheet(file, ("person",)),
    "sheet": lambda _service, file: read_filled(file),
    "packet": lambda _service, file: stick.needs_code(file),
    "packet out": lambda service, file: stick.write_room(service, new_session(service), file),
    "template": office,
    "logo": lambda _service, file: read_logo(file),
    "handout": lambda _service, file: write(io.BytesIO(b"%PDF"), file),
}


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
def test_that_whoever_names_the_open_library_for_another_file_is_told_so(service, home, door):
    file, linked = library_file(home), home / "picture.png"
    linked.hardlink_to(file)
    before = file.stat().st_ino
    for named in (file, linked):
        with pytest.raises(Trouble, match="is the library that is open"):
            door(service, named)
        assert named.stat().st_ino == before


def test_that_a_raw_open_is_noticed_with_its_place(service, home):
    text = "open(file, 'rb').close()"
    exec(text, {"__name__": "workshop.storage.somewhere", "file": library_file(home)})
    noticed = list(raw_opens.NOTICED)
    raw_opens.NOTICED.clear()
    assert noticed == ["workshop.storage.somewhere, line 1"]
