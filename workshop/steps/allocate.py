"""Allocate: each person shares 100 points among a few buckets, as it is and as it should be."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from workshop.domain import measure
from workshop.domain.disclosure import hides
from workshop.domain.exercise import Item, Lens
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
    sheet_fault,
    summarise,
    unknown_fact,
)
from workshop.domain.threshold import enough
from workshop.words import _, ngettext

ALL, STEP = 100, 5
"""The points of a lens, and what they are given in."""
POINTS = tuple(range(0, ALL + 1, STEP))
MOST_BUCKETS = 6
MIDDLES, MEANS = "middles", "means"
"""The two pictures of a split."""


class AllocateStep(Step, frozen=True, kw_only=True, tag="allocate"):
    """Buckets to share 100 points among, twice. A cell is `bucket/lens`; its value are its points.
    Nobody has to, but whoever gives points under a lens gives all of them.
    """

    prompt: str
    instruction: str = ""
    buckets: tuple[Item, ...]
    lenses: tuple[Lens, ...]
    """As it is, and as it should be."""


class AllocateView(View, frozen=True, kw_only=True, tag="allocate"):
    """Middle answers, or means."""


class BucketPoints(Struct, frozen=True, kw_only=True):
    """The points of one bucket under one lens. mean: those of all buckets add up to 100. Withheld,
    it has None for all but its ids.
    """

    bucket: str
    lens: str
    n: int | None
    median: float | None
    q1: float | None
    q3: float | None
    mean: float | None


class Shift(Struct, frozen=True, kw_only=True):
    """The same people's points of one bucket, *as it should be − as it is*. n: who gave both.
    Withheld, it has None for all but its id.
    """

    bucket: str
    n: int | None
    higher: int | None
    same: int | None
    lower: int | None
    median: float | None


class AllocateSummary(Summary, frozen=True, kw_only=True, tag="allocate"):
    """Buckets in the order of the file, each under both lenses, and how each should change."""

    buckets: tuple[BucketPoints, ...]
    shifts: tuple[Shift, ...]


class Share(Struct, frozen=True, kw_only=True):
    """A bucket as the room is told of it: under both lenses, and its shift."""

    number: int
    item: Item
    now: BucketPoints
    wanted: BucketPoints
    shift: Shift


Sheet = tuple[int, ...]
"""One person's points under one lens, in the order of the buckets."""


def cell_name(bucket: str, lens: str) -> str:
    """The cell of a bucket under a lens."""
    return f"{bucket}/{lens}"


@cells.register(AllocateStep)
def allocate_cells(step: AllocateStep) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            name=cell_name(bucket.id, lens.id),
            values=POINTS,
            label=f"{bucket.short}, {lens.label}",
        )
        for bucket in step.buckets
        for lens in step.lenses
    )


@flaws.register(AllocateStep)
def allocate_flaws(step: AllocateStep) -> tuple[tuple[str, str], ...]:
    found = []
    if not 1 < len(step.buckets) <= MOST_BUCKETS:
        found.append(("buckets", _("two to {most} are needed.").format(most=MOST_BUCKETS)))
    if len(step.lenses) != 2:
        found.append(("lenses", _("two are needed: as it is, and as it should be.")))
    return tuple(found)


@sheet_fault.register(AllocateStep)
def allocate_sheet_fault(step: AllocateStep, answers: Mapping[str, Value]) -> str:
    """Under each lens all points are given, or none."""
    return next(filter(None, (_fault(step, lens, answers) for lens in step.lenses)), "")


def _fault(step: AllocateStep, lens: Lens, answers: Mapping[str, Value]) -> str:
    given = [answers.get(cell_name(bucket.id, lens.id)) for bucket in step.buckets]
    points = [each for each in given if isinstance(each, int)]
    left = ALL - sum(points)
    if not points:
        return ""
    if len(points) < len(given):
        return ngettext(
            "{lens}: {n} number is missing. Give 0 where no points go.",
            "{lens}: {n} numbers are missing. Give 0 where no points go.",
            len(given) - len(points), lens=lens.label,
        )  # fmt: skip
    if left > 0:
        return ngettext(
            "{lens}: {n} point is left to give.", "{lens}: {n} points are left to give.",
            left, lens=lens.label,
        )  # fmt: skip
    if left < 0:
        return ngettext(
            "{lens}: that is {n} point too many.", "{lens}: that is {n} points too many.",
            -left, lens=lens.label,
        )  # fmt: skip
    return ""


