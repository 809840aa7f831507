"""What of two cells may be told together."""

from collections import Counter
from itertools import permutations, product
from random import Random
from statistics import median

import pytest

from workshop.domain.disclosure import in_order, told_pairs

ROOMS, PEOPLE, STATEMENTS, LENSES = 1_000, 8, 9, 4
CANNOT_SAY = 0.03


def answers(chance, people=PEOPLE, cannot=CANNOT_SAY):
    return [None if chance.random() < cannot else chance.randint(1, 5) for _each in range(people)]


def told(columns):
    """What the public sees of one pair whose middles are withheld."""
    pairs = [(a, b) for a, b in zip(*columns, strict=True) if a is not None and b is not None]
    signs = Counter(sign(a - b) for a, b in pairs)
    return [Counter(column) for column in columns], signs


def sign(value):
    return (value > 0) - (value < 0)


def test_that_of_a_thousand_rooms_nearly_all_dearest_pairs_show():
    """The pair that matters most is tried first, so the others do not count for it."""
    chance = Random(8)
    shown = sum(
        (0, 2) in told_pairs([answers(chance) for _each in range(LENSES)], [(0, 2)])
        for _each in range(ROOMS * STATEMENTS)
    )
    assert shown >= 0.95 * ROOMS * STATEMENTS


@pytest.mark.parametrize("cannot", [(0,), (0, 1)])
def test_that_what_shows_leaves_each_person_left_out_another_value(cannot):
    """Every other order of the room's values is tried: what is told fixes no value, save where all
    in the cell chose the same.
    """
    chance = Random(5)
    shown = 0
    for _each in range(100):
        me, org = answers(chance, 5, 0), answers(chance, 5, 0)
        org = [None if who in cannot else value for who, value in enumerate(org)]
        if told_pairs([me, org], [(0, 1)]) != {(0, 1): False}:
            continue
        shown += 1
        public = told([me, org])
        for who in cannot:
            values = {other[who] for other in set(permutations(me)) if told([other, org]) == public}
            assert len(values) > 1 or len(set(me)) == 1
    assert shown > 5


def test_that_what_shows_of_all_pairs_together_leaves_each_value_another():
    """Every other room of the same counts is tried: two cells change, the third stays."""
    chance, order, shown = Random(3), [(0, 1), (0, 2), (1, 2)], 0
    for _each in range(200):
        columns = [answers(chance, 4, 0) for _lens in range(3)]
        columns[2][0] = None
        pairs = told_pairs(columns, order)
        public = told_of(columns, pairs)
        others = [
            room
            for one, other in product(*(set(permutations(each)) for each in columns[:2]))
            if told_of(room := [one, other, columns[2]], pairs) == public
        ]
        for place in (0, 1):
            if (place, 2) in pairs and len(set(columns[place])) > 1:
                shown += 1
                assert len({room[place][0] for room in others}) > 1
    assert shown > 5


def told_of(columns, pairs):
    """What is told of some pairs, their middles where they are told in whole."""
    found = []
    for (one, other), whole in pairs.items():
        both = [pair for pair in zip(columns[one], columns[other], strict=True) if None not in pair]
        found.append(sorted(sign(a - b) for a, b in both))
        if whole:
            found.append(median(a - b for a, b in both))
            found += [median(side) for side in zip(*both, strict=True)]
    return found


def test_that_in_a_large_room_one_who_can_not_say_hides_nothing_of_the_others():
    chance = Random(2)
    columns = [answers(chance, 200, 0) for _lens in range(LENSES)]
    for place, column in enumerate(columns):
        column[place] = None
    order = [(0, 2), (0, 1), (1, 2), (2, 3), (0, 3), (1, 3)]
    assert told_pairs(columns, order) == dict.fromkeys(order, False)


def test_that_three_left_out_hide_each_other_and_all_is_told():
    me = [1, 2, 3, 4, 5, 1]
    org = [None, None, None, 2, 3, 1]
    assert told_pairs([me, org], [(0, 1)]) == {(0, 1): True}


def test_that_two_in_both_cells_are_too_few():
    assert told_pairs([[1, 2, None, 3], [1, 2, 3, None]], [(0, 1)]) == {}


def test_that_where_not_all_go_together_the_last_pairs_give_way():
    chance = Random(3)
    order = [(0, 2), (0, 1), (1, 2), (2, 3), (0, 3), (1, 3)]
    for _each in range(40):
        columns = [answers(chance, 6, 0.06) for _lens in range(LENSES)]
        everything = told_pairs(columns, order)
        for many in range(1, len(order)):
            fewer = told_pairs(columns, order[:many])
            assert fewer.items() <= everything.items()


def test_that_the_order_in_which_people_came_decides_nothing():
    chance, names = Random(4), ("say", "they", "want")
    rows = [dict(zip(names, answers(chance, 3, 0.3), strict=True)) for _person in range(9)]
    for row in rows[::4]:
        row.pop("they")
    for _order in range(5):
        shuffled = chance.sample(rows, len(rows))
        assert in_order(shuffled, names) == in_order(rows, names)
