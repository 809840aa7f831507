"""Entries to set dots on: a press or a digit sets one, Delete takes it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.kit.announcement import announce
from ui.kit.board_card import BoardCard
from ui.kit.button import Button
from ui.kit.cells import CLEARING
from ui.theme import colour, font
from workshop.room.figures import sentence_case
from workshop.room.number_words import counted
from workshop.words import _, ngettext

GAP, HIGH, PITCH = 16, 86, 98
HEAD = 58
"""Of the line that says how many dots are left."""
DOT, APART, EDGE = 26, 34, 21
RADIUS = 8


@dataclass(frozen=True, kw_only=True)
class DotEntry:
    """One entry. number: as the room calls it."""

    id: str
    number: str
    words: str


class DotCard(BoardCard):
    """An entry with a place for each dot that it takes."""

    def __init__(self, entry: DotEntry, most: int, board: QWidget) -> None:
        super().__init__(entry.id, board)
        self.entry, self.most, self.dots, self.taken = entry, most, 0, 0
        self.set_dots(0)

    def set_dots(self, dots: int) -> None:
        """Shows so many."""
        self.dots = dots
        said = ngettext("{n} dot", "{n} dots", dots)
        name = _("{number} {entry}: {dots}")
        self.setAccessibleName(
            name.format(number=self.entry.number, entry=self.entry.words, dots=said)
        )
        self.update()

    def first_dot(self) -> int:
        """Where the places for dots begin."""
        return self.width() - EDGE - DOT - (self.most - 1) * APART

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, middle = self.dots > 0, self.height() / 2
        painter.setPen(QPen(colour("accent" if on else "edge"), 2 if on else 1))
        painter.setBrush(colour("tint" if on else "surface"))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.setPen(colour("ink2"))
        painter.setFont(font(18, bold=True))
        centred = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(EDGE, 0, 34, self.height()), centred, self.entry.number)
        painter.setPen(colour("ink"))
        painter.setFont(font(20, bold=on))
        room = QRectF(EDGE + 38, 4, self.first_dot() - self.taken - EDGE - 50, self.height() - 8)
        painter.drawText(room, centred | Qt.TextFlag.TextWordWrap, self.entry.words)
        for at in range(self.most):
            paint_dot(painter, self.first_dot() + at * APART, middle, filled=at < self.dots)


def paint_dot(painter: QPainter, left: float, middle: float, *, filled: bool) -> None:
    """A dot, or a place for one."""
    painter.setPen(QPen(colour("accent" if filled else "edge"), 2))
    painter.setBrush(colour("accent" if filled else "surface"))
    painter.drawEllipse(QRectF(left + 1, middle - DOT / 2 + 1, DOT - 2, DOT - 2))


class DotBoard(QWidget):
    """Entries in two columns, and the dots left. Digits and Space set one, Delete takes it back."""

    changed = Signal(str, int)
    """The entry and its dots now."""

    def __init__(self, entries: Sequence[DotEntry], dots: int, most: int) -> None:
        super().__init__()
        self._dots, self._most, self._elsewhere = dots, most, 0
        self._cards = [DotCard(entry, most, self) for entry in entries]
        for card in self._cards:
            card.clicked.connect(partial(self._add, card))
            card.focused.connect(partial(self._on_focused, card))
        self._pick: DotCard | None = None
        self._back = Button(_("Take back"), icon="undo", side=12, parent=self)
        self._back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._back.clicked.connect(self._on_back)
        self._back.hide()
        self._said = ""

    def set_dots(self, given: Mapping[str, int], elsewhere: int) -> None:
        """Shows dots; emits nothing. elsewhere: those on entries of other pages."""
        self._elsewhere = elsewhere
        for card in self._cards:
            card.set_dots(given.get(card.entry.id, 0))
        self._settle()

    def focus_first(self) -> None:
        """To the first entry."""
        self._cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def left(self) -> int:
        """How many dots are left."""
        return self._dots - self._elsewhere - sum(card.dots for card in self._cards)

    def sizeHint(self) -> QSize:
        return QSize(1000, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(640, HEAD + -(-len(self._cards) // 2) * PITCH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        """Cards on their places, the way back on the card with the focus."""
        wide = (self.width() - GAP) // 2
        for at, card in enumerate(self._cards):
            left, top = at % 2 * (wide + GAP), HEAD + at // 2 * PITCH
            card.setGeometry(QRect(left, top, wide, HIGH))
            card.taken = 0
        pick = self._pick
        self._back.setVisible(pick is not None and pick.dots > 0)
        if pick is not None and pick.dots:
            self._back.adjustSize()
            pick.taken = self._back.width() + 12
            words = _("Take back: {entry}").format(entry=pick.entry.words)
            self._back.setAccessibleName(words)
            left = pick.x() + pick.first_dot() - self._back.width() - 16
            self._back.move(left, pick.geometry().center().y() - self._back.height() // 2 + 1)
            self._back.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dots that are left, and what cannot be done just now."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, left = HEAD / 2 - 8, self.width() - EDGE + EDGE - DOT - (self._dots - 1) * 36
        for at in range(self._dots):
            paint_dot(painter, left + at * 36, middle, filled=at < self.left())
        painter.setPen(colour("ink"))
        painter.setFont(font(18, bold=True))
        said = ngettext("{n} dot left", "{n} dots left", self.left())
        end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(0, 0, left - 16, HEAD - 16), end, said)
        painter.setFont(font(18))
        begin = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(0, 0, left - 200, HEAD - 16), begin, self._said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self.focusWidget()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not isinstance(card, DotCard) or not plain:
            event.ignore()
            return
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -2, Qt.Key.Key_Down: 2}
        named = next((each for each in self._cards if each.entry.number == event.text()), None)
        if named is not None:
            named.setFocus(Qt.FocusReason.TabFocusReason)
            self._add(named)
        elif event.key() in CLEARING:
            self._take_back(card)
        elif event.key() in moves:
            at = self._cards.index(card) + moves[Qt.Key(event.key())]
            if 0 <= at < len(self._cards):
                self._cards[at].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            event.ignore()

    def _on_focused(self, card: DotCard) -> None:
        self._pick = card
        self._settle()

    def _on_back(self) -> None:
        if self._pick is not None:
            self._take_back(self._pick)

    def _add(self, card: DotCard, *_pressed: object) -> None:
        if card.dots >= self._most:
            most = sentence_case(counted(self._most))
            self._say(_("{most} at most on one card.").format(most=most))
        elif not self.left():
            self._say(_("No dot is left. Take one back first."))
        else:
            self._put(card, card.dots + 1)

    def _take_back(self, card: DotCard) -> None:
        if card.dots:
            self._put(card, card.dots - 1)

    def _put(self, card: DotCard, dots: int) -> None:
        card.set_dots(dots)
        self._said = ""
        self._settle()
        announce(self, ngettext("{n} dot left", "{n} dots left", self.left()))
        self.changed.emit(card.entry.id, dots)

    def _say(self, words: str) -> None:
        self._said = words
        announce(self, words)
        self.update()
