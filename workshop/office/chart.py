"""What a step shows in charts, as values that any program of an office can draw by itself."""

from collections.abc import Sequence
from functools import singledispatch
from typing import TypeAlias

from msgspec import Struct

from workshop.domain.scale import Scale
from workshop.domain.step import Step, Summary


class ChartName(Struct, frozen=True, kw_only=True):
    """What a line of a chart is called. full: its words; short: the same where there is little
    room.
    """

    number: str = ""
    full: str
    short: str

    @property
    def brief(self) -> str:
        """4 Not an interruption."""
        return f"{self.number} {self.short}".strip()


class Series(Struct, frozen=True, kw_only=True):
    """One of the things compared on every line, with a number or nothing for each. colour, on: of
    it and of the figures on it, by their names in the palette, as "#RRGGBB" once a file has inked
    them.
    """

    name: str
    values: tuple[float | None, ...]
    colour: str
    on: str = "onacc"


class StackedBars(Struct, frozen=True, kw_only=True):
    """People by point, a bar of equal length for each item. finding: what it shows in a sentence,
    "" where the title has to do. reading: how it is to be read.
    """

    title: str
    finding: str = ""
    reading: str
    names: tuple[ChartName, ...]
    series: tuple[Series, ...]


class PlainBars(Struct, frozen=True, kw_only=True):
    """Bars beside one another, from nought."""

    title: str
    finding: str = ""
    reading: str
    names: tuple[ChartName, ...]
    series: tuple[Series, ...]


class PointAxis(Struct, frozen=True, kw_only=True):
    """The points of a scale from low to high, and the words of the first, middle and last."""

    low: int
    high: int
    words: tuple[str, str, str]


class Dumbbells(Struct, frozen=True, kw_only=True):
    """Two middles on a ruler for each item, joined by a line. series: the two, None where there is
    none. told: what is counted, for each line ("7 higher").
    """

    title: str
    finding: str = ""
    reading: str
    names: tuple[ChartName, ...]
    series: tuple[Series, Series]
    ruler: PointAxis
    told: tuple[str, ...]


Chart: TypeAlias = StackedBars | PlainBars | Dumbbells


@singledispatch
def chart(step: Step, summary: Summary) -> tuple[Chart, ...]:
    """The charts of what was revealed, the one that carries the finding first; () where nothing of
    it can be drawn.
    """
    return ()


def ruler_of(scale: Scale) -> PointAxis:
    """The ruler of a labelled scale."""
    points, words = scale.points, scale.short
    middle = words[len(words) // 2] if len(words) % 2 else ""
    return PointAxis(low=points[0], high=points[-1], words=(words[0], middle, words[-1]))


def by_people(words: Sequence[str], counts: Sequence[Sequence[int] | None]) -> tuple[Series, ...]:
    """A series for each point, from the counts of each line; a line without counts stays empty."""
    last = max(len(words) - 1, 1)
    return tuple(
        Series(
            name=word,
            values=tuple(None if each is None else each[at] for each in counts),
            colour=f"step{shade}",
            on=f"on{shade}",
        )
        for at, word in enumerate(words)
        for shade in [1 + round(4 * at / last)]
    )


def described(found: Chart) -> str:
    """A chart for those who listen: what it shows, and every number."""
    said = [found.finding or found.title]
    for at, name in enumerate(found.names):
        figures = [
            f"{one.name} {one.values[at]:g}" for one in found.series if one.values[at] is not None
        ]
        said.append(f"{name.brief}: {', '.join(figures)}.")
    return " ".join(said)
