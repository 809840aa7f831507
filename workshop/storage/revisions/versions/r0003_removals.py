"""A library remembers, as salted hashes, what was deleted or purged in it."""

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENT = """
    CREATE TABLE removal (digest BLOB NOT NULL, PRIMARY KEY (digest)) WITHOUT ROWID
"""


def upgrade() -> None:
    """Adds the table, empty: what was removed before is not known."""
    op.execute(STATEMENT)
