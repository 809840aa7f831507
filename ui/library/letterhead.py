"""The letterhead: who hands a report over, a logo, one accent, and the head of a page with them."""

from functools import partial
from pathlib import Path

from msgspec import structs
from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.button import Button
from ui.kit.field import FaultLine, Field
from ui.kit.label import Label
from ui.kit.logo import LogoPicture, read_logo
from ui.kit.swatches import Swatches
from ui.theme import colour, font
from workshop.domain.letterhead import ACCENTS, FOR_WORDS, Letterhead, contrast_on_white
from workshop.errors import Refused
from workshop.room.accent import accent_colours
from workshop.words import _

SAVE_AFTER, WIDE = 400, 400
COLOUR = len("#rrggbb")


class LetterheadForm(QWidget):
    """`changed` carries the letterhead as it is typed."""

    changed = Signal(object)

    def __init__(self, letterhead: Letterhead) -> None:
        super().__init__()
        self._letterhead = letterhead
        self.setObjectName("letterhead")
        self.name = Field(_("Name"), width=WIDE, limit=80)
        self.line = Field(_("Line below"), width=WIDE, limit=120)
        self.contact = Field(_("Contact, on the cover"), width=WIDE, limit=120)
        self.logo = LogoPicture(120, 76)
        self.choose = Button(_("Choose a logo"), icon="plus")
        self.remove = Button(_("Remove the logo"), icon="bin")
        self.fault = FaultLine()
        names = (_("Violet"), _("Teal"), _("Blue"), _("Rust"), _("Green"), _("Grey"))
        self.swatches = Swatches(dict(zip(ACCENTS, names, strict=True)))
        self.own = Field(_("Accent of your own"), width=120, limit=COLOUR)
        self.contrast = Label("", 16, colour="ink2", wrap=True)
        self.head = _PageHead()
        self._save = QTimer(self)
        self._save.setSingleShot(True)
        self._save.setInterval(SAVE_AFTER)
        self._build()
        self._fill()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for field in (self.name, self.line, self.contact):
            column.addWidget(field)
        column.addWidget(Label(_("Logo"), 16, bold=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.logo)
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.fault)
        told = _(
            "PNG or SVG. Printed 1.4 cm high on the cover, 0.8 cm on pages. "
            "The room sees it on the title of the day."
        )
        column.addWidget(Label(told, 15, colour="ink2", wrap=True))
        column.addWidget(Label(_("Accent colour"), 16, bold=True))
        column.addWidget(self.swatches)
        column.addWidget(self.own)
        column.addWidget(self.contrast)
        column.addWidget(Label(_("Head of a page"), 16, bold=True))
        column.addWidget(self.head)

    def _fill(self) -> None:
        kept = self._letterhead
        self.name.set_text(kept.name)
        self.line.set_text(kept.line)
        self.contact.set_text(kept.contact)
        self._show()

    def _show(self) -> None:
        kept = self._letterhead
        self.logo.set_logo(kept.logo)
        self.remove.setVisible(bool(kept.logo))
        self.swatches.set_value(kept.accent)
        if self.own.text().upper() != kept.accent.upper():
            self.own.set_text(kept.accent)
        found = contrast_on_white(kept.accent)
        said = _("{n} to 1 on white: labels and lines read well.")
        if found < FOR_WORDS:
            said = _("{n} to 1 on white. Too pale for words: used for the line only.")
        self.contrast.setText(said.format(n=f"{found:.1f}"))
        self.head.show_letterhead(kept)

    def _connect(self) -> None:
        for field in (self.name, self.line, self.contact):
            field.changed.connect(self._on_typed)
        self.swatches.chosen.connect(self._on_accent)
        self.own.changed.connect(self._on_own)
        self.choose.clicked.connect(self._on_choose)
        self.remove.clicked.connect(partial(self._set_logo, b""))
        self._save.timeout.connect(self._tell)

    def _on_typed(self, _text: str) -> None:
        self._set(name=self.name.text(), line=self.line.text(), contact=self.contact.text())

    def _on_accent(self, accent: str) -> None:
        self._set(accent=accent)

    def _on_own(self, text: str) -> None:
        wanted = QColor(text.strip()) if len(text.strip()) == COLOUR else QColor()
        self.own.set_error("" if wanted.isValid() else _("A colour is written like #0B5A57."))
        if wanted.isValid():
            self._set(accent=wanted.name().upper())

    def _set(self, **fields: object) -> None:
        self._letterhead = structs.replace(self._letterhead, **fields)
        self._show()
        self._save.start()

    def _on_choose(self) -> None:
        asked = QFileDialog(self, _("Choose a logo"), str(Path.home()))
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setFileMode(QFileDialog.FileMode.ExistingFile)
        asked.setNameFilter(_("Pictures (*.png *.svg)"))
        asked.fileSelected.connect(self.take_logo)
        asked.open()

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


class _PageHead(QWidget):
    """The top of a page, in the proportions of paper."""

    WIDE, HIGH = 560, 110

    def __init__(self) -> None:
        super().__init__()
        self._letterhead = Letterhead()
        self._logo = QImage()
        self.setFixedSize(self.WIDE, self.HIGH)

    def show_letterhead(self, letterhead: Letterhead) -> None:
        """Draws it anew."""
        self._letterhead = letterhead
        self._logo = QImage.fromData(letterhead.logo) if letterhead.logo else QImage()
        self.setAccessibleName(_("Head of a page"))
        self.setAccessibleDescription(f"{letterhead.name}, {letterhead.line}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setPen(colour("edge"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        colours = accent_colours(self._letterhead.accent)
        left = 28.0
        if not self._logo.isNull():
            size = self._logo.size().toSizeF()
            size.scale(80, 34, Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRectF(left, 20, size.width(), size.height()), self._logo)
            left += size.width() + 12
        words = QRectF(left, 20, self.WIDE - left - 28, 34)
        painter.setPen(Qt.GlobalColor.black)
        painter.setFont(font(16, bold=True))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, self._letterhead.name)
        painter.setFont(font(14))
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignRight, self._letterhead.line)
        painter.fillRect(QRectF(28, 64, self.WIDE - 56, 3), QColor(colours["rule"]))
        painter.setPen(QColor(colours["accent"]))
        painter.setFont(font(14, bold=True))
        below = QRectF(28, 72, self.WIDE - 56, 26)
        painter.drawText(below, middle | Qt.AlignmentFlag.AlignLeft, _("What the room found"))
