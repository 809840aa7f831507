"""What the pages of the desk share: the head, the way out, and forgetting a person."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.kit.button import Button
from ui.kit.label import Ground, Label
from ui.theme import colour
from workshop.words import _

HEAD_HIGH, HEAD_MARGIN = 56, 40
FOOT_HIGH, FOOT_MARGIN = 72, 30
DEED_HIGH = 56
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DeskHead(QWidget):
    """The exercise on the left, the session on the right."""

    def __init__(self, title: str, session: str) -> None:
        super().__init__()
        self.setFixedHeight(HEAD_HIGH)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(HEAD_MARGIN, 0, HEAD_MARGIN, 0)
        self._title = Label(title, 16, bold=True, elide=True)
        right = Label(session, 16, colour="ink2")
        self.row.addWidget(self._title, 1)
        self.row.addWidget(right)

    def set_title(self, title: str) -> None:
        """Another exercise."""
        self._title.setText(title)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, colour("line"))


class DeskPage(Ground):
    """One page of the desk. Enter presses the button that has the focus, else does `on_enter`."""

    leave_asked = Signal()

    def __init__(self) -> None:
        super().__init__("paper")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def add_leave_foot(self) -> None:
        """The facilitator's way out, bottom left: at the right one has just pressed Done."""
        foot = QWidget()
        foot.setFixedHeight(FOOT_HIGH)
        row = QHBoxLayout(foot)
        row.setContentsMargins(FOOT_MARGIN, 0, FOOT_MARGIN, 0)
        leave = Button(_("Leave desk"), icon="lock", look="quiet")
        leave.clicked.connect(self.leave_asked)
        row.addWidget(leave)
        row.addStretch(1)
        self.column.addWidget(foot)

    def begin(self) -> None:
        """Gives the focus to what comes first."""

    def on_enter(self) -> None:
        """Enter, away from any button."""

    def say_trouble(self, sentence: str) -> None:
        """Tells what is amiss."""

    def say_unsent(self, sentence: str) -> None:
        """Tells that something typed is unsent, for as long as it is; "" once it is stored."""

    def flush(self) -> None:
        """Tells at once what was typed and is not yet told."""

    def wipe(self) -> None:
        """Leaves no word of a person in the page; it is thrown away after that."""
        for line in self.findChildren(QLineEdit):
            line.blockSignals(True)  # noqa: FBT003 - Qt's own
            line.clear()
        for box in self.findChildren(QPlainTextEdit):
            box.blockSignals(True)  # noqa: FBT003 - Qt's own
            box.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in ENTER or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif not event.isAutoRepeat():
            button = self.focusWidget()
            if isinstance(button, Button):
                button.click()
            else:
                self.on_enter()


def quiet_column(width: int) -> tuple[QWidget, QVBoxLayout]:
    """A column of a fixed width to be centred."""
    holder = QWidget()
    holder.setFixedWidth(width)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return holder, column


def centred(holder: QWidget) -> QHBoxLayout:
    """The column in the middle."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(holder)
    row.addStretch(1)
    return row
