"""What was marked by hand on a flat page: its ink, which is what the printed page does not have."""

import math
from collections.abc import Sequence
from statistics import median

from msgspec import Struct
from PIL import Image, ImageChops, ImageFilter, ImageStat

from workshop.domain.page_code import MM, Asked
from workshop.domain.worksheet import AskedCell, FillPlace
from workshop.scan.straighten import DENSE

Box = tuple[int, int, int, int]

ASIDE, ABOVE = 0.62, 0.8
"""How far a mark reaches aside and up from the middle of its place, in widths of that."""
WITHIN = 0.27
"""How far what is inside a ring reaches."""
GRAIN = 3.4
"""Times that how much empty places differ, where that is more: grain is no mark."""
FAINT = 16
"""Of 255: what is less dark is paper."""
LEAST, CLEAR = 0.35, 0.8
"""Square millimetres of black from which something may be a mark, and from which it surely is."""
INSIDE, INSIDE_USUAL = 0.3, 0.16
"""The same within a ring, where a circle around it leaves nothing; at least that share of what the
marks of the page have.
"""
NEIGHBOUR, OTHER, CROSSED = 0.62, 0.3, 0.25
"""Shares of the strongest mark from which another asks which is meant: a ring beside it, where a
wide circle reaches, any other ring, and any at all where the strongest may be crossed out."""
SPILT = 0.45
"""Of the mark beside it: what a wide circle leaves in a cell that is empty."""
HEAVY = 1.7
"""Times the usual mark of the page: circled and crossed out."""
STROKE, WRITTEN = 45, 1.0
"""How dark a stroke of a pen is at least, out of 255, and from how many square millimetres of it on
there may be words.
"""
CLEAR_OF_PRINT = 4
"""Pixels around a printed line that may be a part of it."""
QUIET = 0.35
"""Share of the places that are surely empty: of four in five, some have a wide circle beside."""
ALIKE, APART, PARTS = 0.6, 7, (2, 3)
"""Share of the print that the photo has where it was made, in parts of so many pixels, in each of
so many pieces of the page.
"""
BESIDE = 1.6
"""From one place to the next beside it, at most, in its own width."""


class MarkedCell(Struct, frozen=True, kw_only=True):
    """A cell with something in it. value: of its mark, "" where a person has to look: at words, at
    a faint mark, at more than one. box: where to look, in pixels of the flat page.
    """

    asked: AskedCell
    places: tuple[FillPlace, ...]
    value: str
    box: Box


class _Mark(Struct, frozen=True):
    """Ink at a place, around it and within it, in square millimetres of black."""

    place: FillPlace
    ink: float
    within: float


