"""Type counts instead of sheets: how many people chose each value, cell by cell."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Bridge
from ui.kit.button import Button
from ui.kit.dialog import GroundDialog
from ui.kit.field import FaultLine
from ui.kit.keyboard import DigitsOnly
from ui.kit.label import Label
from ui.kit.window_size import within_screen
from ui.kit.written_entry import scrolled
from ui.theme import dress, font
from workshop.domain.cell_counts import CellCounts, Counts, counted
from workshop.domain.step import Cell, cells, step_key
from workshop.services.commands import TakeOutTallies, TypeCounts
from workshop.steps import AnyStep
from workshop.words import _, ngettext

WIDE, HIGH, PADDING = 880, 624, 36
NAME_WIDE, COUNT_WIDE = 330, 52


class CountRow:
    """The fields of one cell: one for each of its values, then for "can't say"."""

    def __init__(self, cell: Cell, counts: CellCounts | None, parent: QWidget) -> None:
        self.cell = cell
        self.signs = (*cell.drawn, *(("–",) if cell.missing else ()))
        given = (*self._turned(counts.given), counts.missing) if counts is not None else ()
        self.edits = [QLineEdit(parent) for _sign in self.signs]
        for at, edit in enumerate(self.edits):
            name = _("can't say") if self.signs[at] == "–" else self.signs[at]
            edit.setAccessibleName(f"{cell.label}: {name}")
            edit.setObjectName(edit.accessibleName())
            edit.setValidator(DigitsOnly(3, edit))
            edit.setFixedWidth(COUNT_WIDE)
            edit.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            edit.setFont(font(18))
            edit.setText(str(given[at]) if at < len(given) and given[at] else "")

    def counts(self) -> CellCounts | None:
        """What is typed; None where nothing is."""
        if not any(edit.text() for edit in self.edits):
            return None
        typed = [int(edit.text() or 0) for edit in self.edits]
        if self.cell.missing:
            return CellCounts(given=self._turned(typed[:-1]), missing=typed[-1])
        return CellCounts(given=self._turned(typed))

    def _turned(self, counts: Sequence[int]) -> tuple[int, ...]:
        """From the order of the values to the one in which they are asked, and back."""
        return tuple(reversed(counts) if self.cell.falling else counts)


class CountGrid(QWidget):
    """A row for each cell of a step, and at its end how many people that makes."""

    def __init__(self, step: AnyStep, counts: Counts) -> None:
        super().__init__()
        self.rows = [CountRow(cell, counts.get(cell.name), self) for cell in cells(step)]
        self._sums = [Label("", 16, colour="ink2") for _row in self.rows]
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, NAME_WIDE)
        most = max((len(row.edits) for row in self.rows), default=0)
        grid.setColumnStretch(most + 1, 1)
        for at, sign in enumerate(self.rows[0].signs if self.rows else (), 1):
            grid.addWidget(Label(sign, 15, colour="ink2"), 0, at, Qt.AlignmentFlag.AlignHCenter)
        for line, (row, total) in enumerate(zip(self.rows, self._sums, strict=True), 1):
            label = Label(row.cell.label, 16, wrap=True)
            label.setFixedWidth(NAME_WIDE)
            grid.addWidget(label, line, 0)
            for at, edit in enumerate(row.edits, 1):
                edit.textChanged.connect(self._tell_sums)
                grid.addWidget(edit, line, at)
            grid.addWidget(total, line, most + 1)
        dress(*(edit for row in self.rows for edit in row.edits))
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 18, 12)
        column.addLayout(grid)
        column.addStretch(1)
        self._tell_sums()

    def counts(self) -> dict[str, CellCounts]:
        """What is typed, by cell."""
        found = ((row.cell.name, row.counts()) for row in self.rows)
        return {name: counts for name, counts in found if counts is not None}

    def _tell_sums(self) -> None:
        for row, words in zip(self.rows, self._sums, strict=True):
            counts = row.counts()
            n = counts.people if counts is not None else 0
            words.setText(ngettext("{n} person", "{n} people", n) if counts is not None else "")


class CountsDialog(GroundDialog):
    """Counts of one step after another; kept when they are complete."""

    ground, framed = "paper", True

    def __init__(self, bridge: Bridge, session: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("counts")
        self.setWindowTitle(_("Type counts"))
        self.setAccessibleName(_("Type counts"))
        self._bridge, self._session = bridge, session
        self._view = bridge.service.view(session)
        self._keys = [
            key
            for key in dict.fromkeys(self._view.collecting())
            if counted(self._view.step(key), {}) is not None and key not in self._view.snapshots
        ]
        self._steps = QComboBox()
        self._steps.setAccessibleName(_("Step"))
        self._steps.setFont(font(16))
        self._steps.addItems([self._title(key) for key in self._keys])
        dress(self._steps)
        self._grids = QStackedLayout()
        self.grid: CountGrid | None = None
        self._elsewhere = QWidget()
        self._told_elsewhere = Label("", 16, wrap=True)
        self._fault = FaultLine()
        self._lay_out()
        self.resize(within_screen(self, QSize(WIDE, HIGH)))
        bridge.troubled.connect(self._fault.say)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._on_keep)
        self._steps.setCurrentIndex(self._present())
        self._steps.currentIndexChanged.connect(self._on_step)
        self._on_step()

    def _present(self) -> int:
        """The step that the room is at, or talks about, else the first."""
        stage, agenda = self._view.stage, self._view.session.agenda
        if stage is not None and stage.place.step and stage.place.block < len(agenda):
            key = step_key(agenda[stage.place.block].exercise, stage.place.step)
            shown = self._view.shown_step(key)
            if shown in self._keys:
                return self._keys.index(shown)
        return 0

    def _title(self, key: str) -> str:
        exercise = self._view.exercises[key.partition("/")[0]].title
        return f"{exercise}: {self._view.step(key).title}"

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, 26, PADDING, 26)
        column.setSpacing(6)
        column.addWidget(Label(_("Type counts"), 26, bold=True))
        hint = _(
            "For a room without laptops: count on paper how many chose each number. No sheet is "
            "known then, so there are no gaps between two answers, and the picture shows once."
        )
        column.addWidget(Label(hint, 16, colour="ink2", wrap=True))
        column.addWidget(self._steps)
        column.addLayout(self._grids, 1)
        column.addWidget(self._elsewhere)
        out = Button(_("Take them out"), look="quiet")
        out.clicked.connect(self._on_take_out)
        row = QHBoxLayout(self._elsewhere)
        row.setContentsMargins(0, 6, 0, 6)
        row.addWidget(self._told_elsewhere, 1)
        row.addWidget(out)
        close = Button(_("Close"), key=_("Esc"))
        close.clicked.connect(self.reject)
        keep = Button(_("Keep these counts"), icon="tick", look="expected", key=_("Ctrl Enter"))
        keep.clicked.connect(self._on_keep)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._fault, 1)
        foot.addStretch(0)
        foot.addWidget(close)
        foot.addWidget(keep)
        column.addLayout(foot)

    def _on_step(self) -> None:
        """The fields of the chosen step, in place of those of the one before."""
        self._fault.say("")
        at = self._steps.currentIndex()
        if at < 0:
            self._fault.say(_("No step of this day can be told from counts."))
            return
        key, before = self._keys[at], self._grids.currentWidget()
        self.grid = CountGrid(self._view.step(key), self._view.counts.get(key, {}))
        page = scrolled(self.grid)
        self._grids.addWidget(page)
        self._grids.setCurrentWidget(page)
        if before is not None:
            self._grids.removeWidget(before)
            before.deleteLater()
        self.grid.rows[0].edits[0].setFocus()
        self._tell_elsewhere(key)

    def _tell_elsewhere(self, key: str) -> None:
        """What other laptops have counted adds to the fields above."""
        n = self._view.counted_elsewhere.get(key, 0)
        said = ngettext(
            "Other laptops have counted {n} person more.",
            "Other laptops have counted {n} people more.",
            n,
        )
        self._told_elsewhere.setText(said)
        self._elsewhere.setVisible(n > 0)

    def _on_take_out(self) -> None:
        key = self._keys[self._steps.currentIndex()]
        if self._bridge.do(TakeOutTallies(session=self._session, step=key)) is not None:
            self._view = self._bridge.service.view(self._session)
            self._tell_elsewhere(key)
            if self.grid is not None:
                self.grid.rows[0].edits[0].setFocus()

    def _on_keep(self) -> None:
        at = self._steps.currentIndex()
        if self.grid is None or at < 0:
            return
        self._fault.say("")
        counts = {self._keys[at]: self.grid.counts()}
        kept = self._bridge.do(TypeCounts(session=self._session, counts=counts))
        if kept is not None:
            self._view = self._bridge.service.view(self._session)
            if at + 1 < len(self._keys):
                self._steps.setCurrentIndex(at + 1)
            else:
                self.accept()
