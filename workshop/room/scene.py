"""A picture as plain shapes: drawn once, painted by Qt in the room and by ReportLab on paper.

Units are those of the frame (pixels in the room, points on paper), y grows downwards. Colours are
names of theme tokens
("ink", "accent", "step3", "me"), so that one picture serves light, dark and grey.
"""

from bisect import bisect
from collections.abc import Callable, Iterable
from typing import Literal, Protocol

from msgspec import Struct, structs

Anchor = Literal["start", "middle", "end"]
Shape = Literal["circle", "triangle", "square", "diamond", "pentagon"]


class Type(Protocol):
    """The metrics of the typeface that the picture will be set in."""

    x_height: float
    """x-height at a size of 1."""

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """The advance of the text in frame units."""
        ...


class Box(Struct, frozen=True, kw_only=True):
    """A rectangle; fill and stroke are colour tokens or "" for none; dash: dashed stroke."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    line: float = 1
    radius: float = 0
    dash: bool = False
    opacity: float = 1


class Line(Struct, frozen=True, kw_only=True):
    """A straight or broken line through points (x, y)."""

    points: tuple[tuple[float, float], ...]
    stroke: str = "ink"
    line: float = 1
    dash: bool = False
    round: bool = False


class Area(Struct, frozen=True, kw_only=True):
    """A filled and/or stroked polygon."""

    points: tuple[tuple[float, float], ...]
    fill: str = ""
    stroke: str = ""
    line: float = 1
    opacity: float = 1


class Mark(Struct, frozen=True, kw_only=True):
    """A lens's mark round its centre; r: half its height. hollow: outline only, ground inside."""

    x: float
    y: float
    r: float
    shape: Shape = "circle"
    colour: str = "ink"
    hollow: bool = False
    line: float = 0
    """Stroke of a hollow mark; 0 takes r/4."""


class Pie(Struct, frozen=True, kw_only=True):
    """A disc filled by a share of 0 … 1, clockwise from the top, with an outline."""

    x: float
    y: float
    r: float
    share: float
    colour: str = "ink"


