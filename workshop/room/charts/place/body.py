"""The relationship as a line that grows into a body: depth along it, breadth behind, light above.

One drawing on every page; A never moves. A page of an axis begins as the page before it ended, and
grows.
"""

import re

from msgspec import Struct, structs

from workshop.room.scene import Area, Box, Frame, Line, Mark, Page, Scene, Shapes, Text, wrap
from workshop.room.typesetting import (
    CAP,
    HEADLINE,
    LEADING,
    block,
    headline,
    right,
    sized,
    top_baseline,
    words_of,
)
from workshop.words import _

START_X, START_Y, WORDS_Y = 0.24, 3.15, 1.36
"""Where A stands, right of the margin and above the page's end, and the words below it, in R."""
LONG, CLOSING, SHORT = 9.85, 13.33, 8.0
"""Depth in R: on a page of an axis, on the last one, and where a page is narrow."""
BACK = (4.55, -3.97)
UP = 5.36
"""Breadth and light in R."""
HEAD = 2.9
"""What stays free above the drawing for its words, in R."""
TIGHT = 25
"""Where a page is narrower, in R, ends in full stand above the drawing."""
THIN, THICK = 0.09, 0.42
"""The line at A and at B, in R."""
DOTS = (0.167, 0.242, 0.333)
BANDS = ((0.43, 0.5, 0.57), (0.86, 0.93, 1.0))
CROSSES, INSET, THREAD = 9, 0.45, 0.076
COLUMN, DARK_TO_LIT = 0.7, ("dark", "dim", "lit")
BESIDE = 0.8
"""Words behind the drawing, in R."""
FIRST_WORDS = re.compile(r"^[^,:]*[,:]?")


class AxisWords(Struct, frozen=True, kw_only=True):
    """An axis: its name, a few words, and its low, middle and high end in full."""

    name: str
    help: str
    anchors: tuple[str, str, str]

    def short(self, at: int) -> str:
        """The first words of an end."""
        return _first(self.anchors[at]).rstrip(",:")


def _first(text: str) -> str:
    found = FIRST_WORDS.match(text)
    return found[0] if found else text


class _Body(Struct, frozen=True, kw_only=True):
    """How far it has grown. long: depth in R; breadth, light: shares of the whole, walls too."""

    long: float
    breadth: float = 0
    light: float = 0
    walls: float = 0


def axes_pages(frame: Frame, axes: tuple[AxisWords, AxisWords, AxisWords]) -> tuple[Page, ...]:
    """Depth, breadth and light, one after the other, then all three."""
    long = SHORT if _tight(frame) else LONG
    last = long if _tight(frame) else CLOSING
    flat, deep = _Body(long=0.2), _Body(long=long)
    broad = structs.replace(deep, breadth=1)
    lit = structs.replace(broad, light=1)
    whole = structs.replace(lit, long=last, walls=1)
    return (
        _page(frame, flat, deep, _depth_words(frame, axes, deep)),
        _page(frame, _barely(deep, "breadth"), broad, _breadth_words(frame, axes, broad)),
        _page(frame, _barely(broad, "light"), lit, _light_words(frame, axes, lit)),
        _page(frame, structs.replace(lit, walls=1), whole, _closing_words(frame, axes, whole)),
    )


def _tight(frame: Frame) -> bool:
    """Whether words have no room beside the drawing."""
    return frame.narrow or frame.width < TIGHT * frame.r


def _barely(body: _Body, axis: str) -> _Body:
    """The body as an axis begins to grow out of it."""
    return structs.replace(body, **{axis: 0.001})


def _page(frame: Frame, before: _Body, after: _Body, words: list[Shapes]) -> Page:
    drawn = _drawing(frame, after)
    scene = frame.scene((*drawn, *words), words_of(words))
    start: Scene = frame.scene(_drawing(frame, before), scene.alt)
    return Page(scene=scene, grown_from=start)


# The drawing


def _start(frame: Frame) -> tuple[float, float]:
    return frame.margin_x + START_X * frame.r, frame.height - START_Y * frame.r


def _share(frame: Frame) -> float:
    """How much of breadth and light a page has room for."""
    room = (frame.height - frame.margin_y) / frame.r - START_Y - HEAD
    return min(1.0, room / (UP - BACK[1]))


def _at(frame: Frame, body: _Body, along: float, back: float, up: float = 0) -> tuple[float, float]:
    """A point of the body: shares of depth, breadth and light."""
    (x, y), r = _start(frame), frame.r
    return (
        x + (along * body.long + back * BACK[0] * _share(frame)) * r,
        y + (back * BACK[1] - up * UP) * _share(frame) * r,
    )


def _drawing(frame: Frame, body: _Body) -> list[Shapes]:
    """The same shapes in the same order however far it has grown: one turns into another."""
    r, shapes = frame.r, list[Shapes]()
    if body.breadth:
        shapes += _floor(frame, body)
    if body.walls:
        shapes += _walls(frame, body)
    a, b = _at(frame, body, 0, 0), _at(frame, body, 1, 0)
    wedge = ((a[0], a[1] - THIN * r / 2), (b[0], b[1] - THICK * r / 2),
             (b[0], b[1] + THICK * r / 2), (a[0], a[1] + THIN * r / 2))  # fmt: skip
    shapes.append(Area(points=wedge, fill="ink"))
    for share, radius in zip((0, 0.5, 1), DOTS, strict=True):
        x, y = _at(frame, body, share, 0)
        shapes.append(Mark(x=x, y=y, r=radius * r, colour="ink"))
    if body.light:
        shapes += _column(frame, body)
    return shapes


