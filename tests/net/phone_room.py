"""Sessions in which a step of every kind is open, with what the room names made up."""

import datetime as dt

from workshop.content.shipped import shipped_exercises
from workshop.domain.run import named_ahead
from workshop.domain.session import Block
from workshop.domain.stage import Place
from workshop.domain.step import collects
from workshop.services.commands import GoTo, NewSession, SetAgenda, StartSession
from workshop.services.sample import name_made_up

EXERCISES = tuple(map(named_ahead, shipped_exercises()))


def begun(service, exercise, variant=""):
    """A running session of that exercise alone; its id and the exercise as it runs."""
    made = NewSession(
        template="", title="Day", date=dt.date(2026, 11, 24), people=9, threshold=3, kind="sample"
    )
    session = str(service.do(made).value)
    block = Block(
        id="b1",
        kind="exercise",
        title=exercise.title,
        minutes=exercise.minutes,
        exercise=exercise.id,
        variant=variant,
    )
    service.do(SetAgenda(session=session, agenda=(block,)))
    service.do(StartSession(session=session))
    name_made_up(service, session)
    return session, service.view(session).exercises[exercise.id]


def one_of_each(service):
    """By kind: a session that stands at a step of that kind, and the step."""
    found = {}
    for exercise in EXERCISES:
        for variant in ("", *exercise.variants):
            planned = set(exercise.planned(variant))
            for step in exercise.steps:
                if step.id not in planned or not collects(step) or type(step) in found:
                    continue
                session, _run = begun(service, exercise, variant)
                service.do(GoTo(session=session, place=Place(block=0, step=step.id)))
                found[type(step)] = session, step.id
    return found
