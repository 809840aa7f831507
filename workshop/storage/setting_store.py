"""Settings that belong to the library, not to the person at the machine (the PIN)."""

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from workshop.storage.tables import setting

_ONE = select(setting.c.value).where(setting.c.name == bindparam("of_name"))
_SAVE = upsert(setting).on_conflict_do_update(
    index_elements=["name"], set_={"value": upsert(setting).excluded.value}
)


class SettingStore:
    """Reads and writes settings in one transaction."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, name: str) -> str | None:
        """The text kept under that name."""
        found: str | None = self._connection.execute(_ONE, {"of_name": name}).scalar()
        return found

    def save(self, name: str, value: str) -> None:
        """Keeps the text."""
        self._connection.execute(_SAVE, {"name": name, "value": value})

    def remove(self, name: str) -> None:
        """Forgets it."""
        self._connection.execute(delete(setting).where(setting.c.name == name))
