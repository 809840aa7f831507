"""Places for answers on a sheet: rings of a scale, boxes to tick, boxes for a number, lines."""

from collections.abc import Sequence

from workshop.domain.scale import Scale
from workshop.domain.step import Cell, Step, TextRule, cells, step_key
from workshop.domain.worksheet import AskedCell, FillPlace
from workshop.pdf.blocks import Beside, ListItem, PaperBlock, Stack
from workshop.pdf.drawn.rings import ring_shapes, ring_spot
from workshop.pdf.drawn.strip import BOX, box_to_fill
from workshop.pdf.sheet import Sheet
from workshop.pdf.to_fill import LinesToFill, ToFill
from workshop.pdf.tree import TreeNode
from workshop.pdf.type import MM
from workshop.room.scene import Scene, Shapes
from workshop.words import _

RING, PITCH, APART = 5.3 * MM, 6.6 * MM, 8 * MM
"""Across a ring, from one ring to the next, and to the ring of those who cannot say."""
DIGIT = 10.5
SIDE = 5.2 * MM
"""Of a box to tick."""
YES = "yes"
"""As files of answers write a tick."""


def asked(sheet: Sheet, step: Step, name: str) -> AskedCell | None:
    """The cell of that name as a sheet asks for it; None where the step has none yet."""
    cell = _cell(step, name)
    exercise = sheet.exercise.id if sheet.exercise else ""
    full = f"{step_key(exercise, step.id)}/{name}"
    if cell is None or (sheet.fields is not None and full not in sheet.fields):
        return None
    limit = cell.values.max_length if isinstance(cell.values, TextRule) else 0
    return AskedCell(name=full, label=cell.label, limit=limit,
        alone=cell.values == (0, 1),
    )  # fmt: skip


def _cell(step: Step, name: str) -> Cell | None:
    return next((cell for cell in cells(step) if cell.name == name), None)


# Rings


def ring(
    sheet: Sheet, step: Step, name: str, value: int | None, *, size: float = RING,
    align: str = "middle", label: str = "", spoken: str = "",
) -> ToFill:  # fmt: skip
    """One ring of a scale whose rings stand apart. spoken: its number, where it is to be read."""
    side = size * sheet.scale
    mid = side / 2 + 0.5
    sign = None if value is None else str(value)
    shapes = ring_shapes(mid, mid, side, sign, DIGIT * sheet.scale)
    spot = ring_spot(mid, mid, side, sign, label)
    scene = Scene(width=side + 1, height=side + 1, shapes=tuple(shapes), alt="")
    return ToFill(scene, sheet.faces, asked(sheet, step, name), (spot,), align=align, spoken=spoken)


def rings(
    sheet: Sheet, step: Step, name: str, scale: Scale, *, missing: bool = True
) -> ToFill:  # fmt: skip
    """A ring for each point beside each other, and a dashed one for "can't say"."""
    points = scale.drawn
    width, height = rings_size(sheet, len(points), missing=missing)
    side, y, digit = RING * sheet.scale, height / 2, DIGIT * sheet.scale
    shapes: list[Shapes] = []
    spots = []
    for place, point in enumerate(points):
        x, sign = side / 2 + 0.5 + place * PITCH * sheet.scale, scale.sign(point)
        told = f"{sign} {scale.label(point)}".strip()
        shapes += ring_shapes(x, y, side, sign, digit)
        spots.append(ring_spot(x, y, side, scale.word(point), told))
    if missing:
        x = width - side / 2 - 0.5
        shapes += ring_shapes(x, y, side, None, digit)
        spots.append(ring_spot(x, y, side, None, _("Can’t say")))
    scene = Scene(width=width, height=height, shapes=tuple(shapes), alt="")
    return ToFill(scene, sheet.faces, asked(sheet, step, name), spots)


def rings_size(sheet: Sheet, count: int, *, missing: bool = True) -> tuple[float, float]:
    """Width and height of so many rings of a scale."""
    apart = APART if missing else 0
    return (
        ((count - 1) * PITCH + apart + RING) * sheet.scale + 1,
        RING * sheet.scale + 1,
    )


# Boxes


def tick_box(
    sheet: Sheet, step: Step, name: str, value: str = YES, *, side: float = SIDE, label: str = "",
    align: str = "left",
) -> ToFill:  # fmt: skip
    """A box to tick: it stands for that value."""
    wide = side * sheet.scale
    spot = FillPlace(x=0, y=0, width=wide, height=wide, value=value, label=label)
    return ToFill(
        box_to_fill(wide), sheet.faces, asked(sheet, step, name), (spot,), align=align
    )  # fmt: skip


def number_box(sheet: Sheet, step: Step, name: str, *, align: str = "left") -> ToFill:
    """A box for a number by hand."""
    spot = FillPlace(x=0, y=0, width=BOX, height=BOX)
    return ToFill(box_to_fill(), sheet.faces, asked(sheet, step, name), (spot,), align=align)


def leave_empty() -> str:
    """What to do with boxes that have none for "can't say"."""
    return _("If you can’t say, leave all of it empty.")


def choices(
    sheet: Sheet, step: Step, name: str, found: Sequence[tuple[str, str, str]]
) -> list[PaperBlock]:  # fmt: skip
    """A list of words, each with its value, a sign and a box before it to tick one of."""
    node, side = TreeNode("L"), SIDE * sheet.scale
    wide = max((sheet.faces.width(sign, bold=True) for _v, sign, _w in found), default=0)
    signs = sheet.body * (wide + 0.8) if wide else 0
    made: list[PaperBlock] = []
    for value, sign, words in found:
        box = Stack([tick_box(sheet, step, name, value, label=words or sign)])
        label: PaperBlock = box
        if signs:
            label = Beside([box, Stack([sheet.text(sign, bold=True, tag="")])],
                           [side, signs], gutter=8, exact=True)  # fmt: skip
        body = sheet.text(words, tag="")
        made.append(ListItem(node, label, body, indent=side + 8 + signs, above=3))
    return made


def may_be_shown(
    sheet: Sheet, step: Step, name: str, text: str, help: str = "", *, above: float = 20,  # noqa: A002
    tag: str = "H2",
) -> PaperBlock:  # fmt: skip
    """The name of a field with a box beside it: ticked, others may see what is written."""
    side, words = SIDE * sheet.scale, _("may be shown")
    wide = sheet.faces.width(words) * sheet.body + 1
    box = Stack([tick_box(sheet, step, name)])
    tick = Beside([box, Stack([sheet.text(words)])], [side, wide], gutter=6, exact=True)
    free = sheet.width - side - wide - 20
    label = sheet.label(text, help, tag=tag, width=0 if sheet.large else free)
    if sheet.large:
        return Stack([label, tick], above=above * sheet.scale, keeps=True)
    made = Beside([Stack([label]), Stack([tick])], [free, side + wide + 6], gutter=14,
                  above=above * sheet.scale, exact=True)  # fmt: skip
    made.keeps = True
    return made


# Lines


def lines(sheet: Sheet, step: Step, name: str, count: int) -> LinesToFill:
    """Writing lines for the words of a cell."""
    return LinesToFill(asked(sheet, step, name), count, sheet.pitch, above=3)
