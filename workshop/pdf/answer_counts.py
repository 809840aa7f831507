"""How many chose each point of a scale, in words."""

from workshop.domain.scale import Scale
from workshop.room.figures import withheld
from workshop.words import _, listed, ngettext


def counted(scale: Scale, counts: tuple[int, ...] | None, missing: int) -> str:
    """4 “I support it” and 4 “I’ll help make it happen”; the sentence for what may not show."""
    if counts is None:
        return withheld()
    said = [
        _("{n} “{answer}”").format(n=count, answer=scale.label(point) or point)
        for point in scale.drawn
        if (count := counts[point - scale.first])
    ]
    if missing:
        said.append(ngettext("{n} can’t say", "{n} can’t say", missing))
    return listed(said) if said else _("no answers")
