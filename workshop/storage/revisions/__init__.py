"""The revisions of the library file, as Alembic runs them."""
