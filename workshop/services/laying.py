"""When the rows about people are laid in order: at once, or a moment later where many hand in.

To lay the answers of a large room takes as long as a hundred sheets take to come in. There they are
laid once nobody hands in, and it is noted in the same transaction that they are to be, so that a
program that was killed does it at its next start. What would link an answer to a person, and who
there is, is laid at once.
"""

import msgspec

from workshop.services.deed import Deed
from workshop.storage.database import Database
from workshop.storage.unit import Unit, reading, tidying, writing

LARGE = 2_000
"""Answers of a session that are laid as quickly as a sheet comes in."""
_NAME = "to be laid in order"
_DUE = msgspec.json.Decoder(set[str])


def lay(deed: Deed, *, later: bool) -> None:
    """Lays what a deed has changed, inside its transaction. later: but for the answers of a large
    room in which sheets were handed in.
    """
    unit = deed.unit
    for session in deed.touched | deed.handed_in.keys():
        if not later or session in deed.touched or unit.answers.count(session) <= LARGE:
            unit.lay_in_order(session)
            continue
        unit.lay_people_in_order(session)
        for step, unlinked in deed.handed_in[session].items():
            if unlinked:
                unit.lay_step_in_order(session, step)
        _save(unit, _due(unit) | {session})


def lay_due(database: Database, *, give_way: bool) -> bool:
    """Lays what was left; whether there was anything. give_way: whether a LibraryFault ends it
    where others of this program write.
    """
    with reading(database) as unit:
        due = _due(unit)
    for session in sorted(due):
        with tidying(database) if give_way else writing(database) as unit:
            unit.lay_in_order(session)
            _save(unit, _due(unit) - {session})
    return bool(due)


def _due(unit: Unit) -> set[str]:
    """Sessions in which answers lie as they came."""
    noted = unit.settings.find(_NAME)
    return _DUE.decode(noted) if noted else set()


def _save(unit: Unit, due: set[str]) -> None:
    if due:
        unit.settings.save(_NAME, msgspec.json.encode(sorted(due)).decode())
    else:
        unit.settings.remove(_NAME)
