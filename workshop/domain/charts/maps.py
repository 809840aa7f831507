"""Flat maps: two rulers at a time, everybody's points, the typical points and one arrow."""

from collections import Counter
from itertools import combinations

from msgspec import Struct

from workshop.domain.charts.dumbbells import OURS, THEIRS, Views, view_legend
from workshop.domain.charts.marks import LENS_COLOURS, LENS_SHAPES, arrow, lens_mark
from workshop.domain.charts.setting import (
    CAP,
    LEADING,
    Block,
    block,
    foot_baseline,
    half,
    headline,
    inner_width,
    right,
)
from workshop.domain.scene import (
    Frame,
    Line,
    Mark,
    Page,
    Scene,
    Shapes,
    Text,
    balanced,
)  # fmt: skip
from workshop.words import _, listed

POINTS = 7
MIDDLE = 4
RING, NEXT_RING, MOST_RINGS = 0.36, 0.18, 3
"""Size of a person's mark among three maps and of each further ring, in R."""
NEAREST = 0.7
"""A unit of the rulers is never smaller, in R."""
AGREE, MOSTLY = 0.7, 0.5
SPEAKERS = (0, 2, 1)
"""The ruler that each single map is about, so that each speaks once."""

Point = tuple[float, ...]
Dots = tuple[tuple[int, int, int], ...]


class Ends(Struct, frozen=True, kw_only=True):
    """One ruler of the map. middle: the words of its point 4."""

    name: str
    middle: str = ""


class Cloud(Struct, frozen=True, kw_only=True):
    """What was placed: everybody's points (empty where they may not show), the typical points (None
    where withheld), and how far the arrows agree.
    """

    n: int
    ours: Dots
    theirs: Dots
    typical_ours: Point | None
    typical_theirs: Point | None
    agreement: float | None = None
    reason: str = ""


class _Plot(Struct, frozen=True, kw_only=True):
    x: float
    y: float
    size: float
    across: int
    up: int

    def at(self, point: Point) -> tuple[float, float]:
        unit = self.size / POINTS
        return (
            self.x + (point[self.across] - 0.5) * unit,
            self.y + self.size - (point[self.up] - 0.5) * unit,
        )


def maps_sentence(cloud: Cloud, views: Views) -> str:
    """Whether the arrows agree, and where they lead."""
    if cloud.typical_ours is None or cloud.typical_theirs is None:
        return _("Too few people placed both views.")
    if cloud.agreement is not None and cloud.agreement < MOSTLY:
        return _("The arrows point in different directions.")
    way = sum(cloud.typical_ours) - sum(cloud.typical_theirs)
    if way == 0:
        return _("We place ourselves where {them} would.").format(them=views.them)
    if cloud.agreement is None or cloud.agreement >= AGREE:
        said = (
            _("The arrows agree: we place ourselves further out than {them} would.")
            if way > 0
            else _("The arrows agree: {them} would place us further out than we do.")
        )
    else:
        said = (
            _("Most arrows agree: we place ourselves further out than {them} would.")
            if way > 0
            else _("Most arrows agree: {them} would place us further out than we do.")
        )
    return said.format(them=views.them)


def map_sentence(ends: Ends, ours: float, theirs: float) -> str:
    """What one ruler of a map says, by its middle words where they name a thing ("A habit: …")."""
    thing = ends.middle.partition(":")[0].strip()
    if thing.lower().startswith(("a ", "an ")):
        thing = thing[:1].lower() + thing[1:]
        we = {1: _("We see more than {thing}."), 0: _("We see {thing}."),
              -1: _("We see less than {thing}.")}[_sign(ours)]  # fmt: skip
        they = {1: _("They may see more than one."), 0: _("They may see one."),
                -1: _("They may see less than one.")}[_sign(theirs)]  # fmt: skip
        if _sign(ours) == _sign(theirs):
            return we.format(thing=thing) + " " + _("So may they.")
        return we.format(thing=thing) + " " + they
    if ours == theirs:
        return _("{axis}: we say {ours}, and they may say the same.").format(
            axis=ends.name, ours=half(ours)
        )
    return _("{axis}: we say {ours}, they may say {theirs}.").format(
        axis=ends.name, ours=half(ours), theirs=half(theirs)
    )


def _sign(value: float) -> int:
    return (value > MIDDLE) - (value < MIDDLE)


# Three together


