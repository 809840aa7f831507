"""Lists on one page: which lines give way, and in which order, until all of it fits."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct, structs

KEPT = (3, 1, 0)
"""What a list is brought down to, turn by turn; one worth more comes a turn later."""
LONG, END = 160, 60
"""Signs of a line where it has to be short, and how many of them are its last."""


class ShortList(Struct, frozen=True, kw_only=True):
    """Lines under a title. worth: lists of less give way first. kept: how many lines stand."""

    title: str
    lines: tuple[str, ...]
    worth: int
    kept: int = 0

    @property
    def left_out(self) -> int:
        """How many lines do not stand."""
        return len(self.lines) - self.kept


Lists = tuple[ShortList, ...]


def fitting(lists: Sequence[ShortList], fits: Callable[[Lists], bool]) -> Lists:
    """As many lines as fit; where nothing does, none of them. fits: whether these do."""
    states = list(_states(tuple(structs.replace(each, kept=len(each.lines)) for each in lists)))
    place = bisect_left(states, 1, key=fits)
    return states[min(place, len(states) - 1)]


def _states(lists: Lists) -> Iterator[Lists]:
    """All lines, then a line fewer each time: of the list of least worth, of the last one first.
    Lines grow short before any list goes without.
    """
    yield lists
    for turn in range(len(KEPT) + max((each.worth for each in lists), default=0)):
        if turn == len(KEPT) - 1:
            lists = tuple(map(_with_short_lines, lists))
            yield lists
        for place in sorted(range(len(lists)), key=lambda at: (lists[at].worth, -at)):
            floor = KEPT[turn - lists[place].worth :][:1] if turn >= lists[place].worth else ()
            while floor and lists[place].kept > floor[0]:
                lists = (*lists[:place], _with_fewer(lists[place]), *lists[place + 1 :])
                yield lists


def _with_fewer(each: ShortList) -> ShortList:
    """One line alone never gives way to the word that it did."""
    return structs.replace(each, kept=max(0, each.kept - (1 if each.left_out else 2)))


def _with_short_lines(each: ShortList) -> ShortList:
    return structs.replace(each, lines=tuple(map(cut, each.lines)))


def cut(text: str, most: int = LONG) -> str:
    """Its beginning and its end, where the counts stand."""
    if len(text) <= most:
        return text
    end = most * END // LONG
    first, last = text[: most - end].rpartition(" ")[0], text[-end:].partition(" ")[2]
    return f"{first or text[: most - end]} … {last or text[-end:]}"
