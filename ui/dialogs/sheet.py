"""Enter a paper sheet: a grid for the keyboard, one person's answers at a time."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Bridge
from ui.dialogs.ask import Ask
from ui.dialogs.counts import CountsDialog
from ui.dialogs.returned_sheets import ReturnedSheetsDialog, dropped_sheets
from ui.dialogs.sheet_cells import SheetCell
from ui.dialogs.sheet_grid import SheetGrid
from ui.kit.button import Button
from ui.kit.dialog import GroundDialog
from ui.kit.field import FaultLine, Field
from ui.kit.file_picker import ask_for_files
from ui.kit.label import Kicker, Label
from ui.kit.receipt_code import ReceiptCode
from ui.kit.window_size import within_screen
from ui.kit.written_entry import scrolled
from ui.models.sheet_rows import sheet_blocks
from workshop.domain.sheet_mark import all_marks, mark_words
from workshop.domain.step import step_key
from workshop.room.session_view import SessionView
from workshop.services.commands import EnterSheet
from workshop.words import _, listed

WIDE, HIGH, PADDING = 880, 624, 36
HEADS_SEEN = 120


class SheetDialog(GroundDialog):
    """Types in one filled sheet after another. Nothing is stored before a sheet is sealed."""

    ground, framed = "paper", True

    def __init__(self, bridge: Bridge, session: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("sheet")
        self.setWindowTitle(_("Enter a paper sheet"))
        self.setAccessibleName(_("Enter a paper sheet"))
        self.setAcceptDrops(True)
        self._bridge, self._session = bridge, session
        self._view: SessionView = bridge.service.view(session)
        self._pages = QStackedLayout(self)
        self._grid: SheetGrid | None = None
        self._waiting = ""
        """What stays to be said of a sheet that the library did not take."""
        bridge.troubled.connect(self._on_troubled)
        self.resize(within_screen(self, QSize(WIDE, HIGH)))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._on_seal)
        self._fresh()

    # ------------------------------------------------------------------- pages

    def _fresh(self) -> None:
        """A blank sheet."""
        self._waiting = ""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(PADDING, 26, PADDING, 26)
        column.setSpacing(6)
        column.addWidget(Label(_("Enter a paper sheet"), 26, bold=True))
        hint = _("A key jumps on, arrows move, Enter goes to the next row. 0 is can't say.")
        hint += " " + _("Filled-in PDFs and photos of sheets can be dropped here.")
        column.addWidget(Label(hint, 16, colour="ink2", wrap=True))
        self._who, self._mark = self._build_who(), self._build_mark()
        column.addLayout(self._beside(self._mark, self._who))
        self._grid = SheetGrid(sheet_blocks(self._view))
        self._scroll = scrolled(self._grid)
        column.addWidget(self._scroll, 1)
        column.addLayout(self._build_foot())
        for cell in self._grid.cells():
            cell.jumped.connect(self._on_jumped)
            cell.stepped.connect(self._on_stepped)
            cell.entered.connect(self._on_entered)
            cell.refused.connect(self._on_troubled)
            cell.taken.connect(self._on_taken)
            cell.focused.connect(self._on_focused)
        self._show(page)
        self._to_present_step()

    def _build_who(self) -> Field | None:
        mode = self._view.session.mode
        if mode == "named":
            return Field(_("Name on the sheet"), width=320, limit=60)
        return Field(_("Team on the sheet"), width=320, limit=40) if mode == "team" else None

    def _build_mark(self) -> Field | None:
        """Of the sheet; where people have names, those tell whose it is."""
        if self._view.session.mode == "named":
            return None
        field = Field(_("Mark on the sheet"), width=320, limit=60, placeholder=mark_words(2))
        completer = QCompleter(all_marks(), field.edit)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        field.edit.setCompleter(completer)
        field.changed.connect(self._on_mark)
        return field

    def _beside(self, *fields: Field | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(24)
        for field in fields:
            if field is not None:
                row.addWidget(field)
        row.addStretch(1)
        return row

    def _on_mark(self, mark: str) -> None:
        """Says whether pages of that sheet are in."""
        if self._mark is None:
            return
        known = self._bridge.service.steps_from(self._session, mark) if mark.strip() else ()
        titles = [self._view.step(key).title for key in self._view.collecting() if key in known]
        said = _("In already: {steps}. What you type now is added.").format(steps=listed(titles))
        self._mark.set_warning(said if titles else "")

    def _build_foot(self) -> QHBoxLayout:
        self._fault = FaultLine()
        close = Button(_("Close"), key=_("Esc"))
        close.clicked.connect(self.reject)
        seal = Button(_("Keep this sheet"), icon="tick", look="expected", key=_("Ctrl Enter"))
        seal.clicked.connect(self._on_seal)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        counts = Button(_("Type counts instead"), look="quiet")
        counts.clicked.connect(self._on_counts)
        foot.addWidget(counts)
        files = Button(_("Read files"), look="quiet")
        files.clicked.connect(self._on_files)
        foot.addWidget(files)
        foot.addWidget(self._fault, 1)
        foot.addStretch(0)
        foot.addWidget(close)
        foot.addWidget(seal)
        return foot

    def _on_counts(self) -> None:
        """Counts of each cell, where nobody's sheet is to be known; this sheet stays open below."""
        dialog = CountsDialog(self._bridge, self._session, self)
        dialog.open()

    def _on_files(self) -> None:
        """Asks for worksheets that came back as files; they may be dropped here as well."""
        kinds = _("Worksheets (*.pdf *.jpg *.jpeg *.png)")
        ask_for_files(self, _("Read files"), kinds, self._on_chosen)

    def _on_chosen(self, names: list[str]) -> None:
        self.take_in([Path(name) for name in names])

    def take_in(self, files: list[Path]) -> None:
        """Shows what is in the files; this sheet stays open below."""
        ReturnedSheetsDialog(self._bridge, self._session, files, self).open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of worksheets may be dropped anywhere."""
        if dropped_sheets(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = dropped_sheets(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.take_in(files)

    def _sealed(self, code: str, owner: str) -> None:
        """The sheet is in; its code goes onto the paper. owner: its mark or name, "" for none."""
        self._grid = None
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(PADDING, 26, PADDING, 26)
        column.setSpacing(8)
        title = _("The sheet is in: {owner}").format(owner=owner) if owner else _("The sheet is in")
        column.addWidget(Label(title, 26, bold=True))
        words = _("Write this code on the sheet: it lets the person print or delete the answers.")
        if not code:
            words = _("It is added to the pages before. The code on them stays as it is.")
        column.addWidget(Label(words, 16, wrap=True))
        if code:
            column.addSpacing(16)
            column.addWidget(Kicker(_("Code for this sheet"), 16))
            column.addWidget(ReceiptCode(code, 44))
        column.addStretch(1)
        close = Button(_("Close"), key=_("Esc"))
        close.clicked.connect(self.reject)
        following = Button(_("Next sheet"), look="expected", key=_("Enter"))
        following.clicked.connect(self._fresh)
        following.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(following)
        column.addLayout(foot)
        self._show(page)
        following.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, page: QWidget) -> None:
        """Shows a page; the one before goes with all that was typed."""
        before = self._pages.currentWidget()
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if before is not None:
            self._pages.removeWidget(before)
            before.setParent(None)
            before.deleteLater()

    # ------------------------------------------------------------------ moving

    def _to_present_step(self) -> None:
        """To what the room is at, else the first field."""
        if self._grid is None:
            return
        stage, place = self._view.stage, None
        if stage is not None and stage.place.block < len(self._view.session.agenda):
            exercise = self._view.session.agenda[stage.place.block].exercise
            place = self._grid.first_of(step_key(exercise, stage.place.step)) if exercise else None
        if self._who is not None:
            self._who.edit.setFocus()
        else:
            (place or self._grid.cells()[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_jumped(self) -> None:
        grid = self._grid
        if grid is not None:
            row, column = grid.place_of(self.focusWidget())
            more = column + 1 < len(grid.lines[row])
            grid.go(row, column + 1) if more else grid.go(row + 1, 0)

    def _on_stepped(self, across: int, down: int) -> None:
        grid = self._grid
        if grid is None:
            return
        row, column = grid.place_of(self.focusWidget())
        if down or 0 <= column + across < len(grid.lines[row]):
            grid.go(row + down, column + across)
        elif across > 0:
            grid.go(row + 1, 0)
        else:
            grid.go(row - 1, len(grid.lines[row - 1]))

    def _on_entered(self) -> None:
        grid = self._grid
        if grid is None:
            return
        row, _column = grid.place_of(self.focusWidget())
        if row + 1 < len(grid.lines):
            grid.go(row + 1, 0)
        else:
            self._on_seal()

    def _on_focused(self) -> None:
        cell = self.focusWidget()
        if isinstance(cell, SheetCell):
            self._scroll.ensureWidgetVisible(cell, 20, HEADS_SEEN)

    # ----------------------------------------------------------------- sealing

    def _on_seal(self) -> None:
        if self._grid is None:
            return
        gap = self._grid.gap()
        if gap is not None:
            gap[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self._on_troubled(gap[1])
            return
        mode, who = self._view.session.mode, self._who.text() if self._who else ""
        mark = self._mark.text() if self._mark else ""
        outcome = self._bridge.do(
            EnterSheet(
                session=self._session,
                answers=self._grid.answers(),
                name=who if mode == "named" else "",
                team=who if mode == "team" else "",
                mark=mark,
            )
        )
        if outcome is None:
            self._waiting = _("This sheet is not in yet. It stays here; keep it again.")
        else:
            self._sealed(outcome.value or "", who if mode == "named" else mark)

    def _on_troubled(self, sentence: str) -> None:
        if self._grid is not None:
            self._fault.say(sentence)
            self._fault.setAccessibleName(sentence)

    def _on_taken(self) -> None:
        self._fault.say(self._waiting, "warn")

    # ----------------------------------------------------------------- leaving

    def reject(self) -> None:
        """Asks first where something is typed and not yet sealed."""
        if self._grid is None or not self._grid.typed():
            super().reject()
            return
        ask = Ask(
            self,
            title=_("Leave this sheet?"),
            sentence=_("What you typed is not kept yet and will be lost."),
            deed=_("Leave it"),
            keep=_("Keep typing"),
        )
        ask.agreed.connect(self._leave)
        ask.open()

    def _leave(self) -> None:
        super().reject()
