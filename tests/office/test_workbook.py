"""A session as an Excel workbook, read back by another program."""

import io
import zipfile
from collections import Counter

import openpyxl
import pytest
from msgspec import structs

from tests.office.conftest import EXERCISES
from tests.office.told import told
from workshop.domain.record import Note
from workshop.domain.step import step_key
from workshop.office.workbook import workbook

WORDS = ("What", "Session", "Date", "Exercise", "Step", "Team", "Item", "Words", "Viewpoint",
         "Other viewpoint", "Stays on top", "Still open", "Withheld", "Answers")  # fmt: skip


def opened(view):
    return openpyxl.load_workbook(io.BytesIO(workbook(*told(view))))


def table_of(book, name):
    if name not in book.sheetnames:
        return []
    head, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.mark.parametrize("exercise", [each.id for each in EXERCISES])
def test_that_every_number_is_that_of_the_snapshot(views, numbers_of, exercise):
    view = views[exercise]
    book = opened(view)
    rows = [*table_of(book, "Data"), *table_of(book, "Gaps")]

    for step in view.exercises[exercise].steps:
        key = step_key(exercise, step.id)
        if key in view.snapshots:
            found = Counter(
                round(float(value), 9)
                for row in rows
                if row["Step"] == step.title
                for name, value in row.items()
                if name not in WORDS and value is not None
            )
            assert found == numbers_of(view.snapshots[key].summary), key


def test_that_a_chart_draws_the_counts_of_the_snapshot(sample):
    service, session = sample
    view = service.view(session)
    sheet = opened(view)["Re-reading the quote"]
    summary = view.snapshots["reread_quote/rate"].summary
    counted = [cell.counts for cell in summary.cells if cell.lens == "me"]
    stacked = next(
        each for each in sheet._charts if getattr(each, "grouping", "") == "percentStacked"
    )

    columns = [
        [cell.value for row in sheet[one.val.numRef.f.rpartition("!")[2]] for cell in row]
        for one in stacked.series
    ]

    assert [tuple(people) for people in zip(*columns, strict=True)] == counted


def test_that_every_sheet_with_a_chart_says_it_in_words(sample):
    service, session = sample
    file = zipfile.ZipFile(io.BytesIO(workbook(*told(service.view(session)))))
    drawings = [file.read(name).decode() for name in file.namelist() if "/drawings/drawing" in name]

    assert len(drawings) > 2
    for each in drawings:
        assert each.count("<xdr:graphicFrame ") == each.count(' descr="')


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_that_words_that_begin_like_a_formula_stay_words(sample, sign):
    service, session = sample
    note = Note(id="n", kind="park", step="", body=f"{sign}1+1")
    view = structs.replace(service.view(session), notes=(note,))

    (cell,) = [each for row in opened(view)["Parking lot"].iter_rows(min_row=2) for each in row
               if each.value == note.body]  # fmt: skip

    assert cell.data_type == "s"


def test_that_a_title_that_is_no_name_of_a_sheet_still_gets_one(sample):
    service, session = sample
    view = service.view(session)
    odd = {
        name: structs.replace(each, title=f"'What now? [a/b] and a much too long title {at}")
        for at, (name, each) in enumerate(view.exercises.items())
    }

    names = opened(structs.replace(view, exercises=odd)).sheetnames

    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(name) <= 31 for name in names)


def test_that_nothing_revealed_still_makes_a_workbook(sample):
    service, session = sample
    view = structs.replace(service.view(session), snapshots={}, notes=(), lists={})

    book = opened(view)

    assert book.sheetnames[0] == "How to read this"
    assert any("Left out" in str(cell.value) for cell in book.worksheets[0]["A"])


def test_that_a_row_is_as_high_as_its_longest_text(sample):
    service, session = sample
    note = Note(id="n", kind="park", step="", body="A long remark that wraps. " * 10)
    view = structs.replace(service.view(session), notes=(note,))

    sheet = opened(view)["Parking lot"]

    assert sheet.row_dimensions[2].height >= 5 * 15
