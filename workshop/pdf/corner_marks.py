"""What a photo of a worksheet is straightened by: a mark in each corner, and the page's code."""

import segno

from workshop.domain.page_code import (
    MODULE,
    SIDE,
    PageCode,
    code_square,
    code_words,
    corner_marks,
)
from workshop.pdf.canvas import TaggedCanvas
from workshop.room.qr import dark_runs


def paint_corner_marks(canvas: TaggedCanvas, code: PageCode) -> None:
    """The marks and the code: no part of the text, so that nobody hears them."""
    size = canvas.width, canvas.height
    squares = [(x - SIDE / 2, y - SIDE / 2, SIDE, SIDE) for x, y in corner_marks(*size)]
    left, top = code_square(*size)[0]
    made = segno.make(code_words(code), error="q", version=1, micro=False, boost_error=False)
    squares += [
        (left + begins * MODULE, top + row * MODULE, (ends - begins) * MODULE, MODULE)
        for row, begins, ends in dark_runs(made.matrix)
    ]
    with canvas.artifact("Footer"):
        canvas.path([f"{x:.2f} {canvas.height - y - high:.2f} {wide:.2f} {high:.2f} re"
                     for x, y, wide, high in squares], fill="ink")  # fmt: skip
