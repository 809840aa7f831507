"""The client's report on paper: its cover, its head, how long it grows, what stands where."""

import datetime as dt
import io

import pytest
from msgspec import structs
from PIL import Image
from pypdf import PdfReader

from tests.paper.day import FORMS, form_name, material_of
from tests.paper.reading import body, holds, outloud, pdfua, text
from workshop.domain.letterhead import Letterhead
from workshop.domain.report_choice import ReportChoice
from workshop.pdf.handout import Form
from workshop.pdf.one_page import one_page
from workshop.pdf.report import pack, summary
from workshop.pdf.run_sheet import run_sheet
from workshop.room.accent import accent_colours
from workshop.room.report.due import due

MOST, DAY = 16, dt.date(2026, 11, 24)


def logo():
    made = io.BytesIO()
    Image.new("RGBA", (60, 30), (15, 76, 92, 128)).save(made, "PNG")
    return made.getvalue()


HEAD = Letterhead(name="Larch & Lane", line="Leeds", contact="m@larch.example",
                  accent="#0F4C5C", logo=logo())  # fmt: skip
HEADED = structs.replace(material_of()[0], letterhead=HEAD)


def pages_of(made):
    return [page.extract_text() for page in PdfReader(io.BytesIO(made.content)).pages]


@pytest.mark.parametrize("people", [8, 40])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_that_a_report_is_no_longer_than_sixteen_pages_before_its_appendix(people, paper):
    pages = pages_of(pack(material_of(people)[0], Form(paper=paper)))

    heads = [page.splitlines()[:4] for page in pages]
    appendix = next(at for at, lines in enumerate(heads) if "The numbers" in " ".join(lines))
    assert 5 < appendix <= MOST


def test_that_a_letterhead_stands_on_every_page_and_in_what_the_file_says_of_itself(tmp_path):
    made = pack(HEADED, FORMS[0])
    reader = PdfReader(io.BytesIO(made.content))

    assert reader.metadata.author == "Larch & Lane"
    assert all("Larch & Lane" in page.extract_text() for page in reader.pages)
    assert all(page.images for page in reader.pages[:3])
    assert "m@larch.example" in pages_of(made)[0]
    file = tmp_path / "pack.pdf"
    file.write_bytes(made.content)
    assert outloud([file], tmp_path / "told.json") == []
    assert pdfua([file]) == ""


def test_that_without_a_letterhead_the_sessions_title_stands_in_its_place():
    pages = pages_of(summary(material_of()[0], FORMS[0]))

    assert all(page.startswith("Customer day") for page in pages)


def test_that_a_logo_is_in_the_file_once():
    content = pack(HEADED, FORMS[0]).content

    assert content.count(b"/Subtype /Image") == 2, "its colours and its mask"


def test_that_worksheets_and_run_sheets_carry_no_letterhead():
    assert not holds(run_sheet(HEADED, FORMS[0]).content, "Larch & Lane")


@pytest.mark.parametrize("form", FORMS, ids=form_name)
def test_that_the_one_page_says_who_hands_it_over(form):
    made = one_page(HEADED, form)

    assert made.pages == 1
    assert holds(made.content, "Larch & Lane")


def test_that_numbers_stand_in_the_appendix_alone_and_can_be_left_out():
    full, bare = (
        structs.replace(HEADED, choice=ReportChoice(numbers=numbers)) for numbers in (True, False)
    )

    said = "person by person"
    assert not any("Agreement" in page for page in pages_of(pack(full, FORMS[0]))[:6])
    assert f"“My organisation”, {said}" in text(pack(full, FORMS[0]).content)
    assert f"“My organisation”, {said}" not in text(pack(bare, FORMS[0]).content)
    assert holds(pack(bare, FORMS[0]).content, "the tables of numbers")


def test_that_the_consultants_words_stand_where_they_belong():
    choice = ReportChoice(introduction="Dear all.", readings={"map_3d": "They trust the fitter."})
    pages = pages_of(pack(structs.replace(HEADED, choice=choice), FORMS[0]))

    assert "Dear all." in pages[1]
    (at,) = [place for place, page in enumerate(pages) if "They trust the fitter." in page]
    assert "Mapping the 3D view" in pages[at]


def test_that_a_run_sheet_gives_every_step_its_clock_time_and_room_for_notes():
    material = material_of()[0]
    shown = body(run_sheet(material, FORMS[0]).content)

    for step in material.exercises["reread_quote"].steps:
        assert step.title in shown
    assert "09:15" in shown
    assert "09:18" in shown, "the first step takes three minutes"
    assert "Your notes" in shown
    assert "If someone asks" in shown


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1 December", dt.date(2026, 12, 1)), ("5 Jan", dt.date(2027, 1, 5)),
        ("Friday", dt.date(2026, 11, 27)), ("Tue", dt.date(2026, 12, 1)),
        ("2026-12-09", dt.date(2026, 12, 9)), ("every Monday", None), ("31 February", None),
        ("soon", None), ("", None),
    ],
)  # fmt: skip
def test_that_a_date_is_understood_where_it_is_clear(typed, meant):
    assert due(typed, DAY) == meant


def test_that_the_steps_of_a_scale_take_the_accents_hue_and_keep_their_luminance():
    found = accent_colours("#0F4C5C")

    assert [found[f"step{at}"] for at in range(1, 6)] == [
        "#E5ECEE", "#B2C8D0", "#81A7B3", "#225E6F", "#002630",
    ]  # fmt: skip
    assert found["tint"] == "#E2EBEE"


def test_that_a_pale_accent_colours_the_line_and_no_word():
    found = accent_colours("#FFCC00")

    assert found["rule"] == "#FFCC00"
    assert found["accent"] == "#111111"
