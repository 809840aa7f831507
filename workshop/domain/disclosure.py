"""What of two cells may be told together, so that nobody who answered only one of them shows.

The counts of each cell are told of everybody who answered it, a comparison of two only of those who
answered both: whoever answered one alone is in the difference. Three such people or more hide each
other, and all may be told. Where there are one or two, their middles stay untold, and higher, same
and lower show only where each of them has a *witness*: another room in which that person answered
otherwise, and of which the very same would be told.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from random import Random
from typing import NamedTuple

from workshop.domain import measure
from workshop.domain.step import Value
from workshop.domain.threshold import FLOOR, enough

Column = Sequence[int | None]
"""Everybody's value in one cell, in the same order for all cells; None where there is none."""
Line = tuple[int | None, ...]
"""One person's values in several cells."""
Two = tuple[int, int]
"""Two columns by their place."""
Room = Mapping[int, Mapping[int, int]]
"""Another room: column → person → value there, where it differs."""

MOST = 2_000
"""Rooms tried for one value of one person."""
MOST_RINGS = 400
"""Of these, exchanges among three people; the rest is left to two exchanges at once."""
MOST_FIRST, MOST_SECOND = 40, 144
"""Exchanges tried at once with others, and those others in each cell: all of a room of twelve."""
NOTHING: Mapping[int, int] = {}
SEED = 20_261_124


def hides(size: int) -> bool:
    """Whether a sub-group of that size tells on nobody: it is empty, or three or more."""
    return size == 0 or enough(size)


def in_order(rows: Iterable[Mapping[str, Value]], names: Sequence[str]) -> list[Line]:
    """Everybody's values in these cells, in an order that does not depend on who came first."""
    found = [
        tuple(value if isinstance(value := row.get(name), int) else None for name in names)
        for row in rows
    ]
    return sorted(found, key=lambda line: [-1 if value is None else value for value in line])


def told_pairs(
    columns: Sequence[Column],
    pairs: Sequence[Two],
    *,
    movable: Sequence[int] | None = None,
) -> dict[Two, bool]:
    """Which pairs of columns may be told, in whole (True) or as higher, same and lower only; the
    others are withheld.

    pairs: those whose cells may both be told, the dearest first: where not all go together, the
    last give way. movable: people whose values are told in cells and pairs only, everybody if not
    given.
    """
    people = len(columns[0]) if columns else 0
    silent = [frozenset(_silent(column)) for column in columns]
    whole = {
        (one, other): hides(len(silent[one] - silent[other]))
        and hides(len(silent[other] - silent[one]))
        for one, other in pairs
        if enough(people - len(silent[one] | silent[other]))
    }
    if all(whole.values()):
        return whole
    search = _Search(columns, [*whole], range(people) if movable is None else movable)
    told: dict[Two, bool] = {}
    for pair, all_of_it in whole.items():
        tried = {**told, pair: all_of_it}
        if search.every_doubt(tried):
            told = tried
    return told


def undoubted(
    columns: Sequence[Column], told: Mapping[Two, bool], same: Callable[[Room], bool]
) -> set[int]:
    """Columns with a value that has no witness of which something further, too, is told the same;
    what they tell so has to stay untold.
    """
    if all(told.values()):
        return set()
    search = _Search(columns, [*told], range(len(columns[0])), same)
    return {place for who, place in search.bare(told) if not search.doubted(who, place, told)}


def _silent(column: Column) -> Iterator[int]:
    """People without a value in the cell."""
    if None in column:
        yield from (who for who, value in enumerate(column) if value is None)


class _Exchange(NamedTuple):
    """Values exchanged in one cell, and by how much each pair's higher and lower change."""

    place: int
    values: Mapping[int, int]
    change: tuple[tuple[int, int], ...]


