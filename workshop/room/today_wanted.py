"""What is and what is wished: a filled square, a ring, and the way between them."""

from workshop.room.scene import Line, Mark, Shapes

SQUARE, RING, STROKE = 0.37, 0.385, 0.145
"""Half a mark's height in R, as its outline is reckoned, and the stroke of the ring."""
RING_ROUND_SQUARE, SQUARE_WITHIN = 0.42, 0.21


def today_mark(x: float, y: float, r: float) -> Mark:
    """What is."""
    return Mark(x=x, y=y, r=SQUARE * r, shape="square")


def wanted_mark(x: float, y: float, r: float) -> Mark:
    """What is wished."""
    return Mark(x=x, y=y, r=RING * r, colour="accent", hollow=True, line=STROKE * r)


def way(here: float, there: float, y: float, r: float) -> tuple[Shapes, ...]:
    """From what is to what is wished; a ring round a square where they are the same."""
    if here == there:
        return (
            Mark(x=here, y=y, r=RING_ROUND_SQUARE * r, colour="accent", hollow=True,
                 line=STROKE * r),
            Mark(x=here, y=y, r=SQUARE_WITHIN * r, shape="square"),
        )  # fmt: skip
    line = Line(points=((here, y), (there, y)), line=0.136 * r)
    return (line, today_mark(here, y, r), wanted_mark(there, y, r))
