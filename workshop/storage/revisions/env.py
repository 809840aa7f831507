"""Runs revisions on the connection that `storage.migrate` has prepared; it holds the
transaction.
"""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
