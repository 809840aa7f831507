"""Place: where the relationship stands on three rulers, as we see it and as they would; on each
ruler at once, or by four statements.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, get_args

from msgspec import Struct, structs

from workshop.domain import measure, space
from workshop.domain.beside import Results, joined
from workshop.domain.cell_counts import Counts, as_sheets, counted
from workshop.domain.disclosure import Column, Line, hides, in_order, paired_in, told_pairs
from workshop.domain.gathering import (
    Gathering,
    gathering,
    one_line,
)
from workshop.domain.scale import SCALES, Scale
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
    mentions,
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
LATER = "wanted"
"""A third viewpoint: where they would want us to be."""
FEWEST = 3
"""Statements that have to be answered for a place on their ruler."""
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
    between: str = ""
    """What the desk says before it, where that is not the step's."""


class PlaceItem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A statement about one ruler, from our chair and from theirs."""

    id: str
    axis: str
    ours: str
    theirs: str


class PlaceStep(Step, frozen=True, kw_only=True, tag="place"):
    """Exactly three axes; viewpoints in the order they are asked, ours then theirs, then what is
    wanted where it is asked; customers in the room give theirs alone. items: statements that are
    answered instead, from 1, not at all, to 7, exactly; the place on a ruler is their middle.
    """

    prompt: str
    instruction: str = ""
    axes: tuple[Axis, ...]
    viewpoints: tuple[Viewpoint, ...]
    between: str = ""
    """What the desk says between the viewpoints ("Change chairs …")."""
    items: tuple[PlaceItem, ...] = ()
    guests: str = ""
    """The step in which customers in the room place it themselves; its middles show here."""

    def between_before(self, view: Viewpoint) -> str:
        """What is said before a viewpoint that is not the first."""
        return view.between or self.between


class AxisSide(Struct, frozen=True, kw_only=True):
    """One axis from one viewpoint; all None where withheld. counts: for 1 … 7, by half points where
    statements were answered.
    """

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
    """One axis. wanted: of the third viewpoint, plan: wanted − theirs. guests: what customers in
    the room placed themselves. None where they were not asked.
    """

    axis: str
    ours: AxisSide
    theirs: AxisSide
    gap: AxisGap
    wanted: AxisSide | None = None
    plan: AxisGap | None = None
    guests: AxisSide | None = None


class Sides(Struct, frozen=True, kw_only=True):
    """A value for each viewpoint."""

    ours: float | None
    theirs: float | None


class Points(Struct, frozen=True, kw_only=True):
    """Coordinates (one for each axis) for each viewpoint."""

    ours: tuple[float, ...] | None
    theirs: tuple[float, ...] | None
    wanted: tuple[float, ...] | None = None


class Clouds(Struct, frozen=True, kw_only=True):
    """The points of all who placed both views whole, on the axes of `DRAWN`, each side sorted by
    itself so that no pair can be told; empty with fewer than 5 people.
    """

    ours: tuple[tuple[float, ...], ...] = ()
    theirs: tuple[tuple[float, ...], ...] = ()


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
    by_counts: bool = False
    """Whether counts were typed, so that nobody's places are known together."""


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


def asked_in(step: PlaceStep) -> list[tuple[str, str]]:
    """What is asked from each viewpoint, ids and names: the rulers, or the statements by ruler."""
    if not step.items:
        return [(axis.id, axis.label) for axis in step.axes]
    return [
        (item.id, f"{axis.label} {number}")
        for axis in step.axes
        for number, item in enumerate(items_of(step, axis.id), 1)
    ]


def like() -> Scale:
    """The scale of the statements."""
    return SCALES["LIKE7"]


def worded(item: PlaceItem, view: Viewpoint) -> str:
    """The statement as it is put from a viewpoint; what is wanted is wanted from their chair."""
    return item.ours if view.id == "ours" else item.theirs


def items_of(step: PlaceStep, axis: str) -> list[PlaceItem]:
    """The statements about one ruler."""
    return [item for item in step.items if item.axis == axis]


def unit(step: PlaceStep) -> int:
    """How many parts a point has: middles of four statements may lie between two."""
    return 2 if step.items else 1


