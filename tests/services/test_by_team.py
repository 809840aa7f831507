"""Results by team: only where every team and all the others reach the threshold."""

import pytest

from tests.paper.reading import text
from tests.room.day_pages import step_pages
from tests.room.picture_checks import FRAMES, assert_legible, words
from tests.services.tour import rated, running_session, sits_down
from workshop.domain.teams import in_teams
from workshop.room.kind import picture_names
from workshop.services.commands import OpenStep, Reveal
from workshop.services.printing import handout
from workshop.services.results import results
from workshop.steps.rating import RatingView

RATE = "tour/rate"


def team_session(service, teams, *, mode="team", values=(5, 1)):
    """A revealed session of these people's teams."""
    session = running_session(service, "rate", people=len(teams), mode=mode, threshold=3)
    for person, team in enumerate(teams):
        answers = rated(*(values[person] if isinstance(values[person], tuple) else values))
        sits_down(service, session, {"rate": answers}, sign=f"{person}", team=team)
    service.do(Reveal(session=session, step=RATE))
    return session


def summary_of(service, session):
    return service.view(session).snapshots[RATE].summary


def shown(service, session):
    chosen = RatingView(picture="teams")
    return step_pages(service.view(session), RATE, FRAMES["wide"], chosen=chosen)


@pytest.mark.parametrize(
    ("tags", "told"),
    [
        (["a"] * 3 + ["b"] * 3, ["a", "b"]),
        (["Sales"] * 2 + [" sales "] + ["b"] * 3, ["b", "Sales"]),
        (["a"] * 6, None),
        (["a"] * 4 + ["b"] * 2, None),
        (["a"] * 3 + ["b"] * 3 + ["c"], None),
        (["a"] * 3 + ["b"] * 3 + ["c"] * 3, ["a", "b", "c"]),
    ],
)
def test_that_teams_are_told_only_where_each_and_the_rest_reach_the_threshold(tags, told):
    people = {str(who): {} for who in range(len(tags))}

    found = in_teams(people, {str(who): tag for who, tag in enumerate(tags)}, 3)

    assert (sorted(found) if found else found) == (sorted(told) if told else told)


def test_that_shapes_and_gaps_of_each_team_are_told_side_by_side(service):
    values = [(5, 1)] * 3 + [(2, 4)] * 3
    session = team_session(service, ["Sales"] * 3 + ["Works"] * 3, values=values)

    sales, works = summary_of(service, session).teams
    assert (sales.team, sales.n, works.team, works.n) == ("Sales", 3, "Works", 3)
    assert [cell.median for cell in sales.cells[:2]] == [5, 1]
    assert [cell.median for cell in works.cells[:2]] == [2, 4]
    assert [(gap.higher, gap.lower) for gap in (sales.gaps[0], works.gaps[0])] == [(3, 0), (0, 3)]
    pages = shown(service, session)
    assert_legible(pages, FRAMES["wide"])
    assert "Sales" in words(pages[0])
    assert "Works" in words(pages[0])
    assert "Me and Organisation, team by team" in words(pages[-1])
    (step,) = [
        each for each in results(service, session)["exercises"][0]["steps"] if each["id"] == "rate"
    ]
    assert [team["team"] for team in step["teams"]] == ["Sales", "Works"]


def test_that_a_team_too_small_leaves_one_sentence(service):
    session = team_session(service, ["Sales"] * 4 + ["Works"] * 2, values=[(5, 1)] * 6)

    assert summary_of(service, session).teams == ()
    (page,) = shown(service, session)
    assert "Not shown by team" in page.scene.alt


def test_that_no_picture_by_team_is_offered_without_teams(service):
    session = team_session(service, [""] * 6, mode="anonymous", values=[(5, 1)] * 6)
    step = service.view(session).step(RATE)

    assert "teams" not in picture_names(step, step)
    assert summary_of(service, session).teams == ()


def test_that_what_one_person_of_a_team_left_open_is_told_of_no_team(service):
    values = [(5, 1), (5, 1), (4, None), (2, 4), (2, 4), (2, 4)]
    session = team_session(service, ["Sales"] * 3 + ["Works"] * 3, values=values)

    for team in summary_of(service, session).teams:
        assert all(cell.counts is None for cell in team.cells)
        assert all(gap.higher is None for gap in team.gaps)


def test_that_a_further_reveal_keeps_the_teams_as_they_were_shown(service):
    session = team_session(service, ["Sales"] * 3 + ["Works"] * 3, values=[(5, 1)] * 6)
    before = summary_of(service, session)
    service.do(OpenStep(session=session, step=RATE))
    for late, team in enumerate(["Sales", "Works", "Works"]):
        sits_down(service, session, {"rate": rated(1, 5)}, sign=f"late {late}", team=team)
    service.do(Reveal(session=session, step=RATE))

    after = summary_of(service, session)
    assert after.n == 9
    assert after.teams == before.teams


@pytest.mark.parametrize("works", [3, 2])
def test_that_paper_tells_of_teams_what_the_room_does(service, works):
    teams = ["Sales"] * (6 - works) + ["Works"] * works
    session = team_session(service, teams, values=[(5, 1)] * 6)

    said = " ".join(text(handout(service, session, "summary").content).split())

    assert ("Works, 3 people" in said) == (works == 3)
    assert ("Not shown by team" in said) == (works == 2)
