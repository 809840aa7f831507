"""A session as comma-separated values."""

import csv
import io
from collections import Counter

import pytest
from msgspec import structs

from tests.office.conftest import EXERCISES
from tests.office.told import told
from workshop.domain.record import Note
from workshop.domain.step import collects, released, step_key
from workshop.office.comma_separated import comma_separated
from workshop.office.contents import contents

WORDS = (
    *("what", "session", "date", "exercise", "step", "team", "item", "asked", "text", "lens"),
    *("other", "whom", "owner", "by", "sign", "ask", "raised_by", "revisit"),
)
"""Columns without numbers; `n` follows from counts, the rest are yes or no."""
SAID = ("text", "whom", "by", "sign", "ask", "owner")
YES_OR_NO = ("stable", "open", "dropped", "withheld")


def rows_of(view):
    text = comma_separated(*told(view)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def numbers_in(rows):
    return Counter(
        round(float(value), 9)
        for row in rows
        for name, value in row.items()
        if value and name not in (*WORDS, *YES_OR_NO, "n")
    )


@pytest.mark.parametrize("exercise", [each.id for each in EXERCISES])
def test_that_every_number_is_that_of_the_snapshot(views, numbers_of, exercise):
    view = views[exercise]
    rows = rows_of(view)

    for step in view.exercises[exercise].steps:
        key = step_key(exercise, step.id)
        if key in view.snapshots:
            mine = [row for row in rows if row["step"] == step.title]
            assert numbers_in(mine) == numbers_of(view.snapshots[key].summary), key


@pytest.mark.parametrize("exercise", [each.id for each in EXERCISES])
def test_that_all_words_that_were_released_are_told(views, exercise):
    view = views[exercise]
    rows = rows_of(view)

    for step in view.exercises[exercise].steps:
        snapshot = view.snapshots.get(step_key(exercise, step.id))
        if snapshot and released(snapshot.summary):
            told = [row for row in rows if row["step"] == step.title]
            written = {row[name] or "" for row in told for name in row if name in SAID}
            lines = {line for text in released(snapshot.summary) for line in text.split("\n")}
            assert {line for text in written for line in text.split("\n")} >= lines


def test_that_a_cell_stands_in_a_line_with_its_words_in_full(sample):
    service, session = sample
    view = service.view(session)
    summary = view.snapshots["reread_quote/rate"].summary
    cell = next(each for each in summary.cells if (each.item, each.lens) == ("s4", "me"))

    row = next(row for row in rows_of(view) if row["item"] == "s4" and row["lens"] == "Me"
               and row["what"] == "cell")  # fmt: skip

    assert row["text"] == "They are not an interruption of our work."
    assert [int(row[f"count_{point}"]) for point in range(1, 6)] == list(cell.counts)
    assert (int(row["n"]), float(row["median"])) == (cell.n, cell.median)
    assert (row["session"], row["date"]) == ("Customer day", "2026-11-24")


def test_that_what_is_withheld_has_no_number(sample):
    service, session = sample
    view = service.view(session)
    snapshot = view.snapshots["reread_quote/rate"]
    first = snapshot.summary.cells[0]
    names = [name for name in first.__struct_fields__ if name not in ("item", "lens")]
    held = structs.replace(first, **dict.fromkeys(names))
    summary = structs.replace(snapshot.summary, cells=(held, *snapshot.summary.cells[1:]))
    shown = {**view.snapshots, "reread_quote/rate": structs.replace(snapshot, summary=summary)}

    row = next(row for row in rows_of(structs.replace(view, snapshots=shown))
               if row["what"] == "cell" and row["item"] == first.item)  # fmt: skip

    assert row["withheld"] == "1"
    assert not numbers_in([row])


def test_that_a_step_that_was_not_revealed_has_no_numbers(sample):
    service, session = sample
    view = structs.replace(service.view(session), snapshots={})

    rows = [row for row in rows_of(view) if row["what"] in ("cell", "gap", "text", "commitment")]

    assert not rows
    assert any("not revealed" in line for line in contents(*told(view)).lines)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_that_words_are_never_read_as_a_formula(sample, sign):
    service, session = sample
    note = Note(id="n", kind="park", step="", body=f"{sign}1+cmd|' /C calc'!A0")
    view = structs.replace(service.view(session), notes=(note,))

    row = next(row for row in rows_of(view) if row["what"] == "parked")

    assert row["text"].startswith("'")


def test_that_words_without_a_tick_are_in_no_file(sample):
    service, session = sample
    view = service.view(session)
    shown = "\n".join(text for each in view.snapshots.values() for text in released(each.summary))
    private = {
        value
        for own in service.own(session)
        for answers in own.answers.values()
        for value in answers.values()
        if isinstance(value, str) and len(value) > 20 and value not in shown
    }

    text = comma_separated(*told(view)).decode("utf-8-sig")

    assert private
    assert not [each for each in private if each in text]


def test_that_every_collecting_step_is_told(views):
    for exercise, view in views.items():
        rows = rows_of(view)
        for step in view.exercises[exercise].steps:
            key = step_key(exercise, step.id)
            if collects(step) and key in view.snapshots:
                lines = [row for row in rows if row["step"] == step.title]
                notes = [
                    each.table.note
                    for found in contents(*told(view)).exercises
                    for each in found.steps
                    if each.id == step.id
                ]
                assert lines or any(notes), key
