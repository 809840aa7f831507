"""What every kind of step must bring, on every floor: forgetting is impossible."""

import gc
import io
import random
import re
import weakref

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, QEvent

from ui.kit.scene import SceneView
from ui.kit.step import entry_widget
from ui.steps import KINDS as AT_THE_DESK
from ui.theme import FaceType
from workshop.content.shipped import shipped_exercises
from workshop.domain.step import TextRule, cells, check, collects, summarise
from workshop.paths import PROGRAM_ROOT
from workshop.pdf.page import blank, copy, result
from workshop.pdf.steps import KINDS as ON_PAPER
from workshop.room.kind import asked, pages
from workshop.room.scene import Frame
from workshop.room.state import RoomState
from workshop.room.steps import KINDS as IN_THE_ROOM
from workshop.services.library import open_service
from workshop.services.printing import handout
from workshop.services.selftest import KINDS, SUMMARIES

FLOORS = ("workshop/steps", "workshop/room/steps", "workshop/pdf/steps")
FACETS = {
    "cells": cells,
    "summarise": summarise,
    "blank": blank,
    "copy": copy,
    "result": result,
    "asked": asked,
}
EXERCISES = shipped_exercises()
STEPS = [(exercise, step) for exercise in EXERCISES for step in exercise.steps]


def kind_name(kind) -> str:
    return kind.__struct_config__.tag


def shipped(kind):
    return next(((exercise, step) for exercise, step in STEPS if type(step) is kind), (None, None))


def answer(cell, chance: random.Random):
    if isinstance(cell.values, TextRule):
        return f"Word{chance.randrange(1000)}"[: cell.values.max_length]
    return chance.choice([*cell.values, *((None,) if cell.missing else ())])


def sheets(step, people=9, seed=1):
    chance = random.Random(seed)
    return {
        f"p{person}": {cell.name: answer(cell, chance) for cell in cells(step)}
        for person in range(people)
    }


each_kind = pytest.mark.parametrize("kind", KINDS, ids=kind_name)
each_step = pytest.mark.parametrize(
    ("exercise", "step"), STEPS, ids=[f"{exercise.id}/{step.id}" for exercise, step in STEPS]
)


@each_kind
@pytest.mark.parametrize("facet", FACETS)
def test_that_a_kind_registers_every_facet_for_its_own_class(kind, facet):
    assert kind in FACETS[facet].registry


@each_kind
def test_that_a_kind_that_collects_can_be_entered(kind):
    _exercise, step = shipped(kind)

    assert not collects(step) or kind in entry_widget.registry


@each_kind
@pytest.mark.parametrize("floor", FLOORS)
def test_that_a_file_of_the_kinds_name_stands_on_each_floor(kind, floor):
    assert (PROGRAM_ROOT / floor / f"{kind_name(kind)}.py").is_file()


@each_kind
def test_that_a_kind_has_tests_of_its_own(kind):
    assert (PROGRAM_ROOT / "tests" / "kinds" / f"test_{kind_name(kind)}.py").is_file()


@each_kind
def test_that_a_shipped_exercise_uses_the_kind(kind):
    assert shipped(kind) != (None, None)


@each_kind
def test_that_the_lists_of_kinds_name_it(kind):
    _exercise, step = shipped(kind)
    for floor in (ON_PAPER, IN_THE_ROOM, *((AT_THE_DESK,) if collects(step) else ())):
        assert kind_name(kind) in {module.__name__.rpartition(".")[2] for module in floor}


def test_that_every_kind_has_its_summary():
    assert {kind_name(kind) for kind in KINDS} == {kind_name(kind) for kind in SUMMARIES}


@each_step
def test_that_answers_come_back_from_the_check_as_they_went_in(exercise, step):
    for sheet in sheets(step).values():
        for cell, value in sheet.items():
            assert check(step, cell, value) == value


@each_step
def test_that_a_summary_does_not_depend_on_the_order_of_answers(exercise, step):
    answers = sheets(step)
    people = list(answers)
    first = summarise(step, answers)

    for seed in range(5):
        random.Random(seed).shuffle(people)
        assert summarise(step, {person: answers[person] for person in people}) == first


@each_step
def test_that_the_room_has_a_page_for_the_step(qtbot, exercise, step):
    frame = Frame(width=1920, height=1080, r=66, type=FaceType())
    state = RoomState(exercise=exercise, step=step, shown_step=step if collects(step) else None)

    found = pages(state, frame)

    assert found
    assert all(page.scene.alt for page in found)
    view = SceneView()
    qtbot.addWidget(view)
    view.set_scene(found[0].scene)


@pytest.mark.parametrize(
    ("exercise", "step"),
    [(exercise, step) for exercise, step in STEPS if collects(step)],
    ids=[f"{exercise.id}/{step.id}" for exercise, step in STEPS if collects(step)],
)
def test_that_a_widget_is_freed_once_it_is_done(qtbot, exercise, step):
    widget = entry_widget(step)
    assert widget.count() >= 1
    assert all(widget.heading(index) for index in range(widget.count()))
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
    for step in exercise.steps:
        if collects(step) and not step.unlinked:
            asked = words(getattr(step, "prompt", "").replace("{customer}", ""))
            assert len(asked & printed) >= len(asked) * 0.9, step.id
