"""Several views of one thing to choose from: names joined in one frame, the chosen one filled."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.kit.one_of import OneOf
from ui.theme import colour, font

HIGH, PADDING, RADIUS = 40, 16, 8


class _ViewPart(QAbstractButton):
    def __init__(self, text: str, *, first: bool, last: bool) -> None:
        super().__init__()
        self._first, self._last = first, last
        self.setText(text)
        self.setObjectName(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFont(font(16, bold=True))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        return QSize(round(wide) + 2 * PADDING, HIGH)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() - QSize(PADDING, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        painter.setPen(QPen(colour("accent" if on else "edge"), 1))
        painter.setBrush(colour("accent" if on else "tint" if self.underMouse() else "surface"))
        painter.drawPath(self._outline())
        painter.setPen(colour("onacc" if on else "ink"))
        painter.setFont(self.font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def _outline(self) -> QPainterPath:
        """Round only at the ends of the frame; each shares a line with the one before."""
        box = QRectF(self.rect()).adjusted(0.5 if self._first else -0.5, 0.5, -0.5, -0.5)
        whole, rest = QPainterPath(), QPainterPath()
        whole.addRoundedRect(box, RADIUS, RADIUS)
        if not self._first:
            rest.addRect(box.adjusted(0, 0, -RADIUS, 0))
        if not self._last:
            rest.addRect(box.adjusted(RADIUS, 0, 0, 0))
        return whole.united(rest)


class ViewChoice(QWidget):
    """The names in a row; keys are their values. Arrow keys move among them."""

    chosen = Signal(object)

    def __init__(self, names: Iterable[tuple[object, str]], *, spread: bool = False) -> None:
        super().__init__()
        self._values: list[object] = []
        self._group = OneOf(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        listed = list(names)
        for at, (value, name) in enumerate(listed):
            view = _ViewPart(name, first=not at, last=at == len(listed) - 1)
            self._group.addButton(view, at)
            self._values.append(value)
            row.addWidget(view, 1 if spread else 0)
        if not spread:
            row.addStretch(1)
        # Toggled and not clicked: a screen reader toggles.
        self._group.idToggled.connect(self._on_toggled)

    def set_value(self, value: object) -> None:
        """Chooses, without telling."""
        with QSignalBlocker(self._group):
            self._group.button(self._values.index(value)).setChecked(True)

    def value(self) -> object:
        """The chosen one."""
        return self._values[max(0, self._group.checkedId())]

    def _on_toggled(self, at: int, on: bool) -> None:  # noqa: FBT001 - Qt's
        if on:
            self.chosen.emit(self._values[at])