def maps_pages(
    frame: Frame, rulers: tuple[Ends, ...], cloud: Cloud, views: Views, *, name: str = ""
) -> tuple[Page, ...]:
    """The three maps on one page, side by side or one below the other; else one a page."""
    head = headline(frame, maps_sentence(cloud, views))
    foot = view_legend(frame, views)
    top, end = head.bottom + 1.3 * frame.r, foot.top - 1.44 * frame.r
    pairs = list(combinations(range(len(rulers)), 2))
    alt = f"{maps_sentence(cloud, views)} {told(rulers, cloud, views)}"
    pages = []
    arranged = _arranged(frame, pairs, top, end)
    if not arranged:
        return tuple(
            map_page(frame, rulers, pair, speaks, cloud, views, name=name)
            for pair, speaks in zip(pairs, SPEAKERS, strict=True)
        )
    for part in arranged:
        shapes = [*head.shapes, *foot.shapes]
        for plot in part:
            shapes += _panel(frame, plot, rulers, cloud)
        scene = Scene(width=frame.width, height=frame.height, shapes=tuple(shapes), alt=alt)
        pages.append(Page(name=name, scene=scene))
    return tuple(pages)


def _arranged(
    frame: Frame, pairs: list[tuple[int, int]], top: float, end: float
) -> list[list[_Plot]]:
    """Where the panels stand: top is the first axis name's baseline, end the last one's top."""
    r, width, count = frame.r, inner_width(frame), len(pairs)
    above, below = 0.38 * r, 0.97 * r
    beside = min(end - below - top - above, (width - 0.9 * r * (count - 1)) / count)
    under = min(width, (end - top + CAP * r) / count - (CAP + 0.25) * r - above - below)
    least = NEAREST * r * POINTS
    if beside >= min(under, least * 1.2) and beside >= least:
        gap = min((width - count * beside) / max(1, count - 1), 2.5 * r)
        return [
            [
                _Plot(x=frame.margin_x + place * (beside + gap), y=top + above, size=beside,
                      across=pair[0], up=pair[1])
                for place, pair in enumerate(pairs)
            ]
        ]  # fmt: skip
    if under >= least:
        pitch = under + above + below + (CAP + 0.25) * r
        return [
            [
                _Plot(x=frame.margin_x, y=top + above + place * pitch, size=under,
                      across=pair[0], up=pair[1])
                for place, pair in enumerate(pairs)
            ]
        ]  # fmt: skip
    single = min(width, end - below - top - above)
    if single < least:
        return []
    return [
        [_Plot(x=frame.margin_x, y=top + above, size=single, across=pair[0], up=pair[1])]
        for pair in pairs
    ]


def _grid(plot: _Plot, r: float) -> list[Shapes]:
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


def _panel(frame: Frame, plot: _Plot, rulers: tuple[Ends, ...], cloud: Cloud) -> list[Shapes]:
    r = frame.r
    names = [
        Text(x=plot.x, y=plot.y - 0.38 * r, text=rulers[plot.up].name, size=r, bold=True),
        Text(x=plot.x + plot.size, y=plot.y + plot.size + 0.97 * r, text=rulers[plot.across].name,
             size=r, bold=True, anchor="end"),
    ]  # fmt: skip
    return [*names, *panel_body(plot.x, plot.y, plot.size, (plot.across, plot.up), cloud, r)]


def panel_body(
    x: float, y: float, size: float, axes: tuple[int, int], cloud: Cloud, r: float
) -> list[Shapes]:
    """The grid of one map with points and arrow; the same on paper."""
    plot = _Plot(x=x, y=y, size=size, across=axes[0], up=axes[1])
    unit = min(r, plot.size / POINTS / 1.147)
    shapes = _grid(plot, r)
    ours, theirs = _counts(cloud.ours, plot), _counts(cloud.theirs, plot)
    ends = (cloud.typical_theirs, cloud.typical_ours)
    if ends[0] is not None and ends[1] is not None:
        shapes += arrow(plot.at(ends[0]), plot.at(ends[1]), 0.2 * unit, short=0.4 * unit)
    for spot in sorted({*ours, *theirs}):
        rings = [(OURS, each) for each in range(min(ours[spot], MOST_RINGS))]
        rings += [(THEIRS, each) for each in range(min(theirs[spot], MOST_RINGS))]
        for place, (lens, _each) in reversed(list(enumerate(rings))):
            shapes.append(_ring(lens, spot, (RING + place * NEXT_RING) * unit, 0.07 * unit))
    for lens, point, counts in ((THEIRS, ends[0], theirs), (OURS, ends[1], ours)):
        if point is not None:
            at = plot.at(point)
            rings_here = min(counts[_rounded(at)], MOST_RINGS)
            large = max(0.44, RING + NEXT_RING * (rings_here - 1) + 0.03)
            shapes.append(lens_mark(lens, *at, large * unit))
    return shapes


