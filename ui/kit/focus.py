"""The focus ring, drawn outside of whatever has the focus, so that nothing moves."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from ui.theme import colour

RING, GAP, RADIUS = 3, 2, 12
OUT = RING + GAP
MOVED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class Ring(QWidget):
    """The ring itself: a child of the window, deaf to the pointer."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent"), RING))
        half = RING / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, RADIUS - half, RADIUS - half)


class FocusFrame(QObject):
    """Follows the focus through the whole application; made once, by the application.

    A widget with `focus_area() -> QRect` says where in it the focus is (the current row of a
    list; an invalid rectangle for nowhere); a bare line gets the ring round its parent; one with
    the property "ringless" draws its own.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._target: QWidget | None = None
        self._ring: QWidget | None = None
        app.focusChanged.connect(self._on_focus_changed)

    def ring(self) -> QWidget | None:
        """The ring that shows now, or None."""
        return self._ring if self._ring and isValid(self._ring) else None

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._let_go()
        if now is None or now.property("ringless") or now.isWindow():
            return
        host = now.parentWidget()
        target = host if host is not None and now.property("bare") else now
        self._target = target
        for part in _watched(target):
            part.installEventFilter(self)
        self._ring = Ring(target.window())
        self._follow()

    def _let_go(self) -> None:
        if self._target is not None and isValid(self._target):
            for part in _watched(self._target):
                part.removeEventFilter(self)
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._target = self._ring = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        target = self._target
        if target is not None and (
            event.type() in MOVED
            or (event.type() is QEvent.Type.Paint and watched in _painted(target))
        ):
            self._follow()
        return False

    def _follow(self) -> None:
        target, ring = self._target, self.ring()
        if target is None or ring is None:
            return
        place = _place(target, target.window())
        seen = place & _seen(target, target.window())
        if not seen.isValid() or not target.isVisible():
            ring.hide()
            return
        if place != ring.geometry():
            ring.setGeometry(place)
        ring.setMask(QRegion(seen.translated(-place.topLeft())))
        if not ring.isVisible():
            ring.show()
        ring.raise_()


def _watched(target: QWidget) -> Iterator[QWidget]:
    """The target, and all that it moves with: what scrolls moves as a whole."""
    yield from _painted(target)
    around = target
    while not around.isWindow() and (outer := around.parentWidget()) is not None:
        yield outer
        around = outer


def _painted(target: QWidget) -> tuple[QWidget, ...]:
    """The target, and where it scrolls, what it paints on."""
    return (target, target.viewport()) if isinstance(target, QAbstractScrollArea) else (target,)


def _place(target: QWidget, window: QWidget) -> QRect:
    """The outer rectangle of the ring in the window, nothing where the target is scrolled away."""
    ask = getattr(target, "focus_area", None)
    area: QRect = ask() if ask else target.rect()
    if not area.isValid() or target.visibleRegion().isEmpty():
        return QRect()
    top = target.mapTo(window, QPoint(area.left(), area.top()))
    ring = QRect(top, area.size()).adjusted(-OUT, -OUT, OUT, OUT)
    # Whole at the window's edge: there it lies over the row instead of round it.
    left, right = max(ring.left(), 0), min(ring.right(), window.width() - 1)
    return QRect(QPoint(left, ring.top()), QPoint(right, ring.bottom()))


def _seen(target: QWidget, window: QWidget) -> QRect:
    """Where in the window the ring may show: what scrolls is cut where its view ends."""
    seen = window.rect()
    inner: QWidget | None = target
    if isinstance(target, QAbstractScrollArea) and hasattr(target, "focus_area"):
        inner = target.viewport()
    while inner is not None and inner is not window:
        outer = inner.parentWidget()
        if isinstance(outer, QAbstractScrollArea) and inner is outer.viewport():
            view = QRect(inner.mapTo(window, QPoint()), inner.size())
            seen &= view.adjusted(-OUT, -OUT, OUT, OUT)
        inner = outer
    return seen
