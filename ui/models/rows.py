"""A list model over frozen rows; each kind of row says how it reads."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.kit.row_list import COLUMNS, STRONG, UNDER, VALUE

Row = TypeVar("Row")
NOWHERE = QModelIndex()


class RowsModel(QAbstractListModel, Generic[Row]):
    """Rows, replaced as a whole. A kind of row overrides `name` and the rest as it needs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Replaces them all."""
        if tuple(rows) == self.rows:
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def name(self, row: Row) -> str:
        """The bold words."""
        raise NotImplementedError

    def under(self, row: Row) -> str:
        """The quiet line."""
        return ""

    def columns(self, row: Row) -> tuple[str, ...]:
        """The words on the right."""
        return ()

    def strong(self, row: Row) -> bool:
        """Whether the last column is bold."""
        return False

    def spoken(self, row: Row) -> str:
        """All of it, for a screen reader."""
        under = self.under(row).replace("‹", "").replace("›", "")
        return ", ".join(part for part in (self.name(row), under, *self.columns(row)) if part)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == VALUE:
            return row
        reader = {
            Qt.ItemDataRole.DisplayRole: self.name,
            Qt.ItemDataRole.AccessibleTextRole: self.spoken,
            UNDER: self.under,
            COLUMNS: self.columns,
            STRONG: self.strong,
        }.get(role)
        return reader(row) if reader else None
