"""Counts instead of sheets: the same cells, nothing that joins two, and one picture only."""

import random

import pytest

from tests.services.planned import answered, planned_session, revealed
from workshop.domain.cell_counts import CellCounts
from workshop.domain.step import cells
from workshop.errors import ImportFault, Refused
from workshop.services.commands import EditSession, PurgeAnswers, Reveal, TypeCounts
from workshop.services.library import open_service

RATE = "reread_quote/rate"


@pytest.fixture
def service(tmp_path):
    """A library with the shipped exercises."""
    opened = open_service(tmp_path / "library")
    yield opened
    opened.close()


def some_sheets(step, people, seed):
    """Sheets of people who answer at random, "can't say" now and then."""
    chance = random.Random(seed)
    return {
        (f"p{n}", "rate"): {
            cell.name: None if chance.random() < 0.1 else chance.choice(cell.values)
            for cell in cells(step)
        }
        for n in range(people)
    }


def counted(step, sheets):
    """What a helper counts on the table."""
    return {
        cell.name: CellCounts(
            given=tuple(
                sum(sheet[cell.name] == value for sheet in sheets.values()) for value in cell.values
            ),
            missing=sum(sheet[cell.name] is None for sheet in sheets.values()),
        )
        for cell in cells(step)
    }


def typed(service, session, counts, key=RATE):
    service.do(TypeCounts(session=session, counts={key: counts}))


def four(people=4):
    """Everybody on 3, everywhere."""
    cell = CellCounts(given=(0, 0, people, 0, 0))
    lenses = ("me", "team", "org", "spenders")
    return {f"s{n}/{lens}": cell for n in range(1, 10) for lens in lenses}


@pytest.mark.parametrize("seed", range(4))
def test_that_counts_tell_of_each_cell_what_sheets_tell_and_nothing_of_two(service, tmp_path, seed):
    by_sheets, by_counts = (planned_session(service, "reread_quote") for _each in range(2))
    step = service.view(by_sheets).step(RATE)
    sheets = some_sheets(step, 9, seed)
    answered(service, by_sheets, tmp_path, "reread_quote", sheets)
    typed(service, by_counts, counted(step, sheets))

    one, other = revealed(service, by_sheets, RATE), revealed(service, by_counts, RATE)

    assert other.cells == one.cells
    assert other.themes == one.themes
    assert other.by_counts
    assert {gap.n for gap in other.gaps} == {None}
    assert service.view(by_counts).snapshots[RATE].n == 9


def test_that_the_threshold_holds_for_counts_and_cannot_be_lowered_for_them(service):
    session = planned_session(service, "reread_quote", threshold=5)
    typed(service, session, four())
    with pytest.raises(Refused, match="from 5"):
        service.do(Reveal(session=session, step=RATE))

    head = service.session(session)
    with pytest.raises(Refused, match="stricter"):
        service.do(EditSession(session=type(head)(**{**fields(head), "threshold": 3})))


def fields(head):
    return {name: getattr(head, name) for name in head.__struct_fields__}


def test_that_a_cell_with_fewer_than_three_values_is_withheld(service):
    session = planned_session(service, "reread_quote")
    few = {**four(), "s1/me": CellCounts(given=(0, 1, 1, 0, 0), missing=2)}
    typed(service, session, few)

    found = revealed(service, session, RATE)

    assert [(cell.item, cell.lens) for cell in found.cells if cell.n is None] == [("s1", "me")]


def test_that_counts_show_once(service):
    session = planned_session(service, "reread_quote")
    typed(service, session, four())
    service.do(Reveal(session=session, step=RATE))

    with pytest.raises(Refused, match="was shown"):
        typed(service, session, four(5))
    with pytest.raises(Refused, match="was shown"):
        service.do(Reveal(session=session, step=RATE))


def test_that_nobody_is_counted_twice(service, tmp_path):
    session = planned_session(service, "reread_quote")
    sheets = some_sheets(service.view(session).step(RATE), 3, 1)
    answered(service, session, tmp_path, "reread_quote", sheets)
    with pytest.raises(Refused, match="twice"):
        typed(service, session, four())

    other = planned_session(service, "reread_quote")
    typed(service, other, four())
    answered(service, other, tmp_path, "reread_quote", sheets)
    with pytest.raises(Refused, match="counts and sheets"):
        service.do(Reveal(session=other, step=RATE))


def test_that_counts_are_told_as_done_taken_back_and_purged(service):
    session = planned_session(service, "reread_quote")
    outcome = service.do(TypeCounts(session=session, counts={RATE: four()}))
    assert service.view(session).progress[RATE].done == 4

    service.do(outcome.undo)
    assert service.view(session).progress[RATE].done == 0

    typed(service, session, four())
    service.do(PurgeAnswers(session=session))
    assert service.view(session).counts == {}


def test_that_what_needs_sheets_takes_no_counts(service):
    session = planned_session(service, "reread_quote", variant="deep")
    cell = CellCounts(given=(0, 0, 4, 0, 0))
    with pytest.raises(Refused, match="needs sheets"):
        typed(service, session, {"s1/me": cell}, "reread_quote/again")


def test_that_counts_come_from_a_file_and_faults_name_line_and_column(service, tmp_path):
    session = planned_session(service, "reread_quote")
    file = tmp_path / "counts.csv"
    head = "exercise,step,cell,value,count\n"
    file.write_text(f"{head}reread_quote,rate,s4/me,4,3\nreread_quote,rate,s4/me,-,1\n")
    service.import_counts(session, file)
    assert service.view(session).counts[RATE] == {
        "s4/me": CellCounts(given=(0, 0, 0, 3, 0), missing=1)
    }

    file.write_text(f"{head}reread_quote,rate,s4/me,6,3\nreread_quote,rate,s4/me,1,many\n")
    with pytest.raises(ImportFault) as told:
        service.import_counts(session, file)
    assert [(line, column) for line, column, _said in told.value.faults] == [
        (2, "value"),
        (3, "count"),
    ]


@pytest.mark.parametrize(
    ("exercise", "step"), [("map_3d", "place"), ("friendship_ladder", "marks")]
)
def test_that_rulers_and_marks_take_counts_and_tell_no_gaps(service, exercise, step):
    session = planned_session(service, exercise)
    asked = service.view(session).step(f"{exercise}/{step}")
    counts = {
        cell.name: CellCounts(given=(0, 2, 3, *[0] * (len(cell.values) - 3)))
        for cell in cells(asked)
        if len(cell.values) == 7
    }
    typed(service, session, counts, f"{exercise}/{step}")

    found = revealed(service, session, f"{exercise}/{step}")

    assert found.by_counts
    if step == "marks":
        assert {mark.median for mark in found.marks} == {3.0}
        assert {gap.n for gap in found.gaps} == {None}
        assert found.proof.marks is None
    else:
        assert {(axis.ours.median, axis.theirs.median) for axis in found.axes} == {(3.0, 3.0)}
        assert {axis.gap.n for axis in found.axes} == {None}
        assert (found.typical.ours, found.clouds.ours) == (None, ())


def test_that_a_middle_of_statements_needs_sheets(service):
    session = planned_session(service, "map_3d", "twelve")
    cell = CellCounts(given=(0, 0, 0, 4, 0, 0, 0))
    with pytest.raises(Refused, match="needs sheets"):
        typed(service, session, {"ours/D1": cell}, "map_3d/place")
