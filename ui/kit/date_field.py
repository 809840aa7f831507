"""A day to choose, by typing or with the arrow keys."""

import datetime as dt

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QDateEdit, QVBoxLayout, QWidget

from ui.kit.field import HIGH
from ui.kit.label import Label
from ui.theme import font


class DateField(QWidget):
    """A label above a day such as 24 November 2026."""

    changed = Signal()

    def __init__(self, label: str, day: dt.date) -> None:
        super().__init__()
        self.edit = QDateEdit()
        self.edit.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.edit.setDisplayFormat("d MMMM yyyy")
        self.edit.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.edit.setDateRange(QDate(2000, 1, 1), QDate(2099, 12, 31))
        self.edit.setFont(font(16))
        self.edit.setFixedHeight(HIGH)
        self.edit.setObjectName(label)
        self.edit.setAccessibleName(label)
        self.label = Label(label, 16, bold=True)
        self.label.setBuddy(self.edit)
        self.setFocusProxy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.label)
        column.addWidget(self.edit)
        self.set_value(day)
        self.edit.dateChanged.connect(self.changed)

    def value(self) -> dt.date:
        """The day."""
        day = self.edit.date()
        return dt.date(day.year(), day.month(), day.day())

    def set_value(self, day: dt.date) -> None:
        """Puts a day in."""
        self.edit.setDate(QDate(day.year, day.month, day.day))
