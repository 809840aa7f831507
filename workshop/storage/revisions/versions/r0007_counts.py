"""Counts typed for each cell of a step where nobody's sheet is known."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Makes the table; no session has any."""
    op.execute(
        """
        CREATE TABLE cell_count (
            session TEXT NOT NULL,
            step TEXT NOT NULL,
            cell TEXT NOT NULL,
            counts TEXT NOT NULL,
            PRIMARY KEY (session, step, cell),
            FOREIGN KEY(session) REFERENCES session (id)
        ) WITHOUT ROWID
        """
    )