def score(step: PlaceStep, answers: Mapping[str, Value], view: str, axis: str) -> int | None:
    """One person's place on a ruler in parts of a point; of statements the middle of at least
    three.
    """
    names = [item.id for item in items_of(step, axis)] if step.items else [axis]
    given = (answers.get(f"{view}/{name}") for name in names)
    values = [value for value in given if isinstance(value, int)]
    if len(values) < min(FEWEST, len(names)):
        return None
    middle = measure.median(values)
    return None if middle is None else int(middle * unit(step))


@cells.register(PlaceStep)
def place_cells(step: PlaceStep) -> tuple[Cell, ...]:
    found = []
    for view in step.viewpoints:
        found += [
            Cell(
                name=f"{view.id}/{name}",
                values=POINTS,
                label=f"{label}, {view.label}",
                missing=True,
                required=True,
            )
            for name, label in asked_in(step)
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
    if tuple(view.id for view in step.viewpoints) not in (SIDES, (*SIDES, LATER), SIDES[1:]):
        found.append(("viewpoints", _("“ours” and then “theirs” are needed.")))
    for axis in step.axes:
        if step.items and len(items_of(step, axis.id)) < FEWEST:
            said = _("at least three are needed for “{axis}”.").format(axis=axis.id)
            found.append(("items", said))
    return tuple(found)


@mentions.register(PlaceStep)
def place_mentions(step: PlaceStep) -> tuple[tuple[str, str], ...]:
    return (("guests", step.guests),) if step.guests else ()


@joined.register(PlaceStep)
def place_joined(step: PlaceStep, summary: PlaceSummary, results: Results) -> PlaceSummary:
    found = results.get(step.guests)
    guests = found.summary if found is not None else None
    if not isinstance(guests, PlaceSummary):
        return summary
    placed = {axis.axis: axis.theirs for axis in guests.axes}
    axes = (structs.replace(axis, guests=placed.get(axis.axis)) for axis in summary.axes)
    return structs.replace(summary, axes=tuple(axes))


Point = tuple[float, ...]
Whole = dict[Side, list[Point]]


def _lines(step: PlaceStep, answers: Answers) -> list[Line]:
    """Everybody's places in parts of a point: ours, theirs, wanted."""
    places = [(side, axis.id) for side in (*SIDES, LATER) for axis in step.axes]
    rows = [
        {f"{side}/{axis}": score(step, row, side, axis) for side, axis in places}
        for row in answers.values()
    ]
    return in_order(rows, [f"{side}/{axis}" for side, axis in places])


def _whole(lines: list[Line], asked: int) -> list[int]:
    """People who placed both views on all axes; nobody where those who placed a part are so few
    that their places are the difference. Who placed nothing is in no count. asked: the places of
    both views.
    """
    both = [line[:asked] for line in lines]
    whole = [who for who, line in enumerate(both) if None not in line]
    parts = [line for line in both if None in line and any(line)]
    columns = zip(*parts, strict=True)
    hidden = hides(len(parts)) and all(
        hides(len(column) - column.count(None)) for column in columns
    )
    return whole if hidden and enough(len(whole)) else []


def _clouds(step: PlaceStep, lines: list[Line], whole: list[int]) -> Whole:
    count, parts = len(step.axes), unit(step)
    found: Whole = {"ours": [], "theirs": []}
    for who in whole:
        point = [_points(value or 0, parts) for value in lines[who]]
        found["ours"].append(tuple(point[:count]))
        found["theirs"].append(tuple(point[count : 2 * count]))
    return found


def _points(value: float, parts: int) -> float:
    """A place, or a difference of two, in points."""
    return value if parts == 1 else value / parts


@sample.register(PlaceStep)
def place_sample(step: PlaceStep, person: int) -> dict[str, Value]:
    return sampled(cells(step), person)


@summarise.register(PlaceStep)
def place_summarise(step: PlaceStep, answers: Answers) -> PlaceSummary:
    lines = _lines(step, answers)
    whole = _whole(lines, len(SIDES) * len(step.axes))
    axes = tuple(_axis(step, place, lines, whole) for place in range(len(step.axes)))
    clouds = _clouds(step, lines, whole)
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
        typical=Points(
            ours=middles["ours"],
            theirs=middles["theirs"],
            wanted=_typical(axes, LATER) if whole else None,
        ),
        dispersion=Sides(ours=spread["ours"], theirs=spread["theirs"]),
        mean_resultant_length=_common_direction(clouds) if all(middles.values()) else None,
        dimensions_in_use=Sides(ours=used["ours"], theirs=used["theirs"]),
        evidence=_evidence(step, answers),
        clouds=Clouds(ours=drawn["ours"], theirs=drawn["theirs"]),
    )


