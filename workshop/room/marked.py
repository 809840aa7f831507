"""A headline whose words carry their marks: "For ● me, 7 has ◧ two camps"."""

from workshop.domain.measure import CAMPS
from workshop.room.marks import agreement_mark, lens_mark
from workshop.room.scene import Frame, Shapes, Text
from workshop.room.typesetting import (
    CAP,
    HEADLINE,
    LEADING,
    Typeset,
    inner_width,
    sized,
    top_baseline,
)

LENS, SPLIT = "\ue000", "\ue001"
"""Placeholders right before the word that carries the lens's mark, or the split square."""
SIGN, SIGN_GAP = 0.72, 0.24
"""A mark and the gap after it, relative to the type size."""


def plain(text: str) -> str:
    """The sentence without its marks, to be read out."""
    return text.replace(LENS, "").replace(SPLIT, "")


def _width(frame: Frame, text: str, size: float) -> float:
    marks = text.count(LENS) + text.count(SPLIT)
    return frame.type.width(plain(text), size, bold=True) + marks * (SIGN + SIGN_GAP) * size


def marked_headline(frame: Frame, text: str, lens: int | None) -> Typeset:
    """The sentence on top of a page with its marks drawn, at R where that keeps it on one line.
    lens: the place of its lens's mark.
    """
    if lens is None:
        text = text.replace(LENS, "")
    size = sized(frame, HEADLINE)
    if _width(frame, text, size) > inner_width(frame) >= _width(frame, text, frame.r):
        size = round(frame.r)
    space = frame.type.width(" ", size, bold=True)
    top = y = top_baseline(frame, size)
    x = frame.margin_x
    shapes: list[Shapes] = []
    for word in text.split(" "):
        sign, words = (word[0], word[1:]) if word[:1] in (LENS, SPLIT) else ("", word)
        mark = (SIGN + SIGN_GAP) * size if sign else 0.0
        wide = mark + frame.type.width(words, size, bold=True)
        if x > frame.margin_x and x + wide > frame.margin_x + inner_width(frame):
            x, y = frame.margin_x, y + size * LEADING
        middle = (x + SIGN * size / 2, y - CAP * size / 2)
        if sign == LENS and lens is not None:
            shapes.append(lens_mark(lens, *middle, SIGN * size))
        elif sign == SPLIT:
            shapes += agreement_mark(CAMPS, *middle, SIGN * size / 1.84)
        shapes.append(Text(x=x + mark, y=y, text=words, size=size, bold=True))
        x += wide + space
    return Typeset(shapes=tuple(shapes), top=top, bottom=y)
