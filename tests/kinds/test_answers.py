"""What holds for the answers and the summary of every kind of step."""

from typing import get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from workshop.content.shipped import shipped_exercises
from workshop.domain.gathering import gathering, made_up, with_ids, with_lists
from workshop.domain.run import as_read
from workshop.domain.step import Snapshot, TextRule, cells, check, checked, collects, summarise
from workshop.errors import Refused
from workshop.steps import AnyStep, AnySummary

SHIPPED = [step for exercise in shipped_exercises() for step in as_read(exercise).every_step()]


def tag(kind):
    return kind.__struct_config__.tag


@pytest.fixture(params=get_args(AnyStep), ids=tag)
def step(request):
    """The shipped step of each kind with the most cells."""
    found = [each for each in SHIPPED if type(each) is request.param]
    largest = max(found, key=lambda each: len(cells(each)))
    names = gathering(largest)
    if names is None:
        return largest
    full = structs.replace(names, fewest=min(names.most, 6), examples=())
    return with_lists(largest, {largest.id: with_ids(made_up(full), names.sign, ())})


def test_that_a_step_comes_back_whole_from_the_library(step):
    assert msgspec.json.decode(msgspec.json.encode(step), type=AnyStep) == step


def one_of(cell):
    if isinstance(cell.values, TextRule):
        return st.none() | st.sampled_from(["", "a word", "ein Wort für später"])
    return st.sampled_from([*cell.values, *([None] if cell.missing else [])])


def sheets(step):
    cell = {cell.name: one_of(cell) for cell in cells(step)}
    return st.lists(st.fixed_dictionaries({}, optional=cell), max_size=7)


def test_that_half_filled_sheets_are_summed_up_whatever_their_order_and_kept_whole(step):
    if not collects(step):
        return

    @settings(deadline=None)
    @given(sheets(step), st.randoms())
    def holds(people, chance):
        for row in people:
            for cell, value in row.items():
                assert check(step, cell, value) == value
        answers = [(f"p{who}", row) for who, row in enumerate(people)]
        summary = summarise(step, dict(answers))
        assert summary.n == len(people)
        assert tag(type(summary)) == tag(type(step))
        chance.shuffle(answers)
        assert summarise(step, dict(answers)) == summary
        kept = Snapshot(exercise="e", step=step.id, number=1, n=summary.n, summary=summary)
        raw = msgspec.json.decode(msgspec.json.encode(kept))
        assert msgspec.convert(raw["summary"], AnySummary) == summary

    holds()


def test_that_nobody_s_answers_can_be_summed_up(step):
    assert not collects(step) or summarise(step, {}).n == 0


def test_that_an_unknown_cell_is_refused_in_a_sentence(step):
    with pytest.raises(Refused, match="no place called “nowhere”"):
        check(step, "nowhere", 1)


def test_that_a_value_outside_its_rule_is_refused_in_a_sentence(step):
    for cell in cells(step):
        # (0, 1) equals (False, True).
        takes_ticks = not isinstance(cell.values, TextRule) and type(cell.values[0]) is bool
        for value in (99, -1, 1.5, [1], {"a": 1}, "Q" * 2000, 1 if takes_ticks else True):
            with pytest.raises(Refused) as refused:
                checked(cell, value)
            assert cell.label in refused.value.sentence


def test_that_the_cells_of_a_step_have_names_and_labels(step):
    found = cells(step)
    assert len({cell.name for cell in found}) == len(found)
    assert all(cell.label.strip() for cell in found)
