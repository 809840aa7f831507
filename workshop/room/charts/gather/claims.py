"""Claims beside what people would hear of them, and what becomes of each."""

from msgspec import Struct

from workshop.domain.scale import SCALES
from workshop.room.charts.bars import Bar, bar, points_of, scale_bar
from workshop.room.charts.gather.claim_words import (
    Claim,
    claim_told,
    claims_in_order,
    claims_sentence,
)
from workshop.room.figures import lower
from workshop.room.scene import Frame, Page, Shapes, Text, balanced
from workshop.room.signs import WIDE, sign
from workshop.room.typesetting import (
    CAP,
    LEADING,
    block,
    fitted,
    headline,
    inner_width,
    page_number,
    parted,
    right,
)
from workshop.steps.gather import GatherStep

ROW, MORE, BAR = 2.24, 0.55, 1.33
"""The least height of a row, what stands above and below its words, and a bar's height, in R."""
NAME, LEAST = 0.38, 5.5
"""What names take of the width, and the least length of a bar beside them, in R."""
BEHIND, SIGN = 1.1, 0.4
"""Before a sign and before its word, in R."""


class ClaimColumns(Struct, frozen=True, kw_only=True):
    """Where a row's parts stand. name: its width. tall: one below the other."""

    name: float
    start: float
    end: float
    sign: float
    tall: bool


def claims_pages(step: GatherStep, frame: Frame) -> tuple[Page, ...]:
    """Those that most would hear first, as many on a page as the room can read."""
    r, claims = frame.r, claims_in_order(step)
    said = claims_sentence(claims)
    head, columns = headline(frame, said), _columns(frame, claims)
    points = points_of(SCALES[claims[0].tally.scale])
    missing = any(claim.tally.missing for claim in claims)
    left, wide = frame.margin_x, inner_width(frame)
    low = scale_bar(frame.type, points, left, 0, wide, r, missing=missing).bottom
    scale_top = frame.height - frame.margin_y - low
    foot = scale_bar(frame.type, points, left, scale_top, wide, r, missing=missing)
    heights = {claim: _height(frame, claim, columns) for claim in claims}
    top = head.bottom + 0.6 * r
    room = scale_top - 0.25 * r - top
    pages = parted(claims, lambda part: sum(heights[claim] for claim in part) <= room + 1)
    made = []
    for number, part in enumerate(pages, 1):
        y, shapes = top, [*head.shapes, *foot.shapes]
        for claim in part:
            shapes += _row(frame, claim, y, heights[claim], columns, bold=claim is claims[0])
            y += heights[claim]
        shapes += page_number(frame, number, len(pages), head.top)
        told = map(claim_told, part)
        made.append(Page(scene=frame.scene(shapes, " ".join([said, *told]))))
    return tuple(made)


def _columns(frame: Frame, claims: tuple[Claim, ...]) -> ClaimColumns:
    """Room for every verdict is kept from the start: bars stay as long as they are."""
    r, left, wide = frame.r, frame.margin_x, inner_width(frame)
    words = max((frame.type.width(lower(each), r) for each in claims[0].verdicts), default=0.0)
    start = left + NAME * wide + 0.3 * r
    place = right(frame) - (WIDE + SIGN + 0.1) * r - words
    end = place - BEHIND * r
    if end - start < LEAST * r:
        return ClaimColumns(name=wide, start=left, end=right(frame), sign=left, tall=True)
    return ClaimColumns(name=start - left - 0.5 * r, start=start, end=end, sign=place, tall=False)


def _lines(frame: Frame, claim: Claim, columns: ClaimColumns) -> list[str]:
    # As wide as in bold, whether the name is bold or not: rows keep their heights.
    return balanced(claim.words, columns.name, frame.r, frame.type, bold=True)


def _height(frame: Frame, claim: Claim, columns: ClaimColumns) -> float:
    lines = len(_lines(frame, claim, columns))
    high = CAP + (lines - 1) * LEADING + 2 * MORE
    below = BAR + (1.6 if claim.decided else 0.3) if columns.tall else 0
    return max(ROW, high + below) * frame.r


def _row(
    frame: Frame, claim: Claim, top: float, high: float, columns: ClaimColumns, *, bold: bool
) -> list[Shapes]:
    r, lines, tally = frame.r, _lines(frame, claim, columns), claim.tally
    middle = top + high / 2
    first = middle + (CAP - (len(lines) - 1) * LEADING) * r / 2
    if columns.tall:
        first = top + (MORE + CAP) * r
        middle = first + ((len(lines) - 1) * LEADING + 0.35 + BAR / 2) * r
    shapes = [*block(lines, frame.margin_x, first, r, bold=bold).shapes]
    falling = SCALES[tally.scale].falling
    row = Bar(number="", label="", counts=tally.counts, missing=tally.missing, falling=falling)
    shapes += bar(
        frame.type, row, columns.start, middle - BAR * r / 2, columns.end - columns.start, BAR * r,
        r,
    )  # fmt: skip
    if claim.decided is None:
        return shapes
    y = middle + (BAR / 2 + 0.8) * r if columns.tall else middle
    shapes += sign(claim.decided.sign, columns.sign, y, r)
    x = columns.sign + (WIDE + SIGN) * r
    words = fitted(lower(claim.decided.label), right(frame) - x, r, frame.type)
    return [*shapes, Text(x=x, y=y + CAP * r / 2, text=words, size=r)]
