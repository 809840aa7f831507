"""Where the focus ring stands in a list: round the current row, once keys are used."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView

BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class RowRing(QObject):
    """Watches a list; while only a pointer is used, the current row's own mark is enough."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view, self._by_keys = view, False
        view.installEventFilter(self)

    def area(self) -> QRect:
        """The current row, all of an empty list, or nowhere."""
        if not self._by_keys:
            return QRect()
        index, viewport = self._view.currentIndex(), self._view.viewport()
        if not index.isValid():
            return QRect(QPoint(0, 0), viewport.size())
        return self._view.visualRect(index).intersected(viewport.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self._by_keys = event.reason() in BY_KEYS
        elif event.type() == QEvent.Type.KeyPress and not self._by_keys:
            self._by_keys = True
            self._view.viewport().update()
        return False
