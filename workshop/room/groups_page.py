"""Who works with whom, in the room: below the task where there is room, else on pages before it."""

from msgspec import Struct, structs

from workshop.room.day import seat_words
from workshop.room.scene import Frame, Line, Mark, Page, Shapes, Text
from workshop.room.typesetting import (
    CAP,
    block,
    evenly,
    fitted,
    foot_baseline,
    headline,
    inner_width,
    page_number,
    right,
    sized,
    words_of,
)
from workshop.words import _, in_a_row

PITCH, LINES = 1.7, 2.1
"""From pair to pair and from line to line, in R."""
DOT, APART, JOIN = 0.29, 1.97, 0.106
"""Radius of a person, from one to the next, and the line between, in R."""
BESIDE = 0.37
"""Between a name and the dot beside it, in R."""
ROWS, MOST_LINES, LARGE = 7, 6, 1.6
PAIRED = 3
"""Members up to which a group is drawn as dots that are joined."""


class Grouped(Struct, frozen=True, kw_only=True):
    """The groups by name or seat number. task: what they are to do."""

    groups: tuple[tuple[str, ...], ...]
    task: str
    pairs: bool


def with_groups(
    frame: Frame,
    plain: tuple[Page, ...],
    pages: tuple[Page, ...],
    grouped: Grouped,
    clock: tuple[Shapes, ...],
) -> tuple[Page, ...]:
    """Pages of a step with its groups. plain: the same without the timer, whose shapes are `clock`:
    of what may be one page.
    """
    foot = foot_baseline(frame) - (1.45 * frame.r if clock else 0)
    below = _below(frame, plain[0], grouped, foot) if len(plain) == 1 else ()
    if not below:
        return (*_own_pages(frame, grouped, clock, foot), *pages)
    scene = plain[0].scene
    shapes, said = (*scene.shapes, *below, *clock), f"{scene.alt} {_said(grouped)}"
    return (structs.replace(plain[0], scene=structs.replace(scene, shapes=shapes, alt=said)),)


def _said(grouped: Grouped) -> str:
    return "; ".join(with_words(group) for group in grouped.groups) + "."


def with_words(group: tuple[str, ...]) -> str:
    """2 with 4 and 7."""
    first, *others = group
    if not others:
        return first
    *middle, last = others
    with_whom = _("{some} and {last}").format(some=in_a_row(middle), last=last) if middle else last
    return _("{one} with {others}").format(one=first, others=with_whom)