def _floor(frame: Frame, body: _Body) -> list[Shapes]:
    """The floor opens backwards from the line, its threads with it."""
    r, far = frame.r, body.breadth
    corners = [
        _at(frame, body, along, back) for along, back in ((0, 0), (1, 0), (1, far), (0, far))
    ]
    shapes: list[Shapes] = [
        Area(points=tuple(corners), fill="sunk"),
        Line(points=(corners[0], corners[3]), stroke="line", line=0.035 * r),
        Line(points=(corners[1], corners[2]), line=THREAD * r),
    ]
    inset = INSET / body.long

    def thread(share: float) -> Line:
        ends = (_at(frame, body, inset, share * far), _at(frame, body, 1 - inset, share * far))
        return Line(points=ends, line=THREAD * r)

    shapes += [thread(share) for band in BANDS for share in band]
    low, high = BANDS[1][0] * far, BANDS[1][-1] * far
    for cross in range(CROSSES):
        ends = [inset + (1 - 2 * inset) * (cross + more) / CROSSES for more in (0, 1)]
        for one, other in ((low, high), (high, low)):
            points = (_at(frame, body, ends[0], one), _at(frame, body, ends[1], other))
            shapes.append(Line(points=points, line=THREAD * r))
    return shapes


def _walls(frame: Frame, body: _Body) -> list[Shapes]:
    left = [(0, 0, 0), (0, 0, 1), (0, 1, 1)]
    behind = [(0, 1, 1), (1, 1, 1), (1, 1, 0)]
    return [
        Line(points=tuple(_at(frame, body, *each) for each in wall), stroke="line",
             line=0.035 * frame.r)
        for wall in (left, behind)
    ]  # fmt: skip


def _column(frame: Frame, body: _Body) -> list[Shapes]:
    """Three equal tones, dark below and lit above, and an outline round them."""
    r, (x, y) = frame.r, _at(frame, body, 0, 1)
    left, high = x + 0.06 * r - COLUMN * r / 2, UP * _share(frame) * r * body.light
    tones: list[Shapes] = [
        Box(x=left, y=y - high * (at + 1) / 3, width=COLUMN * r, height=high / 3, fill=tone)
        for at, tone in enumerate(DARK_TO_LIT)
    ]
    outline = Box(x=left, y=y - high, width=COLUMN * r, height=high, stroke="ink", line=THREAD * r)
    return [*tones, outline]


# The words


def _head(frame: Frame, axis: AxisWords) -> list[Shapes]:
    """The axis's name, and its few words beside it."""
    size, r = sized(frame, HEADLINE), frame.r
    y = top_baseline(frame, size)
    x = frame.margin_x + frame.type.width(axis.name, size, bold=True) + 0.4 * r
    lines = wrap(axis.help, right(frame) - x, r, frame.type)
    name = Text(x=frame.margin_x, y=y, text=axis.name, size=size, bold=True)
    return [name, *block(lines, x, y, r, colour="ink2").shapes]


def _anchor(frame: Frame, text: str, x: float, last: float) -> list[Shapes]:
    """An end in full, its first words bold; what is longer than its line wraps upwards."""
    r, first = frame.r, _first(text)
    rest = text[len(first) :].strip()
    indent = frame.type.width(first + " ", r, bold=True)
    lines = _wrapped(frame, rest, right(frame) - x, indent)
    top = last - (len(lines) - 1) * LEADING * r
    shapes: list[Shapes] = [Text(x=x, y=top, text=first, size=r, bold=True)]
    for place, line in enumerate(lines):
        if line:
            left = x if place else x + indent
            shapes.append(Text(x=left, y=top + place * LEADING * r, text=line, size=r))
    return shapes


def _wrapped(frame: Frame, text: str, width: float, indent: float) -> list[str]:
    """Lines of which the first begins further in."""
    words, first = text.split(" "), ""
    while words and frame.type.width(f"{first} {words[0]}".strip(), frame.r) <= width - indent:
        first = f"{first} {words.pop(0)}".strip()
    return [first, *(wrap(" ".join(words), width, frame.r, frame.type) if words else [])]


def _listed(frame: Frame, axis: AxisWords) -> list[Shapes]:
    """The ends one below the other, above the drawing."""
    shapes: list[Shapes] = []
    y = top_baseline(frame, sized(frame, HEADLINE)) + 2.9 * frame.r
    for text in reversed(axis.anchors):
        made = _anchor(frame, text, frame.margin_x, y)
        drop = y - min(each.y for each in made if isinstance(each, Text))
        made = _anchor(frame, text, frame.margin_x, y + drop)
        shapes += made
        y += drop + 1.45 * frame.r
    return shapes


