"""What is typed in an unlinked step stays in the turn, shut, and no turn names a token any more; a
library has a number of its own, by which its log is known.
"""

import secrets

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    # Open answers under a token that is nobody's: the questions are asked again.
    """
    DELETE FROM answer WHERE NOT sealed AND NOT EXISTS (
        SELECT 1 FROM participant
        WHERE participant.session = answer.session AND participant.id = answer.participant
    )
    """,
    "ALTER TABLE turn RENAME COLUMN tokens TO draft",
    "UPDATE turn SET draft = ''",
    f"PRAGMA user_version = {1 + secrets.randbelow(0x7FFFFFFE)}",
)


def upgrade() -> None:
    """Renames the column, empty from now on, and numbers the library."""
    for statement in STATEMENTS:
        op.execute(statement)
