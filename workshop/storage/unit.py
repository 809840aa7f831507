"""One transaction with the stores that work in it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from workshop.domain.record import WholeSession
from workshop.storage.answer_store import AnswerStore
from workshop.storage.database import Database
from workshop.storage.export_store import ExportStore
from workshop.storage.layout import lay_in_order, lay_people_in_order, lay_step_in_order
from workshop.storage.letterhead_store import LetterheadStore
from workshop.storage.link_store import LinkStore
from workshop.storage.list_store import ListStore
from workshop.storage.locking import PATIENCE
from workshop.storage.note_store import NoteStore
from workshop.storage.people_store import PeopleStore
from workshop.storage.removal_store import RemovalStore
from workshop.storage.report_store import ReportStore
from workshop.storage.search_store import SearchStore
from workshop.storage.session_store import SessionStore
from workshop.storage.setting_store import SettingStore
from workshop.storage.snapshot_store import SnapshotStore
from workshop.storage.tally_store import TallyStore
from workshop.storage.whole_session import put, taken


class Unit:
    """A unit of work: what is done through its stores holds together or not at all."""

    __slots__ = (
        "_connection",
        "answers",
        "exports",
        "letterheads",
        "links",
        "lists",
        "notes",
        "people",
        "removals",
        "reports",
        "search",
        "sessions",
        "settings",
        "snapshots",
        "tallies",
    )

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.sessions = SessionStore(connection)
        self.answers = AnswerStore(connection)
        self.tallies = TallyStore(connection)
        self.people = PeopleStore(connection)
        self.snapshots = SnapshotStore(connection)
        self.notes = NoteStore(connection)
        self.lists = ListStore(connection)
        self.search = SearchStore(connection)
        self.settings = SettingStore(connection)
        self.removals = RemovalStore(connection)
        self.exports = ExportStore(connection)
        self.links = LinkStore(connection)
        self.reports = ReportStore(connection)
        self.letterheads = LetterheadStore(connection)

    def lay_in_order(self, session: str) -> None:
        """Lays the rows about the people of a session so that their places tell nothing."""
        lay_in_order(self._connection, session)

    def lay_people_in_order(self, session: str) -> None:
        """Only who there is and what they have done."""
        lay_people_in_order(self._connection, session)

    def lay_step_in_order(self, session: str, step: str) -> None:
        """Only the answers of one step."""
        lay_step_in_order(self._connection, session, step)

    def whole_session(self, name: str) -> WholeSession | None:
        """Every row of a session, for another library."""
        return taken(self._connection, name)

    def put_whole_session(self, whole: WholeSession, name: str, title: str) -> None:
        """Adds it under that id and title; it can be found by no word yet."""
        put(self._connection, whole, name, title)
        self.sessions.change_form(name)

    def delete_session(self, name: str) -> None:
        """Everything of a session, in an order that leaves no row without its owner."""
        stores = (
            self.search, self.snapshots, self.lists, self.notes, self.answers, self.tallies,
            self.people, self.exports, self.links, self.reports,
        )  # fmt: skip
        for store in stores:
            store.delete_all(name)
        self.sessions.delete(name)


@contextmanager
def reading(database: Database) -> Iterator[Unit]:
    """A unit that only looks."""
    with database.read() as connection:
        yield Unit(connection)


@contextmanager
def writing(database: Database, patience: float = PATIENCE) -> Iterator[Unit]:
    """A unit that writes, durable at its end. patience: seconds to wait for another writer."""
    with database.write(patience) as connection:
        yield Unit(connection)


@contextmanager
def tidying(database: Database) -> Iterator[Unit]:
    """A unit that writes what can wait: a LibraryFault ends it where others write."""
    with database.tidy() as connection:
        yield Unit(connection)
