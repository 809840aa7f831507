"""A day to choose, by typing, with the arrow keys or on a calendar."""

import datetime as dt
from string import Formatter

from PySide6.QtCore import QDate, QLocale, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSpinBox, QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.button import Button
from ui.kit.calendar import Calendar
from ui.kit.field import HIGH
from ui.kit.label import Label
from ui.theme import colour, dress, font
from workshop.words import _, spoken


class _Frame(QWidget):
    """The edge of a field round a bare line."""

    def __init__(self, inside: QWidget, beside: QWidget) -> None:
        super().__init__()
        self.setFixedHeight(HIGH)
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 1, 1, 1)
        row.setSpacing(0)
        row.addWidget(inside, 1)
        row.addWidget(beside)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("edge"), 1))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


class DateField(QWidget):
    """A label above a day such as 24 November 2026."""

    changed = Signal()

    def __init__(self, label: str, day: dt.date) -> None:
        super().__init__()
        self.edit = QDateEdit()
        dress(self.edit)
        self.edit.setLocale(QLocale(spoken()))
        self.edit.setDisplayFormat(_display_format())
        self.edit.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.edit.setDateRange(QDate(2000, 1, 1), QDate(2099, 12, 31))
        self.edit.setFont(font(16))
        self.edit.setFrame(False)
        self.edit.setProperty("bare", "true")
        self.edit.setObjectName(label)
        self.edit.setAccessibleName(label)
        self.open = Button(_("Calendar"), look="quiet", side=10)
        self.open.clicked.connect(self._on_calendar)
        self.label = Label(label, 16, bold=True)
        self.label.setBuddy(self.edit)
        self.setFocusProxy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.label)
        column.addWidget(_Frame(self.edit, self.open))
        self.set_value(day)
        self.edit.dateChanged.connect(self.changed)

    def value(self) -> dt.date:
        """The day."""
        day = self.edit.date()
        return dt.date(day.year(), day.month(), day.day())

    def _on_calendar(self) -> None:
        calendar = Calendar(self, self.edit.date())
        calendar.chosen.connect(self.edit.setDate)
        calendar.show()
        calendar.month.setFocus()

    def set_value(self, day: dt.date) -> None:
        """Puts a day in."""
        self.edit.setDate(QDate(day.year, day.month, day.day))


def _display_format() -> str:
    """The pattern of a date as Qt writes it; other words in it stand in quotes."""
    parts = {"day": "d", "month": "MMMM", "year": "yyyy"}
    return "".join(
        (f"'{between}'" if between.strip() else between) + parts.get(field or "", "")
        for between, field, _format, _conversion in Formatter().parse(_("{day} {month} {year}"))
    )