def _below(frame: Frame, page: Page, grouped: Grouped, foot: float) -> tuple[Shapes, ...]:
    """A rule and the groups below what stands on a page; () where they do not fit."""
    r = frame.r
    bottom = max((each.y for each in page.scene.shapes if isinstance(each, Text)), default=0)
    rule = bottom + 1.11 * r
    line = Line(
        points=((frame.margin_x, rule), (right(frame), rule)), stroke="line", line=0.045 * r
    )
    first = rule + 1.74 * r
    if grouped.pairs and _dots_fit(frame, grouped.groups):
        rows = -(-len(grouped.groups) // 2)
        if first + (rows - 1) * PITCH * r > foot:
            return ()
        return (line, *_dots(frame, grouped.groups, first, rows))
    size, pitch = r, 1.45 * r
    lines = [with_words(group) for group in grouped.groups]
    wide = max(frame.type.width(each, size) for each in lines)
    if first + (len(lines) - 1) * pitch > foot or wide > inner_width(frame):
        return ()
    return (line, *block(lines, frame.margin_x, first, size, leading=1.45).shapes)


def _own_pages(
    frame: Frame, grouped: Grouped, clock: tuple[Shapes, ...], foot: float
) -> tuple[Page, ...]:
    head = headline(frame, grouped.task)
    r, first = frame.r, head.bottom + 1.7 * frame.r
    if grouped.pairs and _dots_fit(frame, grouped.groups):
        rows = max(1, min(ROWS, int((foot - first) / (PITCH * r)) + 1))
        parts = [
            _dots(frame, part, first, -(-len(part) // 2))
            for part in evenly(grouped.groups, 2 * rows)
        ]
    else:
        parts = _lines(frame, grouped, first, foot)
    pages = []
    for number, part in enumerate(parts, 1):
        sign = () if clock else page_number(frame, number, len(parts), foot_baseline(frame))
        shapes = (*head.shapes, *part, *sign, *clock)
        pages.append(Page(scene=frame.scene(shapes, words_of((*head.shapes, *part)))))
    return tuple(pages)


def _lines(frame: Frame, grouped: Grouped, first: float, foot: float) -> list[tuple[Shapes, ...]]:
    lines = [with_words(group) for group in grouped.groups]
    size: float = sized(frame, LARGE)
    widest = max(frame.type.width(each, size, bold=True) for each in lines)
    if widest > inner_width(frame):
        size = frame.r
    lines = [fitted(each, inner_width(frame), size, frame.type, bold=True) for each in lines]
    pitch = LINES * frame.r * size / sized(frame, LARGE)
    most = max(1, min(MOST_LINES, int((foot - first) / pitch) + 1))
    return [
        block(list(part), frame.margin_x, first + 0.2 * size, size, bold=True,
              leading=pitch / size).shapes
        for part in evenly(lines, most)
    ]  # fmt: skip


def _column(frame: Frame) -> float:
    """From one column of pairs to the other."""
    return (inner_width(frame) + 1.1 * frame.r) / 2


def _dots_fit(frame: Frame, groups: tuple[tuple[str, ...], ...]) -> bool:
    if any(len(group) > PAIRED or len(group) < 2 for group in groups):
        return False
    most = _column(frame) - 0.6 * frame.r
    return all(
        _name_width(frame, groups) + _dots_width(frame, len(group)) + _rest_width(frame, group)
        <= most
        for group in groups
    )


def _name_width(frame: Frame, groups: tuple[tuple[str, ...], ...]) -> float:
    return max(frame.type.width(_one(group[0]), frame.r) for group in groups)


def _rest_width(frame: Frame, group: tuple[str, ...]) -> float:
    return frame.type.width(_rest(group), frame.r)


def _one(member: str) -> str:
    return seat_words(member) if member.isdecimal() else member


def _rest(group: tuple[str, ...]) -> str:
    """Those at the other dots."""
    first, *more = group[1:]
    if not first.isdecimal() or not more:
        return in_a_row((_one(first), *more))
    return _("Seats {numbers}").format(numbers=in_a_row((first, *more)))


def _dots_width(frame: Frame, count: int) -> float:
    return (2 * (DOT + BESIDE) + (count - 1) * APART + 0.33) * frame.r


def _dots(
    frame: Frame, groups: tuple[tuple[str, ...], ...], first: float, rows: int
) -> tuple[Shapes, ...]:
    """Names on both sides of dots that are joined, in two columns."""
    r, name = frame.r, _name_width(frame, groups)
    groups = tuple(sorted(groups, key=len))  # the one with somebody more comes last
    shapes: list[Shapes] = []
    for at, group in enumerate(groups):
        x = frame.margin_x + (at // rows) * _column(frame)
        y = first + (at % rows) * PITCH * r
        middle = y - CAP * r / 2
        start = x + name + (BESIDE + DOT) * r
        ends = start + (len(group) - 1) * APART * r
        shapes.append(Text(x=x, y=y, text=_one(group[0]), size=r))
        shapes.append(Line(points=((start, middle), (ends, middle)), stroke="ink", line=JOIN * r))
        shapes += [
            Mark(x=start + each * APART * r, y=middle, r=DOT * r) for each in range(len(group))
        ]
        shapes.append(Text(x=ends + (DOT + BESIDE) * r, y=y, text=_rest(group), size=r))
    return tuple(shapes)
