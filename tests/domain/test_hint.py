"""Conditions of hints: what they mean, what they refuse, and that they never run anything."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.content.shipped import shipped_exercises
from workshop.domain import hint
from workshop.domain.step import Summary, fact
from workshop.errors import ExpressionFault


class Told(Summary, frozen=True, kw_only=True, tag="told"):
    """A summary with facts by name; None is withheld."""

    facts: dict[str, float | None]


@fact.register(Told)
def told_fact(summary, name, arguments):
    return summary.facts[".".join((name, *arguments))]


SUMMARY = Told(n=8, facts={"two": 2, "half": 2.5, "hidden": None, "gap.me.org": 1.5, "zero": 0})


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("two() <= 2", True),
        ("two() < 2", False),
        ("two() = 2 and half() = 2.5", True),
        ("two() != 2 or half() > 2", True),
        ("gap(me, org) >= 1", True),
        ("-1 < zero()", True),
        ("zero() > -1 and zero() < 1", True),
        ("n() >= 8", True),
        ("two()", True),
        ("zero()", False),
        ("not zero()", True),
        ("not two() = 3", True),
        ("not not two()", True),
        ("two() = 3 and two() = 3 or two() = 2", True),
        ("two() = 3 and (two() = 3 or two() = 2)", False),
        ("(two())=2", True),
    ],
)
def test_that_a_condition_means_what_it_says(when, expected):
    assert hint.holds(when, SUMMARY) is expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("hidden() < 3", False),
        ("not hidden() < 3", False),
        ("hidden() < 3 or two() = 2", True),
        ("hidden() < 3 and two() = 2", False),
        ("not (hidden() < 3 and two() = 3)", True),
    ],
)
def test_that_what_is_withheld_is_neither_true_nor_false(when, expected):
    assert hint.holds(when, SUMMARY) is expected


def test_that_nothing_but_an_empty_condition_holds_before_the_reveal():
    assert hint.holds("", None)
    assert not hint.holds("two() = 2", None)
    assert not hint.holds("not two() = 2", None)


@pytest.mark.parametrize(
    ("when", "word"),
    [
        ("two( <= 2", "missing"),
        ("two <= 2", "missing"),
        ("two()) = 2", "one too many"),
        ("two() = ", "the end"),
        ("two() == 2", "missing"),
        ("two() <= 2 <= 3", "one too many"),
        ("two().__class__", "no meaning"),
        ("'two'", "no meaning"),
        ("two(); half()", "no meaning"),
        ("and two()", "missing"),
        ("", "missing"),
        ("two(a b)", "missing"),
        ("((((((((((((((((((((((two()))))))))))))))))))))))", "brackets"),
        ("not " * 30 + "two()", "brackets"),
        ("two() or " * 50 + "two()", "longer"),
        ("--2 = two()", "missing"),
    ],
)
def test_that_a_condition_that_can_not_be_read_is_told_in_a_sentence(when, word):
    with pytest.raises(ExpressionFault, match=word):
        hint.parse(when)


@given(st.text(alphabet="not andor two()<=>!,.-0123 \n\"'_[]{}*/\\", max_size=60))
def test_that_any_text_is_an_expression_or_a_fault(text):
    read = []
    with suppress(ExpressionFault):
        read.append(hint.parse(text))
    assert all(call.name.isidentifier() for each in read for call in hint.calls(each))


def test_that_every_fact_of_a_condition_is_found():
    asked = hint.calls(hint.parse("not (a() < 2 or b(x, y) = c(z)) and d() and 1 = 1"))
    assert list(asked) == [
        hint.Call("a", ()),
        hint.Call("b", ("x", "y")),
        hint.Call("c", ("z",)),
        hint.Call("d", ()),
    ]


def test_that_the_console_gets_the_remarks_of_its_step_alone():
    (quote,) = (each for each in shipped_exercises() if each.id == "reread_quote")
    unconditional = [each.say for each in quote.hints if each.step == "gaps" and not each.when]
    assert list(hint.remarks(quote, "gaps", None)) == unconditional
    assert hint.remarks(quote, "rate", None) == ()
