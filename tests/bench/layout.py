"""The layout of six maps like those of rooms against what a layout library leaves in them."""

import time

from tests.bench.figure import Figure
from tests.room.room_maps import MAPS, boxes
from workshop.room.graph_layout.legibility import flaws
from workshop.room.graph_layout.moves import drawn_anew

CROSSINGS, THROUGH = 127, 50
"""Left by the best library that was tried, graphviz neato, on six such maps of 25 nodes and 40
links; it left no name on another.
"""
SECONDS = 6.0
"""How long a facilitator waits for Tidy up."""


def figures() -> list[Figure]:
    """All figures of this part."""
    crossings = overlaps = through = 0
    spent = []
    for seed in range(MAPS):
        start = time.process_time()
        drawing = drawn_anew(boxes(seed), (), lambda _done, _total: None, lambda: False)
        spent.append(time.process_time() - start)
        found = flaws(drawing) if drawing else None
        assert found is not None
        crossings += found.crossings
        overlaps += found.overlaps
        through += found.through
    assert overlaps == 0
    return [
        _figure("lines that cross on six maps", "", crossings, CROSSINGS),
        _figure("lines through names on six maps", "", through, THROUGH),
        _figure("the slowest of six layouts", "s", max(spent), SECONDS),
    ]


def _figure(what: str, unit: str, ours: float, floor: float) -> Figure:
    ratio = ours / floor
    return Figure(part="layout", what=what, unit=unit, ours=ours, floor=floor, ratio=ratio,
                  spread=(ratio, ratio), goal=1.0)  # fmt: skip
