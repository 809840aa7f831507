"""Where a running session stands and what the room may see; every move returns a new stage."""

from typing import Generic, Literal

from msgspec import Struct, structs
from typing_extensions import TypeVar

from workshop.domain.groups import Drawn, Voices
from workshop.domain.session import Block
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
    """The clock of a place. seconds: planned. left: seconds left at `since`; may be negative.
    since: Unix time, None while paused. reached: Unix time at which the room came there first.
    """

    seconds: int = 0
    left: float = 0
    since: float | None = None
    reached: float = 0

    def remaining(self, now: float) -> float:
        """Seconds left, negative when over. A clock set back gives nobody more than there was."""
        return self.left - (max(0.0, now - self.since) if self.since is not None else 0)

    def begun(self) -> bool:
        """Whether it runs or has run."""
        return self.since is not None or self.left != self.seconds

    def ends(self) -> float:
        """Unix time at which it is to be over."""
        return self.reached + self.seconds if self.since is None else self.since + self.left


Aside = Literal["", "day", "join"]
"""What the room sees in place of the page of its step: the times of the day."""


class Stage(Struct, Generic[V_co], frozen=True, kw_only=True):
    """The place, the page of its picture, the room's curtain, the steps people may answer.

    opened: step keys (`exercise/step`) that the desk asks. chosen: the picture of a reveal, in the
    shown kind's own terms; None until somebody chooses. timer: of the place at hand; passed: those
    of the other places that the room has been at. planned: the agenda as it stood when the day
    began. groups, voices: what was drawn by lot, as `passed` by `stop_key`.
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
    passed: dict[str, Timer] = {}
    planned: tuple[Block, ...] = ()
    aside: Aside = ""
    groups: dict[str, Drawn] = {}
    voices: dict[str, Voices] = {}

    @property
    def blank(self) -> Literal["", "black", "white"]:
        """The colour of a room that sees nothing; black goes before all."""
        if self.black:
            return "black"
        return "white" if self.plain == "white" else ""


def stop_key(block: Block, step: str) -> str:
    """A place by the block's id, which holds wherever the block stands."""
    return f"{block.id}/{step}"


def went(stage: Stage, place: Place, page: int = 0) -> Stage:
    """At another place and page, the picture chosen there reset; the curtain stays as it is."""
    if place == stage.place:
        return structs.replace(stage, page=page)
    return structs.replace(stage, place=place, page=page, chosen=None, aside="")


def taken_up(stage: Stage, here: str, there: str, fresh: Timer, now: float) -> Stage:
    """The timer at hand put by for its place, and that of the other place taken up, `fresh` where
    there is none yet. One that ran out meanwhile stands at nought.
    """
    passed = {**stage.passed, here: stage.timer} if here else dict(stage.passed)
    timer = passed.pop(there, fresh)
    if timer.since is not None and timer.remaining(now) < 0:
        timer = structs.replace(timer, left=0, since=None)
    return structs.replace(stage, timer=timer, passed=passed)


def clock_moved(stage: Stage, seconds: float) -> Stage:
    """With all times told by a wall clock that was put forward or back by so much."""

    def told(timer: Timer) -> Timer:
        since = None if timer.since is None else timer.since + seconds
        return structs.replace(timer, since=since, reached=timer.reached + seconds)

    passed = {name: told(timer) for name, timer in stage.passed.items()}
    return structs.replace(stage, timer=told(stage.timer), passed=passed)


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
    """With more time (or less); none is planned below nought."""
    change = max(seconds, -timer.seconds)
    return structs.replace(timer, seconds=timer.seconds + change, left=timer.left + change)


def last_fifth(left: float, planned: float) -> bool:
    """Whether little of the time is left, or none."""
    return planned > 0 and left <= planned / 5