@sample.register(AllocateStep)
def allocate_sample(step: AllocateStep, person: int) -> dict[str, Value]:
    """Each step of five goes to a bucket, most to the first ones, and other ones are wanted."""
    count = len(step.buckets)
    found: dict[str, Value] = {}
    for at, lens in enumerate(step.lenses):
        shares = [0] * count
        for turn in range(ALL // STEP):
            place = (turn * (turn + person % 5 + at) + person) % (count + 2) % count
            shares[-1 - place if at else place] += STEP
        found |= {
            cell_name(bucket.id, lens.id): points
            for bucket, points in zip(step.buckets, shares, strict=True)
        }
    return {cell.name: found[cell.name] for cell in cells(step)}


@summarise.register(AllocateStep)
def allocate_summarise(step: AllocateStep, answers: Answers) -> AllocateSummary:
    given = {lens.id: [_sheet(step, lens, row) for row in answers.values()] for lens in step.lenses}
    told = {lens: _may_tell(step, sheets) for lens, sheets in given.items()}
    both = _both(given) if all(told.values()) else []
    return AllocateSummary(
        n=len(answers),
        buckets=tuple(
            _points(bucket.id, lens, [sheet[at] for sheet in sheets if sheet and told[lens]])
            for at, bucket in enumerate(step.buckets)
            for lens, sheets in given.items()
        ),
        shifts=tuple(
            _shift(bucket.id, [(wanted[at], now[at]) for now, wanted in both])
            for at, bucket in enumerate(step.buckets)
        ),
    )


def _sheet(step: AllocateStep, lens: Lens, row: Mapping[str, Value]) -> Sheet | None:
    found = [row.get(cell_name(bucket.id, lens.id)) for bucket in step.buckets]
    points = tuple(each for each in found if isinstance(each, int))
    return points if len(points) == len(found) else None


def _may_tell(step: AllocateStep, sheets: list[Sheet | None]) -> bool:
    """All buckets of a lens or none: their means add up, so that the others tell the last."""
    columns = zip(*filter(None, sheets), strict=True)
    tallies = [measure.counts(column, POINTS) for column in columns]
    return bool(tallies) and all(
        measure.may_tell(counts, hide_unanimous=step.hide_unanimous) for counts in tallies
    )


def _both(given: Mapping[str, list[Sheet | None]]) -> list[tuple[Sheet, Sheet]]:
    """The sheets of all who filled in both lenses; none where one or two filled in only one, whose
    points the difference would tell.
    """
    pairs = list(zip(*given.values(), strict=True))
    alone = [sum(sheet is not None for sheet in pair) == 1 for pair in pairs]
    one = sum(left and pair[0] is not None for left, pair in zip(alone, pairs, strict=True))
    found = [(now, wanted) for now, wanted in pairs if now is not None and wanted is not None]
    told = hides(one) and hides(sum(alone) - one) and enough(len(found))
    return found if told else []


def _points(bucket: str, lens: str, points: list[int]) -> BucketPoints:
    found = measure.quartiles(measure.counts(points, POINTS), 0)
    return BucketPoints(
        bucket=bucket,
        lens=lens,
        n=len(points) if found else None,
        median=STEP * found.median if found else None,
        q1=STEP * found.q1 if found else None,
        q3=STEP * found.q3 if found else None,
        mean=float(Fraction(sum(points), len(points))) if found else None,
    )


def _shift(bucket: str, pairs: list[measure.Pair]) -> Shift:
    found = measure.paired(pairs)
    return Shift(
        bucket=bucket,
        n=found.n if found else None,
        higher=found.higher if found else None,
        same=found.same if found else None,
        lower=found.lower if found else None,
        median=found.median if found else None,
    )


def shared(step: AllocateStep, summary: AllocateSummary) -> tuple[Share, ...]:
    """The buckets, from the most wanted up to the most wanted down; () where nothing is told of
    them under both lenses.
    """
    points = {(each.bucket, each.lens): each for each in summary.buckets}
    now, wanted = (lens.id for lens in step.lenses)
    found = [
        Share(
            number=number,
            item=bucket,
            now=points[bucket.id, now],
            wanted=points[bucket.id, wanted],
            shift=shift,
        )
        for number, (bucket, shift) in enumerate(
            zip(step.buckets, summary.shifts, strict=True), 1
        )
    ]  # fmt: skip
    if any(share.now.n is None or share.wanted.n is None for share in found):
        return ()
    return tuple(sorted(found, key=lambda each: (-drawn(each), -balance(each), each.number)))


def drawn(share: Share) -> float:
    """By how much its middle goes up."""
    return (share.wanted.median or 0) - (share.now.median or 0)


def balance(share: Share) -> int:
    """People who want more of it, less those who want less."""
    return (share.shift.higher or 0) - (share.shift.lower or 0)


def whole_means(means: Sequence[float]) -> tuple[int, ...]:
    """Means that add up to 100 as whole points that do, by largest remainder."""
    floors = [int(mean) for mean in means]
    by_rest = sorted(range(len(means)), key=lambda at: floors[at] - means[at])
    for at in by_rest[: ALL - sum(floors)]:
        floors[at] += 1
    return tuple(floors)


def widest(shares: tuple[Share, ...]) -> Share:
    """The bucket whose middle moves most, then that which moves most people."""
    return min(shares, key=lambda each: measure.gap_rank(drawn(each), balance(each), each.number))


@fact.register(AllocateSummary)
def allocate_fact(summary: AllocateSummary, name: str, arguments: tuple[str, ...]) -> float | None:
    """median(bucket, lens): its middle points. shift(bucket): the median of what people want more
    of it.
    """
    match name, arguments:
        case "median", (_bucket, _lens):
            chosen = (each for each in summary.buckets if (each.bucket, each.lens) == arguments)
            return next((each.median for each in chosen), None)
        case "shift", (bucket,):
            return next((each.median for each in summary.shifts if each.bucket == bucket), None)
    raise unknown_fact(name)
