"""One figure: ours against a floor, in turn, several times."""

import os
import statistics
import time
from collections.abc import Callable

from msgspec import Struct

RUNS = 7
OFF_SCREEN = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "QT_QPA_PLATFORM": "offscreen",
}
"""For programs measured from outside. They keep what was compiled, as they do for their users."""


class Figure(Struct, frozen=True, kw_only=True):
    """A measured figure. ours, floor: medians in `unit`. spread: least and greatest ratio."""

    part: str
    what: str
    unit: str
    ours: float
    floor: float
    ratio: float
    spread: tuple[float, float]
    goal: float
    calls: int | None = None
    """Calls of Python functions that it took, where they were counted."""

    @property
    def holds(self) -> bool:
        """Whether the median ratio keeps the goal."""
        return self.ratio <= self.goal


def seconds(deed: Callable[[], object]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    deed()
    return time.perf_counter() - start


def compared(
    part: str,
    what: str,
    ours: Callable[[], float],
    floor: Callable[[], float],
    *,
    goal: float,
    unit: str = "ms",
    runs: int = RUNS,
) -> Figure:
    """The figure of two measured functions, each giving a number in `unit`; one warm-up each."""
    ours()
    floor()
    pairs = [(ours(), floor()) for _each in range(runs)]
    ratios = [mine / theirs for mine, theirs in pairs]
    return Figure(
        part=part,
        what=what,
        unit=unit,
        ours=statistics.median(mine for mine, _theirs in pairs),
        floor=statistics.median(theirs for _mine, theirs in pairs),
        ratio=statistics.median(ratios),
        spread=(min(ratios), max(ratios)),
        goal=goal,
    )


def table(figures: list[Figure]) -> str:
    """The figures as lines for the terminal."""
    wide = max(len(each.what) for each in figures)
    lines = [
        f"{'what':{wide}}  {'ours':>10}  {'floor':>10}  {'ratio':>6}  {'spread':>13}   goal  calls"
    ]
    for each in figures:
        low, high = each.spread
        calls = "" if each.calls is None else str(each.calls)
        lines.append(
            f"{each.what:{wide}}  {each.ours:8.2f} {each.unit}  {each.floor:8.2f} {each.unit}"
            f"  {each.ratio:6.2f}  {low:5.2f} – {high:5.2f}  {each.goal:5.2f}"
            f"  {calls:>5}  {'holds' if each.holds else 'DOES NOT HOLD'}"
        )
    return "\n".join(lines)
