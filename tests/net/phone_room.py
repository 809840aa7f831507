"""Sessions in which a step of every kind is open, with what the room names made up."""

import datetime as dt
from itertools import combinations

from workshop.content.shipped import shipped_exercises
from workshop.domain.gathering import ListEntry
from workshop.domain.graph.map import MOST_RATED
from workshop.domain.run import named_ahead
from workshop.domain.session import Block
from workshop.domain.stage import Place
from workshop.domain.step import collects
from workshop.net.asking import OrderField, PicksField, PointsField
from workshop.services.commands import GoTo, NameEntries, NewSession, SetAgenda, StartSession
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


def at_step(service, exercise, step):
    """A running session that stands at that step."""
    found = next(each for each in EXERCISES if each.id == exercise)
    variant = next(each for each in ("", *found.variants) if step in found.planned(each))
    session, _run = begun(service, found, variant)
    service.do(GoTo(session=session, place=Place(block=0, step=step)))
    return session


def many_links(service, session):
    """Nine teams, and among them more links than one person rates."""
    teams = tuple(
        ListEntry(values={"name": f"Team {sign}", "sort": "team"}) for sign in "ABCDEFGHI"
    )
    nodes = NameEntries(session=session, step="connections/nodes", entries=teams, sure=True)
    pairs = list(combinations(service.do(nodes).value, 2))[: MOST_RATED + 1]
    links = tuple(ListEntry(values={"from": one, "to": other}) for one, other in pairs)
    service.do(NameEntries(session=session, step="connections/links", entries=links, sure=True))


def asked_cells(pages):
    """The cells that pages of a phone ask for."""
    for page in pages:
        for field in page.fields:
            match field:
                case OrderField() | PointsField():
                    yield from (part.cell for part in field.parts)
                case PicksField():
                    pass
                case _:
                    yield field.cell
