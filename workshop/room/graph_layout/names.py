"""The names of nodes: their lines, and the places beside a node that they may take."""

from collections.abc import Sequence

from msgspec import Struct

from workshop.room.graph_layout.legibility import NodeLabel
from workshop.room.scene import Anchor, Text, Type, balanced
from workshop.room.typesetting import CAP, TIGHT, fitted

LONGEST = 6.5
"""The greatest width of a name on one line, in sizes of its type."""
BELOW_LINE = 0.22
"""How far letters descend below their baseline."""
GAP = 0.36
"""Between the ring and the name."""
ANCHORS: dict[str, Anchor] = {
    "above": "middle", "below": "middle", "right": "start", "left": "end",
    "above from left": "start", "below from left": "start",
    "above to right": "end", "below to right": "end",
}  # fmt: skip
PRICES = {"right": 14, "left": 14}
FLUSH = 10


class Name(Struct, frozen=True, kw_only=True):
    """A node's name as it is set. width: of its longest line."""

    lines: tuple[str, ...]
    width: float
    size: float
    ring: float
    """From the node's centre to the outer edge of its ring."""


def name_of(text: str, size: float, ring: float, face: Type) -> Name:
    """The name on one line, or on two where it is long; shortened only where two do not hold it."""
    lines = balanced(text, max(LONGEST * size, 1), size, face)
    if len(lines) > 2:
        wide = max(LONGEST * size, face.width(text, size, bold=True) * 0.55)
        lines = balanced(text, wide, size, face)
    lines = [lines[0], *([" ".join(lines[1:])] if lines[1:] else [])]
    most = 2 * LONGEST * size
    lines = [fitted(line, most, size, face, bold=True) for line in lines]
    width = max(face.width(line, size, bold=True) for line in lines)
    return Name(lines=tuple(lines), width=width, size=size, ring=ring)


def places_beside(name: Name) -> tuple[NodeLabel, ...]:
    """Where the name may go, in the order of `ANCHORS`."""
    size, gap = name.size, name.ring + GAP * name.size
    height = (CAP + BELOW_LINE + TIGHT * (len(name.lines) - 1)) * size
    middle = (CAP + TIGHT * (len(name.lines) - 1)) * size / 2
    rows = {
        "above": (-gap - height, -gap),
        "below": (gap, gap + height),
        "right": (-middle, height - middle),
        "left": (-middle, height - middle),
    }
    found = []
    for side, anchor in ANCHORS.items():
        row = side.split()[0]
        edge = {"right": gap, "left": -gap}.get(side)
        if edge is None:
            edge = {"start": -name.ring, "middle": 0, "end": name.ring}[anchor]
        left = edge - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * name.width
        price = PRICES.get(side, 0 if side == row else FLUSH)
        found.append(NodeLabel(left, rows[row][0], left + name.width, rows[row][1], price, side))
    return tuple(found)


def set_name(
    name: Name, at: tuple[float, float], label: NodeLabel, *, bold: bool, colour: str
) -> Sequence[Text]:
    """The name at its place beside a node."""
    anchor = ANCHORS[label.name]
    left, top, right, _bottom = label.at(*at)
    x = {"start": left, "middle": (left + right) / 2, "end": right}[anchor]
    return [
        Text(x=x, y=top + (CAP + TIGHT * place) * name.size, text=line, size=name.size, bold=bold,
             colour=colour, anchor=anchor, halo=True)
        for place, line in enumerate(name.lines)
    ]  # fmt: skip
