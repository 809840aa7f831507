"""A photo of a page laid flat: found by its code, straightened by the marks in its corners."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

import zxingcpp
from msgspec import Struct
from PIL import Image, ImageFilter, ImageMath

from workshop.domain.page_code import (
    MM,
    SIDE,
    PageCode,
    code_square,
    corner_marks,
    read_code,
)

Point = tuple[float, float]
Square = Sequence[Point]
Lens = tuple[float, ...]
"""Eight numbers that lead from a point of the paper to one of the photo."""
QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
SOFTER = (0, 1)
"""Pixels by which a photo is softened, until its code is read."""
DENSE = 5.0
"""Pixels in a millimetre of the flat page."""
COARSE = 1.8
"""Pixels in a millimetre in which marks are looked for."""
DARK = 96
"""Of 255, darker than the paper around it by so much."""
NEAR, FARTHER = 10 * MM, 0.2
"""How far from where the code leads to a mark may be: so much, and a share of the way."""
MOST_CANDIDATES = 6
COMPACT = 1.3
"""How far its pixels may lie from its middle, a square being 1 and a disc 0.95."""
OFF = 1.2 * MM
"""How far off the corners of the code may lie, once the marks are found."""
SIZE_OFF = 0.5
"""How much larger or smaller a mark may be than it should, as a logarithm of its area."""


class FoundCode(Struct, frozen=True):
    """The code of a page and its corners in the photo, clockwise from the top left."""

    code: PageCode
    corners: tuple[Point, ...]


def found_codes(photo: Image.Image) -> list[FoundCode]:
    """The codes of worksheets in the photo, which is softened where its grain hides them."""
    for soft in SOFTER:
        seen = photo.filter(ImageFilter.GaussianBlur(soft)) if soft else photo
        read = zxingcpp.read_barcodes(seen, formats=QR, try_invert=False, try_downscale=False)
        found = [FoundCode(code, _corners(each.position))
                 for each in read if (code := read_code(each.text)) is not None]  # fmt: skip
        if found:
            return found
    return []


def _corners(at: zxingcpp.Position) -> tuple[Point, ...]:
    corners = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
    return tuple((float(point.x), float(point.y)) for point in corners)


class FlatPage(Struct, frozen=True):
    """A page laid flat, `DENSE` pixels to the millimetre, and how dark each of these is."""

    grey: Image.Image
    dark: Image.Image


def flat_page(photo: Image.Image, found: FoundCode, width: float, height: float) -> FlatPage | None:
    """The page of that size in points; None where its marks are not to be seen."""
    lens = _lens(photo, found, width, height)
    if lens is None:
        return None
    step = MM / DENSE
    a, b, c, d, e, f, g, h = lens
    data = (a * step, b * step, c, d * step, e * step, f, g * step, h * step)
    size = round(width / step), round(height / step)
    flat = photo.transform(
        size, Image.Transform.PERSPECTIVE, data, Image.Resampling.BILINEAR, fillcolor=255
    )
    return FlatPage(flat, darkness(flat, DENSE))


def darkness(grey: Image.Image, dense: float) -> Image.Image:
    """How much darker than the paper around it each pixel is, out of 255, whatever the light.
    dense: pixels in a millimetre.
    """
    share = max(1, round(dense))
    small = grey.reduce(share)
    light = small.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.GaussianBlur(4))
    light = light.resize(grey.size, Image.Resampling.BILINEAR)
    made: Image.Image = ImageMath.lambda_eval(
        lambda of: of["convert"](
            of["max"](of["light"] - of["grey"], 0) * 255 / of["max"](of["light"], 1), "L"
        ),
        light=light,
        grey=grey,
    )
    return made


class _Blob(Struct, frozen=True):
    """Dark pixels that hang together. middle, area: in pixels of the photo."""

    middle: Point
    area: float


def _lens(photo: Image.Image, found: FoundCode, width: float, height: float) -> Lens | None:
    """Through which the paper is seen in the photo, by the marks that fit the code best."""
    square = code_square(width, height)
    rough = _similar(square, found.corners)
    dense = math.hypot(rough[0], rough[3]) * MM
    shrunk = max(1, round(dense / COARSE))
    small = photo.reduce(shrunk)
    dark = darkness(small, dense / shrunk)
    middle = _middle(square)
    corners = corner_marks(width, height)
    near: list[list[_Blob]] = []
    for corner in corners[1:]:
        reach = (NEAR + FARTHER * math.dist(corner, middle)) * dense / MM
        near.append(_blobs(dark, _seen(rough, corner), reach, shrunk, (SIDE * dense / MM) ** 2))
    fours = [
        (far, *three)
        for three in product(*near)
        for far in _farthest(dark, [blob.middle for blob in three], shrunk, width, height)
    ]
    best: tuple[float, Lens] | None = None
    for four in fours:
        lens = _through(corners, [blob.middle for blob in four])
        misfit = _misfit(lens, square, found.corners, corners, four) if lens else None
        if lens and misfit is not None and (best is None or misfit < best[0]):
            best = misfit, lens
    if best is None:
        return None
    finer = [_refined(photo, best[1], corner) for corner in corners]
    return _through(corners, finer)


def _farthest(
    dark: Image.Image, three: Square, shrunk: int, width: float, height: float
) -> list[_Blob]:
    """What may be the mark opposite to the code, by where the others are."""
    (ax, ay), (bx, by), (cx, cy) = three
    dense = math.dist(three[0], three[2]) / math.hypot(width, height)
    reach = (NEAR + FARTHER * math.hypot(width, height)) * dense
    return _blobs(dark, (ax + cx - bx, ay + cy - by), reach, shrunk, (SIDE * dense) ** 2)


def _misfit(
    lens: Lens, square: Square, corners: Square, marks: Square, blobs: Sequence[_Blob]
) -> float | None:
    """How badly the marks fit the code and their own size; None where they cannot be the marks."""
    size = max(1.0, math.dist(corners[0], corners[1]) / math.dist(square[0], square[1]))
    off = max(math.dist(_seen(lens, at), there) for at, there in zip(square, corners, strict=True))
    sizes = [
        abs(math.log(blob.area / _area(lens, at))) for at, blob in zip(marks, blobs, strict=True)
    ]
    if off > OFF * size or max(sizes) > SIZE_OFF:
        return None
    return off / (OFF * size) + sum(sizes)


def _area(lens: Lens, middle: Point) -> float:
    """Of a mark as it is seen there, in pixels of the photo."""
    half = SIDE / 2
    ring = [_seen(lens, (middle[0] + x, middle[1] + y))
            for x, y in ((-half, -half), (half, -half), (half, half), (-half, half))]  # fmt: skip
    turns = zip(ring, [*ring[1:], ring[0]], strict=True)
    return max(1.0, abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in turns)) / 2)


def _refined(photo: Image.Image, lens: Lens, corner: Point) -> Point:
    """The middle of a mark to a part of a pixel."""
    reach = SIDE * 0.85
    around = [_seen(lens, (corner[0] + x, corner[1] + y))
              for x in (-reach, reach) for y in (-reach, reach)]  # fmt: skip
    left, top = (math.floor(min(point[axis] for point in around)) for axis in (0, 1))
    right, low = (math.ceil(max(point[axis] for point in around)) for axis in (0, 1))
    window = photo.crop((left, top, right, low))
    greys = window.tobytes()
    middle = (min(greys) + max(greys)) / 2
    dark = window.point([255 if grey < middle else 0 for grey in range(256)])
    found = max(_runs_together(dark), key=len, default=[])
    if not found:
        return _seen(lens, corner)
    x, y, _area_of = _moments(found)
    return left + x, top + y


def _blobs(dark: Image.Image, middle: Point, reach: float, shrunk: int, area: float) -> list[_Blob]:
    """What may be a mark near that point of the photo, the likeliest first: alike and near."""
    left, top = (max(0, int((value - reach) / shrunk)) for value in middle)
    right, low = (int((value + reach) / shrunk) + 1 for value in middle)
    window = dark.crop((left, top, min(right, dark.width), min(low, dark.height)))
    if not (window.width and window.height):
        return []
    made: list[_Blob] = []
    for runs in _runs_together(window.point([255 if each > DARK else 0 for each in range(256)])):
        x, y, count = _moments(runs)
        own = count * shrunk * shrunk
        if area / 4 < own < area * 4 and _spread(runs, x, y) < COMPACT * count / 6:
            made.append(_Blob(((left + x) * shrunk, (top + y) * shrunk), own))
    made.sort(
        key=lambda blob: abs(math.log(blob.area / area)) + math.dist(blob.middle, middle) / reach
    )
    return made[:MOST_CANDIDATES]


Run = tuple[int, int, int]
"""A row, and where dark pixels begin and end in it."""


def _runs_together(dark: Image.Image) -> list[list[Run]]:
    """The dark pixels of a small picture of black and white, those that touch put together."""
    wide, pixels = dark.width, dark.tobytes()
    rows = [
        [(row, *run) for run in _dark_in(pixels[row * wide : (row + 1) * wide])]
        for row in range(dark.height)
    ]
    leads: dict[Run, Run] = {run: run for row in rows for run in row}

    def first(run: Run) -> Run:
        while leads[run] != run:
            leads[run] = run = leads[leads[run]]
        return run

    for above, here in pairwise(rows):
        for one, two in product(above, here):
            if one[1] < two[2] and two[1] < one[2]:
                leads[first(two)] = first(one)
    together: dict[Run, list[Run]] = {}
    for run in leads:
        together.setdefault(first(run), []).append(run)
    return list(together.values())


def _dark_in(row: bytes) -> Iterator[tuple[int, int]]:
    """Where dark pixels begin and end in a row."""
    start = row.find(255)
    while start >= 0:
        end = row.find(0, start)
        end = len(row) if end < 0 else end
        yield start, end
        start = row.find(255, end)


def _moments(runs: Sequence[Run]) -> tuple[float, float, int]:
    """The middle of the pixels, and how many they are."""
    count = sum(end - start for _row, start, end in runs)
    x = sum((end - start) * (start + end) / 2 for _row, start, end in runs) / count
    y = sum((end - start) * (row + 0.5) for row, start, end in runs) / count
    return x, y, count


def _spread(runs: Sequence[Run], x: float, y: float) -> float:
    """How far from the middle the pixels lie, squared; in a square, a sixth of its area."""
    squares = [
        (end - start) * ((row + 0.5 - y) ** 2 + ((start + end) / 2 - x) ** 2)
        + (end - start) ** 3 / 12 + (end - start) / 12
        for row, start, end in runs
    ]  # fmt: skip
    return sum(squares) / sum(end - start for _row, start, end in runs)


def _similar(paper: Square, seen: Square) -> Lens:
    """The turn, stretch and shift that lead from the corners of one square to those of the other,
    read along its upper and its left edge.
    """
    ax, ay, bx, by = 0.0, 0.0, 0.0, 0.0
    side = math.dist(paper[0], paper[1])
    for one, two in ((0, 1), (3, 2)):
        ax += (seen[two][0] - seen[one][0]) / side / 2
        ay += (seen[two][1] - seen[one][1]) / side / 2
    for one, two in ((0, 3), (1, 2)):
        bx += (seen[two][0] - seen[one][0]) / side / 2
        by += (seen[two][1] - seen[one][1]) / side / 2
    middle, there = _middle(paper), _middle(seen)
    shift = (there[0] - ax * middle[0] - bx * middle[1], there[1] - ay * middle[0] - by * middle[1])
    return ax, bx, shift[0], ay, by, shift[1], 0.0, 0.0


def _middle(square: Square) -> Point:
    return (sum(point[0] for point in square) / 4, sum(point[1] for point in square) / 4)


def _seen(lens: Lens, at: Point) -> Point:
    """Where a point of the paper is in the photo."""
    a, b, c, d, e, f, g, h = lens
    far = g * at[0] + h * at[1] + 1
    return (a * at[0] + b * at[1] + c) / far, (d * at[0] + e * at[1] + f) / far


def _through(paper: Square, seen: Square) -> Lens | None:
    """The lens that leads each of four points of the paper to its place in the photo."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(paper, seen, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for place in range(8):
        pivot = max(range(place, 8), key=lambda at: abs(rows[at][place]))
        if abs(rows[pivot][place]) < 1e-9:
            return None
        rows[place], rows[pivot] = rows[pivot], rows[place]
        head = rows[place][place]
        rows[place] = [value / head for value in rows[place]]
        for other in range(8):
            if other != place and rows[other][place]:
                share, head_row = rows[other][place], rows[place]
                pairs = zip(rows[other], head_row, strict=True)
                rows[other] = [one - share * two for one, two in pairs]
    return tuple(row[8] for row in rows)
