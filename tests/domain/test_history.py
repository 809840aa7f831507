"""Which backups stay: none that tells who sat down, and of each day, week and month one."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.history import DAYS, LATEST, WEEKS, Gathered, KeptBackup, staying, tells

NOON = dt.datetime(2026, 11, 24, 12)


def backup(made, **gathered):
    """A backup; of each session the digest of its people, capital while it collects."""
    return KeptBackup(
        name=f"{made:%Y-%m-%d %H%M%S}",
        made=made,
        gathered={
            session: Gathered(digest=digest.lower().encode(), collecting=digest.isupper())
            for session, digest in gathered.items()
        },
    )


@st.composite
def histories(draw):
    """Backups, newest first, as a library could have left them: people come and go."""
    made, found = NOON, []
    for minutes in draw(st.lists(st.sampled_from([20, 40, 600, 1440, 9000, 40000]), max_size=30)):
        made -= dt.timedelta(minutes=minutes)
        people = draw(st.dictionaries(st.sampled_from("xyz"), st.sampled_from("aAbB"), max_size=3))
        found.append(backup(made, **people))
    return found


def quiet(backups):
    """Those that nobody's coming is told by."""
    return [each for each in backups if not each.gathered]


@given(histories())
def test_that_no_two_that_stay_tell_who_sat_down_between_them(backups):
    stay = staying(backups)
    assert not any(tells(older, newer) for at, newer in enumerate(stay) for older in stay[at + 1 :])


@given(histories())
def test_that_the_newest_stays_and_nothing_is_judged_twice(backups):
    stay = staying(backups)
    assert stay[:1] == tuple(backups[:1])
    assert staying(stay) == stay


@given(histories())
def test_that_each_day_week_and_month_keeps_its_newest(backups):
    backups = quiet(backups)
    stay = {each.made for each in staying(backups)}
    days = [each.made for each in backups]
    assert stay >= set(days[:LATEST])
    for period, most in ((dt.datetime.date, DAYS), (_week, WEEKS), (_month, len(days))):
        newest = {}
        for made in days:
            newest.setdefault(period(made), made)
        assert stay >= set(list(newest.values())[:most])
    assert len(stay) <= LATEST + DAYS + WEEKS + len({_month(made) for made in days})


@given(histories(), st.integers(1, 5))
def test_that_a_history_thinned_as_it_grows_keeps_a_backup_of_each_month(backups, step):
    backups = quiet(backups)
    stay = ()
    for at in range(len(backups) - 1, -1, -step):
        stay = staying((*backups[max(0, at - step + 1) : at + 1], *stay))
    assert {_month(each.made) for each in stay} == {_month(each.made) for each in backups}


def test_that_the_state_before_the_first_answer_stays_beside_the_one_after_finish():
    before = backup(NOON.replace(hour=9))
    during = [backup(NOON.replace(hour=10, minute=at), x=who) for at, who in ((0, "A"), (20, "B"))]
    after = backup(NOON.replace(hour=11), x="b")
    assert staying([during[0], before]) == (during[0], before)
    assert staying([during[1], during[0], before]) == (during[1], before)
    assert staying([after, during[1], before]) == (after, before)


def test_that_a_quiet_year_of_days_is_thinned_to_days_weeks_and_months():
    year = [backup(NOON - dt.timedelta(days=at)) for at in range(365)]
    stay = [f"{each.made:%d.%m.}" for each in staying(year)]
    assert stay == [
        *("24.11.", "23.11.", "22.11.", "21.11.", "20.11.", "19.11.", "18.11."),
        *("15.11.", "08.11.", "01.11.", "31.10.", "30.09.", "31.08.", "31.07.", "30.06."),
        *("31.05.", "30.04.", "31.03.", "28.02.", "31.01.", "31.12.", "30.11."),
    ]


def test_that_a_day_that_collects_has_one_backup_though_nobody_has_come_since():
    first, second = backup(NOON, x="A"), backup(NOON.replace(hour=13), x="A")
    assert staying([second, first]) == (second,)


def test_that_a_session_never_finished_hides_no_other_day():
    days = [backup(NOON - dt.timedelta(days=at), x="A") for at in range(4)]
    assert staying(days) == tuple(days)


def test_that_a_clock_that_was_a_year_ahead_costs_the_newest_nothing():
    ahead, fresh = backup(NOON.replace(year=2027), x="a"), backup(NOON, x="b")
    assert staying([fresh, ahead]) == (fresh,)


def _week(made):
    return made.isocalendar()[:2]


def _month(made):
    return (made.year, made.month)
