"""Place: where the relationship stands on three rulers, as we see it and as they would."""

from typing import Literal, get_args

from msgspec import Struct

from workshop.domain import measure, space
from workshop.domain.disclosure import Line, hides, in_order, paired_in, told_pairs
from workshop.domain.gathering import (
    Gathering,
    gathering,
    one_line,
)
from workshop.domain.step import (
    Answers,
    Cell,
    Step,
    Summary,
    Value,
    View,
    cells,
    fact,
    flaws,
    sample,
    sampled,
    summarise,
    unknown_fact,
    written_on_the_day,
)
from workshop.domain.threshold import enough
from workshop.words import _

POINTS = (1, 2, 3, 4, 5, 6, 7)
EVIDENCE = ("G", "H", "M")
Side = Literal["ours", "theirs"]
SIDES: tuple[Side, ...] = get_args(Side)
LONGEST_GROUP = 140
SMALLEST_CLOUD = 5
"""No point of one person is drawn with fewer people."""
DRAWN = (0, 1)
"""The two axes of the one map that shows people: two maps of them would make up whole rows."""


class Axis(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One ruler from 1 to 7. span: "from a deal to a bond"."""

    id: str
    label: str
    help: str
    low: str
    middle: str
    thing: str = ""
    """The middle within a sentence ("a habit"); empty where it is no thing."""
    high: str
    span: str
    more: str
    """The comparative for a headline: "deeper", "broader", "in clearer light"."""
    room: str = ""
    """The low end in the words for the room, where shorter."""


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
    """The one group of customers that this is about, filled in from the session when it runs."""


class AxisSide(Struct, frozen=True, kw_only=True):
    """One axis from one viewpoint; all None where withheld. counts: for 1 … 7."""

    n: int | None
    counts: tuple[int, ...] | None
    median: float | None
    q1: float | None
    q3: float | None


class AxisGap(Struct, frozen=True, kw_only=True):
    """Paired differences ours − theirs on one axis; all None where withheld, the median alone where
    it is told in part (`domain.disclosure`).
    """

    n: int | None
    median: float | None
    higher: int | None
    same: int | None
    lower: int | None


class AxisSummary(Struct, frozen=True, kw_only=True):
    """One axis."""

    axis: str
    ours: AxisSide
    theirs: AxisSide
    gap: AxisGap


class Sides(Struct, frozen=True, kw_only=True):
    """A value for each viewpoint."""

    ours: float | None
    theirs: float | None


class Points(Struct, frozen=True, kw_only=True):
    """Coordinates (one for each axis) for each viewpoint."""

    ours: tuple[float, ...] | None
    theirs: tuple[float, ...] | None


class Clouds(Struct, frozen=True, kw_only=True):
    """The points of all who placed both views whole, on the axes of `DRAWN`, each side sorted by
    itself so that no pair can be told; empty with fewer than 5 people.
    """

    ours: tuple[tuple[int, ...], ...] = ()
    theirs: tuple[tuple[int, ...], ...] = ()


class PlaceSummary(Summary, frozen=True, kw_only=True, tag="place"):
    """The map measures of `domain.measure` and `domain.space`. evidence: counts by tag. All that is
    told of whole places (from `typical` on, save evidence) is None while one or two people left
    part of them open: it would lack just their values.
    """

    axes: tuple[AxisSummary, ...]
    typical: Points
    dispersion: Sides
    mean_resultant_length: float | None
    dimensions_in_use: Sides
    evidence: dict[str, int] | None
    clouds: Clouds = Clouds()


TURNS = 24
"""Steps of 15 degrees in a whole turn of the cube."""


class PlaceView(View, frozen=True, kw_only=True, tag="place"):
    """turn: yaw of the cube in steps of 15 degrees, 0 … 23."""

    turn: int = 0


def evidence_words(step: PlaceStep) -> dict[str, str]:
    """What each tag means."""
    heard = _("I heard it from a {customer} in the last three months")
    return {
        "G": _("I’m guessing"),
        "H": heard.format(customer=step.customer),
        "M": _("We have measured it"),
    }


@cells.register(PlaceStep)
def place_cells(step: PlaceStep) -> tuple[Cell, ...]:
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
            found.append(
                Cell(
                    name=f"{view.id}/evidence",
                    values=EVIDENCE,
                    label=_("How you know it"),
                    missing=True,
                    required=True,
                )
            )
    return tuple(found)


@written_on_the_day.register(PlaceStep)
def place_written_on_the_day(step: PlaceStep) -> Literal["customer group"]:
    return "customer group"


@gathering.register(PlaceStep)
def place_gathering(step: PlaceStep) -> Gathering:
    fields = one_line("text", _("The group"), LONGEST_GROUP)
    return Gathering(fields=fields, most=1, examples=(_("Homes with a heat pump"),))


@flaws.register(PlaceStep)
def place_flaws(step: PlaceStep) -> tuple[tuple[str, str], ...]:
    found = []
    if len(step.axes) != 3:
        found.append(("axes", _("exactly three are needed.")))
    if tuple(view.id for view in step.viewpoints) != SIDES:
        found.append(("viewpoints", _("“ours” and then “theirs” are needed.")))
    return tuple(found)


Point = tuple[int, int, int]
Whole = dict[Side, list[Point]]


def _lines(step: PlaceStep, answers: Answers) -> list[Line]:
    """Everybody's places, ours then theirs."""
    names = [f"{side}/{axis.id}" for side in SIDES for axis in step.axes]
    return in_order(answers.values(), names)


def _whole(lines: list[Line]) -> list[int]:
    """People who placed both views on all axes; nobody where those who placed a part are so few
    that their places are the difference. Who placed nothing is in no count.
    """
    whole = [who for who, line in enumerate(lines) if None not in line]
    parts = [line for line in lines if None in line and any(line)]
    columns = zip(*parts, strict=True)
    hidden = hides(len(parts)) and all(
        hides(len(column) - column.count(None)) for column in columns
    )
    return whole if hidden and enough(len(whole)) else []


def _clouds(lines: list[Line], whole: list[int]) -> Whole:
    found: Whole = {"ours": [], "theirs": []}
    for who in whole:
        depth, breadth, light, their_depth, their_breadth, their_light = (
            value or 0 for value in lines[who]
        )
        found["ours"].append((depth, breadth, light))
        found["theirs"].append((their_depth, their_breadth, their_light))
    return found


@sample.register(PlaceStep)
def place_sample(step: PlaceStep, person: int) -> dict[str, Value]:
    return sampled(cells(step), person)


@summarise.register(PlaceStep)
def place_summarise(step: PlaceStep, answers: Answers) -> PlaceSummary:
    lines = _lines(step, answers)
    whole = _whole(lines)
    axes = tuple(_axis(step, place, lines, whole) for place in range(len(step.axes)))
    clouds = _clouds(lines, whole)
    middles: dict[Side, space.Vector | None] = {
        side: _typical(axes, side) if whole else None for side in SIDES
    }
    spread = {
        side: space.dispersion(sorted(clouds[side]), centre) if (centre := middles[side]) else None
        for side in SIDES
    }
    used = {
        side: space.dimensions_in_use(centre) if (centre := middles[side]) else None
        for side in SIDES
    }
    drawn = {
        side: tuple(sorted(tuple(point[axis] for axis in DRAWN) for point in clouds[side]))
        if middles[side] and len(whole) >= SMALLEST_CLOUD
        else ()
        for side in SIDES
    }
    return PlaceSummary(
        n=len(answers),
        axes=axes,
        typical=Points(ours=middles["ours"], theirs=middles["theirs"]),
        dispersion=Sides(ours=spread["ours"], theirs=spread["theirs"]),
        mean_resultant_length=_common_direction(clouds) if all(middles.values()) else None,
        dimensions_in_use=Sides(ours=used["ours"], theirs=used["theirs"]),
        evidence=_evidence(step, answers),
        clouds=Clouds(ours=drawn["ours"], theirs=drawn["theirs"]),
    )


def _axis(step: PlaceStep, place: int, lines: list[Line], whole: list[int]) -> AxisSummary:
    columns = [[line[place + side * len(step.axes)] for line in lines] for side in (0, 1)]
    ours, theirs = (
        _side(step, [value for value in column if value is not None]) for column in columns
    )
    both_told = None not in (ours.counts, theirs.counts)
    told_whole = set(whole)
    movable = [who for who in range(len(lines)) if who not in told_whole]
    told = told_pairs(columns, [(0, 1)] if both_told else [], movable=movable if whole else None)
    people = paired_in(columns, (0, 1), {})
    found = measure.paired(filter(None, people)) if told else None
    return AxisSummary(
        axis=step.axes[place].id,
        ours=ours,
        theirs=theirs,
        gap=AxisGap(
            n=found.n if found else None,
            median=found.median if found and told[0, 1] else None,
            higher=found.higher if found else None,
            same=found.same if found else None,
            lower=found.lower if found else None,
        ),
    )


def _side(step: PlaceStep, values: list[int]) -> AxisSide:
    counts = measure.counts(values, POINTS)
    told = measure.may_tell(counts, hide_unanimous=step.hide_unanimous)
    found = measure.quartiles(counts, POINTS[0]) if told else None
    return AxisSide(
        n=len(values) if found else None,
        counts=counts if found else None,
        median=found.median if found else None,
        q1=found.q1 if found else None,
        q3=found.q3 if found else None,
    )


def _typical(axes: tuple[AxisSummary, ...], side: Side) -> space.Vector | None:
    """The axes' medians; None where one of them is withheld."""
    middles = [getattr(axis, side).median for axis in axes]
    return None if None in middles else tuple(middles)


def _common_direction(clouds: Whole) -> float | None:
    """R̄ of the personal gaps; None with fewer than three that are not zero."""
    gaps = (space.gap(our, their) for our, their in zip(*clouds.values(), strict=True))
    moved = sorted(gap for gap in gaps if any(gap))
    return space.mean_resultant_length(moved) if enough(len(moved)) else None


def _evidence(step: PlaceStep, answers: Answers) -> dict[str, int] | None:
    """How many guess, heard, measured; over the viewpoints that carry a tag."""
    given: list[Value] = [
        row.get(f"{view.id}/evidence")
        for view in step.viewpoints
        if view.evidence
        for row in answers.values()
    ]
    counts = measure.counts((each for each in given if isinstance(each, str)), EVIDENCE)
    told = measure.may_tell(counts, hide_unanimous=step.hide_unanimous)
    return dict(zip(EVIDENCE, counts, strict=True)) if told else None


@fact.register(PlaceSummary)
def place_fact(summary: PlaceSummary, name: str, arguments: tuple[str, ...]) -> float | None:
    """gap(axis): the room's gap. median(viewpoint, axis). length(): of the arrow from the typical
    place theirs to ours. along(axis): the share of its squared length on that axis. agreed(): R̄.
    high(viewpoint): axes at 4 or more. guessed(): the share of places tagged as a guess.
    """
    match name, arguments:
        case "agreed", ():
            return summary.mean_resultant_length
        case "guessed", ():
            tags = summary.evidence
            return tags[EVIDENCE[0]] / sum(tags.values()) if tags else None
        case "high", ("ours" | "theirs" as side,):
            place = getattr(summary.typical, side)
            return sum(part >= space.HIGH for part in place) if place else None
        case (("gap" | "along" | "median"), (*side, axis)):
            return _axis_fact(summary, name, axis, *side)
        case "length", ():
            arrow = _arrow(summary)
            return space.length(arrow) if arrow else None
    raise unknown_fact(name)


def _axis_fact(summary: PlaceSummary, name: str, axis: str, *side: str) -> float | None:
    order = [each.axis for each in summary.axes]
    if axis not in order:
        return None
    place, arrow = order.index(axis), _arrow(summary)
    match name, side:
        case "gap", ():
            return summary.axes[place].gap.median
        case "median", ("ours" | "theirs" as each,):
            middle: float | None = getattr(summary.axes[place], each).median
            return middle
        case "along", ():
            return space.along(arrow, place) if arrow else None
    raise unknown_fact(name)


def _arrow(summary: PlaceSummary) -> space.Vector | None:
    ours, theirs = summary.typical.ours, summary.typical.theirs
    return space.gap(ours, theirs) if ours and theirs else None
