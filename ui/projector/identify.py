"""Which screen does the room look at? A number on each, and one question."""

from functools import partial

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.kit.button import Button, KeyCap
from ui.kit.full_screen import cover
from ui.kit.icon import pixmap
from ui.kit.keyboard import meant
from ui.kit.label import Ground, Label
from ui.kit.scroll import SmallScreenScroll
from ui.projector.screens import Screens, facts
from ui.projector.window import RoomWindow, room_frame
from ui.theme import colour, font
from workshop.room.screen_pages import numeral_page
from workshop.room.typesetting import CAP
from workshop.words import _

PROFILE = 6
CARD_WIDE, CARD_HIGH, CARD_GAP = 722, 86, 14
NUMERAL, LEFT, RIGHT = 520, 84, 560
TWO_COLUMNS_FROM = 4


class ScreenCard(Button):
    """One screen: its number, what it is, and the key that chooses it."""

    def __init__(self, number: int, title: str, about: str) -> None:
        super().__init__(title)
        self._number, self._about = number, about
        self._key_cap = KeyCap(str(number))
        name = _("Screen {n}: {title}").format(n=number, title=title)
        self.setObjectName(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(CARD_WIDE)

    def sizeHint(self) -> QSize:
        return QSize(CARD_WIDE // 2, CARD_HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        expected = self.look() == "expected"
        ink, quiet = ("onacc", "onacc") if expected else ("ink", "ink2")
        painter.setPen(colour("accent" if expected else "edge"))
        painter.setBrush(colour("accent" if expected else "surface"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 8, 8)
        middle = self.height() / 2
        painter.drawPixmap(82, round(middle - 10), pixmap(self._icon_name(), 20, ink))
        upright = Qt.AlignmentFlag.AlignVCenter
        for words, px, bold, token, left, top, high in (
            (str(self._number), 34, True, ink, 26, 0, self.height()),
            (self.text(), 20, True, ink, 119, middle - 27, 28),
            (self._about, 16, False, quiet, 119, middle + 1, 24),
        ):
            painter.setPen(colour(token))
            painter.setFont(font(px, bold=bold))
            painter.drawText(QRectF(left, top, self.width() - left - 60, high), upright, words)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        right = self.width() - 26 - self._key_cap.width()
        self._key_cap.paint(painter, right, middle, "onacc" if expected else "edge", ink)

    def _icon_name(self) -> str:
        return "laptop" if self._number == 1 else "screen"


class OwnNumeral(QWidget):
    """The number of the facilitator's screen, and what it is below."""

    def sizeHint(self) -> QSize:
        return QSize(LEFT, NUMERAL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        size = round(NUMERAL * _share(self.window().size()))
        baseline = round((self.height() + CAP * size) / 2 - 0.03 * size)
        painter.setFont(font(size, bold=True))
        painter.setPen(colour("accent"))
        painter.drawText(0, baseline, "1")
        painter.setFont(font(26, bold=True))
        painter.setPen(colour("ink"))
        painter.drawText(0, round(baseline + 0.18 * size), self.accessibleName())


def _share(size: QSize) -> float:
    """Of the measures that were drawn for 1366 by 768."""
    return min(1.0, size.width() / 1366, size.height() / 768)


class ScreenQuestion(QMainWindow):
    """The question, on the facilitator's screen beside its own number."""

    chosen = Signal(int)
    """Which, counted from 0."""
    none_chosen = Signal()
    left = Signal()

    def __init__(self, cards: tuple[tuple[str, str], ...], suggested: int) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("screens")
        self.setWindowTitle(_("Which screen does the room look at?"))
        self.cards = [ScreenCard(at + 1, *card) for at, card in enumerate(cards)]
        self.none = Button(_("Only one screen: keep notes and hints off it"), height=48)
        self._numeral = OwnNumeral()
        self._numeral.setAccessibleName(_("This is screen {n}.").format(n=1))
        self._suggested = self.cards[suggested]
        self._suggested.set_look("expected")
        for at, card in enumerate(self.cards):
            card.clicked.connect(partial(self.chosen.emit, at))
        self.none.clicked.connect(self.none_chosen)
        ground = Ground("paper")
        self.setCentralWidget(ground)
        self._row = QHBoxLayout(ground)
        self._row.setSpacing(0)
        self._build()
        self._suggested.setFocus()

    def _build(self) -> None:
        right = QVBoxLayout()
        right.addStretch(1)
        right.addWidget(Label(self.windowTitle(), 34, bold=True, wrap=True))
        right.addSpacing(8)
        right.addWidget(Label(_("Every screen shows its number now."), 20, colour="ink2"))
        right.addSpacing(30)
        grid = QGridLayout()
        grid.setSpacing(CARD_GAP)
        columns = 2 if len(self.cards) >= TWO_COLUMNS_FROM else 1
        for at, card in enumerate(self.cards):
            grid.addWidget(card, at // columns, at % columns)
        right.addLayout(grid)
        right.addSpacing(28)
        right.addWidget(self.none)
        right.addSpacing(30)
        right.addWidget(Label(_("The room gets a picture only after you choose."), 16))
        kept = _("Your choice is remembered. S swaps the screens at any time.")
        right.addWidget(Label(kept, 16, colour="ink2", wrap=True))
        right.addStretch(1)
        beside = QWidget()
        beside.setLayout(right)
        self._row.addWidget(self._numeral)
        self._row.addWidget(SmallScreenScroll(beside), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share = _share(self.size())
        self._numeral.setFixedWidth(round((RIGHT - LEFT) * share))
        self._row.setContentsMargins(round(LEFT * share), 24, round(LEFT * share), 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses; Esc leaves it open."""
        number = meant(event, {str(at + 1): at for at in range(len(self.cards))})
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif number is not None:
            self.chosen.emit(number)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if event.spontaneous():
            self.left.emit()
        super().closeEvent(event)


class Identify(QObject):
    """Shows a number on every screen and asks; `done` comes after a choice or without one."""

    done = Signal()

    def __init__(self, screens: Screens, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screens = screens
        own = screens.console()
        self._order = [own, *(each for each in screens.all() if each is not own)]
        self._numerals: list[RoomWindow] = []
        self.question: ScreenQuestion | None = None

    def show_numbers(self) -> None:
        """Every screen but the facilitator's shows its number."""
        for at, screen in enumerate(self._order[1:], 2):
            window = RoomWindow(fades=False)
            window.setObjectName(f"screen {at}")
            window.setWindowTitle(_("Screen {n}").format(n=at))
            window.setAccessibleName(window.windowTitle())
            window.show_page(numeral_page(room_frame(screen.size(), PROFILE), at))
            window.show_on(screen)
            self._numerals.append(window)

    def ask(self) -> None:
        """The question, on the facilitator's screen."""
        if not self._numerals:
            self.show_numbers()
        cards = tuple(card_words(screen, at) for at, screen in enumerate(self._order))
        question = self.question = ScreenQuestion(cards, suggested=1)
        question.chosen.connect(self._on_chosen)
        question.none_chosen.connect(self._on_none)
        question.left.connect(self.end)
        cover(question, self._order[0])
        question.activateWindow()

    def holds(self) -> bool:
        """Whether the same screens are still there."""
        return set(self._order) == set(self._screens.all())

    def end(self) -> None:
        """Takes numbers and question away."""
        windows = (*self._numerals, *((self.question,) if self.question else ()))
        self._numerals, self.question = [], None
        for window in windows:
            window.close()
            window.deleteLater()
        self.done.emit()

    def _on_chosen(self, at: int) -> None:
        self._screens.choose(self._order[at])
        self.end()

    def _on_none(self) -> None:
        self._screens.choose(None)
        self.end()


def card_words(screen: QScreen, at: int) -> tuple[str, str]:
    """What a screen is, and how large; at: 0 for the facilitator's own."""
    said, size = facts(screen), screen.size()
    title = _("This laptop") if at == 0 else _("Projector")
    ratio = screen.devicePixelRatio()
    pixels = f"{round(size.width() * ratio)} × {round(size.height() * ratio)}"
    return title, ", ".join(part for part in (said.maker, said.model, pixels) if part)
