"""A library that two programs have open: neither takes the log away from the other."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from threading import Event, Thread, Timer

import pytest

from workshop.storage.companions import beside
from workshop.storage.database import Database, make_private
from workshop.storage.locking import connect, lock_of

WRITES = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1])
other.execute("INSERT INTO said VALUES ('there')")
other.commit()
other.close()
"""


@pytest.mark.parametrize("look", [lock_of, lambda file: connect(file).close()])
def test_that_a_look_at_an_open_library_leaves_its_log_where_it_is(tmp_path, look):
    # A file that a program opens and closes once more loses all locks that the program has on it:
    # the next to close it would take itself for the last, and cut off the log of the first.
    file = tmp_path / "library.workshop"
    make_private(file)
    database = Database(file)
    with database.write() as connection:
        connection.exec_driver_sql("CREATE TABLE said (words TEXT)")
    with database.read() as reading:
        reading.exec_driver_sql("SELECT * FROM said").fetchall()
        look(file)
        subprocess.run([sys.executable, "-c", WRITES, str(file)], check=True)
        assert beside(file, "-wal").exists()
    with database.write() as connection:
        connection.exec_driver_sql("INSERT INTO said VALUES ('here')")
    database.close()
    with closing(sqlite3.connect(file)) as bare:
        assert bare.execute("SELECT words FROM said").fetchall() == [("there",), ("here",)]
        assert bare.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_that_closing_waits_for_what_another_thread_reads_so_that_no_log_stays(tmp_path):
    file = tmp_path / "library.workshop"
    make_private(file)
    database = Database(file)
    with database.write() as connection:
        connection.exec_driver_sql("CREATE TABLE said (words TEXT)")
    reads, goes_on = Event(), Event()

    def read():
        with database.read() as connection:
            connection.exec_driver_sql("SELECT * FROM said").fetchall()
            reads.set()
            goes_on.wait()

    reader = Thread(target=read)
    reader.start()
    reads.wait()
    Timer(0.05, goes_on.set).start()
    database.close()

    assert goes_on.is_set()
    assert not beside(file, "-wal").exists()
    reader.join()
