"""Bars of people: one segment for each point of the scale, and the scale’s own words."""

from msgspec import Struct

from workshop.domain.scale import Scale
from workshop.room.figures import withheld, withheld_word
from workshop.room.scene import Box, Shapes, Text, Type, wrap
from workshop.room.typesetting import (
    CAP,
    Typeset,
)
from workshop.words import _, listed, ngettext

GAP = 3 / 66
"""Between segments, in R: three pixels at 1080."""
BAR, PITCH = 1.0, 1.27
SCALE = 1.17


class Bar(Struct, frozen=True, kw_only=True):
    """One row. counts: people on each point, low to high; None where withheld. missing: people who
    can't say.
    """

    number: str
    label: str
    counts: tuple[int, ...] | None
    missing: int = 0
    falling: bool = False
    """Drawn from the highest point down."""


class ScalePoints(Struct, frozen=True, kw_only=True):
    """The words of a scale. short, tight: for each point, usual and narrow; missing: "can't say",
    or "" where the scale has none.
    """

    short: tuple[str, ...]
    tight: tuple[str, ...] = ()
    missing: str = ""
    falling: bool = False


def points_of(scale: Scale) -> ScalePoints:
    """The scale's own words."""
    return ScalePoints(
        short=scale.short, tight=scale.tight, missing=scale.missing, falling=scale.falling
    )


class Head(Struct, frozen=True, kw_only=True):
    """Whose bars: a lens with its mark's place (None for none), its name and a few words."""

    name: str
    help: str = ""
    place: int | None = None


# The bar


def segment(
    face: Type, step: int, x: float, y: float, width: float, height: float, text: str, size: float,
    *, bold: bool = True,
) -> tuple[Shapes, ...]:  # fmt: skip
    """One segment: step 1 … 5 of the ordered colours, 0 is "can't say"; with its text where that
    fits.
    """
    line = size * 0.025
    edged = step <= 1
    box = Box(
        x=x,
        y=y,
        width=width,
        height=height,
        fill=f"step{step}" if step else "",
        stroke="edge" if edged else "",
        line=line,
        dash=not step,
    )
    if not text or face.width(text, size, bold=bold) > width:
        return (box,)
    words = Text(
        x=x + width / 2,
        y=y + height / 2 + CAP * size / 2 * 1.02,
        text=text,
        size=size,
        bold=bold,
        colour=f"on{step}" if step else "ink2",
        anchor="middle",
    )
    return (box, words)


def bar(face: Type, row: Bar, x: float, y: float, width: float, height: float, size: float
) -> tuple[Shapes, ...]:  # fmt: skip
    """A row's bar, as long as its count of people; an empty dashed outline where it is withheld."""
    if row.counts is None or not sum(row.counts) + row.missing:
        place = Box(x=x, y=y, width=width, height=height, stroke="edge", line=size * 0.025,
                    dash=True)  # fmt: skip
        words_left = (withheld(), withheld_word()) if row.counts is None else (_("no answers"),)
        word = next((each for each in words_left if face.width(each, size) <= width), "")
        words = Text(x=x + width / 2, y=y + height / 2 + CAP * size / 2, text=word, size=size,
                     colour="ink2", anchor="middle")  # fmt: skip
        return (place, words) if word else (place,)
    unit = width / (sum(row.counts) + row.missing)
    gap = GAP * size
    shapes: list[Shapes] = []
    at = 0
    points = [*enumerate(row.counts, start=1)]
    for step, count in [*(reversed(points) if row.falling else points), (0, row.missing)]:
        if count:
            last = at + count == sum(row.counts) + row.missing
            long = max(unit * count - (0 if last else gap), unit * count * 0.5)
            shapes += segment(
                face, shade(step, len(row.counts)), x + at * unit, y, long, height, str(count),
                size,
            )  # fmt: skip
        at += count
    return tuple(shapes)


def shade(step: int, points: int) -> int:
    """The ordered colour of a point; scales of fewer than five points take the outermost ones."""
    if not step or points == 5:
        return step
    return 1 + round((step - 1) * 4 / max(1, points - 1))


# The scale


def scale_bar(
    face: Type, points: ScalePoints, x: float, y: float, width: float, r: float, *, missing: bool
) -> Typeset:
    """The words of the scale, in segments laid out like a bar; bottom is its lower edge."""
    steps = [*range(1, len(points.short) + 1)]
    order = -1 if points.falling else 1
    lasts = [points.missing] if missing and points.missing else []
    usual, tight = (
        [*[*zip(steps, words, strict=True)][::order], *((0, last) for last in lasts)]
        for words in (points.short, points.tight or points.short)
    )
    tried = (
        (usual, _even(usual, width, r)),
        (tight, _even(tight, width, r)),
        (usual, _natural(face, usual, width, r)),
        (tight, _natural(face, tight, width, r)),
    )
    for entries, widths in tried:
        if all(
            face.width(word, r) + 0.12 * r <= each
            for (_step, word), each in zip(entries, widths, strict=True)
        ):
            shapes = _segments(face, entries, widths, x, y, r)
            return Typeset(shapes=shapes, top=y, bottom=y + SCALE * r)
    return _scale_rows(face, tight, x, y, width, r)


Entries = list[tuple[int, str]]


def _even(entries: Entries, width: float, r: float) -> list[float]:
    return [(width - GAP * r * len(entries)) / len(entries)] * len(entries)


def _natural(face: Type, entries: Entries, width: float, r: float) -> list[float]:
    words = [face.width(word, r) for _step, word in entries]
    rest = (width - GAP * r * len(entries) - sum(words)) / len(entries)
    return [word + max(0.0, rest) for word in words] if rest >= 0.12 * r else [0.0] * len(words)


def _segments(
    face: Type, entries: Entries, widths: list[float], x: float, y: float, r: float
) -> tuple[Shapes, ...]:
    shapes: list[Shapes] = []
    points = sum(1 for step, _word in entries if step)
    for (step, word), width in zip(entries, widths, strict=True):
        shapes += segment(face, shade(step, points), x, y, width, SCALE * r, word, r, bold=False)
        x += width + GAP * r
    return tuple(shapes)


def _scale_rows(
    face: Type, entries: Entries, x: float, y: float, width: float, r: float
) -> Typeset:
    """Words too long for one line: segments in as many lines as they need."""
    shapes: list[Shapes] = []
    left, top = x, y
    points = sum(1 for step, _word in entries if step)
    for step, word in entries:
        text = word or str(step)
        lines = wrap(text, width - 0.4 * r, r, face)
        long = max(face.width(line, r) for line in lines) + 0.4 * r
        if left > x and left + long > x + width:
            left, top = x, top + (SCALE + GAP) * r
        shapes += segment(face, shade(step, points), left, top, long, SCALE * r, lines[0], r,
                          bold=False)  # fmt: skip
        left += long + GAP * r
    return Typeset(shapes=tuple(shapes), top=y, bottom=top + SCALE * r)


def row_told(row: Bar, points: ScalePoints) -> str:
    """One row's counts in words."""
    if row.counts is None:
        return withheld()
    said = [
        _("{n} “{answer}”").format(n=count, answer=word or step)
        for step, (count, word) in enumerate(zip(row.counts, points.short, strict=True), start=1)
        if count
    ][:: -1 if points.falling else 1]
    if row.missing:
        said.append(ngettext("{n} can’t say", "{n} can’t say", row.missing))
    return listed(said) if said else _("no answers")
