"""Scenes as pictures, off-screen: for comparing them with reference pictures."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter

from ui.kit.scene import paint_scene
from ui.theme import LIGHT, Theme
from workshop.room.scene import Scene


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
    first, second = _greys(one), _greys(other)
    return sum(abs(a - b) for a, b in zip(first, second, strict=True)) / len(first)


def _greys(image: QImage) -> bytes:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)  # held while its bits are read
    bits, wide, step = bytes(grey.constBits()), grey.width(), grey.bytesPerLine()
    return b"".join(bits[row * step : row * step + wide] for row in range(grey.height()))


def load(path: Path) -> QImage:
    """A reference picture."""
    return QImage(str(path))
