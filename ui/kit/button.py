"""The button: expected, usual, quiet or switched on; with an icon and a key cap."""

from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.kit.icon import pixmap
from ui.theme import colour, font

LOOKS = {
    # look: (ground, ground under the pointer, edge, text, key cap)
    "expected": ("accent", "press", "accent", "onacc", "onacc"),
    "usual": ("surface", "tint", "edge", "ink", "edge"),
    "quiet": ("", "tint", "", "ink", "edge"),
    "on": ("ink", "ink2", "ink", "paper", "paper"),
}
OFF = ("sunk", "sunk", "edge", "ink2", "edge")
USUAL = 40
SIDE, SIDE_ICON, SIDE_CAP = 19, 15, 13
ICON, ICON_GAP, CAP_GAP = 20, 8, 10
RADIUS = 8


class KeyCap:
    """A key's name in a small frame; a tall one stands by itself, outside of a button."""

    HEIGHT, TALL, RADIUS = 20, 26, 4

    def __init__(self, text: str, *, tall: bool = False) -> None:
        self.text, self.font = text, font(13, bold=True)
        self.height = self.TALL if tall else self.HEIGHT

    def width(self) -> int:
        """Its width in pixels."""
        advance = QFontMetricsF(self.font).horizontalAdvance(self.text)
        padding = 18 if self.height == self.TALL else 13
        return max(self.height, int(advance + padding))

    def paint(self, painter: QPainter, x: float, middle: float, edge: str, ink: str) -> None:
        """Draws it with its left side at x."""
        box = QRectF(x, middle - self.height / 2, self.width(), self.height)
        painter.setPen(QPen(colour(edge), 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), self.RADIUS, self.RADIUS)
        painter.setPen(colour(ink))
        painter.setFont(self.font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text)


class Button(QPushButton):
    """A deed. height: 40 usual, 48 at the desk. key: the words of its key cap; the shortcut itself
    is the window's.
    """

    def __init__(
        self,
        text: str,
        *,
        icon: str = "",
        key: str = "",
        look: str = "usual",
        height: int = USUAL,
        px: float = 16,
        side: int = SIDE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._side = side
        self._icon, self._look, self._over = icon, look, False
        self._cap = KeyCap(key)
        self._tall = height + 2 if height == USUAL else height
        self.setFont(font(px, bold=True))
        self.setAccessibleName(text)
        self.setObjectName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Changes the words on it, and its name with them."""
        self.setText(text)
        self.setAccessibleName(text)

    def set_look(self, look: str) -> None:
        """Makes it expected, usual, quiet or on."""
        if look != self._look:
            self._look = look
            self.update()

    def look(self) -> str:
        """How it looks."""
        return self._look

    def set_icon_name(self, name: str) -> None:
        """Changes the icon."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def set_key(self, words: str) -> None:
        """Changes what stands in the key cap."""
        self._cap = KeyCap(words)
        self.updateGeometry()
        self.update()

    def set_off(self, reason: str) -> None:
        """Switches it off for a reason in words, or on again with ""."""
        self.setEnabled(not reason)
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)

    def sizeHint(self) -> QSize:
        width = self._start() + ceil(QFontMetricsF(self.font()).horizontalAdvance(self.text()))
        width += CAP_GAP + self._cap.width() + SIDE_CAP if self._cap.text else self._side
        return QSize(width, self._tall)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # A key that is held does one deed, not the next page's as well.
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._over = True
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._over = False
        super().leaveEvent(event)

    def _start(self) -> int:
        return SIDE_ICON + ICON + ICON_GAP if self._icon else self._side

    def paintEvent(self, event: QPaintEvent) -> None:
        ground, over, edge, ink, cap = LOOKS[self._look] if self.isEnabled() else OFF
        if self.isEnabled() and (self._over or self.isDown()):
            ground = over
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, ground, edge)
        slack = max(0, self.width() - self.sizeHint().width()) // 2
        middle = self.height() / 2
        if self._icon:
            alone = not self.text() and not self._cap.text
            left = (self.width() - ICON) // 2 if alone else slack + SIDE_ICON
            painter.drawPixmap(left, round(middle - ICON / 2), pixmap(self._icon, ICON, ink))
        painter.setPen(colour(ink))
        painter.setFont(self.font())
        left = slack + self._start()
        painter.drawText(
            QRectF(left, 0, self.width() - left, self.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            self.text(),
        )
        if self._cap.text:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            cap_ink = "ink2" if cap == "edge" else cap
            x = self.width() - slack - SIDE_CAP - self._cap.width()
            self._cap.paint(painter, x, middle, cap, cap_ink)

    def _paint_ground(self, painter: QPainter, ground: str, edge: str) -> None:
        pen = QPen(colour(edge), 1) if edge else QPen(Qt.PenStyle.NoPen)
        if not self.isEnabled() and edge:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(colour(ground) if ground else Qt.BrushStyle.NoBrush)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
