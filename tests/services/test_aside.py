"""Library files put aside are known by their day and removed for good when somebody wants it."""

import datetime as dt
import shutil

from tests.services.known_words import KNOWN, told
from workshop.services.commands import DeleteOwn
from workshop.storage.backup import removals_of


def test_that_files_put_aside_are_listed_newest_first_each_with_its_log(service, home):
    folder = home / "put aside"
    folder.mkdir()
    for name in (
        "library 2026-11-20 090000.workshop",
        "library 2026-11-20 090000.workshop-wal",
        "library 2026-11-23 101500 revision 0001.workshop",
        "library 2026-11-22 070000.workshop-wal",
    ):
        (folder / name).touch()
    assert [(each.name, each.made) for each in service.put_aside()] == [
        ("library 2026-11-23 101500 revision 0001.workshop", dt.datetime(2026, 11, 23, 10, 15)),
        ("library 2026-11-22 070000.workshop-wal", dt.datetime(2026, 11, 22, 7)),
        ("library 2026-11-20 090000.workshop", dt.datetime(2026, 11, 20, 9)),
    ]
    names = [each.name for each in service.put_aside()]
    service.purge_aside(names[1:])
    assert [file.name for file in folder.iterdir()] == names[:1]


def test_that_only_files_put_aside_are_removed(service, home):
    backup = service.back_up()
    service.purge_aside([f"../backups/{backup.name}", "../library.workshop"])
    assert (home / "backups" / backup.name).exists()
    assert (home / "library.workshop").exists()


def test_that_what_a_removed_file_remembered_stays_removed(service, home, tmp_path):
    name, codes = told(service)
    carried = tmp_path / "carried.workshop"
    service.back_up(carried)
    service.do(DeleteOwn(session=name, code=codes[0]))
    whole = tmp_path / "whole.workshop"
    service.back_up(whole)
    # As after damage: a new library that remembers nothing, the old one put aside.
    with service._database.write() as connection:
        connection.exec_driver_sql("DELETE FROM removal")
    (home / "put aside").mkdir()
    shutil.copy(whole, home / "put aside" / "library 2026-11-20 090000.workshop")

    service.purge_aside([each.name for each in service.put_aside()])
    service.restore(carried)
    assert len(service.people(name)) == len(KNOWN) - 1
    assert removals_of(home / "library.workshop") == removals_of(whole)
