"""Pictures of rows as the room saw them, within a page of paper."""

from collections.abc import Callable

from workshop.pdf.page import Blocks
from workshop.pdf.picture import Picture
from workshop.pdf.sheet import Sheet
from workshop.room.scene import Frame, Page

HEIGHTS = tuple(share / 100 for share in range(14, 66, 4))
"""Of the width: the picture is as low as its rows allow, and never so high that names would stand
above them.
"""


def room_picture(draw: Callable[[Frame], tuple[Page, ...]], sheet: Sheet) -> Blocks:
    """The pages that the room would need, below each other; one, if any height does for all."""
    pages: tuple[Page, ...] = ()
    for share in HEIGHTS:
        pages = draw(
            Frame(
                width=sheet.width, height=share * sheet.width, r=sheet.body,
                type=sheet.type, bare=True,
            )
        )  # fmt: skip
        if len(pages) == 1:
            break
    return [Picture(page.scene, sheet.faces, above=10) for page in pages]
