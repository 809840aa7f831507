"""A turn knows its desk, so that several desks may be busy at once; a session knows the other
computers of its room.
"""

from alembic import op

revision = "0009"
down_revision = "0008"

STATEMENTS = (
    "CREATE TABLE turn_before AS SELECT * FROM turn",
    "DROP TABLE turn",
    """
    CREATE TABLE turn (
        session TEXT NOT NULL,
        participant TEXT NOT NULL,
        question INTEGER NOT NULL,
        draft TEXT NOT NULL,
        active BOOLEAN NOT NULL,
        desk TEXT NOT NULL,
        PRIMARY KEY (session, participant),
        FOREIGN KEY(session, participant) REFERENCES participant (session, id)
    ) WITHOUT ROWID
    """,
    """
    INSERT INTO turn
    SELECT session, participant, question, draft, active, '' FROM turn_before
    """,
    "DROP TABLE turn_before",
    """
    CREATE TABLE link (
        session TEXT NOT NULL,
        "key" BLOB NOT NULL,
        code TEXT NOT NULL,
        laptop TEXT NOT NULL,
        PRIMARY KEY (session),
        FOREIGN KEY(session) REFERENCES session (id)
    ) WITHOUT ROWID
    """,
)


def upgrade() -> None:
    """Makes turns anew with the column; every turn is one of this computer's own desk."""
    for statement in STATEMENTS:
        op.execute(statement)
