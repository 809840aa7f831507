"""Words on the ground: one line or several, in a token's colour."""

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import colour, font
from workshop.domain.direction import reads_from_right

RUNNING = 1.16
"""Line distance of running text, in natural lines; headings stand closer."""
HEADING = 1.0
HEADING_FROM = 26
ASKED = 16
"""Widths for which a label caches its height."""


class Label(QLabel):
    """A line of words; `wrap` lets it run over several lines, `elide` cuts it with three dots."""

    def __init__(
        self,
        text: str = "",
        px: float = 16,
        *,
        bold: bool = False,
        colour: str = "ink",
        wrap: bool = False,
        elide: bool = False,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._token, self._elide, self._tabular = colour, elide, tabular
        self._heights: dict[tuple[str, int], int] = {}
        self._hints: dict[str, QSize] = {}
        self._spacing = HEADING if px >= HEADING_FROM else RUNNING
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(px, bold=bold, tabular=tabular))
        self.setWordWrap(wrap)
        upright = QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, upright)
        policy.setHeightForWidth(wrap)
        if elide:
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self.setSizePolicy(policy)

    def set_colour(self, token: str) -> None:
        """Changes the colour."""
        self._token = token
        self.update()

    def set_px(self, px: float, *, bold: bool) -> None:
        """Changes the size and weight."""
        self._spacing = HEADING if px >= HEADING_FROM else RUNNING
        self.setFont(font(px, bold=bold, tabular=self._tabular))
        self.updateGeometry()

    def set_spacing(self, lines: float) -> None:
        """Changes the distance of its lines, in natural lines."""
        self._spacing = lines
        self._forget()
        self.updateGeometry()

    def _forget(self) -> None:
        """Drops the cached measures."""
        self._heights.clear()
        self._hints.clear()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._forget()
        super().changeEvent(event)

    def hasHeightForWidth(self) -> bool:
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        if not self.wordWrap():
            return self.sizeHint().height()
        # Layouts ask for this many times over.
        key = (self.text(), width)
        if key not in self._heights:
            if len(self._heights) >= ASKED:
                self._heights.clear()
            self._heights[key] = self._height(self._laid_out(width))
        return self._heights[key]

    def sizeHint(self) -> QSize:
        text = self.text()
        if text not in self._hints:
            metrics = QFontMetricsF(self.font())
            lines = text.split("\n")
            width = max(metrics.horizontalAdvance(line) for line in lines)
            self._hints = {text: QSize(-int(-width // 1) + 1, self._height_of(len(lines)))}
        return self._hints[text]

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        if self._elide:
            return QSize(24, hint.height())
        return QSize(min(hint.width(), 120), 0) if self.wordWrap() else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(colour(self._token))
        painter.setFont(self.font())
        if self.wordWrap() or "\n" in self.text():
            self._paint_lines(painter)
            return
        text = self.text()
        if self._elide:
            text = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, self.width())
        upright = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        painter.drawText(self.contentsRect(), upright | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_lines(self, painter: QPainter) -> None:
        layouts = self._laid_out(self.width())
        natural, step = self._natural(), self._step()
        ascent = QFontMetricsF(self.font()).ascent()
        free = max(0.0, self.height() - self._height(layouts))
        top = free / 2 if self.alignment() & Qt.AlignmentFlag.AlignVCenter else 0.0
        y = top + (step - natural) / 2
        for layout in layouts:
            for index in range(layout.lineCount()):
                line = layout.lineAt(index)
                left = self._indent(line.naturalTextWidth(), rtl=reads_from_right(layout.text()))
                # On the face's own baseline: another script may reach higher.
                line.draw(painter, QPointF(left, y + ascent - line.ascent() - line.y()))
                y += step
            if not layout.lineCount():
                y += step

    def _indent(self, width: float, *, rtl: bool) -> float:
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            return (self.width() - width) / 2
        right = rtl or self.alignment() & Qt.AlignmentFlag.AlignRight
        return self.width() - width if right else 0.0

    def _laid_out(self, width: int) -> list[QTextLayout]:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layouts = []
        for paragraph in self.text().split("\n"):
            layout = QTextLayout(paragraph, self.font())
            layout.setTextOption(option)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(1, width if self.wordWrap() else 1 << 20))
            layout.endLayout()
            layouts.append(layout)
        return layouts

    def _natural(self) -> float:
        metrics = QFontMetricsF(self.font())
        return metrics.ascent() + metrics.descent()

    def _step(self) -> float:
        return round(self._natural() * self._spacing)

    def _height_of(self, lines: int) -> int:
        if lines == 1 and not self.wordWrap():
            return round(self._natural())
        return round(self._step() * lines)

    def _height(self, layouts: list[QTextLayout]) -> int:
        return self._height_of(sum(max(1, layout.lineCount()) for layout in layouts))


class Kicker(Label):
    """The accent line above a part."""

    def __init__(self, text: str = "", px: float = 16, *, parent: QWidget | None = None) -> None:
        super().__init__(text, px, bold=True, colour="accent", parent=parent)


class Rule(QWidget):
    """A hairline across, or upright."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRect(0, 0, self.width(), self.height()), colour("line"))


class Ground(QWidget):
    """A plain area in a token's colour ("paper", "sunk", "surface")."""

    def __init__(self, token: str = "paper", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token = token

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colour(self._token))
