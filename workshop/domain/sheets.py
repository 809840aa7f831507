"""Which sheets a further reveal counts, so that no two pictures differ by one or two people.

For each cell all sheets ever counted (a changed value is another sheet) are sorted by which reveals
counted them: every such class is empty or holds at least three. To compare pairs of reveals is not
enough: of S, S+abcd, S+aefg and S+abcdefg each differs from each by three or more, and the second
and third less the first and fourth are *a* alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from workshop.domain.threshold import FLOOR

Revisions = Mapping[str, int]
"""Cell → which revision of its value is meant, 0 where there is none. A cell not named: 1."""
Counted = Mapping[str, Revisions]
"""Person → the revisions that a reveal counts. It holds no value, so it may outlive them."""
Place = tuple[str, ...]
"""Cells that are told together: one, or a whole form of words. Where one place lies within another
(a card in an order), its cells change with that only, and the rule holds for both.
"""
Sheet = tuple[int, ...]
Patterns = Mapping[tuple[str, Sheet], int]
"""Every sheet ever counted in a place → the reveals that counted it, as bits."""

NEW = 0
"""The pattern of a sheet that no reveal has counted; bit n stands for the reveal n + 1."""
EVERYBODY: Place = ()
"""Stands for every cell that nobody has changed or left empty."""


def further(before: Sequence[Counted], now: Counted, places: Iterable[Place]) -> Counted | None:
    """What the next reveal may count: of the sheets as they are now as many as the rule allows, for
    the others those that were shown. None where the picture has to stay as it was shown.

    before: what each reveal until now counted, oldest first. now: everybody who is there, with
    their newest revisions. Where some of several may be counted, their random tokens choose.
    """
    if not before:
        return now
    patterns = {place: _patterns(before, place) for place in _changing((*before, now), places)}
    last = before[-1]
    chosen = _settled_all(last.keys() & now.keys(), before, now, patterns)
    if chosen is None:
        return None
    for group in _groups(before, now):
        more = _settled_all(chosen.keys() | group, before, now, patterns)
        chosen = more if more is not None else chosen
    return None if chosen == {person: dict(row) for person, row in last.items()} else chosen


def comparable(reveals: Sequence[Counted], places: Iterable[Place]) -> bool:
    """Whether these reveals may all be seen, in whatever order they were made."""
    sizes = [Counter(_patterns(reveals, place).values()) for place in _changing(reveals, places)]
    return all(size >= FLOOR for each in sizes for size in each.values())


def _changing(reveals: Sequence[Counted], places: Iterable[Place]) -> list[Place]:
    """Those places in which not everybody's first sheet is counted each time."""
    touched = {cell for counted in reveals for row in counted.values() for cell in row}
    return [EVERYBODY, *(place for place in places if touched.intersection(place))]


def _groups(before: Sequence[Counted], now: Counted) -> list[set[str]]:
    """People whom the last reveal did not count, by the reveals that did: of each group as many as
    the rule lets in at once.
    """
    people = _patterns(before, EVERYBODY)
    sizes = Counter(people.values())
    groups: dict[int, list[str]] = {}
    for person in sorted(now.keys() - before[-1].keys()):
        groups.setdefault(people.get((person, ()), NEW), []).append(person)
    found = []
    for pattern, there in groups.items():
        most = max(n for n in range(len(there) + 1) if _allowed(n, pattern, sizes))
        if most:
            found.append(set(there[:most]))
    return found


def _settled_all(
    people: Iterable[str],
    before: Sequence[Counted],
    now: Counted,
    patterns: Mapping[Place, Patterns],
) -> dict[str, dict[str, int]] | None:
    """The revisions of these people that may be counted together; None where they may not."""
    shown = {who: row for counted in before for who, row in counted.items()}
    people = sorted(people)
    found: dict[str, dict[str, int]] = {person: {} for person in people}
    for place, within in _with_what_lies_within(patterns).items():
        given = {who: _sheet(now[who], place) for who in people}
        kept = {who: _sheet(shown[who], place) for who in people if who in shown}
        parts = [_ruled(place, part, patterns[part]) for part in within]
        settled = _settled(given, kept, parts)
        if settled is None:
            return None
        for who, sheet in settled.items():
            found[who] |= {cell: at for cell, at in zip(place, sheet, strict=True) if at != 1}
    return found


