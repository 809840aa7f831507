"""Letterheads have a table of their own: a library has several, and a session chooses one."""

from alembic import op

revision = "0011"
down_revision = "0010"

STATEMENTS = (
    """
    CREATE TABLE letterhead (
        id TEXT NOT NULL,
        usual BOOLEAN NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (id)
    ) WITHOUT ROWID
    """,
    """
    INSERT INTO letterhead
    SELECT lower(hex(randomblob(16))), 1, value FROM setting WHERE name = 'letterhead'
    """,
    "DELETE FROM setting WHERE name = 'letterhead'",
    """
    UPDATE report SET choice = json_set(
        choice, '$.letterhead',
        CASE json_extract(choice, '$.letterhead') WHEN 0 THEN NULL ELSE '' END
    ) WHERE json_valid(choice)
    """,
)


def upgrade() -> None:
    """The one letterhead becomes the first and the usual one. A session carries the usual one,
    or still none.
    """
    for statement in STATEMENTS:
        op.execute(statement)
