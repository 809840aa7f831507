"""Places of a paper sheet that the reader is not sure of, each beside its picture."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel, QVBoxLayout, QWidget

from ui.kit.choice import Segments
from ui.kit.field import Field, LongEdit
from ui.kit.label import Label
from ui.theme import font
from workshop.domain.worksheet import FillPlace
from workshop.services.filled_sheets import ReturnedSheet
from workshop.services.paper_sheets import Doubt
from workshop.words import _

PICTURE = 640
"""The widest that a picture is shown, in pixels."""
HIGH, HIGHER = 44, 96
ONE_LINE = 60
"""Characters up to which words are typed on one line."""
CANNOT_SAY, DASH = "-", "–"


class PaperQuestions(QWidget):
    """What to look at on one sheet. named: whether it goes by a name, not by a mark."""

    def __init__(self, sheet: ReturnedSheet, *, named: bool) -> None:
        super().__init__()
        self.sheet = sheet
        self._words: dict[str, LongEdit] = {}
        self._marks: dict[str, Segments] = {}
        self._owner: Field | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 4, 0, 18)
        self._column.setSpacing(6)
        if sheet.whose:
            label = _("Name on the sheet") if named else _("Mark on the sheet")
            self._owner = Field(label, width=320, limit=60)
            self._owner.edit.setAccessibleName(self._heard(label))
            self._show(label, sheet.whose, self._owner)
        for question in sheet.questions:
            self._ask(question)

    def _ask(self, question: Doubt) -> None:
        name, label = question.asked.name, question.asked.label
        self._column.addWidget(Label(label, 16, bold=True, wrap=True))
        if not question.choices:
            words = LongEdit(question.asked.limit or ONE_LINE)
            words.setObjectName(name)
            words.setAccessibleName(self._heard(label))
            words.setFont(font(16))
            words.setFixedHeight(HIGH if words.limit <= ONE_LINE else HIGHER)
            self._words[name] = words
            self._show(label, question.picture, words)
            return
        marks = Segments([*map(_shown, question.choices), _("Nothing")])
        marks.setObjectName(name)
        marks.setAccessibleName(self._heard(label))
        self._marks[name] = marks
        self._show(label, question.picture, marks)

    def _heard(self, label: str) -> str:
        """The same cells are asked on the sheets of many people."""
        return f"{label}, {self.sheet.owner or self.sheet.file.name}"

    def _show(self, label: str, picture: bytes, below: QWidget) -> None:
        image = QPixmap.fromImage(QImage.fromData(picture))
        if image.width() > PICTURE:
            image = image.scaledToWidth(PICTURE, Qt.TransformationMode.SmoothTransformation)
        if not image.isNull():
            shown = QLabel()
            shown.setPixmap(image)
            shown.setAccessibleName(_("Picture: {what}").format(what=self._heard(label)))
            self._column.addWidget(shown)
        self._column.addWidget(below)

    def first(self) -> QWidget:
        """What is asked first."""
        asked: list[QWidget] = [self._owner.edit] if self._owner else []
        return [*asked, *self._words.values(), *self.findChildren(QAbstractButton)][0]

    def gap(self) -> QWidget | None:
        """The first doubtful mark that nothing is said of; words may be left out."""
        open_ = (marks for marks in self._marks.values() if not marks.value())
        return next((marks.findChildren(QAbstractButton)[0] for marks in open_), None)

    def given(self) -> tuple[dict[str, str], str]:
        """What was read, by the names of cells, and whose the sheet is."""
        told = {name: words.toPlainText().strip() for name, words in self._words.items()}
        for question in self.sheet.questions:
            marks = self._marks.get(question.asked.name)
            if marks is not None:
                said = {_shown(place): place.value for place in question.choices}
                told[question.asked.name] = said.get(marks.value(), "")
        return told, self._owner.text() if self._owner else ""


def _shown(place: FillPlace) -> str:
    """A mark in few characters: its number where it has one."""
    if place.value == CANNOT_SAY:
        return DASH
    return place.value if place.value.isdecimal() else place.label or _("Ticked")
