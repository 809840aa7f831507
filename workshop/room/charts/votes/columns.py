"""Entries in two columns, lights and shades: by dots once told, else as they were named."""

from collections.abc import Sequence

from msgspec import Struct

from workshop.domain.exercise import Item
from workshop.room.charts.votes.dot_words import votes_sentence, votes_told
from workshop.room.charts.votes.dots import DOT, PITCH
from workshop.room.figures import withheld_word
from workshop.room.number_words import counted
from workshop.room.scene import Frame, Line, Mark, Page, Shapes, Text, balanced
from workshop.room.signs import sign
from workshop.room.timer import timer_line
from workshop.room.typesetting import (
    CAP,
    LEADING,
    block,
    foot_baseline,
    headline,
    inner_width,
    page_number,
)
from workshop.steps.votes import (
    VoteColumn,
    VotedEntry,
    VotesStep,
    VotesSummary,
    name_of,
    voted_order,
)
from workshop.words import ngettext

APART, HEAD, RULE, FIRST = 1.1, 1.48, 0.42, 0.95
"""Between the columns; from headline to heads, the rule below, the first name; in R."""
BELOW, ROW, BARE = 1.2, 1.64, 0.5
"""From a name to its dots, and to the hairline where there are dots or none, in R."""
DOTS, SIGN = 1.1, 1.33
"""Where dots begin behind their number, and names of columns behind their sign, in R."""
PAGE = 2.6
"""Room for the number of the page, in R."""
Row = tuple[Item, VotedEntry | None]


class Side(Struct, frozen=True, kw_only=True):
    """A column with its entries and where it stands."""

    column: VoteColumn
    rows: tuple[Row, ...]
    left: float
    wide: float


def columns_pages(
    step: VotesStep, summary: VotesSummary | None, frame: Frame, *, left: float | None = None,
    planned: float = 0,
) -> tuple[Page, ...]:  # fmt: skip
    """As many of each as the room can read; one column after the other where the page is narrow."""
    r = frame.r
    said = votes_sentence(step, summary) if summary else step.prompt
    head = headline(frame, said, width=0 if summary else inner_width(frame) - PAGE * r)
    low = foot_baseline(frame) - 1.15 * r
    room = low - head.bottom - (HEAD + RULE) * r
    foot = _foot(frame, step) if summary else timer_line(frame, left, planned)
    parts = _parts(frame, step, summary, room)
    told = {name: line for (item, _e), line in zip(
        voted_order(step, summary), votes_told(step, summary), strict=True) for name in [item.id]
    } if summary else {}  # fmt: skip
    made = []
    for number, sides in enumerate(parts, 1):
        shapes: list[Shapes] = [*head.shapes]
        for side in sides:
            shapes += _column(frame, step, side, head.bottom, bold=bool(summary) and number == 1)
        at = foot_baseline(frame) if summary else head.top  # the time stands at the foot
        shapes += (*foot, *page_number(frame, number, len(parts), at))
        lines = [
            " ".join([side.column.label + ":", *(
                told.get(item.id, name_of(step, item).rstrip(".") + ".") for item, _e in side.rows
            )])
            for side in sides
        ]  # fmt: skip
        made.append(Page(scene=frame.scene(shapes, " ".join([said, *lines]))))
    return tuple(made)


def _parts(
    frame: Frame, step: VotesStep, summary: VotesSummary | None, room: float
) -> list[tuple[Side, ...]]:
    """The sides that stand on each page."""
    columns = (step.columns.left, step.columns.right) if step.columns else ()
    rows = _rows(step, summary)
    alone = frame.narrow
    wide = inner_width(frame) if alone else (inner_width(frame) - APART * frame.r) / 2
    pages: list[list[tuple[Row, ...]]] = []
    for column in columns:
        mine = tuple(row for row in rows if step.column_of[row[0].id] == column.id)
        pages.append(_filled(frame, step, mine, wide, room, dots=bool(summary)))
    lefts = [frame.margin_x + (0 if alone else at * (wide + APART * frame.r)) for at in (0, 1)]
    sides = [
        [Side(column=column, rows=part, left=x, wide=wide) for part in found]
        for column, found, x in zip(columns, pages, lefts, strict=True)
    ]
    if alone:
        return [(side,) for found in sides for side in found if side.rows] or [(sides[0][0],)]
    longest = max(len(found) for found in sides)
    return [tuple(found[at] for found in sides if at < len(found)) for at in range(longest)]


