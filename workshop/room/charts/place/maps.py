"""Three flat maps together: which way the arrow points."""

from itertools import combinations

from workshop.room.charts.place.dumbbells import OURS, THEIRS, Views, view_legend
from workshop.room.charts.place.map_one import map_page
from workshop.room.charts.place.map_plot import (
    POINTS,
    SPEAKERS,
    Cloud,
    Ends,
    Plot,
    counts_at,
    grid,
    maps_sentence,
    plan_shapes,
    ring,
    rounded,
    told,
)
from workshop.room.marks import arrow, lens_mark
from workshop.room.scene import (
    Frame,
    Page,
    Shapes,
    Text,
)
from workshop.room.typesetting import (
    CAP,
    headline,
    inner_width,
)

RING, NEXT_RING, MOST_RINGS = 0.36, 0.18, 3
"""Size of a person's mark among three maps and of each further ring, in R."""
NEAREST = 0.7
"""The least length of a ruler's unit, in R."""


def maps_pages(
    frame: Frame, rulers: tuple[Ends, ...], cloud: Cloud, views: Views
) -> tuple[Page, ...]:
    """The three maps on one page, side by side or one below the other; else one a page."""
    head = headline(frame, maps_sentence(rulers, cloud, views))
    foot = view_legend(frame, views)
    top, end = head.bottom + 1.3 * frame.r, foot.top - 1.44 * frame.r
    pairs = list(combinations(range(len(rulers)), 2))
    alt = f"{maps_sentence(rulers, cloud, views)} {told(rulers, cloud, views)}"
    pages = []
    arranged = _arranged(frame, pairs, top, end)
    if not arranged:
        return tuple(
            map_page(frame, rulers, pair, speaks, cloud, views)
            for pair, speaks in zip(pairs, SPEAKERS, strict=True)
        )
    for part in arranged:
        shapes = [*head.shapes, *foot.shapes]
        for plot in part:
            shapes += _panel(frame, plot, rulers, cloud)
        pages.append(Page(scene=frame.scene(shapes, alt)))
    return tuple(pages)


def _arranged(
    frame: Frame, pairs: list[tuple[int, int]], top: float, end: float
) -> list[list[Plot]]:
    """Where the panels go: top is the baseline of the first axis name, end the top of the last."""
    r, width, count = frame.r, inner_width(frame), len(pairs)
    above, below = 0.38 * r, 0.97 * r
    beside = min(end - below - top - above, (width - 0.9 * r * (count - 1)) / count)
    under = min(width, (end - top + CAP * r) / count - (CAP + 0.25) * r - above - below)
    least = NEAREST * r * POINTS
    if beside >= min(under, least * 1.2) and beside >= least:
        gap = min((width - count * beside) / max(1, count - 1), 2.5 * r)
        return [
            [
                Plot(x=frame.margin_x + place * (beside + gap), y=top + above, size=beside,
                      across=pair[0], up=pair[1])
                for place, pair in enumerate(pairs)
            ]
        ]  # fmt: skip
    if under >= least:
        pitch = under + above + below + (CAP + 0.25) * r
        return [
            [
                Plot(x=frame.margin_x, y=top + above + place * pitch, size=under,
                      across=pair[0], up=pair[1])
                for place, pair in enumerate(pairs)
            ]
        ]  # fmt: skip
    single = min(width, end - below - top - above)
    if single < least:
        return []
    return [
        [Plot(x=frame.margin_x, y=top + above, size=single, across=pair[0], up=pair[1])]
        for pair in pairs
    ]


def _panel(frame: Frame, plot: Plot, rulers: tuple[Ends, ...], cloud: Cloud) -> list[Shapes]:
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
    plot = Plot(x=x, y=y, size=size, across=axes[0], up=axes[1])
    unit = min(r, plot.size / POINTS / 1.147)
    shapes = grid(plot, r)
    ours, theirs = counts_at(cloud.ours, plot), counts_at(cloud.theirs, plot)
    ends = (cloud.typical_theirs, cloud.typical_ours)
    if ends[0] is not None and ends[1] is not None:
        shapes += arrow(plot.at(ends[0]), plot.at(ends[1]), 0.2 * unit, short=0.4 * unit)
    shapes += plan_shapes(cloud, plot, unit)
    for spot in sorted({*ours, *theirs}):
        rings = [(OURS, each) for each in range(min(ours[spot], MOST_RINGS))]
        rings += [(THEIRS, each) for each in range(min(theirs[spot], MOST_RINGS))]
        for place, (lens, _each) in reversed(list(enumerate(rings))):
            shapes.append(ring(lens, spot, (RING + place * NEXT_RING) * unit, 0.07 * unit))
    for lens, point, counts in ((THEIRS, ends[0], theirs), (OURS, ends[1], ours)):
        if point is not None:
            at = plot.at(point)
            rings_here = min(counts[rounded(at)], MOST_RINGS)
            large = max(0.44, RING + NEXT_RING * (rings_here - 1) + 0.03)
            shapes.append(lens_mark(lens, *at, large * unit))
    return shapes
