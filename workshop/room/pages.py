"""From a session to the pages that the room sees at any place of its day."""

import datetime as dt
import math
from typing import Any

from msgspec import Struct, structs

import workshop.room.steps  # noqa: F401 - every kind registers its pages
from workshop.domain.flow import DayTimes
from workshop.domain.gathering import unseen
from workshop.domain.groups import ALL_PAIRED
from workshop.domain.session import timetable
from workshop.domain.stage import Aside, Place, Stage, Timer, stop_key
from workshop.domain.step import Mode, Step, View, step_key
from workshop.room.day import LATE, at_clock, called, day_of, in_order
from workshop.room.day_page import day_page
from workshop.room.groups_page import Grouped, with_groups
from workshop.room.join_page import Door, join_page
from workshop.room.kind import pages, picture_names, picture_of, texts_told
from workshop.room.parking import parked_things
from workshop.room.scene import Frame, Page, Scene
from workshop.room.session_view import SessionView
from workshop.room.state import RoomState
from workshop.room.timer import timer_line
from workshop.room.title import break_page, title_page
from workshop.words import _, clock, ngettext, weekday_day_month

MODES: dict[int, Mode] = {2: "pairs", 3: "threes", 4: "fours", 6: "tables"}
"""How people work in groups of a size."""
AWAY = ("break", "lunch")
"""Blocks from which people have to come back."""


class Spot(Struct, frozen=True, kw_only=True):
    """A place of the day with what is chosen there, and all that the time of day makes of it.

    day: with the minute of now, only where the room is told. back: when a pause ends. groups,
    voice: in words; size: of the groups that were asked for. door: how others come in,
    where that is to show.
    """

    place: Place
    page: int = 0
    chosen: View | None = None
    timer_left: float | None = None
    timer_planned: int = 0
    day: DayTimes | None = None
    minute: int = 0
    aside: Aside = ""
    door: Door | None = None
    back: str = ""
    groups: tuple[tuple[str, ...], ...] = ()
    size: int = 0
    voice: str = ""


def spot_of(session: SessionView, now: dt.datetime) -> Spot:
    """Where the session stands. A timer shows once it has been begun."""
    stage = session.stage or Stage()
    block = session.session.agenda[stage.place.block]
    spot = structs.replace(
        _spot(session, stage, stage.place, now),
        page=stage.page,
        chosen=stage.chosen,
        aside=stage.aside,
        back=_back(stage.timer) if block.kind in AWAY else "",
    )
    if stage.aside == "day":
        spot = structs.replace(spot, page=0, **_told(session, now))
    timer = stage.timer
    if not (timer.seconds and timer.begun()) or block.kind in AWAY:
        return spot
    left = math.ceil(timer.remaining(now.timestamp()))
    return structs.replace(spot, timer_left=left, timer_planned=timer.seconds)


def spot_ahead(session: SessionView, place: Place, now: dt.datetime | None = None) -> Spot:
    """A place that is still to come, or that one goes back to. now: None where no day runs."""
    now = now or dt.datetime.combine(session.session.date, dt.time())
    block = session.session.agenda[place.block]
    spot = _spot(session, session.stage or Stage(), place, now)
    if block.kind not in AWAY:
        return spot
    return structs.replace(spot, back=at_clock(day_of(session, now).hours[place.block].ends))


def _spot(session: SessionView, stage: Stage, place: Place, now: dt.datetime) -> Spot:
    stop = stop_key(session.session.agenda[place.block], place.step)
    drawn, voices = stage.groups.get(stop), stage.voices.get(stop)
    groups = drawn.groups if drawn is not None else ()
    who = voices.now() if voices is not None else ""
    spot = Spot(
        place=place,
        groups=tuple(
            tuple(words for _member, words in group) for group in in_order(session, groups)
        ),
        size=drawn.size if drawn is not None else 0,
        voice=called(session, who) if who else "",
    )
    opens = not place.step and place.block == _first_exercise(session)
    if _begins_the_day(session, place) or (opens and session.session.state == "running"):
        return structs.replace(spot, **_told(session, now))
    return spot


def _told(session: SessionView, now: dt.datetime) -> dict[str, Any]:
    return {"day": day_of(session, now, spare=True), "minute": now.hour * 60 + now.minute}


def _back(timer: Timer) -> str:
    """The end of a pause: the minute that is full by then."""
    ends = dt.datetime.fromtimestamp(timer.ends())
    return clock((ends + dt.timedelta(seconds=59)).time())


def room_state(session: SessionView, spot: Spot) -> RoomState | None:
    """What a step's pages are made of; None at a title page or a break."""
    block = session.session.agenda[spot.place.block]
    if not spot.place.step:
        return None
    head = session.session
    key = step_key(block.exercise, spot.place.step)
    shown = session.shown_step(key)
    stage = session.stage
    # A revealed step that is open once more asks again; talk about it keeps its picture.
    asking = shown == key and stage is not None and key in stage.opened
    step: Step = session.step(key)
    if stage is not None and key in stage.unseen:
        step = unseen(step)
    if spot.size:
        step = structs.replace(step, modes=(MODES[spot.size],))
    return RoomState(
        exercise=session.exercises[block.exercise],
        step=step,
        snapshot=None if asking else session.snapshots.get(shown),
        earlier=session.earlier.get(shown),
        shown_step=session.revealed_step(shown) if shown else None,
        chosen=spot.chosen,
        timer_left=spot.timer_left,
        timer_planned=spot.timer_planned,
        noun=head.noun,
        nouns=head.nouns,
        people=head.people,
        grouped=bool(spot.groups),
        voice=spot.voice,
        parked=parked_things(session.notes),
        agenda=agenda_lines(spot.day) if spot.day is not None else (),
    )


