"""Worksheets: a mark on every page, a ring for who cannot say, a place for every cell."""

import io
from itertools import pairwise

import pytest
from msgspec import structs
from pypdf import PdfReader

from tests.paper.day import DAY, FORMS, SHIPPED, form_name, material_of
from tests.paper.reading import body, outloud, squeezed
from workshop.domain.run import as_read, as_run, named_ahead
from workshop.domain.sheet_mark import all_marks, day_marks
from workshop.domain.step import cells, step_key
from workshop.pdf.blocks import Beside, Bottom, ListItem, Stack
from workshop.pdf.handout import Form, blank_sheets, context, copies
from workshop.pdf.page import blank
from workshop.pdf.table import Table
from workshop.pdf.to_fill import LinesToFill, ToFill

MATERIAL, PEOPLE = material_of()
each_form = pytest.mark.parametrize("form", FORMS, ids=form_name)


def pages_of(made):
    return [" ".join(page.extract_text().split())
            for page in PdfReader(io.BytesIO(made.content)).pages]  # fmt: skip


@each_form
def test_that_every_page_of_a_set_carries_its_mark_and_no_other(form):
    marks = day_marks(2)
    chosen = list(MATERIAL.exercises.values())[:2]
    one = blank_sheets(chosen, form, MATERIAL.session, marks[:1]).pages

    pages = pages_of(blank_sheets(chosen, form, MATERIAL.session, marks))

    for at, page in enumerate(pages):
        second = at >= one + one % 2
        if page:
            assert marks[second] in page
            assert marks[not second] not in page


def test_that_the_marks_of_a_day_are_the_same_again_and_neighbours_are_unlike():
    marks = day_marks(70)

    assert marks[:8] == day_marks(8)
    assert set(marks[:64]) == set(all_marks())
    for one, other in pairwise(marks):
        assert one.split()[0] != other.split()[0]
        assert one.split()[1].rstrip("s") != other.split()[1].rstrip("s")


@pytest.mark.parametrize(("mode", "line"), [("named", "Your name:"), ("team", "Your team:")])
def test_that_a_sheet_asks_for_the_name_or_team_that_the_session_goes_by(mode, line):
    session = structs.replace(MATERIAL.session, mode=mode)
    sheets = blank_sheets([MATERIAL.exercises["closing"]], FORMS[0], session, ("3 keys",))

    said = body(sheets.content)

    assert squeezed(line) in squeezed(said)
    assert ("No name needed" in said) is (mode != "named")


@each_form
@pytest.mark.parametrize("mark", ["3 keys", "4 anchors"])
def test_that_a_pen_has_all_of_the_nine_statements_on_the_front_of_a_sheet(form, mark):
    made = blank_sheets([MATERIAL.exercises["reread_quote"]], form, MATERIAL.session, (mark,))

    first = pages_of(made)[0]
    assert ("They are doing us a favour" in first) is (form.size == "standard")


@pytest.mark.parametrize("name", SHIPPED)
def test_that_a_worksheet_is_as_long_on_letter_as_on_a4(name):
    exercise = as_run(SHIPPED[name], MATERIAL.session)

    on_a4, on_letter = (
        blank_sheets([exercise], Form(paper=paper), MATERIAL.session) for paper in ("a4", "letter")
    )

    assert on_letter.pages == on_a4.pages


@pytest.mark.parametrize("name", DAY)
def test_that_a_copy_is_as_long_on_letter_as_on_a4(name):
    on_a4, on_letter = (
        copies(MATERIAL, PEOPLE[:1], Form(paper=paper), only=name) for paper in ("a4", "letter")
    )

    assert on_letter.pages == on_a4.pages


def fields(blocks):
    """The cells that places on the sheet are for, with the values that can be marked there."""
    for block in blocks:
        if isinstance(block, ToFill | LinesToFill) and block.asked:
            values = [place.value for place in block.places] if isinstance(block, ToFill) else [""]
            yield from ((block.asked.name, value) for value in values)
        elif isinstance(block, Stack):
            yield from fields(block.blocks)
        elif isinstance(block, Beside):
            yield from fields(block._columns)
        elif isinstance(block, Bottom):
            yield from fields([block.block])
        elif isinstance(block, ListItem):
            yield from fields([block._label, block._body])
        elif isinstance(block, Table):
            yield from fields(cell.content for row in block._rows for cell in row.cells)


@each_form
@pytest.mark.parametrize("name", SHIPPED)
def test_that_every_cell_has_one_place_and_every_scale_its_order_and_a_ring_for_who_cannot_say(
    form, name
):
    exercise = named_ahead(as_read(SHIPPED[name]))
    sheet = context(form, None).at(exercise)

    for step in exercise.steps:
        found: dict[str, list[str]] = {}
        for field, value in fields(blank(step, sheet)):
            found.setdefault(field, []).append(value)
        for cell in cells(step):
            values = found.pop(f"{step_key(exercise.id, step.id)}/{cell.name}", None)
            if values is None:
                assert not cell.required, cell.name
                assert type(step).__name__ in ("DecisionStep", "GraphStep"), cell.name
                continue
            assert len(values) == len(set(values)), f"{cell.name} is asked twice"
            scale = isinstance(cell.values, tuple) and len(values) > 1
            if cell.missing and scale and cell.name != "prompt":
                assert "-" in values, cell.name
            if scale:
                order = [each for each in values if each != "-"]
                if type(step).__name__ == "LadderStep":
                    order.reverse()  # drawn from the highest rung down, as a ladder stands
                assert order == list(cell.named)
        assert not found, "places for cells that the step has not"


def test_that_no_worksheet_of_any_exercise_has_an_error_of_accessibility(tmp_path):
    paths = []
    for name, exercise in SHIPPED.items():
        for form in (FORMS[0], FORMS[-1]):
            path = tmp_path / f"{name}-{form_name(form)}.pdf"
            path.write_bytes(blank_sheets([as_read(exercise)], form).content)
            paths.append(path)

    assert outloud(paths, tmp_path / "report.json") == []
