"""SQLite: tables, stores, migrations, backups."""
