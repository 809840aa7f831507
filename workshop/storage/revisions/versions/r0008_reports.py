"""What a session's report is to hold is kept with the session."""

from alembic import op

revision = "0008"
down_revision = "0007"

TABLE = """
    CREATE TABLE report (
        session TEXT NOT NULL,
        choice TEXT NOT NULL,
        PRIMARY KEY (session),
        FOREIGN KEY(session) REFERENCES session (id)
    ) WITHOUT ROWID
"""


def upgrade() -> None:
    """Makes the table; a session without a row has the usual report."""
    op.execute(TABLE)
