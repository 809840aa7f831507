"""The quote as a plan may have it: two years from now, customers in the room, Me once more."""

import pytest

from tests.services.planned import answered, planned_session, revealed
from workshop.errors import Missing, Refused
from workshop.services.commands import Reveal
from workshop.services.library import open_service
from workshop.services.results import results

ITEMS = [f"s{n}" for n in range(1, 10)]
LENSES = ("me", "team", "org", "spenders")


def rated(value, lenses=LENSES):
    return {f"{item}/{lens}": value for item in ITEMS for lens in lenses}


def of_each(who, step, lenses, values):
    return {(f"{who} {n}", step): rated(value, lenses) for n, value in enumerate(values)}


@pytest.fixture
def service(tmp_path):
    """A library with the shipped exercises."""
    opened = open_service(tmp_path / "library")
    yield opened
    opened.close()


@pytest.fixture
def staff(service, tmp_path):
    """Has five people rate, each all alike."""

    def rate(session, *values):
        sheets = of_each("staff", "rate", LENSES, values)
        answered(service, session, tmp_path, "reread_quote", sheets)

    return rate


def cells_of(summary, lens):
    return [cell for cell in summary.cells if cell.lens == lens]


def test_that_customers_in_the_room_show_as_a_fifth_lens(service, tmp_path, staff):
    session = planned_session(service, "reread_quote", "in_the_room")
    staff(session, 3, 4, 4, 5, 2)
    guests = {
        (f"guest {n}", "guests"): rated(value, ("today",)) for n, value in enumerate((1, 2, 2))
    }
    answered(service, session, tmp_path, "reread_quote", guests)
    alone = revealed(service, session, "reread_quote/rate")
    assert cells_of(alone, "today") == []

    revealed(service, session, "reread_quote/guests")
    together = service.view(session).snapshots["reread_quote/rate"].summary

    assert [cell.median for cell in cells_of(together, "today")] == [2.0] * 9
    assert [cell.item for cell in cells_of(together, "today")] == ITEMS
    assert not any("today" in (gap.from_, gap.to) for gap in together.gaps)
    assert together.gaps == alone.gaps
    steps = results(service, session)["exercises"][0]["steps"]
    rate = next(step for step in steps if step["id"] == "rate")
    assert sum(cell["lens"] == "today" for cell in rate["cells"]) == 9


def test_that_customers_need_the_threshold_by_themselves(service, tmp_path, staff):
    session = planned_session(service, "reread_quote", "in_the_room", threshold=4)
    staff(session, 3, 4, 4, 5, 2)
    guests = of_each("guest", "guests", ("today",), (1, 1, 1))
    answered(service, session, tmp_path, "reread_quote", guests)

    with pytest.raises(Refused):
        service.do(Reveal(session=session, step="reread_quote/guests"))


def test_that_me_once_more_tells_how_many_went_which_way(service, tmp_path, staff):
    session = planned_session(service, "reread_quote", variant="deep")
    staff(session, 3, 4, 4, 5, 2)
    again = {
        (f"staff {n}", "again"): rated(value, ("me",)) for n, value in enumerate((3, 5, 3, 5, 3))
    }
    answered(service, session, tmp_path, "reread_quote", again)

    found = revealed(service, session, "reread_quote/again")

    assert [(each.up, each.same, each.down) for each in found.shifts] == [(2, 2, 1)] * 9
    assert found.gaps == ()


def test_that_one_who_left_early_hides_the_shift(service, tmp_path, staff):
    session = planned_session(service, "reread_quote", variant="deep")
    staff(session, 3, 4, 4, 5, 2)
    again = of_each("staff", "again", ("me",), (3, 3, 3, 3))
    answered(service, session, tmp_path, "reread_quote", again)
    revealed(service, session, "reread_quote/rate")

    found = revealed(service, session, "reread_quote/again")

    assert {each.n for each in found.shifts} == {None}
    assert {cell.n for cell in found.cells} == {4}


def test_that_two_years_from_now_is_rated_by_all(service, tmp_path):
    session = planned_session(service, "reread_quote", "two_years")
    sheets = {(f"staff {n}", "rate"): {**rated(2), **rated(5, ("two_years",))} for n in range(4)}
    answered(service, session, tmp_path, "reread_quote", sheets)

    found = revealed(service, session, "reread_quote/rate")

    assert {cell.median for cell in cells_of(found, "two_years")} == {5.0}
    (gap,) = [
        each
        for each in found.gaps
        if (each.item, each.from_, each.to) == ("s4", "org", "two_years")
    ]
    assert (gap.higher, gap.same, gap.lower) == (0, 0, 4)


def test_that_an_option_that_is_not_there_is_refused(service):
    with pytest.raises(Missing, match="no option “seventh”"):
        planned_session(service, "reread_quote", "seventh")


def test_that_of_options_that_exclude_each_other_one_is_chosen(service):
    with pytest.raises(Refused, match="“two_years” and “in_the_room” do not go together"):
        planned_session(service, "reread_quote", "two_years", "in_the_room")
