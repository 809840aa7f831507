"""Entry by writing: what pages with fields and a release tick share."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.kit.entry import TEXT_COLUMN, PagedEntry, page_column
from ui.kit.question import QuestionHead
from ui.kit.release import ReleaseTick
from ui.kit.step import KeyHint
from ui.kit.writing import Writing
from ui.theme import dress
from workshop.words import _

TOP, FIELD_GAP, TICK_GAP = 36, 17, 16
KICKER_PX, SUB_GAP, FOOT = 20, 19, 8


class WrittenEntry(PagedEntry):
    """Pages whose answers are words."""

    def column(self) -> int:
        """A column of its own, narrow enough to read."""
        return TEXT_COLUMN

    def hints(self) -> tuple[KeyHint, ...]:
        """Tab moves on; Enter writes a line where there is room for several."""
        move_on = KeyHint(keys=(_("Tab"),), words=_("move on"))
        if not self.writes_lines():
            return (move_on,)
        return (KeyHint(keys=(_("Enter"),), words=_("new line")), move_on)

    def give_focus(self) -> None:
        """To the first empty field, else the first."""
        fields = self.findChildren(Writing)
        empty = [field for field in fields if not field.text()]
        for field in (empty or fields)[:1]:
            field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def headed(self, page: QWidget, kicker: str, heading: str, sub: str) -> QVBoxLayout:
        """A page's column with its head."""
        column = page_column(page)
        column.setContentsMargins(0, TOP, 0, FOOT)
        over = "" if kicker == heading else kicker
        name = _("Question: {words}").format(words=heading)
        column.addWidget(
            QuestionHead(over, heading, sub, kicker_px=KICKER_PX, sub_gap=SUB_GAP, name=name)
        )
        column.addSpacing(FIELD_GAP)
        return column

    def writing(self, cell: str, field: Writing) -> Writing:
        """A field that tells one cell, filled with what is there."""
        field.set_text(str(self.answers.get(cell) or ""))
        field.setProperty("cell", cell)
        field.told.connect(self._on_told)
        field.entered.connect(self._on_entered)
        return field

    def tick(self, cell: str, text: str, think: str) -> ReleaseTick:
        """The release tick."""
        tick = ReleaseTick(text, think)
        tick.setChecked(self.answers.get(cell) is True)
        tick.setProperty("cell", cell)
        tick.toggled.connect(self._on_ticked)
        return tick

    def _on_told(self, text: str) -> None:
        self.put(str(self.sender().property("cell")), text)

    def _on_ticked(self, on: bool) -> None:  # noqa: FBT001 - Qt calls it so
        self.put(str(self.sender().property("cell")), on)

    def _on_entered(self) -> None:
        """Enter in a line goes to the next field; behind the last one it goes on."""
        fields = self.findChildren(Writing)
        at = fields.index(self.sender())  # type: ignore[arg-type]
        if at + 1 < len(fields):
            fields[at + 1].edit.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.flush()
            self.finished.emit()


def scrolled(page: QWidget) -> QScrollArea:
    """The page from the top, with a way to scroll where the screen is too low for it."""
    column = page.layout()
    if isinstance(column, QVBoxLayout):
        column.addStretch(1)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    page.setAutoFillBackground(False)
    dress(area.verticalScrollBar())
    area.setWidget(page)
    return area


def two_columns() -> QGridLayout:
    """A grid of two equal columns for short fields."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(14)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid
