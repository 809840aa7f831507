"""A session lists the files with answers that were written from it."""

from alembic import op

revision = "0004"
down_revision = "0003"

STATEMENT = """
    CREATE TABLE export (
        session TEXT NOT NULL, file TEXT NOT NULL, deed TEXT NOT NULL, written TEXT NOT NULL,
        PRIMARY KEY (session, file),
        FOREIGN KEY(session) REFERENCES session (id)
    ) WITHOUT ROWID
"""


def upgrade() -> None:
    """Adds the table, empty: what was written before is not known."""
    op.execute(STATEMENT)
