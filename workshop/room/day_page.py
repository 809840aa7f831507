"""The day in the room, when it is asked for: its end first, then what comes, planned and today."""

from collections.abc import Iterable

from workshop.domain.flow import DayTimes, Hours
from workshop.domain.session import Block
from workshop.room.day import LATE, at_clock
from workshop.room.day_strip import block_ground
from workshop.room.scene import Box, Frame, Line, Scene, Shapes, Text
from workshop.room.typesetting import (
    block,
    fitted,
    foot_baseline,
    headline,
    inner_width,
    right,
    words_of,
)
from workshop.words import _, ngettext

MOST = 5
"""Rows, the end among them."""
PITCH, HIGH, APART = 1.23, 0.61, 1.27
"""From row to row; a strip, and from strip to strip, in R."""
COLUMN = 4.56
"""From the right edge of one column of times to that of the other, in R."""


def day_page(frame: Frame, day: DayTimes, minute: int) -> Scene:
    """What the room is told of its day. day: with the spare time used up first; it is never named
    as a block. minute: of the day, now.
    """
    late = day.behind >= LATE or any(_delay(each) >= LATE for each in day.hours if each.now)
    head = headline(frame, _headline(day))
    below = _below(frame, day, head.bottom + 1.5 * frame.r) if late else ()
    rows = _rows(frame, day, head.bottom + (3.06 if late else 1.4) * frame.r, late=late)
    strips = _strips(frame, day, minute, late=late)
    shapes = (*head.shapes, *below, *rows, *strips)
    return frame.scene(shapes, words_of((*head.shapes, *below, *rows)))


def _headline(day: DayTimes) -> str:
    end = at_clock(day.end)
    if day.behind <= 0 and day.end == day.planned_end:
        return _("We still end at {time}.").format(time=end)
    return _("We end at {time}.").format(time=end)


def _delay(hours: Hours) -> int:
    return hours.starts - hours.planned if hours.planned is not None else 0


def _below(frame: Frame, day: DayTimes, y: float) -> tuple[Shapes, ...]:
    """By how much it is later, and what of the spare time is left."""
    now = next((each for each in day.hours if each.now), None)
    later = max(day.behind, _delay(now) if now else 0)
    said = ngettext("{n} minute later", "{n} minutes later", later)
    spare = sum(ends - starts for each, starts, ends in day.planned if each.kind == "slack")
    left = sum(each.ends - each.starts for each in day.hours if each.block.kind == "slack")
    rest = _("{left} of {n} spare minutes are left").format(left=left, n=spare) if spare else ""
    text = "; ".join(part for part in (said, rest) if part) + "."
    return block(
        [fitted(text, inner_width(frame), frame.r, frame.type)], frame.margin_x, y, frame.r,
        colour="ink2",
    ).shapes  # fmt: skip


def _rows(frame: Frame, day: DayTimes, y: float, *, late: bool) -> tuple[Shapes, ...]:
    r, left, end = frame.r, frame.margin_x, right(frame)
    shapes: list[Shapes] = []
    if late:
        shapes += _times(frame, y, _("planned"), _("today"), late=True)
    rule = y + 0.35 * r
    shapes.append(Line(points=((left, rule), (end, rule)), stroke="ink", line=0.06 * r))
    y = rule + 1.26 * r
    width = end - left - (2 if late else 1) * COLUMN * r
    top = _top_of_strips(frame, late=late)
    most = min(MOST, max(2, int((top - y) / (PITCH * r)) + 1))
    for hours in _shown(day)[: most - 1]:
        planned = "" if hours.planned is None else at_clock(hours.planned)
        words = fitted(hours.block.title, width, r, frame.type, bold=hours.now)
        if hours.now:
            shapes.append(
                Box(x=left, y=y - CAPITALS * r, width=0.1 * r, height=1.07 * r, fill="accent")
            )
        shapes.append(Text(x=left + 0.68 * r, y=y, text=words, size=r, bold=hours.now))
        shapes += _times(frame, y, planned, at_clock(hours.starts), late=late)
        y += PITCH * r
    shapes.append(Text(x=left + 0.68 * r, y=y, text=_("End"), size=r))
    shapes += _times(frame, y, at_clock(day.planned_end), at_clock(day.end), late=late)
    return tuple(shapes)