def _named(frame: Frame, x: float, y: float, text: str, *, bold: bool = False) -> list[Shapes]:
    """A few words beside the drawing where there is room for them."""
    wide = frame.type.width(text, frame.r, bold=bold)
    if x + wide > right(frame):
        return []
    return [Text(x=x, y=y, text=text, size=frame.r, bold=bold)]


def _depth_short(frame: Frame, axis: AxisWords, body: _Body) -> list[Shapes]:
    """Its short words below the line, its name behind them."""
    r, y = frame.r, frame.height - WORDS_Y * frame.r
    wide = [frame.type.width(axis.short(at), r) for at in range(3)]
    middles = [_at(frame, body, share, 0)[0] for share in (0, 0.5, 1)]
    lefts = [frame.margin_x, middles[1] - wide[1] / 2, middles[2] - wide[2] / 2]
    shown = [at for at in range(3) if at != 1 or (lefts[0] + wide[0] + 0.3 * r < lefts[1]
             and lefts[1] + wide[1] + 0.3 * r < lefts[2])]  # fmt: skip
    shapes: list[Shapes] = [Text(x=lefts[at], y=y, text=axis.short(at), size=r) for at in shown]
    return shapes + _named(frame, lefts[2] + wide[2] + BESIDE * r, y, axis.name, bold=True)


def _depth_words(
    frame: Frame, axes: tuple[AxisWords, AxisWords, AxisWords], body: _Body
) -> list[Shapes]:
    return [*_head(frame, axes[0]), *_listed(frame, axes[0]), *_depth_short(frame, axes[0], body)]


def _breadth_words(
    frame: Frame, axes: tuple[AxisWords, AxisWords, AxisWords], body: _Body
) -> list[Shapes]:
    axis, half = axes[1], CAP * frame.r / 2
    shapes = [*_head(frame, axis), *_depth_short(frame, axes[0], body)]
    if _tight(frame):
        listed = _listed(frame, axis)
        above = max(each.y for each in listed if isinstance(each, Text))
        if above < _at(frame, body, 0, 1)[1] - 0.4 * frame.r:
            return [*shapes, *listed]
        return shapes + _bands(frame, axis, body)
    for text, back in zip(axis.anchors, (0, 0.5, 0.93), strict=True):
        x, y = _at(frame, body, 1, back)
        shapes += _anchor(frame, text, x + BESIDE * frame.r, y + half)
    return shapes


def _light_words(
    frame: Frame, axes: tuple[AxisWords, AxisWords, AxisWords], body: _Body
) -> list[Shapes]:
    r, half = frame.r, CAP * frame.r / 2
    shapes = _head(frame, axes[2])
    x, y = _at(frame, body, 1, 0.93)
    shapes += _named(frame, x + BESIDE * r, y + half, axes[1].name, bold=True)
    end = _at(frame, body, 1, 0)
    base = frame.height - WORDS_Y * r
    shapes.append(Text(x=end[0] - 0.3 * r, y=base, text=axes[0].name, size=r, bold=True,
                       anchor="end"))  # fmt: skip
    left = _at(frame, body, 0, 1)[0] + BESIDE * r
    if _tight(frame):
        return [*shapes, *_tones(frame, axes[2], body)]
    for at, text in enumerate(axes[2].anchors):
        middle = _at(frame, body, 0, 1, (at + 0.5) / 3)[1]
        two = len(_wrapped(frame, text, right(frame) - left, 0)) > 1
        shapes += _anchor(frame, text, left, middle + half + (LEADING / 2 - 0.12) * r * two)
    return shapes


def _closing_words(
    frame: Frame, axes: tuple[AxisWords, AxisWords, AxisWords], body: _Body
) -> list[Shapes]:
    depth, breadth, light = axes
    r = frame.r
    shapes: list[Shapes] = [*headline(frame, _("The line was only one edge.")).shapes]
    shapes += _depth_short(frame, depth, body)
    shapes += _bands(frame, breadth, body)
    x, y = _at(frame, body, 1, 1)
    shapes += _named(frame, x + 0.5 * r, y - 0.75 * r, breadth.name, bold=True)
    x, y = _at(frame, body, 0, 1, 1)
    shapes.append(Text(x=x - COLUMN * r / 2, y=y - 0.43 * r, text=light.name, size=r, bold=True))
    return shapes + _tones(frame, light, body)


def _bands(frame: Frame, axis: AxisWords, body: _Body) -> list[Shapes]:
    """Short words beside one thread, several, and all."""
    found: list[Shapes] = []
    for at, back in enumerate((0, 0.5, 0.93)):
        x, y = _at(frame, body, 1, back)
        found += _named(frame, x + BESIDE * frame.r, y + CAP * frame.r / 2, axis.short(at))
    return found


def _tones(frame: Frame, axis: AxisWords, body: _Body) -> list[Shapes]:
    """Short words beside the three tones."""
    found: list[Shapes] = []
    for at in range(3):
        x, middle = _at(frame, body, 0, 1, (at + 0.5) / 3)
        y = middle + CAP * frame.r / 2
        found += _named(frame, x + BESIDE * frame.r, y, axis.short(at))
    return found
