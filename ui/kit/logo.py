"""A logo from a file: read as PNG or SVG, kept as a PNG sharp enough for print; and its picture."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from ui.theme import colour
from workshop.errors import Refused
from workshop.in_use import refuse_held
from workshop.words import _

SHARP = 1200
"""Pixels of the longer side: 14 mm high in print are some 330 at 600 dots an inch."""
PNG = b"\x89PNG\r\n\x1a\n"
LARGEST_FILE = 10_000_000


def read_logo(path: Path) -> bytes:
    """The picture as a PNG; Refused with a sentence where the file holds none."""
    refuse_held(path)
    try:
        content = path.read_bytes() if path.stat().st_size <= LARGEST_FILE else b""
    except OSError as fault:
        raise Refused(_("This file cannot be read.")) from fault
    image = _drawn(content) if path.suffix.lower() == ".svg" else _read(content)
    if image.isNull():
        raise Refused(_("A logo is a PNG or SVG picture. This file is neither."))
    if max(image.width(), image.height()) > SHARP:
        image = image.scaled(
            SHARP, SHARP, Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )  # fmt: skip
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(
        image.convertToFormat(QImage.Format.Format_RGBA8888)
    )
    return bytes(kept.data())


def _read(content: bytes) -> QImage:
    return QImage.fromData(content) if content.startswith(PNG) else QImage()


def _drawn(content: bytes) -> QImage:
    """An SVG picture as pixels. What it refers to outside of itself is not read."""
    renderer = QSvgRenderer(QByteArray(content))
    size = renderer.defaultSize()
    if not renderer.isValid() or size.isEmpty():
        return QImage()
    wanted = size.scaled(QSize(SHARP, SHARP), Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(wanted, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


class LogoPicture(QWidget):
    """A logo on white, as paper shows it."""

    def __init__(self, wide: int, high: int) -> None:
        super().__init__()
        self._image = QImage()
        self.setFixedSize(wide, high)

    def set_logo(self, png: bytes) -> None:
        """Shows it; b"" shows an empty frame."""
        self._image = QImage.fromData(png) if png else QImage()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(colour("edge"))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(frame, 8, 8)
        if not self._image.isNull():
            room = frame.adjusted(12, 10, -12, -10)
            size = self._image.size().toSizeF()
            size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(room.center())
            painter.drawImage(place, self._image)
