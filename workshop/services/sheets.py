"""Everybody's sheet of a step: what is sealed, every revision of it, and which of them counts."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from msgspec import Struct, structs

from workshop.domain.sheets import Counted, Place, Revisions
from workshop.domain.step import (
    SHOWN,
    Answers,
    Step,
    TextRule,
    Value,
    cells,
    has_whole_rule,
    step_key,
)
from workshop.services.deed import Deed
from workshop.storage.session_store import Kept
from workshop.storage.unit import Unit

V = TypeVar("V")
Row = dict[str, Value]
History = dict[int, Value]
"""Revision → the value sealed in it."""


class Sheets(Struct, frozen=True, kw_only=True):
    """The sealed sheets of a step. places: cells that change together. newest: person → cell →
    value. revised: of those who changed anything, every revision of each cell.
    """

    places: tuple[Place, ...]
    newest: dict[str, Row]
    revised: Mapping[str, dict[str, History]]

    @property
    def cells(self) -> tuple[str, ...]:
        """All there are to answer."""
        return tuple(dict.fromkeys(cell for place in self.places for cell in place))

    def now(self) -> Counted:
        """Which revision of every cell is the newest; the same value again is no other one."""
        names = self.cells
        return {
            who: _revisions(names, row, self.revised.get(who, {}))
            for who, row in self.newest.items()
        }

    def counted(self, revisions: Counted) -> Answers:
        """The answers that are counted."""
        return {
            who: self._as_allowed(self.counted_of(who, row), self.newest[who])
            for who, row in revisions.items()
        }

    def counted_of(self, who: str, revisions: Revisions) -> Row:
        """The values of these revisions of one person."""
        newest, revised = self.newest[who], self.revised.get(who, {})
        if not (revisions or revised):
            return newest
        found = {}
        for cell in self.cells:
            at = revisions.get(cell, 1)
            if at and cell in revised:
                found[cell] = revised[cell][at]
            elif at and cell in newest:
                found[cell] = newest[cell]
        return found

    def _as_allowed(self, found: Row, newest: Row) -> Row:
        """Words whose author has taken the tick off again are counted, and not shown any more."""
        taken_back = {
            cell: False
            for cell, value in found.items()
            if cell.rpartition("/")[2] == SHOWN and value is True and newest.get(cell) is not True
        }
        return found | taken_back


def as_shown(unit: Unit, session: str, key: str, step: Step, who: str, revisions: Revisions) -> Row:
    """What a reveal counted of one person, whatever they have changed or taken back since."""
    newest, revised = unit.answers.sealed(session, key)
    own = {who: newest.get(who, {})}
    return Sheets(places=_places(step), newest=own, revised=revised).counted_of(who, revisions)


def sealed_sheets(deed: Deed, kept: Kept, key: str, step: Step) -> Sheets:
    """Everybody who sealed the step (with nothing, where all was left open), with the cells of the
    steps that it reads as `step/cell`.
    """
    own = _sealed(deed, kept, key, step)
    for name in step.reads:
        beside = step_key(key.partition("/")[0], name)
        found = _sealed(deed, kept, beside, deed.runs.step(deed.unit, kept, beside))
        own = structs.replace(
            own,
            places=own.places
            + tuple(tuple(step_key(name, cell) for cell in place) for place in found.places),
            newest={
                who: row | _within(name, found.newest.get(who, {}))
                for who, row in own.newest.items()
            },
            revised={
                who: own.revised.get(who, {}) | _within(name, found.revised.get(who, {}))
                for who in own.revised.keys() | found.revised.keys()
            },
        )
    return own


def _sealed(deed: Deed, kept: Kept, key: str, step: Step) -> Sheets:
    session = kept.session.id
    newest, revised = deed.unit.answers.sealed(session, key)
    if not step.unlinked:
        done = deed.unit.people.done_in(session, key)
        newest = {who: newest.get(who, {}) for who in done}
    return Sheets(places=_places(step), newest=newest, revised=revised)


def _places(step: Step) -> tuple[Place, ...]:
    """Every cell by itself; words with their tick, so that no tick goes with other words. A sheet
    with a rule is a place, too, so that none is counted that breaks it (an order with two firsts).
    """
    asked = cells(step)
    names = tuple(cell.name for cell in asked)
    if any(isinstance(cell.values, TextRule) for cell in asked):
        return (names,)
    each = tuple((name,) for name in names)
    return (names, *each) if has_whole_rule(step) and len(names) > 1 else each


def _within(step: str, row: Mapping[str, V]) -> dict[str, V]:
    return {step_key(step, cell): value for cell, value in row.items()}


def _revisions(names: Sequence[str], row: Row, revised: Mapping[str, History]) -> Revisions:
    """Of each cell the first revision that holds the newest value, where that is not 1; 0 where
    there is none.
    """
    found = {cell: 0 for cell in names if cell not in row}
    for cell in (revised.keys() & row.keys()).intersection(names):
        at = min(at for at, value in revised[cell].items() if value == row[cell])
        if at != 1:
            found[cell] = at
    return found