def contents(session: SessionView) -> tuple[object, ...]:
    """All of a session that its pages are made of: where it is equal, so are the pages."""
    stage = session.stage or Stage()
    return (
        session.session, session.exercises, session.snapshots, session.earlier,
        stage.opened, stage.unseen, parked_things(session.notes), session.logos,
    )  # fmt: skip


def _begins_the_day(session: SessionView, place: Place) -> bool:
    """Whether it is the first step of the first exercise: there the day's plan shows."""
    first = _first_exercise(session)
    if first is None or place.block != first:
        return False
    block = session.session.agenda[first]
    return session.exercises[block.exercise].steps[0].id == place.step


def _first_exercise(session: SessionView) -> int | None:
    blocks = session.session.agenda
    return next((at for at, block in enumerate(blocks) if block.exercise), None)


def _day_page(session: SessionView, day: DayTimes | None, frame: Frame) -> Scene:
    """What opens the day: whose it is, what it is called, when."""
    head = session.session
    if day is not None:
        starts, ends = at_clock(day.hours[0].starts), at_clock(day.end)
    else:
        rows = timetable(head)
        starts, ends = clock(rows[0].starts), clock(rows[-1].ends)
    hours = _("{starts} to {ends}").format(starts=starts, ends=ends)
    when = f"{weekday_day_month(head.date)}\n{hours}"
    return title_page(frame, head.title, when, above=head.client, logos=session.logos)


def agenda_lines(day: DayTimes) -> tuple[str, ...]:
    """The day in words: when each block begins today, and when it was planned where that differs;
    slack is left out.
    """
    lines = []
    for hours in day.hours:
        line = f"{at_clock(hours.starts)}  {hours.block.title}"
        if hours.planned is not None and abs(hours.starts - hours.planned) >= LATE:
            line = _("{line}, planned {time}").format(line=line, time=at_clock(hours.planned))
        if hours.block.kind != "slack":
            lines.append(line)
    return tuple(lines)


def pages_at(session: SessionView, spot: Spot, frame: Frame) -> tuple[Page, ...]:
    """The room's pages at a spot, at least one."""
    if spot.door is not None:
        return (join_page(frame, spot.door),)
    if spot.aside == "day" and spot.day is not None:
        return (Page(scene=day_page(frame, spot.day, spot.minute)),)
    if not spot.groups:
        return _pages(session, spot, frame)
    together = Grouped(
        groups=spot.groups, task=_task(session, spot.place), pairs=spot.size == ALL_PAIRED
    )
    plain, pages = (
        _pages(session, each, frame) for each in (structs.replace(spot, timer_left=None), spot)
    )
    clock_line = timer_line(frame, spot.timer_left, spot.timer_planned)
    return with_groups(frame, plain, pages, together, clock_line)


def _task(session: SessionView, place: Place) -> str:
    """What people are to do in their groups."""
    block = session.session.agenda[place.block]
    if not place.step:
        return block.title
    step = session.step(step_key(block.exercise, place.step))
    return next((text for text in texts_told(step) if text), step.title)


def _pages(session: SessionView, spot: Spot, frame: Frame) -> tuple[Page, ...]:
    state = room_state(session, spot)
    if state is not None:
        return pages(state, frame)
    block = session.session.agenda[spot.place.block]
    if spot.back:
        return (Page(scene=break_page(frame, spot.back, _after(session, spot.place))),)
    if block.kind == "slack":
        return (title_of_the_day(session, frame),)
    if spot.place.block == _first_exercise(session):
        scene = _day_page(session, spot.day, frame)
    elif block.exercise:
        exercise = session.exercises[block.exercise]
        scene = title_page(frame, exercise.title, exercise.origin or exercise.question)
    else:
        minutes = ngettext("{n} minute", "{n} minutes", block.minutes)
        scene = title_page(frame, block.title, "" if spot.timer_left is not None else minutes)
        clock_line = timer_line(frame, spot.timer_left, spot.timer_planned)
        scene = structs.replace(scene, shapes=(*scene.shapes, *clock_line))
    return (Page(scene=scene),)


def _after(session: SessionView, place: Place) -> str:
    """What comes after a pause, "" at the end of the day."""
    rest = session.session.agenda[place.block + 1 :]
    return next((block.title for block in rest if block.kind != "slack"), "")


def title_of_the_day(session: SessionView, frame: Frame) -> Page:
    """What may stand in the room between two pages, or before the day begins."""
    head = session.session
    return Page(scene=title_page(frame, head.title, head.client, logos=session.logos))


def first_picture(session: SessionView, key: str) -> str:
    """The name of the picture that a step shows once it is revealed, "" where it has but one."""
    here, shown = session.step(key), session.step(session.shown_step(key))
    return picture_names(here, shown).get(picture_of(here, shown, None), "")


def page_of(pages: tuple[Page, ...], spot: Spot) -> Page:
    """The one page that shows now; past the end the last one."""
    return pages[min(max(spot.page, 0), len(pages) - 1)]
