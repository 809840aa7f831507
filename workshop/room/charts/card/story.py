"""A released card as the room reads it: what names it large, other words above and below it."""

from msgspec import Struct

from workshop.room.reading import whole_pages
from workshop.room.scene import Area, Frame, Line, Page, Shapes, Text, balanced, wrap
from workshop.room.typesetting import (
    CAP,
    HEADLINE,
    LEADING,
    TIGHT,
    Typeset,
    block,
    foot_baseline,
    inner_width,
    page_number,
    sized,
    top_baseline,
    words_of,
)
from workshop.steps.card import (
    CardStep,
    CardText,
    ReleasedCard,
    choice_fields,
    lead_of,
    main_field,
    option_of,
)

SIZES = (1.9, 1.6, HEADLINE)
"""Sizes of what names the card: the first that leaves it on one page."""
LINE, BESIDE = 1.27, 0.76
"""From line to line above and below, and where the large words begin behind their bar, in R."""
BEFORE, AFTER = 1.7, 1.5
"""Space above the large words and below them, in R."""
WIDE, HIGH, LEAN = 0.455, 0.7, 0.2


class CardLine(Struct, frozen=True, kw_only=True):
    """One line of a card: the words that lead into it, and its author's."""

    lead: str
    words: str


def card_pages(step: CardStep, card: ReleasedCard, number: int, of: int,
               frame: Frame) -> tuple[Page, ...]:  # fmt: skip
    """The card on one page; what is too long for that is read under its name."""
    main = main_field(step)
    said = [(field.id, _said(field, card.fields[field.id])) for field in step.fields
            if isinstance(field, CardText) and field.id in card.fields]  # fmt: skip
    names = [name for name, _line in said]
    at = names.index(main) if main in names else 0
    above = [line for _name, line in said[:at]]
    below = [line for _name, line in said[at + 1 :]]
    name = said[at][1].words
    foot = _foot(step, card, frame)
    end = foot_baseline(frame) - (1.6 * frame.r if foot or of > 1 else 0)
    for share in SIZES:
        shapes, bottom = _set(frame, above, name, below, sized(frame, share))
        if bottom <= end:
            beside = page_number(frame, number, of, foot_baseline(frame))
            scene = frame.scene((*shapes, *foot, *beside), words_of([*shapes, *foot]))
            return (Page(scene=scene),)
    told = [f"{line.lead} {line.words}" for line in (*above, *below)]
    return whole_pages(frame, (*told, *filter(None, (words_of(foot),))), title=name)


def _said(field: CardText, words: str) -> CardLine:
    return CardLine(lead=lead_of(field), words=" ".join(words.split()))


def _set(
    frame: Frame, above: list[CardLine], name: str, below: list[CardLine], size: float
) -> tuple[list[Shapes], float]:
    """The shapes of a page and its last baseline."""
    r, y = frame.r, top_baseline(frame, frame.r)
    shapes: list[Shapes] = []
    for line in above:
        part = _led(frame, line, y)
        shapes += part.shapes
        y = part.bottom + LINE * r
    left = frame.margin_x + BESIDE * r
    first = (y - LINE * r if above else y + r) + BEFORE * r + CAP * size
    lines = balanced(name, inner_width(frame) - BESIDE * r, size, frame.type)
    large = block(lines, left, first, size, bold=True, leading=TIGHT)
    bar = Line(
        points=((frame.margin_x + 0.07 * r, first - CAP * size - 0.12 * r),
                (frame.margin_x + 0.07 * r, large.bottom + 0.25 * size)),
        stroke="accent", line=0.136 * r,
    )  # fmt: skip
    shapes += (bar, *large.shapes)
    bottom = large.bottom + 0.25 * size
    y = large.bottom + (AFTER + CAP) * r
    for line in below:
        part = _led(frame, line, y)
        shapes += part.shapes
        bottom, y = part.bottom, part.bottom + LINE * r
    return shapes, bottom


def _led(frame: Frame, line: CardLine, y: float) -> Typeset:
    """Leading words, quieter, and the author's after them on the same line."""
    r, face, left = frame.r, frame.type, frame.margin_x
    lead = line.lead
    lines = wrap(f"{lead} {line.words}", inner_width(frame), r, face)
    if not lines[0].startswith(lead):
        return block(lines, left, y, r, leading=LEADING)
    rest = lines[0][len(lead) :].strip()
    shapes: list[Shapes] = [Text(x=left, y=y, text=lead, size=r, colour="ink2")]
    if rest:
        shapes.append(Text(x=left + face.width(f"{lead} ", r), y=y, text=rest, size=r))
    more = block(lines[1:], left, y + LEADING * r, r, leading=LEADING)
    bottom = more.bottom if lines[1:] else y
    return Typeset(shapes=(*shapes, *more.shapes), top=y, bottom=bottom)


def _foot(step: CardStep, card: ReleasedCard, frame: Frame) -> list[Shapes]:
    """A card that stands or leans, and what that says."""
    r, base, x = frame.r, foot_baseline(frame), frame.margin_x
    for field in choice_fields(step):
        option = option_of(field, card)
        if option is None:
            continue
        high, lean = HIGH * r, LEAN * r if option.leaning else 0.0
        bottom, top = base, base - high
        corners = ((x, bottom), (x + lean, top), (x + lean + WIDE * r, top), (x + WIDE * r, bottom))
        drawn = Area(points=corners, fill="ink" if option.leaning else "", stroke="ink",
                     line=0.07 * r)  # fmt: skip
        text = Text(x=x + 1.1 * r, y=base, text=option.room or option.label, size=r)
        return [drawn, text]
    return []
