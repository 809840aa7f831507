"""Counts that were typed together are one tally, so that it can travel between computers."""

from alembic import op

revision = "0010"
down_revision = "0009"

STATEMENTS = (
    """
    CREATE TABLE tally (
        session TEXT NOT NULL,
        step TEXT NOT NULL,
        id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        here BOOLEAN NOT NULL,
        counts TEXT NOT NULL,
        PRIMARY KEY (session, step, id),
        FOREIGN KEY(session) REFERENCES session (id)
    ) WITHOUT ROWID
    """,
    """
    INSERT INTO tally
    SELECT session, step, lower(hex(randomblob(16))), 1, 1, json_group_object(cell, json(counts))
    FROM cell_count GROUP BY session, step
    """,
    "DROP TABLE cell_count",
)


def upgrade() -> None:
    """Makes the tallies; every one before was typed on this computer."""
    for statement in STATEMENTS:
        op.execute(statement)
