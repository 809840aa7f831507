"""The half day of the sample, in everything that its exercises collect, played by sample people."""

from tests.services.tour import DAY
from workshop.domain.stage import Place
from workshop.services.commands import (
    BeginTurn,
    GoTo,
    NewSession,
    PutAnswer,
    SealTurn,
    StartSession,
)
from workshop.services.sample import answers, name_made_up

PEOPLE = 8


def all_open(service):
    """A half day of which every step is open; its session."""
    made = NewSession(template="half_day", title="Day", date=DAY, people=PEOPLE, kind="sample")
    session = str(service.do(made).value)
    service.do(StartSession(session=session))
    name_made_up(service, session)
    view = service.view(session)
    for block, each in enumerate(view.session.agenda):
        exercise = view.exercises.get(each.exercise)
        for step in exercise.steps if exercise else ():
            service.do(GoTo(session=session, place=Place(block=block, step=step.id)))
    return session


def sits(service, session, person):
    """One sample person answers all that is open."""
    seated = service.do(BeginTurn(session=session, sign=f"sample {person}")).value.participant
    view = service.view(session)
    for key in view.stage.opened:
        for cell, value in answers(view, key, person).items():
            service.do(
                PutAnswer(session=session, participant=seated, step=key, cell=cell, value=value)
            )
    service.do(SealTurn(session=session, participant=seated))


def people_in(service, session, table):
    """Each person's rows, whatever their token, as a sorted list."""
    found: dict[str, list] = {}
    with service._database.read() as connection:
        for row in connection.exec_driver_sql(
            f"SELECT * FROM {table} WHERE session = ?", (session,)
        ):
            fields = row._asdict()
            token = fields.pop("participant")
            fields.pop("session")
            found.setdefault(token, []).append(tuple(fields.values()))
    return sorted(sorted(each, key=str) for each in found.values())
