"""What a map of soils says: on which field people find the ground poor, or rich."""

from collections.abc import Callable, Sequence

from workshop.domain.exercise import Item
from workshop.domain.measure import bottom2, top2
from workshop.room.charts.ground import POOR, ground_word
from workshop.room.figures import (
    People,
    counted_of,
    half,
    lower,
    not_shown,
    sentence_case,
    withheld_word,
)
from workshop.steps.rating import RatingCell, RatingStep, RatingSummary, scale_of
from workshop.words import _, ngettext


def soil_sentence(step: RatingStep, summary: RatingSummary) -> str:
    """6 of 8 find our priorities dry or worse."""
    middles = {cell.median for cell in summary.cells if cell.median is not None}
    if not middles:
        return not_shown()
    words = scale_of(step).short
    if min(middles) <= POOR:
        field, who = _most(step, summary, min(middles), bottom2)
        return ngettext(
            "{who} finds our {field} {word} or worse.", "{who} find our {field} {word} or worse.",
            who.number, who=sentence_case(who.words), field=field, word=lower(words[1]),
        )  # fmt: skip
    field, who = _most(step, summary, max(middles), top2)
    return ngettext(
        "{who} finds our {field} {word} or better.", "{who} find our {field} {word} or better.",
        who.number, who=sentence_case(who.words), field=field, word=lower(words[-2]),
    )  # fmt: skip


def _most(
    step: RatingStep, summary: RatingSummary, middle: float, part: Callable[[Sequence[int]], int]
) -> tuple[str, People]:
    """Of the fields with that middle the one that most people find so, and how many of those who
    could say.
    """
    names = {item.id: lower(item.short) for item in step.items}
    found = [
        (part(cell.counts), sum(cell.counts), names[cell.item])
        for cell in summary.cells
        if cell.median == middle and cell.counts
    ]
    count, n, name = max(found, key=lambda each: each[0])
    return name, counted_of(count, n)


def field_told(step: RatingStep, item: Item, cell: RatingCell) -> str:
    """A field with its middle, and what stands beside it."""
    if cell.median is None:
        return _("{name}: {said}.").format(name=item.short, said=withheld_word())
    word = ground_word(cell.median, step.scale)
    said = _("{name}: {middle}, {word}.").format(
        name=item.short, middle=half(cell.median), word=word
    )
    fact = fact_of(step, item.id)
    return f"{said} {fact}" if fact else said


def fact_of(step: RatingStep, item: str) -> str:
    """What the room reads beside a field: the shortest of the facts that may be shown."""
    facts = sorted(step.said.get(item, ()), key=lambda said: (len(said), said))
    return " ".join(facts[0].split()) if facts else ""
