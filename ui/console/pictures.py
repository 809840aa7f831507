"""Which revealed picture the room sees: its name, and for gaps the two lenses."""

from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QWidget,
)

from ui.kit.button import Button
from ui.kit.one_of import OneOf
from ui.theme import colour, dress, font
from workshop.domain.step import View
from workshop.room.kind import Option
from workshop.words import _

HIGH, SIDE, RADIUS = 38, 16, 8


class PictureSegment(QAbstractButton):
    """One name in the bar; ends: whether it is the first, the last."""

    def __init__(self, name: str, ends: tuple[bool, bool]) -> None:
        super().__init__()
        self._ends = ends
        self.setText(name)
        self.setObjectName(f"picture {name}")
        self.setAccessibleName(_("Picture: {name}").format(name=name))
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        advance = QFontMetricsF(font(15, bold=True)).horizontalAdvance(self.text())
        return QSize(round(advance) + 2 * SIDE, HIGH)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        over = "tint" if self.underMouse() else "surface"
        painter.setPen(QPen(colour("accent" if on else "edge"), 1))
        painter.setBrush(colour("accent" if on else over))
        painter.drawPath(self._outline())
        painter.setPen(colour("onacc" if on else "ink"))
        painter.setFont(font(15, bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def _outline(self) -> QPainterPath:
        first, last = self._ends
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5 if last else 0.5, -0.5)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(box, RADIUS, RADIUS)
        half = box.width() / 2
        if not first:
            path.addRect(QRectF(box.topLeft(), QPointF(box.left() + half, box.bottom())))
        if not last:
            path.addRect(QRectF(QPointF(box.left() + half, box.top()), box.bottomRight()))
        return path.simplified()


class PictureBar(QWidget):
    """The names in one joined bar, the pair of lenses beside it."""

    picture_chosen = Signal(str)
    """Its id."""
    option_chosen = Signal(object)
    """The view that it leads to."""

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[str, str] = {}
        self._group = OneOf(self)
        # Toggled and not clicked: a screen reader toggles.
        self._group.idToggled.connect(self._on_toggled)
        self._pair = Button("", icon="down")
        self._pair.setObjectName("lens pair")
        self._menu = QMenu(self)
        dress(self._menu)
        self._pair.clicked.connect(self._on_pair)
        self._bar = QHBoxLayout()
        self._bar.setSpacing(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(self._bar)
        row.addStretch(1)
        row.addWidget(self._pair)

    def show_pictures(self, names: dict[str, str], chosen: str) -> None:
        """The pictures to choose from, names by id; chosen: an id."""
        if names != self._names:
            self._build(names)
        with QSignalBlocker(self._group):
            for button, each in zip(self._group.buttons(), names, strict=True):
                button.setChecked(each == chosen)

    def show_options(self, options: tuple[Option, ...], chosen: str) -> None:
        """What else there is to choose (the lenses of gaps), in words; none hides the chooser."""
        self._pair.setVisible(bool(options))
        self._pair.setText(chosen)
        self._pair.setAccessibleName(_("On the picture: {choice}").format(choice=chosen))
        self._pair.updateGeometry()
        self._menu.clear()
        for option in options:
            action = self._menu.addAction(option.name)
            action.triggered.connect(partial(self._on_option_chosen, option.view))

    def _build(self, names: dict[str, str]) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        self._names = names
        for index, name in enumerate(names.values()):
            segment = PictureSegment(name, (index == 0, index == len(names) - 1))
            self._group.addButton(segment, index)
            self._bar.addWidget(segment)

    def _on_toggled(self, place: int, on: bool) -> None:  # noqa: FBT001 - Qt's
        if on:
            self.picture_chosen.emit(list(self._names)[place])

    def _on_pair(self) -> None:
        self._menu.popup(self._pair.mapToGlobal(self._pair.rect().bottomLeft()))

    def _on_option_chosen(self, view: View, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.option_chosen.emit(view)
