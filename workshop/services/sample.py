"""Sample people: a finished sample session to explore, and answers for a rehearsal.

Their answers never go into a real session.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from workshop.domain.exercise import keyed_steps
from workshop.domain.gathering import ListEntry, gathering, made_up
from workshop.domain.session import Block
from workshop.domain.step import Step, TextRule, Value, cells, sample
from workshop.errors import Refused
from workshop.room.session_view import SessionView
from workshop.services import sample_answers as said
from workshop.services.commands import (
    ClosePark,
    FinishSession,
    ImportRows,
    NameEntries,
    NewSession,
    Park,
    Reveal,
    SetAgenda,
    StartSession,
    TickNote,
    WriteNote,
)
from workshop.services.service import Service
from workshop.words import _

TITLE, CLIENT = "Customer day", "Northgate Heating"
LADDER = "friendship_ladder"
DECIDE, PLACE_GROUP = "closing/decide", "map_3d/place"
PLACE = "field {}"
"""Stands for the name of a cell where only its place in the step matters."""

Given = dict[str, Value]


def make_sample(service: Service, day: dt.date | None = None) -> str:
    """Makes the finished sample session; its id."""
    made = service.do(
        NewSession(
            template="half_day",
            title=TITLE,
            client=CLIENT,
            date=day or dt.date.today(),
            people=said.PEOPLE,
            kind="sample",
        )
    )
    session = str(made.value)
    service.do(SetAgenda(session=session, agenda=with_ladder(service, session)))
    service.do(StartSession(session=session))
    write_down(service, session)
    rehearse(service, session)
    for step in service.view(session).collecting():
        service.do(Reveal(session=session, step=step))
    service.do(FinishSession(session=session))
    return session


def with_ladder(service: Service, session: str) -> tuple[Block, ...]:
    """The agenda with the friendship ladder before the closing."""
    agenda = service.view(session).session.agenda
    found = next(each for each in service.exercises() if each.id == LADDER)
    block = Block(
        id=LADDER, kind="exercise", title=found.title, minutes=found.minutes, exercise=LADDER
    )
    at = next(
        (index for index, each in enumerate(agenda) if each.exercise == "closing"), len(agenda)
    )
    return (*agenda[:at], block, *agenda[at:])


def write_down(service: Service, session: str) -> None:
    """The notes, the parking lot, the group and the decisions of the sample day."""
    for step, body, ticked in said.NOTES:
        note = service.do(WriteNote(session=session, step=step, body=body)).value
        service.do(TickNote(session=session, id=note, in_summary=ticked))
    for body, raised_by, owner, by in said.PARKED:
        item = service.do(Park(session=session, body=body, raised_by=raised_by)).value
        service.do(ClosePark(session=session, id=item, owner=owner, by=by, dropped=not owner))
    decided = zip(said.DECISIONS, said.DECIDED, strict=True)
    for key, named in (
        (PLACE_GROUP, [{"text": said.CUSTOMER_GROUP}]),
        (DECIDE, [{"text": text} | plan for text, plan in decided]),
    ):
        entries = tuple(ListEntry(values={**values}) for values in named)
        service.do(NameEntries(session=session, step=key, entries=entries))


def rehearse(service: Service, session: str) -> None:
    """Eight sample people answer every step of a rehearsal; Refused for a real session."""
    if service.session(session).kind == "real":
        raise Refused(_("Sample people cannot answer in a real session."))
    name_made_up(service, session)
    view = service.view(session)
    service.do(
        ImportRows(
            session=session,
            sample=True,
            rows=tuple(
                (f"sample {person + 1}", key, cell, value)
                for key in view.collecting()
                for person in range(said.PEOPLE)
                for cell, value in answers(view, key, person).items()
            ),
        )
    )


def name_made_up(service: Service, session: str) -> None:
    """Fills every list that nobody has named yet, so that there is something to answer."""
    for key in keyed_steps(service.view(session).exercises):
        view = service.view(session)
        names = gathering(view.step(key))
        if names is not None and not view.lists.get(key):
            entries = made_up(names)
            service.do(NameEntries(session=session, step=key, entries=entries, at_once=True))


def answers(view: SessionView, key: str, person: int) -> Given:
    """What a sample person answers in a step, as the session runs it."""
    step = view.step(key)
    known = {cell.name: cell for cell in cells(step)}
    given = {name: value for name, value in written(step, key, person).items() if name in known}
    made = sample(step, person)
    if key not in ANSWERS:
        return made
    missing = {name: made[name] for name, cell in known.items() if cell.required and name in made}
    return missing | given


def written(step: Step, key: str, person: int) -> Given:
    """What is written down for a sample person, by cell; nothing for a step they do not know."""
    given = dict(ANSWERS[key](person)) if key in ANSWERS else {}
    asked = [cell for cell in cells(step) if cell.required or isinstance(cell.values, TextRule)]
    for place, cell in enumerate(asked):
        if PLACE.format(place) in given:
            given[cell.name] = given.pop(PLACE.format(place))
    return given


def _columns(columns: Mapping[str, said.PerPerson]) -> Callable[[int], Given]:
    """Given cell by cell, one column for each."""
    return lambda person: {cell: column[person] for cell, column in columns.items()}


def _alone(column: said.PerPerson, *, shown: bool = False) -> Callable[[int], Given]:
    """An answer each to the one thing that a step asks; who left it empty releases nothing."""
    return lambda person: _form((column[person],), shown=shown)


def _form(values: Iterable[Value], *, shown: bool) -> Given:
    """Answers in the order that a step asks for them."""
    return _given({PLACE.format(place): value for place, value in enumerate(values)}, shown=shown)


def _given(fields: Mapping[str, Value], *, shown: bool) -> Given:
    filled = {name: value for name, value in fields.items() if value != ""}
    return {**filled, "shown": True} if filled and shown else filled


def _possible(person: int) -> Given:
    prompt, idea, shown = said.POSSIBLE[person]
    return {"prompt": prompt, **_form((idea,), shown=shown)}


def _commitment(person: int) -> Given:
    return _given(said.COMMITMENTS[person], shown=person < said.PEOPLE - 2)


def _light(person: int) -> Given:
    return _form(said.LIGHTS[person].values(), shown=True)


def _plan(person: int) -> Given:
    return _given(said.PLANS[person], shown=person % 2 == 0)


def _promise(person: int) -> Given:
    return _given({"what": said.PROMISES[person]}, shown=True)


def _story(person: int) -> Given:
    return _form(said.STORIES[person].values(), shown=person % 2 == 0)


def _in_turn(forms: Sequence[Mapping[str, Value]], person: int) -> Given:
    """One of a few filled forms, in turn; who is last lets nobody see theirs."""
    return _given(forms[person % len(forms)], shown=person < said.PEOPLE - 1)


def _told_story(person: int) -> Given:
    """A card that the room may see."""
    story = said.TOLD[person % len(said.TOLD)]
    allowed = "dared" if person % 2 else "allowed"
    return {
        **{f"1/{name}": text for name, text in story.items()},
        "1/allowed": allowed,
        "1/shown": True,
    }


def _turned(person: int) -> Given:
    """Two cards, one of them shown."""
    found: dict[str, Value] = {}
    for card in (1, 2):
        words, sort = said.TURNS[(person + card) % len(said.TURNS)]
        found |= {f"{card}/words": words, f"{card}/sort": sort, f"{card}/shown": card == 1}
    return found


def _support(person: int) -> Given:
    return _form((column[person] for column in said.SUPPORT), shown=False)


ANSWERS: Mapping[str, Callable[[int], Given]] = {
    "opening/safety": _alone(said.SAFETY),
    "opening/question": _alone(said.RELATIONSHIPS),
    "reread_quote/word": _alone(said.WORDS, shown=True),
    "reread_quote/rate": _columns(said.GRID),
    "reread_quote/possible": _possible,
    "reread_quote/commit": _commitment,
    "map_3d/place": _columns(said.MAP),
    "map_3d/light": _light,
    "map_3d/commit": _plan,
    "friendship_ladder/marks": _columns(said.MARKS),
    "friendship_ladder/proof": _story,
    "friendship_ladder/promise": _promise,
    "friendship_ladder/question": _alone(said.AT_THE_END),
    "closing/decide": _support,
    **{
        f"{exercise}/decide": _support
        for exercise in ("culture_journey", "soil_seeds", "decisions_workshop")
    },
    **{
        f"{exercise}/commit": _commitment
        for exercise in (
            *("connections", "success_stories", "culture_journey"),
            *("energy_audit", "soil_seeds"),
        )
    },
    "check_in/noticed": _alone(said.NOTICED, shown=True),
    "connections/mend": partial(_in_turn, said.MENDED),
    "success_stories/stories": _told_story,
    "four_pictures/adjectives": partial(_in_turn, said.ADJECTIVES),
    "energy_audit/cards": _turned,
    "soil_seeds/facts": partial(_in_turn, (said.FACTS,)),
    "claim_check/change": partial(_in_turn, said.CHANGES),
    "closing/question": _alone(said.AT_THE_END),
    "closing/roti": _alone(said.WORTH),
    "closing/raise": _alone(said.BETTER, shown=True),
}
