"""The first form of a library file."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """
    CREATE TABLE session (
        id TEXT NOT NULL,
        title TEXT NOT NULL,
        client TEXT NOT NULL,
        place TEXT NOT NULL,
        date TEXT NOT NULL,
        starts TEXT NOT NULL,
        noun TEXT NOT NULL,
        nouns TEXT NOT NULL,
        wording TEXT NOT NULL,
        mode TEXT NOT NULL,
        threshold INTEGER NOT NULL,
        withhold_unanimous BOOLEAN NOT NULL,
        people INTEGER NOT NULL,
        laptops INTEGER NOT NULL,
        profile INTEGER NOT NULL,
        customer_group TEXT NOT NULL,
        purge_on TEXT NOT NULL,
        purged BOOLEAN NOT NULL,
        kind TEXT NOT NULL,
        state TEXT NOT NULL,
        agenda TEXT NOT NULL,
        stage TEXT,
        form TEXT NOT NULL,
        binned BOOLEAN NOT NULL,
        salt BLOB NOT NULL,
        PRIMARY KEY (id)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX session_line ON session (binned, date, title, client, state, people, kind)",
    "CREATE INDEX session_by_purge ON session (purged, purge_on)",
    """
    CREATE TABLE setting (
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (name)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE answer (
        session TEXT NOT NULL,
        step TEXT NOT NULL,
        participant TEXT NOT NULL,
        cell TEXT NOT NULL,
        revision INTEGER NOT NULL,
        value TEXT NOT NULL,
        sealed BOOLEAN NOT NULL,
        PRIMARY KEY (session, step, participant, cell, revision),
        FOREIGN KEY(session) REFERENCES session (id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE decision (
        session TEXT NOT NULL,
        step TEXT NOT NULL,
        slot INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (session, step, slot),
        FOREIGN KEY(session) REFERENCES session (id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE exercise_copy (
        session TEXT NOT NULL,
        exercise TEXT NOT NULL,
        version INTEGER NOT NULL,
        copy TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (session, exercise),
        FOREIGN KEY(session) REFERENCES session (id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE note (
        session TEXT NOT NULL,
        id TEXT NOT NULL,
        number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        step TEXT NOT NULL,
        body TEXT NOT NULL,
        in_summary BOOLEAN NOT NULL,
        raised_by TEXT NOT NULL,
        revisit TEXT NOT NULL,
        owner TEXT NOT NULL,
        "by" TEXT NOT NULL,
        dropped BOOLEAN NOT NULL,
        PRIMARY KEY (session, id),
        FOREIGN KEY(session) REFERENCES session (id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE participant (
        session TEXT NOT NULL,
        id TEXT NOT NULL,
        sign BLOB,
        code BLOB,
        name TEXT NOT NULL,
        team TEXT NOT NULL,
        removed BOOLEAN NOT NULL,
        PRIMARY KEY (session, id),
        FOREIGN KEY(session) REFERENCES session (id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE snapshot (
        session TEXT NOT NULL,
        step TEXT NOT NULL,
        number INTEGER NOT NULL,
        n INTEGER NOT NULL,
        summary TEXT NOT NULL,
        basis TEXT,
        PRIMARY KEY (session, step, number),
        FOREIGN KEY(session) REFERENCES session (id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE done (
        session TEXT NOT NULL,
        step TEXT NOT NULL,
        participant TEXT NOT NULL,
        PRIMARY KEY (session, step, participant),
        FOREIGN KEY(session, participant) REFERENCES participant (session, id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE turn (
        session TEXT NOT NULL,
        participant TEXT NOT NULL,
        question INTEGER NOT NULL,
        tokens TEXT NOT NULL,
        active BOOLEAN NOT NULL,
        PRIMARY KEY (session, participant),
        FOREIGN KEY(session, participant) REFERENCES participant (session, id)
    ) WITHOUT ROWID
    """,
    """
    CREATE VIRTUAL TABLE search USING fts5(
        session UNINDEXED, what UNINDEXED, body,
        tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
    )
    """,
    f"PRAGMA application_id = {0x48454C49}",
)


def upgrade() -> None:
    """Makes every table."""
    for statement in STATEMENTS:
        op.execute(statement)
