"""What a group names on the day has a table of its own: decisions and the customer group move to
it.
"""

from alembic import op

revision = "0005"
down_revision = "0004"

STATEMENTS = (
    """
    CREATE TABLE entry (
        session TEXT NOT NULL,
        step TEXT NOT NULL,
        id TEXT NOT NULL,
        number INTEGER NOT NULL,
        fields TEXT NOT NULL,
        called INTEGER NOT NULL,
        cards TEXT NOT NULL,
        PRIMARY KEY (session, step, id),
        FOREIGN KEY(session) REFERENCES session (id)
    ) WITHOUT ROWID
    """,
    """
    INSERT INTO entry
    SELECT session, step, 'd' || slot, slot, json_object('text', text), 1, '[]' FROM decision
    """,
    # To each step that places the group on its rulers; where the session has none, to the one that
    # would.
    """
    INSERT INTO entry
    SELECT session.id, coalesce(place.step, 'map_3d/place'), 'l1', 1,
        json_object('text', session.customer_group), 1, '[]'
    FROM session LEFT JOIN (
        SELECT exercise_copy.session,
            exercise_copy.exercise || '/' || json_extract(each.value, '$.id') AS step
        FROM exercise_copy, json_each(exercise_copy.body, '$.steps') AS each
        WHERE json_extract(each.value, '$.kind') = 'place'
    ) AS place ON place.session = session.id
    WHERE session.customer_group <> ''
    """,
    "DROP TABLE decision",
    "ALTER TABLE session DROP COLUMN customer_group",
)


def upgrade() -> None:
    """Makes the table, fills it and takes away where these stood before."""
    for statement in STATEMENTS:
        op.execute(statement)
