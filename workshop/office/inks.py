"""The colours of a file: those of the palette, some of them after the accent of its letterhead."""

from collections.abc import Mapping

from msgspec import structs

from workshop.domain.letterhead import Letterhead
from workshop.office.chart import Chart
from workshop.room.accent import accent_colours
from workshop.room.palette import LIGHT

Inks = Mapping[str, str]
"""Name → "#RRGGBB". accent: for words, ink where the letterhead's is too pale; rule: for lines."""


def inks_of(letterhead: Letterhead) -> Inks:
    """Marks of people and lenses keep their own colours."""
    return LIGHT | accent_colours(letterhead.accent)


def digits(colour: str) -> str:
    """RRGGBB of a colour of the palette, or of one that is told as "#RRGGBB"."""
    return LIGHT.get(colour, colour).removeprefix("#")


def inked(found: Chart, inks: Inks) -> Chart:
    """The chart in the colours of a file."""
    series = tuple(
        structs.replace(one, colour=inks[one.colour], on=inks[one.on]) for one in found.series
    )
    return structs.replace(found, series=series)