def marked_cells(
    flat: Image.Image, blank: Image.Image, asked: Asked
) -> tuple[MarkedCell, ...] | None:
    """The cells of a page that have something in them. flat, blank: how dark it is, and how dark it
    was made. None where the two do not look like the same page.
    """
    if not _alike(flat, blank):
        return None
    found = _by_cell(asked)
    flat, blank = _without_grain(flat), _without_grain(blank)
    choices = [place for _cell, place in asked if place.value]
    around = _Ink(flat, blank, ASIDE, ABOVE, choices or [place for _cell, place in asked])
    within = _Ink(flat, blank, WITHIN, WITHIN, choices)
    marks = {
        cell.name: [_Mark(place, around.at(place), within.at(place)) for place in places]
        for cell, places in found
        if places[0].value
    }
    every = [mark for each in marks.values() for mark in each]
    strongest = [max(mark.ink for mark in each) for each in marks.values()]
    quiet = sorted(mark.ink for mark in every) or [0.0]
    grain = median(quiet) - quiet[len(quiet) // 6]
    least = min(CLEAR, max(LEAST, GRAIN * grain))
    usual = median([ink for ink in strongest if ink > CLEAR] or [CLEAR])
    made: list[MarkedCell] = []
    for cell, places in found:
        value: str | None = "" if _written(flat, blank, places[0]) > WRITTEN else None
        if cell.name in marks:
            value = _chosen(marks[cell.name], every, least, usual, alone=cell.alone)
        if value is not None:
            box = _around(places)
            made.append(MarkedCell(asked=cell, places=tuple(places), value=value, box=box))
    return tuple(made)


def _alike(flat: Image.Image, blank: Image.Image) -> bool:
    """Whether the print is where it was made, all over the page."""
    seen, made = flat.reduce(APART), blank.reduce(APART)
    both = ImageChops.darker(seen, made)
    across, down = PARTS
    wide, high = made.size
    for place in range(across * down):
        row, column = divmod(place, across)
        box = (column * wide // across, row * high // down,
               (column + 1) * wide // across, (row + 1) * high // down)  # fmt: skip
        if _sum(both, box) < ALIKE * _sum(made, box):
            return False
    return True


class _Ink:
    """What the photo has of ink and the print does not, at the places of a page. gain: how much
    darker the photo has the print where a place is empty.
    """

    def __init__(
        self, flat: Image.Image, blank: Image.Image, aside: float, above: float,
        places: Sequence[FillPlace],
    ) -> None:  # fmt: skip
        self._flat, self._blank = flat, blank
        self._reach = aside, above
        both = list(map(self._both, places))
        shares = sorted(seen / made for seen, made in both if made)
        self.gain = shares[int(QUIET * len(shares))] if shares else 1.0

    def at(self, place: FillPlace) -> float:
        """In square millimetres of black."""
        seen, made = self._both(place)
        return (seen - self.gain * made) / 255 / DENSE**2

    def _both(self, place: FillPlace) -> tuple[float, float]:
        box = _box(place, *self._reach)
        return _sum(self._flat, box), _sum(self._blank, box)


def _written(flat: Image.Image, blank: Image.Image, place: FillPlace) -> float:
    """Square millimetres that are dark in the photo where nothing is printed near."""
    box = _box(place, 0.5, 0.5)
    dark = flat.crop(box).point([255 if grey > STROKE - FAINT else 0 for grey in range(256)])
    near = blank.crop(box).filter(ImageFilter.BoxBlur(CLEAR_OF_PRINT))
    printed = near.point([255 if grey else 0 for grey in range(256)])
    return float(ImageStat.Stat(ImageChops.subtract(dark, printed)).sum[0]) / 255 / DENSE**2


def _without_grain(picture: Image.Image) -> Image.Image:
    return picture.filter(ImageFilter.BoxBlur(1)).point([max(0, g - FAINT) for g in range(256)])


def _sum(picture: Image.Image, box: Box) -> float:
    return float(ImageStat.Stat(picture.crop(box)).sum[0])


def _by_cell(asked: Asked) -> list[tuple[AskedCell, list[FillPlace]]]:
    found: dict[str, tuple[AskedCell, list[FillPlace]]] = {}
    for cell, place in asked:
        found.setdefault(cell.name, (cell, []))[1].append(place)
    return list(found.values())


def _chosen(
    marks: Sequence[_Mark], every: Sequence[_Mark], least: float, usual: float, *, alone: bool
) -> str | None:
    """The value that is marked, "" where it is doubtful, None where nothing is. every: of the page,
    since a wide circle reaches over to the cell beside it. least: ink of a mark. usual: how much
    they have.
    """
    first, *others = sorted(marks, key=lambda mark: -mark.ink)
    inside = max(INSIDE, INSIDE_USUAL * usual)
    filled = first.within > inside
    if first.ink < least and not filled:
        return None
    strongest = max((mark.ink for mark in every if _near(mark, first)), default=0.0)
    if not filled and first.ink < NEIGHBOUR * strongest:
        return None if first.ink < SPILT * strongest else ""
    if first.ink < CLEAR or (filled and not alone and first.ink > HEAVY * usual):
        return ""
    doubtful = any(
        other.within > inside or other.ink > _allowed(first, other, filled=filled) * first.ink
        for other in others
    )
    return "" if doubtful else first.place.value


def _allowed(first: _Mark, other: _Mark, *, filled: bool) -> float:
    """The share of the strongest mark that another may have of it."""
    if filled:
        return CROSSED
    return NEIGHBOUR if _near(first, other) else OTHER


def _near(one: _Mark, other: _Mark) -> bool:
    """Whether one place is beside the other."""
    apart = math.dist((one.place.x, one.place.y), (other.place.x, other.place.y))
    return 0 < apart < BESIDE * one.place.width


def _box(place: FillPlace, aside: float, above: float) -> Box:
    """Of the flat page, so many widths and heights around the middle of a place."""
    share = DENSE / MM
    x, y = (place.x + place.width / 2) * share, (place.y + place.height / 2) * share
    wide, high = place.width * aside * share, place.height * above * share
    return round(x - wide), round(y - high), round(x + wide), round(y + high)


def _around(places: Sequence[FillPlace]) -> Box:
    """All places of a cell, and a little around them."""
    boxes = [_box(place, 0.5, 0.5) for place in places]
    pad = round(4 * DENSE)
    return (
        max(0, min(box[0] for box in boxes) - pad),
        max(0, min(box[1] for box in boxes) - pad),
        max(box[2] for box in boxes) + pad,
        max(box[3] for box in boxes) + pad,
    )
