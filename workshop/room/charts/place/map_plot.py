"""What flat maps have in common: the grid, everybody’s points, and what they say."""

from collections import Counter

from msgspec import Struct

from workshop.room.charts.place.dumbbells import WANTED, Views
from workshop.room.figures import half, not_shown
from workshop.room.marks import LENS_COLOURS, LENS_SHAPES, arrow, lens_mark
from workshop.room.scene import (
    Line,
    Mark,
    Shapes,
)
from workshop.steps.place import DRAWN
from workshop.words import _, listed

POINTS = 7
MIDDLE = 4
AGREE, MOSTLY = 0.7, 0.5
SPEAKERS = (0, 2, 1)
"""The ruler that the headline of each single map is about: each ruler once."""
PlotPoint = tuple[float, ...]
Dots = tuple[tuple[float, ...], ...]
"""People's points on the axes of `DRAWN`."""


class Ends(Struct, frozen=True, kw_only=True):
    """One ruler of the map. thing: what its point 4 is, within a sentence ("a habit")."""

    name: str
    thing: str = ""


class Cloud(Struct, frozen=True, kw_only=True):
    """What was placed: everybody's points (empty where they may not show), the typical points (None
    where withheld), and how far the arrows agree.
    """

    ours: Dots
    theirs: Dots
    typical_ours: PlotPoint | None
    typical_theirs: PlotPoint | None
    typical_wanted: PlotPoint | None = None
    agreement: float | None = None


class Plot(Struct, frozen=True, kw_only=True):
    """A square on a page, and which ruler runs across and which up."""

    x: float
    y: float
    size: float
    across: int
    up: int

    def at(self, point: PlotPoint) -> tuple[float, float]:
        """Where a point of the map lies on the page."""
        unit = self.size / POINTS
        return (
            self.x + (point[self.across] - 0.5) * unit,
            self.y + self.size - (point[self.up] - 0.5) * unit,
        )


def maps_sentence(rulers: tuple[Ends, ...], cloud: Cloud, views: Views) -> str:
    """Which way the arrow points, on the rulers where it points anywhere, and whether people's own
    arrows agree.
    """
    ours, theirs = cloud.typical_ours, cloud.typical_theirs
    if ours is None or theirs is None:
        return not_shown()
    names = [each.name.lower() for each in rulers]
    gaps = [*zip(names, ours, theirs, strict=True)]
    more = [name for name, our, their in gaps if our > their]
    less = [name for name, our, their in gaps if our < their]
    words = {"them": views.them, "more": listed(more), "less": listed(less)}
    if more and less:
        said = _("We say more for {more} and less for {less} than we guess {them} would.")
    elif more:
        said = _("We place ourselves further out than we guess {them} would.")
    elif less:
        said = _("We guess {them} would place us further out than we do.")
    else:
        said = _("In the middle we place ourselves where we guess {them} would.")
    return said.format(**words) + _arrows_agree(cloud.agreement)


def _arrows_agree(agreement: float | None) -> str:
    """Whether the arrows of those who see a difference point the same way; begins with a blank."""
    if agreement is None:
        return ""
    if agreement >= AGREE:
        return " " + _("Our arrows agree.")
    if agreement >= MOSTLY:
        return " " + _("Our arrows agree in part.")
    return " " + _("Our arrows point different ways.")


def map_sentence(ends: Ends, ours: float, theirs: float) -> str:
    """What one ruler of a map says, by the thing in its middle ("a habit") where there is one."""
    if ends.thing:
        we = {1: _("We see more than {thing}."), 0: _("We see {thing}."),
              -1: _("We see less than {thing}.")}[_sign(ours)]  # fmt: skip
        they = {1: _("They may see more than one."), 0: _("They may see one."),
                -1: _("They may see less than one.")}[_sign(theirs)]  # fmt: skip
        if _sign(ours) == _sign(theirs):
            return we.format(thing=ends.thing) + " " + _("So may they.")
        return we.format(thing=ends.thing) + " " + they
    if ours == theirs:
        return _("{axis}: we say {ours}, and they may say the same.").format(
            axis=ends.name, ours=half(ours)
        )
    return _("{axis}: we say {ours}, they may say {theirs}.").format(
        axis=ends.name, ours=half(ours), theirs=half(theirs)
    )


def _sign(value: float) -> int:
    return (value > MIDDLE) - (value < MIDDLE)


def grid(plot: Plot, r: float) -> list[Shapes]:
    """A line at each point of both rulers, and the two axes."""
    unit, end, base = plot.size / POINTS, plot.x + plot.size, plot.y + plot.size
    shapes: list[Shapes] = []
    for place in range(POINTS):
        x, y = plot.x + (place + 0.5) * unit, plot.y + (place + 0.5) * unit
        shapes.append(Line(points=((x, plot.y), (x, base)), stroke="line", line=0.03 * r))
        shapes.append(Line(points=((plot.x, y), (end, y)), stroke="line", line=0.03 * r))
    shapes.append(
        Line(points=((plot.x, plot.y), (plot.x, base), (end, base)), stroke="ink", line=0.06 * r)
    )
    return shapes


def rounded(at: tuple[float, float]) -> tuple[float, float]:
    """A position that equal points share despite rounding errors."""
    return round(at[0], 3), round(at[1], 3)


def counts_at(dots: Dots, plot: Plot) -> Counter[tuple[float, float]]:
    """How many people chose each point, by its position on the page; on a single map only."""
    if (plot.across, plot.up) != DRAWN:
        return Counter()
    return Counter(rounded(plot.at(dot)) for dot in dots)


def plan_shapes(cloud: Cloud, plot: Plot, r: float) -> list[Shapes]:
    """The thin arrow from theirs to what is wanted, with its mark, where that was asked."""
    theirs, wanted = cloud.typical_theirs, cloud.typical_wanted
    if theirs is None or wanted is None:
        return []
    start, end = plot.at(theirs), plot.at(wanted)
    mark = lens_mark(WANTED, *end, 0.62 * r)
    return [*arrow(start, end, 0.1 * r, short=0.36 * r), mark]


def ring(lens: int, at: tuple[float, float], size: float, line: float) -> Mark:
    """A hollow mark of a viewpoint."""
    return Mark(
        x=at[0], y=at[1], r=size / 2, shape=LENS_SHAPES[lens], colour=LENS_COLOURS[lens],
        hollow=True, line=line,
    )  # fmt: skip


def listed_values(rulers: tuple[Ends, ...], axes: tuple[int, ...], point: PlotPoint) -> str:
    """A point in words: "Depth 5, Breadth 4"."""
    return ", ".join(f"{rulers[axis].name} {half(point[axis])}" for axis in axes)


def told(
    rulers: tuple[Ends, ...], cloud: Cloud, views: Views, axes: tuple[int, ...] = (0, 1, 2)
) -> str:
    """The typical points in words."""
    if cloud.typical_ours is None or cloud.typical_theirs is None:
        return not_shown()
    sides = []
    placed = (
        (views.ours, cloud.typical_ours), (views.theirs, cloud.typical_theirs),
        (views.wanted, cloud.typical_wanted),
    )  # fmt: skip
    for words, point in placed:
        if point is None:
            continue
        values = [f"{rulers[axis].name} {half(point[axis])}" for axis in axes]
        sides.append(f"{words}: {listed(values)}")
    return _("The middles. ") + "; ".join(sides) + "."
