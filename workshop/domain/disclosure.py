"""What of two cells may be told together, so that nobody who answered only one of them shows.

The counts of each cell are told of everybody who answered it, a comparison of two only of those who
answered both: whoever answered one alone is in the difference. Three such people or more hide each
other, and all may be told. Where there are one or two, their middles stay untold, and higher, same
and lower show only where each of them has a *witness*: another room in which that person answered
otherwise, and of which the very same would be told.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import combinations, islice, permutations, product
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
"""Rooms tried for one value of one person, of those that leave every comparison as it is."""
MOST_SAME = 400
"""Of two exchanges at once, those that touch the same people are tried one by one; this many."""
FIELD = 16
"""Room for one count in a code; two exchanges change none by more than four."""
NOTHING: Mapping[int, int] = {}


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
    movable = range(people) if movable is None else movable
    if all(whole.values()) or _Search(columns, whole, movable).every_doubt():
        return whole
    told: dict[Two, bool] = {}
    for pair, all_of_it in whole.items():
        tried = {**told, pair: all_of_it}
        if _Search(columns, tried, movable).every_doubt():
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
    search = _Search(columns, told, range(len(columns[0])), same)
    return {place for who, place in search.bare() if not search.doubted(who, place)}


def _silent(column: Column) -> Iterator[int]:
    """People without a value in the cell."""
    if None in column:
        yield from (who for who, value in enumerate(column) if value is None)


Code = int
"""By how much each pair's higher and lower change: a field for each, so that codes add up."""
Movers = Mapping[Code, Sequence[int]]
"""People who take one value for another in one cell, by what that changes."""


class _Exchanges(NamedTuple):
    """Exchanges of two values in one cell, between any of these people and any of those."""

    place: int
    values: tuple[int, int]
    ones: Sequence[int]
    others: Sequence[int]


