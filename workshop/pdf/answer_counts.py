"""How many chose each point of a scale, in words, and the scale's own words for its charts."""

from workshop.domain.scale import Scale
from workshop.room.charts.bars import ScalePoints
from workshop.room.figures import withheld
from workshop.words import _, listed, ngettext


def points_of(scale: Scale) -> ScalePoints:
    """The scale's words for charts; the last word alone where room is short."""
    return ScalePoints(short=scale.short, tight=scale.tight, missing=scale.missing)


def counted(scale: Scale, counts: tuple[int, ...] | None, missing: int) -> str:
    """4 “I support it” and 4 “I’ll help make it happen”; the sentence for what may not show."""
    if counts is None:
        return withheld()
    said = [
        _("{n} “{answer}”").format(n=count, answer=scale.label(point) or point)
        for point, count in zip(scale.points, counts, strict=True)
        if count
    ]
    if missing:
        said.append(ngettext("{n} can’t say", "{n} can’t say", missing))
    return listed(said) if said else _("no answers")