def _rounded(at: tuple[float, float]) -> tuple[float, float]:
    return round(at[0], 3), round(at[1], 3)


def _counts(dots: Dots, plot: _Plot) -> Counter[tuple[float, float]]:
    return Counter(_rounded(plot.at(dot)) for dot in dots)


def _ring(lens: int, at: tuple[float, float], size: float, line: float) -> Mark:
    return Mark(
        x=at[0], y=at[1], r=size / 2, shape=LENS_SHAPES[lens], colour=LENS_COLOURS[lens],
        hollow=True, line=line,
    )  # fmt: skip


# One map to read


def map_page(
    frame: Frame,
    rulers: tuple[Ends, ...],
    axes: tuple[int, int],
    speaks: int,
    cloud: Cloud,
    views: Views,
    *,
    name: str = "",
) -> Page:
    """One map with counts in its marks; speaks: the ruler that the headline is about."""
    said = (
        map_sentence(rulers[speaks], cloud.typical_ours[speaks], cloud.typical_theirs[speaks])
        if cloud.typical_ours is not None and cloud.typical_theirs is not None
        else _("Too few people placed both views.")
    )
    draw = _map_upright if frame.height > frame.width else _map_wide
    shapes = draw(frame, rulers, axes, said, cloud, views)
    alt = f"{said} {told(rulers, cloud, views, axes)}"
    scene = Scene(width=frame.width, height=frame.height, shapes=tuple(shapes), alt=alt)
    return Page(name=name, scene=scene)


def _map_wide(
    frame: Frame, rulers: tuple[Ends, ...], axes: tuple[int, int], said: str, cloud: Cloud,
    views: Views,
) -> list[Shapes]:  # fmt: skip
    r = frame.r
    foot = foot_baseline(frame)
    for share in (0.52, 0.46, 0.4, 0.34):
        size = min(foot - 1.06 * r - frame.margin_y, inner_width(frame) * share)
        plot = _Plot(x=frame.margin_x, y=frame.margin_y, size=size, across=axes[0], up=axes[1])
        x = plot.x + size + 1.4 * r
        head = headline(frame, said, x=x, width=right(frame) - x)
        keys = _values(frame, rulers, axes, cloud, views, x, foot, foot - head.bottom)
        if head.bottom + 1.2 * r <= keys.top:
            break
    names = _map_names(frame, plot, rulers, plot.y + size + 1.06 * r)
    return [*_map_body(plot, cloud, frame), *names, *head.shapes, *keys.shapes]


def _map_upright(
    frame: Frame, rulers: tuple[Ends, ...], axes: tuple[int, int], said: str, cloud: Cloud,
    views: Views,
) -> list[Shapes]:  # fmt: skip
    r, foot = frame.r, foot_baseline(frame)
    head = headline(frame, said)
    keys = _values(frame, rulers, axes, cloud, views, frame.margin_x, foot, foot)
    top = head.bottom + 0.5 * r
    size = min(inner_width(frame), keys.top - 2.1 * r - top)
    plot = _Plot(x=frame.margin_x, y=top, size=size, across=axes[0], up=axes[1])
    names = _map_names(frame, plot, rulers, plot.y + size + 0.95 * r)
    return [*_map_body(plot, cloud, frame), *names, *head.shapes, *keys.shapes]


def _map_names(frame: Frame, plot: _Plot, rulers: tuple[Ends, ...], y: float) -> list[Shapes]:
    r = frame.r
    return [
        Text(x=plot.x + 0.25 * r, y=plot.y + 0.86 * r, text=rulers[plot.up].name, size=r,
             bold=True, halo=True),
        Text(x=plot.x + plot.size, y=y, text=rulers[plot.across].name, size=r, bold=True,
             anchor="end"),
    ]  # fmt: skip


