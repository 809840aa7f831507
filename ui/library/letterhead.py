"""One letterhead to fill in: who hands a report over, a logo and one accent."""

from functools import partial
from pathlib import Path

from msgspec import structs
from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QVBoxLayout, QWidget

from ui.kit.button import Button
from ui.kit.field import FaultLine, Field
from ui.kit.file_picker import ask_for_file
from ui.kit.icon import pixmap
from ui.kit.label import Label
from ui.kit.logo import LogoPicture, read_logo
from ui.kit.swatches import Swatches
from ui.theme import dress, font
from workshop.domain.letterhead import ACCENTS, FOR_WORDS, Letterhead, called, contrast_on_white
from workshop.errors import Refused
from workshop.words import _

SAVE_AFTER, WIDE, OWN = 400, 400, 97
COLOUR = len("#rrggbb")


class _Finding(QWidget):
    """What was found out about a colour, behind a tick or a warning."""

    def __init__(self) -> None:
        super().__init__()
        self._well = True
        self._short = Label("", 16, bold=True)
        self._words = Label("", 16, colour="ink2", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._short)
        row.addWidget(self._words, 1)

    def say(self, short: str, words: str, *, well: bool) -> None:
        """A few words in bold, then what they mean."""
        self._well = well
        self._short.setText(short)
        self._words.setText(words)
        self.update()

    def text(self) -> str:
        """All of it."""
        return f"{self._short.text()}: {self._words.text()}"

    def paintEvent(self, event: QPaintEvent) -> None:
        sign = pixmap("tick", 20) if self._well else pixmap("warning", 20, "warn")
        QPainter(self).drawPixmap(2, 1, sign)


