"""Page one of a report draws what the session's main exercise shows, whatever kind that is."""

import io
from pathlib import Path

import pytest
from msgspec import structs
from pypdf import PdfReader

from tests.paper.day import FORMS, SHIPPED, form_name, material_of
from workshop.domain.report_choice import ReportChoice
from workshop.domain.run import named_ahead
from workshop.pdf.handout import Form
from workshop.pdf.one_page import one_page
from workshop.pdf.report import summary
from workshop.pdf.soils import _facts_told
from workshop.room.report.report import report_of
from workshop.services import printing
from workshop.services.kind_trials import cases
from workshop.services.library import open_service

DRAWN = {
    "map_3d": "The three rulers",
    "friendship_ladder": "How to read: a bar is as long",
    "connections": "How to read: the stronger a link",
    "success_stories": "How to read: what has most dots",
    "four_pictures": "How to read: a filled square",
    "energy_audit": "How to read:",
    "soil_seeds": "How to read: the number on a plot",
    "claim_check": "How to read: a column",
}
"""What stands below or above the picture of each."""


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """The material of a session with one exercise alone, everything revealed, by its id."""
    folder = tmp_path_factory.mktemp("alone")
    service = open_service(folder)
    found = {}
    for name in DRAWN:
        case, *_others = cases(service, named_ahead(SHIPPED[name]), Path(folder))
        found[name] = printing.material_of(case.view)
    yield found
    service.close()


def first_page(made) -> str:
    return " ".join(PdfReader(io.BytesIO(made.content)).pages[0].extract_text().split())


@pytest.mark.parametrize("name", DRAWN)
def test_that_page_one_says_what_was_found_and_draws_it(alone, name):
    report, page = report_of(alone[name]), first_page(summary(alone[name], Form()))

    assert "What the room found" in page
    assert " ".join(report.message.sentences[0].split())[:30] in page.replace("\u00a0", " ")
    assert DRAWN[name] in page


@pytest.mark.parametrize("form", FORMS, ids=form_name)
def test_that_the_picture_gives_way_where_the_day_on_one_page_has_no_room_for_it(alone, form):
    for name in ("connections", "soil_seeds"):
        assert one_page(alone[name], form).pages == 1


def test_that_gaps_are_drawn_where_any_exercise_knows_them_else_what_the_first_shows():
    message = report_of(material_of()[0]).message
    assert message.gaps
    assert not message.pictures

    choice = ReportChoice(left_out=frozenset({"reread_quote", "map_3d"}))
    without = report_of(structs.replace(material_of()[0], choice=choice)).message
    assert without.gaps is None
    assert [each.exercise.id for each in without.pictures] == ["friendship_ladder"]


def test_that_facts_beside_a_plot_are_few_and_counted():
    assert _facts_told(["one", "one", "two"]) == "one\ntwo"
    told = _facts_told([f"fact {at}" for at in range(40)]).splitlines()
    assert told == ["fact 0", "fact 1", "fact 2", "fact 3", "and 36 more among the words"]


def test_that_decisions_are_told_among_decisions_and_not_as_a_chapters_finding(alone):
    chapters = report_of(alone["soil_seeds"]).chapters

    assert [each for each in chapters if each.headline]
    told = [line for each in chapters for line in (each.headline, *each.told)]
    assert not [line for line in told if line.startswith("Decision")]
