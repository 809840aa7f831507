"""What this program is made of, and under which licence each part comes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.button import Button
from ui.kit.label import Label
from ui.kit.scroll import Scroll
from ui.theme import colour
from workshop.words import _

WIDE, HIGH, PADDING = 640, 600, 36
LICENCES = (
    ("Heliotrope", "MIT"),
    ("Atkinson Hyperlegible (Braille Institute)", "OFL 1.1"),
    ("Noto (Google)", "OFL 1.1"),
    ("Python", "PSF 2.0"),
    ("Qt and PySide6", "LGPL 3.0"),
    ("SQLAlchemy, Alembic, Mako", "MIT"),
    ("SQLite", "Public domain"),
    ("msgspec, MarkupSafe", "BSD 3-Clause"),
    ("ReportLab", "BSD 3-Clause"),
    ("Pillow", "MIT-CMU"),
    ("uharfbuzz", "Apache 2.0"),
    ("python-bidi", "LGPL 3.0"),
    ("pypdfium2", "Apache 2.0 or BSD 3-Clause"),
    ("platformdirs, charset-normalizer", "MIT"),
    ("typing_extensions", "PSF 2.0"),
)
"""Every part that ships, and its licence."""


class LicencesDialog(QDialog):
    """A page to read; Esc or Close leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("licences")
        self.setWindowTitle(_("Licences"))
        self.setAccessibleName(_("Licences"))
        self.setFixedSize(WIDE, HIGH)
        self.done_with = Button(_("Close"), key="Esc")
        self.done_with.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, 30, PADDING, 24)
        column.setSpacing(12)
        column.addWidget(Label(_("Licences"), 26, bold=True))
        scroll = Scroll()
        scroll.column.addLayout(_table())
        scroll.column.addStretch(1)
        column.addWidget(scroll, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.done_with)
        column.addLayout(foot)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colour("paper"))


def _table() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 12, 0)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(0, 1)
    for row, (part, licence) in enumerate(LICENCES):
        grid.addWidget(Label(part, 16, bold=not row), row, 0)
        grid.addWidget(Label(licence, 16, colour="ink2"), row, 1)
    return grid
