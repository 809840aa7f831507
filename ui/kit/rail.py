"""The side rail: places of a window, one current, each with a count."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.kit.icon import pixmap
from ui.theme import colour, font

HIGH, ICON_LEFT, LEFT, RIGHT, BAR = 40, 20, 52, 16, 4


class RailItem(QAbstractButton):
    """One place; checked when it is the current one."""

    def __init__(self, icon: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._count, self._over = icon, "", False
        self.setText(text)
        self.setObjectName(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int | None) -> None:
        """The figure on the right; None for none."""
        self._count = "" if count is None else str(count)
        self.setAccessibleDescription(self._count)
        self.update()

    def count(self) -> str:
        """The figure on the right, as shown."""
        return self._count

    def sizeHint(self) -> QSize:
        return QSize(231, HIGH)

    def focus_area(self) -> QRect:
        """Room for the ring inside of the rail."""
        return self.rect().adjusted(9, 4, -9, -4)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._over = True
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._over = False
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        current = self.isChecked()
        if current:
            painter.fillRect(self.rect(), colour("tint"))
            painter.fillRect(QRect(0, 0, BAR, self.height()), colour("accent"))
        painter.drawPixmap(ICON_LEFT, (self.height() - 20) // 2, pixmap(self._icon, 20, "ink2"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(colour("accent" if self._over and not current else "ink"))
        painter.setFont(font(16, bold=current))
        painter.drawText(QRect(LEFT, 0, self.width() - LEFT, self.height()), middle, self.text())
        painter.setPen(colour("ink2"))
        painter.setFont(font(16))
        place = QRect(0, 0, self.width() - RIGHT, self.height())
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, self._count)
