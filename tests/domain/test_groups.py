"""Groups and voices by lot: fair sizes, and nobody twice before all have met."""

import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.domain.groups import (
    Voices,
    drawn,
    meeting_again,
    met,
    next_voice,
    sizes,
    swapped,
    voices,
)

CHANCES = st.randoms(use_true_random=False)


def seats(people):
    return [str(seat) for seat in range(1, people + 1)]


def test_that_what_is_left_over_is_spread_fairly():
    assert sizes(7, 2) == (3, 2, 2)
    assert sizes(8, 3) == (3, 3, 2)
    assert sizes(7, 3) == (4, 3)
    assert sizes(11, 4) == (4, 4, 3)
    assert sizes(3, 2) == (3,)


@given(st.integers(2, 60), st.sampled_from([2, 3, 4, 6]), CHANCES)
@settings(deadline=None, max_examples=60)
def test_that_everybody_is_in_one_group_and_nobody_alone(people, size, chance):
    found = drawn(seats(people), size, [], chance).groups

    assert sorted(each for group in found for each in group) == sorted(seats(people))
    assert min(map(len, found)) >= 2
    assert max(map(len, found)) - min(map(len, found)) <= 1


@given(st.integers(2, 12), st.integers(1, 3), CHANCES)
@settings(deadline=None, max_examples=40)
def test_that_no_pair_comes_twice_before_all_are_used_up(half, laps, chance):
    members, draws = seats(2 * half), []
    for lap in range(laps):
        for _round in range(2 * half - 1):
            draws.append(drawn(members, 2, draws, chance))
        counts = met(draws)
        assert {counts[frozenset(two)] for two in combinations(members, 2)} == {lap + 1}


def shapes(left, rest):
    """Every way to part people into groups of these sizes."""
    if not rest:
        yield ()
        return
    first, others = left[0], left[1:]
    for wide in set(rest):
        fewer = list(rest)
        fewer.remove(wide)
        for mates in combinations(others, wide - 1):
            remaining = [each for each in others if each not in mates]
            for more in shapes(remaining, fewer):
                yield ((first, *mates), *more)


@given(st.integers(3, 8), st.sampled_from([2, 3, 4]), st.integers(0, 4), CHANCES)
@settings(deadline=None, max_examples=40)
def test_that_nobody_meets_again_where_that_can_be(people, size, earlier, chance):
    members, draws = seats(people), []
    for _round in range(earlier):
        draws.append(drawn(members, size, draws, chance))
    found = drawn(members, size, draws, chance).groups
    known = met(draws)

    def cost(groups):
        return sum(known[frozenset(two)] for group in groups for two in combinations(group, 2))

    fewest = min(cost(each) for each in shapes(members, list(sizes(people, size))))
    assert cost(found) == fewest


def test_that_somebody_who_comes_late_meets_new_people_first():
    chance = random.Random(3)
    draws = [drawn(seats(8), 2, [], chance)]
    draws.append(drawn(seats(8), 2, draws, chance))
    assert meeting_again(drawn(seats(10), 2, draws, chance).groups, draws) == 0


def test_that_many_people_are_drawn_without_meeting_again():
    chance, draws = random.Random(5), []
    for _round in range(3):
        draws.append(drawn(seats(40), 4, draws, chance))
    assert meeting_again(draws[2].groups, draws[:2]) == 0


def test_that_two_members_are_swapped():
    found = drawn(seats(4), 2, [], random.Random(1))
    (one, _partner), (other, _other) = found.groups
    after = swapped(found, one, other)
    assert (after.groups[0][0], after.groups[1][0]) == (other, one)


@given(st.integers(2, 20), CHANCES)
def test_that_everybody_has_one_turn_a_round(people, chance):
    turn, called = voices(seats(people), [], chance), []
    while turn.now():
        called.append(turn.now())
        turn = next_voice(turn, passing=len(called) == 1)
    assert sorted(called) == sorted(seats(people))
    assert turn.passed == (called[0],)


def test_that_lines_go_on_where_there_are_more_than_people():
    turn = Voices(order=("2", "1"), at=1)
    assert next_voice(turn, again=True).now() == "2"


@given(CHANCES)
def test_that_who_has_spoken_least_is_called_first(chance):
    earlier = Voices(order=("1", "2", "3", "4"), at=2, passed=("2",))
    assert set(voices(seats(4), [earlier], chance).order[:2]) == {"2", "4"}