class LetterheadForm(QWidget):
    """`changed` carries the letterhead once the typing rests; `typed` tells of every sign."""

    changed = Signal(object)
    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._letterhead = Letterhead()
        self.setObjectName("letterhead")
        self.title = Field(_("What you call this letterhead"), width=WIDE, limit=80)
        self.name = Field(_("Name"), width=WIDE, limit=80)
        self.line = Field(_("Line below"), width=WIDE, limit=120)
        self.contact = Field(_("Contact, on the cover"), width=WIDE, limit=120)
        self.logo = LogoPicture(120, 76)
        self.choose = Button(_("Choose"), icon="plus")
        self.remove = Button(_("Remove"), icon="bin")
        self.fault = FaultLine()
        names = (_("Violet"), _("Teal"), _("Blue"), _("Rust"), _("Green"), _("Grey"))
        self._names = dict(zip(ACCENTS, names, strict=True))
        self.accent = Label("", 16, bold=True)
        self.swatches = Swatches(self._names)
        self.own = QLineEdit()
        self.own_fault = FaultLine()
        self.contrast, self.grey = _Finding(), _Finding()
        self._save = QTimer(self)
        self._save.setSingleShot(True)
        self._save.setInterval(SAVE_AFTER)
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for field in (self.title, self.name, self.line, self.contact):
            column.addWidget(field)
        told = Label(
            _("PNG or SVG. Printed 1.4 cm high on the cover, 0.8 cm on pages. "
              "The room sees it on the title of the day."),
            15, colour="ink2", wrap=True,
        )  # fmt: skip
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.logo)
        row.addSpacing(8)
        for button in (self.choose, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        _stack(column, Label(_("Logo"), 16, bold=True), row, self.fault, told)
        colours = QHBoxLayout()
        colours.setSpacing(9)
        colours.addWidget(self.swatches)
        colours.addWidget(self.own)
        colours.addStretch(1)
        self.own.setObjectName(_("Accent of your own"))
        self.own.setAccessibleName(_("Accent of your own"))
        self.own.setMaxLength(COLOUR)
        self.own.setFont(font(16))
        self.own.setFixedSize(OWN, 44)
        dress(self.own)
        rule = Label(
            _("Under 7 to 1 a colour serves for the line only; words then stay black. "
              "Marks of people and lenses keep their own colours."),
            15, colour="ink2", wrap=True,
        )  # fmt: skip
        _stack(column, self.accent, colours, self.own_fault, self.contrast, self.grey, rule)
        column.addStretch(1)

    def show_letterhead(self, kept: Letterhead) -> None:
        """Fills in another one."""
        self.flush()
        self._letterhead = kept
        self.fault.say("")
        self.title.edit.setPlaceholderText(called(structs.replace(kept, title="")))
        for field, text in (
            (self.title, kept.title), (self.name, kept.name),
            (self.line, kept.line), (self.contact, kept.contact),
        ):  # fmt: skip
            with QSignalBlocker(field):
                field.set_text(text)
        self._show()

    def letterhead(self) -> Letterhead:
        """As it is typed now."""
        return self._letterhead

    def is_typing(self, letterhead: str) -> bool:
        """Whether that one was typed in and is not told yet."""
        return self._save.isActive() and self._letterhead.id == letterhead

    def _show(self) -> None:
        kept = self._letterhead
        self.logo.set_logo(kept.logo)
        self.remove.setVisible(bool(kept.logo))
        self.swatches.set_value(kept.accent)
        if self.own.text().upper() != kept.accent.upper():
            with QSignalBlocker(self.own):
                self.own.setText(kept.accent)
        name = self._names.get(kept.accent, kept.accent)
        self.accent.setText(_("Accent colour: {name}").format(name=name.lower()))
        found = contrast_on_white(kept.accent)
        ratio = _("{n} to 1 on white").format(n=f"{found:.1f}")
        well = found >= FOR_WORDS
        self.contrast.say(
            ratio,
            _("labels and lines read well") if well else _("too pale for words: the line only"),
            well=well,
        )
        self.grey.say(
            _("Dark in grey too") if well else _("Pale in grey"),
            _("a black printer shows it well") if well else _("a black printer shows it weakly"),
            well=well,
        )

    def _connect(self) -> None:
        for field in (self.title, self.name, self.line, self.contact):
            field.changed.connect(self._on_typed)
        self.swatches.chosen.connect(self._on_accent)
        self.own.textChanged.connect(self._on_own)
        self.choose.clicked.connect(self._on_choose)
        self.remove.clicked.connect(partial(self._set_logo, b""))
        self._save.timeout.connect(self._tell)

    def _on_typed(self, _text: str) -> None:
        self._set(
            title=self.title.text(), name=self.name.text(), line=self.line.text(),
            contact=self.contact.text(),
        )  # fmt: skip

    def _on_accent(self, accent: str) -> None:
        self._set(accent=accent)

    def _on_own(self, text: str) -> None:
        wanted = QColor(text.strip()) if len(text.strip()) == COLOUR else QColor()
        self.own_fault.say("" if wanted.isValid() else _("A colour is written like #0B5A57."))
        if wanted.isValid():
            self._set(accent=wanted.name().upper())

    def _set(self, **fields: object) -> None:
        self._letterhead = structs.replace(self._letterhead, **fields)
        self._show()
        self.typed.emit()
        self._save.start()

    def _on_choose(self) -> None:
        kinds = _("Pictures (*.png *.svg)")
        ask_for_file(self, _("Choose a logo"), kinds, self.take_logo)

    def take_logo(self, path: str) -> None:
        """Reads a logo from a file; says where it is none."""
        try:
            self._set_logo(read_logo(Path(path)))
        except Refused as fault:
            self.fault.say(fault.sentence)

    def _set_logo(self, png: bytes) -> None:
        self.fault.say("")
        self._set(logo=png)

    def _tell(self) -> None:
        self.changed.emit(self._letterhead)

    def flush(self) -> None:
        """Tells at once what was typed last."""
        if self._save.isActive():
            self._save.stop()
            self._tell()


def _stack(column: QVBoxLayout, *parts: QWidget | QLayout) -> None:
    """Parts that belong together, close to one another."""
    stack = QVBoxLayout()
    stack.setSpacing(8)
    for part in parts:
        if isinstance(part, QLayout):
            stack.addLayout(part)
        else:
            stack.addWidget(part)
    column.addLayout(stack)
