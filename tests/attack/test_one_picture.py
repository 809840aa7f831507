"""Everything that one published pair admits, tried out: nobody who can't say can be found out."""

from collections import Counter
from itertools import permutations
from random import Random
from statistics import median

import pytest

from tests.attack.outsider import Outsider

STATEMENTS = tuple(f"s{number}" for number in range(1, 10))
PAIR = ("me", "org")
ROOMS = 8
"""Sessions, each of nine statements, and so of nine rooms of one pair."""


def column(chance, people, bare=()):
    return [None if who in bare else chance.randint(1, 5) for who in range(people)]


def played(home, chance):
    """A session of four to six people, some of whom can't say one or the other: for each statement
    its two columns, and what was published.
    """
    people = chance.randint(4, 6)
    room = Outsider(home, people)
    columns = {}
    for item in STATEMENTS:
        bare = chance.sample(range(people), chance.choice((1, 1, 2)))
        columns[item] = (column(chance, people), column(chance, people, bare))
    room.hands_in(
        {
            f"person {who}": {
                f"{item}/{lens}": values[who]
                for item, both in columns.items()
                for lens, values in zip(PAIR, both, strict=True)
            }
            for who in range(people)
        }
    )
    return columns, room.reveals()


def compared(me, org, told):
    """As much of the comparison of those who answered both as is told."""
    pairs = [(a, b) for a, b in zip(me, org, strict=True) if a is not None and b is not None]
    ways = Counter((a > b) - (a < b) for a, b in pairs)
    found = [ways[1], ways[0], ways[-1]]
    if told["median"] is not None:
        found.append(median(a - b for a, b in pairs))
    if told["medians"] is not None:
        found.append([median(a for a, _b in pairs), median(b for _a, b in pairs)])
    return found


def found_out(columns, told):
    """People whose "me" is the same in every room that fits what is told of the pair: the same
    counts of each cell, the same people who can't say, and the same comparison.
    """
    me, org = columns
    if told["higher"] is None:
        return []
    public = compared(me, org, told)
    assert public[:3] == [told["higher"], told["same"], told["lower"]]
    rooms = [room for room in set(permutations(me)) if compared(room, org, told) == public]
    bare = [who for who, value in enumerate(org) if value is None]
    return [who for who in bare if len({room[who] for room in rooms}) == 1 and len(set(me)) > 1]


def attacked(home, sessions):
    """How many pairs were told, how many people found out, and what was told of their middles."""
    chance, told, found, middles = Random(41), 0, 0, []
    for number in range(sessions):
        folder = home / str(number)
        folder.mkdir()
        columns, published = played(folder, chance)
        for gap in published["gaps"]:
            if (gap["from"], gap["to"]) == PAIR:
                told += gap["higher"] is not None
                middles += [gap["median"], gap["medians"]]
                found += len(found_out(columns[gap["item"]], gap))
    return told, found, middles


def test_that_nobody_who_can_not_say_is_found_out_by_one_pair(tmp_path):
    told, found, middles = attacked(tmp_path, ROOMS)
    assert told >= ROOMS * len(STATEMENTS) * 0.6
    assert found == 0
    assert set(middles) == {None}


def test_that_the_attack_finds_people_out_where_every_pair_is_told(tmp_path, monkeypatch):
    """The fault put in on purpose: no witness is asked for, and middles are told as well."""
    monkeypatch.setattr(
        "workshop.steps.rating.told_pairs", lambda columns, pairs: dict.fromkeys(pairs, True)
    )
    _told, found, _middles = attacked(tmp_path, 3)
    assert found > 0


@pytest.mark.parametrize("values", [(4, 5, None, None), (4, 4, 4, 4)])
def test_that_a_withheld_cell_has_nothing_but_its_names(tmp_path, values):
    room = Outsider(tmp_path, 4)
    room.hands_in({f"p{who}": {"s1/me": value} for who, value in enumerate(values)})
    cell = room.reveals()["cells"][1 if values[2] is None else 5]
    assert {name for name, value in cell.items() if value is not None} == {"item", "lens"}
