"""The ladder as a plan may have it: other words, closeness, the order of rungs; what is kept."""

import pytest

from tests.services.planned import answered, planned_session, revealed
from workshop.domain.gathering import ListEntry
from workshop.services.commands import NameEntries
from workshop.services.library import open_service
from workshop.services.results import results


@pytest.fixture
def service(tmp_path):
    """A library with the shipped exercises."""
    opened = open_service(tmp_path / "library")
    yield opened
    opened.close()


@pytest.mark.parametrize("words", ["neighbour", "marriage", "colleague"])
def test_that_the_ladder_is_told_in_other_words_wherever_its_rungs_stand(service, words):
    usual = planned_session(service, "friendship_ladder", "order")
    other = planned_session(service, "friendship_ladder", words, "order")
    for name, field in (("ladder", "lines"), ("marks", "rungs"), ("order", "cards")):
        plain, told = (
            getattr(service.view(each).step(f"friendship_ladder/{name}"), field)
            for each in (usual, other)
        )
        assert [rung.id for rung in told] == [rung.id for rung in plain]
        assert sum(one.text != two.text for one, two in zip(told, plain, strict=True)) >= 4
        assert [rung.gloss for rung in told] == [rung.gloss for rung in plain]
    friend = service.view(other).step("friendship_ladder/friend")
    assert "friend" not in friend.title.lower()


def test_that_closeness_counts_the_seven_pictures(service, tmp_path):
    session = planned_session(service, "friendship_ladder", "closeness")
    sheets = {
        (f"p{n}", "closeness"): {"close": value} for n, value in enumerate((2, 3, 3, 4, None))
    }
    answered(service, session, tmp_path, "friendship_ladder", sheets)

    (cell,) = revealed(service, session, "friendship_ladder/closeness").cells

    assert (cell.counts, cell.median, cell.missing) == ((0, 1, 2, 1, 0, 0, 0), 3.0, 1)


def test_that_sorted_cards_and_limits_are_kept(service):
    session = planned_session(service, "friendship_ladder")
    cards = service.view(session).lists["friendship_ladder/task_or_promise"]
    assert len(cards) == 6
    assert all("sort" not in card.values for card in cards)
    for step, entries in (
        ("task_or_promise", [{**card.values, "sort": "promise"} for card in cards]),
        ("limits", [{"text": "Ringing on a Sunday"}]),
    ):
        named = tuple(ListEntry(id="", values=values) for values in entries)
        service.do(NameEntries(session=session, step=f"friendship_ladder/{step}", entries=named))

    steps = {step["id"]: step for step in results(service, session)["exercises"][0]["steps"]}

    assert {entry["sort"] for entry in steps["task_or_promise"]["entries"]} == {"promise"}
    assert [entry["text"] for entry in steps["limits"]["entries"]] == ["Ringing on a Sunday"]
