"""Names to tick, side by side in columns that are read downwards."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.kit.choice import Tick

COLUMNS = 3


class TickColumns(QWidget):
    """Space ticks, arrows move; each box is a stop of its own for a screen reader."""

    ticked = Signal(int, bool)
    """A name by its place, and whether it is ticked now."""

    def __init__(self, names: Sequence[str], on: Collection[int]) -> None:
        super().__init__()
        self._boxes = [Tick(name, px=18) for name in names]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        rows = -(-len(names) // COLUMNS)
        for at, box in enumerate(self._boxes):
            box.setChecked(at in on)
            box.toggled.connect(partial(self.ticked.emit, at))
            grid.addWidget(box, at % rows, at // rows)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)

    def focus_first(self) -> None:
        """To the first name."""
        self._boxes[0].setFocus(Qt.FocusReason.TabFocusReason)
