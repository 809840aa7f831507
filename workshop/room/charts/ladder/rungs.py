"""The ladder: one column of dots for each mark, one dot a person, the middle in a box."""

from msgspec import Struct

from workshop.room.charts.ladder.columns import DOT, LABEL, STEP, LadderColumn, Plan, Rung, planned
from workshop.room.figures import half, told_of, withheld, withheld_word
from workshop.room.scene import Box, Frame, Line, Mark, Page, Shapes, Text
from workshop.room.typesetting import (
    CAP,
    LEADING,
    Typeset,
    block,
    fitted,
    foot_baseline,
    headline,
    parted,
    right,
)
from workshop.words import _, listed

ROW, TALL_ROW = 1.31, 2.28
HEAD, RULE = 1.33, 0.35
"""From the headline to the names of the marks, from there to the rule, in R."""


class ProofCount(Struct, frozen=True, kw_only=True):
    """stories: marks that have one, of all `marks` that ask for one; None where withheld."""

    stories: int | None
    marks: int | None


def ladder_pages(
    frame: Frame,
    rungs: tuple[Rung, ...],
    columns: tuple[LadderColumn, ...],
    said: str,
    proof: ProofCount,
) -> tuple[Page, ...]:
    """Rungs from the highest down; the lowest come last. rungs: lowest first, as counts are. said:
    the headline.
    """
    head = headline(frame, said)
    plan = planned(frame, rungs, columns)
    foot = _foot(frame, proof, ghost=any(each.before is not None for each in columns))
    top = head.bottom + (HEAD + (max(map(len, plan.heads)) - 1) * LEADING) * frame.r
    rule = top + RULE * frame.r
    row = (TALL_ROW if plan.tall else ROW) * frame.r
    room = foot.top - 1.28 * frame.r - rule
    order = tuple(reversed(range(len(rungs))))
    alt = " ".join([said, *(told(each, rungs) for each in columns)])
    alt += f" {proof_told(proof)}." if proof_told(proof) else ""
    pages = []
    for part in parted(order, lambda each: len(each) * row <= room + 1):
        height = min(row * 1.25, room / len(part))
        shapes = [
            *head.shapes,
            *_columns_head(frame, plan, top, rule),
            *_rows(frame, rungs, columns, plan, part, rule, height),
            *foot.shapes,
        ]
        pages.append(Page(scene=frame.scene(shapes, alt)))
    return tuple(pages)


def _columns_head(frame: Frame, plan: Plan, y: float, rule: float) -> list[Shapes]:
    """The names of the marks, their last lines on baseline y."""
    r = frame.r
    shapes: list[Shapes] = []
    lefts = (*plan.lefts, right(frame) + 0.3 * r)
    for place, lines in enumerate(plan.heads):
        room = lefts[place + 1] - lefts[place] - 0.3 * r
        shown = [fitted(line, room, r, frame.type, bold=True) for line in lines]
        top = y - (len(shown) - 1) * LEADING * r
        shapes += block(shown, lefts[place], top, r, bold=True).shapes
    shapes.append(
        Line(points=((frame.margin_x, rule), (right(frame), rule)), stroke="ink", line=0.06 * r)
    )
    return shapes


def _rows(
    frame: Frame, rungs: tuple[Rung, ...], columns: tuple[LadderColumn, ...], plan: Plan,
    part: tuple[int, ...], top: float, height: float,
) -> list[Shapes]:  # fmt: skip
    r = frame.r
    shapes: list[Shapes] = []
    for place, rung in enumerate(part):
        base = top + place * height
        if plan.tall:
            line, middle = base + (CAP + 0.27) * r, base + height - 0.66 * r
        else:
            middle = base + height / 2
            line = middle + CAP * r / 2
        sign = Text(x=frame.margin_x, y=line, text=rungs[rung].number, size=r, bold=True,
                    colour="ink2")  # fmt: skip
        label = Text(x=frame.margin_x + LABEL * r, y=line, text=rungs[rung].name, size=r)
        under = base + height
        rule = Line(points=((frame.margin_x, under), (right(frame), under)), stroke="line",
                    line=0.04 * r)  # fmt: skip
        shapes += (rule, sign, label)
        boxes: list[Shapes] = []
        dots: list[Shapes] = []
        for x, width, column in zip(plan.lefts, plan.widths, columns, strict=True):
            box_height = 1.14 * r if plan.tall else height - 0.07 * r
            boxes += _middle_box(column, rung, x, middle, (width, box_height), height, r)
            dots += _dots(frame, column, rung, x, middle, plan)
        shapes += boxes + dots
    shapes += _withheld(frame, columns, plan, top, height * len(part))
    return _boxes_below_dots(shapes)


def _boxes_below_dots(shapes: list[Shapes]) -> list[Shapes]:
    """All shapes with the dots last, since a box over two rungs would cover the dots of one."""
    return [each for each in shapes if not isinstance(each, Mark)] + [
        each for each in shapes if isinstance(each, Mark)
    ]


