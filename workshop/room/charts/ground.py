"""Ground to grow in: plots whose hatch is the denser the more fertile, and what stands on them."""

import math

from workshop.domain.scale import SCALES
from workshop.room.figures import half
from workshop.room.scale_words import median_word
from workshop.room.scene import Box, Line, Shapes, Text
from workshop.room.typesetting import CAP

PLOT, TAG, HIGH = 2.42, 1.33, 1.39
"""The width of the hatched ground and of the tag beside it, and their height, in R."""
SWATCH = 0.85
FRAME, STROKE = 0.06, 0.075
APART = (64 / 66, 36 / 66, 24 / 66, 17 / 66, 11 / 66)
"""Between the strokes of each point of the scale, in R."""
SPARSE = 0.6
POOR = 2


def apart(middle: float) -> float:
    """Between the strokes of a middle answer, in R; halfway between two it is their mean."""
    low, high = APART[int(middle) - 1], APART[math.ceil(middle) - 1]
    return math.sqrt(low * high)


def hatched(
    x: float, y: float, width: float, height: float, middle: float, r: float
) -> tuple[Shapes, ...]:
    """A piece of ground in its frame."""
    step, inset = apart(middle) * r * math.sqrt(2), STROKE * r / 2
    left, top, wide, high = x + inset, y + inset, width - 2 * inset, height - 2 * inset
    # A small piece of desert has no stroke through its middle.
    first = (wide + high) / 2 + (step / 2 if step > SPARSE * (wide + high) else 0)
    first -= math.floor(first / step) * step
    strokes = []
    for number in range(math.ceil((wide + high - first) / step)):
        at = first + number * step
        # From the left or lower edge up to the upper or right one, at 45°.
        one = (left + max(0.0, at - high), top + min(at, high))
        other = (left + min(at, wide), top + max(0.0, at - wide))
        strokes.append(Line(points=(one, other), line=STROKE * r))
    ground = Box(x=x, y=y, width=width, height=height, fill="surface")
    frame = Box(x=x, y=y, width=width, height=height, stroke="ink", line=FRAME * r)
    return (ground, *strokes, frame)


def plot(x: float, y: float, middle: float | None, r: float) -> tuple[Shapes, ...]:
    """The ground of a field with its middle answer on a tag, filled where it is poor; an empty
    dashed place where it is withheld.
    """
    wide, high = (PLOT + TAG) * r, HIGH * r
    if middle is None:
        return (Box(x=x, y=y, width=wide, height=high, stroke="edge", line=FRAME * r, dash=True),)
    poor = middle <= POOR
    left = x + PLOT * r
    tag = Box(
        x=left, y=y, width=TAG * r, height=high, fill="ink" if poor else "surface", stroke="ink",
        line=FRAME * r,
    )  # fmt: skip
    number = Text(
        x=left + TAG * r / 2, y=y + (high + CAP * r) / 2, text=half(middle), size=r, bold=True,
        colour="surface" if poor else "ink", anchor="middle",
    )  # fmt: skip
    return (*hatched(x, y, PLOT * r, high, middle, r), tag, number)


def ground_word(middle: float | None, scale: str) -> str:
    """What the ground is, within a sentence: "dry", "dry–mixed"."""
    return median_word(middle, SCALES[scale].short, SCALES[scale].first).lower()
