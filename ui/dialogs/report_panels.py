"""Panels of a report: the quotations one by one, and the consultant's own words."""

from functools import partial
from pathlib import Path

from msgspec import structs
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.panel import Panel, line
from ui.kit.button import Button
from ui.kit.choice import Tick
from ui.kit.field import FaultLine, LongEdit
from ui.kit.file_picker import ask_for_file
from ui.kit.label import Label
from ui.kit.logo import LogoPicture, read_logo
from ui.theme import font
from workshop.domain.report_choice import ReportChoice
from workshop.errors import Refused
from workshop.room.report.report import AskedWords
from workshop.words import _

HIGH, TALL = 92, 150
LONGEST = 4_000


class QuotationsPanel(Panel):
    """A tick for each text that its writer let others see; `chosen` carries the choice."""

    chosen = Signal(object)

    def __init__(
        self, parent: QWidget, asked: tuple[AskedWords, ...], choice: ReportChoice
    ) -> None:
        super().__init__(
            parent, _("Quotations"),
            _("Their writers ticked that these may be shown. Take out what should not stand in "
              "the report."),
            wide=760, high=680,
        )  # fmt: skip
        self.setObjectName("quotations")
        self._choice = choice
        for words in asked:
            self.column.addWidget(Label(words.question, 16, bold=True, wrap=True))
            for each in words.quotations:
                tick = Tick(each.text.replace("\n", " · "))
                tick.setChecked(each.key not in choice.unquoted)
                tick.toggled.connect(partial(self._on_toggled, each.key))
                self.column.addWidget(tick)
        if not asked:
            self.column.addWidget(Label(_("There are no texts that may be shown."), 16))
        self.column.addStretch(1)

    def _on_toggled(self, key: str, on: bool) -> None:  # noqa: FBT001 - Qt calls it so
        gone = self._choice.unquoted - {key} if on else self._choice.unquoted | {key}
        self._choice = structs.replace(self._choice, unquoted=gone)
        self.chosen.emit(self._choice)


class OwnWordsPanel(Panel):
    """An introduction, what the consultant makes of each exercise, and the client's logo."""

    chosen = Signal(object)

    def __init__(
        self, parent: QWidget, exercises: tuple[tuple[str, str], ...], choice: ReportChoice
    ) -> None:
        super().__init__(
            parent, _("Words of my own"),
            _("They stand in the report as you write them. An empty line begins a new paragraph."),
            wide=760, high=680,
        )  # fmt: skip
        self.setObjectName("own words")
        self._choice = choice
        self._logo = LogoPicture(120, 76)
        self._logo.set_logo(choice.client_logo)
        self._fault = FaultLine()
        self.introduction = self._text(_("Introduction"), choice.introduction, TALL)
        self._readings = {
            name: self._text(_("What “{title}” means").format(title=title),
                             choice.readings.get(name, ""), HIGH)
            for name, title in exercises
        }  # fmt: skip
        choose = Button(_("Choose the client’s logo"), icon="plus")
        remove = Button(_("Remove the client’s logo"), icon="bin")
        choose.clicked.connect(self._on_choose)
        remove.clicked.connect(partial(self._set_logo, b""))
        self.column.addWidget(line(self._logo, choose, remove, stretch=-1))
        told = _("It stands on the cover, and on the title of the day in the room.")
        self.column.addWidget(Label(told, 15, colour="ink2", wrap=True))
        self.column.addWidget(self._fault)
        self.column.addStretch(1)
        self.introduction.setFocus()

    def _text(self, label: str, text: str, high: int) -> LongEdit:
        edit = LongEdit(LONGEST)
        edit.setFont(font(16))
        edit.setFixedHeight(high)
        edit.setAccessibleName(label)
        edit.setObjectName(label)
        edit.setPlainText(text)
        name = Label(label, 16, bold=True, wrap=True)
        name.setBuddy(edit)
        self.column.addWidget(name)
        self.column.addWidget(edit)
        return edit

    def _on_choose(self) -> None:
        title, kinds = _("Choose the client’s logo"), _("Pictures (*.png *.svg)")
        ask_for_file(self, title, kinds, self.take_logo)

    def take_logo(self, path: str) -> None:
        """Reads the logo from a file; says where it is none."""
        try:
            self._set_logo(read_logo(Path(path)))
        except Refused as fault:
            self._fault.say(fault.sentence)

    def _set_logo(self, png: bytes) -> None:
        self._fault.say("")
        self._logo.set_logo(png)
        self._choice = structs.replace(self._choice, client_logo=png)

    def done(self, result: int) -> None:
        """What is written is told on the way out, whichever it is."""
        readings = {
            name: text
            for name, edit in self._readings.items()
            if (text := edit.toPlainText().strip())
        }
        said = self.introduction.toPlainText().strip()
        self._choice = structs.replace(self._choice, introduction=said, readings=readings)
        self.chosen.emit(self._choice)
        super().done(result)
