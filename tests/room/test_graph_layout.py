"""Where the nodes of a map stand: legible, the same every time, and nobody moves but by hand."""

import math

import pytest
from msgspec import structs

from tests.domain.house_map import HOUSE, drawn
from tests.room.picture_checks import PlainType
from tests.room.room_maps import TOWN, TOWN_PLACES, boxes, large
from workshop.domain.graph.map import Link, Map, Node
from workshop.domain.position import Position
from workshop.room.graph_layout.legibility import (
    CROSSING,
    THROUGH,
    Drawing,
    crosses,
    flaws,
    meets,
    near,
    overlap,
)
from workshop.room.graph_layout.moves import MOVES, RUNS_OF_SMALL, _facing, drawn_anew
from workshop.room.graph_layout.names import ANCHORS, name_of, places_beside
from workshop.room.graph_layout.naming import Lie, chosen_sides, on_pages
from workshop.room.graph_layout.places import HEIGHT, WIDTH, demands, tidied, with_newcomers
from workshop.room.graph_layout.stress import hops, level, majorised

FACE = PlainType()
MEASURED = (36, 0, 9)
"""Crossings, overlaps and lines through names of two large maps, by what was measured on six; all
six are told by `make bench ONLY=layout`.
"""


def quietly(*_progress):
    """Nobody watches."""


def never():
    """Nobody cancels."""
    return False


def points_of(places):
    """Places as points of a room page."""
    return [(x * (WIDTH - 57) + 28.5, y * (HEIGHT - 57) + 28.5) for x, y in places.values()]


def test_that_the_house_map_has_nothing_to_stumble_over():
    found = drawn_anew(demands(HOUSE, FACE), (0,), quietly, never)
    counted = flaws(found)

    assert (counted.crossings, counted.overlaps, counted.through) == (0, 0, 0)


def test_that_large_maps_read_better_than_what_was_measured():
    total = [0, 0, 0]
    for seed in (0, 2):
        found = flaws(drawn_anew(boxes(seed), (), quietly, never))
        total = [a + b for a, b in zip(total, structs.astuple(found), strict=True)]

    assert all(found <= bound for found, bound in zip(total, MEASURED, strict=True)), total


def test_that_the_same_map_is_laid_out_the_same_and_customers_stand_left():
    first, second = (tidied(HOUSE, FACE, quietly, never) for _run in range(2))
    own = first["customer"][0]

    assert first == second
    assert own < sum(x for x, _y in first.values()) / len(first)
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in first.values())


def test_that_names_of_a_large_map_never_overlap():
    graph = large(1)
    found = drawn_anew(demands(graph, FACE), (), quietly, never)

    assert (len(graph.nodes), len(graph.links)) == (25, 40)
    assert flaws(found).overlaps == 0


def test_that_a_layout_tells_how_far_it_is_and_stops_when_told():
    told = []
    tidied(HOUSE, FACE, lambda done, total: told.append((done, total)), never)
    asked = []

    assert tidied(HOUSE, FACE, quietly, lambda: asked.append(1) or len(asked) > 3) is None
    assert told == sorted(told)
    assert told[-1] == (RUNS_OF_SMALL * MOVES, RUNS_OF_SMALL * MOVES)
    assert len(asked) == 4


def test_that_odd_maps_are_laid_out_too():
    for graph in (
        Map(nodes=(), links=()),
        drawn((), isolated="a"),
        drawn((), isolated="abc"),
        drawn(("ab", "xy"), isolated="q"),
    ):
        found = tidied(graph, FACE, quietly, never)
        assert list(found) == [node.id for node in graph.nodes]
        assert len(set(found.values())) == len(found)


def test_that_who_is_pinned_stays_while_the_others_are_laid_out_around():
    pinned = Position(x=0.6, y=0.3, pinned=True)
    graph = structs.replace(
        HOUSE, nodes=(structs.replace(HOUSE.nodes[0], position=pinned), *HOUSE.nodes[1:])
    )
    found = tidied(graph, FACE, quietly, never)

    assert found["customer"] == pytest.approx((0.6, 0.3))
    assert len(set(found.values())) == len(found)
    points = points_of(found)
    lines = [
        (points[order[link.from_]], points[order[link.to]])
        for order in [{name: at for at, name in enumerate(found)}]
        for link in HOUSE.links
    ]
    crossings = sum(
        crosses(*one[0], *one[1], *other[0], *other[1])
        for at, one in enumerate(lines)
        for other in lines[:at]
        if not set(one) & set(other)
    )
    assert not crossings


# Newcomers.


def test_that_nodes_without_links_stand_so_that_no_line_can_run_through_a_third():
    nodes = HOUSE.nodes
    places = with_newcomers(Map(nodes=nodes, links=()), {}, FACE)
    points = points_of(places)

    assert not any(
        near(*one, *other, *third)
        for at, one in enumerate(points)
        for other in points[:at]
        for third in points
        if third not in (one, other)
    )


def test_that_a_new_node_moves_nobody_and_stands_free():
    places = TOWN_PLACES
    newcomer = Node(id="new", name="Museum friends", sort="community")
    link = Link(id="n1", from_="new", to="Council")
    graph = Map(nodes=(*TOWN.nodes, newcomer), links=(*TOWN.links, link))

    found = with_newcomers(graph, places, FACE)

    assert {node: at for node, at in found.items() if node != "new"} == places
    *others, own = points_of(found)
    assert min(math.dist(own, other) for other in others) > 57


