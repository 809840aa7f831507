"""The models of the lists: whole for Qt, and words for a screen reader."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.ui.shelf import EXERCISES
from ui.kit.row_list import COLUMNS, STRONG, UNDER, VALUE
from ui.models.exercises import ExercisesModel, ListedExercise
from ui.models.hits import HitsModel
from ui.models.sessions import SessionsModel, in_order
from workshop.domain.record import SearchHit, SessionRow


def row(name: str, day: dt.date, **more) -> SessionRow:
    return SessionRow(
        id=name, title=name, client="Northgate Heating", date=day, state="ready", people=8, **more
    )


ROWS = [
    row(name, dt.date(2026, month, day))
    for name, month, day in (("a", 10, 30), ("b", 12, 3), ("c", 11, 24), ("d", 11, 11))
]
LISTED = [ListedExercise(exercise=each) for each in EXERCISES]
HIT = SearchHit(session="a", title="a", what="note", excerpt="ask the ‹fitter›\nfirst")


@pytest.mark.parametrize(
    ("model", "rows"),
    [(SessionsModel, ROWS), (HitsModel, [HIT]), (ExercisesModel, LISTED)],
    ids=["sessions", "hits", "exercises"],
)
def test_that_a_model_keeps_what_qt_asks_of_it(qtbot, model, rows):
    made = model()
    tester = QAbstractItemModelTester(
        made, QAbstractItemModelTester.FailureReportingMode.Fatal, made
    )
    assert tester.model() is made

    made.set_rows(rows)
    assert made.rowCount() == len(rows)
    assert [made.data(made.index(n), VALUE) for n in range(len(rows))] == list(rows)

    made.set_rows(())
    assert made.rowCount() == 0


def test_that_a_session_reads_as_one_sentence():
    model = SessionsModel()
    model.set_rows(ROWS)
    index = model.index(2)

    assert index.data() == "c"
    assert index.data(UNDER) == "Northgate Heating"
    assert index.data(COLUMNS) == ("Tue 24 Nov", "8 people", "Ready")
    assert index.data(STRONG)
    spoken = "c, Northgate Heating, Tue 24 Nov, 8 people, Ready"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == spoken


def test_that_a_sample_says_that_it_is_one():
    model = SessionsModel()

    assert model.under(row("x", dt.date(2026, 11, 24), kind="sample")).endswith("Sample")


def test_that_what_comes_next_stands_first_and_then_what_is_over():
    ordered = in_order(tuple(ROWS), dt.date(2026, 11, 20))

    assert [each.id for each in ordered] == ["c", "b", "d", "a"]


def test_that_a_hit_is_spoken_without_its_marks():
    model = HitsModel()
    model.set_rows([HIT])

    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "a, ask the fitter first, Note"


def test_that_nothing_is_told_for_a_row_that_is_not_there():
    model = SessionsModel()

    assert model.data(model.index(5)) is None
    assert model.row_of("nobody") == -1
