"""The map of connections against the published graphs, and against ways counted one by one."""

import os
import subprocess
import sys
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.house_map import HOUSE, LINKS, SHEETS, drawn
from workshop.domain.graph.assessment import assess
from workshop.domain.graph.map import (
    MOST_RATED,
    Map,
    collapsed,
    link_fault,
    link_name,
    rated_by,
    without_link,
)
from workshop.domain.graph.structure import (
    carries_much,
    distance,
    last_before,
    out_of_reach,
    strands,
    structure,
    top_quarter,
    weighted_betweenness,
)
from workshop.domain.graph.what_if import Planned, return_on_connection, snapped, with_plans
from workshop.domain.measure import agreement

KITE = drawn(
    ("01", "02", "03", "05", "13", "14", "16", "23", "25", "34", "35", "36", "46", "56", "57",
     "67", "78", "89"),
    customers="39", us="0",
)  # fmt: skip
PATH = drawn(("ab", "bc", "cd", "de"))
STAR = drawn(("oa", "ob", "oc", "od"))
RING = drawn(("ab", "bc", "cd", "de", "ef", "fa"))
TWO_SQUARES = drawn((*(f"{a}{b}" for a, b in combinations("abcd", 2)), "dw",
                     *(f"{a}{b}" for a, b in combinations("wxyz", 2))))  # fmt: skip
HOUSE_STRENGTHS = {f"l{number}": strength for number, (*_ends, strength) in enumerate(LINKS, 1)}


def test_that_the_kite_has_its_published_form():
    found = structure(KITE)

    assert found.bridges == {"78", "89"}
    assert found.cuts == {"7", "8"}
    assert found.density == pytest.approx(0.4)
    assert found.strands == {"3": 4, "9": 1}
    assert strands(KITE, "1", "2") == 3
    told = {"78": 16, "57": 10.5, "67": 10.5, "89": 9, "05": 4.6667, "56": 2.6667}
    assert {link: found.betweenness[link] for link in told} == pytest.approx(told, abs=5e-5)


def test_that_the_links_of_the_kite_add_up_to_its_published_nodes():
    """Ways end at a node or run through: links' betweenness = 2 · node's + (n − 1)."""
    doubled = (1.667, 1.667, 0, 7.333, 0, 16.667, 16.667, 28, 16, 0)
    found = structure(KITE).betweenness

    for node, twice in zip("0123456789", doubled, strict=True):
        through = sum(value for link, value in found.items() if node in link) - 9
        assert through == pytest.approx(twice, abs=1e-3)


@pytest.mark.parametrize(
    ("graph", "values"),
    [
        (PATH, {"ab": 4, "bc": 6, "cd": 6, "de": 4}),
        (STAR, {"oa": 4, "ob": 4, "oc": 4, "od": 4}),
        (RING, dict.fromkeys(("ab", "bc", "cd", "de", "ef", "fa"), 4.5)),
        (TWO_SQUARES, {"dw": 16}),
    ],
)
def test_that_plain_graphs_have_their_analytic_betweenness(graph, values):
    found = structure(graph).betweenness
    assert {link: found[link] for link in values} == pytest.approx(values)


def test_that_plain_graphs_have_their_cut_points_and_bridges():
    assert structure(STAR).cuts == {"o"}
    assert structure(RING).cuts == frozenset()
    assert structure(RING).bridges == frozenset()
    assert structure(TWO_SQUARES).bridges == {"dw"}
    assert structure(TWO_SQUARES).cuts == {"d", "w"}


def test_that_the_house_map_has_the_numbers_of_the_method():
    form = structure(HOUSE)
    weighted = weighted_betweenness(HOUSE, HOUSE_STRENGTHS)

    assert form.density == pytest.approx(0.357143, abs=5e-7)
    assert (form.cuts, form.bridges) == ({"leadership"}, {"l10"})
    assert list(form.betweenness.values()) == pytest.approx(
        [4.5, 4.25, 4.25, 5.25, 4.75, 4.75, 5.25, 7, 7, 7]
    )
    assert list(weighted.values()) == pytest.approx([7, 4, 2, 3, 5, 7, 5, 7, 7, 7])
    assert form.strands == {"customer": 2}
    assert strands(HOUSE, "customer", "community") == 1
    assert form.ways == 28


