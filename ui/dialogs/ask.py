"""Asking first: a title, a sentence, and two deeds, the kept one and the other."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.button import Button
from ui.kit.dialog import GroundDialog
from ui.kit.label import Label
from workshop.words import _

WIDE, PADDING = 520, 28


class Ask(GroundDialog):
    """A small question. `agreed` tells that the deed is wanted, `answered` either way; Esc keeps
    all as it is.
    """

    ground, framed = "surface", True

    agreed = Signal()
    answered = Signal(bool)

    def __init__(
        self,
        parent: QWidget,
        *,
        title: str,
        sentence: str,
        deed: str,
        keep: str = "",
        icon: str = "",
        expected: bool = False,
        also: tuple[QWidget, ...] = (),
    ) -> None:
        """also: what more there is to say, below the sentence."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("ask")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.keep = Button(keep or _("Keep it"), key=_("Esc"))
        self.deed = Button(deed, icon=icon, look="expected" if expected else "usual")
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, 24, PADDING, 24)
        column.setSpacing(6)
        column.addWidget(Label(title, 20, bold=True, wrap=True))
        column.addWidget(Label(sentence, 16, colour="ink2", wrap=True))
        for part in also:
            column.addWidget(part)
        column.addSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.keep)
        row.addWidget(self.deed)
        row.addStretch(1)
        column.addLayout(row)
        self.setFixedSize(WIDE, column.heightForWidth(WIDE))
        self.keep.clicked.connect(self.reject)
        self.deed.clicked.connect(self.accept)
        self.finished.connect(self._on_finished)
        first = self.deed if expected else self.keep
        first.setDefault(True)
        first.setFocus()

    def _on_finished(self, result: int) -> None:
        yes = result == QDialog.DialogCode.Accepted
        self.answered.emit(yes)
        if yes:
            self.agreed.emit()
