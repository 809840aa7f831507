"""The key legend: what each key does."""

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.dialogs.panel import Panel
from ui.kit.label import Label
from workshop.words import _


class KeysPanel(Panel):
    """Keys on the left, deeds on the right."""

    def __init__(self, parent: QWidget, keys: tuple[tuple[str, str], ...]) -> None:
        super().__init__(
            parent,
            _("Keys"),
            _("Letters act while you are not writing. A clicker works whatever you do."),
            wide=560,
            high=690,
        )
        self.setObjectName("keys")
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(7)
        grid.setColumnMinimumWidth(0, 190)
        grid.setColumnStretch(1, 1)
        for row, (key, deed) in enumerate(keys):
            grid.addWidget(Label(key, 16, bold=True), row, 0)
            told = Label(deed, 16, wrap=True)
            told.setAccessibleName(_("{key}: {deed}").format(key=key, deed=deed))
            grid.addWidget(told, row, 1)
        self.column.addWidget(inside)
        self.column.addStretch(1)
