"""People as discs, a support bar, a place left open: small pictures of a report."""

from collections.abc import Sequence

from workshop.pdf.type import MM
from workshop.room.charts.bars import segment
from workshop.room.compared import HIGHER, LOWER, SAME, Compared
from workshop.room.scene import Box, Line, Mark, Scene, Shapes, Text, Type

MOST_DISCS = 12
"""From more people on, the count alone is told."""


def discs(people: Compared, size: float, words: str = "") -> Scene:
    """A disc for each person: filled on the side that is told, hollow for the same, a dash for the
    other way.
    """
    told = people.way if people.way != SAME else HIGHER
    other = LOWER if told == HIGHER else HIGHER
    parts = people.parts
    kinds = [told] * parts[told] + [SAME] * parts[SAME] + [other] * parts[other]
    r, pitch = size / 2, size * 4 / 3
    shapes: list[Shapes] = []
    for at, kind in enumerate(kinds):
        x = r + at * pitch
        if kind == other:
            shapes.append(Line(points=((x - r * 0.8, r), (x + r * 0.8, r)), line=size * 0.16))
        else:
            line = size * 0.11
            hollow = kind == SAME
            shapes.append(Mark(x=x, y=r, r=r - line / 2 if hollow else r, hollow=hollow, line=line))
    width = max(0.0, (len(kinds) - 1) * pitch + size)
    return Scene(width=width, height=size, shapes=tuple(shapes), alt=words)


def support_bar(
    counts: Sequence[int], missing: int, widest: float, size: float, face: Type
) -> Scene:
    """A person has one width, whatever they chose."""
    n, high, gap = sum(counts) + missing, 5.4 * MM * size / 12, 0.5 * MM
    each = min(4.6 * MM * size / 12, widest / max(1, n))
    shapes: list[Shapes] = []
    x = 0.0
    for step, count in (*enumerate(counts, 1), (0, missing)):
        if count:
            wide = each * count - gap
            shapes += segment(face, step, x, 0.3, wide, high, str(count), size * 0.8)
            x += each * count
    return Scene(width=x, height=high + 0.6, shapes=tuple(shapes))


def left_open(words: str, size: float, face: Type) -> Scene:
    """A dashed box where an owner or a date is missing."""
    width, high = face.width(words, size) + size * 0.8, size * 1.5
    box = Box(x=0.4, y=0.4, width=width - 0.8, height=high - 0.8, stroke="edge", line=0.7,
              radius=2, dash=True)  # fmt: skip
    text = Text(x=size * 0.4, y=size * 1.08, text=words, size=size, colour="ink2")
    return Scene(width=width, height=high, shapes=(box, text), alt=words)
