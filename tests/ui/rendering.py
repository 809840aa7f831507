"""Scenes as pictures, off-screen: for comparing them with reference pictures."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter

from ui.kit.scene import paint_scene
from ui.theme import LIGHT, Theme
from workshop.room.scene import Scene

REFERENCES = Path(__file__).parent / "room_pages"
WIDTH = 400
TILE = 12
TOLERANCE = 0.25
"""How much the worst tile may differ from its reference, of 255 for each colour of a point: a trace
of smoothed edges, and less than any mark, word or line of the wide pictures.
"""


def assert_looks_as(name: str, scene: Scene, theme: Theme, *, width: int = WIDTH, renew: bool):
    """Says that a scene looks everywhere as its reference, or writes that anew."""
    shown = render(scene, theme, width=width)
    reference = REFERENCES / f"{name}.png"
    if renew:
        REFERENCES.mkdir(exist_ok=True)
        assert shown.save(str(reference))
        return

    assert reference.exists(), "written anew by: pytest --renew"
    assert worst_tile(shown, load(reference)) < TOLERANCE


def render(scene: Scene, theme: Theme = LIGHT, *, width: int = 0) -> QImage:
    """The scene on the theme's ground, at its own size or scaled to a width."""
    scale = width / scene.width if width else 1.0
    size = QSize(round(scene.width * scale), round(scene.height * scale))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.colours["paper"]))
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint_scene(painter, scene, theme)
    painter.end()
    return image


def difference(one: QImage, other: QImage) -> float:
    """Mean difference of two pictures of one size, from 0 to 255."""
    if one.size() != other.size():
        return 255.0
    return _apart(b"".join(_rows(one)), b"".join(_rows(other)))


def worst_tile(one: QImage, other: QImage) -> float:
    """The same of the small square in which they differ most."""
    if one.size() != other.size():
        return 255.0
    return max(_apart(*tiles) for tiles in zip(_tiles(one), _tiles(other), strict=True))


def _apart(one: bytes, other: bytes) -> float:
    if one == other:
        return 0.0
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)


def _tiles(image: QImage) -> Iterator[bytes]:
    rows, wide = _rows(image), 3 * TILE
    for top in range(0, len(rows), TILE):
        for left in range(0, len(rows[0]), wide):
            yield b"".join(row[left : left + wide] for row in rows[top : top + TILE])


def _rows(image: QImage) -> list[bytes]:
    """The colours of the points, a row each."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)  # held while its bits are read
    bits, wide, step = bytes(plain.constBits()), 3 * plain.width(), plain.bytesPerLine()
    return [bits[top : top + wide] for top in range(0, step * plain.height(), step)]


def load(path: Path) -> QImage:
    """A reference picture."""
    return QImage(str(path))
