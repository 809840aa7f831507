"""A small exercise of every matter that the library has rules for, and helpers to run it."""

import datetime as dt

from workshop.domain.exercise import (
    Exercise,
    Group,
    Item,
    Lens,
    Template,
    TemplateBlock,
    Variant,
)
from workshop.domain.gathering import ListEntry
from workshop.domain.stage import Place
from workshop.services.commands import (
    BeginTurn,
    GoTo,
    NameEntries,
    NewSession,
    PutAnswer,
    SealTurn,
    StartSession,
)
from workshop.services.deed import Content
from workshop.steps.decision import DecisionStep
from workshop.steps.rating import RatingStep
from workshop.steps.read import ReadStep
from workshop.steps.talk import TalkStep
from workshop.steps.text import TextField, TextStep

ITEMS = (
    Item(id="s1", text="A {customer} is the most important visitor.", short="Most important"),
    Item(id="s2", text="They are not dependent on us.", short="Not dependent on us"),
)
LENSES = (
    Lens(id="me", label="Me", short="Me"),
    Lens(id="org", label="My organisation", short="Organisation"),
)
RATE = RatingStep(
    id="rate",
    title="Rate",
    minutes=5,
    prompt="How true?",
    items=ITEMS,
    lenses=LENSES,
    scale="TRUE5",
)
SAFE = RatingStep(
    id="safe",
    title="How safe",
    minutes=2,
    prompt="How freely will you speak?",
    items=(Item(id="safe", text="Speaking", short="Speaking"),),
    scale="SAFE5",
    unlinked=True,
    hide_unanimous=True,
)
TOUR = Exercise(
    id="tour",
    version=1,
    title="Tour",
    purpose="To try things.",
    outcomes=("Tried",),
    group=Group(min=3, max=24),
    minutes=25,
    credit="Nobody",
    steps=(
        ReadStep(id="frame", title="Frame", minutes=3, paragraphs=("Welcome, {customers}.",)),
        SAFE,
        TextStep(
            id="word",
            title="Word",
            minutes=2,
            prompt="Which word stayed?",
            fields=(TextField(limit=40),),
        ),
        RATE,
        TalkStep(id="reveal", title="Reveal", minutes=4, shows="rate"),
        RatingStep(
            id="light",
            title="Light",
            minutes=1,
            prompt="How many?",
            items=(Item(id="light", text="Light", short="Light"),),
            scale="TRUE5",
        ),
        DecisionStep(id="decide", title="Decide", minutes=8, prompt="What is decided?"),
    ),
    variants={
        "short": Variant(title="Short", minutes=9, steps=(("rate", 5), ("reveal", 4))),
    },
)
OTHER = Exercise(
    id="other",
    version=3,
    title="Other",
    purpose="To be put in later.",
    outcomes=(),
    group=Group(min=3, max=24),
    minutes=4,
    credit="Nobody",
    steps=(ReadStep(id="only", title="Only", minutes=4),),
)
HALF = Template(
    id="half",
    title="Half an hour",
    summary="One tour",
    minutes=30,
    blocks=(
        TemplateBlock(kind="exercise", title="Tour", minutes=25, exercise="tour"),
        TemplateBlock(kind="break", title="Break", minutes=5),
    ),
)
CONTENT = Content(exercises=lambda: (TOUR, OTHER), templates=lambda: (HALF,))
DAY = dt.date(2026, 11, 24)


class Clock:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 11, 24, 8, 12)

    def __call__(self) -> dt.datetime:
        return self.now

    def unix(self) -> float:
        return self.now.timestamp()

    def on(self, **passed: float) -> None:
        self.now += dt.timedelta(**passed)


def new_session(service, **changes) -> str:
    """A session from the template."""
    given = {"template": "half", "title": "Tuesday", "date": DAY, "threshold": 3, **changes}
    return service.do(NewSession(**given)).value


def running_session(service, *steps: str, **changes) -> str:
    """A started session with these steps of the tour open for answers."""
    name = new_session(service, **changes)
    service.do(StartSession(session=name))
    for step in steps:
        service.do(GoTo(session=name, place=Place(block=0, step=step)))
    return name


def decided(session: str, step: str = "tour/decide", **statements: str) -> NameEntries:
    """Writes the decisions of a step: d1="We call."."""
    entries = tuple(ListEntry(id=name, values={"text": text}) for name, text in statements.items())
    return NameEntries(session=session, step=step, entries=entries)


def rated(me: int | None, org: int | None) -> dict[str, int | None]:
    """Ratings of both statements."""
    return {"s1/me": me, "s2/me": me, "s1/org": org, "s2/org": org}


def sits_down(service, session: str, answers: dict, *, sign: str = "", team: str = "") -> str:
    """A whole turn; the receipt code."""
    seated = service.do(BeginTurn(session=session, sign=sign, team=team)).value
    puts(service, session, seated.participant, answers)
    given = service.do(SealTurn(session=session, participant=seated.participant)).value
    return seated.code or given


def puts(service, session: str, person: str, answers: dict) -> None:
    """Types answers: step → cell → value."""
    for step, cells in answers.items():
        for cell, value in cells.items():
            service.do(
                PutAnswer(
                    session=session, participant=person, step=f"tour/{step}", cell=cell, value=value
                )
            )
