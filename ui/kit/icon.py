"""Icons and the mark: files of `assets/icons`, drawn in a token's colour."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from ui.theme import LIGHT, colour, theme
from workshop.paths import ASSETS

DRAWN_IN = LIGHT.colours["ink"].lower()
MARK_TOKENS = ("step1", "step2", "step3", "step4", "step5")


def pixmap(name: str, px: int, token: str = "ink") -> QPixmap:
    """A picture of `px` by `px`, in the colour that the token has now."""
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    return _drawn(name, px, ratio, colour(token).name(), theme().name)


@lru_cache(maxsize=512)
def _drawn(name: str, px: int, ratio: float, stroke: str, _theme: str) -> QPixmap:
    source = (ASSETS / "icons" / f"{name}.svg").read_text(encoding="ascii")
    if name == "mark":
        for token in MARK_TOKENS:
            source = source.replace(LIGHT.colours[token], colour(token).name())
    else:
        source = source.replace(DRAWN_IN, stroke)
    drawn = QPixmap(round(px * ratio), round(px * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, px, px))
    painter.end()
    return drawn


class IconPicture(QWidget):
    """An icon, or the mark, on the ground."""

    def __init__(self, name: str, px: int, token: str = "ink") -> None:
        super().__init__()
        self._name, self._px, self._token = name, px, token
        self.setFixedSize(px, px)

    def set(self, name: str, token: str = "ink") -> None:
        """Changes what it shows."""
        self._name, self._token = name, token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).drawPixmap(0, 0, pixmap(self._name, self._px, self._token))
