"""Where a running session stands and what the room may see; every move returns a new stage."""

from typing import Generic, Literal

from msgspec import Struct, structs
from typing_extensions import TypeVar

from workshop.domain.step import View

Plain = Literal["", "white", "title"]
"""What the room sees instead of its picture: nothing on white, or the title of the day."""
V_co = TypeVar("V_co", bound=View, default=View, covariant=True)


class Place(Struct, frozen=True, kw_only=True):
    """One stop of the day. block: agenda index. step: its id in the block's exercise, "" for a
    title page or a break.
    """

    block: int
    step: str = ""


class Timer(Struct, frozen=True, kw_only=True):
    """The clock of a step. seconds: planned. left: seconds left at `since`; may be negative.
    since: Unix time, None while paused.
    """

    seconds: int = 0
    left: float = 0
    since: float | None = None

    def remaining(self, now: float) -> float:
        """Seconds left, negative when over."""
        return self.left - (now - self.since if self.since is not None else 0)


class Stage(Struct, Generic[V_co], frozen=True, kw_only=True):
    """The place, the page of its picture, the room's curtain, the steps people may answer.

    opened: step keys (`exercise/step`) that the desk asks. chosen: the picture of a reveal, in the
    shown kind's own terms; None until somebody chooses.
    """

    place: Place = Place(block=0)
    page: int = 0
    black: bool = False
    plain: Plain = ""
    frozen: bool = False
    opened: tuple[str, ...] = ()
    chosen: V_co | None = None
    timer: Timer = Timer()
    unseen: tuple[str, ...] = ()
    """Step keys whose list the room does not see yet."""

    @property
    def blank(self) -> Literal["", "black", "white"]:
        """The colour of a room that sees nothing; black goes before all."""
        if self.black:
            return "black"
        return "white" if self.plain == "white" else ""


def went(stage: Stage, place: Place, page: int = 0) -> Stage:
    """At another place and page, the picture chosen there reset; the curtain stays as it is."""
    if place == stage.place:
        return structs.replace(stage, page=page)
    return structs.replace(stage, place=place, page=page, chosen=None)


def opened(stage: Stage, key: str) -> Stage:
    """With the step open for answers."""
    return stage if key in stage.opened else structs.replace(stage, opened=(*stage.opened, key))


def closed(stage: Stage, key: str) -> Stage:
    """With the step no longer asked."""
    return structs.replace(stage, opened=tuple(each for each in stage.opened if each != key))


def started(timer: Timer, now: float) -> Timer:
    """Running from now."""
    return timer if timer.since is not None else structs.replace(timer, since=now)


def paused(timer: Timer, now: float) -> Timer:
    """Standing still."""
    return structs.replace(timer, left=timer.remaining(now), since=None)


def lengthened(timer: Timer, seconds: int) -> Timer:
    """With more time (or less)."""
    return structs.replace(
        timer, seconds=max(0, timer.seconds + seconds), left=timer.left + seconds
    )