def test_that_the_house_maps_strengths_are_those_of_the_method():
    found = assess(HOUSE, SHEETS)

    assert [link.strength for link in found.links] == [*HOUSE_STRENGTHS.values()]
    assert sum(link.strength for link in found.links) == 29
    assert {node.node: node.strength for node in found.nodes} == {
        "support": 11, "operations": 10, "customer": 9, "product": 9, "leadership": 8,
        "sales": 5, "billing": 5, "community": 1,
    }  # fmt: skip
    assert [node.node for node in found.nodes if node.cut] == ["leadership"]
    assert [(node.node, node.strands) for node in found.nodes if node.strands] == [("customer", 2)]


def test_that_the_house_map_says_where_to_act_first():
    found = assess(HOUSE, SHEETS)

    assert [link.link for link in found.act_first] == ["l3", "l10", "l7"]
    assert {link.link for link in found.unowned} == {"l3", "l4", "l10"}
    assert {link.link for link in found.fragile} == {"l3", "l4", "l7", "l10"}
    assert [link.link for link in found.links if link.camps] == ["l7"]
    assert {link.link for link in found.critical} == {"l1", "l2", "l3", "l6", "l7", "l8", "l9",
                                                      "l10"}  # fmt: skip
    assert [link.link for link in found.links if link.bridge] == ["l10"]
    assert (found.links[9].thin, found.links[9].needed, found.links[2].thin) == (8, 7, 6)


def test_that_every_median_of_strength_has_a_whole_distance():
    assert [distance(half / 2) for half in range(2, 11)] == [
        1260, 840, 630, 504, 420, 360, 315, 280, 252,
    ]  # fmt: skip
    assert [distance(whole) / 21 for whole in range(1, 6)] == [60, 30, 20, 15, 12]


def test_that_the_top_quarter_begins_at_the_third_quartile():
    assert top_quarter([]) is None
    assert top_quarter([3.0]) == 3
    assert top_quarter([1.0, 2.0, 3.0, 4.0]) == 3.5
    assert top_quarter(range(1, 11)) == 8
    assert carries_much(1 / 3 + 1 / 3 + 1 / 3, top_quarter([0.1 + 0.2 + 0.7, 1, 1]))


# Against ways counted one by one.


def ways_between(graph, one, other):
    """Every way without a node twice, as tuples of links."""

    def further(at, seen, links):
        if at == other:
            yield links
            return
        for link in graph.links:
            if at in link.ends:
                (far,) = link.ends - {at}
                if far not in seen:
                    yield from further(far, seen | {far}, (*links, link.id))

    return list(further(one, {one}, ()))


def counted_betweenness(graph, length):
    found = dict.fromkeys((link.id for link in graph.links), Fraction(0))
    for one, other in combinations([node.id for node in graph.nodes], 2):
        ways = ways_between(graph, one, other)
        least = min((sum(map(length, way)) for way in ways), default=0)
        shortest = [way for way in ways if sum(map(length, way)) == least]
        for way in shortest:
            for link in way:
                found[link] += Fraction(1, len(shortest))
    return found


def reached(graph, start):
    found, new = {start}, [start]
    while new:
        at = new.pop()
        for link in graph.links:
            if at in link.ends:
                (far,) = link.ends - {at}
                if far not in found:
                    found.add(far)
                    new.append(far)
    return found


def parts(graph):
    return {frozenset(reached(graph, node.id)) for node in graph.nodes}


def without_node(graph, node):
    return Map(
        nodes=tuple(each for each in graph.nodes if each.id != node),
        links=tuple(link for link in graph.links if node not in link.ends),
    )


def fewest_cuts(graph, one, other):
    """The fewest links whose loss parts two nodes (Menger)."""
    for size in range(len(graph.links) + 1):
        for gone in combinations(graph.links, size):
            left = Map(nodes=graph.nodes, links=tuple(set(graph.links) - set(gone)))
            if other not in reached(left, one):
                return size
    raise AssertionError


@st.composite
def maps(draw):
    nodes = "abcdef"[: draw(st.integers(2, 6))]
    pairs = ["".join(pair) for pair in combinations(nodes, 2)]
    edges = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=9))
    return drawn(edges, customers=nodes[1:], us=nodes[0], isolated=nodes)


