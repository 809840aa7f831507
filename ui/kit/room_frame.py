"""What the room sees, on the console: a picture in a frame; live, frozen, black or locked."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit.icon import pixmap
from ui.kit.scene import SceneView
from ui.theme import colour
from workshop.room.scene import Scene

FRAME, RADIUS, LOCK = 4, 4, 20


class RoomFrame(QWidget):
    """Only what is inside the frame is in the room. `locked` is a result not yet revealed: a lock
    on a grey ground, never a blurred picture.
    """

    def __init__(self) -> None:
        super().__init__()
        self._state, self._ratio = "live", 16 / 9
        self.view = SceneView(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_scene(self, scene: Scene | None) -> None:
        """Puts a picture into the frame."""
        if scene is not None:
            self._ratio = scene.width / scene.height
            self.setAccessibleDescription(scene.alt)
            self.updateGeometry()
        self.view.set_scene(scene)

    def set_state(self, state: str) -> None:
        """One of live, frozen, black, white, locked."""
        self._state = state
        self.view.setVisible(state in ("live", "frozen"))
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round((width - 2 * FRAME) / self._ratio) + 2 * FRAME

    def sizeHint(self) -> QSize:
        return QSize(372, self.heightForWidth(372))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.view.setGeometry(self.rect().adjusted(FRAME, FRAME, -FRAME, -FRAME))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("frost" if self._state == "frozen" else "ink"), FRAME))
        grounds = {"black": "ink", "locked": "sunk"}
        ground = colour(grounds.get(self._state, "paper"))
        painter.setBrush(Qt.GlobalColor.white if self._state == "white" else ground)
        half = FRAME / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS - half, RADIUS - half
        )
        if self._state == "locked":
            middle = self.rect().center()
            painter.drawPixmap(
                middle.x() - LOCK // 2, middle.y() - LOCK // 2, pixmap("lock", LOCK, "ink2")
            )
