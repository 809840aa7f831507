"""Fields to fill in: label above, help below or beside, and a sentence for what is amiss."""

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.kit.icon import pixmap
from ui.kit.keyboard import DigitsOnly
from ui.kit.label import Label
from ui.theme import dress, font
from workshop.words import _

HIGH = 44


class FaultLine(QWidget):
    """A sentence behind a warning sign, in the colour of a fault or of a warning."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token = "error"
        self.words = Label("", 16, colour="error", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 0, 0, 0)
        row.addWidget(self.words)
        self.hide()

    def say(self, sentence: str, token: str = "error") -> None:
        """Shows the sentence; "" hides the line."""
        self._token = token
        self.words.set_colour(token)
        self.words.setText(sentence)
        self.setVisible(bool(sentence))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).drawPixmap(0, 1, pixmap("warning", 20, self._token))


def mark(edit: QWidget, *, fault: bool) -> None:
    """Gives what is written in a red edge, or the usual one."""
    wanted = "true" if fault else "false"
    if edit.property("fault") != wanted:
        edit.setProperty("fault", wanted)
        edit.style().unpolish(edit)
        edit.style().polish(edit)


class _Labelled(QWidget):
    """A label above something to write in."""

    edit: QWidget

    def __init__(self, label: str, edit: QWidget, help_text: str, *, px: int) -> None:
        super().__init__()
        self.edit = edit
        self.label = Label(label, px, bold=True)
        self.help = Label(help_text, 16, colour="ink2", wrap=True)
        # A label shown without a parent would flash up as a window.
        for words in (self.label, self.help):
            if not words.text():
                words.hide()
        self.fault = FaultLine()
        self._fault = ""
        edit.setObjectName(label)
        edit.setAccessibleName(label)
        edit.setAccessibleDescription(help_text)
        if label:
            self.label.setAccessibleName(f"{label}:")  # the name itself is the field's
        self.label.setBuddy(edit)
        self.setFocusProxy(edit)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        self.column.addWidget(self.label)

    def set_error(self, sentence: str) -> None:
        """Says what is amiss, with a red edge; "" takes it back."""
        if sentence == self._fault:
            return
        self._fault = sentence
        self.fault.say(sentence)
        self.mark(fault=bool(sentence))
        self.edit.setAccessibleDescription(sentence or self.help.text())

    def mark(self, *, fault: bool) -> None:
        """A red edge, or the usual one."""
        mark(self.edit, fault=fault)

    def set_warning(self, sentence: str) -> None:
        """Says what to think of; the field stays as it is. An error goes first."""
        if not self._fault:
            self.fault.say(sentence, "warn")
            self.edit.setAccessibleDescription(sentence or self.help.text())


class Field(_Labelled):
    """One line. beside: the help stands to the right of the field instead of below."""

    changed = Signal(str)
    entered = Signal()
    """Enter was pressed; what it does besides is the window's."""

    def __init__(
        self,
        label: str,
        *,
        help: str = "",  # noqa: A002 - the word for it
        width: int | None = None,
        beside: bool = False,
        placeholder: str = "",
        limit: int = 200,
        px: int = 16,
    ) -> None:
        edit = QLineEdit()
        dress(edit)
        super().__init__(label, edit, help, px=px)
        self.edit: QLineEdit = edit
        edit.setFont(font(16))
        edit.setFixedHeight(HIGH)
        edit.setMaxLength(limit)
        edit.setPlaceholderText(placeholder)
        if width:
            edit.setFixedWidth(width)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(edit)
        if beside:
            self.help.set_px(15, bold=False)
            row.addWidget(self.help, 1)
        elif width:
            row.addStretch(1)
        self.column.addLayout(row)
        if not beside:
            self.column.addWidget(self.help)
        self.column.addWidget(self.fault)
        edit.textChanged.connect(self.changed)
        edit.returnPressed.connect(self.entered)

    def text(self) -> str:
        """The words, without blanks around them."""
        return self.edit.text().strip()

    def set_text(self, text: str) -> None:
        """Puts words in."""
        self.edit.setText(text)


class NumberField(Field):
    """A whole number from low to high; arrow keys step it."""

    def __init__(
        self,
        label: str,
        value: int,
        low: int,
        high: int,
        *,
        help: str = "",  # noqa: A002 - the word for it
        width: int = 72,
        beside: bool = True,
    ) -> None:
        super().__init__(label, help=help, width=width, beside=beside, limit=6)
        self.low, self.high = low, high
        self.edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.edit.setValidator(DigitsOnly(6, self))
        self.edit.installEventFilter(self)
        self.set_value(value)

    def value(self) -> int | None:
        """The number, or None while it is none or out of bounds."""
        text = self.text()
        number = int(text) if text.isdecimal() else None
        return number if number is not None and self.low <= number <= self.high else None

    def number(self) -> int | None:
        """The number as written, in bounds or not."""
        return int(self.text()) if self.text().isdecimal() else None

    def set_value(self, value: int) -> None:
        """Puts a number in."""
        self.set_text(str(value))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
            if step and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
                start = self.number() if self.text() else self.low - step
                self.set_value(min(self.high, max(self.low, (start or 0) + step)))
                return True
        return False


class LongEdit(QPlainTextEdit):
    """Several lines of plain words up to a limit; what does not fit is left out."""

    overrun = Signal(int)
    """So many characters were left out."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        dress(self)
        self.limit = limit
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._keep_limit)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Takes what fits of a paste: a megabyte on one line would be laid out for minutes."""
        text = source.text()
        taken = len(self.textCursor().selectedText())
        free = max(0, self.limit - len(self.toPlainText()) + taken)
        self.insertPlainText(text[:free])
        if len(text) > free:
            self.overrun.emit(len(text) - free)

    def _keep_limit(self) -> None:
        text = self.toPlainText()
        over = len(text) - self.limit
        if over <= 0:
            return
        # Qt counts positions in UTF-16 units, the limit counts characters.
        units = text.encode("utf-16-le")
        at = 2 * self.textCursor().position()
        before = units[:at].decode("utf-16-le")
        kept = before[: max(0, len(before) - over)]
        self.setPlainText((kept + units[at:].decode("utf-16-le"))[: self.limit])
        cursor = self.textCursor()
        cursor.setPosition(len(kept.encode("utf-16-le")) // 2)
        self.setTextCursor(cursor)
        self.overrun.emit(over)


def typing_line(label: str, placeholder: str = "") -> QLineEdit:
    """A bare line to type in, for inside a painted frame; named for screen readers."""
    edit = QLineEdit()
    dress(edit)
    edit.setObjectName(label)
    edit.setAccessibleName(label)
    edit.setPlaceholderText(placeholder or _("Type here"))
    edit.setProperty("bare", "true")
    edit.setFont(font(16))
    return edit