class _Search:
    """Looks for witnesses of what is told of some pairs.

    Whoever takes another value in one cell changes the comparisons by a code, and the codes of
    different people add up: of all exchanges in a room those that leave the comparisons as they
    are can be looked up.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        told: Mapping[Two, bool],
        movable: Sequence[int],
        same: Callable[[Room], bool] | None = None,
    ) -> None:
        self._columns, self._told, self._same = columns, told, same
        self._beside: dict[int, list[tuple[Column, int, int]]] = {}
        """Cell → the cells that it is compared with, and the fields for higher and lower."""
        for number, (one, other) in enumerate(told):
            higher, lower = FIELD ** (2 * number), FIELD ** (2 * number + 1)
            self._beside.setdefault(one, []).append((columns[other], higher, lower))
            self._beside.setdefault(other, []).append((columns[one], lower, higher))
        self._points = tuple({value for place in self._beside for value in columns[place]})
        self._standing = {place: _by_value(columns[place], movable) for place in self._beside}
        self._known: dict[tuple[int, int, int], Movers] = {}
        self._compared: dict[Two, Sequence[Sequence[int]]] = {}

    def every_doubt(self) -> bool:
        """Whether every value that the pairs told could give away has a witness."""
        return all(self.doubted(who, place) for who, place in self.bare())

    def bare(self) -> Iterable[tuple[int, int]]:
        """(person, column) of everybody who stands alone or with one other; where all in a cell
        chose the same, its counts tell that by themselves.
        """
        silent = {place: [*_silent(self._columns[place])] for place in self._beside}
        differ = {place for place in self._beside if len({*self._columns[place]} - {None}) > 1}
        found: dict[tuple[int, int], None] = {}
        for pair, whole in self._told.items():
            for place, other in () if whole else (pair, pair[::-1]):
                column = self._columns[place]
                alone = [(who, place) for who in silent[other] if column[who] is not None]
                if len(alone) < FLOOR and place in differ:
                    found |= dict.fromkeys(alone)
        return found

    def doubted(self, who: int, place: int) -> bool:
        """Whether the value has a witness."""
        value = self._columns[place][who]
        if value is None or who not in self._standing[place].get(value, ()):
            return False
        rooms = islice(self._rooms(who, place, value), MOST)
        return any(self._same_told(room) for room in rooms)

    def _rooms(self, who: int, place: int, value: int) -> Iterator[Room]:
        """Rooms with the same counts in every cell and the same comparisons, in which this value is
        another: two people's values exchanged, three people's, then two exchanges at once.
        """
        others = [each for each in self._standing[place] if each != value]
        for other in others:
            yield from self._two(who, place, (value, other))
        for other, third in permutations(others, 2):
            yield from self._rings(who, place, (value, other, third))
        for other in others:
            yield from self._two_apart(who, place, (value, other))
        for room in islice(self._two_of_the_same(who, place), MOST_SAME):
            if all(self._unchanged(pair, room) for pair in self._told):
                yield room

    def _two(self, who: int, place: int, values: tuple[int, int]) -> Iterator[Room]:
        value, other = values
        back, own = self._movers(place, other, value), self._code(who, place, other)
        yield from ({place: {who: other, second: value}} for second in back.get(-own, ()))

    def _rings(self, who: int, place: int, values: tuple[int, int, int]) -> Iterator[Room]:
        value, other, third = values
        back, own = self._movers(place, third, value), self._code(who, place, other)
        for code, seconds in self._movers(place, other, third).items():
            for last in back.get(-own - code, ()):
                yield from ({place: {who: other, each: third, last: value}} for each in seconds)

    def _two_apart(self, who: int, place: int, values: tuple[int, int]) -> Iterator[Room]:
        """With another exchange of other people that makes good what the first one changes."""
        value, other = values
        own = self._code(who, place, other)
        for code, seconds in self._movers(place, other, value).items():
            for more in self._exchanges.get(-own - code, ()):
                for second, one, last in product(seconds, more.ones, more.others):
                    if one not in (who, second) and last not in (who, second):
                        room = {place: {who: other, second: value}}
                        further = {one: more.values[1], last: more.values[0]}
                        yield {**room, more.place: {**room.get(more.place, NOTHING), **further}}

    def _two_of_the_same(self, who: int, place: int) -> Iterator[Room]:
        """With another exchange in another cell, of one of the same two people or of both."""
        for first in self._with(who, place):
            for beside in self._beside:
                for each in first if beside != place else ():
                    for further in self._with(each, beside):
                        yield {place: first, beside: further}

    def _with(self, who: int, place: int) -> Iterator[Mapping[int, int]]:
        """The exchanges in a cell that a person can have a part in."""
        value, standing = self._columns[place][who], self._standing[place]
        if value is not None and who in standing.get(value, ()):
            for other in standing:
                for second in standing[other] if other != value else ():
                    yield {who: other, second: value}

    def _movers(self, place: int, value: int, other: int) -> Movers:
        """Everybody who could take the other value for this one, by what it changes."""
        key = place, value, other
        if key not in self._known:
            tables = [
                (column, _changes(value, other, higher, lower, self._points))
                for column, higher, lower in self._beside[place]
            ]
            found: dict[Code, list[int]] = {}
            for who in self._standing[place][value]:
                code = 0
                for column, table in tables:
                    code += table[column[who]]
                found.setdefault(code, []).append(who)
            self._known[key] = found
        return self._known[key]

    def _code(self, who: int, place: int, other: int) -> Code:
        """What it changes when somebody takes another value in a cell."""
        value = self._columns[place][who]
        return sum(
            _changes(value, other, higher, lower, self._points)[column[who]]
            for column, higher, lower in self._beside[place]
        )

    @cached_property
    def _exchanges(self) -> Mapping[Code, Sequence[_Exchanges]]:
        """All exchanges of two values in every cell, by what they change."""
        found: dict[Code, list[_Exchanges]] = {}
        for place, standing in self._standing.items():
            for value, other in combinations(standing, 2):
                back = self._movers(place, other, value).items()
                for code, ones in self._movers(place, value, other).items():
                    for beside, others in back:
                        found.setdefault(code + beside, []).append(
                            _Exchanges(place, (value, other), ones, others)
                        )
        return found

    def _unchanged(self, pair: Two, room: Room) -> bool:
        """Whether as many answered higher, and as many lower."""
        moves = self._moves(pair, room)
        before = sorted(_sign(one - other) for one, other, _new, _newer in moves)
        return before == sorted(_sign(new - newer) for _one, _other, new, newer in moves)

    def _same_told(self, room: Room) -> bool:
        """Whether the middles told are the same, and what else is told."""
        return all(
            self._same_middles(pair, room)
            for pair, whole in self._told.items()
            if whole and not room.keys().isdisjoint(pair)
        ) and (self._same is None or self._same(room))

    def _moves(self, pair: Two, room: Room) -> list[tuple[int, int, int, int]]:
        """Both answers before and after, of everybody who gave both and changes one."""
        first, second = (self._columns[place] for place in pair)
        ones, others = room.get(pair[0], NOTHING), room.get(pair[1], NOTHING)
        return [
            (one, other, ones.get(who, one), others.get(who, other))
            for who in ones.keys() | others.keys()
            if (one := first[who]) is not None and (other := second[who]) is not None
        ]

    def _same_middles(self, pair: Two, room: Room) -> bool:
        moves = self._moves(pair, room)
        changes = (
            [(one - other, new - newer) for one, other, new, newer in moves],
            [(one, new) for one, _other, new, _newer in moves],
            [(other, newer) for _one, other, _new, newer in moves],
        )
        return all(
            sorted(old for old, _new in change) == sorted(new for _old, new in change)
            or _middle_moved(line, change) == measure.median(line)
            for line, change in zip(self._lines(pair), changes, strict=True)
        )

    def _lines(self, pair: Two) -> Sequence[Sequence[int]]:
        """Differences, and the answers in both cells, of everybody who gave both."""
        if pair not in self._compared:
            people = [each for each in paired_in(self._columns, pair, {}) if each is not None]
            ones, others = ([each[side] for each in people] for side in (0, 1))
            self._compared[pair] = [one - other for one, other in people], ones, others
        return self._compared[pair]


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


def _by_value(column: Column, movable: Iterable[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for who in movable:
        value = column[who]
        if value is not None:
            found.setdefault(value, []).append(who)
    return found


@lru_cache(maxsize=1 << 14)
def _changes(
    value: int | None, other: int, higher: int, lower: int, points: tuple[int | None, ...]
) -> dict[int | None, Code]:
    """For each value beside it what changes when one value takes the place of another."""
    return {
        beside: higher * ((other > beside) - (value > beside))
        + lower * ((other < beside) - (value < beside))
        if beside is not None and value is not None
        else 0
        for beside in points
    }


def _middle_moved(line: Iterable[int], change: Iterable[tuple[int, int]]) -> float | None:
    """The median of a line in which some values are others."""
    counts = Counter(line)
    for old, new in change:
        counts[old] -= 1
        counts[new] += 1
    return measure.median(counts.elements())


def paired_in(columns: Sequence[Column], pair: Two, room: Room) -> list[measure.Pair | None]:
    """Everybody's two answers in another room; None where one is missing."""
    changed = (
        [room.get(place, NOTHING).get(who, value) for who, value in enumerate(columns[place])]
        for place in pair
    )
    return list(map(_both, *changed))


def _both(one: int | None, other: int | None) -> measure.Pair | None:
    return None if one is None or other is None else (one, other)