def _with_what_lies_within(places: Iterable[Place]) -> dict[Place, list[Place]]:
    """The places that lie within no other, each with itself and all that lie within it."""
    cells = {place: frozenset(place) for place in places}
    larger = [own for own in cells.values() if len(own) > 1]
    outer = [place for place, own in cells.items() if not any(own < each for each in larger if own)]
    return {
        place: [place, *(each for each, own in cells.items() if own and own < cells[place])]
        for place in outer
    }


class _Ruled(NamedTuple):
    """What the rule holds for of a place: where its cells stand there, the pattern of each sheet
    that was counted in them, and how many have each.
    """

    cells: Sequence[int]
    patterns: Patterns
    sizes: Counter[int]

    def of(self, sheet: Sheet) -> Sheet:
        """The same part of a sheet."""
        return tuple(sheet[at] for at in self.cells)

    def pattern(self, who: str, sheet: Sheet) -> int:
        """The reveals that counted this of somebody's sheet."""
        return self.patterns.get((who, self.of(sheet)), NEW)

    def counts(self, chosen: Mapping[str, Sheet]) -> Counter[int]:
        """How many of each class these sheets would count."""
        return Counter(self.pattern(*each) for each in chosen.items())


def _ruled(place: Place, part: Place, patterns: Patterns) -> _Ruled:
    cells = [place.index(cell) for cell in part]
    return _Ruled(cells=cells, patterns=patterns, sizes=Counter(patterns.values()))


def _settled(
    given: dict[str, Sheet], kept: Mapping[str, Sheet], parts: Sequence[_Ruled]
) -> dict[str, Sheet] | None:
    """In one place: each person's newest sheet, or the one shown of them last (`kept`) where the
    newest would leave a class of one or two.
    """
    chosen = dict(given)
    while found := next(_faults(chosen, parts), None):
        back = _to_take_back(*found, chosen, kept)
        if not back:
            return None
        chosen |= {who: kept[who] for who in back}
    return chosen


def _faults(
    chosen: Mapping[str, Sheet], parts: Iterable[_Ruled]
) -> Iterator[tuple[_Ruled, int, Counter[int]]]:
    """Classes of one or two, and how many of each class there are; first those of new sheets, which
    nobody can help.
    """
    found = [(part, part.counts(chosen)) for part in parts]
    yield from ((part, NEW, counts) for part, counts in found if 0 < counts[NEW] < FLOOR)
    for part, counts in found:
        for each in sorted(part.sizes):
            if not _allowed(counts[each], each, part.sizes):
                yield part, each, counts


def _to_take_back(
    part: _Ruled,
    fault: int,
    counts: Counter[int],
    chosen: Mapping[str, Sheet],
    kept: Mapping[str, Sheet],
) -> list[str]:
    """People whose newest sheet cannot be counted, as few as mend this class."""
    moved = [who for who in sorted(kept) if part.of(chosen[who]) != part.of(kept[who])]
    left = [who for who in moved if part.pattern(who, kept[who]) == fault]
    joined = [who for who in moved if part.pattern(who, chosen[who]) == fault]
    for back, step in ((left, 1), (joined, -1)):
        for some in range(1, len(back) + 1):
            if _allowed(counts[fault] + step * some, fault, part.sizes):
                return back[:some]
    return left + joined


def _allowed(count: int, pattern: int, sizes: Mapping[int, int]) -> bool:
    """Whether so many of a class may be counted: none or at least three, and so the others."""
    others = 0 if pattern == NEW else sizes[pattern] - count
    return all(each == 0 or each >= FLOOR for each in (count, others))


def _patterns(before: Sequence[Counted], place: Place) -> Patterns:
    found: dict[tuple[str, Sheet], int] = {}
    for number, counted in enumerate(before):
        for who, row in counted.items():
            sheet = who, _sheet(row, place)
            found[sheet] = found.get(sheet, NEW) | 1 << number
    return found


def _sheet(row: Revisions, place: Place) -> Sheet:
    return tuple(row.get(cell, 1) for cell in place)
