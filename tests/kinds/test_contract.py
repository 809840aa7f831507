"""What every kind of step must bring, on every floor and with data: forgetting is impossible."""

import gc
import io
import re
import tempfile
import weakref
from pathlib import Path
from typing import get_args

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest

from tests.checkout import CHECKOUT
from ui.kit.cells import CellBoard
from ui.kit.scene import SceneView
from ui.kit.step import entry_widget
from ui.steps import KINDS as AT_THE_DESK
from workshop.content.shipped import shipped_exercises
from workshop.domain import gathering as naming
from workshop.domain import step as domain
from workshop.domain.run import named_ahead
from workshop.domain.step import cells, collects, kind_of
from workshop.net.asking import phone_pages
from workshop.net.steps import KINDS as IN_A_BROWSER
from workshop.office.table import table
from workshop.pdf import page as paper
from workshop.pdf.picture import PaperType
from workshop.pdf.script import Faces
from workshop.pdf.steps import KINDS as ON_PAPER
from workshop.room import kind as room
from workshop.room.scene import Frame
from workshop.room.state import RoomState
from workshop.room.steps import KINDS as IN_THE_ROOM
from workshop.services.kind_trials import cases, facets_of, trials
from workshop.services.library import open_service
from workshop.services.printing import handout
from workshop.services.selftest import KINDS
from workshop.steps import AnySummary

FLOORS = ("workshop/steps", "workshop/room/steps", "workshop/pdf/steps", "workshop/office/steps")
GENERIC = {
    **{name: getattr(domain, name) for name in ("cells", "sample", "summarise")},
    **{name: getattr(paper, name) for name in ("blank", "copy", "gathered", "result")},
    **{name: getattr(naming, name) for name in ("gathering",)},
    "table": table,
    **{name: getattr(room, name) for name in ("asked", "revealed", "findings", "headline")},
}
"""Facets that a kind has to bring; ALWAYS also where nothing is collected."""
FRAME = Frame(width=1920, height=1080, r=66, type=PaperType(Faces()))
TOLD_ELSEWHERE = {"text", "card", "commit", "decision"}
"""Kinds that a report tells in words and plans, without a picture in the chapter."""
ALWAYS = ("cells", "asked", "blank", "table")
EXERCISES = tuple(map(named_ahead, shipped_exercises()))
STEPS = [(exercise, step) for exercise in EXERCISES for step in exercise.steps]
NAMES = [f"{exercise.id}/{step.id}" for exercise, step in STEPS]
ANSWERED = [(exercise, step) for exercise, step in STEPS if collects(step)]


def shipped(kind):
    return next(((exercise, step) for exercise, step in STEPS if type(step) is kind), (None, None))


each_kind = pytest.mark.parametrize("kind", KINDS, ids=kind_of)


