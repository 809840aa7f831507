"""What a reveal of the ladder tells, and what it keeps to itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.exercise import Item
from workshop.domain.step import fact, flaws, mentions, summarise
from workshop.errors import ExpressionFault
from workshop.steps.ladder import LadderMark, LadderStep

SAY, THEY, WANT = (5, 6, 5, 4, 6, 5, 7, 5), (3, 4, 2, 3, 4, 3, 5, 1), (6, 6, 6, 5, 7, 6, 7, 6)
NO_STORY = (1, 4, 7)


def ladder(**more):
    defaults = {"story": "proof", "reads": ("proof",)}
    return LadderStep(
        id="marks",
        title="Marks",
        minutes=4,
        prompt="Which rung?",
        rungs=tuple(Item(id=f"r{n}", text=f"Rung {n}", short=f"R{n}") for n in range(1, 8)),
        marks=(
            LadderMark(id="say", label="We say"),
            LadderMark(id="they", label="They'd say", proved=True),
            LadderMark(id="want", label="We want"),
        ),
        **{**defaults, **more},
    )


def answered(say=SAY, they=THEY, want=WANT, without=NO_STORY):
    rows = {}
    for who, marks in enumerate(zip(say, they, want, strict=True)):
        rows[f"p{who}"] = dict(zip(("say", "they", "want"), marks, strict=True))
        rows[f"p{who}"] |= {"proof/who": "" if who in without else "a shop", "proof/shown": False}
    return rows


def test_that_the_marks_are_told_as_the_method_computes_them():
    summary = summarise(ladder(), answered())
    say, they, want = summary.marks
    assert (say.mark, say.n, say.median, say.q1, say.q3) == ("say", 8, 5, 5, 6)
    assert (they.median, they.q1, they.q3) == (3, 2.5, 4)
    assert (want.median, want.q1, want.q3) == (6, 6, 6.5)
    marks = [mark.agreement for mark in summary.marks]
    assert marks == pytest.approx([0.7083333, 0.5416667, 0.8333333], abs=5e-8)
    assert they.counts == (1, 1, 3, 2, 1, 0, 0)


def test_that_gaps_are_told_for_every_pair_of_marks():
    gaps = summarise(ladder(), answered()).gaps
    told = [(gap.from_, gap.to, gap.higher, gap.same, gap.lower, gap.median) for gap in gaps]
    assert told == [
        ("say", "they", 8, 0, 0, 2),
        ("say", "want", 0, 2, 6, -1),
        ("they", "want", 0, 0, 8, -3),
    ]
    assert {gap.stable for gap in gaps} == {None}


def test_that_stories_are_counted_where_three_have_one_and_three_have_none():
    proof = summarise(ladder(), answered()).proof
    assert (proof.stories, proof.marks) == (5, 8)
    for without in ((), (0, 1), range(2, 8)):
        proof = summarise(ladder(), answered(without=without)).proof
        assert proof.stories is proof.marks is None


def test_that_stories_are_not_counted_without_one_person_who_set_no_mark():
    answers = answered()
    answers["p5"]["they"] = None
    proof = summarise(ladder(), answers).proof
    assert proof.stories is proof.marks is None


def test_that_a_tick_or_blanks_make_no_story():
    answers = answered(without=range(5))
    answers["p0"] |= {"proof/shown": True, "proof/prompt": 1}
    answers["p1"]["proof/who"] = "  \n"
    assert summarise(ladder(), answers).proof.stories == 3


def test_that_two_marks_are_withheld_with_their_proof():
    few = {"say": (5, 6, 5), "they": (3, 4, None), "want": (6, 6, 6)}
    summary = summarise(ladder(), answered(**few, without=()))
    they = summary.marks[1]
    assert they.n is they.counts is summary.proof.marks is None
    assert [gap.median for gap in summary.gaps] == [None, -1, None]


def test_that_a_unanimous_mark_and_its_gaps_are_withheld_where_asked():
    summary = summarise(ladder(hide_unanimous=True), answered(want=(6,) * 8))
    assert summary.marks[2].counts is None
    assert [gap.median for gap in summary.gaps] == [2, None, None]


def test_that_hints_may_ask_for_the_numbers_of_the_ladder():
    summary = summarise(ladder(), answered())
    assert fact(summary, "median", ("they",)) == 3
    assert fact(summary, "gap", ("say", "they")) == 2
    assert fact(summary, "proof", ()) == 5 / 8
    assert fact(summary, "median", ("them",)) is None
    assert fact(summarise(ladder(), {}), "proof", ()) is None
    with pytest.raises(ExpressionFault, match="camps"):
        fact(summary, "camps", ())


rungs = st.none() | st.integers(1, 7)


@given(
    st.lists(st.tuples(rungs, rungs, rungs, st.sampled_from(["", "told"])), max_size=9),
    st.randoms(),
)
def test_that_the_ladder_does_not_depend_on_who_answered_first(rows, chance):
    people = [
        (f"p{who}", dict(zip(("say", "they", "want", "proof/who"), row, strict=True)))
        for who, row in enumerate(rows)
    ]
    first = summarise(ladder(), dict(people))
    chance.shuffle(people)
    assert summarise(ladder(), dict(people)) == first


def test_that_a_ladder_says_what_is_wrong_with_it():
    assert flaws(ladder()) == ()
    assert mentions(ladder()) == (("story", "proof"),)
    assert [field for field, _ in flaws(ladder(reads=()))] == ["reads"]
    assert [field for field, _ in flaws(ladder(story=""))] == ["story"]
    assert mentions(ladder(story="")) == ()
    bare = LadderStep(id="m", title="M", minutes=1, prompt="?", rungs=(), marks=())
    assert [field for field, _ in flaws(bare)] == ["rungs", "marks"]
