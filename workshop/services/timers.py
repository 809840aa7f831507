"""The timer of each place of a running day: full when it is reached first, then its own."""

from msgspec import structs

from workshop.domain.session import Session
from workshop.domain.stage import Place, Stage, Timer, stop_key, taken_up
from workshop.domain.step import step_key
from workshop.services.deed import Deed
from workshop.services.lookups import session_of

GLANCE = 20
"""Seconds at a place after which going back from it does not undo that it was run."""


def stop_of(session: Session, place: Place) -> str:
    """The `stop_key` of a place, "" for one that the plan has lost."""
    blocks = session.agenda[place.block : place.block + 1]
    return "".join(stop_key(block, place.step) for block in blocks)


def fresh_timer(deed: Deed, session: Session, place: Place) -> Timer:
    """The timer of a place that is reached now: full. In a pause it runs by itself."""
    block, now = session.agenda[place.block], deed.now.timestamp()
    minutes = 0 if block.exercise else block.minutes
    if place.step:
        kept = session_of(deed.unit, session.id)
        minutes = deed.runs.step(deed.unit, kept, step_key(block.exercise, place.step)).minutes
    since = now if minutes and not block.exercise else None
    return Timer(seconds=minutes * 60, left=minutes * 60, since=since, reached=now)


def timed(deed: Deed, session: Session, before: str, stage: Stage) -> Stage:
    """The stage with the timer of its place. before: the stop that its timer is still of. A place
    that was only glanced at on the way back was not run.
    """
    there, now = stop_of(session, stage.place), deed.now.timestamp()
    fresh = fresh_timer(deed, session, stage.place)
    if there == before:
        if stage.timer.begun() or stage.timer.seconds == fresh.seconds:
            return stage
        return structs.replace(stage, timer=structs.replace(fresh, reached=stage.timer.reached))
    glance = now - stage.timer.reached < GLANCE and not stage.timer.begun()
    put_by = "" if glance and there in stage.passed else before
    return taken_up(stage, put_by, there, fresh, now)
