"""Many links on paper: each once, below a node; by its numbers everybody finds their own."""

import re

import pytest
from msgspec import structs

from tests.paper.day import FORMS, form_name
from tests.paper.reading import body, squeezed
from tests.paper.test_worksheets import fields
from workshop.content.shipped import shipped_exercises
from workshop.domain.gathering import ListEntry, with_lists
from workshop.domain.run import as_read
from workshop.domain.step import cells, step_key
from workshop.pdf.handout import blank_sheets, context
from workshop.pdf.page import blank

NODES = tuple(
    ListEntry(id=f"l{at}", values={"name": f"Node {chr(64 + at)}", "sort": "team", "us": at == 1})
    for at in range(1, 10)
)
PAIRS = [(one, other) for one in range(1, 10) for other in range(one + 1, 10)]
"""Thirty-six, of which the first thirty are few enough for everybody."""


def mapped(count):
    """The connections with so many links drawn."""
    links = tuple(
        ListEntry(id=f"l{at}", values={"from": f"l{one}", "to": f"l{other}"})
        for at, (one, other) in enumerate(PAIRS[:count], 1)
    )
    plain = next(each for each in shipped_exercises() if each.id == "connections")
    found, lists = as_read(plain), {"nodes": NODES, "links": links}
    steps = tuple(with_lists(step, lists) for step in found.steps)
    return found, next(step for step in steps if step.id == "rate")


@pytest.mark.parametrize("form", FORMS, ids=form_name)
def test_that_each_of_many_links_is_asked_once_below_a_node(form):
    exercise, step = mapped(36)
    sheet = context(form, None).at(exercise)

    asked = [name for name, value in fields(blank(step, sheet)) if value == "1"]

    key = step_key(exercise.id, step.id)
    assert sorted(asked) == sorted(f"{key}/{cell.name}" for cell in cells(step))


def test_that_by_its_numbers_everybody_finds_the_links_of_their_nodes():
    form, told = FORMS[0], {}
    exercise, step = mapped(36)
    shown = body(written_sheet(exercise, step, form))
    for name, numbers in re.findall(r"(Node [A-I]): ([\d, ]+)\.", shown):
        told[name] = {int(each) for each in numbers.split(",")}

    assert told == {
        f"Node {chr(64 + at)}": {n for n, pair in enumerate(PAIRS, 1) if at in pair}
        for at in range(1, 10)
    }


def test_that_of_few_links_everybody_is_asked_all():
    exercise, step = mapped(30)
    assert "Whichoftheseareyours" not in squeezed(body(written_sheet(exercise, step, FORMS[0])))


def written_sheet(exercise, step, form):
    """The worksheet as a file."""
    steps = tuple(step if each.id == step.id else each for each in exercise.steps)
    return blank_sheets([structs.replace(exercise, steps=steps)], form).content
