"""Reveal: the threshold, the second picture, and what stays hidden."""

import pytest
from msgspec import structs

from tests.services.tour import CONTENT, new_session, puts, rated, running_session, sits_down
from workshop.errors import Refused
from workshop.services.commands import (
    BeginTurn,
    DeleteOwn,
    EnterSheet,
    OpenStep,
    PurgeAnswers,
    ResumeTurn,
    Reveal,
    SealTurn,
)
from workshop.services.library import open_service
from workshop.services.results import results


def answered(service, people, step="rate", cells=None, **session):
    name = running_session(service, step, **session)
    codes = [
        sits_down(service, name, {step: cells or rated(1 + n % 5, 5 - n % 5)})
        for n in range(people)
    ]
    return name, codes


def changes(service, session, code, cells):
    service.do(OpenStep(session=session, step="tour/rate"))
    person = service.do(ResumeTurn(session=session, secret=code)).value
    puts(service, session, person, {"rate": cells})
    service.do(SealTurn(session=session, participant=person))


@pytest.mark.parametrize(
    ("people", "words"),
    [
        (0, "0 answers so far. A result shows from 5."),
        (1, "1 answer so far. A result shows from 5."),
        (4, "4 answers so far. A result shows from 5."),
    ],
)
def test_that_below_the_threshold_nothing_shows(service, people, words):
    name, _codes = answered(service, people, threshold=5)
    with pytest.raises(Refused) as refused:
        service.do(Reveal(session=name, step="tour/rate"))
    assert str(refused.value) == words
    assert service.view(name).snapshots == {}


def test_that_answers_still_open_do_not_count(service):
    name, _codes = answered(service, 2)
    person = service.do(BeginTurn(session=name)).value
    puts(service, name, person, {"rate": rated(4, 2)})
    with pytest.raises(Refused, match="2 answers so far"):
        service.do(Reveal(session=name, step="tour/rate"))


def test_that_a_step_that_is_not_sensitive_shows_from_three(service):
    name, _codes = answered(service, 2, "light", {"light": 3}, threshold=5)
    with pytest.raises(Refused, match=r"2 answers so far. A result shows from 3\."):
        service.do(Reveal(session=name, step="tour/light"))
    service.do(EnterSheet(session=name, answers={"tour/light": {"light": 4}}))
    assert service.do(Reveal(session=name, step="tour/light")).value.n == 3


def test_that_a_reveal_freezes_the_answers_and_closes_the_step(service):
    name, _codes = answered(service, 5)
    outcome = service.do(Reveal(session=name, step="tour/rate"))
    view = service.view(name)
    assert view.snapshots["tour/rate"] == outcome.value
    assert (outcome.value.number, outcome.value.n, outcome.undo) == (1, 5, None)
    assert view.stage.opened == ()


def test_that_a_talk_step_reveals_what_it_shows(service):
    name, _codes = answered(service, 3)
    service.do(Reveal(session=name, step="tour/reveal"))
    assert set(service.view(name).snapshots) == {"tour/rate"}


def test_that_what_collects_nothing_can_not_be_revealed(service):
    name = running_session(service)
    with pytest.raises(Refused, match="Nothing is collected"):
        service.do(Reveal(session=name, step="tour/frame"))


def test_that_the_same_answers_are_not_shown_twice(service):
    name, _codes = answered(service, 5)
    service.do(Reveal(session=name, step="tour/rate"))
    with pytest.raises(Refused, match="at least two people differ"):
        service.do(Reveal(session=name, step="tour/rate"))


def test_that_one_more_person_is_not_shown_and_two_more_are(service):
    name, _codes = answered(service, 5)
    service.do(Reveal(session=name, step="tour/rate"))
    service.do(EnterSheet(session=name, answers={"tour/rate": rated(1, 1)}))
    with pytest.raises(Refused, match="at least two people differ"):
        service.do(Reveal(session=name, step="tour/rate"))
    service.do(EnterSheet(session=name, answers={"tour/rate": rated(1, 1)}))
    second = service.do(Reveal(session=name, step="tour/rate")).value
    assert (second.number, second.n) == (2, 7)
    view = service.view(name)
    assert (view.snapshots["tour/rate"].n, view.earlier["tour/rate"].n) == (7, 5)


def test_that_one_changed_answer_is_not_shown_and_two_peoples_are(service):
    name, codes = answered(service, 5)
    service.do(Reveal(session=name, step="tour/rate"))
    changes(service, name, codes[0], {"s1/me": 5, "s2/me": 5, "s1/org": 5})
    with pytest.raises(Refused, match="at least two people differ"):
        service.do(Reveal(session=name, step="tour/rate"))
    changes(service, name, codes[1], {"s1/me": 5})
    assert service.do(Reveal(session=name, step="tour/rate")).value.number == 2


