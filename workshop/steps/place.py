"""Place: where the relationship stands on three rulers, as we see it and as they would."""

from msgspec import Struct

from workshop.domain.step import Cell, Step, Summary, cells
from workshop.words import _ as words

POINTS = (1, 2, 3, 4, 5, 6, 7)
EVIDENCE = ("G", "H", "M")


class Axis(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One ruler from 1 to 7. span: "from a deal to a bond"; deeper: the comparative ("deeper")."""

    id: str
    label: str
    help: str
    low: str
    middle: str
    high: str
    span: str
    more: str
    """The comparative for a headline: "deeper", "broader", "in clearer light"."""


class Viewpoint(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From whose chair. room: its key in the room ("our guess at their view"). evidence: whether
    it carries a tag.
    """

    id: str
    label: str
    help: str
    room: str
    evidence: bool = False


class PlaceStep(Step, frozen=True, kw_only=True, tag="place"):
    """Exactly three axes; viewpoints in the order they are asked, ours then theirs."""

    prompt: str
    instruction: str = ""
    axes: tuple[Axis, ...]
    viewpoints: tuple[Viewpoint, ...]
    between: str = ""
    """What the desk says between the viewpoints ("Change chairs …")."""


class AxisSide(Struct, frozen=True, kw_only=True):
    """One axis from one viewpoint; all None but n where withheld. counts: for 1 … 7."""

    n: int
    counts: tuple[int, ...] | None
    median: float | None
    q1: float | None
    q3: float | None


class AxisGap(Struct, frozen=True, kw_only=True):
    """Paired differences ours − theirs on one axis."""

    n: int
    median: float | None
    higher: int | None
    same: int | None
    lower: int | None


class AxisSummary(Struct, frozen=True, kw_only=True):
    """One axis. lines: (theirs, ours) of each person, sorted; empty with fewer than 5 people."""

    axis: str
    ours: AxisSide
    theirs: AxisSide
    gap: AxisGap
    lines: tuple[tuple[int, int], ...] = ()


class Sides(Struct, frozen=True, kw_only=True):
    """A value for each viewpoint."""

    ours: float | None
    theirs: float | None


class Points(Struct, frozen=True, kw_only=True):
    """Coordinates (one for each axis) for each viewpoint."""

    ours: tuple[float, ...] | None
    theirs: tuple[float, ...] | None


class Clouds(Struct, frozen=True, kw_only=True):
    """Everybody's points, each side sorted by itself so that no pair can be told; empty with fewer
    than 5 people.
    """

    ours: tuple[tuple[int, int, int], ...] = ()
    theirs: tuple[tuple[int, int, int], ...] = ()


class PlaceSummary(Summary, frozen=True, kw_only=True, tag="place"):
    """The map measures of `domain.measure` and `domain.space`. evidence: counts by tag."""

    axes: tuple[AxisSummary, ...]
    typical: Points
    dispersion: Sides
    mean_resultant_length: float | None
    dimensions_in_use: Sides
    evidence: dict[str, int] | None
    clouds: Clouds = Clouds()


def evidence_words() -> dict[str, str]:
    """What each tag means."""
    return {
        "G": words("I'm guessing"),
        "H": words("I heard it from a customer in the last three months"),
        "M": words("We have measured it"),
    }


@cells.register(PlaceStep)
def _(step: PlaceStep) -> tuple[Cell, ...]:
    found = []
    for view in step.viewpoints:
        found += [
            Cell(
                name=f"{view.id}/{axis.id}",
                values=POINTS,
                label=f"{axis.label}, {view.label}",
                missing=True,
                required=True,
            )
            for axis in step.axes
        ]
        if view.evidence:
            label = words("Evidence, {view}").format(view=view.label)
            found.append(
                Cell(
                    name=f"{view.id}/evidence",
                    values=EVIDENCE,
                    label=label,
                    missing=True,
                    required=True,
                )
            )
    return tuple(found)