class _Search:
    """Looks for witnesses, and keeps those found while more is told."""

    def __init__(
        self,
        columns: Sequence[Column],
        pairs: Sequence[Two],
        movable: Sequence[int],
        same: Callable[[Room], bool] | None = None,
    ) -> None:
        self._columns, self._pairs = columns, pairs
        self._movable, self._same = movable, same
        self._witnesses: dict[tuple[int, int], Room] = {}

    def every_doubt(self, told: Mapping[Two, bool]) -> bool:
        """Whether every value that the pairs told could give away has a witness."""
        return all(self.doubted(who, place, told) for who, place in self.bare(told))

    def bare(self, told: Mapping[Two, bool]) -> Iterator[tuple[int, int]]:
        """(person, column) of everybody who stands alone or with one other; where all in a cell
        chose the same, its counts tell that by themselves.
        """
        for pair, whole in told.items():
            if whole:
                continue
            for place, other in (pair, pair[::-1]):
                column = self._columns[place]
                alone = [who for who in _silent(self._columns[other]) if column[who] is not None]
                if len(alone) < FLOOR and len({*column} - {None}) > 1:
                    yield from ((who, place) for who in alone)

    def doubted(self, who: int, place: int, told: Mapping[Two, bool]) -> bool:
        """Whether the value has a witness."""
        known = self._witnesses.get((who, place))
        if known is not None and self._same_told(known, told):
            return True
        for room in islice(self._rooms(who, place, told), MOST):
            if self._same_told(room, told):
                self._witnesses[who, place] = room
                return True
        return False

    def _rooms(self, who: int, place: int, told: Mapping[Two, bool]) -> Iterator[Room]:
        """Other rooms with the same counts in every cell, in which this value is another: two
        people's values exchanged, three people's, then two exchanges at once.
        """
        column = self._columns[place]
        movable = self._movable_in(place)
        others = [each for each in movable if column[each] != column[who]]
        if who not in movable or not others:
            return
        for each in others:
            yield {place: _exchanged(column, who, each)}
        every = len(others) * len(movable)
        for ring in _chance().sample(range(every), min(every, MOST_RINGS)):
            second, third = others[ring % len(others)], movable[ring // len(others)]
            if third not in (who, second) and column[third] != column[second]:
                yield {place: _exchanged(column, who, second, third)}
        for each in _chance().sample(others, min(len(others), MOST_FIRST)):
            yield from self._two_at_once(self._exchange(place, who, each), told)

    def _two_at_once(self, first: _Exchange, told: Mapping[Two, bool]) -> Iterator[Room]:
        """The exchange with each other one that may make good what it changes: with other people
        their changes add up, with the same ones it has to be tried.
        """
        counted = [place for place, pair in enumerate(self._pairs) if pair in told]
        back = [(-first.change[each][0], -first.change[each][1]) for each in counted]
        for second in self._second:
            apart = first.values.keys().isdisjoint(second.values)
            if apart and [second.change[each] for each in counted] != back:
                continue
            if first.place != second.place:
                yield {first.place: first.values, second.place: second.values}
            elif apart:
                yield {first.place: {**first.values, **second.values}}

    @cached_property
    def _second(self) -> list[_Exchange]:
        """Exchanges of two values in every cell: all of a small room, some of a large one."""
        found = []
        for place, column in enumerate(self._columns):
            movable = self._movable_in(place)
            chance, every = _chance(), len(movable) ** 2
            for two in chance.sample(range(every), min(every, MOST_SECOND)):
                one, other = movable[two % len(movable)], movable[two // len(movable)]
                if one < other and column[one] != column[other]:
                    found.append(self._exchange(place, one, other))
        return found

    def _movable_in(self, place: int) -> list[int]:
        column = self._columns[place]
        return [who for who in self._movable if column[who] is not None]

    def _exchange(self, place: int, one: int, other: int) -> _Exchange:
        values = _exchanged(self._columns[place], one, other)
        change = tuple(
            self._change(pair, {place: values}) if place in pair else (0, 0) for pair in self._pairs
        )
        return _Exchange(place, values, change)

    def _same_told(self, room: Room, told: Mapping[Two, bool]) -> bool:
        """Whether the same is told of the other room; its cells' counts cannot differ."""
        touched = [pair for pair in told if not room.keys().isdisjoint(pair)]
        return (
            all(self._change(pair, room) == (0, 0) for pair in touched)
            and all(self._same_middles(pair, room) for pair in touched if told[pair])
            and (self._same is None or self._same(room))
        )

    def _change(self, pair: Two, room: Room) -> tuple[int, int]:
        """How many more answered higher, and how many lower."""
        first, second = (self._columns[place] for place in pair)
        ones, others = room.get(pair[0], NOTHING), room.get(pair[1], NOTHING)
        higher = lower = 0
        for who in ones.keys() | others.keys():
            one, other = first[who], second[who]
            if one is None or other is None:
                continue
            new, old = ones.get(who, one) - others.get(who, other), one - other
            higher += (new > 0) - (old > 0)
            lower += (new < 0) - (old < 0)
        return higher, lower

    def _same_middles(self, pair: Two, room: Room) -> bool:
        before, after = paired_in(self._columns, pair, {}), paired_in(self._columns, pair, room)
        return measure.paired(filter(None, before)) == measure.paired(filter(None, after))


def paired_in(columns: Sequence[Column], pair: Two, room: Room) -> list[measure.Pair | None]:
    """Everybody's two answers in another room; None where one is missing."""
    changed = (
        [room.get(place, NOTHING).get(who, value) for who, value in enumerate(columns[place])]
        for place in pair
    )
    return list(map(_both, *changed))


def _both(one: int | None, other: int | None) -> measure.Pair | None:
    return None if one is None or other is None else (one, other)


def _chance() -> Random:
    """The same for everybody, so that the same room is searched in the same way."""
    return Random(SEED)


def _exchanged(column: Column, *people: int) -> dict[int, int]:
    """Each takes the value of the next, the last that of the first."""
    following = (*people[1:], people[0])
    return {
        who: value
        for who, other in zip(people, following, strict=True)
        if (value := column[other]) is not None
    }