def _middle_box(
    column: LadderColumn,
    rung: int,
    x: float,
    y: float,
    size: tuple[float, float],
    pitch: float,
    r: float,
) -> list[Shapes]:
    """The box of the middle; half a row lower where it lies between two rungs, dashed for an
    earlier reveal.
    """
    shapes: list[Shapes] = []
    for value, now in ((column.before, False), (column.median, True)):
        if value is None or column.counts is None or not rung < value <= rung + 1:
            continue
        if value == column.median and not now:
            continue
        down = (rung + 1 - value) * pitch
        shapes.append(
            Box(x=x - 0.17 * r, y=y - size[1] / 2 + down, width=size[0] + 0.47 * r,
                height=size[1], fill="tint" if now else "", stroke="ink" if now else "edge",
                line=0.06 * r, radius=0.05 * r, dash=not now)
        )  # fmt: skip
    return shapes


def _dots(
    frame: Frame, column: LadderColumn, rung: int, x: float, y: float, plan: Plan
) -> list[Shapes]:
    if column.counts is None:
        return []
    r, count = frame.r, column.counts[rung]
    if not plan.counted:
        return [_dot(x + (DOT / 2 + place * STEP) * r, y, r) for place in range(count)]
    if not count:
        return []
    number = Text(x=x + 0.75 * r, y=y + CAP * r / 2, text=str(count), size=r, bold=True)
    return [_dot(x + DOT / 2 * r, y, r), number]


def _dot(x: float, y: float, r: float) -> Mark:
    return Mark(x=x, y=y, r=DOT / 2 * r, colour="ink")


def _withheld(
    frame: Frame, columns: tuple[LadderColumn, ...], plan: Plan, top: float, height: float
) -> list[Shapes]:
    """An empty dashed outline over all rungs of a column that is withheld."""
    r = frame.r
    shapes: list[Shapes] = []
    for x, width, column in zip(plan.lefts, plan.widths, columns, strict=True):
        if column.counts is not None:
            continue
        word = fitted(withheld_word(), width + 0.4 * r, r, frame.type)
        shapes.append(
            Box(x=x - 0.17 * r, y=top + 0.2 * r, width=width + 0.47 * r,
                height=height - 0.4 * r, stroke="edge", line=0.025 * r, dash=True)
        )  # fmt: skip
        shapes.append(Text(x=x, y=top + height / 2 + CAP * r / 2, text=word, size=r, colour="ink2"))
    return shapes


def _foot(frame: Frame, proof: ProofCount, *, ghost: bool) -> Typeset:
    """How many have a story, then the key of the middle; top is the first line."""
    r, face = frame.r, frame.type
    entries = [("box", _("the middle mark"))]
    if ghost:
        entries.append(("ghost", _("before")))
    if proof.stories is not None and proof.marks:
        entries.insert(0, ("", proof_told(proof)))
    lines: list[list[tuple[str, str, float]]] = [[]]
    x = frame.margin_x
    for kind, words in entries:
        wide = (1.53 * r if kind else 0) + face.width(words, r)
        if lines[-1] and x + wide > right(frame):
            lines.append([])
            x = frame.margin_x
        lines[-1].append((kind, words, x))
        x += wide + 1.16 * r
    top = foot_baseline(frame) - (len(lines) - 1) * 1.3 * r
    shapes: list[Shapes] = []
    for place, line in enumerate(lines):
        y = top + place * 1.3 * r
        for kind, words, left in line:
            shapes += _key(kind, words, left, y, r)
    return Typeset(shapes=tuple(shapes), top=top, bottom=foot_baseline(frame))


def _key(kind: str, words: str, x: float, y: float, r: float) -> list[Shapes]:
    text = Text(x=x + (1.53 * r if kind else 0), y=y, text=words, size=r)
    if not kind:
        return [text]
    now = kind == "box"
    sign = Box(x=x, y=y - 0.67 * r, width=1.15 * r, height=0.8 * r, fill="tint" if now else "",
               stroke="ink" if now else "edge", line=0.06 * r, radius=0.05 * r,
               dash=not now)  # fmt: skip
    return [sign, text]


def told(column: LadderColumn, rungs: tuple[Rung, ...]) -> str:
    """One mark in words with its numbers."""
    if column.counts is None:
        return told_of(column.name, withheld())
    said = [
        _("{count} on {rung}").format(count=count, rung=f"{rung.number} {rung.name}")
        for rung, count in zip(reversed(rungs), reversed(column.counts), strict=True)
        if count
    ]
    middle = "" if column.median is None else _("; middle {n}").format(n=half(column.median))
    counts = listed(said) or _("no marks")
    return f"{column.name}: {counts}{middle}."


def proof_told(proof: ProofCount) -> str:
    """How many have a story, "" where it is withheld: both parts are three or more."""
    if proof.stories is None or proof.marks is None:
        return ""
    return _("{n} of {marks} have a story").format(n=proof.stories, marks=proof.marks)
