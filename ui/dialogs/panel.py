"""A calm panel over a window: a title, what is in it, and one way out."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.kit.announcement import announce
from ui.kit.button import Button
from ui.kit.dialog import GroundDialog
from ui.kit.field import FaultLine
from ui.kit.label import Label
from ui.kit.scroll import Scroll
from ui.kit.window_size import within_screen
from workshop.words import _

PADDING = 28


class Panel(GroundDialog):
    """Its `column` scrolls; everything done in it is stored at once, so that Esc loses nothing."""

    ground, framed = "paper", True

    def __init__(
        self, parent: QWidget, title: str, sentence: str = "", *, wide: int = 620, high: int = 520
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._inside = Scroll((0, 0, 12, 0), spacing=12)
        self.column = self._inside.column
        self.leave = Button(_("Close"), key=_("Esc"))
        self.leave.clicked.connect(self.accept)
        self.foot = QHBoxLayout()
        self._unsent = FaultLine()
        self.foot.addWidget(self.leave)
        self.foot.addWidget(self._unsent, 1)
        self.foot.addStretch(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(PADDING, 22, PADDING, 22)
        whole.setSpacing(8)
        whole.addWidget(Label(title, 26, bold=True, wrap=True))
        if sentence:
            whole.addWidget(Label(sentence, 16, colour="ink2", wrap=True))
        whole.addSpacing(8)
        whole.addWidget(self._inside, 1)
        whole.addSpacing(8)
        whole.addLayout(self.foot)
        self.resize(within_screen(self, QSize(wide, high)))

    def add_deed(self, words: str) -> Button:
        """What one does once the words are written: a way out that says so."""
        deed = Button(words, icon="tick", look="expected")
        deed.clicked.connect(self.accept)
        self.foot.addWidget(deed)
        return deed

    def watch_unsent(self, bridge: Bridge) -> None:
        """Says below what is typed here that it is not stored yet."""
        bridge.unsent_changed.connect(self._on_unsent)
        self._on_unsent(bridge.unsent())

    def _on_unsent(self, sentence: str) -> None:
        self._unsent.say(sentence, "warn")
        if sentence:
            announce(self._unsent, sentence)

    def empty(self) -> None:
        """Takes everything out of the column."""
        while (item := self.column.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()


def line(*parts: QWidget, stretch: int = 0) -> QWidget:
    """Widgets in a row; `stretch` is the place of the one that takes the room."""
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for index, part in enumerate(parts):
        row.addWidget(part, 1 if index == stretch else 0)
    return held
