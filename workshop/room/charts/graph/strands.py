"""How many ways lead to each customer: a single thread, a rope, a cord of three."""

import math
from collections.abc import Callable

from msgspec import Struct

from workshop.room.charts.graph.keys import under_rule
from workshop.room.charts.graph.marks import RING, RING_LINE, UNIT, off_ring, ring
from workshop.room.charts.graph.words import strand_word, strands_sentence
from workshop.room.scene import Frame, Line, Page, Shapes, Text
from workshop.room.typesetting import (
    CAP,
    evenly,
    fitted,
    foot_baseline,
    headline,
    inner_width,
    page_number,
    right,
)
from workshop.words import _, in_a_row

PITCH, FIRST = 250 / UNIT, 144 / UNIT
"""From row to row, and from the headline to the middle of the first, in R."""
CORD_LEFT, CORD_RIGHT, NUMBER = 0.257, 0.676, 0.72
"""Where the rings and the number stand, of the inner width."""
STRAND, HALO = 17.0, 7.0
TWO_HIGH, TWO_TURN, THREE_HIGH, THREE_TURN = 19.0, 146.0, 32.0, 226.0
BINDING, OVER, TAIL = 16.0, 6.0, 45.0
FINE = 6.0
"""The length of the pieces in which a strand is drawn."""


class Way(Struct, frozen=True, kw_only=True):
    """A customer and the ways to them. through: the last node before the customer on each way, ""
    where the two are linked directly.
    """

    name: str
    strands: int
    through: tuple[str, ...] = ()


def strands_pages(frame: Frame, ways: tuple[Way, ...], us: str) -> tuple[Page, ...]:
    """A row for each customer, the fewest strands first."""
    said = strands_sentence([way.strands for way in ways])
    head, foot, r = headline(frame, said), foot_baseline(frame), frame.r
    ordered = sorted(ways, key=lambda way: way.strands)
    first = head.bottom + FIRST * r
    fit = max(1, int((foot - 1.2 * r - head.bottom) / (PITCH * r)))
    pages = []
    parts = evenly(ordered, fit)
    note = _("Ways that share no link, from them to {us}.").format(us=us)
    for number, part in enumerate(parts, 1):
        room = inner_width(frame) - (4 * r if len(parts) > 1 else 0)
        shapes: list[Shapes] = [*head.shapes]
        for place, way in enumerate(part):
            middle = first + place * PITCH * r
            shapes += _row(frame, way, middle)
            if place + 1 < len(part):
                shapes.append(under_rule(frame, middle + 2.48 * r))
        shapes += [
            Text(x=frame.margin_x, y=foot, text=fitted(note, room, r, frame.type), size=r,
                 colour="ink2"),
            *page_number(frame, number, len(parts), foot),
        ]  # fmt: skip
        alt = " ".join([said, *(_told(way) for way in part), note])
        pages.append(Page(scene=frame.scene(shapes, alt)))
    return tuple(pages)


def _row(frame: Frame, way: Way, y: float) -> list[Shapes]:
    r, unit, inner = frame.r, frame.r / UNIT, inner_width(frame)
    left = frame.margin_x
    one, other = left + CORD_LEFT * inner, left + CORD_RIGHT * inner
    number = left + NUMBER * inner
    line, thin = y + CAP * r / 2, way.strands <= 1
    name_room = one - left - 0.9 * r
    word_room = right(frame) - number - 0.9 * r
    shapes: list[Shapes] = [
        Text(x=left, y=line, text=fitted(way.name, name_room, r, frame.type, bold=thin), size=r,
             bold=thin),
        Text(x=number, y=line, text=str(way.strands), size=r, bold=True),
        Text(x=number + 0.9 * r, y=line, size=r, bold=thin,
             text=fitted(strand_word(way.strands), word_room, r, frame.type, bold=thin)),
        *_cord(way.strands, one, other, y, unit),
    ]  # fmt: skip
    through = _through(way)
    if through:
        start = one - 28 * unit
        room = right(frame) - start
        shapes.append(Text(x=start, y=y + 1.7 * r, text=fitted(through, room, r, frame.type),
                           size=r, colour="ink2"))  # fmt: skip
    return shapes


