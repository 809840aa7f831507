"""Cards to bring into an order: a tray, places, and a deed or two on the card with the focus."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from ui.kit.board_card import BoardCard
from ui.kit.button import Button
from ui.kit.cells import CLEARING
from ui.kit.icon import pixmap
from ui.kit.label import Label
from ui.theme import colour, font
from workshop.words import _, ngettext

TRAY, GUTTER = 0.456, 60
"""The tray's share of the width, and the room between tray and places."""
HIGH, PITCH, LOW, LOW_PITCH = 52, 58, 40, 44
MOST_TALL = 8
"""From more cards on they are lower and carry no gloss."""
HEAD, RADIUS = 40, 8


@dataclass(frozen=True, kw_only=True)
class OrderCard:
    """One card. name: bold. gloss: quieter beside it."""

    id: str
    name: str
    gloss: str = ""


class CardButton(BoardCard):
    """A card in the tray or on a place."""

    dropped = Signal(QPoint)
    """Let go after dragging, at a point of the board."""

    def __init__(self, card: OrderCard, board: QWidget) -> None:
        super().__init__(card.id, board)
        self.card, self.place, self.current = card, 0, False
        self._from: QPoint | None = None
        self._dragged = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def set_place(self, place: int) -> None:
        """Its place from 1, 0 in the tray."""
        self.place = place
        words = {"card": self.card.name, "place": place}
        self.setAccessibleName(
            _("{card}: place {place}").format(**words)
            if place
            else _("{card}: not placed").format(**words)
        )
        self.setAccessibleDescription(self.card.gloss)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._from, self._dragged = event.position().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        moved = event.position().toPoint() - self._from
        if self._dragged or moved.manhattanLength() >= QApplication.startDragDistance():
            self._dragged = True
            self.setDown(False)
            self.raise_()
            self.move(self.pos() + moved)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, self._from, self._dragged = self._dragged, None, False
        if dragged:
            self.dropped.emit(self.geometry().center())
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        deeds = self.current and self.place > 0
        painter.setPen(QPen(colour("edge"), 1))
        painter.setBrush(colour("tint" if deeds else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(colour("ink"))
        left = 14.0
        if self.place:
            painter.setFont(font(20, bold=True))
            painter.drawText(QRectF(left, 0, 40, self.height()), middle, str(self.place))
            left += 40
        painter.drawPixmap(round(left), round(self.height() / 2 - 10), pixmap("grip", 20, "ink2"))
        left += 34
        painter.setFont(font(18, bold=True))
        wide = painter.fontMetrics().horizontalAdvance(self.card.name)
        painter.drawText(QRectF(left, 0, wide + 4, self.height()), middle, self.card.name)
        left += max(wide + 24, 190)
        room = int(self.width() - left - 12)
        if self.card.gloss and self.height() >= HIGH and not deeds and room > 60:
            painter.setFont(font(16))
            painter.setPen(colour("ink2"))
            said = painter.fontMetrics().elidedText(
                self.card.gloss, Qt.TextElideMode.ElideRight, room
            )
            painter.drawText(QRectF(left, 0, room, self.height()), middle, said)


class OrderBoard(QWidget):
    """Tray on the left, places on the right. Press: next free place. Drag: insert.
    Digits place, Up and Down move, Delete takes out.
    """

    changed = Signal()
    """The order is another now."""

    def __init__(self, cards: Sequence[OrderCard], first: str, last: str) -> None:
        super().__init__()
        self._order: list[str] = []
        self._tray = [card.id for card in cards]
        self._cards = {card.id: CardButton(card, self) for card in cards}
        for button in self._cards.values():
            button.clicked.connect(partial(self._on_pressed, button))
            button.dropped.connect(partial(self._on_dropped, button))
            button.focused.connect(partial(self._on_focused, button))
        self._left = Label("", 18, bold=True, parent=self)
        count = len(cards)
        self._first = Label(f"1 {first}", 18, bold=True, parent=self)
        self._last = Label(f"{count} {last}", 18, colour="ink2", parent=self)
        self._how = Label(
            _("Press a card: it takes the next place. Or drag it where it belongs."),
            16, colour="ink2", wrap=True, parent=self,
        )  # fmt: skip
        self._deeds = (
            self._deed(_("Up"), "up", lambda: self._move(-1)),
            self._deed(_("Down"), "down", lambda: self._move(1)),
            self._deed(_("Take out"), "undo", self._take_out),
        )
        self._pick: CardButton | None = None

    def _deed(self, words: str, icon: str, do: Callable[[], None]) -> Button:
        deed = Button(words, icon=icon, side=12, parent=self)
        deed.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        deed.clicked.connect(do)
        deed.hide()
        return deed

    def set_order(self, order: Sequence[str]) -> None:
        """Shows an order; emits nothing."""
        self._order = [*order]
        self._lay_out()

    def order(self) -> tuple[str, ...]:
        """Ids of the placed cards, the first place first."""
        return tuple(self._order)

    def focus_first(self) -> None:
        """To the first card that has no place yet, else to the first place."""
        names = [*self._waiting(), *self._order]
        self._cards[names[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _waiting(self) -> list[str]:
        return [name for name in self._tray if name not in self._order]

    def sizeHint(self) -> QSize:
        return QSize(1000, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(640, HEAD + len(self._cards) * self._pitch())

    def _tall(self) -> bool:
        return len(self._cards) <= MOST_TALL

    def _pitch(self) -> int:
        return PITCH if self._tall() else LOW_PITCH

    def _slot(self, column: int, row: int) -> QRect:
        """The place of a card: column 0 is the tray."""
        tray = round(self.width() * TRAY)
        left = tray + GUTTER if column else 0
        wide = self.width() - left if column else tray
        return QRect(left, HEAD + row * self._pitch(), wide, HIGH if self._tall() else LOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        waiting = self._waiting()
        for row, name in enumerate(waiting):
            self._cards[name].set_place(0)
            self._cards[name].setGeometry(self._slot(0, row))
        for row, name in enumerate(self._order):
            self._cards[name].set_place(row + 1)
            self._cards[name].setGeometry(self._slot(1, row))
        before: QWidget | None = None
        for name in [*waiting, *self._order]:
            if before is not None:
                QWidget.setTabOrder(before, self._cards[name])
            before = self._cards[name]
        self._lay_out_words(len(waiting))
        self._lay_out_deeds()
        self.update()

    def _lay_out_words(self, waiting: int) -> None:
        said = ngettext("{n} to place", "{n} to place", waiting) if waiting else _("All placed")
        self._left.setText(said)
        tray, places = self._slot(0, 0), self._slot(1, 0)
        high = self._first.sizeHint().height()
        self._left.setGeometry(tray.left(), 4, tray.width(), high)
        half = places.width() // 2
        self._first.setGeometry(places.left(), 4, half, high)
        wide = min(half, self._last.sizeHint().width())
        self._last.setGeometry(places.right() - wide, 4, wide, high)
        below = self._slot(0, waiting)
        self._how.setGeometry(below.left(), below.top() + 10, below.width(), 44)
        self._how.setVisible(0 < waiting < len(self._cards))

    def _lay_out_deeds(self) -> None:
        card = self._pick
        for each in self._cards.values():
            each.current = each is card
        for deed in self._deeds:
            deed.setVisible(card is not None and card.place > 0)
        if card is None or not card.place:
            return
        box = self._slot(1, card.place - 1)
        right = box.right() - 6
        for deed in reversed(self._deeds):
            deed.adjustSize()
            deed.move(right - deed.width(), box.center().y() - deed.height() // 2 + 1)
            deed.raise_()
            right -= deed.width() + 6
        self._deeds[0].set_off("" if card.place > 1 else _("It is the first."))
        self._deeds[1].set_off("" if card.place < len(self._order) else _("It is the last."))
        for deed, words in zip(
            self._deeds, (_("Up: {card}"), _("Down: {card}"), _("Take out: {card}")), strict=True
        ):
            deed.setAccessibleName(words.format(card=card.card.name))

    def _on_focused(self, card: CardButton) -> None:
        self._pick = card
        self._lay_out_deeds()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The empty places."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour("edge"), 1)
        pen.setStyle(Qt.PenStyle.DashLine)
        for row in range(len(self._order), len(self._cards)):
            box = QRectF(self._slot(1, row)).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(pen)
            painter.setBrush(colour("sunk"))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
            painter.setPen(colour("ink2"))
            painter.setFont(font(20, bold=True))
            painter.drawText(box.adjusted(14, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(row + 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self.focusWidget()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not isinstance(card, CardButton) or not plain:
            event.ignore()
            return
        key, text = event.key(), event.text()
        if text.isdecimal() and 0 < int(text) <= len(self._cards):
            self._put(card, int(text) - 1)
        elif key in CLEARING and card.place:
            self._take_out()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and card.place:
            self._move(-1 if key == Qt.Key.Key_Up else 1)
        else:
            event.ignore()

    def _on_pressed(self, card: CardButton) -> None:
        if not card.place:
            self._put(card, len(self._order))

    def _on_dropped(self, card: CardButton, at: QPoint) -> None:
        if at.x() < self._slot(1, 0).left() - GUTTER // 2:
            self._pick = card
            self._take_out()
        else:
            self._put(card, round((at.y() - HEAD - self._pitch() / 2) / self._pitch()))

    def _put(self, card: CardButton, at: int) -> None:
        """On a place, the cards from there on move down; beyond the last it is the next free."""
        name = card.card.id
        before = [*self._order]
        waiting = name not in self._order
        if not waiting:
            self._order.remove(name)
        self._order.insert(max(0, at), name)
        left = self._waiting()
        # After a card from the tray the next one waits for its digit.
        self._changed(before, self._cards[left[0]] if waiting and left else card)

    def _move(self, by: int) -> None:
        card = self._pick
        if card is not None and 0 <= card.place - 1 + by < len(self._order):
            self._put(card, card.place - 1 + by)

    def _take_out(self) -> None:
        card = self._pick
        if card is not None:
            before = [*self._order]
            if card.card.id in self._order:
                self._order.remove(card.card.id)
            self._changed(before, card)

    def _changed(self, before: list[str], then: CardButton) -> None:
        self._lay_out()
        then.setFocus(Qt.FocusReason.TabFocusReason)
        if before != self._order:
            self.changed.emit()
