"""Read: a text goes round the room, whole or line by line; nothing is collected."""

from typing import Literal

from workshop.domain.exercise import Item
from workshop.domain.run import quotes
from workshop.domain.step import Cell, Step, cells, mentions


class ReadStep(Step, frozen=True, kw_only=True, tag="read"):
    """How a text is read: `whole` shows it at once, `lines` one line at a time with its
    neighbours.
    """

    lines: tuple[Item, ...] = ()
    show: Literal["whole", "lines"] = "whole"
    paragraphs: tuple[str, ...] = ()
    """Text for the room where no items are read (the origin, the privacy card, the axes)."""
    explains: str = ""
    """The step whose own pictures the room sees instead of the words (its axes, its rungs)."""


@cells.register(ReadStep)
def read_cells(step: ReadStep) -> tuple[Cell, ...]:
    return ()


@quotes.register(ReadStep)
def read_quotes(step: ReadStep) -> bool:
    return True


@mentions.register(ReadStep)
def read_mentions(step: ReadStep) -> tuple[tuple[str, str], ...]:
    return (("explains", step.explains),) if step.explains else ()
