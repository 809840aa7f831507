"""A list of short lines: words in which some are bold, and a word on the right; several may be
marked at once.
"""

from PySide6.QtCore import QAbstractItemModel, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.kit.keyboard import meant
from ui.kit.row_list import COLUMNS, STRONG, UNDER, VALUE, Index
from ui.kit.row_ring import RowRing
from ui.theme import colour, dress, font

ROW, BAR, LEFT, RIGHT, BETWEEN = 35, 4, 13, 8, 12


class LinePainter(QStyledItemDelegate):
    """Paints a line: what stands between ‹ and › is bold; marked ones are tinted."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = option.widget
        current = isinstance(view, QAbstractItemView) and view.currentIndex() == index
        box: QRect = option.rect
        painter.save()
        if index.data(STRONG):
            painter.fillRect(box, colour("tint"))
        else:
            painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), colour("line"))
        if current or index.data(STRONG):
            wide = BAR if current else BAR // 2
            painter.fillRect(QRect(box.left(), box.top(), wide, box.height()), colour("accent"))
        (right,) = index.data(COLUMNS) or ("",)
        painter.setFont(font(16))
        painter.setPen(colour("ink2"))
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        most = box.width() // 2 - RIGHT
        shown = painter.fontMetrics().elidedText(right, Qt.TextElideMode.ElideRight, most)
        painter.drawText(box.adjusted(0, 0, -RIGHT, 0), side, shown)
        taken = painter.fontMetrics().horizontalAdvance(shown) + RIGHT + BETWEEN
        self._paint_words(painter, box.adjusted(LEFT, 0, -taken, 0), index)
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRect, index: Index) -> None:
        painter.setPen(colour("ink"))
        left, end = float(box.left()), box.right() + 1
        for at, part in enumerate(str(index.data(UNDER) or "").replace("›", "‹").split("‹")):
            face = font(16, bold=bool(at % 2))
            metrics = QFontMetricsF(face)
            painter.setFont(face)
            shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, max(end - left, 0))
            area = QRectF(left, box.top(), end - left + 1, box.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
            left += metrics.horizontalAdvance(shown)
            if shown != part:
                return


class LineList(QListView):
    """The lines, over a model with the roles of `row_list`. Keys: Enter and F2 open, Del removes,
    letters are told with the line they are pressed at.
    """

    chosen = Signal(object)
    opened = Signal(object)
    deleted = Signal(object)
    asked = Signal(str, object)

    def __init__(self, name: str, letters: dict[str, str]) -> None:
        super().__init__()
        dress(self)
        self.setObjectName(name)
        self.setAccessibleName(name)
        self.letters = letters
        self.setItemDelegate(LinePainter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self._ring = RowRing(self)
        self._quiet = False
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(VALUE)))

    def keeps_key(self, event: QKeyEvent) -> bool:
        """Whether a key is the list's while it has the focus."""
        return meant(event, self.letters) is not None

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        selection = self.selectionModel()
        if selection is not None:
            selection.currentChanged.connect(self._on_current_changed)

    def value(self) -> object | None:
        """What the current line is about."""
        index = self.currentIndex()
        return index.data(VALUE) if index.isValid() else None

    def choose_row(self, row: int) -> None:
        """Makes a line the current one, in sight, without telling; -1 for none."""
        model = self.model()
        self._quiet = True
        self.setCurrentIndex(model.index(row, 0) if model is not None else self.rootIndex())
        self._quiet = False

    def focus_area(self) -> QRect:
        """Where the focus ring goes."""
        return self._ring.area()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, here = Qt.Key(event.key()), self.value()
        if here is not None and key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(here)
        elif here is not None and key == Qt.Key.Key_Delete:
            self.deleted.emit(here)
        elif here is not None and (deed := meant(event, self.letters)):
            self.asked.emit(deed, here)
        else:
            super().keyPressEvent(event)

    def _on_current_changed(self) -> None:
        self.viewport().update()
        if not self._quiet and self.currentIndex().isValid():
            self.chosen.emit(self.value())
