"""Brings a file to the form of this version: new ones are made, older ones migrated, newer ones
refused.

Revisions are plain SQL in `revisions/versions`, numbered 0001, 0002, …; Alembic is imported only
when one has to run.
"""

import datetime as dt
from pathlib import Path

from msgspec import Struct
from sqlalchemy import Connection, text
from sqlalchemy.exc import (
    MultipleResultsFound,
    NoResultFound,
    OperationalError,
    SQLAlchemyError,
)

from workshop.errors import LibraryFault
from workshop.storage import tables
from workshop.storage.backup import copy_library
from workshop.storage.database import Database
from workshop.storage.faults import Damaged
from workshop.storage.file_identity import APPLICATION_ID, HEAD, new_identity
from workshop.words import _

REVISIONS = Path(__file__).resolve().parent / "revisions"


class RevisionLine(Struct, frozen=True, kw_only=True):
    """The revision scripts and the newest of them."""

    folder: Path = REVISIONS
    head: str = HEAD


LINE = RevisionLine()


def bring_up(database: Database, kept: Path, today: dt.datetime, line: RevisionLine = LINE) -> str:
    """Makes, checks or migrates the file of the database. kept: the folder for older files as they
    were. A sentence if it was migrated, else "".
    """
    found = _revision(database)
    if found == line.head:
        return ""
    if not found:
        create(database, line.head)
        return ""
    if found > line.head:
        raise LibraryFault(
            _("This library was made by a newer version. Open it there, or update here.")
        )
    beside = kept / f"library {today:%Y-%m-%d %H%M%S} revision {found}.workshop"
    copy_library(database.file, beside)
    migrate(database, line)
    # Rows that another form has left behind, and the order in which they came, go with it.
    database.forget()
    return _(
        "This library was brought to the form of this version. It is kept as it was in {file}."
    ).format(file=beside)


def create(database: Database, head: str = LINE.head) -> None:
    """Makes all tables in a file that has none."""
    with database.write() as connection:
        if _is_empty(connection):
            tables.metadata.create_all(connection)
            connection.execute(text(tables.SEARCH))
            connection.execute(text(tables.REVISION))
            connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": head})
            connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
            connection.execute(text(f"PRAGMA user_version = {new_identity()}"))


def not_ours(file: Path) -> str:
    """What to say about a database of another program."""
    return _("{file} is not a library of this program. It was left as it is.").format(file=file)


def _is_empty(connection: Connection) -> bool:
    return connection.execute(text("SELECT 1 FROM sqlite_master LIMIT 1")).first() is None


def _revision(database: Database) -> str:
    """The revision of the file, "" for an empty one."""
    with database.read() as connection:
        if _is_empty(connection):
            return ""
        known = connection.execute(text("PRAGMA application_id")).scalar()
        if known != APPLICATION_ID:
            raise LibraryFault(not_ours(database.file))
        return _stamp(connection)


def _stamp(connection: Connection) -> str:
    question = text("SELECT version_num FROM alembic_version")
    try:
        found: object = connection.execute(question).scalar_one()
    except (OperationalError, NoResultFound, MultipleResultsFound) as fault:
        raise Damaged(_("This library could not be read.")) from fault
    if not (isinstance(found, str) and found.isalnum()):  # it becomes a part of a file's name
        raise Damaged(_("This library could not be read."))
    return found


def migrate(database: Database, line: RevisionLine = LINE) -> None:
    """Runs the revisions that an older file lacks, all or none."""
    # Imported here for start-up time: most files are current.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(line.folder).replace("%", "%%"))
    refusal = LibraryFault(
        _("This library could not be brought to this version. It was left as it was.")
    )
    try:
        with database.rebuilding() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, line.head)
            if connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
                raise refusal
    except (SQLAlchemyError, CommandError) as fault:  # a step fails, or is none of ours
        raise refusal from fault
