"""Places to write at the desk: what is typed is told within a third of a second, and never more
than fits.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.kit.field import FaultLine, LongEdit
from ui.kit.label import Label
from ui.theme import dress, font
from workshop.words import _, ngettext

TELL_AFTER = 250
"""Milliseconds from the first untold keystroke until it is told."""
SCARCE = 0.3
"""A compact field says what is left below this share of its limit."""
ONE_LINE = 60
"""Up to this many characters one line is enough."""
LINE_HIGH, COMPACT_HIGH, BOX_PADDING, TEXT_PX = 56, 48, 19, 20
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PRIVATE = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


class WritingLine(QLineEdit):
    """One line for words that nobody else is to see: no menu, no dragging, nothing learnt."""

    overrun = Signal(int)
    """So many characters of a paste were left out."""

    def __init__(self, limit: int, *, px: float = TEXT_PX, high: int = LINE_HIGH) -> None:
        super().__init__()
        dress(self)
        self.setMaxLength(limit)
        self.setFont(font(px))
        self.setFixedHeight(high)
        self.setTextMargins(1, 0, 0, 0)
        self.setInputMethodHints(PRIVATE)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setDragEnabled(False)
        self.inputRejected.connect(self._on_rejected)

    def _on_rejected(self) -> None:
        self.overrun.emit(0)


class WritingBox(LongEdit):
    """Several lines for the same."""

    def __init__(self, limit: int, lines: int, *, px: float = TEXT_PX) -> None:
        super().__init__(limit)
        self.setFont(font(px))
        self.document().setDocumentMargin(0)
        self.setViewportMargins(BOX_PADDING - 10, BOX_PADDING - 9, BOX_PADDING - 10, 0)
        self.setFixedHeight(round(lines * px * 1.24) + 2 * BOX_PADDING + 13)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setInputMethodHints(PRIVATE | Qt.InputMethodHint.ImhMultiLine)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


class Writing(QWidget):
    """A label, a place to write, and what is left of it; compact: the count beside the label.

    `told` carries the words at most TELL_AFTER milliseconds after a keystroke; `flush` at once.
    """

    told = Signal(str)
    entered = Signal()
    """Enter was pressed in a single line."""

    def __init__(
        self,
        label: str,
        limit: int,
        *,
        name: str = "",
        help_text: str = "",
        lines: int = 4,
        compact: bool = False,
    ) -> None:
        super().__init__()
        self.limit, self._compact = limit, compact
        one = limit <= ONE_LINE or lines == 1
        high = COMPACT_HIGH if compact else LINE_HIGH
        self.edit: WritingLine | WritingBox = (
            WritingLine(limit, high=high) if one else WritingBox(limit, lines)
        )
        self.edit.setObjectName(name or label)
        self.edit.setAccessibleName(name or label)
        self.edit.setAccessibleDescription(help_text)
        self._told, self._timer = "", QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TELL_AFTER)
        self._timer.timeout.connect(self.flush)
        self._build(label, help_text)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._on_typed)
        self.edit.overrun.connect(self._on_overrun)
        self.edit.installEventFilter(self)

    def _build(self, label: str, help_text: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self.fault = FaultLine()
        self._left = Label("", 16, colour="ink2")
        title = Label(label, 18, bold=True, wrap=True)
        if not label:
            title.hide()
        title.setAccessibleName(f"{label}:")  # the name itself is the field's
        title.setBuddy(self.edit)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(title, 1)
        foot.addWidget(self.fault, 1)
        (head if self._compact else foot).addWidget(
            self._left, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        )
        column.addLayout(head)
        if help_text:
            column.addWidget(Label(help_text, 16, colour="ink2", wrap=True))
        column.addWidget(self.edit)
        column.addLayout(foot)
        self._count()

    def text(self) -> str:
        """The words as they stand."""
        edit = self.edit
        return edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Shows words; tells nothing."""
        self._told = text
        self._put(text)

    def flush(self) -> None:
        """Tells what is not yet told."""
        self._timer.stop()
        text = self.text()
        if text != self._told:
            self._told = text
            self.told.emit(text)

    def wipe(self) -> None:
        """Forgets the words."""
        self._timer.stop()
        self.edit.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._told = ""
        self._put("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What was typed is told when the focus leaves. Enter in a line is no deed of the page."""
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() not in ENTER or not isinstance(self.edit, WritingLine):
            return False
        if not event.isAutoRepeat():
            self.entered.emit()
        return True

    def _put(self, text: str) -> None:
        if isinstance(self.edit, QLineEdit):
            self.edit.setText(text)
        else:
            self.edit.setPlainText(text)
            cursor = self.edit.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            self.edit.setTextCursor(cursor)

    def _on_typed(self) -> None:
        self._count()
        if self.fault.words.text() and len(self.text()) < self.limit:
            self.fault.say("")
        if not self._timer.isActive() and self.text() != self._told:
            self._timer.start()

    def _on_overrun(self, over: int) -> None:
        said = (
            ngettext("{n} character was left out.", "{n} characters were left out.", over)
            if over
            else _("The rest was left out.")
        )
        room = _("Up to {limit} characters fit here.").format(limit=self.limit)
        self.fault.say(f"{room} {said}")
        self.edit.setAccessibleDescription(f"{room} {said}")

    def _count(self) -> None:
        left = max(0, self.limit - len(self.text()))
        self._left.setVisible(not self._compact or left < self.limit * SCARCE)
        self._left.setText(ngettext("{n} character left", "{n} characters left", left))
