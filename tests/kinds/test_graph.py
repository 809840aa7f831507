"""Graph: a map made of two lists, rated link by link."""

import pytest
from msgspec import structs

from tests.domain.house_map import HOUSE, SHEETS
from tests.room.picture_checks import FRAMES
from workshop.domain.gathering import ListEntry, takes_from, with_lists
from workshop.domain.graph.map import Node
from workshop.domain.step import cells, fact, summarise
from workshop.room.graph_layout.laid import is_laid_out, lay_out, places_of
from workshop.room.kind import headline, option_name, options, revealed
from workshop.room.state import RoomState
from workshop.room.steps import graph as _graph  # noqa: F401 - registers the kind
from workshop.steps.graph import GraphStep, GraphView

BARE = GraphStep(id="rate", title="Rate", minutes=10, prompt="How strong?")
STEP = structs.replace(BARE, drawn=HOUSE)
ANSWERS = {f"p{at}": sheet for at, sheet in enumerate(SHEETS)}


def entries(*rows):
    return tuple(ListEntry(id=name, values=values) for name, values in rows)


NODES = entries(
    ("a", {"name": "Homes", "sort": "customer"}), ("b", {"name": "Desk", "sort": "team"}),
    ("c", {"name": "Office", "us": True}),
)  # fmt: skip


def test_that_the_map_is_what_both_lists_say():
    links = entries(("l1", {"from": "a", "to": "b", "steward": "Desk lead", "two_way": True}),
                    ("l2", {"from": "b", "to": "c", "flows": "help"}))  # fmt: skip
    drawn = with_lists(BARE, {"nodes": NODES, "links": links}).drawn

    assert takes_from(BARE) == (("nodes", "nodes"), ("links", "links"))
    assert [(node.name, node.sort, node.us) for node in drawn.nodes] == [
        ("Homes", "customer", False), ("Desk", "team", False), ("Office", "team", True)
    ]  # fmt: skip
    assert [(link.from_, link.to, link.steward, link.flows) for link in drawn.links] == [
        ("a", "b", "Desk lead", ""), ("b", "c", "", "help")
    ]  # fmt: skip


def test_that_a_link_said_twice_or_to_itself_is_no_second_link():
    links = entries(("l1", {"from": "a", "to": "b"}), ("l2", {"from": "b", "to": "a"}),
                    ("l3", {"from": "c", "to": "c"}),
                    ("l4", {"from": "a", "to": "gone"}))  # fmt: skip

    step = with_lists(BARE, {"nodes": NODES, "links": links})
    assert [cell.name for cell in cells(step)] == ["l1/strength", "l1/importance"]


def test_that_nobody_has_to_rate_a_link_and_anybody_may_not_know():
    asked = cells(STEP)

    assert not any(cell.required for cell in asked)
    assert all(cell.missing and cell.values == (1, 2, 3, 4, 5) for cell in asked)
    assert asked[0].label == "Customer – Support, Strength"


def test_that_a_reveal_keeps_the_map_as_it_was():
    summary = summarise(STEP, ANSWERS)

    assert (summary.n, summary.drawn) == (8, HOUSE)
    assert summary.found.act_first


def test_that_two_raters_of_a_link_are_not_told():
    few = {who: {cell: value for cell, value in sheet.items() if at < 2 or cell[:3] != "l1/"}
           for at, (who, sheet) in enumerate(ANSWERS.items())}  # fmt: skip
    link = summarise(STEP, few).links[0]

    assert (link.n, link.strength, link.importance, link.strength_agreement) == (None,) * 4
    assert summarise(STEP, few).nodes[0].strength is None


@pytest.mark.parametrize(
    ("name", "number"),
    [("bridges", 1), ("threads", 0), ("islands", 1), ("links", 10), ("unowned", 3), ("camps", 1)],
)
def test_that_hints_may_count_what_the_map_says(name, number):
    assert fact(summarise(STEP, ANSWERS), name, ()) == number


def test_that_no_thread_is_counted_where_no_customer_stands_on_the_map():
    teams = structs.replace(HOUSE, nodes=tuple(
        structs.replace(node, sort="team") for node in HOUSE.nodes))  # fmt: skip
    summary = summarise(structs.replace(STEP, drawn=teams), ANSWERS)

    assert fact(summary, "threads", ()) is None


def test_that_a_link_to_act_on_is_told_where_nobody_rated_it():
    said = headline(STEP, summarise(STEP, {}), "customers")

    assert said[:2] == (
        "1 of 10 links has no way round.", "1 link comes first, though few have rated it.",
    )  # fmt: skip


def test_that_the_room_sees_a_link_cut_and_put_back():
    whole, *cuts = options(STEP, GraphView(picture="grid"))

    assert (whole.name, whole.view) == ("All links hold", GraphView(picture="grid"))
    assert cuts[-1].name == "Cut 10: Community–Leadership"
    assert option_name(STEP, cuts[-1].view) == cuts[-1].name
    assert option_name(STEP, GraphView(cut="gone")) == "All links hold"


def test_that_only_a_cut_of_a_link_there_is_shows_on_the_map():
    summary = summarise(STEP, ANSWERS)

    def told(cut):
        state = RoomState(
            exercise=None, step=STEP, shown_step=STEP, chosen=GraphView(picture="map", cut=cut)
        )
        return revealed(STEP, summary, state, FRAMES["wide"])[0].scene.alt

    assert told("l10").startswith("7 of 8 said this link matters. It is gone.")
    assert told("gone") == told("") != told("l10")


def test_that_places_are_the_same_for_the_same_map_and_a_newcomer_moves_nobody():
    before = lay_out(HOUSE)
    more = structs.replace(HOUSE, nodes=(*HOUSE.nodes, Node(id="x", name="Press", sort="team")))

    assert set(places_of(more)) == {node.id for node in more.nodes}
    after = lay_out(more)
    assert {name: place for name, place in after.items() if name != "x"} == dict(before)
    assert places_of(more) == after
    assert is_laid_out(HOUSE)


def test_that_a_layout_that_was_stopped_leaves_the_map_on_its_ring():
    drawn = structs.replace(HOUSE, nodes=HOUSE.nodes[::-1])

    assert lay_out(drawn, lambda: True) is None
    assert not is_laid_out(drawn)
    assert places_of(drawn)["community"] == (0, 0.5)


def test_that_a_cut_link_is_part_of_the_view():
    assert GraphView(picture="map", cut="l10") != GraphView(picture="map")


def test_that_the_room_sees_what_the_links_hold_with_those_that_are_planned():
    planned = entries(
        ("p1", {"from": "leadership", "to": "community", "strength": "4", "steward": "Sales"}),
        ("p2", {"from": "customer", "to": "community", "strength": "3"}),
        ("p3", {"from": "customer", "to": "gone", "strength": "3"}),
        ("p4", {"from": "customer", "to": "customer", "strength": "3"}),
    )
    nodes = tuple(
        ListEntry(id=node.id, values={"name": node.name, "sort": node.sort}) for node in HOUSE.nodes
    )
    links = tuple(
        ListEntry(id=link.id, values={"from": link.from_, "to": link.to}) for link in HOUSE.links
    )
    step = with_lists(BARE, {"nodes": nodes, "links": links, "planned": planned})
    summary = summarise(step, ANSWERS)
    state = RoomState(exercise=None, step=step, shown_step=step, chosen=GraphView(picture="return"))
    (page,) = revealed(step, summary, state, FRAMES["wide"])
    assert page.scene.alt.startswith("Our links hold 29 today, and 35 with what we plan.")
