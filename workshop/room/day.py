"""The stops of a day in order, and how late it runs."""

import datetime as dt
import math

from workshop.domain.flow import DayTimes, Hours, flow
from workshop.domain.groups import Groups
from workshop.domain.session import Block
from workshop.domain.stage import Place, Stage, stop_key
from workshop.domain.step import step_key
from workshop.room.session_view import SessionView
from workshop.steps import AnyStep
from workshop.words import _, clock


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


def coming(view: SessionView, place: Place, day: DayTimes) -> tuple[Hours, ...]:
    """The blocks after this one with their times of today, up to and with the next break."""
    found: list[Hours] = []
    for hours in day.hours[place.block + 1 :]:
        found.append(hours)
        if hours.block.kind != "exercise":
            break
    return tuple(found)


def was_at(view: SessionView, block: Block, step: str) -> bool:
    """Whether the room has been at a step and moved on."""
    return view.stage is not None and stop_key(block, step) in view.stage.passed


def minutes_after(view: SessionView, place: Place) -> int:
    """Planned minutes of the steps of the block that come after this place and were not run yet."""
    block = block_at(view, place)
    steps = steps_of(view, block)
    names = [step.id for step in steps]
    if block is None or (place.step and place.step not in names):
        return 0
    after = steps[names.index(place.step) + 1 :] if place.step else steps
    return sum(step.minutes for step in after if not was_at(view, block, step.id))


def day_of(view: SessionView, now: dt.datetime, *, spare: bool = False) -> DayTimes:
    """The day with its times of today, as planned where it does not run. spare: slack takes up a
    delay, as the room is told.
    """
    session, stage = view.session, view.stage
    if stage is None or not session.agenda or session.state != "running":
        return flow(session.agenda, session.agenda, session.starts)
    here = min(stage.place.block, len(session.agenda) - 1)
    return flow(
        session.agenda,
        stage.planned or session.agenda,
        session.starts,
        here,
        _here_ends(view, session.agenda[here], stage, now),
        spare=spare,
    )


def _here_ends(view: SessionView, block: Block, stage: Stage, now: dt.datetime) -> int:
    """When the block at hand is going to end, in minutes since midnight."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    minute = (now - midnight).total_seconds() / 60
    timer, unix = stage.timer, now.timestamp()
    left = timer.remaining(unix) if timer.begun() else timer.reached + timer.seconds - unix
    ends = minute + max(0.0, left) / 60
    if not block.exercise:  # as the room reads it: the minute that is full by then
        return math.ceil(ends - 1e-6)
    return int(ends + minutes_after(view, stage.place))


LATE = 3
"""Minutes behind from which it is told."""


def ends_line(view: SessionView, place: Place, day: DayTimes) -> str:
    """When the block ends today, and how far the day is from its plan; "" once it is over."""
    if view.session.state == "finished" or not 0 <= place.block < len(day.hours):
        return ""
    time, behind = at_clock(day.hours[place.block].ends), day.behind
    if behind > 0:
        return _("Block ends {time}, {n} min late").format(time=time, n=behind)
    if behind < -1:
        return _("Block ends {time}, {n} min in hand").format(time=time, n=-behind)
    return _("Block ends {time}, on time").format(time=time)


def at_clock(minute: int) -> str:
    """Minutes since midnight as a time of day."""
    return clock(dt.time(minute // 60 % 24, minute % 60))


def called(view: SessionView, member: str) -> str:
    """A member of a group in words: a name, "Seat 4", or a dash for somebody who has left."""
    return seat_words(member) if member.isdecimal() else view.names.get(member, "–")


def seat_words(seat: str) -> str:
    """A seat, counted off in the room."""
    return _("Seat {n}").format(n=seat)


def in_order(view: SessionView, groups: Groups) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Groups as (member, seat number or name), so that one finds oneself: by number, then name."""
    named = (
        tuple(sorted(((each, each if each.isdecimal() else called(view, each)) for each in group),
                     key=_by_seat))
        for group in groups
    )  # fmt: skip
    return tuple(sorted(named, key=lambda group: _by_seat(group[0])))


def _by_seat(member: tuple[str, str]) -> tuple[int, str]:
    return (int(member[0]) if member[0].isdecimal() else 0, member[1])
