"""A plot of ground and a sign on paper."""

from workshop.room.charts.ground import HIGH, PLOT, TAG, plot
from workshop.room.scene import Scene
from workshop.room.signs import WIDE, sign

EDGE = 0.6


def plot_wide(size: float) -> float:
    """The width of a plot beside type of that size."""
    return (PLOT + TAG) * size + 2 * EDGE


def plot_drawn(middle: float | None, size: float, said: str) -> Scene:
    """The plot of a middle answer. said: its word."""
    return Scene(
        width=plot_wide(size),
        height=HIGH * size + 2 * EDGE,
        shapes=plot(EDGE, EDGE, middle, size),
        alt=said,
    )


def sign_wide(size: float) -> float:
    """The width of a sign beside type of that size."""
    return (WIDE + 0.2) * size


def sign_drawn(name: str, size: float) -> Scene:
    """The sign of that name, silent: its words stand behind it."""
    return Scene(
        width=sign_wide(size), height=1.1 * size, shapes=sign(name, 0.1 * size, 0.55 * size, size)
    )
