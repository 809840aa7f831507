"""The stops of a day in order, and how late it runs."""

import datetime as dt

from workshop.domain.session import Block, Timed, minute_of_day, timetable
from workshop.domain.stage import Place
from workshop.domain.step import step_key
from workshop.room.session_view import SessionView
from workshop.steps import AnyStep
from workshop.words import _, clock

STRANGE = 180
"""How many minutes off the plan before its clock says nothing about today."""


def block_at(view: SessionView, place: Place) -> Block | None:
    """The block of a place; None in an empty agenda."""
    agenda = view.session.agenda
    return agenda[place.block] if 0 <= place.block < len(agenda) else None


def steps_of(view: SessionView, block: Block | None) -> tuple[AnyStep, ...]:
    """The steps of a block; none for a break."""
    if block is None or block.exercise not in view.exercises:
        return ()
    return view.exercises[block.exercise].steps


def step_at(view: SessionView, place: Place) -> AnyStep | None:
    """The step of a place; None on a title page and in a break."""
    for step in steps_of(view, block_at(view, place)):
        if step.id == place.step:
            return step
    return None


def key_at(view: SessionView, place: Place) -> str:
    """The key of the step of a place, "" where it has none."""
    block = block_at(view, place)
    return step_key(block.exercise, place.step) if block and step_at(view, place) else ""


def shown_at(view: SessionView, place: Place) -> str:
    """The key of the step whose result a place is about, "" where it is about none."""
    key = key_at(view, place)
    return view.shown_step(key) if key else ""


def places(view: SessionView) -> tuple[Place, ...]:
    """All stops: for each block its title page, then its steps."""
    return tuple(
        Place(block=index, step=name)
        for index, block in enumerate(view.session.agenda)
        for name in ("", *(step.id for step in steps_of(view, block)))
    )


def neighbour(view: SessionView, place: Place, by: int) -> Place | None:
    """The stop `by` places on (or back); None beyond the ends of the day."""
    stops = places(view)
    if place not in stops:
        place = Place(block=place.block)  # at a step that the plan has lost
    if place not in stops:
        return stops[0] if stops else None
    index = stops.index(place) + by
    return stops[index] if 0 <= index < len(stops) else None


def coming(view: SessionView, place: Place) -> tuple[Timed, ...]:
    """The blocks after this one, up to and with the next break."""
    found: list[Timed] = []
    for timed in timetable(view.session)[place.block + 1 :]:
        found.append(timed)
        if timed.block.kind != "exercise":
            break
    return tuple(found)


def minutes_after(view: SessionView, place: Place) -> int:
    """Planned minutes of the steps of the block that come after this place."""
    steps = steps_of(view, block_at(view, place))
    if not place.step:
        return sum(step.minutes for step in steps)
    names = [step.id for step in steps]
    if place.step not in names:
        return 0
    return sum(step.minutes for step in steps[names.index(place.step) + 1 :])


def ends_line(view: SessionView, place: Place, left: float, now: dt.datetime) -> str:
    """When the block is planned to end and how far off today is. left: seconds left of the present
    step.
    """
    rows = timetable(view.session)
    if not 0 <= place.block < len(rows):
        return ""
    planned = minute_of_day(clock(rows[place.block].ends))
    here = now.hour * 60 + now.minute + now.second / 60
    expected = here + max(0.0, left) / 60 + minutes_after(view, place)
    late = int(expected - planned)
    if abs(late) > STRANGE:
        at = dt.time(int(expected) // 60 % 24, int(expected) % 60)
        return _("Block ends about {time}").format(time=clock(at))
    time = clock(rows[place.block].ends)
    if late > 0:
        return _("Block ends {time}, {n} min late").format(time=time, n=late)
    if late < -1:
        return _("Block ends {time}, {n} min in hand").format(time=time, n=-late)
    return _("Block ends {time}, on time").format(time=time)
