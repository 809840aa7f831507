"""Everything that rulers, rings and marks admit, tried out: nobody who can't say is found out."""

import json
from collections import Counter
from itertools import combinations, permutations, product
from random import Random
from statistics import median

from tests.attack.outsider import Outsider

MAP, LADDER = "map_3d/place", "friendship_ladder/marks"
AXES, SIDES = ("depth", "breadth", "light"), ("ours", "theirs")
MARKS = ("say", "they", "want")
MAPS, LADDERS, RINGS = 10, 14, 8


def column(chance, people, bare, most):
    return [None if who in bare else chance.randint(2, most) for who in range(people)]


def sheets(columns):
    people = range(len(next(iter(columns.values()))))
    return {f"p{who}": {cell: values[who] for cell, values in columns.items()} for who in people}


def arranged(values):
    """Every way in which the values of a cell can belong to those who gave one."""
    there = [who for who, value in enumerate(values) if value is not None]
    for order in set(permutations(values[who] for who in there)):
        given = dict(zip(there, order, strict=True))
        yield [given.get(who) for who in range(len(values))]


def told(one, other, gap):
    """As much of the comparison of two cells as is told."""
    if gap["higher"] is None:
        return None
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if None not in (a, b)]
    ways = Counter((a > b) - (a < b) for a, b in pairs)
    found = [ways[1], ways[0], ways[-1]]
    if gap["median"] is not None:
        found.append(median(a - b for a, b in pairs))
    if gap.get("medians") is not None:
        found.append([median(side) for side in zip(*pairs, strict=True)])
    return found


def found_out(columns, gaps):
    """How many values are the same in every room with the same counts, the same people who can't
    say, and the same comparisons, of those who left another of the cells open.
    """
    names = [*columns]
    public = {pair: told(columns[pair[0]], columns[pair[1]], gap) for pair, gap in gaps.items()}
    seen = {(name, who): set() for name in names for who in range(len(columns[names[0]]))}
    for room in product(*(arranged(columns[name]) for name in names)):
        other = dict(zip(names, room, strict=True))
        if all(told(other[a], other[b], gaps[a, b]) == what for (a, b), what in public.items()):
            for (name, who), values in seen.items():
                values.add(other[name][who])
    return sum(
        len(values) == 1 and len(set(columns[name]) - {None}) > 1
        for (name, who), values in seen.items()
        if columns[name][who] is not None and any(columns[beside][who] is None for beside in names)
    )


def attacked_maps(home, many):
    """Axes whose gap was told, people found out on one, and what was told of whole places."""
    chance, gaps, found, whole = Random(17), 0, 0, []
    for number in range(many):
        people = chance.randint(4, 5)
        columns = {}
        for axis in AXES:
            bare = chance.sample(range(people), chance.choice((1, 1, 2)))
            columns[f"ours/{axis}"] = column(chance, people, (), 6)
            columns[f"theirs/{axis}"] = column(chance, people, bare, 6)
        room = Outsider(home / str(number), people)
        room.hands_in(sheets(columns), MAP)
        published = room.reveals(MAP)
        incomplete = sum(None in line for line in zip(*columns.values(), strict=True))
        if incomplete in (1, 2):
            whole += [*published["typical"].values(), *published["dispersion"].values()]
            whole += [published["mean_resultant_length"], *published["dimensions_in_use"].values()]
        for axis in published["axes"]:
            name, gap = axis["axis"], axis["gap"]
            two = {side: columns[f"{side}/{name}"] for side in SIDES}
            gaps += gap["higher"] is not None
            found += found_out(two, {SIDES: gap})
    return gaps, found, whole


def test_that_a_ruler_finds_nobody_out(tmp_path):
    gaps, found, whole = attacked_maps(tmp_path, MAPS)
    assert gaps > MAPS
    assert found == 0
    assert set(whole) <= {None}


def test_that_the_attack_finds_people_out_where_every_ruler_is_told(tmp_path, monkeypatch):
    """The fault put in on purpose."""
    monkeypatch.setattr(
        "workshop.steps.place.told_pairs",
        lambda columns, pairs, movable=None: dict.fromkeys(pairs, True),
    )
    _gaps, found, _whole = attacked_maps(tmp_path, 4)
    assert found > 0


