"""What a reveal of the 3D map tells, and what it keeps to itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.step import cells, fact, flaws, summarise
from workshop.errors import ExpressionFault
from workshop.steps.place import Axis, Clouds, PlaceStep, Viewpoint

OURS = [(5, 4, 3), (6, 4, 4), (4, 3, 3), (5, 5, 2), (6, 4, 3), (5, 4, 4)]
THEIRS = [(3, 2, 2), (4, 3, 2), (3, 2, 3), (2, 3, 1), (4, 2, 2), (3, 3, 3)]
AXES = ("depth", "breadth", "light")


def place(**more):
    return PlaceStep(
        id="place",
        title="Place",
        minutes=5,
        prompt="Where?",
        axes=tuple(
            Axis(id=name, label=name.title(), help="", low="", middle="", high="", span="", more="")
            for name in AXES
        ),
        viewpoints=(
            Viewpoint(id="ours", label="Ours", help="", room="ours"),
            Viewpoint(id="theirs", label="Theirs", help="", room="theirs", evidence=True),
        ),
        **more,
    )


def answered(ours, theirs, tags="GGGHHM"):
    return {
        f"p{who}": {
            **{f"ours/{axis}": value for axis, value in zip(AXES, mine, strict=True)},
            **{f"theirs/{axis}": value for axis, value in zip(AXES, other, strict=True)},
            "theirs/evidence": tags[who % len(tags)],
        }
        for who, (mine, other) in enumerate(zip(ours, theirs, strict=True))
    }


def test_that_the_map_is_told_as_the_method_computes_it():
    summary = summarise(place(), answered(OURS, THEIRS))
    assert (summary.typical.ours, summary.typical.theirs) == ((5, 4, 3), (3, 2.5, 2))
    assert summary.dispersion.ours == pytest.approx(1.04044, abs=5e-6)
    assert summary.dispersion.theirs == pytest.approx(1.078689, abs=5e-7)
    assert summary.mean_resultant_length == pytest.approx(0.968158, abs=5e-7)
    assert summary.dimensions_in_use.ours == pytest.approx(2.793103, abs=5e-7)
    assert summary.dimensions_in_use.theirs == pytest.approx(2.793103, abs=5e-7)
    assert summary.evidence == {"G": 3, "H": 2, "M": 1}
    assert [axis.gap.median for axis in summary.axes] == [2, 1.5, 1]
    light = summary.axes[2]
    assert (light.gap.higher, light.gap.same, light.gap.lower) == (5, 1, 0)
    depth = summary.axes[0].ours
    assert (depth.counts, depth.q1, depth.median, depth.q3) == ((0, 0, 0, 1, 3, 2, 0), 5, 5, 6)


def test_that_people_are_points_of_two_axes_sorted_so_that_no_row_can_be_told():
    summary = summarise(place(), answered(OURS, THEIRS))
    ours, theirs = (tuple(sorted(point[:2] for point in side)) for side in (OURS, THEIRS))
    assert summary.clouds == Clouds(ours=ours, theirs=theirs)


def test_that_no_person_is_drawn_among_four():
    summary = summarise(place(), answered(OURS[:4], THEIRS[:4]))
    assert summary.clouds == Clouds()
    assert summary.typical.ours == (5, 4, 3)


def test_that_two_people_tell_nothing():
    summary = summarise(place(), answered(OURS[:2], THEIRS[:2]))
    assert summary.typical.ours is summary.dispersion.ours is summary.evidence is None
    assert summary.mean_resultant_length is summary.dimensions_in_use.theirs is None
    assert [(axis.ours.n, axis.ours.counts, axis.gap.median) for axis in summary.axes] == [
        (None, None, None)
    ] * 3


def test_that_fewer_than_three_arrows_have_no_common_direction():
    same = [(4, 4, 4)] * 6
    summary = summarise(place(), answered([*same[:4], (5, 4, 4), (4, 5, 4)], same))
    assert summary.mean_resultant_length is None


def test_that_nothing_is_told_of_whole_places_while_one_or_two_left_a_part_open():
    """Cloud and counts would differ by just their places."""
    answers = answered(OURS, THEIRS)
    for who in ("p0", "p1"):
        answers[who]["ours/light"] = None
        summary = summarise(place(), answers)
        assert summary.clouds == Clouds()
        assert summary.typical.ours is summary.typical.theirs is summary.dispersion.theirs is None
        assert summary.mean_resultant_length is summary.dimensions_in_use.ours is None
    assert [axis.ours.n for axis in summary.axes] == [6, 6, 4]
    light = summary.axes[2].gap
    assert light.median is None
    assert summary.axes[0].gap.median == 2


def test_that_three_who_left_a_part_open_hide_each_other():
    answers = answered(OURS * 2, THEIRS * 2)
    for who in ("p0", "p3", "p4"):
        answers[who]["theirs/depth"] = None
    summary = summarise(place(), answers)
    assert len(summary.clouds.ours) == len(summary.clouds.theirs) == 9
    assert summary.dispersion.ours is not None
    assert summary.axes[0].gap.median == 2


def test_that_who_places_nothing_at_all_is_in_no_count_and_hides_nothing():
    nothing = [(None,) * 3] * 2
    summary = summarise(place(), answered(OURS + nothing, THEIRS + nothing))
    assert summary.typical.ours == (5, 4, 3)
    assert len(summary.clouds.ours) == 6


def test_that_three_who_left_other_parts_open_do_not_hide_each_other():
    answers = answered(OURS * 2, THEIRS * 2)
    for who, axis in (("p0", "depth"), ("p3", "breadth"), ("p4", "light")):
        answers[who][f"theirs/{axis}"] = None
    assert summarise(place(), answers).clouds == Clouds()


def test_that_a_unanimous_axis_hides_what_it_could_be_read_from():
    ours = [(x, 4, z) for x, _, z in OURS]
    summary = summarise(place(hide_unanimous=True), answered(ours, THEIRS, tags="G"))
    assert summary.axes[1].ours.counts is summary.axes[1].gap.median is None
    assert summary.clouds.ours == ()
    assert summary.typical.ours is summary.dispersion.ours is summary.evidence is None
    assert summary.mean_resultant_length is None
    assert summary.axes[0].ours.counts
    assert summary.clouds.theirs


def test_that_hints_may_ask_for_the_numbers_of_the_map():
    summary = summarise(place(), answered(OURS, THEIRS))
    assert fact(summary, "gap", ("depth",)) == 2
    assert fact(summary, "median", ("ours", "light")) == 3
    assert fact(summary, "length", ()) == pytest.approx(7.25**0.5)
    assert fact(summary, "along", ("depth",)) == pytest.approx(4 / 7.25)
    assert fact(summary, "agreed", ()) == pytest.approx(0.968158, abs=5e-7)
    assert fact(summary, "high", ("ours",)) == 2
    assert fact(summary, "high", ("theirs",)) == 0
    assert fact(summary, "guessed", ()) == 0.5
    for name, arguments in [("mean", ()), ("gap", ("ours", "depth")), ("median", ("us", "depth"))]:
        with pytest.raises(ExpressionFault, match=name):
            fact(summary, name, arguments)


def test_that_hints_get_no_number_that_is_withheld():
    summary = summarise(place(), {})
    asked = [("gap", ("depth",)), ("median", ("ours", "light")), ("length", ()), ("agreed", ())]
    asked += [("along", ("depth",)), ("high", ("ours",)), ("guessed", ()), ("gap", ("height",))]
    assert [fact(summary, *each) for each in asked] == [None] * 8


rulers = st.tuples(*[st.integers(1, 7)] * 3)


@given(st.lists(st.tuples(rulers, rulers), max_size=9), st.booleans(), st.randoms())
def test_that_the_map_does_not_depend_on_who_answered_first(people, hide, chance):
    step = place(hide_unanimous=hide)
    answers = answered([mine for mine, _ in people], [other for _, other in people])
    first = summarise(step, answers)
    rows = list(answers.items())
    chance.shuffle(rows)
    assert summarise(step, dict(rows)) == first


def test_that_the_cells_are_named_as_scripts_expect():
    assert [cell.name for cell in cells(place())] == [
        *("ours/depth", "ours/breadth", "ours/light"),
        *("theirs/depth", "theirs/breadth", "theirs/light", "theirs/evidence"),
    ]


def test_that_a_map_says_what_is_wrong_with_it():
    assert flaws(place()) == ()
    bare = PlaceStep(id="p", title="P", minutes=1, prompt="?", axes=(), viewpoints=())
    assert [field for field, _ in flaws(bare)] == ["axes", "viewpoints"]
