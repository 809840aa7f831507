"""The day as a strip to scale: exercises filled, frames pale, breaks hollow, long runs marked."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour, font
from workshop.domain.session import (
    LONGEST_STRETCH,
    LongStretch,
    Session,
    long_stretches,
    minute_of_day,
    total_minutes,
)
from workshop.room.day_strip import block_ground
from workshop.words import _

HIGH, BARS, BAR = 100, 34, 34
GAP, RADIUS = 1, 3
HOUR = 60


class DayStrip(QWidget):
    """Paints a session's agenda; says it in words to a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self._session: Session | None = None
        self.setFixedHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setObjectName("Day")
        self.setAccessibleName(_("The day as a strip"))

    def show_session(self, session: Session) -> None:
        """Shows another agenda."""
        self._session = session
        said = [
            _("{minutes} minutes without a break from {starts} to {ends}").format(
                minutes=each.minutes, starts=f"{each.starts:%H:%M}", ends=f"{each.ends:%H:%M}"
            )
            for each in long_stretches(session)
        ]
        self.setAccessibleDescription("; ".join(said))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._session is None or not total_minutes(self._session):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self.width() / total_minutes(self._session)
        self._paint_blocks(painter, self._session, scale)
        self._paint_hours(painter, self._session, scale)
        for number, stretch in enumerate(long_stretches(self._session)):
            self._paint_bracket(painter, self._session, stretch, scale, first=not number)

    def _paint_blocks(self, painter: QPainter, session: Session, scale: float) -> None:
        at = 0
        for block in session.agenda:
            box = QRectF(at * scale, BARS, max(3.0, block.minutes * scale - GAP), BAR)
            filled = block_ground(block)
            painter.setPen(Qt.PenStyle.NoPen if filled else QPen(colour("edge"), 1))
            painter.setBrush(colour(filled) if filled else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
            at += block.minutes

    def _paint_hours(self, painter: QPainter, session: Session, scale: float) -> None:
        start, whole = minute_of_day(session.starts), total_minutes(session)
        painter.setFont(font(14))
        metrics = QFontMetricsF(font(14))
        for minute in (start, *range((start // HOUR + 1) * HOUR, start + whole + 1, HOUR)):
            x = (minute - start) * scale
            text = f"{minute // HOUR % 24:02d}:{minute % HOUR:02d}"
            wide = metrics.horizontalAdvance(text)
            if minute != start and x < wide * 1.4:
                continue
            painter.setPen(QPen(colour("ink2"), 1))
            painter.drawLine(QPointF(x + 0.5, BARS + BAR + 4), QPointF(x + 0.5, BARS + BAR + 10))
            left = min(max(0.0, x - wide / 2), self.width() - wide)
            painter.drawText(QPointF(left, HIGH - 6), text)

    def _paint_bracket(
        self,
        painter: QPainter,
        session: Session,
        stretch: LongStretch,
        scale: float,
        *,
        first: bool,
    ) -> None:
        before = sum(block.minutes for block in session.agenda[: stretch.first])
        left, right = before * scale, (before + stretch.minutes) * scale - GAP
        painter.setPen(QPen(colour("warn"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(
            [
                QPointF(left + 1, BARS - 3),
                QPointF(left + 1, BARS - 11),
                QPointF(right - 1, BARS - 11),
                QPointF(right - 1, BARS - 3),
            ]
        )
        painter.setFont(font(14, bold=True))
        full = _("{n} min without a break").format(n=stretch.minutes)
        short = _("{n} min").format(n=stretch.minutes)
        metrics = QFontMetricsF(font(14, bold=True))
        text = full if first and metrics.horizontalAdvance(full) <= right - left else short
        box = QRectF(left - 60, 1, right - left + 120, BARS - 14)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def warned_sentence(stretches: tuple[LongStretch, ...]) -> tuple[str, str]:
    """The warning over long stretches and where they lie; ("", "") where there is none."""
    if not stretches:
        return "", ""
    spans = [
        _("{starts} to {ends}").format(starts=f"{each.starts:%H:%M}", ends=f"{each.ends:%H:%M}")
        for each in stretches
    ]
    where = _(", and ").join([", ".join(spans[:-1]), spans[-1]]) if len(spans) > 1 else spans[0]
    return _("Over {n} minutes without a break").format(n=LONGEST_STRETCH), where + "."
