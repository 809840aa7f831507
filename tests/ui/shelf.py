"""A small library with content of its own, for tests of windows."""

import datetime as dt

from workshop.domain.exercise import Exercise, Group, Template, TemplateBlock, Variant
from workshop.services.commands import BinSession, NewSession
from workshop.services.deed import Content
from workshop.services.library import open_service
from workshop.steps.read import ReadStep

TODAY = dt.date.today()
NOW = dt.datetime.combine(TODAY, dt.time(8, 12))


def exercise(name: str, title: str, minutes: int) -> Exercise:
    """One exercise of a single step."""
    return Exercise(
        id=name,
        version=1,
        title=title,
        purpose="See the words and the deeds side by side.",
        outcomes=("One thing to keep.",),
        group=Group(min=3, max=24),
        minutes=minutes,
        credit="Written for tests.",
        debrief=("What struck you?",),
        pitfalls=("Arguing about who wrote it.",),
        steps=(
            ReadStep(
                id="a",
                title="Frame",
                minutes=minutes,
                say="Say this aloud.",
                paragraphs=("Nothing outranks a {customer}.",),
            ),
        ),
        variants={"express": Variant(title="Short", minutes=10, steps=(("a", 10),))},
    )


EXERCISES = (
    exercise("opening", "Opening", 15),
    exercise("reread_quote", "Re-reading the quote", 60),
    exercise("closing", "Closing", 25),
)


def block(kind: str, title: str, minutes: int, name: str = "") -> TemplateBlock:
    """One block of a template."""
    return TemplateBlock(kind=kind, title=title, minutes=minutes, exercise=name)


def template(name: str, title: str, *blocks: TemplateBlock) -> Template:
    """One template."""
    return Template(
        id=name,
        title=title,
        summary="In order",
        minutes=sum(each.minutes for each in blocks),
        blocks=blocks,
    )


TEMPLATES = (
    template("taster", "Taster", block("exercise", "Opening", 15, "opening")),
    template(
        "half_day",
        "Half day",
        block("exercise", "Opening", 15, "opening"),
        block("exercise", "Re-reading the quote", 60, "reread_quote"),
        block("break", "Break", 15),
        block("exercise", "Closing", 25, "closing"),
    ),
)
CONTENT = Content(exercises=lambda: EXERCISES, templates=lambda: TEMPLATES)


def shelf(home):
    """An empty library."""
    return open_service(home, lambda: NOW, CONTENT)


def made(service, title: str, *, days: int = 1, client: str = "Northgate Heating", **more) -> str:
    """A session in it, held in so many days; its id."""
    day = TODAY + dt.timedelta(days=days)
    command = NewSession(template="half_day", title=title, client=client, date=day, **more)
    return service.do(command).value


def binned(service, title: str) -> str:
    """A session in its bin; its id."""
    session = made(service, title)
    service.do(BinSession(session=session))
    return session
