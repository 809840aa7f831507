"""Released words beside a list that is being named; each goes over with one key."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.kit.button import Button
from ui.kit.icon import IconPicture
from ui.kit.label import Label, Rule
from ui.kit.scroll import Scroll
from workshop.words import _

WIDE = 320


class CardsColumn(QWidget):
    """Cards that nobody has taken stand first; the others say in which entry they are."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDE)
        self._shown: tuple[object, ...] | None = None
        self._title = Label("", 20, bold=True, wrap=True)
        self._count = Label("", 16, colour="ink2")
        self._cards = Scroll((0, 0, 0, 0))
        # As high as the list beside it, however many there are.
        self._cards.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._count)
        column.addSpacing(6)
        column.addWidget(self._cards, 1)

    def show_cards(self, title: str, people: int, places: dict[str, int]) -> None:
        """The released words, with the number of the entry that each went into, 0 for none."""
        shown = (title, people, tuple(places.items()))
        if shown == self._shown:
            return
        self._shown = shown
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._title.setText(_("From “{title}”").format(title=title))
        self._count.setText(_("{shown} of {n} may be shown").format(shown=len(places), n=people))
        while (item := self._cards.column.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        takes = []
        for text, place in sorted(places.items(), key=lambda pair: bool(pair[1])):
            row = _CardRow(text, place)
            if row.take is not None:
                row.take.clicked.connect(partial(self.taken.emit, text))
                takes.append(row.take)
            self._cards.column.addWidget(row)
            self._cards.column.addWidget(Rule())
        self._cards.column.addStretch(1)
        if had_focus and takes:
            takes[0].setFocus(Qt.FocusReason.TabFocusReason)


class _CardRow(QWidget):
    """One card with its deed, or where it is."""

    def __init__(self, text: str, place: int) -> None:
        super().__init__()
        line = " ".join(text.split())
        self.take: Button | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 9, 0, 9)
        row.setSpacing(12)
        row.addWidget(Label(line, 16, colour="ink2" if place else "ink", wrap=True), 1)
        if place:
            row.addWidget(IconPicture("tick", 20, "ink2"))
            row.addWidget(Label(_("in {n}").format(n=place), 16, colour="ink2"))
        else:
            self.take = Button(_("Take"), icon="plus")
            self.take.setAccessibleName(_("Take: {card}").format(card=line))
            row.addWidget(self.take)
