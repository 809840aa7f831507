"""The line at the top of a report's pages: logo and name at the left, the chapter at the right."""

from workshop.domain.letterhead import Letterhead
from workshop.pdf.canvas import TaggedCanvas
from workshop.pdf.image import pixels
from workshop.pdf.line import Stretch, broken
from workshop.pdf.sheet import Sheet
from workshop.pdf.tree import TreeNode
from workshop.pdf.type import MM

LOGO, BELOW = 8 * MM, 9 * MM
WIDEST = 40 * MM


def logo_width(logo: bytes, high: float, widest: float) -> tuple[float, float]:
    """Its width and height, no higher and no wider than this."""
    image = pixels(logo)
    high = min(high, widest * image.height / image.width)
    return high * image.width / image.height, high


class RunningHead:
    """Without a letterhead: the session’s title in its place."""

    def __init__(self, sheet: Sheet, letterhead: Letterhead, instead: str) -> None:
        self._sheet, self._letterhead = sheet, letterhead
        self._name = letterhead.name or instead
        self.high = LOGO + BELOW

    def paint(
        self, canvas: TaggedCanvas, x: float, y: float, width: float, chapter: str, *, first: bool
    ) -> None:
        """The chapter is read once, on its first page; the rest is an artifact."""
        base = y + LOGO / 2 + self._sheet.body * 0.36
        with canvas.artifact("Header"):
            at = x
            if self._letterhead.logo:
                wide, high = logo_width(self._letterhead.logo, LOGO, WIDEST)
                image = pixels(self._letterhead.logo)
                canvas.image(image, x, y + (LOGO - high) / 2, wide, high)
                at += wide + 3.2 * MM
            self._line(canvas, self._name, at, base, (x + width - at) * 0.6, bold=True)
        if first:
            with canvas.element(TreeNode("P")), canvas.content():
                self._line(canvas, chapter, x, base, width * 0.5, end=x + width)
        else:
            with canvas.artifact("Header"):
                self._line(canvas, chapter, x, base, width * 0.5, end=x + width)

    def _line(
        self, canvas: TaggedCanvas, text: str, x: float, base: float, most: float,
        *, bold: bool = False, end: float = 0,
    ) -> None:  # fmt: skip
        """One line; what does not fit stands small rather than cut."""
        faces, size = self._sheet.faces, self._sheet.body
        natural = faces.width(text, bold=bold) * size
        size *= min(1.0, max(0.6, most / natural)) if natural else 1
        style = Stretch(text=text, size=size, bold=bold, colour="ink" if bold else "ink2")
        line = broken((style,), 1e6, faces)[0]
        canvas.text_line(end - line.width if end else x, base, line)
