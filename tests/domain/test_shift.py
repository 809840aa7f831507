"""Shifts: told of those who answered twice, and only where nobody stands alone."""

from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.shift import AnswerShift, shift_of

values = st.one_of(st.none(), st.integers(1, 5))
columns = st.lists(st.tuples(values, values), max_size=12)


def test_that_it_counts_who_went_up_stayed_and_went_down():
    found = shift_of("s1", [4, 3, 2, 5], [3, 3, 4, 1])
    assert found == AnswerShift(item="s1", n=4, up=2, same=1, down=1)


def test_that_fewer_than_three_who_answered_twice_are_not_told():
    assert shift_of("s1", [4, 3, None, None, None], [3, 3, 4, 2, 1]) == AnswerShift(item="s1")


def test_that_what_would_tell_the_answer_of_one_is_not_told():
    # All stayed: whoever answered only the first time is the difference of the two counts.
    assert shift_of("s1", [4, 3, 2, None], [4, 3, 2, 5]) == AnswerShift(item="s1")


def test_that_three_who_answered_once_hide_each_other():
    now, before = [4, 3, 2, None, None, None], [3, 3, 4, 2, 1, 5]
    assert shift_of("s1", now, before).n == 3


def test_that_it_gives_way_to_what_was_compared_before():
    now, before, other = [1, 1, 1, 3, 3, None], [4, 2, 1, 5, 3, 1], [5, 2, 2, 2, 2, 3]
    assert shift_of("s1", now, before).n == 5
    assert shift_of("s1", now, before, [other]) == AnswerShift(item="s1")


@given(columns)
def test_that_the_parts_add_up_and_the_order_of_people_does_not_matter(people):
    now, before = [one for one, _other in people], [other for _one, other in people]
    found = shift_of("s1", now, before)
    assert found == shift_of("s1", now[::-1], before[::-1])
    if found.n is not None:
        assert found.up + found.same + found.down == found.n >= 3