@settings(deadline=None, max_examples=40)
@given(maps(), st.data())
def test_that_every_number_is_what_counting_gives(graph, data):
    form = structure(graph)

    assert {frozenset(island) for island in form.islands} == parts(graph)
    assert form.betweenness == pytest.approx(counted_betweenness(graph, lambda _link: 1))
    assert form.bridges == {
        link.id for link in graph.links
        if len(parts(without_link(graph, link.id))) > len(parts(graph))
    }  # fmt: skip
    assert form.cuts == {
        node.id for node in graph.nodes
        if len(parts(without_node(graph, node.id))) > len(parts(graph))
    }  # fmt: skip
    for node, found in form.strands.items():
        assert found == fewest_cuts(graph, graph.us.id, node)
        assert len(last_before(graph, graph.us.id, node)) == found

    points = st.sampled_from([half / 2 for half in range(2, 11)])
    strengths = {link.id: data.draw(points) for link in graph.links}
    length = {link: Fraction(1) / Fraction(strength) for link, strength in strengths.items()}
    assert weighted_betweenness(graph, strengths) == pytest.approx(
        counted_betweenness(graph, length.__getitem__)
    )


ratings = st.none() | st.integers(1, 5)


@settings(deadline=None, max_examples=40)
@given(maps(), st.data())
def test_that_an_assessment_is_what_its_sheets_say_in_any_order(graph, data):
    cells = [f"{link.id}/{aspect}" for link in graph.links for aspect in ("strength", "importance")]
    sheets = data.draw(st.lists(st.fixed_dictionaries(dict.fromkeys(cells, ratings)), max_size=9))

    found = assess(graph, sheets)

    assert assess(graph, data.draw(st.permutations(sheets))) == found
    for link in found.links:
        line = sorted(filter(None, (sheet[f"{link.link}/strength"] for sheet in sheets)))
        if len(line) < 3:
            withheld = (link.strength, link.strength_agreement, link.strength_counts, link.fragile)
            assert withheld == (None,) * 4
            continue
        counts = tuple(line.count(point) for point in range(1, 6))
        middle = Fraction(line[(len(line) - 1) // 2] + line[len(line) // 2], 2)
        camps = len(line) >= 5 and agreement(counts) <= -0.2
        assert (link.strength, link.strength_counts) == (middle, counts)
        assert link.fragile == (middle <= 2 or camps)


# What is withheld, and what follows from it.


def test_that_a_link_with_few_raters_tells_nothing_that_follows_from_them():
    sheets = [
        {cell: value for cell, value in sheet.items() if person < 2 or cell != "l1/strength"}
        for person, sheet in enumerate(SHEETS)
    ]
    found = assess(HOUSE, sheets)
    first, second = found.links[:2]

    assert (first.n, first.strength, first.fragile, first.betweenness) == (8, None, None, 4.5)
    assert first.importance == 5
    assert {link.betweenness_weighted for link in found.links} == {None}
    assert second.strength == 3
    assert {node.node for node in found.nodes if node.strength is None} == {"customer", "support"}


def test_that_the_other_island_keeps_its_weighted_ways():
    graph = drawn(("ab", "bc", "xy"))
    assert weighted_betweenness(graph, {"ab": 2, "bc": None, "xy": 1}) == {
        "ab": None, "bc": None, "xy": 1,
    }  # fmt: skip


def test_that_what_all_agree_on_is_withheld_where_the_session_says_so():
    graph = drawn(("ab",))
    sheets = [{"ab/strength": 2, "ab/importance": value} for value in (3, 4, 5)]

    (link,) = assess(graph, sheets, hide_unanimous=True).links

    assert (link.strength, link.importance) == (None, 4)
    assert assess(graph, sheets).links[0].strength == 2


def test_that_nobodys_ratings_leave_a_map_with_its_form_alone():
    found = assess(HOUSE, [])

    assert {(link.n, link.strength, link.importance) for link in found.links} == {
        (None, None, None)
    }
    assert [link.link for link in found.act_first] == ["l10"]
    assert found.links[0].critical is None


# Cutting and making links.


def test_that_the_community_hangs_on_one_link():
    found = snapped(HOUSE, "l10")

    assert found.fallen == found.out_of_reach == ("community",)
    assert (found.carried, found.ways) == (7, 28)
    assert found.form.cuts == frozenset()
    assert len(found.map.links) == 9


def test_that_a_link_with_a_way_round_drops_nobody():
    found = snapped(HOUSE, "l1")

    assert (found.fallen, found.out_of_reach) == ((), ())


def test_that_what_was_out_of_reach_before_did_not_fall():
    graph = drawn(("ab", "bc", "xy"), us="a")
    found = snapped(graph, "bc")

    assert found.fallen == ("c",)
    assert found.out_of_reach == ("c", "x", "y")


def test_that_a_map_without_us_keeps_its_largest_island_in_reach():
    assert out_of_reach(drawn(("xy", "ab", "bc"))) == ("x", "y")
    assert out_of_reach(Map(nodes=(), links=())) == ()


def test_that_the_last_node_before_a_customer_names_each_strand():
    assert last_before(HOUSE, "leadership", "customer") == ("support", "billing")
    assert last_before(HOUSE, "leadership", "community") == ("leadership",)
    assert last_before(drawn(("ab", "xy")), "a", "y") == ()


def test_that_return_on_connection_is_the_total_before_and_with_what_is_planned():
    found = return_on_connection({"l1": 2, "l2": 3.5, "l3": None}, {"l2": 4, "l3": 5, "new": 3})

    assert (found.before, found.after) == (5.5, 9)


def test_that_a_plan_between_linked_nodes_mends_and_the_latest_of_two_counts():
    strengths = {f"l{at}": strength for at, (_one, _other, strength) in enumerate(LINKS, 1)}
    plans = [
        Planned(id=f"p{at}", ends=frozenset(ends), strength=strength)
        for at, (ends, strength) in enumerate(
            ((("leadership", "community"), 2), (("community", "leadership"), 4),
             (("customer", "community"), 3))
        )
    ]  # fmt: skip
    found = with_plans(HOUSE, strengths, plans)

    assert (found.before, found.after) == (29, 29 - 1 + 4 + 3)
    assert with_plans(HOUSE, {**strengths, "l10": None}, plans).after == 28 + 3


# The map itself.


def test_that_a_link_joins_two_different_nodes_once():
    assert link_fault(HOUSE, "customer", "community") == ""
    assert link_fault(HOUSE, "support", "customer") == "Support and Customer are linked already."
    assert link_fault(HOUSE, "support", "support") == "A link joins two different nodes."
    assert link_fault(HOUSE, "support", "nowhere") == "A link joins two nodes of the map."
    assert link_name(HOUSE, HOUSE.links[2]) == "Customer–Billing"


def test_that_with_many_links_everybody_rates_those_they_touch():
    edges = ["".join(pair) for pair in combinations("abcdefghi", 2)]
    few, many = drawn(edges[:MOST_RATED]), drawn(edges[: MOST_RATED + 1])

    assert rated_by(few, ("i",)) == few.links
    assert {link.id for link in rated_by(many, ("i",))} == {"ai", "bi", "ci", "di", "ei"}


def test_that_a_collapsed_sort_is_one_node_with_all_its_links():
    found = collapsed(HOUSE, ("team",))

    assert {node.name for node in found.map.nodes} == {"Customer", "Teams", "Leadership",
                                                       "Community"}  # fmt: skip
    assert found.links == {"l1": ("l1", "l2", "l3"), "l8": ("l8", "l9"), "l10": ("l10",)}
    assert found.nodes["sort:team"] == ("support", "sales", "billing", "product", "operations")
    assert [bool(link.steward) for link in found.map.links] == [False, True, False]


def test_that_a_node_alone_of_its_sort_stays_itself():
    assert collapsed(HOUSE, ("role", "community")).map == HOUSE


# What computing costs.

ALONE = """
import sys
import workshop.domain.graph.assessment, workshop.domain.graph.what_if
assert "networkx" not in sys.modules
sys.modules["numpy"] = None
from tests.domain.house_map import HOUSE
from workshop.domain.graph.structure import structure, last_before
print(structure(HOUSE), last_before(HOUSE, "leadership", "customer"))
"""


def test_that_networkx_comes_only_when_a_map_is_computed_and_without_numpy():
    said = {
        subprocess.run(
            [sys.executable, "-c", ALONE],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.partition("islands")[2]
        for seed in ("1", "2", "3")
    }

    assert len(said) == 1
