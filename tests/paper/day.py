"""A day whose answers the tests set, and the papers and sizes it is printed in."""

import datetime as dt
import random

from msgspec import structs

from workshop.content.shipped import shipped_exercises
from workshop.domain.run import as_run
from workshop.domain.session import Block, Session
from workshop.domain.step import Snapshot, TextRule, cells, step_key, summarise
from workshop.pdf.handout import CopyOwner, Form
from workshop.room.report.material import Material

SHIPPED = {exercise.id: exercise for exercise in shipped_exercises()}
DAY = ("opening", "reread_quote", "map_3d", "friendship_ladder", "closing")
FORMS = [
    Form(paper=paper, size=size)
    for paper in ("a4", "letter")
    for size in ("standard", "clear", "large")
]
LIMITS = 20


def form_name(form) -> str:
    return f"{form.paper}-{form.size}"


def session(**given) -> Session:
    agenda = tuple(
        Block(id=name, kind="exercise", title=SHIPPED[name].title, minutes=SHIPPED[name].minutes,
              exercise=name)
        for name in DAY
    )  # fmt: skip
    usual = {
        "id": "s", "title": "Customer day", "client": "Northgate Heating",
        "date": dt.date(2026, 11, 24), "purge_on": dt.date(2026, 12, 24), "threshold": 5,
        "people": 8, "agenda": agenda, "state": "finished",
    }  # fmt: skip
    return Session(**{**usual, **given})


def answered(step, people, chance, text=None):
    """Answers of so many people; texts are released."""
    found = {}
    for person in range(people):
        given = {}
        for cell in cells(step):
            if isinstance(cell.values, TextRule):
                said = text or f"{cell.name} of {person} in {chance.randrange(10**6)}"
                given[cell.name] = said[: cell.values.max_length]
            elif cell.values == (False, True):
                given[cell.name] = True
            else:
                given[cell.name] = chance.choice(cell.values)
        found[f"person{person}"] = given
    return found


def material_of(people=8, *, text=None, revealed=True, without=(), **head):
    """The material of a session and the people in it."""
    chance = random.Random(7)
    day = session(people=people, **head)
    exercises = {name: structs.replace(as_run(SHIPPED[name], day), left_out=()) for name in DAY}
    snapshots, answers = {}, {}
    for exercise in exercises.values():
        for step in exercise.steps:
            if not cells(step):
                continue
            key = step_key(exercise.id, step.id)
            given = answered(step, people, chance, text)
            answers[key] = given
            if revealed and key not in without:
                summary = summarise(step, given)
                snapshots[key] = Snapshot(exercise=exercise.id, step=step.id, number=1,
                                          n=people, summary=summary)  # fmt: skip
    own = [
        CopyOwner(label="", answers={key: given[f"person{each}"] for key, given in answers.items()})
        for each in range(people)
    ]
    return Material(session=day, exercises=exercises, snapshots=snapshots), own