def beside_the_rings(home, many):
    """Of how many people the counts of an axis tell who are in no ring; the rings are in the file
    as the room sees them.
    """
    chance, found, rings = Random(5), set(), 0
    for number in range(many):
        people = chance.randint(8, 10)
        # The same people leave some places open: the rings then lack them, the other places not.
        left = chance.sample(range(people), chance.choice((0, 1, 2, 3)))
        columns = {}
        for side, axis in product(SIDES, AXES):
            bare = left if axis == "light" or chance.random() < 0.3 else ()
            columns[f"{side}/{axis}"] = column(chance, people, bare, 7)
        room = Outsider(home / str(number), people)
        room.hands_in(sheets(columns), MAP)
        published = room.reveals(MAP)
        ((summary,),) = room.asks("SELECT summary FROM snapshot WHERE step = ?", MAP)
        clouds = json.loads(summary)["clouds"]
        for side, axis in product(SIDES, range(3)):
            counts = published["axes"][axis][side]["counts"]
            if clouds[side] and counts:
                rings += 1
                found.add(sum(counts) - len(clouds[side]))
    return rings, found


def test_that_who_is_in_no_ring_is_one_of_three_or_none_is_left_out(tmp_path):
    rings, left_out = beside_the_rings(tmp_path, RINGS)
    assert rings
    assert not left_out & {1, 2}


def test_that_the_attack_sees_ones_where_all_whole_places_are_drawn(tmp_path, monkeypatch):
    """The fault put in on purpose."""
    monkeypatch.setattr(
        "workshop.steps.place._whole",
        lambda lines, asked: [who for who, line in enumerate(lines) if None not in line[:asked]],
    )
    _rings, left_out = beside_the_rings(tmp_path, 4)
    assert left_out & {1, 2}


def attacked_ladders(home, many):
    """Pairs of marks that were told, and people found out."""
    chance, gaps, found = Random(29), 0, 0
    for number in range(many):
        bare = [chance.sample(range(4), chance.choice((0, 1))) for _mark in MARKS]
        columns = {mark: column(chance, 4, none, 6) for mark, none in zip(MARKS, bare, strict=True)}
        room = Outsider(home / str(number), 4, "taster")
        room.hands_in(sheets(columns), LADDER)
        published = room.reveals(LADDER)
        told_of = {(gap["from"], gap["to"]): gap for gap in published["gaps"]}
        assert [*told_of] == [*combinations(MARKS, 2)]
        gaps += sum(gap["higher"] is not None for gap in told_of.values())
        found += found_out(columns, told_of)
    return gaps, found


def test_that_the_marks_of_a_ladder_find_nobody_out(tmp_path):
    gaps, found = attacked_ladders(tmp_path, LADDERS)
    assert gaps > LADDERS
    assert found == 0


def test_that_the_attack_finds_people_out_where_all_marks_are_compared(tmp_path, monkeypatch):
    """The fault put in on purpose."""
    monkeypatch.setattr(
        "workshop.steps.ladder.told_pairs", lambda columns, pairs: dict.fromkeys(pairs, True)
    )
    _gaps, found = attacked_ladders(tmp_path, 6)
    assert found > 0


STORY = "friendship_ladder/proof"


def compared_with_the_stories(home, chance, many):
    """By how many the stories under the ladder's marks differ from those that the room was told of
    before or after, where one or two people have come or written in between.
    """
    found = []
    for number in range(many):
        room = Outsider(home / str(number), 9, "taster")
        people = [f"p{who}" for who in range(9)]
        told = {who: {"who": "x" if place % 2 else ""} for place, who in enumerate(people)}
        late = chance.choice((1, 2))
        room.hands_in({who: told[who] for who in people[late:]}, STORY)
        marks = {who: {mark: chance.randint(1, 7) for mark in MARKS} for who in people}
        room.hands_in(marks, LADDER)
        first, then = chance.sample((STORY, LADDER), 2)
        before = room.reveals(first)
        room.hands_in({who: {"who": "a late one"} for who in people[:late]}, STORY)
        after = room.reveals(then)
        if before and after:
            shown = {first: before, then: after}
            stories = shown[LADDER]["proof"]["stories"]
            if stories is not None:
                found.append(abs(stories - shown[STORY]["written"]))
    return found


def test_that_the_stories_of_two_pictures_do_not_differ_by_one_or_two(tmp_path):
    assert not {1, 2} & set(compared_with_the_stories(tmp_path, Random(2), 8))


def test_that_the_attack_sees_them_differ_where_pictures_stand_beside_any(tmp_path, monkeypatch):
    """The fault put in on purpose."""
    monkeypatch.setattr("workshop.services.reveal.comparable", lambda *_given: True)
    assert {1, 2} & set(compared_with_the_stories(tmp_path, Random(2), 8))
