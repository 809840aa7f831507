"""The numbers of a room against published and computed oracles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain import measure

ME, TEAM = (4, 4, 5, 3, 4, 5, 4, 4), (3, 4, 4, 3, 3, 4, 3, 4)
ORG, SPENDERS = (2, 3, 2, 3, 1, 4, 2, 3), (2, 2, 1, 2, 1, 3, 2, 2)
SAY, THEY, WANT = (5, 6, 5, 4, 6, 5, 7, 5), (3, 4, 2, 3, 4, 3, 5, 1), (6, 6, 6, 5, 7, 6, 7, 6)
FIVE = (1, 2, 3, 4, 5)

frequencies = st.lists(st.integers(0, 40), min_size=3, max_size=7)


def fives(values):
    return measure.counts(values, FIVE)


def quartiles(values):
    found = measure.quartiles(measure.counts(values, range(1, max(values) + 1)), 1)
    return (found.q1, found.median, found.q3)


def differences(one, other):
    return measure.paired(zip(one, other, strict=True))


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((30, 40, 210, 130, 530, 50, 10), 0.6113333),
        ((2, 0, 1, 1), 0.0833333),
        ((1, 1, 1, 1, 1), 0),
        ((5, 0, 0, 0, 5), -1),
        ((0, 0, 9, 0, 0), 1),
        ((4, 0, 0, 0, 1), 0.2),
        ((3, 1, 0, 1, 3), -0.5694444),
        ((2, 1, 1, 1, 2), -0.2857143),
        ((0, 0, 0, 4, 4), 0.75),
        ((0, 0, 4, 0, 4), 0.1666667),
        ((0, 1, 2, 3, 2), 0.4375),
        ((1, 0, 2, 3, 1), 0.3333333),
    ],
)
def test_that_agreement_is_that_of_van_der_eijk(counts, expected):
    assert measure.agreement(counts) == pytest.approx(expected, abs=5e-8)


def test_that_the_layers_of_the_published_example_score_and_weigh_as_printed():
    found = [
        (float(measure.pattern_agreement(pattern)), weight / 1000)
        for pattern, weight in measure.layers((30, 40, 210, 130, 530, 50, 10))
    ]
    scores, weights = zip(*found, strict=True)
    assert scores == pytest.approx((0, 0.167, 0.333, 0.5, 0.667, 0.467, 1), abs=5e-4)
    assert weights == pytest.approx((0.07, 0.12, 0.05, 0.04, 0.24, 0.16, 0.32))


def test_that_agreement_is_undefined_without_answers_or_with_two_points():
    assert measure.agreement((0, 0, 0, 0, 0)) is None
    assert measure.agreement((3, 4)) is None


@pytest.mark.parametrize(
    ("found", "n", "word"),
    [
        (0.6, 8, "together"),
        (0.5999, 8, "leaning"),
        (0.2, 8, "leaning"),
        (0.1999, 8, "spread"),
        (-0.1999, 8, "spread"),
        (-0.2, 8, "two camps"),
        (1.0, 4, ""),
        (None, 8, ""),
    ],
)
def test_that_agreement_has_a_word_from_five_answers_on(found, n, word):
    assert measure.agreement_word(found, n) == word


@given(frequencies)
def test_that_agreement_keeps_its_bounds_and_its_mirror_image(counts):
    found = measure.agreement(counts)
    if any(counts):
        assert -1 <= found <= 1
        assert found == measure.agreement(counts[::-1])
        assert found == measure.agreement([3 * count for count in counts])


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (range(1, 9), (2.5, 4.5, 6.5)),
        (range(1, 8), (2, 4, 6)),
        (range(1, 6), (2, 3, 4)),
        ((3,), (3, 3, 3)),
        ((1, 4), (1, 2.5, 4)),
    ],
)
def test_that_quartiles_are_of_type_two(values, expected):
    assert quartiles(values) == expected


def test_that_nothing_has_no_quartiles():
    assert measure.quartiles((0, 0, 0), 1) is None
    assert measure.median([]) is None
    assert measure.paired([]) is None


@given(st.lists(st.integers(1, 7), min_size=1, max_size=60))
def test_that_quartiles_are_scale_points_or_half_points_in_order(values):
    q1, middle, q3 = quartiles(values)
    assert min(values) <= q1 <= middle <= q3 <= max(values)
    assert all((2 * each).is_integer() for each in (q1, middle, q3))
    assert middle == measure.median(values)


@pytest.mark.parametrize(
    ("values", "counts", "middle", "quarters", "top", "agreement"),
    [
        (ME, (0, 0, 1, 5, 2), 4, (4, 4.5), 7, 0.75),
        (TEAM, (0, 0, 4, 4, 0), 3.5, (3, 4), 4, 0.75),
        (ORG, (1, 3, 3, 1, 0), 2.5, (2, 3), 1, 0.5),
        (SPENDERS, (2, 5, 1, 0, 0), 2, (1.5, 2), 0, 0.75),
    ],
)
def test_that_statement_four_has_the_numbers_of_the_method(
    values, counts, middle, quarters, top, agreement
):
    assert fives(values) == counts
    q1, found, q3 = quartiles(values)
    assert (found, q1, q3) == (middle, *quarters)
    assert measure.top2(counts) == top
    assert measure.bottom2(counts) == counts[0] + counts[1]
    assert measure.agreement(counts) == pytest.approx(agreement)


@pytest.mark.parametrize(
    ("one", "other", "moved", "dominance", "middle", "p"),
    [
        (ME, ORG, (7, 1, 0), 0.875, 1.5, 0.015625),
        (ME, TEAM, (5, 3, 0), 0.625, 1, 0.0625),
        (ORG, SPENDERS, (5, 3, 0), 0.625, 1, 0.0625),
        (ME, SPENDERS, (8, 0, 0), 1, 2, 0.0078125),
    ],
)
def test_that_the_gaps_of_statement_four_are_those_of_the_method(
    one, other, moved, dominance, middle, p
):
    found = differences(one, other)
    assert (found.higher, found.same, found.lower) == moved
    assert (found.dominance, found.median, found.sign_p) == (dominance, middle, p)


@pytest.mark.parametrize(
    ("values", "middle", "quarters", "agreement"),
    [
        (SAY, 5, (5, 6), 0.7083333),
        (THEY, 3, (2.5, 4), 0.5416667),
        (WANT, 6, (6, 6.5), 0.8333333),
    ],
)
def test_that_the_ladder_marks_have_the_numbers_of_the_method(values, middle, quarters, agreement):
    assert quartiles(values) == (quarters[0], middle, quarters[1])
    counts = measure.counts(values, range(1, 8))
    assert measure.agreement(counts) == pytest.approx(agreement, abs=5e-8)


def test_that_the_ladder_gaps_are_those_of_the_method():
    assert (differences(SAY, THEY).higher, differences(SAY, THEY).median) == (8, 2)
    assert (differences(WANT, THEY).higher, differences(WANT, THEY).median) == (8, 3)


@pytest.mark.parametrize(
    ("higher", "lower", "p"),
    [
        (8, 2, 0.109375),
        (7, 1, 0.0703125),
        (5, 0, 0.0625),
        (6, 0, 0.03125),
        (7, 2, 0.1796875),
        (0, 0, 1),
        (3, 3, 1),
    ],
)
def test_that_the_sign_test_is_exact(higher, lower, p):
    assert measure.sign_test(higher, lower) == p
    assert measure.sign_test(lower, higher) == p


def test_that_twenty_one_of_twenty_five_has_the_published_tail():
    assert measure.sign_test(21, 4) / 2 == pytest.approx(0.000455, abs=5e-7)


def test_that_fewer_than_six_who_moved_are_never_clear():
    words = [measure.direction(measure.sign_test(moved, 0)) for moved in range(7)]
    assert words == ["no clear direction"] * 3 + [
        "no clear direction",
        "fairly clear",
        "fairly clear",
        "clear",
    ]


answers = st.integers(1, 5)


@given(st.lists(st.tuples(answers, answers), min_size=1, max_size=40), st.randoms())
def test_that_paired_gaps_do_not_depend_on_order_and_keep_their_bounds(line, chance):
    found = measure.paired(line)
    chance.shuffle(line)
    assert measure.paired(line) == found
    assert found.higher + found.same + found.lower == found.n == len(line)
    assert -1 <= found.dominance <= 1
    assert 0 < found.sign_p <= 1
    turned = measure.paired([(other, one) for one, other in line])
    assert (turned.median, turned.dominance) == (-found.median, -found.dominance)
    assert turned.medians == found.medians[::-1]


def test_that_the_two_middles_of_a_gap_are_those_of_the_same_people():
    found = measure.paired([(3, 1), (4, 5), (5, 2), (1, 1)])
    assert (found.medians, found.median) == ((3.5, 1.5), 1)


def test_that_gaps_rank_by_what_is_drawn_then_by_people_then_by_number():
    gaps = [(1, 4, 0), (-2, 1, 1), (2, -7, 2), (1, 4, 3)]
    ranked = sorted(gaps, key=lambda gap: measure.gap_rank(*gap))
    assert [gap[2] for gap in ranked] == [2, 1, 0, 3]


def plain_stable(people):
    """Leave-one-out as the method words it, the slow way."""

    def widest(rows):
        found = []
        for item in range(len(people[0])):
            pair = measure.paired(row[item] for row in rows if row[item] is not None)
            if pair is None:
                found.append((0, 0, item))
                continue
            drawn = pair.medians[0] - pair.medians[1]
            found.append(measure.gap_rank(drawn, pair.higher - pair.lower, item))
        return {rank[2] for rank in sorted(found)[:3]}

    kept = widest(people)
    for place in range(len(people)):
        kept &= widest(people[:place] + people[place + 1 :])
    return tuple(item in kept for item in range(len(people[0])))


cells = st.none() | st.tuples(answers, answers)


@given(st.lists(st.lists(cells, min_size=6, max_size=6), min_size=1, max_size=9), st.randoms())
def test_that_stability_is_leave_one_out_whatever_the_order(people, chance):
    found = measure.stable_gaps(people)
    assert found == plain_stable(people)
    chance.shuffle(people)
    assert measure.stable_gaps(people) == found


def test_that_a_gap_which_hangs_on_one_person_is_not_stable():
    wide, narrow, none = (5, 2), (3, 2), (2, 2)
    steady = [[wide, wide, none, narrow]] * 4
    lone = [wide, wide, (5, 1), narrow]
    assert measure.stable_gaps([*steady, lone]) == (True, True, False, True)
    # Items 2 and 3 change places when the one who sees a gap in item 3 alone is left out.
    low, high = (1, 1), (2, 1)
    hanging = [
        [wide, wide, low, high],
        [wide, wide, low, high],
        [wide, wide, high, low],
        [wide, wide, high, low],
        [wide, wide, high, high],
    ]
    assert measure.stable_gaps(hanging)[2:] == (False, False)
