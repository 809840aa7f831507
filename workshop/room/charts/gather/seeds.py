"""Seeds beside their soils: a row for each, with the weakest field that it needs."""

from msgspec import Struct

from workshop.domain.gathering import words_of
from workshop.room.charts.gather.seed_words import (
    Seed,
    seed_told,
    seeds_in_order,
    seeds_sentence,
    soil_told,
)
from workshop.room.charts.gather.sprout import HIGH, WIDE, sprout
from workshop.room.charts.ground import FRAME, PLOT, POOR, SWATCH, TAG, hatched, plot
from workshop.room.charts.ground import HIGH as PLOT_HIGH
from workshop.room.figures import half
from workshop.room.scene import Box, Frame, Line, Page, Shapes, Text, balanced
from workshop.room.typesetting import (
    CAP,
    LEADING,
    Typeset,
    block,
    fitted,
    foot_baseline,
    headline,
    inner_width,
    page_number,
    parted,
    right,
)
from workshop.steps.gather import GatherStep
from workshop.words import _

ROW, MORE = 2.35, 0.57
"""The least height of a row, and what stands above and below its words, in R."""
SPROUT, NAME = 1.82, 2.12
"""The height of a sprout, and where names begin, in R."""
BESIDE, WORDS = 12.2, 0.61
"""Where plots begin at most, and what stands before the words behind them, in R."""
ALL = 22
"""Pages narrower than this have plots below the names, in R."""


class SeedColumns(Struct, frozen=True, kw_only=True):
    """Where a row's parts stand. tall: the plot stands below the name."""

    name: float
    plot: float
    words: float
    tall: bool


def seeds_pages(step: GatherStep, frame: Frame) -> tuple[Page, ...]:
    """The weakest first, as many on a page as the room can read."""
    r, said = frame.r, seeds_sentence(step)
    head, foot, columns = headline(frame, said), _key(frame), _columns(frame)
    rows = seeds_in_order(step)
    heights = {entry.id: _height(frame, step, (entry, match), columns) for entry, match in rows}
    top = head.bottom + 0.7 * r
    room = foot.top - 0.5 * r - top
    pages = parted(rows, lambda part: sum(heights[entry.id] for entry, _m in part) <= room + 1)
    made = []
    for number, part in enumerate(pages, 1):
        y, shapes = top, [*head.shapes, *foot.shapes]
        for seed in part:
            high = heights[seed[0].id]
            shapes += _row(frame, step, seed, y, high, columns)
            y += high
            if seed is not part[-1]:
                ends = ((frame.margin_x, y), (right(frame), y))
                shapes.append(Line(points=ends, stroke="line", line=0.03 * r))
        shapes += page_number(frame, number, len(pages), foot.bottom)
        told = (seed_told(step, seed) for seed in part)
        made.append(Page(scene=frame.scene(shapes, " ".join([said, *told]))))
    return tuple(made)


def _columns(frame: Frame) -> SeedColumns:
    r, left = frame.r, frame.margin_x
    name = left + NAME * r
    if inner_width(frame) < ALL * r:
        return SeedColumns(name=name, plot=name, words=name + (PLOT + TAG + WORDS) * r, tall=True)
    start = left + min(BESIDE * r, 0.47 * inner_width(frame))
    return SeedColumns(name=name, plot=start, words=start + (PLOT + TAG + WORDS) * r, tall=False)


def _lines(frame: Frame, step: GatherStep, seed: Seed, columns: SeedColumns) -> list[str]:
    # As wide as in bold, whether the name is bold or not: rows keep their heights.
    until = right(frame) if columns.tall else columns.plot - 0.5 * frame.r
    name = words_of(step.fields, seed[0])
    return balanced(name, until - columns.name, frame.r, frame.type, bold=True)


def _height(frame: Frame, step: GatherStep, seed: Seed, columns: SeedColumns) -> float:
    lines = len(_lines(frame, step, seed, columns))
    high = CAP + (lines - 1) * LEADING + 2 * MORE + (PLOT_HIGH + 0.4 if columns.tall else 0)
    return max(ROW, high) * frame.r


def _row(
    frame: Frame, step: GatherStep, seed: Seed, top: float, high: float, columns: SeedColumns
) -> list[Shapes]:
    _entry, match = seed
    r, lines = frame.r, _lines(frame, step, seed, columns)
    below = (PLOT_HIGH + 0.4) * r if columns.tall else 0.0
    middle = top + (high - below) / 2
    first = middle + (CAP - (len(lines) - 1) * LEADING) * r / 2
    shapes = [*block(lines, columns.name, first, r, bold=match.desert is True).shapes]
    if match.desert is not None:
        y = top + (high - SPROUT * r) / 2
        shapes += sprout(frame.margin_x, y, SPROUT * r, drooping=match.desert)
    y = top + high - (PLOT_HIGH + 0.4) * r if columns.tall else middle - PLOT_HIGH * r / 2
    shapes += plot(columns.plot, y, match.soil, r)
    said = fitted(soil_told(step, match), right(frame) - columns.words, r, frame.type)
    base = y + (PLOT_HIGH + CAP) * r / 2
    colour = "ink" if match.soil is not None else "ink2"
    return [*shapes, Text(x=columns.words, y=base, text=said, size=r, colour=colour)]


def _key(frame: Frame) -> Typeset:
    """What a drooping sprout and a plot mean, on one line or two."""
    r, face, low = frame.r, frame.type, foot_baseline(frame)
    words = (_("in a desert: {n} or less").format(n=half(POOR)), _("weakest field it needs"))
    marks = (0.95 * WIDE / HIGH * r, (SWATCH + 0.7) * r)
    wide = [mark + 0.28 * r + face.width(said, r) for mark, said in zip(marks, words, strict=True)]
    one_line = sum(wide) + 0.8 * r <= inner_width(frame) - 2.6 * r
    first = low if one_line else low - 1.3 * r
    x = frame.margin_x
    shapes: list[Shapes] = [
        *sprout(x, first - 0.82 * r, 0.95 * r, drooping=True),
        Text(x=x + marks[0] + 0.28 * r, y=first, text=words[0], size=r),
    ]
    x = x + wide[0] + 0.7 * r if one_line else x
    y = low - (CAP + SWATCH) * r / 2
    tag = Box(x=x + SWATCH * r, y=y, width=0.7 * r, height=SWATCH * r, fill="surface",
              stroke="ink", line=FRAME * r)  # fmt: skip
    shapes += (*hatched(x, y, SWATCH * r, SWATCH * r, POOR, r), tag)
    shapes.append(Text(x=x + marks[1] + 0.28 * r, y=low, text=words[1], size=r))
    return Typeset(shapes=tuple(shapes), top=first - CAP * r, bottom=low)