CAPITALS = 0.76


def _times(frame: Frame, y: float, planned: str, today: str, *, late: bool) -> list[Shapes]:
    r, end = frame.r, right(frame)
    times: list[Shapes] = [Text(x=end, y=y, text=today, size=r, bold=True, anchor="end")]
    if late:
        times.append(
            Text(x=end - COLUMN * r, y=y, text=planned, size=r, colour="ink2", anchor="end")
        )
    return times


def _shown(day: DayTimes) -> list[Hours]:
    """The block at hand and what follows; slack is left out."""
    rest = [each for each in day.hours if each.block.kind != "slack"]
    here = next((at for at, each in enumerate(day.hours) if each.now), 0)
    return [each for each in rest if each in day.hours[here:]]


def _top_of_strips(frame: Frame, *, late: bool) -> float:
    """Where the word above them begins."""
    r = frame.r
    return foot_baseline(frame) - (APART if late else 0) * r - 1.18 * r - CAPITALS * r - 0.3 * r


def _strips(frame: Frame, day: DayTimes, minute: int, *, late: bool) -> tuple[Shapes, ...]:
    """The day to scale, as planned and as it runs, with a line for now."""
    r, left, end = frame.r, frame.margin_x, right(frame)
    names = (_("planned"), _("today"))
    wide = max(frame.type.width(names[0], r), frame.type.width(names[1], r, bold=True))
    start = left + wide + 0.6 * r
    begins = min(day.planned[0][1] if day.planned else 0, day.hours[0].starts) if day.hours else 0
    whole = max(day.planned_end, day.end)
    if whole <= begins:
        return ()
    scale = (end - start) / (whole - begins)
    foot = foot_baseline(frame)
    today = [(each.block, each.starts, each.ends) for each in day.hours]
    lines: list[tuple[str, Iterable[tuple[Block, int, int]], float]] = []
    if late:
        lines.append((names[0], day.planned, foot - APART * r))
    lines.append((names[1], today, foot))
    shapes: list[Shapes] = []
    for name, blocks, y in lines:
        bold = name == names[1]
        shapes.append(
            Text(x=left, y=y, text=name, size=r, bold=bold, colour="ink" if bold else "ink2")
        )
        shapes += [
            _strip_box(frame, each, start + (at - begins) * scale, (ends - at) * scale, y)
            for each, at, ends in blocks
            if ends > at
        ]
    if begins <= minute <= whole:
        shapes += _now(frame, start + (minute - begins) * scale, lines[0][2], foot)
    return tuple(shapes)


def _strip_box(frame: Frame, each: Block, x: float, wide: float, y: float) -> Box:
    r, gap, line = frame.r, 0.06 * frame.r, 0.03 * frame.r
    wide = max(0.12 * r, wide - gap)
    top, high = y - 0.64 * r, HIGH * r
    fill = block_ground(each)
    if fill:
        return Box(x=x, y=top, width=wide, height=high, fill=fill, radius=0.06 * r)
    return Box(
        x=x + line / 2, y=top + line / 2, width=wide - line, height=high - line, stroke="edge",
        line=line, radius=0.06 * r, dash=each.kind == "slack",
    )  # fmt: skip


def _now(frame: Frame, x: float, first: float, last: float) -> list[Shapes]:
    r = frame.r
    top, bottom = first - 0.94 * r, last + 0.15 * r
    return [
        Line(points=((x, first - 0.64 * r), (x, last)), stroke="paper", line=0.23 * r),
        Line(points=((x, top), (x, bottom)), stroke="ink", line=0.106 * r),
        Text(x=x, y=top - 0.24 * r, text=_("now"), size=r, bold=True, anchor="middle"),
    ]
