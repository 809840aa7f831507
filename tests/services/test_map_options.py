"""The 3D view as a plan may have it: statements, a third viewpoint, customers in the room."""

import pytest

from tests.services.planned import answered, planned_session, revealed
from workshop.services.library import open_service
from workshop.services.results import results

AXES = ("depth", "breadth", "light")
OURS = ((5, 4, 3), (6, 4, 4), (4, 3, 3), (5, 5, 2), (6, 4, 3), (5, 4, 4))
THEIRS = ((3, 2, 2), (4, 3, 2), (3, 2, 3), (2, 3, 1), (4, 2, 2), (3, 3, 3))


@pytest.fixture
def service(tmp_path):
    """A library with the shipped exercises."""
    opened = open_service(tmp_path / "library")
    yield opened
    opened.close()


def placed(view, point):
    return {f"{view}/{axis}": value for axis, value in zip(AXES, point, strict=True)}


def of_four(view, *four):
    """Four answers for each ruler; None is "can't say"."""
    return {
        f"{view}/{letter}{number}": value
        for letter in "DBL"
        for number, value in enumerate(four, 1)
    }


def sheet(ours, theirs, *more):
    return {**placed("ours", ours), **placed("theirs", theirs), "theirs/evidence": "H"} | (
        placed("wanted", more[0]) if more else {}
    )


def axis(summary, name):
    return next(each for each in summary.axes if each.axis == name)


def test_that_a_place_is_the_middle_of_four_statements(service, tmp_path):
    session = planned_session(service, "map_3d", "twelve")
    sheets = {
        (f"p{n}", "place"): {
            **of_four("ours", 4, 5, 5, 6),
            **of_four("theirs", 2, 3, 4, 4),
            "theirs/evidence": "G",
        }
        for n in range(5)
    }
    answered(service, session, tmp_path, "map_3d", sheets)

    found = revealed(service, session, "map_3d/place")

    assert [axis(found, name).ours.median for name in AXES] == [5.0] * 3
    assert [axis(found, name).theirs.median for name in AXES] == [3.5] * 3
    assert axis(found, "depth").gap.median == 1.5
    assert len(axis(found, "depth").theirs.counts) == 13
    assert axis(found, "depth").theirs.counts[5] == 5


def test_that_with_two_statements_open_there_is_no_place(service, tmp_path):
    session = planned_session(service, "map_3d", "twelve")
    three, two = (4, 5, 6, None), (4, 5, None, None)
    sheets = {
        (f"p{n}", "place"): {
            **of_four("ours", *(three if n < 4 else two)),
            **of_four("theirs", 3, 3, 3, 3),
            "theirs/evidence": "G",
        }
        for n in range(7)
    }
    answered(service, session, tmp_path, "map_3d", sheets)

    found = revealed(service, session, "map_3d/place")

    assert axis(found, "depth").ours.n == 4
    assert axis(found, "depth").ours.median == 5.0
    assert axis(found, "depth").theirs.n == 7


def test_that_the_way_to_what_is_wanted_is_told_person_by_person(service, tmp_path):
    session = planned_session(service, "map_3d", "two_years")
    sheets = {
        (f"p{n}", "place"): sheet(ours, theirs, (6, 5, 5))
        for n, (ours, theirs) in enumerate(zip(OURS, THEIRS, strict=True))
    }
    answered(service, session, tmp_path, "map_3d", sheets)

    found = revealed(service, session, "map_3d/place")

    assert found.typical.wanted == (6.0, 5.0, 5.0)
    assert (axis(found, "depth").plan.higher, axis(found, "depth").plan.median) == (6, 3.0)
    assert axis(found, "depth").gap.median == 2.0
    assert found.mean_resultant_length == pytest.approx(0.968158, abs=1e-6)


def test_that_customers_in_the_room_are_told_beside_the_guesses(service, tmp_path):
    session = planned_session(service, "map_3d", "in_the_room")
    sheets = {
        (f"p{n}", "place"): sheet(ours, theirs)
        for n, (ours, theirs) in enumerate(zip(OURS, THEIRS, strict=True))
    }
    guests = {(f"guest {n}", "guests"): placed("theirs", (2, 2, n + 1)) for n in range(3)}
    answered(service, session, tmp_path, "map_3d", sheets | guests)
    alone = revealed(service, session, "map_3d/place")
    assert axis(alone, "depth").guests is None

    revealed(service, session, "map_3d/guests")
    together = service.view(session).snapshots["map_3d/place"].summary

    assert [axis(together, name).guests.median for name in AXES] == [2.0, 2.0, 2.0]
    assert axis(together, "depth").theirs == axis(alone, "depth").theirs
    assert together.typical == alone.typical
    steps = results(service, session)["exercises"][0]["steps"]
    place = next(step for step in steps if step["id"] == "place")
    assert place["axes"][0]["guests"]["n"] == 3
