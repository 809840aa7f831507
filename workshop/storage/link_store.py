"""How sessions hang together with other computers."""

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from workshop.domain.record import RoomLink
from workshop.storage.tables import link

_FIELDS = RoomLink.__struct_fields__
_ONE = select(*(link.c[name] for name in _FIELDS)).where(link.c.session == bindparam("of_session"))
_EVERY = select(link.c.session, *(link.c[name] for name in _FIELDS)).order_by(link.c.session)
_NEW = upsert(link)
_SAVE = _NEW.on_conflict_do_update(
    index_elements=["session"], set_={name: _NEW.excluded[name] for name in _FIELDS}
)


class LinkStore:
    """Reads and writes them in one transaction."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, session: str) -> RoomLink | None:
        """The link of a session; None where it stands alone."""
        row = self._connection.execute(_ONE, {"of_session": session}).one_or_none()
        return RoomLink(key=row.key, code=row.code, laptop=row.laptop) if row is not None else None

    def all(self) -> dict[str, RoomLink]:
        """Session → link."""
        rows = self._connection.execute(_EVERY)
        return {row[0]: RoomLink(key=row[1], code=row[2], laptop=row[3]) for row in rows}

    def save(self, session: str, value: RoomLink) -> None:
        """A new link, or as it is now."""
        fields = {name: getattr(value, name) for name in _FIELDS}
        self._connection.execute(_SAVE, {"session": session, **fields})

    def delete_all(self, session: str) -> None:
        """The link of a session: what other machines still hold cannot be opened any more."""
        self._connection.execute(delete(link).where(link.c.session == session))
