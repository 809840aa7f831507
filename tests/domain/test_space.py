"""The measures of the 3D map against the method's fixture, and the cube against its picture."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain import space

OURS = [(5, 4, 3), (6, 4, 4), (4, 3, 3), (5, 5, 2), (6, 4, 3), (5, 4, 4)]
THEIRS = [(3, 2, 2), (4, 3, 2), (3, 2, 3), (2, 3, 1), (4, 2, 2), (3, 3, 3)]
GAPS = [space.gap(ours, theirs) for ours, theirs in zip(OURS, THEIRS, strict=True)]

rulers = st.tuples(*[st.integers(1, 7)] * 3)


def test_that_dispersion_is_the_mean_distance_to_the_typical_point():
    assert space.dispersion(OURS, (5, 4, 3)) == pytest.approx(1.04044, abs=5e-6)
    assert space.dispersion(THEIRS, (3, 2.5, 2)) == pytest.approx(1.078689, abs=5e-7)


def test_that_the_arrows_have_the_lengths_of_the_method():
    lengths = [space.length(gap) for gap in GAPS]
    assert lengths == pytest.approx([3, 3, 1.4142, 3.7417, 3, 2.4495], abs=5e-5)


def test_that_the_arrows_of_the_method_nearly_agree():
    assert space.mean_resultant_length(GAPS) == pytest.approx(0.968158, abs=5e-7)


@pytest.mark.parametrize(
    ("gaps", "expected"),
    [
        ([(1, 0, 0), (0, 1, 0)], 0.707107),
        ([(1, 0, 0), (-1, 0, 0)], 0),
        ([(2, 1, 0), (4, 2, 0)], 1),
        ([(0, 0, 0), (0, 0, 3)], 1),
    ],
)
def test_that_common_direction_leaves_zero_gaps_out(gaps, expected):
    assert space.mean_resultant_length(gaps) == pytest.approx(expected, abs=5e-7)


def test_that_no_gap_has_no_direction():
    assert space.mean_resultant_length([(0, 0, 0)]) is None


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ((5, 4, 3), 2.793103),
        ((3, 2.5, 2), 2.793103),
        ((7, 1, 1), 1),
        ((4, 4, 1), 2),
        ((7, 7, 7), 3),
        ((5, 3, 3), 2.666667),
    ],
)
def test_that_dimensions_in_use_are_those_of_the_method(point, expected):
    assert space.dimensions_in_use(point) == pytest.approx(expected, abs=5e-7)


def test_that_the_origin_uses_no_dimension():
    assert space.dimensions_in_use((1, 1, 1)) is None


@given(st.lists(st.tuples(rulers, rulers), min_size=1, max_size=20), st.randoms())
def test_that_map_measures_keep_their_bounds_whatever_the_order(pairs, chance):
    gaps = [space.gap(*pair) for pair in pairs]
    found = space.mean_resultant_length(gaps)
    assert found is None or 0 <= found <= 1 + 1e-12
    chance.shuffle(gaps)
    assert space.mean_resultant_length(gaps) == found
    for point, _theirs in pairs:
        used = space.dimensions_in_use(point)
        assert used is None or 1 <= used <= 3


def test_that_an_arrow_says_along_which_axis_it_runs():
    assert space.along((2, 1.5, 1), 0) == pytest.approx(4 / 7.25)
    assert sum(space.along((2, 1.5, 1), axis) for axis in range(3)) == pytest.approx(1)
    assert space.along((0, 0, 0), 1) == 0


@pytest.mark.parametrize(
    ("point", "name"),
    [
        ((3.5, 3, 1), "counter sale"),
        ((4, 3, 1), "one good thread"),
        ((1, 4, 1), "everywhere and shallow"),
        ((1, 1, 7), "well-measured stranger"),
        ((5, 4, 3), "close family, no mirror"),
        ((5, 3, 4), "trusted specialist"),
        ((2, 4, 4), "efficient network"),
        ((4, 4, 4), "whole relationship"),
    ],
)
def test_that_a_place_has_a_name(point, name):
    assert space.position_name(point) == name


def edge(end, **turned):
    start = space.projected((1, 1, 1), **turned)
    return tuple(b - a for a, b in zip(start, space.projected(end, **turned), strict=True))


def test_that_the_cube_stands_as_in_its_picture():
    # Slopes measured in the picture: depth falls to the right, breadth rises to the right.
    depth, breadth, light = edge((7, 1, 1)), edge((1, 7, 1)), edge((1, 1, 7))
    assert depth[1] / depth[0] == pytest.approx(-77 / 392, abs=0.01)
    assert breadth[1] / breadth[0] == pytest.approx(147 / 208, abs=0.01)
    assert light[0] == pytest.approx(0)
    assert light[1] > 0


@given(rulers, st.integers(-24, 24))
def test_that_turning_the_cube_keeps_distances_and_comes_round(point, turns):
    yaw = space.yaw(turns)
    assert space.projected((4, 4, 4), yaw=yaw) == pytest.approx((0, 0, 0))
    across = math.hypot(*space.projected(point, yaw=yaw))
    assert across == pytest.approx(math.hypot(*((part - 4) / 3 for part in point)))
    assert space.projected(point, yaw=space.yaw(turns + 24)) == pytest.approx(
        space.projected(point, yaw=yaw)
    )
