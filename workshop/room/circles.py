"""Two circles, from apart to nearly one: how close two sides are, without words."""

from workshop.room.scene import Mark, Scene, Shapes

DISTANCES = (2.5, 2.0, 1.65, 1.3, 0.95, 0.6, 0.25)
"""From centre to centre, in radii, for 1 … 7."""
WIDEST = 2.0 + DISTANCES[0]
"""The width of the widest pair, in radii."""
LINE = 0.13


def two_circles(x: float, y: float, r: float, point: int) -> tuple[Shapes, ...]:
    """The pair for a point of the scale around its middle; r: radius of each."""
    half = DISTANCES[point - 1] * r / 2
    return tuple(
        Mark(x=x + side * half, y=y, r=r, colour=colour, hollow=True, line=LINE * r)
        for side, colour in ((-1, "me"), (1, "org"))
    )


def circles_picture(r: float, point: int, alt: str = "") -> Scene:
    """The pair alone, as wide as the widest."""
    width, height = (WIDEST + LINE) * r + 2, (2 + LINE) * r + 2
    return Scene(
        width=width, height=height, shapes=two_circles(width / 2, height / 2, r, point), alt=alt
    )
