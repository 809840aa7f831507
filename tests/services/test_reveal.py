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
    RemoveParticipant,
    RestoreParticipant,
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
    person = service.do(ResumeTurn(session=session, secret=code)).value.participant
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
    person = service.do(BeginTurn(session=name)).value.participant
    puts(service, name, person, {"rate": rated(4, 2)})
    with pytest.raises(Refused, match="2 answers so far"):
        service.do(Reveal(session=name, step="tour/rate"))


def test_that_the_threshold_holds_for_every_step(service):
    name, _codes = answered(service, 4, "light", {"light": 3}, threshold=5)
    with pytest.raises(Refused, match=r"4 answers so far. A result shows from 5\."):
        service.do(Reveal(session=name, step="tour/light"))
    service.do(EnterSheet(session=name, answers={"tour/light": {"light": 4}}))
    assert service.do(Reveal(session=name, step="tour/light")).value.n == 5


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


def refused(service, session, step="tour/rate"):
    """That nothing new shows, in the one sentence there is for it."""
    with pytest.raises(Refused) as no:
        service.do(Reveal(session=session, step=step))
    assert str(no.value) == (
        "The picture stays as it was shown. It changes only by three people at a time."
    )


def comes_late(service, session, *ratings):
    for me, org in ratings:
        service.do(EnterSheet(session=session, answers={"tour/rate": rated(me, org)}))


def test_that_the_same_answers_are_not_shown_twice(service):
    name, _codes = answered(service, 5)
    service.do(Reveal(session=name, step="tour/rate"))
    refused(service, name)


def test_that_two_more_people_are_not_shown_and_three_are(service):
    name, _codes = answered(service, 5)
    service.do(Reveal(session=name, step="tour/rate"))
    comes_late(service, name, (1, 1), (1, None))
    refused(service, name)
    assert service.progress(name)["tour/rate"].after == 2
    comes_late(service, name, (2, 2))
    second = service.do(Reveal(session=name, step="tour/rate")).value
    assert (second.number, second.n) == (2, 8)
    assert service.progress(name)["tour/rate"].after == 0
    view = service.view(name)
    assert (view.snapshots["tour/rate"].n, view.earlier["tour/rate"].n) == (8, 5)


def test_that_a_newcomer_and_one_changed_sheet_do_not_show_the_newcomer(service):
    name, codes = answered(service, 5)
    service.do(Reveal(session=name, step="tour/rate"))
    comes_late(service, name, (5, 5))
    changes(service, name, codes[0], {"s1/me": None})
    refused(service, name)


def test_that_a_correction_shows_once_three_have_corrected_that_cell(service):
    name, codes = answered(service, 6, cells=rated(3, 3))
    service.do(Reveal(session=name, step="tour/rate"))
    changes(service, name, codes[0], {"s1/me": 5, "s2/me": 5, "s1/org": 5})
    changes(service, name, codes[1], {"s1/me": 5, "s2/me": 5})
    refused(service, name)
    changes(service, name, codes[2], {"s1/me": 5})
    second = service.do(Reveal(session=name, step="tour/rate")).value
    counts = {(cell.item, cell.lens): cell.counts for cell in second.summary.cells}
    assert counts["s1", "me"] == (0, 0, 3, 0, 3)
    assert counts["s2", "me"] == counts["s1", "org"] == (0, 0, 6, 0, 0)
    assert service.own_by_code(name, codes[0]).answers["tour/rate"]["s2/me"] == 5


def test_that_the_picture_stays_while_one_or_two_of_it_are_gone(service):
    name, codes = answered(service, 8)
    service.do(Reveal(session=name, step="tour/rate"))
    for code in codes[:2]:
        service.do(DeleteOwn(session=name, code=code))
        refused(service, name)
    comes_late(service, name, (1, 1), (2, 2), (3, 3))
    refused(service, name)
    service.do(DeleteOwn(session=name, code=codes[2]))
    assert service.do(Reveal(session=name, step="tour/rate")).value.n == 8


def test_that_nobody_is_found_by_taking_two_out_and_putting_them_back(service):
    """The issue's case: reveal, remove two, reveal, restore them, remove a third, reveal."""
    name, codes = answered(service, 9)
    people = [service.own_by_code(name, code).participant for code in codes]
    service.do(Reveal(session=name, step="tour/rate"))
    for person in people[:3]:
        service.do(RemoveParticipant(session=name, participant=person))
    assert service.do(Reveal(session=name, step="tour/rate")).value.n == 6
    for person in people[:2]:
        service.do(RestoreParticipant(session=name, participant=person))
    refused(service, name)
    service.do(RemoveParticipant(session=name, participant=people[3]))
    refused(service, name)
    service.do(RestoreParticipant(session=name, participant=people[3]))
    service.do(RestoreParticipant(session=name, participant=people[2]))
    assert service.do(Reveal(session=name, step="tour/rate")).value.n == 9


def test_that_a_change_and_back_again_is_no_difference(service):
    name, codes = answered(service, 5)
    service.do(Reveal(session=name, step="tour/rate"))
    for code in codes[:3]:
        changes(service, name, code, {"s1/me": None})
    for n, code in enumerate(codes[:3]):
        changes(service, name, code, {"s1/me": 1 + n})
    refused(service, name)


def test_that_words_and_their_tick_change_together_and_a_tick_taken_off_counts_at_once(service):
    name = running_session(service, "word")
    codes = [
        sits_down(service, name, {"word": {"text": f"word {n}", "shown": True}}) for n in range(4)
    ]
    service.do(Reveal(session=name, step="tour/word"))
    service.do(OpenStep(session=name, step="tour/word"))
    person = service.do(ResumeTurn(session=name, secret=codes[0])).value.participant
    puts(service, name, person, {"word": {"text": "private", "shown": False}})
    service.do(SealTurn(session=name, participant=person))
    for n in range(3):
        sits_down(service, name, {"word": {"text": f"late {n}", "shown": True}})
    summary = service.do(Reveal(session=name, step="tour/word")).value.summary
    assert (summary.n, summary.written) == (7, 7)
    assert [text.fields["text"] for text in summary.texts] == [
        "late 0", "late 1", "late 2", "word 1", "word 2", "word 3",
    ]  # fmt: skip


def test_that_a_picture_whose_sheets_are_not_known_any_more_stays(service):
    """As programs before kept it: salted digests of the newest reveal only."""
    name, _codes = answered(service, 5)
    service.do(Reveal(session=name, step="tour/rate"))
    with service._database.write() as connection:
        connection.exec_driver_sql("""UPDATE snapshot SET basis = '{"salt":"s","digests":{}}'""")
    comes_late(service, name, (1, 1), (1, 1), (1, 1))
    refused(service, name)


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
