"""What is wrong with a file that was chosen: a line a fault, to be read, mended and tried again."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.button import Button
from ui.kit.dialog import GroundDialog
from ui.kit.label import Label
from ui.kit.scroll import Scroll
from ui.kit.window_size import within_screen
from workshop.words import _

WIDE, HIGH, PADDING = 760, 480, 28


class FaultsDialog(GroundDialog):
    """faults: sentences, one a line."""

    ground, framed = "surface", True

    def __init__(self, parent: QWidget, *, title: str, sentence: str, faults: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("faults")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{sentence}\n{faults}")
        self.setFixedSize(within_screen(self, QSize(WIDE, HIGH)))
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, 24, PADDING, 24)
        column.setSpacing(6)
        column.addWidget(Label(title, 20, bold=True, wrap=True))
        column.addWidget(Label(sentence, 16, colour="ink2", wrap=True))
        column.addSpacing(6)
        lines = Scroll(spacing=10)
        lines.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        lines.setObjectName("wrong")
        lines.setAccessibleName(_("What is wrong"))
        for fault in faults.splitlines():
            lines.column.addWidget(Label(fault, 16, wrap=True))
        lines.column.addStretch(1)
        column.addWidget(lines, 1)
        column.addSpacing(6)
        row = QHBoxLayout()
        self.done_with = Button(_("Close"), key=_("Esc"))
        self.done_with.clicked.connect(self.reject)
        row.addWidget(self.done_with)
        row.addStretch(1)
        column.addLayout(row)
        self.done_with.setFocus()
