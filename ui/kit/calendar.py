"""A month to choose a day from, over the field that it is for."""

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from ui.theme import colour, font
from workshop.words import _, spoken


class Calendar(QFrame):
    """Arrows move, Enter or a click chooses, Esc leaves all as it is."""

    chosen = Signal(QDate)

    def __init__(self, over: QWidget, day: QDate) -> None:
        super().__init__(over, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.Box)
        self.setAccessibleName(_("Month"))
        self.month = QCalendarWidget()
        self.month.setLocale(QLocale(spoken()))
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setFont(font(16))
        ink = QTextCharFormat()
        ink.setForeground(colour("ink"))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(weekend, ink)
        self.month.setSelectedDate(day)
        self.month.clicked.connect(self._on_chosen)
        self.month.activated.connect(self._on_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.month)
        self.move(over.mapToGlobal(QPoint(0, over.height() + 4)))

    def _on_chosen(self, day: QDate) -> None:
        self.chosen.emit(day)
        self.close()
