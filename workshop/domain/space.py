"""The 3D map: where a relationship lies in depth, breadth and light, and how it is drawn flat."""

import math
from collections.abc import Sequence

from workshop.words import _

Vector = tuple[float, ...]

LOWEST, HIGHEST, HIGH = 1, 7, 4
"""Ends of the rulers, and the point from which an axis counts as high."""
YAW, PITCH, TURN = -28.0, 22.0, 15.0
"""How the cube first stands, and how far one key press turns it, in degrees."""


def dispersion(points: Sequence[Vector], centre: Vector) -> float:
    """The mean Euclidean distance to the typical point, which is the coordinate-wise median."""
    return math.fsum(math.dist(point, centre) for point in points) / len(points)


def gap(ours: Vector, theirs: Vector) -> Vector:
    """The vector from theirs to ours: ours − theirs."""
    return tuple(a - b for a, b in zip(ours, theirs, strict=True))


def length(vector: Vector) -> float:
    """The length of a vector."""
    return math.hypot(*vector)


def mean_resultant_length(gaps: Sequence[Vector]) -> float | None:
    """R̄ = |Σ gᵢ/|gᵢ|| / n over the gaps that are not zero: 1 all one way, 0 no common direction.

    From directional statistics (Mardia and Jupp 2000); None where every gap is zero.
    """
    units = [tuple(part / length(each) for part in each) for each in gaps if any(each)]
    if not units:
        return None
    return math.hypot(*(math.fsum(axis) for axis in zip(*units, strict=True))) / len(units)


def dimensions_in_use(point: Vector) -> float | None:
    """D = (Σs)²/Σs² with s = score − 1: 1 a line, 2 a plane, 3 a solid.

    The participation ratio, or Hill number of order 2 (Hill 1973); None at the origin (1, 1, 1).
    """
    scores = [part - LOWEST for part in point]
    if not any(scores):
        return None
    return sum(scores) ** 2 / sum(score * score for score in scores)


def along(vector: Vector, axis: int) -> float:
    """The share of a vector's squared length that lies along an axis; 0 for a vector of none."""
    whole = sum(part * part for part in vector)
    return vector[axis] ** 2 / whole if whole else 0.0


def position_name(point: Vector) -> str:
    """The name to offer for a place in depth, breadth and light; high is 4 or more."""
    return {
        (False, False, False): _("counter sale"),
        (True, False, False): _("one good thread"),
        (False, True, False): _("everywhere and shallow"),
        (False, False, True): _("well-measured stranger"),
        (True, True, False): _("close family, no mirror"),
        (True, False, True): _("trusted specialist"),
        (False, True, True): _("efficient network"),
        (True, True, True): _("whole relationship"),
    }[(point[0] >= HIGH, point[1] >= HIGH, point[2] >= HIGH)]


def yaw(turns: int) -> float:
    """The yaw after so many turns of 15 degrees, in degrees."""
    return YAW + TURN * turns


def projected(
    point: Vector, *, yaw: float = YAW, pitch: float = PITCH
) -> tuple[float, float, float]:
    """A point of the cube seen in parallel projection: right, up, and depth towards the viewer.

    The cube's coordinates run from −1 to 1 on each axis (1 … 7 on the rulers): the first axis to
    the right, the second to the back, the third up. It is turned by `yaw` about the upright axis,
    then tilted by `pitch` towards the viewer.
    """
    x, y, z = ((part - HIGH) / (HIGHEST - HIGH) for part in point)
    turn, tilt = math.radians(yaw), math.radians(pitch)
    right = x * math.cos(turn) - y * math.sin(turn)
    back = x * math.sin(turn) + y * math.cos(turn)
    return (
        right,
        z * math.cos(tilt) + back * math.sin(tilt),
        z * math.sin(tilt) - back * math.cos(tilt),
    )
