"""The test picture: over the room's screen until it is asked away, or over the only one."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from ui.projector.screens import Screens
from ui.projector.window import OneScreenRoom, RoomWindow, room_frame
from ui.theme import Theme
from workshop.room.screen_pages import test_picture
from workshop.words import _

PROFILE = 6


class OneScreenTrial(OneScreenRoom):
    """Over the only screen any key or click takes it away."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        self.left.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.left.emit()


class Trial(QObject):
    """Shows and hides the test picture."""

    def __init__(self, screens: Screens, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screens = screens
        self.window: RoomWindow | OneScreenTrial | None = None
        screens.changed.connect(self.hide)

    def toggle(self, room: Theme) -> None:
        """Shows it in the room's colours, or takes it away."""
        if self.window is not None:
            self.hide()
            return
        screen = self._screens.room()
        if screen is not None:
            self.window = RoomWindow(fades=False)
        else:
            screen, alone = self._screens.console(), OneScreenTrial(fades=False)
            alone.left.connect(self.hide)
            self.window = alone
        self.window.setWindowTitle(_("Test picture"))
        self.window.setAccessibleName(self.window.windowTitle())
        self.window.set_theme(room)
        self.window.show_page(test_picture(room_frame(screen.size(), PROFILE)))
        self.window.show_on(screen)
        if isinstance(self.window, OneScreenTrial):
            self.window.activateWindow()
            self.window.setFocus()

    def hide(self) -> None:
        """Takes it away."""
        window, self.window = self.window, None
        if window is not None:
            window.close()
            window.deleteLater()
