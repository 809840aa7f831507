"""From a session to the pages that the room sees at any place of its day."""

from msgspec import Struct

import workshop.room.steps  # noqa: F401 - every kind registers its pages
from workshop.domain.gathering import unseen
from workshop.domain.session import Session, timetable
from workshop.domain.stage import Place, Stage
from workshop.domain.step import Step, View, step_key
from workshop.room.kind import pages, picture_names, picture_of
from workshop.room.parking import parked_things
from workshop.room.scene import Frame, Page, Scene
from workshop.room.session_view import SessionView
from workshop.room.state import RoomState
from workshop.room.title import title_page
from workshop.words import _, clock, ngettext, weekday_day_month


class Spot(Struct, frozen=True, kw_only=True):
    """A place of the day with what is chosen there."""

    place: Place
    page: int = 0
    chosen: View | None = None
    timer_left: float | None = None
    timer_planned: int = 0


def spot_of(stage: Stage, now: float) -> Spot:
    """Where the session stands; now: Unix time."""
    running = stage.timer.seconds > 0
    return Spot(
        place=stage.place,
        page=stage.page,
        chosen=stage.chosen,
        timer_left=stage.timer.remaining(now) if running else None,
        timer_planned=stage.timer.seconds,
    )


def spot_ahead(session: SessionView, place: Place) -> Spot:
    """A place that is still to come, its timer full."""
    if not place.step:
        return Spot(place=place)
    block = session.session.agenda[place.block]
    seconds = session.step(step_key(block.exercise, place.step)).minutes * 60
    return Spot(place=place, timer_left=seconds, timer_planned=seconds)


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
    return RoomState(
        exercise=session.exercises[block.exercise],
        step=unseen(step) if stage is not None and key in stage.unseen else step,
        snapshot=None if asking else session.snapshots.get(shown),
        earlier=session.earlier.get(shown),
        shown_step=session.revealed_step(shown) if shown else None,
        chosen=spot.chosen,
        timer_left=spot.timer_left,
        timer_planned=spot.timer_planned,
        noun=head.noun,
        nouns=head.nouns,
        people=head.people,
        parked=parked_things(session.notes),
        agenda=agenda_lines(session) if _begins_the_day(session, spot.place) else (),
    )


def contents(session: SessionView) -> tuple[object, ...]:
    """All of a session that its pages are made of: where it is equal, so are the pages."""
    stage = session.stage or Stage()
    return (
        session.session, session.exercises, session.snapshots, session.earlier,
        stage.opened, stage.unseen, parked_things(session.notes),
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


def _day_page(session: Session, frame: Frame) -> Scene:
    """What opens the day: whose it is, what it is called, when."""
    rows = timetable(session)
    starts, ends = clock(rows[0].starts), clock(rows[-1].ends)
    hours = _("{starts} to {ends}").format(starts=starts, ends=ends)
    when = f"{weekday_day_month(session.date)}\n{hours}"
    return title_page(frame, session.title, when, above=session.client)


def agenda_lines(session: SessionView) -> tuple[str, ...]:
    """The day in words: when each block begins and what it is; slack is left out."""
    return tuple(
        f"{clock(row.starts)}  {row.block.title}"
        for row in timetable(session.session)
        if row.block.kind != "slack"
    )


def pages_at(session: SessionView, spot: Spot, frame: Frame) -> tuple[Page, ...]:
    """The room's pages at a spot, at least one."""
    state = room_state(session, spot)
    if state is not None:
        return pages(state, frame)
    block = session.session.agenda[spot.place.block]
    if spot.place.block == _first_exercise(session):
        scene = _day_page(session.session, frame)
    elif block.exercise:
        exercise = session.exercises[block.exercise]
        scene = title_page(frame, exercise.title, exercise.origin or exercise.question)
    else:
        minutes = ngettext("{n} minute", "{n} minutes", block.minutes)
        scene = title_page(frame, block.title, minutes)
    return (Page(scene=scene),)


def title_of_the_day(session: SessionView, frame: Frame) -> Page:
    """What may stand in the room between two pages, or before the day begins."""
    head = session.session
    return Page(scene=title_page(frame, head.title, head.client))


def first_picture(session: SessionView, key: str) -> str:
    """The name of the picture that a step shows once it is revealed, "" where it has but one."""
    here, shown = session.step(key), session.step(session.shown_step(key))
    return picture_names(here, shown).get(picture_of(here, shown, None), "")


def page_of(pages: tuple[Page, ...], spot: Spot) -> Page:
    """The one page that shows now; past the end the last one."""
    return pages[min(max(spot.page, 0), len(pages) - 1)]