def test_that_one_person_gone_is_not_shown(service):
    name, codes = answered(service, 6)
    service.do(Reveal(session=name, step="tour/rate"))
    service.do(DeleteOwn(session=name, code=codes[0]))
    with pytest.raises(Refused, match="at least two people differ"):
        service.do(Reveal(session=name, step="tour/rate"))
    service.do(DeleteOwn(session=name, code=codes[1]))
    assert service.do(Reveal(session=name, step="tour/rate")).value.n == 4


def test_that_a_change_and_back_again_is_no_difference(service):
    name, codes = answered(service, 5)
    service.do(Reveal(session=name, step="tour/rate"))
    for code in codes[:2]:
        changes(service, name, code, {"s1/me": None})
    changes(service, name, codes[0], {"s1/me": 1})
    changes(service, name, codes[1], {"s1/me": 2})
    with pytest.raises(Refused, match="at least two people differ"):
        service.do(Reveal(session=name, step="tour/rate"))


def test_that_somebody_who_left_a_text_open_counts_and_writes_nothing(service):
    name = running_session(service, "word")
    for cells in ({"text": "light", "shown": True}, {}, {}):
        sits_down(service, name, {"word": cells})
    summary = service.do(Reveal(session=name, step="tour/word")).value.summary
    assert (summary.n, summary.written, len(summary.texts)) == (3, 1, 1)


def test_that_texts_without_the_tick_stay_private(service):
    name = running_session(service, "word")
    for n in range(3):
        sits_down(service, name, {"word": {"text": f"private {n}"}})
    summary = service.do(Reveal(session=name, step="tour/word")).value.summary
    assert summary.texts == ()


def test_that_a_unanimous_answer_on_safety_is_withheld(service):
    name, _codes = answered(service, 5, "safe", {"safe": 2})
    (cell,) = service.do(Reveal(session=name, step="tour/safe")).value.summary.cells
    assert cell.counts is None


def test_that_a_session_may_withhold_every_unanimous_cell(service):
    plain, _codes = answered(service, 4, cells=rated(4, 2))
    summary = service.do(Reveal(session=plain, step="tour/rate")).value.summary
    assert summary.cells[0].counts == (0, 0, 0, 4, 0)
    careful, _codes = answered(service, 4, cells=rated(4, 2), withhold_unanimous=True)
    summary = service.do(Reveal(session=careful, step="tour/rate")).value.summary
    assert {cell.counts for cell in summary.cells} == {None}


def test_that_a_step_that_reads_another_gets_its_cells(home, clock):
    (tour, other) = CONTENT.exercises()
    seen = {}
    rate = structs.replace(tour.step("rate"), reads=("word",))
    steps = tuple(rate if step.id == "rate" else step for step in tour.steps)
    reading = structs.replace(tour, steps=steps)
    content = structs.replace(CONTENT, exercises=lambda: (reading, other))
    service = open_service(home, clock, content)
    name = running_session(service, "word", "rate")
    for n in range(3):
        sits_down(service, name, {"rate": rated(4, 2), "word": {"text": f"w{n}"}})
    from workshop.services import reveal

    kept = reveal.summarise
    reveal.summarise = lambda step, answers: (seen.update(answers), kept(step, answers))[1]
    try:
        service.do(Reveal(session=name, step="tour/rate"))
    finally:
        reveal.summarise = kept
    assert sorted(given["word/text"] for given in seen.values()) == ["w0", "w1", "w2"]
    service.close()


def test_that_nothing_is_revealed_after_the_purge(service):
    name, _codes = answered(service, 5)
    service.do(PurgeAnswers(session=name))
    with pytest.raises(Refused, match="have been removed"):
        service.do(Reveal(session=name, step="tour/rate"))


def test_that_results_are_the_numbers_revealed_and_no_others(service):
    name = running_session(service, "rate", "word")
    for me, org in ((4, 2), (4, 3), (5, 2), (3, None)):
        sits_down(service, name, {"rate": rated(me, org), "word": {"text": "x"}})
    assert results(service, name)["exercises"][0]["steps"] == []
    service.do(Reveal(session=name, step="tour/rate"))
    found = results(service, name)
    assert found["session"] == name
    (exercise,) = found["exercises"]
    assert (exercise["id"], exercise["version"]) == ("tour", 1)
    (step,) = exercise["steps"]
    assert (step["id"], step["kind"], step["n"]) == ("rate", "rating", 4)
    assert {"item": "s1", "lens": "org", "n": 3, "missing": 1}.items() <= step["cells"][1].items()
    assert step["cells"][0]["median"] == 4
    assert (step["gaps"][0]["from"], step["gaps"][0]["to"], step["gaps"][0]["higher"]) == (
        "me", "org", 3,
    )  # fmt: skip


def test_that_a_session_not_started_has_no_results(service):
    name = new_session(service)
    assert [each["steps"] for each in results(service, name)["exercises"]] == [[]]
