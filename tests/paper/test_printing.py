"""Printing through the one door: by session or exercise, for everybody or one person."""

import datetime as dt
from collections import deque

import pytest

from tests.paper.reading import text
from workshop.errors import Missing, Refused
from workshop.services.commands import NewSession, StartSession
from workshop.services.handout_kinds import kinds
from workshop.services.library import open_service
from workshop.services.printing import each_copy, handout, save
from workshop.services.sample import rehearse


@pytest.mark.parametrize("kind", ["blank", "summary", "page", "run_sheet", "cards", "pack"])
def test_that_every_kind_of_handout_comes_out_of_a_session(library, kind):
    service, session = library

    made = handout(service, session, kind)

    assert made.content.startswith(b"%PDF")
    assert made.name.startswith("2026-11-24 Customer day")
    assert made.name.endswith(".pdf")
    assert set(kinds()) >= {kind}


def test_that_an_exercise_without_a_session_has_blank_sheets_only(library):
    service, _session = library

    assert "Re-reading the quote" in handout(service, "reread_quote", "blank").name
    with pytest.raises(Refused):
        handout(service, "reread_quote", "summary")


def test_that_one_person_is_found_by_label_and_nobody_by_token_or_a_wrong_code(library):
    service, session = library
    person = next(service.own(session))

    made = handout(service, session, "copy", person="sample 1")

    assert made.pages >= 3
    with pytest.raises((Refused, Missing)):
        handout(service, session, "copy", person=person.participant)
    with pytest.raises((Refused, Missing)):
        handout(service, session, "copy", person="WRONGCOD")


def test_that_each_person_has_a_file_and_the_names_sort(named_day, tmp_path):
    service, session = named_day
    told = []

    made = each_copy(service, session, progress=lambda *how_far: told.append(how_far))
    saved = [save(service, each, tmp_path) for each in made]

    assert sorted(tmp_path.iterdir()) == saved
    assert told == [(done, len(saved)) for done in range(1, len(saved) + 1)]


def test_that_copies_can_be_called_off(named_day):
    service, session = named_day

    with pytest.raises(Refused):
        handout(service, session, "copy", cancelled=lambda: True)


def test_that_copies_called_off_midway_leave_whole_files_and_say_how_many(named_day, tmp_path):
    service, session = named_day
    made = each_copy(service, session, cancelled=lambda: len(list(tmp_path.iterdir())) == 2)

    with pytest.raises(Refused, match="2 copies were made"):
        deque(save(service, each, tmp_path) for each in made)

    assert len(list(tmp_path.iterdir())) == 2
    assert all(path.read_bytes().endswith(b"%%EOF\n") for path in tmp_path.iterdir())


def test_that_one_exercise_of_a_session_can_be_printed_alone(library):
    service, session = library

    whole = handout(service, session, "summary")
    part = handout(service, session, "summary", exercise="reread_quote")

    assert part.pages < whole.pages
    assert "Mapping" not in text(part.content)
    with pytest.raises(Missing):
        handout(service, session, "summary", exercise="no_such")


@pytest.mark.parametrize("mode", ["anonymous", "team"])
def test_that_nobody_prints_everybodys_sheets_where_people_have_no_names(home, mode):
    service = open_service(home)
    made = NewSession(
        template="taster", title="Room", date=dt.date(2026, 11, 24), mode=mode, kind="sample"
    )
    session = service.do(made).value
    service.do(StartSession(session=session))
    rehearse(service, session)

    with pytest.raises(Refused, match="their own copy"):
        handout(service, session, "copy")
    with pytest.raises(Refused, match="their own copy"):
        next(each_copy(service, session))
    service.close()


@pytest.mark.parametrize(("size", "pages"), [("standard", 5), ("large", 9)])
def test_that_reading_cards_carry_the_nine_lines_two_a_page_and_one_in_large_type(
    library, size, pages
):
    service, session = library

    made = handout(service, session, "cards", exercise="reread_quote", size=size)

    assert made.pages == pages
    said = " ".join(text(made.content).split())
    lines = next(
        step.lines for step in service.view(session).exercises["reread_quote"].steps
        if getattr(step, "lines", ())
    )  # fmt: skip
    assert len(lines) == 9
    for place, line in enumerate(lines, start=1):
        assert f"{place} {line.text}" in said


def test_that_there_are_no_cards_where_nothing_is_read(library):
    service, session = library

    with pytest.raises(Refused, match="Nothing is read aloud"):
        handout(service, session, "cards", exercise="closing")