def _through(way: Way) -> str:
    named = [name or _("no one else") for name in way.through]
    return _("through {names}").format(names=in_a_row(named)) if named else ""


def _told(way: Way) -> str:
    said = _("{name}: {n}, {word}").format(
        name=way.name, n=way.strands, word=strand_word(way.strands)
    )
    through = _through(way)
    return f"{said}, {through}." if through else f"{said}."


def _cord(strands: int, one: float, other: float, y: float, unit: float) -> list[Shapes]:
    """Two rings and what holds them together."""
    if not strands:
        return [ring((one, y), unit), *off_ring((other, y), unit)]
    start, end = one + (RING + RING_LINE) * unit, other - (RING + RING_LINE) * unit
    rings: list[Shapes] = [ring((one, y), unit), ring((other, y), unit)]
    if strands == 1:
        return [*rings, _straight(start, end, y, unit)]
    left, right_end = start + TAIL * unit, end - TAIL * unit
    high, woven = (TWO_HIGH, _two) if strands == 2 else (THREE_HIGH, _three)
    bindings = [
        Line(points=((x, y - (high + STRAND / 2 + OVER) * unit),
                     (x, y + (high + STRAND / 2 + OVER) * unit)), line=BINDING * unit)
        for x in (left, right_end)
    ]  # fmt: skip
    return [
        *rings,
        _straight(start, left, y, unit),
        _straight(right_end, end, y, unit),
        *woven(left, right_end, y, unit),
        *bindings,
    ]


def _straight(start: float, end: float, y: float, unit: float) -> Line:
    return Line(points=((start, y), (end, y)), line=STRAND * unit)


def _two(left: float, end: float, y: float, unit: float) -> list[Shapes]:
    """Two strands wound round each other."""
    turns = max(1, round((end - left) / unit / TWO_TURN))
    return _woven(
        left, end, y, unit, turns,
        [math.sin, lambda turn: -math.sin(turn)],
        [math.cos, lambda turn: -math.cos(turn)],
        TWO_HIGH,
    )  # fmt: skip


def _three(left: float, end: float, y: float, unit: float) -> list[Shapes]:
    """Three strands plaited, each a third of a turn behind the one before."""
    turns = max(1, round((end - left) / unit / THREE_TURN))
    behind = [math.tau * place / 3 for place in range(3)]

    def high(third: float) -> Callable[[float], float]:
        return lambda turn: math.sin(turn + third)

    def over(third: float) -> Callable[[float], float]:
        return lambda turn: math.sin(2 * (turn + third))

    return _woven(left, end, y, unit, turns, [high(each) for each in behind],
                  [over(each) for each in behind], THREE_HIGH)  # fmt: skip


def _woven(
    left: float, end: float, y: float, unit: float, turns: int,
    highs: list[Callable[[float], float]], overs: list[Callable[[float], float]], high: float,
) -> list[Shapes]:  # fmt: skip
    """Strands from left to right; where one passes over, a halo keeps it apart from those below."""
    count = max(8, round((end - left) / unit / FINE))

    def at(strand: int, place: float) -> tuple[float, float]:
        turn = math.tau * turns * place / count
        return (left + (end - left) * place / count, y + highs[strand](turn) * high * unit)

    below: list[Shapes] = []
    above: list[Shapes] = []
    for strand in range(len(highs)):
        whole = tuple(at(strand, place) for place in range(count + 1))
        below.append(Line(points=whole, line=STRAND * unit))
        over = overs[strand]
        run: list[int] = []
        for place in range(count + 2):
            up = place <= count and over(math.tau * turns * place / count) > 0
            if up:
                run.append(place)
                continue
            if len(run) > 1:
                piece = tuple(at(strand, each) for each in run)
                above.append(Line(points=piece, stroke="paper", line=(STRAND + 2 * HALO) * unit))
                longer = [max(0, run[0] - 1), *run, min(count, run[-1] + 1)]
                piece = tuple(at(strand, each) for each in dict.fromkeys(longer))
                above.append(Line(points=piece, line=STRAND * unit))
            run = []
    return [*below, *above]
