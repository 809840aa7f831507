"""What a reveal of a rating tells, and what it keeps to itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.exercise import Item, Lens
from workshop.domain.step import cells, checked, fact, flaws, summarise
from workshop.errors import ExpressionFault
from workshop.steps.rating import RatingStep, dearest_pairs, level

LENSES = ("me", "team", "org", "spenders")
FOUR = {
    "me": (4, 4, 5, 3, 4, 5, 4, 4),
    "team": (3, 4, 4, 3, 3, 4, 3, 4),
    "org": (2, 3, 2, 3, 1, 4, 2, 3),
    "spenders": (2, 2, 1, 2, 1, 3, 2, 2),
}


def rating(items=9, lenses=LENSES, themes=("a", "b", "b", "c", "c", "d", "d", "e", "e"), **more):
    return RatingStep(
        id="rate",
        title="Rate",
        minutes=5,
        prompt="How true?",
        items=tuple(
            Item(id=f"s{n}", text=f"Statement {n}", short=f"S{n}", theme=themes[n - 1])
            for n in range(1, items + 1)
        ),
        lenses=tuple(Lens(id=name, label=name.title(), short=name) for name in lenses),
        **{"scale": "TRUE5", **more},
    )


def answered(columns):
    """Answers of people from `cell: values`, one value a person."""
    people = len(next(iter(columns.values())))
    return {
        f"p{who}": {cell: values[who] for cell, values in columns.items()} for who in range(people)
    }


def statement_four():
    return answered({f"s4/{lens}": values for lens, values in FOUR.items()})


def safety(values, **more):
    step = rating(1, (), scale="SAFE5", coarse_below=8, hide_unanimous=True, **more)
    return summarise(step, answered({"s1": values}))


def found(rows, **wanted):
    return next(
        row for row in rows if all(getattr(row, name) == is_ for name, is_ in wanted.items())
    )


def test_that_statement_four_is_told_as_the_method_computes_it():
    summary = summarise(rating(), statement_four())
    me, org = (found(summary.cells, item="s4", lens=lens) for lens in ("me", "org"))
    assert (me.n, me.missing, me.counts) == (8, 0, (0, 0, 1, 5, 2))
    assert (me.median, me.q1, me.q3, me.top2, me.bottom2, me.agreement) == (4, 4, 4.5, 7, 0, 0.75)
    assert (org.counts, org.median, org.q1, org.q3) == ((1, 3, 3, 1, 0), 2.5, 2, 3)
    gap = found(summary.gaps, item="s4", from_="me", to="org")
    assert (gap.n, gap.higher, gap.same, gap.lower) == (8, 7, 1, 0)
    assert (gap.dominance, gap.median, gap.sign_p, gap.stable) == (0.875, 1.5, 0.015625, True)


def test_that_cells_and_gaps_come_in_the_order_of_the_exercise():
    summary = summarise(rating(), statement_four())
    assert [(cell.item, cell.lens) for cell in summary.cells[:5]] == [
        *(("s1", lens) for lens in LENSES),
        ("s2", "me"),
    ]
    assert [(gap.from_, gap.to) for gap in summary.gaps[::9]] == [
        ("me", "team"), ("me", "org"), ("me", "spenders"),
        ("team", "org"), ("team", "spenders"), ("org", "spenders"),
    ]  # fmt: skip
    assert [gap.item for gap in summary.gaps[:9]] == [f"s{n}" for n in range(1, 10)]


def test_that_a_withheld_cell_is_alike_whatever_the_reason():
    summary = summarise(rating(1, ("me",)), answered({"s1/me": (4, 5, None, None)}))
    (cell,) = summary.cells
    alike = summarise(rating(1, ("me",), hide_unanimous=True), answered({"s1/me": (4,) * 4}))
    assert (cell,) == alike.cells
    assert cell.n is cell.missing is cell.counts is cell.median is cell.agreement is None
    assert summary.themes == alike.themes
    assert summary.themes[0].n is None


def test_that_a_pair_of_two_people_is_withheld_though_both_cells_are_told():
    step = rating(1, ("me", "org"))
    columns = {"s1/me": (1, 2, 3, None, 4), "s1/org": (1, None, None, 2, 3)}
    summary = summarise(step, answered(columns))
    assert all(cell.counts for cell in summary.cells)
    (gap,) = summary.gaps
    assert gap.n is gap.higher is gap.median is gap.stable is None


def test_that_a_pair_without_one_person_tells_no_middle_and_its_counts_with_a_witness():
    step = rating(1, ("me", "org"))
    columns = {"s1/me": (4, 4, 5, 3, 2, 5, 1, 4), "s1/org": (2, 3, 2, 3, 1, 4, 2, None)}
    (gap,) = summarise(step, answered(columns)).gaps
    assert (gap.n, gap.higher, gap.same, gap.lower) == (7, 5, 1, 1)
    assert gap.median is gap.medians is gap.stable is None


def test_that_a_pair_that_would_fix_the_one_person_left_out_is_withheld():
    """Nobody is told the same, and org is 4 for all: the one 4 in the counts of "me" is theirs."""
    step = rating(1, ("me", "org"))
    columns = {"s1/me": (5, 5, 3, 4), "s1/org": (4, 4, 4, None)}
    (gap,) = summarise(step, answered(columns)).gaps
    assert gap.n is gap.higher is None


def test_that_the_pair_that_shows_at_first_gives_way_last():
    assert dearest_pairs(rating()) == (
        ("me", "org"), ("me", "team"), ("team", "org"), ("org", "spenders"),
        ("me", "spenders"), ("team", "spenders"),
    )  # fmt: skip


def test_that_a_unanimous_cell_its_gaps_and_its_theme_are_withheld_where_asked():
    step = rating(2, ("me", "team", "org"), themes=("a", "a"), hide_unanimous=True)
    columns = {f"s{item}/{lens}": (1, 2, 3, 4) for item in (1, 2) for lens in ("me", "team", "org")}
    columns["s1/team"] = (4, 4, 4, 4)
    summary = summarise(step, answered(columns))
    hidden = [(cell.item, cell.lens) for cell in summary.cells if cell.counts is None]
    assert hidden == [("s1", "team")]
    withheld = [(gap.item, gap.from_, gap.to) for gap in summary.gaps if gap.median is None]
    assert withheld == [("s1", "me", "team"), ("s1", "team", "org")]
    assert [theme.lens for theme in summary.themes if theme.counts is None] == ["team"]


def test_that_a_unanimous_cell_is_told_where_the_session_does_not_mind():
    summary = summarise(rating(1, ("me",)), answered({"s1/me": (4, 4, 4)}))
    assert summary.cells[0].counts == (0, 0, 0, 3, 0)


def test_that_themes_pool_the_ratings_of_their_statements():
    columns = {"s2/me": (1, 2, 3), "s3/me": (3, 4, None)}
    summary = summarise(rating(), answered(columns | {"s2/org": (1, 1, 2), "s3/org": (1, 2, 2)}))
    assert found(summary.themes, theme="b", lens="me").counts is None
    told = found(summary.themes, theme="b", lens="org")
    assert (told.n, told.counts, told.median) == (6, (3, 3, 0, 0, 0), 1.5)


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ((5, 5, 4, 4), "high"),
        ((5, 5, 4, 3), "high"),
        ((5, 5, 5, 2), "mixed"),
        ((3, 3, 3, 4), "mixed"),
        ((5, 5, 5, 1, 1), "low"),
        ((2, 2, 2, 5, 5), "low"),
        ((5, 5), ""),
        ((5, None, 5, None), ""),
    ],
)
def test_that_few_answers_on_safety_are_told_as_a_level_only(values, word):
    summary = safety(values)
    assert summary.level == word
    assert summary.cells[0].counts is summary.cells[0].median is None


def test_that_eight_answers_on_safety_are_told_in_full_unless_all_alike():
    told = safety((5, 4, 4, 3, 5, 5, 2, 4))
    assert (told.level, told.cells[0].counts) == ("", (0, 1, 1, 3, 3))
    alike = safety((4,) * 8)
    assert (alike.level, alike.cells[0].counts) == ("", None)
    assert safety((5, 4, 4, 3, 5, 5, None, 4)).level == "high"


def test_that_hints_may_ask_for_the_numbers_of_a_rating():
    summary = summarise(rating(), statement_four())
    assert fact(summary, "median", ("org",)) == 2.5
    assert fact(summary, "median", ("s4", "spenders")) == 2
    assert fact(summary, "median", ("s1", "me")) is None
    assert fact(summary, "gap", ("me", "org")) == 1.5
    assert fact(summary, "gap", ("org", "me")) == -1.5
    assert fact(summary, "wider", ("me", "org")) == 1
    assert fact(summary, "camps", ()) == 0
    assert fact(summary, "missing", ("me",)) == 0
    assert fact(safety((1, 1, 5)), "low", ()) == 1
    assert fact(safety((1, 1, 5, 5, 5, 5, 5, 5)), "low", ()) == 1
    assert fact(safety((4,) * 8), "low", ()) == 0
    with pytest.raises(ExpressionFault, match="mean"):
        fact(summary, "mean", ("org",))


def test_that_two_camps_are_counted_for_hints():
    summary = summarise(rating(1, ("me", "org")), answered({"s1/me": (1, 1, 1, 5, 5, 5)}))
    assert fact(summary, "camps", ()) == fact(summary, "camps", ("me",)) == 1
    assert fact(summary, "camps", ("org",)) == 0


@given(
    st.lists(st.lists(st.none() | st.integers(1, 5), min_size=8, max_size=8), max_size=9),
    st.booleans(),
    st.randoms(),
)
def test_that_a_rating_does_not_depend_on_who_answered_first(rows, hide, chance):
    step = rating(4, ("me", "org"), hide_unanimous=hide)
    names = [cell.name for cell in cells(step)]
    people = [(f"p{who}", dict(zip(names, row, strict=True))) for who, row in enumerate(rows)]
    first = summarise(step, dict(people))
    chance.shuffle(people)
    turned = {who: dict(sorted(row.items(), key=lambda _: chance.random())) for who, row in people}
    assert summarise(step, turned) == first
    for cell in first.cells:
        assert cell.counts is None or sum(cell.counts) == cell.n >= 3
        assert not (hide and cell.counts and max(cell.counts) == cell.n)
    for gap in first.gaps:
        assert gap.higher is None or gap.higher + gap.same + gap.lower == gap.n >= 3


def test_that_a_rating_says_what_is_wrong_with_it():
    assert flaws(rating()) == ()
    assert [field for field, _ in flaws(rating(0, scale="TRUE9", by="columns"))] == [
        "scale",
        "items",
        "by",
    ]


def test_that_a_level_needs_three_answers():
    assert level((0, 0, 0, 1, 1)) == ""


def test_that_every_cell_takes_each_point_of_its_scale_and_can_t_say():
    for cell in cells(rating(1)):
        assert [checked(cell, value) for value in (1, 5, None)] == [1, 5, None]
