"""Frames to lay pictures out in, and what must hold for every picture."""

from itertools import combinations
from pathlib import Path

import fontpkg_atkinson_hyperlegible
from reportlab.pdfbase.ttfonts import TTFont

from workshop.room.scene import Box, Frame, Page, Text, reading_size
from workshop.room.typesetting import CAP

FILES = Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files"
FACE = {bold: TTFont(f"face {bold}", str(FILES / f"AtkinsonHyperlegible-{name}.ttf"))
        for bold, name in ((False, "Regular"), (True, "Bold"))}  # fmt: skip
FIGURE = 0.6
"""Figures are tabular in the room."""


class PlainType:
    """Measures of the face, without a screen."""

    x_height = 0.496

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """The advance of the text."""
        letters = "".join(sign for sign in text if not sign.isdigit())
        figures = len(text) - len(letters)
        return float(FACE[bold].stringWidth(letters, size)) + figures * FIGURE * size


def frame(width: int, height: int, profile: int = 6) -> Frame:
    """A room of that size whose last row sits `profile` heights away."""
    face = PlainType()
    r = reading_size(min(width, height), profile, face.x_height)
    return Frame(width=width, height=height, r=r, type=face)


FRAMES = {
    "wide": frame(1920, 1080),
    "4:3": frame(1024, 768),
    "portrait": frame(1080, 1920),
    "far": frame(1920, 1080, 8),
    "near": frame(1366, 768, 4),
}


def extent(text: Text, room: Frame) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a line of type, from its capitals to its baseline."""
    width = room.type.width(text.text, text.size, bold=text.bold)
    left = text.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * width
    return left, text.y - CAP * text.size, left + width, text.y


def texts(page: Page) -> list[Text]:
    """The lines of type of a page."""
    return [shape for shape in page.scene.shapes if isinstance(shape, Text)]


def words(page: Page) -> str:
    """All that stands on a page."""
    return " ".join(text.text for text in texts(page))


def overlap(one, other, slack: float) -> bool:
    """Whether two rectangles share more than a sliver."""
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > slack
        and min(one[3], other[3]) - max(one[1], other[1]) > slack
    )


def assert_legible(pages: tuple[Page, ...], room: Frame) -> None:
    """Nothing cut, nothing below R, no line of type on another, every page says something."""
    assert pages
    for page in pages:
        assert page.scene.alt
        assert (page.scene.width, page.scene.height) == (room.width, room.height)
        lines = [text for text in texts(page) if text.text]
        for text in lines:
            assert text.size >= room.r, f"too small: {text.text}"
            left, top, right, bottom = extent(text, room)
            assert -1 <= left <= right <= room.width + 1, f"cut at a side: {text.text}"
            assert -1 <= top <= bottom <= room.height + 1, f"cut above or below: {text.text}"
        for one, other in combinations([each for each in lines if not each.halo], 2):
            assert not overlap(extent(one, room), extent(other, room), room.r * 0.12), (
                f"“{one.text}” stands on “{other.text}”"
            )


def assert_labels_clear(pages: tuple[Page, ...], room: Frame) -> None:
    """No label touches a bar; only a bar's own count stands in it."""
    for page in pages:
        bars = [
            (shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
            for shape in page.scene.shapes
            if isinstance(shape, Box) and shape.fill.startswith("step")
        ]
        labels = [text for text in texts(page) if text.anchor == "start"]
        for label in labels:
            place = extent(label, room)
            assert not any(overlap(place, bar, room.r * 0.05) for bar in bars), label.text
