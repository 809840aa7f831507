"""Choosing: cards of which one counts, segments in a row, and ticks."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.kit.icon import pixmap
from ui.kit.one_of import OneOf
from ui.theme import colour, font

CARD_HIGH, CARD_GAP, CARD_LEFT = 62, 6, 49
TICK = 26
CardOption = tuple[str, str, str, str]
"""value, title, text below it, words on the right"""


class Card(QRadioButton):
    """One card of a choice."""

    def __init__(self, title: str, text: str, right: str) -> None:
        super().__init__(title)
        self._text, self._right, self._over = text, right, False
        self.setObjectName(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(part for part in (text, right) if part))
        self.setFixedHeight(CARD_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(280, CARD_HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, CARD_HIGH)

    def hitButton(self, pos: object) -> bool:
        return True

    def enterEvent(self, event: QEnterEvent) -> None:
        self._over = True
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._over = False
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = 2 if self.isChecked() else 1
        token = "accent" if self.isChecked() else "edge" if self._over else "line"
        painter.setPen(QPen(colour(token), thick))
        painter.setBrush(colour("tint" if self.isChecked() else "surface"))
        inset = thick / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
        paint_radio(painter, 26, self.height() / 2, on=self.isChecked())
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        left, width = CARD_LEFT, self.width() - CARD_LEFT - 18
        upright, middle = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
        painter.setPen(colour("ink"))
        painter.setFont(font(16, bold=True))
        high = self.height() / 2 - 10 if self._text else self.height() / 2
        painter.drawText(QRectF(left, high - 12, width, 24), upright | middle, self.text())
        used = 0.0
        if self._right:
            used = QFontMetricsF(painter.font()).horizontalAdvance(self._right) + 12
            painter.drawText(
                QRectF(left, 0, width, self.height()),
                Qt.AlignmentFlag.AlignRight | middle,
                self._right,
            )
        painter.setPen(colour("ink2"))
        painter.setFont(font(15))
        text = painter.fontMetrics().elidedText(
            self._text, Qt.TextElideMode.ElideRight, round(width - used)
        )
        painter.drawText(QRectF(left, high + 8, width, 24), upright | middle, text)


def paint_radio(painter: QPainter, x: float, y: float, *, on: bool) -> None:
    """A radio disc round its centre."""
    painter.setPen(QPen(colour("accent" if on else "edge"), 2))
    painter.setBrush(colour("surface"))
    painter.drawEllipse(QRectF(x - 9, y - 9, 18, 18))
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawEllipse(QRectF(x - 4.5, y - 4.5, 9, 9))


class ChoiceCards(QWidget):
    """Cards below one another; arrow keys move between them."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[CardOption], *, gap: int = CARD_GAP) -> None:
        super().__init__()
        self._values: list[str] = []
        self._group = OneOf(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        for value, title, text, right in options:
            card = Card(title, text, right)
            self._group.addButton(card, len(self._values))
            self._values.append(value)
            column.addWidget(card)
        self._group.idToggled.connect(self._on_toggled)

    def cards(self) -> list[QAbstractButton]:
        """The cards, top to bottom."""
        return self._group.buttons()

    def value(self) -> str | None:
        """The chosen value, None before any choice."""
        at = self._group.checkedId()
        return self._values[at] if at >= 0 else None

    def set_value(self, value: str) -> None:
        """Chooses."""
        self._group.button(self._values.index(value)).setChecked(True)

    def _on_toggled(self, at: int, on: bool) -> None:  # noqa: FBT001 - Qt calls it so
        if on:
            self.chosen.emit(self._values[at])


class Segment(QPushButton):
    """One of a row of segments."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setObjectName(text)
        self.setAccessibleName(text)
        self.setFont(font(16, bold=True))
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(font(16, bold=True)).horizontalAdvance(self.text())
        return QSize(round(wide) + 32, 42)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        painter.setPen(QPen(colour("accent" if on else "edge"), 2 if on else 1))
        painter.setBrush(colour("tint" if on or self.underMouse() else "surface"))
        inset = 1 if on else 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(colour("ink" if self.isEnabled() else "ink2"))
        painter.setFont(font(16, bold=on))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Segments(QWidget):
    """Names in a row of which one counts."""

    chosen = Signal(str)

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__()
        self._group = OneOf(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addStretch(1)
        # Toggled and not clicked: a screen reader toggles.
        self._group.buttonToggled.connect(self._on_toggled)
        self.set_names(names)

    def set_names(self, names: Iterable[str]) -> None:
        """Replaces the names."""
        wanted = list(names)
        if wanted == [button.text() for button in self._group.buttons()]:
            return
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        for index, name in enumerate(wanted):
            segment = Segment(name)
            self._group.addButton(segment, index)
            self._row.insertWidget(index, segment)

    def value(self) -> str:
        """The chosen name, "" before any choice."""
        button = self._group.checkedButton()
        return button.text() if button else ""

    def set_value(self, name: str) -> None:
        """Chooses, without telling."""
        with QSignalBlocker(self._group):
            for button in self._group.buttons():
                if button.text() == name:
                    button.setChecked(True)

    def _on_toggled(self, button: QAbstractButton, on: bool) -> None:  # noqa: FBT001 - Qt's
        if on:
            self.chosen.emit(button.text())


class Tick(QCheckBox):
    """A box to tick with words beside it; help: a second, quieter line."""

    def __init__(self, text: str, help: str = "", *, px: float = 16) -> None:  # noqa: A002
        super().__init__(text)
        self._help = help
        self.setObjectName(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(help)
        self.setFont(font(px))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        if self._help:
            wide = max(wide, QFontMetricsF(font(15)).horizontalAdvance(self._help))
        return QSize(TICK + 12 + round(wide) + 2, 52 if self._help else 32)

    def minimumSizeHint(self) -> QSize:
        return QSize(TICK + 80, self.sizeHint().height())

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, left = self.isChecked(), TICK + 12
        top = 3.0
        painter.setPen(QPen(colour("accent" if on else "edge"), 2))
        painter.setBrush(colour("accent" if on else "surface"))
        painter.drawRoundedRect(QRectF(1, top + 1, TICK - 2, TICK - 2), 5, 5)
        if on:
            painter.drawPixmap(3, round(top) + 3, pixmap("tick", 20, "onacc"))
        painter.setPen(colour("ink" if self.isEnabled() else "ink2"))
        painter.setFont(self.font())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(left, top, self.width() - left, TICK), middle, self.text())
        if self._help:
            painter.setPen(colour("ink2"))
            painter.setFont(font(15))
            painter.drawText(QRectF(left, top + TICK, self.width() - left, 22), middle, self._help)
