"""The form of a library file: tables, pragmas, mode, and what a row must not tell."""

import re
import sqlite3
import stat
from contextlib import suppress

import pytest
from alembic import command
from alembic.config import Config

from workshop.storage import tables
from workshop.storage.database import Database, make_private
from workshop.storage.file_identity import APPLICATION_ID
from workshop.storage.migrate import LINE, create


@pytest.fixture
def database(tmp_path):
    file = tmp_path / "library.workshop"
    make_private(file)
    opened = Database(file)
    create(opened)
    yield opened
    opened.close()


def schema(database) -> dict[str, str]:
    """Every table and index with its statement, white space aside."""
    with database.read() as connection:
        rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql NOT NULL")
        return {name: re.sub(r"\s+", "", sql) for name, sql in rows}


def test_that_the_tables_are_what_the_revisions_make(database, tmp_path):
    file = tmp_path / "migrated.workshop"
    make_private(file)
    migrated = Database(file)
    config = Config()
    config.set_main_option("script_location", str(LINE.folder))
    with migrated.rebuilding() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    made, grown = schema(database), schema(migrated)
    made.pop("alembic_version"), grown.pop("alembic_version")
    assert made == grown
    with migrated.read() as connection:
        assert connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    assert found == LINE.head
    migrated.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("application_id", APPLICATION_ID),
    ],
)
def test_that_every_connection_has_its_pragmas(database, pragma, value):
    with database.read() as first, database.read() as second:
        for connection in (first, second):
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value
            assert connection.connection.driver_connection.isolation_level is None


def test_that_only_its_owner_may_read_the_file_and_its_log(database):
    with database.write() as connection:
        connection.exec_driver_sql("INSERT INTO setting VALUES ('a', '1')")
        for ending in ("", "-wal", "-shm"):
            file = database.file.with_name(database.file.name + ending)
            assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_that_a_file_left_open_to_others_is_closed_to_them(tmp_path):
    file = tmp_path / "library.workshop"
    file.touch(mode=0o644)
    make_private(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_that_no_table_has_row_numbers(database):
    with database.read() as connection:
        kinds = connection.exec_driver_sql("PRAGMA table_list").mappings().all()
    ours = {row["name"]: row["wr"] for row in kinds if row["name"] in tables.metadata.tables}
    assert set(ours) == set(tables.metadata.tables)
    assert set(ours.values()) == {1}


def test_that_a_row_about_a_person_has_no_time_and_no_order():
    for name in ("answer", "participant", "done", "turn"):
        columns = {column.name for column in tables.metadata.tables[name].columns}
        assert not columns & {"time", "at", "created", "changed", "number", "order", "position"}


def test_that_ddl_is_undone_with_its_transaction(database):
    with suppress(ZeroDivisionError), database.write() as connection:
        connection.exec_driver_sql("CREATE TABLE half (a)")
        connection.exec_driver_sql("DROP TABLE setting")
        raise ZeroDivisionError
    assert "half" not in schema(database)
    assert "setting" in schema(database)


def test_that_a_reader_locks_no_writer_out_and_sees_one_state(database):
    with database.read() as reader:
        assert reader.exec_driver_sql("SELECT count(*) FROM setting").scalar() == 0
        with database.write() as writer:
            writer.exec_driver_sql("INSERT INTO setting VALUES ('a', '1')")
        assert reader.exec_driver_sql("SELECT count(*) FROM setting").scalar() == 0
    with database.read() as reader:
        assert reader.exec_driver_sql("SELECT count(*) FROM setting").scalar() == 1


def test_that_a_trigger_on_the_search_is_refused(database):
    with database.write() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER t AFTER INSERT ON setting BEGIN"
            " INSERT INTO search(body) VALUES (new.value); END"
        )
    with pytest.raises(Exception, match="unsafe use"), database.write() as connection:
        connection.exec_driver_sql("INSERT INTO setting VALUES ('a', '1')")


def test_that_an_answer_needs_its_session(database):
    with pytest.raises(Exception, match="FOREIGN KEY"), database.write() as connection:
        connection.exec_driver_sql("INSERT INTO answer VALUES ('no', 's', 'p', 'c', 1, '4', 1)")


def test_that_the_file_says_whose_it_is(database):
    database.close()
    header = database.file.read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert sqlite3.connect(database.file).execute("PRAGMA integrity_check").fetchone() == ("ok",)