class Text(Struct, frozen=True, kw_only=True):
    """One line of text; y is its baseline."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    colour: str = "ink"
    anchor: Anchor = "start"
    halo: bool = False
    """A rim of ground around the letters."""


class Emblem(Struct, frozen=True, kw_only=True):
    """Somebody's logo, a PNG file, which fills its box. On a screen it stands on a white plate that
    is larger by `rim` on every side, since logos are made for paper.
    """

    x: float
    y: float
    width: float
    height: float
    png: bytes
    rim: float = 0


Shapes = Box | Line | Area | Mark | Pie | Text | Emblem


class Scene(Struct, frozen=True, kw_only=True):
    """A finished picture. alt: what it says, in a sentence with its numbers (screen reader, tagged
    PDF).
    """

    width: float
    height: float
    shapes: tuple[Shapes, ...]
    alt: str = ""


NARROW = 1.5
"""The ratio of width to height below which a room page is laid out for 4:3 and portrait."""


class Frame(Struct, frozen=True, kw_only=True):
    """A page of the room to fill. r: reading size R; nothing may be set smaller. type: the
    typeface's metrics. bare: a picture within a sheet of paper, which has margins, a headline and
    numbers of pages of its own.
    """

    width: float
    height: float
    r: float
    type: Type
    bare: bool = False

    @property
    def margin_x(self) -> float:
        """Left and right margin: 5 % of the width."""
        return 0 if self.bare else self.width * 0.05

    @property
    def margin_y(self) -> float:
        """Top and bottom margin: 5.5 % of the height."""
        return 0 if self.bare else self.height * 0.055

    def scene(self, shapes: Iterable[Shapes], alt: str) -> Scene:
        """The page filled with these."""
        return Scene(width=self.width, height=self.height, shapes=tuple(shapes), alt=alt)

    @property
    def narrow(self) -> bool:
        """4:3 and portrait: row labels stand above their chart."""
        return self.width / self.height < NARROW


class Page(Struct, frozen=True, kw_only=True):
    """One page of the room. name: the picture it belongs to ("Shapes", "Gaps"), "" where there is
    one only. grown_from: how its first shapes stood on the page before, out of which they grow.
    """

    scene: Scene
    name: str = ""
    grown_from: Scene | None = None


def moved_down(shapes: Iterable[Shapes], by: float) -> tuple[Shapes, ...]:
    """The same shapes further down."""
    return tuple(
        structs.replace(shape, points=tuple((x, y + by) for x, y in shape.points))
        if isinstance(shape, Line | Area)
        else structs.replace(shape, y=shape.y + by)
        for shape in shapes
    )


MOVED = ("x", "y", "width", "height", "r", "line", "radius", "opacity")
"""What of a shape grows."""


def between(before: Scene, after: Scene, share: float) -> Scene:
    """The scene on its way, at a share of 0 … 1: what it grew from moves, and the rest, which are
    its words, comes once all have arrived.
    """
    if share >= 1:
        return after
    pairs = zip(before.shapes, after.shapes, strict=False)
    return structs.replace(after, shapes=tuple(_part_way(*pair, share) for pair in pairs))


def _part_way(one: Shapes, other: Shapes, share: float) -> Shapes:
    def step(low: float, high: float) -> float:
        return low + (high - low) * share

    moved: dict[str, object] = {
        name: step(getattr(one, name), getattr(other, name))
        for name in MOVED
        if hasattr(one, name) and hasattr(other, name)
    }
    if isinstance(one, Line | Area) and isinstance(other, Line | Area):
        pairs = zip(one.points, other.points, strict=True)
        moved["points"] = tuple((step(a[0], b[0]), step(a[1], b[1])) for a, b in pairs)
    return structs.replace(other, **moved)


def reading_size(height: float, profile: float, x_height: float) -> int:
    """R in pixels: ceil(H × profile ÷ (200 × x-height)), so that an x-height is a 200th of the
    last row's distance
    (AVIXA DISCAS, basic decision making).
    """
    return int(-(-height * profile // (200 * x_height)))


def wrap(text: str, width: float, size: float, face: Type, *, bold: bool = False) -> list[str]:
    """Lines no wider than `width`, greedy; a word wider than the line is broken, and a blank that
    does not break keeps its two words together.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in filter(None, paragraph.split(" ")):
            longer = f"{line} {word}" if line else word
            if face.width(longer, size, bold=bold) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            line = word
            while face.width(line, size, bold=bold) > width and len(line) > 1:
                cut = _first_letters(line, lambda some: face.width(some, size, bold=bold) <= width)
                lines.append(line[:cut])
                line = line[cut:]
        lines.append(line)
    return lines


def _first_letters(word: str, fits: Callable[[str], bool]) -> int:
    """How many letters of a word that is too long fit, at least one; found by doubling and halving,
    since a file may hold a word of any length.
    """
    most = 2
    while most < len(word) and fits(word[:most]):
        most *= 2
    return max(1, bisect(range(1, min(most, len(word))), 0, key=lambda n: not fits(word[:n])))


def balanced(text: str, width: float, size: float, face: Type, *, bold: bool = True) -> list[str]:
    """As few lines as `wrap` makes, as even in length as possible: for headings, never with a
    single word on the last line.
    """
    lines = wrap(text, width, size, face, bold=bold)
    if len(lines) < 2:
        return lines
    words = len(" ".join(lines).split())
    low, high = width / 2, width
    for _halving in range(12):
        middle = (low + high) / 2
        tried = wrap(text, middle, size, face, bold=bold)
        # A narrower line must not break a word that a wider one holds.
        if len(tried) <= len(lines) and len(" ".join(tried).split()) <= words:
            lines, high = tried, middle
        else:
            low = middle
    return lines
