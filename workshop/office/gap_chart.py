"""The widest gaps of a report as dumbbells."""

from workshop.office.chart import ChartName, Dumbbells, PointAxis, Series
from workshop.room.compared import row_count
from workshop.room.marks import LENS_COLOURS
from workshop.room.report.kind import DrawnGap, Gaps, GapSide
from workshop.words import _


def dumbbells_of(gaps: Gaps) -> Dumbbells | None:
    """The gaps whose two middles are drawn; None where none is."""
    told = [each for each in gaps.gaps if each.one is not None and each.other is not None]
    if not told:
        return None
    return Dumbbells(
        title=gaps.title,
        reading=_("The marks are medians of the same people; the line between them is the gap."),
        names=tuple(_name(each) for each in told),
        series=(
            _series(gaps.one, [each.one for each in told]),
            _series(gaps.other, [each.other for each in told]),
        ),
        ruler=_ruler(gaps),
        told=tuple(row_count(each.people) for each in told),
    )


def _name(gap: DrawnGap) -> ChartName:
    return ChartName(number=gap.number, full=gap.statement, short=gap.statement)


def _series(side: GapSide, values: list[float | None]) -> Series:
    return Series(name=side.label, values=tuple(values), colour=LENS_COLOURS[side.place])


def _ruler(gaps: Gaps) -> PointAxis:
    words, last = gaps.points, gaps.first + len(gaps.points) - 1
    middle = words[len(words) // 2] if len(words) % 2 else ""
    return PointAxis(low=gaps.first, high=last, words=(words[0], middle, words[-1]))
