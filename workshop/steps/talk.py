"""Talk: people speak, in pairs, threes or all together; a task, a timer, and often a revealed
picture.
"""

from typing import Literal

from workshop.domain.gathering import takes_from
from workshop.domain.step import Cell, Step, cells, mentions, shows, written_on_the_day


class TalkStep(Step, frozen=True, kw_only=True, tag="talk"):
    """A conversation. shows: the collecting step whose reveal this step is about."""

    prompt: str = ""
    """The task as the room reads it."""
    shows: str = ""
    views: tuple[str, ...] = ()
    """The pictures to offer, in order, by the names that the shown kind gives them; empty offers
    all.
    """
    quotes_gap: bool = False
    """Whether the room page carries the widest gap of the shown step under the task."""
    lines: tuple[str, ...] = ()
    """Further lines for the room (agreements, cards to sort, questions)."""
    lines_as: Literal["list", "line"] = "list"
    """How the room sees them: one below the other, or as the stations of a line from A to B."""
    works_through: Literal["", "parking"] = ""
    """The list of the session that is worked through here, item by item."""
    on_paper: bool = True
    """Whether worksheets carry these lines too."""
    own_notes: bool = False
    """Whether worksheets have room to write below each line, for oneself: nobody collects it."""
    shows_list: str = ""
    """The list named on the day whose picture this step is about."""


@cells.register(TalkStep)
def talk_cells(step: TalkStep) -> tuple[Cell, ...]:
    return ()


@mentions.register(TalkStep)
def talk_mentions(step: TalkStep) -> tuple[tuple[str, str], ...]:
    return (("shows", step.shows),) if step.shows else ()


@takes_from.register(TalkStep)
def talk_takes_from(step: TalkStep) -> tuple[tuple[str, str], ...]:
    return (("shows_list", step.shows_list),) if step.shows_list else ()


@shows.register(TalkStep)
def talk_shows(step: TalkStep) -> str:
    return step.shows


@written_on_the_day.register(TalkStep)
def talk_written_on_the_day(step: TalkStep) -> Literal["", "parking"]:
    return step.works_through
