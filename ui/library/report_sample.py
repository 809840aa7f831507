"""What a letterhead does to a report, in the proportions of paper: the cover's head and a page."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour, font
from workshop.domain.letterhead import Letterhead
from workshop.room.accent import accent_colours
from workshop.room.palette import LIGHT
from workshop.words import _

PAPER = 210.0
"""Millimetres across; everything below is in them."""
COVER, PAGE, MARGIN = 48.0, 106.0, 20.0
POINT = 25.4 / 72
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


Painting = Callable[[QPainter, Letterhead, QImage], None]


class ReportSample(QWidget):
    """The top of a sheet of paper. high: in millimetres."""

    def __init__(self, name: str, high: float, paint: Painting) -> None:
        super().__init__()
        self._high, self._paint = high, paint
        self._letterhead, self._logo = Letterhead(), QImage()
        self.setAccessibleName(name)
        self.setMinimumWidth(320)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_letterhead(self, letterhead: Letterhead) -> None:
        """Draws it anew."""
        self._letterhead = letterhead
        self._logo = QImage.fromData(letterhead.logo) if letterhead.logo else QImage()
        told = (letterhead.name, letterhead.line, letterhead.contact)
        self.setAccessibleDescription(", ".join(filter(None, told)))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setFixedHeight(round(self._high * self.width() / PAPER))
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing
        )
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setPen(QPen(colour("edge"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        scale = self.width() / PAPER
        painter.scale(scale, scale)
        self._paint(painter, self._letterhead, self._logo)


def cover_sample() -> ReportSample:
    """The head of the cover."""
    return ReportSample(_("Cover of a report"), COVER, _paint_cover)


def page_sample() -> ReportSample:
    """A page: head, a finding, the accent's rule and a gap; and the foot of every page."""
    return ReportSample(_("A page of a report"), PAGE, _paint_page)


def _paint_cover(painter: QPainter, head: Letterhead, logo: QImage) -> None:
    left = _paint_logo(painter, logo, 14)
    _write(painter, head.name, QRectF(left, 17, 150, 8), 16, bold=True)
    _write(painter, head.line, QRectF(left, 25, 150, 7), 12, token="ink2")
    _write(painter, head.contact, QRectF(MARGIN, 38, 170, 7), 10.5, token="ink2")


def _paint_page(painter: QPainter, head: Letterhead, logo: QImage) -> None:
    """Made up, but for the letterhead."""
    colours = accent_colours(head.accent)
    left = _paint_logo(painter, logo, 8)
    end = PAPER - MARGIN
    _write(painter, head.name, QRectF(left, 18, 100, 8), 12, bold=True)
    chapter = QRectF(end - 80, 18, 80, 8)
    _write(painter, _("What the room found"), chapter, 12, token="ink2", where=RIGHT)
    found = _("7 of 8 rate themselves higher.")
    _write(painter, found, QRectF(MARGIN, 34, 170, 12), 20, bold=True)
    painter.fillRect(QRectF(MARGIN, 50, 80, 0.7), QColor(colours["rule"]))
    said = _("All 8 put “We say” higher.")
    _write(painter, said, QRectF(MARGIN, 52, 80, 9), 14)
    _write(painter, "4", QRectF(MARGIN, 66, 8, 8), 14, bold=True, ink=colours["accent"])
    statement = _("They are not an interruption of our work.")
    _write(painter, statement, QRectF(MARGIN + 8, 66, 150, 8), 14, bold=True)
    _paint_gap(painter, MARGIN + 12, 80)
    painter.fillRect(QRectF(MARGIN, 92, 170, 0.26), QColor(LIGHT["line"]))
    foot, counted = QRectF(MARGIN, 94, 110, 8), QRectF(end - 40, 94, 40, 8)
    _write(painter, _("Customer day, Northgate Heating"), foot, 12, token="ink2")
    _write(painter, _("Page 2 of 10"), counted, 12, token="ink2", where=RIGHT)


def _paint_logo(painter: QPainter, logo: QImage, high: float) -> float:
    """The logo; where the words after it begin."""
    if logo.isNull():
        return MARGIN
    size = QSizeF(logo.size())
    size.scale(QSizeF(60, high), Qt.AspectRatioMode.KeepAspectRatio)
    at = QPointF(MARGIN, 18 + (high - size.height()) / 2)
    painter.drawImage(QRectF(at, size), logo)
    return MARGIN + size.width() + 4


def _paint_gap(painter: QPainter, left: float, y: float) -> None:
    """Marks of lenses keep their own colours."""
    painter.setPen(QPen(QColor(LIGHT["line"]), 0.3))
    painter.drawLine(QPointF(left, y), QPointF(left + 102, y))
    for step in range(5):
        at = left + step * 25.5
        painter.drawLine(QPointF(at, y - 3.4), QPointF(at, y + 3.4))
    higher, lower = left + 76.5, left + 38.25
    painter.setPen(QPen(QColor(LIGHT["ink"]), 1.3))
    painter.drawLine(QPointF(lower, y), QPointF(higher, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT["org"]))
    painter.drawRect(QRectF(lower - 2.8, y - 2.8, 5.6, 5.6))
    painter.setBrush(QColor(LIGHT["me"]))
    painter.drawEllipse(QPointF(higher, y), 3.1, 3.1)


def _write(
    painter: QPainter, text: str, room: QRectF, points: float, *, bold: bool = False,
    token: str = "ink", ink: str = "", where: Qt.AlignmentFlag = LEFT,
) -> None:  # fmt: skip
    """One line in that room, cut with dots where it is too long. Set at ten times the size, since
    sizes of type are whole pixels.
    """
    painter.save()
    painter.setFont(font(points * POINT * 10, bold=bold))
    painter.setPen(QColor(ink or LIGHT[token]))
    painter.translate(room.topLeft())
    painter.scale(0.1, 0.1)
    inside = QRectF(0, 0, room.width() * 10, room.height() * 10)
    metrics = QFontMetricsF(painter.font(), painter.device())
    painter.drawText(
        inside, where, metrics.elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
    )
    painter.restore()
