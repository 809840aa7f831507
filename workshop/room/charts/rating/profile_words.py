"""What the profile of pairs says: to which side people lean."""

from workshop.domain.exercise import Item
from workshop.room.figures import counted_of, half, lower, not_shown, sentence_case, span
from workshop.steps.rating import RatingCell, RatingStep, RatingSummary, scale_of
from workshop.words import _, ngettext


def profile_sentence(step: RatingStep, summary: RatingSummary) -> str:
    """10 of 12 lean to numbers in most pairs."""
    found = summary.leaning
    if found is not None and found.left != found.right:
        to_left = found.left > found.right
        who = counted_of(max(found.left, found.right), found.n)
        return ngettext(
            "{who} leans to {side} in most pairs.", "{who} lean to {side} in most pairs.",
            who.number, who=sentence_case(who.words), side=_side(step, left=to_left),
        )  # fmt: skip
    middles = [cell.median for cell in summary.cells if cell.median is not None]
    if not middles:
        return not_shown()
    centre = _centre(step)
    left, right = (sum(each < centre for each in middles), sum(each > centre for each in middles))
    if left == right:
        return _("The middle leans neither way.")
    return _("The middle leans to {side} in {count} of {n} pairs.").format(
        side=_side(step, left=left > right), count=max(left, right), n=len(middles)
    )


def _centre(step: RatingStep) -> float:
    points = scale_of(step).points
    return (points[0] + points[-1]) / 2


def _side(step: RatingStep, *, left: bool) -> str:
    return lower(step.sides[0 if left else 1])


def pair_told(item: Item, cell: RatingCell) -> str:
    """A pair with its middle and middle half."""
    poles = item.poles
    name = f"{poles.left_short} – {poles.right_short}" if poles else item.short
    if cell.median is None or cell.q1 is None or cell.q3 is None:
        return _("{name}: not shown.").format(name=name)
    return _("{name}: middle {middle}, middle half {span}.").format(
        name=name, middle=half(cell.median), span=span(cell.q1, cell.q3)
    )
