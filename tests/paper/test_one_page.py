"""The one-page summary: one page, whatever the day held, and what gives way on it."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from tests.paper.day import FORMS, form_name, material_of, session
from tests.paper.reading import body, holds, text
from workshop.domain.record import Note
from workshop.domain.step import Snapshot
from workshop.pdf.handout import Form
from workshop.pdf.one_page import one_page
from workshop.pdf.report import summary
from workshop.pdf.short_lists import ShortList, fitting
from workshop.room.report.material import Material
from workshop.steps.commit import Commitment, CommitSummary
from workshop.steps.decision import DecisionLine, DecisionSummary

EXERCISES = material_of()[0].exercises
HEADS = st.sampled_from(["Customer day", "A day " * 23, "Hauptbetriebswerkbauunterbeamten" * 4])


def line(cell, statement, counts=(0, 1, 1, 3, 3)):
    return DecisionLine(cell=cell, statement=statement, n=sum(counts), missing=0, counts=counts,
                        median=4, concerns=sum(counts[:2]))  # fmt: skip


def day(decided=(), promised=(), parked=(), **head):
    """A session in which nothing but these was written down."""
    shots = {}
    if decided:
        lines = tuple(line(f"d{at}", each) for at, each in enumerate(decided, 1))
        shots["closing/decide"] = DecisionSummary(n=8, decisions=lines)
    if promised:
        made = tuple(Commitment(what=each, by="Friday") for each in promised)
        shots["reread_quote/commit"] = CommitSummary(n=8, made=len(made), commitments=made)
    snapshots = {
        key: Snapshot(exercise=key.partition("/")[0], step=key.partition("/")[2], number=1, n=8,
                      summary=each)
        for key, each in shots.items()
    }  # fmt: skip
    notes = tuple(Note(id=str(at), kind="park", step="", body=each)
                  for at, each in enumerate(parked))  # fmt: skip
    return Material(session=session(**head), exercises=EXERCISES, snapshots=snapshots, notes=notes)


def texts(most, long):
    return st.lists(st.text("abc déf", min_size=1, max_size=long).map(lambda each: f"x{each}x"),
                    max_size=most)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(texts(6, 280), texts(60, 140), texts(60, 140), HEADS, HEADS, st.sampled_from(FORMS))
def test_that_the_one_page_is_one_page_whatever_the_day_held(
    decided, promised, parked, title, client, form
):
    material = day(decided, promised, parked, title=title[:140], client=client[:140],
                   place=client[:140])  # fmt: skip

    made = one_page(material, form)

    assert made.pages == 1
    assert "and 1 more" not in text(made.content)


@pytest.mark.parametrize("form", FORMS, ids=form_name)
def test_that_decisions_and_their_concerns_outlast_what_is_parked(form):
    decided = [f"We ring back on day {at}." for at in range(6)]
    material = day(decided, [f"call {at}" for at in range(40)], [f"park {at}" for at in range(40)])

    content = one_page(material, form).content

    for each in decided:
        assert holds(content, f"Still open: {each} 1 has a concern. 6 of 8 support it.")
    assert not holds(content, "park 20")


def test_that_a_line_alone_never_gives_way_to_the_word_that_it_did():
    lists = [ShortList(title="A", lines=tuple("abcdefgh"), worth=0),
             ShortList(title="B", lines=tuple("abcd"), worth=1)]  # fmt: skip
    seen = []

    def fits(tried):
        seen.append(tried)
        return False

    for room in range(14):
        fitting(lists, lambda tried, room=room: fits(tried) or sum(e.kept for e in tried) <= room)

    assert all(each.left_out != 1 for tried in seen for each in tried)
    assert {each.kept for tried in seen for each in tried} >= {0, 1, 2, 6, 8}


def test_that_least_worth_gives_way_first():
    lists = [ShortList(title="decisions", lines=tuple("abcdef"), worth=1),
             ShortList(title="parked", lines=tuple("abcdef"), worth=0)]  # fmt: skip

    def kept(room):
        return [each.kept for each in fitting(lists, lambda t: sum(e.kept for e in t) <= room)]

    assert [kept(room) for room in (12, 10, 9, 8, 7, 6, 4, 3, 1, -1)] == [
        [6, 6], [6, 4], [6, 3], [6, 2], [6, 1], [4, 1], [3, 1], [3, 0], [1, 0], [0, 0],
    ]  # fmt: skip


def test_that_a_long_decision_keeps_the_count_at_its_end():
    long = " ".join(f"word{at}" for at in range(40))[:280]
    content = one_page(day([long] * 6, place="P" * 140), Form(size="large", paper="letter")).content

    assert holds(content, "6 of 8 support it.")


@pytest.mark.parametrize("make", [one_page, summary])
def test_that_where_nothing_was_revealed_a_sentence_says_so(make):
    material = structs.replace(day(parked=["a van"]), session=session(date=dt.date(2026, 1, 5)))
    said = "Nothing was revealed in this session."

    assert holds(make(material, FORMS[0]).content, said)
    assert "left out" in body(make(material, FORMS[0]).content)
    assert not holds(make(day(["We call."]), FORMS[0]).content, said)
