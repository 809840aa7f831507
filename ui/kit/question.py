"""The head of a question at the desk, and the hints what its keys do."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.kit.button import KeyCap
from ui.kit.label import Kicker, Label
from ui.kit.step import KeyHint
from ui.theme import FaceType, colour, font
from workshop.room.scene import balanced
from workshop.words import _

HEADING, SUB, KICKER = 34, 20, 18
HINT_HIGH, HINT_GAP, WORD_GAP = 26, 26, 8


class Balanced(Label):
    """Words on lines as even as can be, close together."""

    def __init__(
        self,
        text: str,
        px: float = HEADING,
        *,
        bold: bool = False,
        colour: str = "ink",
    ) -> None:
        super().__init__(text, px, bold=bold, colour=colour, wrap=True)
        self._words, self._px, self._strong, self._face = text, px, bold, FaceType()
        self._widths: dict[int, int] = {}
        self.set_spacing(1.0)
        self.setAccessibleName(text)

    def _even(self, width: int) -> int:
        """The least width that keeps the number of lines."""
        if width not in self._widths:  # layouts and painting ask for the same ones
            self._widths[width] = self._narrowest(width)
        return self._widths[width]

    def _narrowest(self, width: int) -> int:
        lines = balanced(self._words, width, self._px, self._face, bold=self._strong)
        if len(lines) < 2:
            return width
        widest = max(self._face.width(line, self._px, bold=self._strong) for line in lines)
        return min(width, int(widest) + 2)

    def _laid_out(self, width: int) -> list:  # type: ignore[type-arg]
        return super()._laid_out(self._even(width))


class QuestionHead(QWidget):
    """Kicker, heading and a quieter line below. name: the heading's, if a field has its words."""

    def __init__(
        self,
        kicker: str,
        heading: str,
        sub: str = "",
        *,
        kicker_px: float = KICKER,
        sub_gap: int = 6,
        name: str = "",
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if kicker:
            column.addWidget(Kicker(kicker, kicker_px))
            column.addSpacing(10)
        if heading:
            words = Balanced(heading, bold=True)
            words.setAccessibleName(name or heading)
            column.addWidget(words)
        if sub:
            column.addSpacing(sub_gap)
            line = Label(sub, SUB, colour="ink2", wrap=True)
            line.setAccessibleName(sub)
            column.addWidget(line)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class KeyHints(QWidget):
    """Key caps and what the keys do, in one quiet line."""

    def __init__(self) -> None:
        super().__init__()
        self._hints: tuple[KeyHint, ...] = ()
        self.setFixedHeight(HINT_HIGH)

    def set_hints(self, hints: tuple[KeyHint, ...]) -> None:
        """Shows other hints."""
        self._hints = hints
        self.setAccessibleName("; ".join(said(hint) for hint in hints))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = sum(self._width(hint) for hint in self._hints)
        return QSize(round(width + HINT_GAP * max(0, len(self._hints) - 1)), HINT_HIGH)

    def _width(self, hint: KeyHint) -> float:
        metrics = QFontMetricsF(font(16))
        caps = sum(KeyCap(key, tall=True).width() for key in hint.keys)
        joints = (len(hint.keys) - 1) * (metrics.horizontalAdvance(joint(hint)) + 2 * WORD_GAP)
        return caps + joints + WORD_GAP + metrics.horizontalAdvance(curly(hint.words))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = 0.0
        for hint in self._hints:
            for index, key in enumerate(hint.keys):
                if index:
                    x = self._word(painter, x + WORD_GAP, joint(hint)) + WORD_GAP
                cap = KeyCap(key, tall=True)
                painter.setBrush(colour("surface"))
                cap.paint(painter, x, self.height() / 2, "edge", "ink")
                x += cap.width()
            x = self._word(painter, x + WORD_GAP, curly(hint.words)) + HINT_GAP

    def _word(self, painter: QPainter, x: float, words: str) -> float:
        painter.setFont(font(16))
        painter.setPen(colour("ink2"))
        wide = QFontMetricsF(painter.font()).horizontalAdvance(words)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(x, 0, wide + 2, self.height()), middle, words)
        return x + wide


def curly(text: str) -> str:
    """With the apostrophe as print has it; names for screen readers keep the plain one."""
    return text.replace("'", "’")


def said(hint: KeyHint) -> str:
    """A hint in words."""
    return f" {joint(hint)} ".join(hint.keys) + " " + hint.words


def joint(hint: KeyHint) -> str:
    """The word between its keys: two are a range, more are named one by one."""
    return _("to") if len(hint.keys) == 2 else _("or")
