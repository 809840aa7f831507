"""Who works with whom and who speaks next, by lot: groups of fair sizes, nobody twice before all.

A member is a seat ("4", counted off in the room) or, in named mode, a participant's token.
"""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations, islice

from msgspec import Struct, structs

Group = tuple[str, ...]
Groups = tuple[Group, ...]
Met = Counter[frozenset[str]]
"""How often two members were in one group."""

ALL_PAIRED = 2
TRIES = 40_000
"""Placings that a search may try; more people than it can see to the end of get its best."""
MOST_MATES = 1_000
"""Choices of partners that are weighed for one person."""


class Drawn(Struct, frozen=True, kw_only=True):
    """The groups of one place. size: of the groups that were asked for. order: the circle in which
    rounds of pairs were counted, so that the next draw goes on with it.
    """

    size: int
    groups: Groups
    order: Group = ()


class Voices(Struct, frozen=True, kw_only=True):
    """Who speaks in turn. at: whose turn it is in the order. passed: those who said "pass"."""

    order: Group
    at: int = 0
    passed: Group = ()

    def now(self) -> str:
        """The member whose turn it is, "" once everybody has had theirs."""
        return self.order[self.at] if self.at < len(self.order) else ""


def sizes(people: int, size: int) -> tuple[int, ...]:
    """Group sizes as near to `size` as can be, none more than one apart, nobody alone."""
    fewest = max(1, people // size)
    shapes = [_even(people, count) for count in (fewest + 1, fewest)]
    fair = [shape for shape in shapes if min(shape) > 1] or shapes[-1:]
    return min(fair, key=lambda shape: sum(abs(each - size) for each in shape))


def _even(people: int, count: int) -> tuple[int, ...]:
    each, rest = divmod(people, count)
    return (each + 1,) * rest + (each,) * (count - rest)


def met(draws: Iterable[Drawn]) -> Met:
    """How often any two have worked together."""
    return Counter(
        frozenset(two)
        for drawn in draws
        for group in drawn.groups
        for two in combinations(group, 2)
    )


def drawn(
    members: Sequence[str], size: int, earlier: Sequence[Drawn], chance: random.Random
) -> Drawn:
    """Groups by lot in which as few as can be have worked together before.

    Pairs of an even number go round a circle: n - 1 rounds in which everybody meets everybody
    exactly once, so that nobody meets twice until all have met. Other shapes have no such rounds
    for every number; they are searched for the fewest that meet again.
    """
    known = met(earlier)
    if size == ALL_PAIRED and len(members) % 2 == 0:
        orders = [each.order for each in earlier if set(each.order) == set(members)]
        order = orders[-1] if orders else _shuffled(members, chance)
        rounds = list(_rounds(order))
        chance.shuffle(rounds)
        best = min(rounds, key=lambda groups: _again(groups, known))
        if not orders and _again(best, known):
            other = _searched(_shuffled(members, chance), sizes(len(members), size), known)
            best = min(best, other, key=lambda groups: _again(groups, known))
        return Drawn(size=size, groups=_mixed(best, chance), order=order)
    found = _searched(_shuffled(members, chance), sizes(len(members), size), known)
    return Drawn(size=size, groups=_mixed(found, chance))


def swapped(drawn: Drawn, one: str, other: str) -> Drawn:
    """With two members in each other's place. The circle goes on: what they did is remembered by
    whom they met.
    """
    places = {one: other, other: one}
    groups = tuple(tuple(places.get(each, each) for each in group) for group in drawn.groups)
    return structs.replace(drawn, groups=groups)


def meeting_again(groups: Groups, earlier: Sequence[Drawn]) -> int:
    """How many pairs of these have worked together before."""
    known = met(earlier)
    return sum(frozenset(two) in known for group in groups for two in combinations(group, 2))


def voices(members: Sequence[str], earlier: Sequence[Voices], chance: random.Random) -> Voices:
    """Everybody in turn, by lot; first those who have spoken least."""
    spoken = Counter(
        member
        for each in earlier
        for member in each.order[: each.at + 1]
        if member not in each.passed
    )
    return Voices(order=tuple(sorted(_shuffled(members, chance), key=lambda each: spoken[each])))


def next_voice(voices: Voices, *, passing: bool = False, again: bool = False) -> Voices:
    """The turn goes on. passing: who had it has said nothing. again: after the last comes the
    first (more lines to be read than people).
    """
    passed = (*voices.passed, voices.now()) if passing else voices.passed
    at = voices.at + 1
    if again and at >= len(voices.order):
        return Voices(order=voices.order)
    return structs.replace(voices, at=at, passed=passed)


def _shuffled(members: Sequence[str], chance: random.Random) -> Group:
    return tuple(chance.sample(list(members), len(members)))


def _mixed(groups: Groups, chance: random.Random) -> Groups:
    """In no order that tells how they were found."""
    return tuple(_shuffled(group, chance) for group in chance.sample(list(groups), len(groups)))


def _again(groups: Groups, known: Met) -> int:
    return sum(known[frozenset(two)] for group in groups for two in combinations(group, 2))


def _rounds(order: Group) -> Iterable[Groups]:
    """The circle: the first stays, the others move on by one place a round, facing pairs meet."""
    first, ring = order[0], order[1:]
    for turn in range(len(ring)):
        row = (first, *ring[turn:], *ring[:turn])
        yield tuple((row[at], row[-1 - at]) for at in range(len(row) // 2))


def _searched(order: Group, wanted: tuple[int, ...], known: Met) -> Groups:
    """The groups in which the fewest meet again: branch and bound, from the order of the lot."""
    best: list[Group] = []
    least, tries = float("inf"), 0

    def place(left: Group, rest: tuple[int, ...], made: list[Group], cost: int) -> None:
        nonlocal least, tries, best
        if cost >= least or (best and tries > TRIES):
            return
        if not rest:
            best, least = list(made), cost
            return
        first, others = left[0], left[1:]
        for wide in dict.fromkeys(rest):
            fewer = list(rest)
            fewer.remove(wide)
            choices = [
                (_again(((first, *mates),), known), mates) for mates in _mates(others, wide - 1)
            ]
            tries += len(choices)
            for more, mates in sorted(choices, key=lambda each: each[0]):
                remaining = tuple(each for each in others if each not in mates)
                place(remaining, tuple(fewer), [*made, (first, *mates)], cost + more)
                if least == 0:
                    return

    place(order, wanted, [], 0)
    return tuple(best)


def _mates(others: Group, count: int) -> Iterable[Group]:
    return islice(combinations(others, count), MOST_MATES)
