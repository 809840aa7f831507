"""The rules of a session: thresholds, clock times, stretches without a break, desk minutes."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from workshop.domain.session import (
    Block,
    Session,
    desk_minutes,
    long_stretches,
    minute_of_day,
    moved,
    purge_day,
    stricter,
    timetable,
)
from workshop.domain.threshold import proposed_threshold
from workshop.errors import Refused

DAY = dt.date(2026, 11, 24)


def block(kind, minutes, name="x"):
    return Block(id=name, kind=kind, title=name, minutes=minutes)


def session(*agenda, **changes):
    return Session(
        id="s", title="Customer day", date=DAY, purge_on=purge_day(DAY), agenda=agenda, **changes
    )


FULL_DAY = (
    ("exercise", 15), ("exercise", 60), ("break", 15), ("exercise", 75), ("exercise", 60),
    ("lunch", 45), ("energiser", 5), ("exercise", 90), ("break", 15), ("exercise", 35),
    ("exercise", 25), ("slack", 10),
)  # fmt: skip


@pytest.mark.parametrize(("people", "threshold"), [(3, 3), (5, 3), (6, 4), (7, 4), (8, 5), (30, 5)])
def test_that_the_proposed_threshold_grows_with_the_group(people, threshold):
    assert proposed_threshold(people) == threshold


def test_that_a_full_day_warns_of_its_two_long_stretches():
    day = session(*(block(kind, minutes, str(i)) for i, (kind, minutes) in enumerate(FULL_DAY)))
    found = long_stretches(day)
    assert [(each.minutes, f"{each.starts:%H:%M}", f"{each.ends:%H:%M}") for each in found] == [
        (135, "10:30", "12:45"),
        (95, "13:30", "15:05"),
    ]


def test_that_clock_times_follow_from_the_minutes():
    rows = timetable(session(block("exercise", 15), block("exercise", 60), starts="09:00"))
    assert [f"{row.starts:%H:%M}–{row.ends:%H:%M}" for row in rows] == [
        "09:00–09:15",
        "09:15–10:15",
    ]


@pytest.mark.parametrize("text", ["", "9", "25:00", "09:60", "ab:cd", "-1:00"])
def test_that_no_time_of_day_is_refused_in_a_sentence(text):
    with pytest.raises(Refused, match="not a time of day"):
        minute_of_day(text)


def test_that_eight_people_on_one_laptop_rate_for_over_an_hour():
    assert desk_minutes(36, 8, 1) == 66
    assert desk_minutes(36, 8, 4) == 17


@given(st.lists(st.integers(1, 90), min_size=1, max_size=8), st.integers(0, 7), st.integers(-2, 9))
def test_that_moving_a_block_keeps_every_block(minutes, index, to):
    agenda = tuple(block("exercise", each, str(i)) for i, each in enumerate(minutes))
    after = moved(agenda, index % len(agenda), to)
    assert sorted(each.id for each in after) == sorted(each.id for each in agenda)


@pytest.mark.parametrize(
    "looser",
    [{"threshold": 4}, {"mode": "team"}, {"mode": "named"}, {"withhold_unanimous": False}],
)
def test_that_the_promise_gets_only_stricter_once_people_have_answered(looser):
    promised = session(threshold=5, mode="anonymous", withhold_unanimous=True)
    changed = structs.replace(promised, **looser)
    assert stricter(promised, changed, answered=False) == changed
    with pytest.raises(Refused, match="only get stricter"):
        stricter(promised, changed, answered=True)


def test_that_no_threshold_goes_below_three():
    with pytest.raises(Refused, match="At least 3"):
        stricter(session(), session(threshold=2), answered=False)