@counted.register(PlaceStep)
def place_counted(step: PlaceStep, counts: Counts) -> PlaceSummary | None:
    """Of statements a place is the middle of one person's, so that they need sheets."""
    if step.items:
        return None
    summary = place_summarise(step, as_sheets(cells(step), counts))
    untold = AxisGap(n=None, median=None, higher=None, same=None, lower=None)
    axes = (
        structs.replace(axis, gap=untold, plan=untold if axis.plan is not None else None)
        for axis in summary.axes
    )
    return PlaceSummary(
        n=summary.n,
        axes=tuple(axes),
        typical=Points(ours=None, theirs=None),
        dispersion=Sides(ours=None, theirs=None),
        mean_resultant_length=None,
        dimensions_in_use=Sides(ours=None, theirs=None),
        evidence=summary.evidence,
        by_counts=True,
    )


def _axis(step: PlaceStep, place: int, lines: list[Line], whole: list[int]) -> AxisSummary:
    later = step.viewpoints[-1].id == LATER
    count, parts = len(step.axes), unit(step)
    columns = [[line[place + side * count] for line in lines] for side in range(2 + later)]
    sides = [_side(step, [value for value in column if value is not None]) for column in columns]
    told_whole = set(whole)
    movable = [who for who in range(len(lines)) if who not in told_whole]
    pairs = [(one, other) for one, other in ((0, 1), (2, 1))[: 1 + later]
             if None not in (sides[one].counts, sides[other].counts)]  # fmt: skip
    told = told_pairs(columns, pairs, movable=movable if whole else None)
    return AxisSummary(
        axis=step.axes[place].id,
        ours=sides[0],
        theirs=sides[1],
        gap=_gap(columns, (0, 1), told, parts),
        wanted=sides[2] if later else None,
        plan=_gap(columns, (2, 1), told, parts) if later else None,
    )


def _gap(
    columns: Sequence[Column],
    pair: tuple[int, int],
    told: Mapping[tuple[int, int], bool],
    parts: int,
) -> AxisGap:
    found = measure.paired(filter(None, paired_in(columns, pair, {}))) if pair in told else None
    return AxisGap(
        n=found.n if found else None,
        median=_points(found.median, parts) if found and told[pair] else None,
        higher=found.higher if found else None,
        same=found.same if found else None,
        lower=found.lower if found else None,
    )


def _side(step: PlaceStep, values: list[int]) -> AxisSide:
    parts = unit(step)
    counts = measure.counts(values, range(POINTS[0] * parts, POINTS[-1] * parts + 1))
    told = measure.may_tell(counts, hide_unanimous=step.hide_unanimous)
    found = measure.quartiles(counts, POINTS[0] * parts) if told else None
    return AxisSide(
        n=len(values) if found else None,
        counts=counts if found else None,
        median=_points(found.median, parts) if found else None,
        q1=_points(found.q1, parts) if found else None,
        q3=_points(found.q3, parts) if found else None,
    )


def _typical(axes: tuple[AxisSummary, ...], side: str) -> space.Vector | None:
    """The axes' medians; None where one of them is withheld."""
    placed = [getattr(axis, side) for axis in axes]
    middles = [each.median for each in placed if each is not None and each.median is not None]
    return tuple(middles) if len(middles) == len(axes) else None


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
        case "median", ("ours" | "theirs" | "wanted" as each,):
            placed: AxisSide | None = getattr(summary.axes[place], each)
            return placed.median if placed is not None else None
        case "along", ():
            return space.along(arrow, place) if arrow else None
    raise unknown_fact(name)


def _arrow(summary: PlaceSummary) -> space.Vector | None:
    ours, theirs = summary.typical.ours, summary.typical.theirs
    return space.gap(ours, theirs) if ours and theirs else None
