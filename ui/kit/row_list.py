"""A list of rows: a bold name, a quieter line below it, columns on the right."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.kit.row_ring import RowRing
from ui.theme import colour, dress, font

UNDER = Qt.ItemDataRole.UserRole + 1
"""The line below the name; a hit stands between ‹ and ›."""
COLUMNS = Qt.ItemDataRole.UserRole + 2
"""Words on the right, a tuple."""
STRONG = Qt.ItemDataRole.UserRole + 3
"""Whether the last column is bold."""
VALUE = Qt.ItemDataRole.UserRole
"""What the row is about."""
HIGH, BAR, LEFT = 68, 4, 24
Index = QModelIndex | QPersistentModelIndex


class RowPainter(QStyledItemDelegate):
    """Paints a row; widths: of the columns, left to right."""

    def __init__(self, widths: tuple[int, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._widths = widths

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, HIGH + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = option.widget
        current = isinstance(view, QAbstractItemView) and view.currentIndex() == index
        box: QRect = option.rect
        painter.save()
        if current:
            painter.fillRect(box.adjusted(0, 0, 0, -1), colour("tint"))
            painter.fillRect(QRect(box.left(), box.top(), BAR, HIGH), colour("accent"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), colour("line"))
        columns: tuple[str, ...] = index.data(COLUMNS) or ()
        room = self._paint_columns(painter, box, columns, strong=bool(index.data(STRONG)))
        self._paint_words(painter, box, index, room)
        painter.restore()

    def _paint_columns(
        self, painter: QPainter, box: QRect, columns: tuple[str, ...], *, strong: bool
    ) -> int:
        left = box.right() + 1 - sum(self._widths)
        room = left - box.left() - LEFT - 12
        for at, (text, width) in enumerate(zip(columns, self._widths, strict=False)):
            bold = strong and at == len(columns) - 1
            painter.setFont(font(15, bold=bold))
            painter.setPen(colour("ink" if bold else "ink2"))
            place = QRect(left, box.top(), width, HIGH)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
            left += width
        return room

    def _paint_words(self, painter: QPainter, box: QRect, index: Index, room: int) -> None:
        under: str = index.data(UNDER) or ""
        title = font(17, bold=True)
        painter.setFont(title)
        painter.setPen(colour("ink"))
        text = QFontMetricsF(title).elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, room
        )
        left, top = box.left() + LEFT, box.top()
        high = top + (11 if under else 23)
        painter.drawText(QRectF(left, high, room, 21), Qt.AlignmentFlag.AlignVCenter, text)
        if under:
            paint_marked(painter, QRectF(left, top + 37, room, 19), under)


def paint_marked(painter: QPainter, box: QRectF, text: str) -> None:
    """One quiet line, cut at the end of the box, with what stands between ‹ and › in bold ink."""
    left = box.left()
    for at, part in enumerate(text.replace("›", "‹").split("‹")):
        face = font(15, bold=bool(at % 2))
        metrics = QFontMetricsF(face)
        painter.setFont(face)
        painter.setPen(colour("ink" if at % 2 else "ink2"))
        free = box.right() - left
        shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, free) if free > 8 else ""
        painter.drawText(
            QRectF(left, box.top(), free + 1, box.height()), Qt.AlignmentFlag.AlignVCenter, shown
        )
        left += metrics.horizontalAdvance(shown)
        if shown != part:
            return


class RowList(QListView):
    """Rows over a model with the roles above. `chosen` tells of the current row, `opened` of Enter
    or a double click, `deleted` of Del.
    """

    chosen = Signal(object)
    opened = Signal(object)
    deleted = Signal(object)

    def __init__(self, name: str, widths: tuple[int, ...] = ()) -> None:
        super().__init__()
        self.setViewport(QWidget())  # see `Scroll`
        dress(self)
        self.setObjectName(name)
        self.setAccessibleName(name)
        self.setItemDelegate(RowPainter(widths, self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self._ring = RowRing(self)
        self.activated.connect(self._on_activated)

    def setModel(self, model: QAbstractItemModel) -> None:  # type: ignore[override]
        # Qt asks the model for its row count once for every row it lays out: a model of Qt's own
        # answers that eight times as fast.
        asked = QSortFilterProxyModel(self)
        asked.setSourceModel(model)
        super().setModel(asked)
        selection = self.selectionModel()
        if selection is not None:
            selection.currentChanged.connect(self._on_current_changed)

    def value(self) -> object | None:
        """What the current row is about."""
        index = self.currentIndex()
        return index.data(VALUE) if index.isValid() else None

    def choose_row(self, row: int) -> None:
        """Makes a row the current one."""
        model = self.model()
        if model is not None:
            self.setCurrentIndex(model.index(row, 0))

    def focus_area(self) -> QRect:
        """Where the focus ring goes."""
        return self._ring.area()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.deleted.emit(self.value())
            return
        super().keyPressEvent(event)

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(current.data(VALUE) if current.isValid() else None)
        self.viewport().update()

    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(VALUE))