def _rows(step: VotesStep, summary: VotesSummary | None) -> tuple[Row, ...]:
    """By dots, those that are withheld last."""
    if summary is None:
        return tuple((item, None) for item in step.items)
    told = voted_order(step, summary)
    kept = {entry.entry: entry for entry in summary.entries if entry.dots is None}
    return (*told, *((item, kept[item.id]) for item in step.items if item.id in kept))


def _filled(
    frame: Frame, step: VotesStep, rows: Sequence[Row], wide: float, room: float, *, dots: bool
) -> list[tuple[Row, ...]]:
    pages: list[tuple[Row, ...]] = [()]
    used = 0.0
    for row in rows:
        high = _height(frame, step, row, wide, dots=dots)
        if pages[-1] and used + high > room + 1:
            pages.append(())
            used = 0.0
        pages[-1] = (*pages[-1], row)
        used += high
    return pages


def _lines(frame: Frame, step: VotesStep, row: Row, wide: float) -> list[str]:
    # As wide as in bold, whether the name is bold or not: rows keep their heights.
    return balanced(name_of(step, row[0]), wide, frame.r, frame.type, bold=True)


def _height(frame: Frame, step: VotesStep, row: Row, wide: float, *, dots: bool) -> float:
    lines = len(_lines(frame, step, row, wide)) - 1
    return (FIRST + lines * LEADING + (ROW if dots else BARE)) * frame.r


def _column(frame: Frame, step: VotesStep, side: Side, above: float, *, bold: bool) -> list[Shapes]:
    r, column, x = frame.r, side.column, side.left
    base = above + HEAD * r
    shapes: list[Shapes] = [*sign(column.sign, x + 0.2 * r, base - CAP * r / 2, r)]
    start = x + (SIGN * r if column.sign else 0)
    shapes.append(Text(x=start, y=base, text=column.label, size=r, bold=True))
    start += frame.type.width(f"{column.label} ", r, bold=True)
    if start + frame.type.width(column.more, r) <= x + side.wide:
        shapes.append(Text(x=start, y=base, text=column.more, size=r, colour="ink2"))
    y = base + RULE * r
    shapes.append(Line(points=((x, y), (x + side.wide, y)), line=0.045 * r))
    for row in side.rows:
        first = bold and row is side.rows[0]
        shapes += _row(frame, step, row, side, y, bold=first)
        y += _height(frame, step, row, side.wide, dots=row[1] is not None)
        if row is not side.rows[-1]:
            ends = ((x, y), (x + side.wide, y))
            shapes.append(Line(points=ends, stroke="line", line=0.03 * r))
    return shapes


def _row(
    frame: Frame, step: VotesStep, row: Row, side: Side, top: float, *, bold: bool
) -> list[Shapes]:
    r, entry, x = frame.r, row[1], side.left
    name = block(_lines(frame, step, row, side.wide), x, top + FIRST * r, r, bold=bold)
    shapes: list[Shapes] = [*name.shapes]
    if entry is None:
        return shapes
    base = name.bottom + BELOW * r
    if entry.dots is None:
        return [*shapes, Text(x=x, y=base, text=withheld_word(), size=r, colour="ink2")]
    shapes.append(
        Text(x=x, y=base, text=str(entry.dots), size=r, bold=bold,
             colour="ink" if entry.dots else "ink2")
    )  # fmt: skip
    start = max(DOTS * r, frame.type.width("00", r, bold=True) + 0.2 * r)
    pitch = min(PITCH * r, (side.wide - start) / max(1, entry.dots))
    shapes += [
        Mark(x=x + start + (at + 0.5) * pitch, y=base - CAP * r / 2, r=DOT * pitch)
        for at in range(entry.dots)
    ]
    return shapes


def _foot(frame: Frame, step: VotesStep) -> tuple[Shapes, ...]:
    """The rule that the dots were set by."""
    one = ngettext("{dots} dot each, at most {most} on one.",
                   "{dots} dots each, at most {most} on one.",
                   step.dots, dots=counted(step.dots), most=counted(step.most))  # fmt: skip
    said = one[:1].upper() + one[1:]
    if frame.type.width(said, frame.r) > inner_width(frame) - PAGE * frame.r:
        return ()
    base = foot_baseline(frame)
    return (Text(x=frame.margin_x, y=base, text=said, size=frame.r, colour="ink2"),)
