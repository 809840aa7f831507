"""An entry that is a node of a map says where it stands there."""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Adds the column; what stood nowhere is laid out by the rule, as before."""
    op.execute("ALTER TABLE entry ADD COLUMN position TEXT")
