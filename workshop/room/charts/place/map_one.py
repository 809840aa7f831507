"""One flat map to read: counts in its marks, its values in words."""

from workshop.room.charts.place.dumbbells import OURS, THEIRS, WANTED, Views
from workshop.room.charts.place.map_plot import (
    POINTS,
    Cloud,
    Ends,
    Plot,
    counts_at,
    grid,
    listed_values,
    map_sentence,
    plan_shapes,
    ring,
    rounded,
    told,
)
from workshop.room.figures import not_shown, withheld_word
from workshop.room.marks import arrow, lens_mark
from workshop.room.scene import (
    Frame,
    Page,
    Shapes,
    Text,
    balanced,
)
from workshop.room.typesetting import (
    CAP,
    LEADING,
    Typeset,
    block,
    foot_baseline,
    headline,
    inner_width,
    right,
)


def map_page(
    frame: Frame,
    rulers: tuple[Ends, ...],
    axes: tuple[int, int],
    speaks: int,
    cloud: Cloud,
    views: Views,
) -> Page:
    """One map with counts in its marks; speaks: the ruler that the headline is about."""
    said = (
        map_sentence(rulers[speaks], cloud.typical_ours[speaks], cloud.typical_theirs[speaks])
        if cloud.typical_ours is not None and cloud.typical_theirs is not None
        else not_shown()
    )
    draw = _map_upright if frame.height > frame.width else _map_wide
    shapes = draw(frame, rulers, axes, said, cloud, views)
    alt = f"{said} {told(rulers, cloud, views, axes)}"
    return Page(scene=frame.scene(shapes, alt))


def _map_wide(
    frame: Frame, rulers: tuple[Ends, ...], axes: tuple[int, int], said: str, cloud: Cloud,
    views: Views,
) -> list[Shapes]:  # fmt: skip
    r = frame.r
    foot = foot_baseline(frame)
    for share in (0.52, 0.46, 0.4, 0.34):
        size = min(foot - 1.06 * r - frame.margin_y, inner_width(frame) * share)
        plot = Plot(x=frame.margin_x, y=frame.margin_y, size=size, across=axes[0], up=axes[1])
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
    plot = Plot(x=frame.margin_x, y=top, size=size, across=axes[0], up=axes[1])
    names = _map_names(frame, plot, rulers, plot.y + size + 0.95 * r)
    return [*_map_body(plot, cloud, frame), *names, *head.shapes, *keys.shapes]


def _map_names(frame: Frame, plot: Plot, rulers: tuple[Ends, ...], y: float) -> list[Shapes]:
    r = frame.r
    return [
        Text(x=plot.x + 0.25 * r, y=plot.y + 0.86 * r, text=rulers[plot.up].name, size=r,
             bold=True, halo=True),
        Text(x=plot.x + plot.size, y=y, text=rulers[plot.across].name, size=r, bold=True,
             anchor="end"),
    ]  # fmt: skip


def _map_body(plot: Plot, cloud: Cloud, frame: Frame) -> list[Shapes]:
    r = min(frame.r, plot.size / POINTS / 1.6)
    shapes = grid(plot, frame.r)
    ours, theirs = counts_at(cloud.ours, plot), counts_at(cloud.theirs, plot)
    ends = [
        None if point is None else plot.at(point)
        for point in (cloud.typical_theirs, cloud.typical_ours)
    ]
    if ends[0] is not None and ends[1] is not None:
        shapes += arrow(ends[0], ends[1], 0.2 * r, short=0.58 * r)
    shapes += plan_shapes(cloud, plot, r)
    typical = {(lens, rounded(at)) for lens, at in zip((THEIRS, OURS), ends, strict=True) if at}
    for spot in sorted({*ours, *theirs}):
        mine, their = ours[spot], theirs[spot]
        if their and (THEIRS, spot) not in typical:
            shapes += _counted(frame, THEIRS, spot, their, r, outer=bool(mine))
        if mine and (OURS, spot) not in typical:
            shapes += _counted(frame, OURS, spot, mine, r, outer=False)
    for lens, at, counts in ((THEIRS, ends[0], theirs), (OURS, ends[1], ours)):
        if at is None:
            continue
        count = counts[rounded(at)]
        if count:
            shapes.append(ring(lens, at, 1.18 * r, 0.2 * r))
            shapes += _count(frame, at, count, r)
        else:
            shapes.append(lens_mark(lens, *at, 0.72 * r))
    return shapes


def _counted(
    frame: Frame, lens: int, at: tuple[float, float], count: int, r: float, *, outer: bool
) -> list[Shapes]:
    if count == 1:
        return [ring(lens, at, (0.95 if outer else 0.62) * r, 0.075 * r)]
    size = (1.4 if outer else 1.03) * r
    return [ring(lens, at, size, 0.075 * r), *([] if outer else _count(frame, at, count, r))]


def _count(frame: Frame, at: tuple[float, float], count: int, r: float) -> list[Shapes]:
    """How many people, where the number fits inside the mark at reading size."""
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
) -> Typeset:
    """The two typical points in words, from the foot upwards, without their values where these do
    not fit; top is the first baseline.
    """
    entries = [(THEIRS, views.theirs, cloud.typical_theirs), (OURS, views.ours, cloud.typical_ours)]
    if views.wanted:
        entries.append((WANTED, views.wanted, cloud.typical_wanted))
    full = [
        (lens, name, withheld_word() if point is None else listed_values(rulers, axes, point))
        for lens, name, point in entries
    ]
    keys = _keys(frame, full, x, foot)
    if foot - keys.top <= room - 1.3 * frame.r:
        return keys
    return _keys(frame, [(lens, name, "") for lens, name, _said in full], x, foot)


def _keys(frame: Frame, entries: list[tuple[int, str, str]], x: float, foot: float) -> Typeset:
    r, face = frame.r, frame.type
    indent, width = 1.16 * r, right(frame) - x - 1.16 * r
    shapes: list[Shapes] = []
    y = foot
    for lens, words, said in entries:
        value = balanced(said, width, r, face, bold=False) if said else []
        name = balanced(words, width, r, face)
        first = y - max(0, len(value) - 1) * LEADING * r
        shapes += block(value, x + indent, first, r).shapes
        base = first - (1.26 * r if value else 0) - (len(name) - 1) * LEADING * r
        shapes += block(name, x + indent, base, r, bold=True).shapes
        shapes.append(lens_mark(lens, x + 0.4 * r, base - 0.31 * r, 0.82 * r))
        top, y = base, base - (1.64 if value else 1.3) * r
    return Typeset(shapes=tuple(shapes), top=top, bottom=foot)
