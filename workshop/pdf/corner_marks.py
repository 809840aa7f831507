"""What a photo of a worksheet is straightened by: a mark in each corner, and the page's code."""

from itertools import groupby

import segno

from workshop.domain.page_code import (
    MODULE,
    MODULES,
    SIDE,
    PageCode,
    code_square,
    code_words,
    corner_marks,
)
from workshop.pdf.canvas import TaggedCanvas


def paint_corner_marks(canvas: TaggedCanvas, code: PageCode) -> None:
    """The marks and the code: no part of the text, so that nobody hears them."""
    size = canvas.width, canvas.height
    squares = [(x - SIDE / 2, y - SIDE / 2, SIDE, SIDE) for x, y in corner_marks(*size)]
    left, top = code_square(*size)[0]
    for row, modules in enumerate(_modules(code)):
        for dark, cells in groupby(range(MODULES), key=modules.__getitem__):
            places = list(cells) if dark else []
            squares += [(left + place * MODULE, top + row * MODULE, len(places) * MODULE, MODULE)
                        for place in places[:1]]  # fmt: skip
    with canvas.artifact("Footer"):
        canvas.path([f"{x:.2f} {canvas.height - y - high:.2f} {wide:.2f} {high:.2f} re"
                     for x, y, wide, high in squares], fill="ink")  # fmt: skip


def _modules(code: PageCode) -> tuple[bytearray, ...]:
    made = segno.make(code_words(code), error="q", version=1, micro=False, boost_error=False)
    return tuple(made.matrix)
