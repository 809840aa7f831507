"""Graph: a map made of two lists, rated link by link."""

import pytest
from msgspec import structs

from tests.domain.house_map import HOUSE, SHEETS
from workshop.domain.gathering import ListEntry, takes_from, with_lists
from workshop.domain.step import cells, fact, summarise
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


def test_that_a_cut_link_is_part_of_the_view():
    assert GraphView(picture="map", cut="l10") != GraphView(picture="map")