def _map_body(plot: _Plot, cloud: Cloud, frame: Frame) -> list[Shapes]:
    r = min(frame.r, plot.size / POINTS / 1.6)
    shapes = _grid(plot, frame.r)
    ours, theirs = _counts(cloud.ours, plot), _counts(cloud.theirs, plot)
    ends = [
        None if point is None else plot.at(point)
        for point in (cloud.typical_theirs, cloud.typical_ours)
    ]
    if ends[0] is not None and ends[1] is not None:
        shapes += arrow(ends[0], ends[1], 0.2 * r, short=0.58 * r)
    typical = {(lens, _rounded(at)) for lens, at in zip((THEIRS, OURS), ends, strict=True) if at}
    for spot in sorted({*ours, *theirs}):
        mine, their = ours[spot], theirs[spot]
        if their and (THEIRS, spot) not in typical:
            shapes += _counted(frame, THEIRS, spot, their, r, outer=bool(mine))
        if mine and (OURS, spot) not in typical:
            shapes += _counted(frame, OURS, spot, mine, r, outer=False)
    for lens, at, counts in ((THEIRS, ends[0], theirs), (OURS, ends[1], ours)):
        if at is None:
            continue
        count = counts[_rounded(at)]
        if count:
            shapes.append(_ring(lens, at, 1.18 * r, 0.2 * r))
            shapes += _count(frame, at, count, r)
        else:
            shapes.append(lens_mark(lens, *at, 0.72 * r))
    return shapes


def _counted(
    frame: Frame, lens: int, at: tuple[float, float], count: int, r: float, *, outer: bool
) -> list[Shapes]:
    if count == 1:
        return [_ring(lens, at, (0.95 if outer else 0.62) * r, 0.075 * r)]
    size = (1.4 if outer else 1.03) * r
    return [_ring(lens, at, size, 0.075 * r), *([] if outer else _count(frame, at, count, r))]


def _count(frame: Frame, at: tuple[float, float], count: int, r: float) -> list[Shapes]:
    """How many people, where the number fits into the mark at reading size."""
    if count < 2 or frame.type.width(str(count), frame.r, bold=True) > 1.6 * r:
        return []
    return [
        Text(x=at[0], y=at[1] + CAP * frame.r / 2, text=str(count), size=frame.r, bold=True,
             anchor="middle", halo=count > 9)
    ]  # fmt: skip


def _values(
    frame: Frame,
    rulers: tuple[Ends, ...],
    axes: tuple[int, int],
    cloud: Cloud,
    views: Views,
    x: float,
    foot: float,
    room: float,
) -> Block:
    """The two typical points in words, from the foot upwards, without their values where these do
    not fit; top is the first baseline.
    """
    full = _keys(frame, rulers, axes, cloud, views, x, foot, valued=True)
    if foot - full.top <= room - 1.3 * frame.r:
        return full
    return _keys(frame, rulers, axes, cloud, views, x, foot, valued=False)


def _keys(
    frame: Frame,
    rulers: tuple[Ends, ...],
    axes: tuple[int, int],
    cloud: Cloud,
    views: Views,
    x: float,
    foot: float,
    *,
    valued: bool,
) -> Block:
    r, face = frame.r, frame.type
    indent, width = 1.16 * r, right(frame) - x - 1.16 * r
    shapes: list[Shapes] = []
    y = foot
    entries = ((THEIRS, views.theirs, cloud.typical_theirs), (OURS, views.ours, cloud.typical_ours))
    for lens, words, point in entries:
        said = _("withheld") if point is None else listed_values(rulers, axes, point)
        value = balanced(said, width, r, face, bold=False) if valued else []
        name = balanced(words, width, r, face)
        first = y - max(0, len(value) - 1) * LEADING * r
        shapes += block(value, x + indent, first, r).shapes
        base = first - (1.26 * r if value else 0) - (len(name) - 1) * LEADING * r
        shapes += block(name, x + indent, base, r, bold=True).shapes
        shapes.append(lens_mark(lens, x + 0.4 * r, base - 0.31 * r, 0.82 * r))
        top, y = base, base - (1.64 if value else 1.3) * r
    return Block(shapes=tuple(shapes), top=top, bottom=foot)


def listed_values(rulers: tuple[Ends, ...], axes: tuple[int, int], point: Point) -> str:
    """A point in words: "depth 5, breadth 4"."""
    return ", ".join(f"{rulers[axis].name.lower()} {half(point[axis])}" for axis in axes)


def told(
    rulers: tuple[Ends, ...], cloud: Cloud, views: Views, axes: tuple[int, ...] = (0, 1, 2)
) -> str:
    """The typical points in words."""
    if cloud.typical_ours is None or cloud.typical_theirs is None:
        return (cloud.reason or _("withheld: too few answers")) + "."
    sides = []
    for words, point in ((views.ours, cloud.typical_ours), (views.theirs, cloud.typical_theirs)):
        values = [f"{rulers[axis].name.lower()} {half(point[axis])}" for axis in axes]
        sides.append(f"{words}: {listed(values)}")
    return _("Typical points of {n} people. ").format(n=cloud.n) + "; ".join(sides) + "."
