"""What this program is made of, and under which licence each part comes, word for word."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.kit.button import Button
from ui.kit.dialog import GroundDialog
from ui.kit.label import Label
from ui.kit.row_list import RowList
from ui.kit.search_box import SearchBox
from ui.kit.window_size import within_screen
from ui.models.licences import LicencesModel, LicensedPart, shipped_parts
from ui.theme import dress, font
from workshop.words import _

WIDE, HIGH, PADDING, LIST = 1000, 660, 36, 280


class LicencesDialog(GroundDialog):
    """Parts on the left, the licence of the chosen one on the right; the search looks into both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("licences")
        self.setWindowTitle(_("Licences"))
        self.setAccessibleName(_("Licences"))
        self.setFixedSize(within_screen(self, QSize(WIDE, HIGH)))
        self._parts = shipped_parts()
        self.search = SearchBox(_("Search licences"), _("Ctrl F"))
        self.parts = LicencesModel(self)
        self.list = RowList(_("Parts of the program"))
        self.text = _reader()
        self.done_with = Button(_("Close"), key=_("Esc"))
        self._build()
        self.list.setModel(self.parts)
        self.list.chosen.connect(self._on_chosen)
        self.search.changed.connect(self._on_searched)
        self.done_with.clicked.connect(self.reject)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        self._on_searched()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, 30, PADDING, 24)
        column.setSpacing(14)
        column.addWidget(Label(_("Licences"), 26, bold=True))
        column.addWidget(self.search)
        beside = QHBoxLayout()
        beside.setSpacing(18)
        self.list.setFixedWidth(LIST)
        beside.addWidget(self.list)
        beside.addWidget(self.text, 1)
        column.addLayout(beside, 1)
        foot = QHBoxLayout()
        self.none = Label("", 16, colour="ink2")
        foot.addWidget(self.none, 1)
        foot.addWidget(self.done_with)
        column.addLayout(foot)

    def _on_searched(self) -> None:
        words = self.search.text().casefold()
        self.parts.set_rows([part for part in self._parts if _holds(part, words)])
        self.none.setText("" if self.parts.rows else _("Nothing found"))
        if self.parts.rows:
            self.list.choose_row(0)
            self._on_chosen(self.parts.rows[0])
        else:
            self.text.clear()

    def _on_chosen(self, part: object) -> None:
        if isinstance(part, LicensedPart):
            self.text.setPlainText(part.text)
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(self.search.text())


def _reader() -> QPlainTextEdit:
    made = QPlainTextEdit()
    dress(made)
    made.setObjectName("licence")
    made.setAccessibleName(_("The licence, word for word"))
    made.setReadOnly(True)
    made.setTabChangesFocus(True)
    made.setFont(font(15))
    keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
    made.setTextInteractionFlags(keys | Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _holds(part: LicensedPart, words: str) -> bool:
    return words in f"{part.name} {part.licence} {part.text}".casefold()
