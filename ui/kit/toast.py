"""A word to the person that goes by itself: what happened, and one deed, Undo."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from ui.kit.announcement import announce
from ui.kit.button import Button
from ui.kit.icon import pixmap
from ui.kit.label import Label
from ui.theme import colour
from workshop.words import _

STAYS = 6000
HIGH = 48
STEP = 8
CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit)


class Toast(QWidget):
    """Lies near the foot of its parent for six seconds, longer while it has the focus or pointer;
    never over a control, where there is room beside them.
    """

    undone = Signal()

    def __init__(self, parent: QWidget, *, foot: int = 24) -> None:
        super().__init__(parent)
        self._host, self._foot, self._held = parent, foot, ""
        self._sign = "tick"
        self._words = Label("", 16, colour="paper")
        self._undo = Button(_("Undo"), key=_("Ctrl Z"), look="on", side=12)
        self._undo.setObjectName("toast undo")
        self._undo.setAccessibleName(_("Undo this"))
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(48, 3, 4, 3)
        row.setSpacing(0)
        row.addWidget(self._words)
        row.addWidget(self._undo)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(STAYS)
        self._clock.timeout.connect(self._on_time)
        self._undo.clicked.connect(self._on_undo)
        parent.installEventFilter(self)
        self.hide()

    def say(self, sentence: str, *, undo: bool = False) -> None:
        """Shows that something was done, with Undo where it can be undone."""
        self._show(sentence, sign="tick", undo=undo)

    def tell(self, sentence: str) -> None:
        """Shows a sentence about what was not done, or not done here: it carries no tick."""
        self._show(sentence, sign="")

    def _show(self, sentence: str, *, sign: str, undo: bool = False) -> None:
        self._sign = sign
        self._words.setText(sentence)
        self._undo.setVisible(undo)
        self._row.setContentsMargins(48 if sign else 20, 3, 4 if undo else 20, 3)
        self.setAccessibleName(sentence)
        announce(self, sentence)
        self._place()
        # Again when what was done has moved the controls.
        QTimer.singleShot(0, self, self._place)
        self.show()
        self.raise_()
        self._clock.start()

    def hold(self, sentence: str, why: str = "") -> None:
        """Shows a sentence whenever nothing else is said, until it holds no more: "". why: what is
        said with it at first.
        """
        told, self._held = self._tells_held(), sentence
        if sentence:
            self._show(f"{sentence} {why}".strip(), sign="warning")
        elif told:
            self.hide()

    def _tells_held(self) -> bool:
        return bool(self._held) and self._words.text().startswith(self._held)

    def sentence(self) -> str:
        """What it says now."""
        return self._words.text()

    def _place(self) -> None:
        host = self._host
        self.setFixedHeight(HIGH)
        wide = min(self._row.sizeHint().width(), host.width() - 48)
        self.resize(wide, HIGH)
        low = host.height() - HIGH - self._foot
        place = QRect((host.width() - wide) // 2, low, wide, HIGH)
        taken = self._controls()
        free = (place.translated(0, -up) for up in range(0, low, STEP))
        self.move(next((each for each in free if not _meets(each, taken)), place).topLeft())

    def _controls(self) -> list[QRect]:
        """Where one may want to press or write: the word stands above it."""
        found = [each for kind in CONTROLS for each in self._host.findChildren(kind)]
        return [
            QRect(each.mapTo(self._host, QPoint()), each.size())
            for each in found
            if each.isVisible()
            and not each.visibleRegion().isEmpty()
            and not self.isAncestorOf(each)
        ]

    def _on_time(self) -> None:
        if self.underMouse() or self._undo.hasFocus():
            self._clock.start()
        else:
            self._end()

    def _end(self) -> None:
        """Back to what holds, if anything does."""
        if self._held:
            self._show(self._held, sign="warning")
            self._clock.stop()
        else:
            self.hide()

    def _on_undo(self) -> None:
        self._end()
        self.undone.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._clock.start()
        super().enterEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent) and watched is self._host and not self.isHidden():
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("ink"))
        painter.drawRoundedRect(self.rect(), 8, 8)
        if self._sign:
            painter.drawPixmap(16, (HIGH - 20) // 2, pixmap(self._sign, 20, "paper"))


def _meets(place: QRect, taken: list[QRect]) -> bool:
    return any(place.intersects(each) for each in taken)
