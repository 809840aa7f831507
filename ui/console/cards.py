"""Released words beside a list that is being named: a key takes one over, or groups it."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.kit.button import Button
from ui.kit.label import Label, Rule
from ui.kit.scroll import Scroll
from workshop.words import _

WIDE = 320


class CardsColumn(QWidget):
    """Cards that nobody has taken stand first; the others say in which entry they are. Keys on a
    card: a digit puts it under the entry of that number, M under the chosen one, Del takes it out.
    """

    taken = Signal(str)
    all_taken = Signal(tuple)
    numbered = Signal(str, int)
    """A card is to go under the entry of a number."""
    joined = Signal(str)
    """A card is to go under the entry that is chosen in the list."""
    taken_out = Signal(str)
    sought = Signal(int)
    """The entry of that number is to be looked at."""
    carried = Signal(QPoint)
    dropped = Signal(str, QPoint)
    """A card is dragged over a place of the screen, and let go there."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDE)
        self._shown: tuple[object, ...] | None = None
        self._title = Label("", 20, bold=True, wrap=True)
        self._count = Label("", 16, colour="ink2")
        self._how = Label(_("A digit puts a card under that entry, M under the chosen one."), 16,
                          colour="ink2", wrap=True)  # fmt: skip
        self._all = Button(_("Take all"), icon="plus")
        self._all.clicked.connect(self._on_all)
        self._loose: tuple[str, ...] = ()
        self._cards = Scroll((0, 0, 0, 0))
        # As high as the list beside it, however many there are.
        self._cards.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        head = QHBoxLayout()
        head.addWidget(self._count, 1)
        head.addWidget(self._all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addLayout(head)
        column.addWidget(self._how)
        column.addSpacing(6)
        column.addWidget(self._cards, 1)

    def show_cards(self, title: str, people: int, places: dict[str, int]) -> None:
        """The released words, with the number of the entry that each went into, 0 for none."""
        shown = (title, people, tuple(places.items()))
        if shown == self._shown:
            return
        self._shown = shown
        focus = self.focusWidget()
        stood = focus.parentWidget() if focus and self.isAncestorOf(focus) else None
        at = stood.place_in_column if isinstance(stood, _CardRow) else -1
        self._title.setText(_("From “{title}”").format(title=title))
        self._count.setText(_("{shown} of {n} may be shown").format(shown=len(places), n=people))
        while (item := self._cards.column.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        self._loose = tuple(text for text, place in places.items() if not place)
        self._all.setVisible(len(self._loose) > 1)
        self._how.setVisible(bool(places))
        rows: list[_CardRow] = []
        for text, place in sorted(places.items(), key=lambda pair: bool(pair[1])):
            row = _CardRow(self, text, place, len(rows))
            rows.append(row)
            self._cards.column.addWidget(row)
            self._cards.column.addWidget(Rule())
        self._cards.column.addStretch(1)
        stops = [self._all, *(row.deed for row in rows)]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        if at >= 0 and rows:
            rows[min(at, len(rows) - 1)].deed.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_all(self) -> None:
        self.all_taken.emit(self._loose)


class _CardDeed(Button):
    """The button of a card, whose keys group it."""

    def __init__(self, row: "_CardRow", text: str, *, icon: str, look: str) -> None:
        super().__init__(text, icon=icon, look=look)
        self._row = row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._row.takes_key(event):
            super().keyPressEvent(event)


class _CardRow(QWidget):
    """One card with its deed, or where it is; it can be dragged on an entry."""

    def __init__(self, column: CardsColumn, text: str, place: int, at: int) -> None:
        super().__init__()
        line = " ".join(text.split())
        self.place_in_column = at
        self._column, self._text, self._place = column, text, place
        self._pressed: QPoint | None = None
        self._dragged = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 9, 0, 9)
        row.setSpacing(12)
        row.addWidget(Label(line, 16, colour="ink2" if place else "ink", wrap=True), 1)
        self.deed: QPushButton
        if place:
            self.deed = _CardDeed(self, _("in {n}").format(n=place), icon="tick", look="quiet")
            said = _("In {n}: {card}").format(n=place, card=line)
            self.deed.clicked.connect(partial(column.sought.emit, place))
        else:
            self.deed = _CardDeed(self, _("Take"), icon="plus", look="usual")
            said = _("Take: {card}").format(card=line)
            self.deed.clicked.connect(partial(column.taken.emit, text))
        self.deed.setAccessibleName(said)
        row.addWidget(self.deed)

    def takes_key(self, event: QKeyEvent) -> bool:
        """Whether the key groups the card, which it then does."""
        if event.text() in tuple("123456789"):
            self._column.numbered.emit(self._text, int(event.text()))
        elif event.key() == Qt.Key.Key_M:
            self._column.joined.emit(self._text)
        elif event.key() == Qt.Key.Key_Delete and self._place:
            self._column.taken_out.emit(self._text)
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed, self._dragged = event.globalPosition().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A held card is on its way once the pointer has gone a little."""
        place = event.globalPosition().toPoint()
        if self._pressed is None:
            return
        far = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._dragged or far:
            self._dragged = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._column.carried.emit(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, self._pressed, self._dragged = self._dragged, None, False
        self.unsetCursor()
        if dragged:
            self._column.dropped.emit(self._text, event.globalPosition().toPoint())
