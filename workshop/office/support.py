"""The support of decisions as bars."""

from collections.abc import Sequence

from workshop.domain.scale import SCALES
from workshop.office.chart import ChartName, StackedBars, by_people
from workshop.words import _

SCALE = SCALES["SUPPORT5"]


def support_bars(decided: Sequence[tuple[str, Sequence[int] | None]]) -> StackedBars | None:
    """A bar for each decision with its counts; None where none was voted on."""
    told = [each for each in enumerate(decided, 1) if each[1][1] is not None]
    if not told:
        return None
    return StackedBars(
        title=_("How far people support each decision"),
        reading=_("Each bar is everybody who answered; its parts are the words they chose."),
        names=tuple(
            ChartName(full=text, short=_("Decision {n}").format(n=at))
            for at, (text, _counts) in told
        ),
        series=by_people(SCALE.short, [counts for _at, (_text, counts) in told]),
    )
