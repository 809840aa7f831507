"""A map to work on: a button for each node over lines and names; keys, pointer and touch alike."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from ui.kit.board_card import BoardCard
from ui.kit.keyboard import meant
from ui.kit.scene import paint_scene
from ui.theme import colour, theme
from workshop.room.scene import Scene

Point = tuple[float, float]
NODE, CHOSEN, INNER, PIN, LINE = 9.0, 16.0, 5.0, 3.5, 3.0
TARGET = 40
MOVE, FINE = 12.0, 2.0
WIDE, HIGH = 496, 318
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True, kw_only=True)
class BoardNode:
    """One node. spoken: its name and what it is linked with. off: it can no longer be reached.
    pinned: a hand has put it where it is.
    """

    id: str
    name: str
    spoken: str
    double: bool = False
    off: bool = False
    pinned: bool = False


class MapNode(BoardCard):
    """The button of a node: its ring."""

    def __init__(self, node: BoardNode, board: "MapBoard") -> None:
        super().__init__(node.id, board)
        self.node, self.current, self.begun = node, False, False
        self._from: QPointF | None = None
        self._dragged = False
        self.setFixedSize(TARGET, TARGET)
        self.setProperty("ringless", True)  # noqa: FBT003 - Qt's
        self.show_node(node)

    def keeps_key(self, event: QKeyEvent) -> bool:
        """Whether a key is the map's while it has the focus, whatever the window makes of it."""
        board = self.parentWidget()
        return isinstance(board, MapBoard) and board.keeps_key(event)

    def show_node(self, node: BoardNode) -> None:
        """What it is now."""
        self.node = node
        self.setAccessibleName(node.name)
        self.setAccessibleDescription(node.spoken)
        self.setToolTip(node.name)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._from, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        board = self.parentWidget()
        if self._from is None or not isinstance(board, MapBoard):
            return
        moved = event.position() - self._from
        if self._dragged or moved.manhattanLength() >= QApplication.startDragDistance():
            self._dragged = True
            self.setDown(False)
            at = QRectF(self.geometry()).center() + moved
            board.drag(self.node.id, (at.x(), at.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, self._from, self._dragged = self._dragged, None, False
        board = self.parentWidget()
        if dragged and isinstance(board, MapBoard):
            board.drop()
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        board = self.parentWidget()
        if isinstance(board, MapBoard):
            board.opened.emit(self.node.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        ink = colour("edge" if self.node.off else "ink")
        if self.hasFocus() or self.current or self.begun:
            painter.setPen(QPen(colour("accent"), LINE))
            painter.setBrush(colour("paper"))
            painter.drawEllipse(middle, CHOSEN, CHOSEN)
        if self.current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawEllipse(middle, NODE + 1, NODE + 1)
        else:
            pen = QPen(ink, LINE - 0.5)
            if self.node.off:
                pen.setDashPattern([1.6, 1.4])
            painter.setPen(pen)
            painter.setBrush(colour("paper"))
            painter.drawEllipse(middle, NODE, NODE)
        if self.node.double:
            painter.setPen(QPen(colour("paper") if self.current else ink, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, INNER, INNER)
        if self.node.pinned:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("paper") if self.current else ink)
            painter.drawEllipse(middle, PIN, PIN)


class MapBoard(QWidget):
    """Nodes at their places. Arrows go to the nearest node in that direction, Alt with arrows moves
    the node, with Shift too by little; letters are told with the node they are pressed at.
    """

    chosen = Signal(str)
    """A node is the current one now."""
    pressed = Signal(str)
    opened = Signal(str)
    deleted = Signal(str)
    asked = Signal(str, str)
    """The deed of a letter, and the node."""
    moved = Signal(str, float, float)
    """A node was put at a point of the board."""
    ground = Signal(float, float)
    """The ground was pressed there."""
    ground_opened = Signal(float, float)
    resized = Signal()

    def __init__(self, name: str, letters: Mapping[str, str]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(name)
        self.letters = letters
        self._nodes: dict[str, MapNode] = {}
        self._order: list[str] = []
        self._points: dict[str, Point] = {}
        self._held = ""
        """The node that is on its way."""
        self._scene: Callable[[Mapping[str, Point]], Scene] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._high = HIGH

    def sizeHint(self) -> QSize:
        return QSize(WIDE, self._high)

    def minimumSizeHint(self) -> QSize:
        return QSize(WIDE // 2, self._high)

    def set_high(self, high: int) -> None:
        """How high it is where there is no more room."""
        if high != self._high:
            self._high = high
            self.updateGeometry()

    def show_map(
        self,
        nodes: Sequence[BoardNode],
        points: Mapping[str, Point],
        scene: Callable[[Mapping[str, Point]], Scene],
    ) -> None:
        """The nodes at their points, and what is drawn below them for nodes at such points."""
        for gone in self._nodes.keys() - {node.id for node in nodes}:
            button = self._nodes.pop(gone)
            button.hide()
            button.deleteLater()
        for node in nodes:
            (self._nodes.get(node.id) or self._made(node)).show_node(node)
        order = [node.id for node in nodes]
        if order != self._order:
            self._order = order
            self._nodes = {name: self._nodes[name] for name in order}
            self._chain()
        self._points, self._scene, self._held = dict(points), scene, ""
        self._put_all()

    def _chain(self) -> None:
        """Tab goes from what stands before the map through its nodes. Qt counts only who takes the
        focus, so the map does for a moment.
        """
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for one, other in pairwise((self, *self._nodes.values())):
            QWidget.setTabOrder(one, other)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _made(self, node: BoardNode) -> MapNode:
        button = MapNode(node, self)
        self._nodes[node.id] = button
        button.focused.connect(partial(self.chosen.emit, node.id))
        button.clicked.connect(partial(self._on_clicked, node.id))
        button.show()
        return button

    def _on_clicked(self, name: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.pressed.emit(name)

    def _put_all(self) -> None:
        for name, button in self._nodes.items():
            x, y = self._points[name]
            button.move(round(x - TARGET / 2), round(y - TARGET / 2))
        self.update()

    def mark(self, current: str, begun: str = "") -> None:
        """Marks the current node, and the one that a link begins at."""
        for name, button in self._nodes.items():
            button.current, button.begun = name == current, name == begun
            button.update()
        if current in self._nodes:
            self._nodes[current].raise_()

    def keeps_key(self, event: QKeyEvent) -> bool:
        """The same, where a node has left it to the map."""
        return Qt.Key(event.key()) in ARROWS or meant(event, self.letters) is not None

    def focus_node(self, name: str) -> None:
        """Gives a node the focus."""
        if name in self._nodes:
            self._nodes[name].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def drag(self, name: str, at: Point) -> None:
        """Shows a node on its way."""
        x = min(max(at[0], 0), self.width())
        y = min(max(at[1], 0), self.height())
        self._held, self._points[name] = name, (x, y)
        self._put_all()

    def drop(self) -> None:
        """The node on its way has arrived."""
        if self._held:
            self.moved.emit(self._held, *self._points[self._held])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        button = self.focusWidget()
        if not isinstance(button, MapNode):
            super().keyPressEvent(event)
            return
        name, key = button.node.id, Qt.Key(event.key())
        if key in ARROWS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (x, y), (across, down) = self._points[name], ARROWS[key]
            by = FINE if fine else MOVE
            self.drag(name, (x + across * by, y + down * by))
        elif key in ARROWS:
            self.focus_node(self._nearest(name, ARROWS[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit(name)
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit(name)
        elif deed := meant(event, self.letters):
            self.asked.emit(deed, name)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """What arrows have moved is where it goes once they are let go."""
        if self._held and event.key() in ARROWS and not event.isAutoRepeat():
            self.drop()
        else:
            super().keyReleaseEvent(event)

    def _nearest(self, name: str, way: tuple[int, int]) -> str:
        """The nearest node in that direction, itself where there is none."""
        x, y = self._points[name]

        def far(other: str) -> float:
            across, down = self._points[other][0] - x, self._points[other][1] - y
            ahead = across * way[0] + down * way[1]
            aside = abs(across * way[1]) + abs(down * way[0])
            return ahead + 2 * aside if ahead > 0 and aside <= 2 * ahead else math.inf

        best = min((other for other in self._points if other != name), key=far, default=name)
        return best if best != name and far(best) < math.inf else name

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.ground.emit(event.position().x(), event.position().y())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.ground_opened.emit(event.position().x(), event.position().y())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._scene is not None:
            painter = QPainter(self)
            paint_scene(painter, self._scene(self._points), theme())