@pytest.fixture(scope="module")
def case_of():
    """The case of a step, made once for all steps of its exercise."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        service = open_service(Path(folder))

        def look_up(exercise, step):
            if exercise.id not in found:
                made = cases(service, exercise, Path(folder))
                found[exercise.id] = {case.step.id: case for case in made}
            return found[exercise.id][step.id]

        yield look_up
        service.close()


# ---- with data


@pytest.mark.parametrize(
    ("exercise", "step", "facet"),
    [
        pytest.param(exercise, step, facet, id=f"{kind_of(type(step))}-{facet}-{name}")
        for (exercise, step), name in zip(STEPS, NAMES, strict=True)
        for facet in facets_of(step)
    ],
)
def test_that_a_facet_holds_for_made_up_people(case_of, exercise, step, facet):
    assert dict(trials(case_of(exercise, step)))[facet]() == ""


def broken(_step, *_rest):
    raise RuntimeError("broken on purpose")


BROUGHT = [
    pytest.param(kind, facet, id=f"{kind_of(kind)}-{facet}")
    for kind in KINDS
    for facet in GENERIC
    if facet in facets_of(shipped(kind)[1])
]
"""What each kind has to bring."""


@pytest.mark.parametrize(("kind", "facet"), BROUGHT)
def test_that_one_broken_facet_fails_the_trial_of_that_facet(case_of, kind, facet):
    exercise, step = shipped(kind)
    case = case_of(exercise, step)
    generic = GENERIC[facet]
    whole = generic.dispatch(kind)
    generic.register(kind, broken)
    try:
        with pytest.raises(RuntimeError, match="on purpose"):
            facets_of(step)[facet](case)
    finally:
        generic.register(kind, whole)


def found(case):
    told = room.findings(case.step, case.snapshot.summary, room.usual_view(case.step))
    return (*told.rows, *told.said)


SAID = {
    "extent": lambda case: room.extent(case.step),
    "findings": found,
    "headline": lambda case: room.headline(
        case.step, case.snapshot.summary, case.view.session.nouns
    ),
}
QUIET = {("text", "headline")}
"""Released words stand in a chapter of their own."""
SAYING = [
    pytest.param(kind, facet, id=f"{kind_of(kind)}-{facet}")
    for kind in KINDS
    for facet in SAID
    if kind in getattr(room, facet).registry and (kind_of(kind), facet) not in QUIET
]


def says(case_of, kind, facet):
    """Whether a facet has anything to say of any shipped step of the kind."""
    mine = [case_of(exercise, step) for exercise, step in STEPS if type(step) is kind]
    return any(SAID[facet](case) for case in mine)


@pytest.mark.parametrize(("kind", "facet"), SAYING)
def test_that_a_facet_says_something(case_of, kind, facet):
    assert says(case_of, kind, facet)


@pytest.mark.parametrize(("exercise", "step"), ANSWERED, ids=[each.id for _, each in ANSWERED])
def test_that_the_desk_shows_takes_and_gives_back_a_whole_sheet(qtbot, case_of, exercise, step):
    case = case_of(exercise, step)
    widget = entry_widget(case.step)
    qtbot.addWidget(widget)
    sheet = case.sheets["person 1"]

    widget.set_answers(sheet)
    for index in range(widget.count()):
        widget.show_question(index)
        assert widget.heading(index)

    assert widget.open_sentence() is None


@pytest.mark.parametrize(("exercise", "step"), ANSWERED, ids=[each.id for _, each in ANSWERED])
@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_that_a_choice_can_be_taken_back_at_the_desk(qtbot, case_of, exercise, step, key):
    case = case_of(exercise, step)
    widget = entry_widget(case.step)
    qtbot.addWidget(widget)
    widget.set_answers(case.sheets["person 1"])
    taken = []
    widget.cleared.connect(taken.append)
    widget.show()
    boards = 0

    for index in range(widget.count()):
        widget.show_question(index)
        for board in widget.findChildren(CellBoard):
            boards += 1
            for row in board.rows:
                if row.chosen() is None:
                    continue
                row.chosen().setFocus()
                QTest.keyClick(row.chosen(), key)
                assert row.chosen() is None

    if not boards:
        pytest.skip("it has no cells to choose from")
    assert taken
    assert set(taken) <= {cell.name for cell in cells(case.step)}


# ---- on every floor


@pytest.mark.parametrize(("kind", "facet"), BROUGHT)
def test_that_a_kind_registers_every_facet_for_its_own_class(kind, facet):
    elsewhere = facet == "result" and kind_of(kind) in TOLD_ELSEWHERE
    assert elsewhere or kind in GENERIC[facet].registry


@each_kind
def test_that_a_kind_that_collects_can_be_entered(kind):
    _exercise, step = shipped(kind)

    assert not collects(step) or {kind} <= entry_widget.registry.keys() & phone_pages.registry


@each_kind
@pytest.mark.parametrize("floor", FLOORS)
def test_that_a_file_of_the_kinds_name_stands_on_each_floor(kind, floor):
    assert (CHECKOUT / floor / f"{kind_of(kind)}.py").is_file()


@each_kind
def test_that_a_kind_has_tests_of_its_own(kind):
    assert (CHECKOUT / "tests" / "kinds" / f"test_{kind_of(kind)}.py").is_file()


@each_kind
def test_that_a_shipped_exercise_uses_the_kind(kind):
    assert shipped(kind) != (None, None)


@each_kind
def test_that_the_lists_of_kinds_name_it(kind):
    _exercise, step = shipped(kind)
    asks = (AT_THE_DESK, IN_A_BROWSER) if collects(step) else ()
    for floor in (ON_PAPER, IN_THE_ROOM, *asks):
        assert kind_of(kind) in {module.__name__.rpartition(".")[2] for module in floor}


def test_that_every_kind_that_collects_has_its_summary():
    collecting = {kind_of(type(step)) for _exercise, step in ANSWERED}

    assert collecting == {kind_of(kind) for kind in get_args(AnySummary)}


@pytest.mark.parametrize(("exercise", "step"), STEPS, ids=NAMES)
def test_that_a_page_of_the_room_is_painted(qtbot, case_of, exercise, step):
    case = case_of(exercise, step)
    shown = case.view.shown_step(case.key)
    state = RoomState(
        exercise=case.exercise, step=case.step, shown_step=case.view.step(shown) if shown else None
    )
    view = SceneView()
    qtbot.addWidget(view)

    view.set_scene(room.pages(state, FRAME)[0].scene)

    assert not view.grab().isNull()


@pytest.mark.parametrize(("exercise", "step"), ANSWERED, ids=[each.id for _, each in ANSWERED])
def test_that_a_widget_is_freed_once_it_is_done(qtbot, exercise, step):
    widget = entry_widget(step)
    assert widget.count() >= 1
    gone = weakref.ref(widget)

    widget.deleteLater()
    del widget
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()

    assert gone() is None


def words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[A-Za-z]{4,}", text)}


@pytest.mark.parametrize("exercise", EXERCISES, ids=[exercise.id for exercise in EXERCISES])
def test_that_the_worksheet_of_an_exercise_holds_the_words_people_need(home, exercise):
    service = open_service(home)
    sheet = handout(service, exercise.id, "blank").content
    service.close()
    printed = set()
    for page in PdfReader(io.BytesIO(sheet)).pages:
        printed |= words(page.extract_text())

    assert words(exercise.title) <= printed
    for step in map(exercise.step, exercise.planned()):
        if collects(step) and not step.unlinked:
            asked = words(getattr(step, "prompt", "").replace("{customer}", ""))
            assert len(asked & printed) >= len(asked) * 0.9, step.id
