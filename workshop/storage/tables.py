"""The tables of a library file.

Every row that a person could be told apart by has a random key and no row number (`WITHOUT
ROWID`), no time of day, and no order. The search table is FTS5, which SQLAlchemy has no words
for, so its statement stands here as text.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    TypeDecorator,
)

from workshop.storage.faults import unreadable


class Words(TypeDecorator[str]):
    """Words, and nothing else: SQLite keeps bytes or a number in any column where another program
    puts them.
    """

    impl, cache_ok = Text, True

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """The words; Unreadable where there are none."""
        if value is None or isinstance(value, str):
            return value
        raise unreadable()


class WholeNumber(TypeDecorator[int]):
    """A whole number, and nothing else."""

    impl, cache_ok = Integer, True

    def process_result_value(self, value: int | None, dialect: Dialect) -> int | None:
        """The number; Unreadable where there is none."""
        if value is None or isinstance(value, int):
            return value
        raise unreadable()


class Bytes(TypeDecorator[bytes]):
    """Bytes, and nothing else."""

    impl, cache_ok = LargeBinary, True

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """The bytes; Unreadable where there are none."""
        if value is None or isinstance(value, bytes):
            return value
        raise unreadable()


metadata = MetaData()


def _text(name: str) -> Column[str]:
    return Column(name, Words, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, WholeNumber, nullable=False)


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


def _of_session() -> Column[str]:
    return Column("session", Words, ForeignKey("session.id"), nullable=False)


session = Table(
    "session",
    metadata,
    Column("id", Words, primary_key=True),
    _text("title"),
    _text("client"),
    _text("place"),
    _text("date"),
    _text("starts"),
    _text("noun"),
    _text("nouns"),
    _text("wording"),
    _text("mode"),
    _number("threshold"),
    _flag("withhold_unanimous"),
    _number("people"),
    _number("laptops"),
    _number("profile"),
    _text("purge_on"),
    _flag("purged"),
    _text("kind"),
    _text("state"),
    _text("agenda"),
    Column("stage", Words),
    _text("form"),
    _flag("binned"),
    Column("salt", Bytes, nullable=False),
    # Covers the rows of the library list; without it each read would go past the long agenda.
    Index("session_line", "binned", "date", "title", "client", "state", "people", "kind"),
    Index("session_by_purge", "purged", "purge_on"),
    sqlite_with_rowid=False,
)

exercise_copy = Table(
    "exercise_copy",
    metadata,
    _of_session(),
    _text("exercise"),
    _number("version"),
    _text("copy"),
    _text("body"),
    PrimaryKeyConstraint("session", "exercise"),
    sqlite_with_rowid=False,
)

participant = Table(
    "participant",
    metadata,
    _of_session(),
    _text("id"),
    Column("sign", Bytes),
    Column("code", Bytes),
    _text("name"),
    _text("team"),
    _flag("removed"),
    PrimaryKeyConstraint("session", "id"),
    sqlite_with_rowid=False,
)

turn = Table(
    "turn",
    metadata,
    _text("session"),
    _text("participant"),
    _number("question"),
    _text("draft"),
    _flag("active"),
    _text("desk"),
    PrimaryKeyConstraint("session", "participant"),
    ForeignKeyConstraint(["session", "participant"], ["participant.session", "participant.id"]),
    sqlite_with_rowid=False,
)

done = Table(
    "done",
    metadata,
    _text("session"),
    _text("step"),
    _text("participant"),
    PrimaryKeyConstraint("session", "step", "participant"),
    ForeignKeyConstraint(["session", "participant"], ["participant.session", "participant.id"]),
    sqlite_with_rowid=False,
)

answer = Table(
    "answer",
    metadata,
    _of_session(),
    _text("step"),
    _text("participant"),
    _text("cell"),
    _number("revision"),
    _text("value"),
    _flag("sealed"),
    PrimaryKeyConstraint("session", "step", "participant", "cell", "revision"),
    sqlite_with_rowid=False,
)

snapshot = Table(
    "snapshot",
    metadata,
    _of_session(),
    _text("step"),
    _number("number"),
    _number("n"),
    _text("summary"),
    Column("basis", Words),
    PrimaryKeyConstraint("session", "step", "number"),
    sqlite_with_rowid=False,
)

note = Table(
    "note",
    metadata,
    _of_session(),
    _text("id"),
    _number("number"),
    _text("kind"),
    _text("step"),
    _text("body"),
    _flag("in_summary"),
    _text("raised_by"),
    _text("revisit"),
    _text("owner"),
    _text("by"),
    _flag("dropped"),
    PrimaryKeyConstraint("session", "id"),
    sqlite_with_rowid=False,
)

entry = Table(
    "entry",
    metadata,
    _of_session(),
    _text("step"),
    _text("id"),
    _number("number"),
    _text("fields"),
    _number("called"),
    _text("cards"),
    Column("position", Words),
    PrimaryKeyConstraint("session", "step", "id"),
    sqlite_with_rowid=False,
)

tally = Table(
    "tally",
    metadata,
    _of_session(),
    _text("step"),
    _text("id"),
    _number("revision"),
    _flag("here"),
    _text("counts"),
    PrimaryKeyConstraint("session", "step", "id"),
    sqlite_with_rowid=False,
)

setting = Table(
    "setting",
    metadata,
    Column("name", Words, primary_key=True),
    _text("value"),
    sqlite_with_rowid=False,
)

export = Table(
    "export",
    metadata,
    _of_session(),
    _text("file"),
    _text("deed"),
    _text("written"),
    PrimaryKeyConstraint("session", "file"),
    sqlite_with_rowid=False,
)

link = Table(
    "link",
    metadata,
    _of_session(),
    Column("key", Bytes, nullable=False),
    _text("code"),
    _text("laptop"),
    PrimaryKeyConstraint("session"),
    sqlite_with_rowid=False,
)

report = Table(
    "report",
    metadata,
    _of_session(),
    _text("choice"),
    PrimaryKeyConstraint("session"),
    sqlite_with_rowid=False,
)

letterhead = Table(
    "letterhead",
    metadata,
    Column("id", Words, primary_key=True),
    _flag("usual"),
    _text("body"),
    sqlite_with_rowid=False,
)

removal = Table(
    "removal",
    metadata,
    Column("digest", Bytes, primary_key=True),
    sqlite_with_rowid=False,
)

SEARCH = (
    "CREATE VIRTUAL TABLE search USING fts5("
    "session UNINDEXED, what UNINDEXED, body, "
    "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
)
REVISION = "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"