def test_that_a_new_link_moves_nobody_and_who_left_leaves_no_trace():
    places = tidied(HOUSE, FACE, quietly, never)
    link = Link(id="new", from_="customer", to="community")
    linked = structs.replace(HOUSE, links=(*HOUSE.links, link))
    fewer = Map(nodes=HOUSE.nodes[1:], links=HOUSE.links[3:])

    assert with_newcomers(linked, places, FACE) == places
    assert with_newcomers(fewer, places, FACE) == {
        node: at for node, at in places.items() if node != "customer"
    }


def test_that_nodes_named_one_after_the_other_find_clear_places():
    places = {}
    for count in range(1, len(HOUSE.nodes) + 1):
        nodes = HOUSE.nodes[:count]
        ids = {node.id for node in nodes}
        links = tuple(link for link in HOUSE.links if link.ends <= ids)
        before, places = places, with_newcomers(Map(nodes=nodes, links=links), places, FACE)
        assert {node: places[node] for node in before} == before

    points = points_of(places)
    assert all(math.dist(one, other) > 57 for at, one in enumerate(points) for other in points[:at])


# Names.


def test_that_a_long_name_takes_two_lines_and_a_very_long_one_is_cut():
    size = 66
    assert name_of("Billing", size, 28, FACE).lines == ("Billing",)
    assert name_of("Regional trade association", size, 28, FACE).lines == (
        "Regional trade", "association",
    )  # fmt: skip
    endless = name_of("Donaudampfschifffahrtsgesellschaft " * 4, size, 28, FACE)
    assert len(endless.lines) == 2
    assert endless.lines[1].endswith("…")


def test_that_a_name_beside_its_node_touches_no_ring():
    labels = places_beside(name_of("Billing", 66, 28.5, FACE))

    assert [label.name for label in labels] == list(ANCHORS)
    assert not any(overlap(label.at(0, 0), (-28.5, -28.5, 28.5, 28.5)) for label in labels)


def lying(*points, lines=()):
    return Lie(left=0, top=0, right=1000, bottom=600, points=points, rings=(28.5,) * len(points),
               lines=lines, apart=66)  # fmt: skip


def test_that_names_stand_clear_of_each_other_or_on_pages_of_their_own():
    names = {place: name_of(f"Operations {place}", 66, 28.5, FACE) for place in range(5)}
    crowd = lying(*((480 + 4 * place, 300) for place in range(5)))
    roomy = lying((200, 200), (800, 200), (200, 450), (800, 450), (500, 330))

    assert len(on_pages(roomy, [names], 10)) == 1
    pages = on_pages(crowd, [names], 10)
    assert len(pages) > 1
    assert sorted(place for page in pages for place in page) == list(range(5))
    assert [len(page) for page in on_pages(roomy, [names], 3)] == [3, 2]


def test_that_a_name_keeps_off_lines_and_margins():
    names = {0: name_of("Operations", 66, 28.5, FACE)}

    (label,) = chosen_sides(lying((500, 300), (500, 20), lines=((0, 1, 20),)), names).values()
    assert label.name == "below"
    (label,) = chosen_sides(lying((30, 300)), names).values()
    assert label.name == "above from left"


# The parts.


def test_that_lines_cross_names_and_rings_as_the_eye_sees_it():
    box = (0, 0, 100, 50)
    assert meets(-10, 25, 110, 25, box, 0)
    assert meets(50, 25, 300, 300, box, 0)
    assert meets(80, -10, 80, 60, box, 0)
    assert not meets(-10, 60, 110, 60, box, 0)
    assert meets(-10, 60, 110, 60, box, 15)
    assert not meets(-40, 30, 30, 110, box, 0)
    assert crosses(0, 0, 10, 10, 0, 10, 10, 0)
    assert not crosses(0, 0, 10, 10, 20, 0, 20, 30)
    assert near(0, 0, 500, 0, 250, 50)
    assert not near(0, 0, 500, 0, 250, 60)
    assert not near(0, 0, 500, 0, -60, 0)


def test_that_a_price_over_the_limit_is_told_as_soon_as_it_is():
    wanted = demands(HOUSE, FACE)
    drawing = Drawing(wanted, [(100 + 150 * at, 300 + (at % 3)) for at in range(8)], [0] * 8)
    whole = drawing.price(0, (900.0, 300.0), 0)

    assert drawing.price(0, (900.0, 300.0), 0, whole + 1) == whole
    assert drawing.price(0, (900.0, 300.0), 0, 10) >= 10
    assert THROUGH > CROSSING


@pytest.mark.parametrize("links", [[], [(0, 1), (1, 2), (2, 3)], [(0, 1), (2, 3)]])
def test_that_stress_falls_and_the_longest_way_lies_level(links):
    distances = hops(4, links)
    points, stress = majorised(distances, 0)
    flat = level(points)

    assert stress < 1.5
    assert distances[0][0] == 0
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in flat)


def test_that_islands_stand_further_apart_than_any_way_is_long():
    assert hops(4, [(0, 1), (1, 2)])[0] == [0, 1, 2, 3]


def test_that_a_drawing_starts_with_customers_on_the_left():
    points = [(1.0, 0.5), (0.25, 0.0), (0.0, 1.0)]

    assert _facing(points, (0,)) == [(0.0, 0.5), (0.75, 0.0), (1.0, 1.0)]
    assert _facing(points, (2,)) == _facing(points, ()) == points
