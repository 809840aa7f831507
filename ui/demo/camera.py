"""Camera: pictures of a window in both themes and at two sizes of screen."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.demo.hands import settle
from ui.projector.window import RoomWindow

CALM = 0.6
"""Seconds until what a deed has set going has come to its end."""
SIZES = (QSize(1366, 768), QSize(1920, 1080))


class Camera:
    """Keeps pictures in a folder, in the order they are taken."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self._app, self._folder, self._count = app, folder, 0
        folder.mkdir(parents=True, exist_ok=True)

    def shoot(self, window: QWidget, name: str) -> None:
        """The window, light and dark, at both sizes; it is left as it was."""
        settle(CALM)
        self._count += 1
        before = window.size()
        for wanted in (theme.DARK, theme.LIGHT):
            theme.apply(self._app, wanted)
            if isinstance(window, RoomWindow):
                window.set_theme(wanted)  # the room wears a theme of its own
            for size in SIZES:
                window.resize(size)
                settle()
                self._keep(window, f"{name}-{wanted.name}-{size.width()}x{size.height()}")
        window.resize(before)
        settle()

    def shoot_dialog(self, dialog: QWidget, name: str) -> None:
        """A dialog, light and dark, at its own size."""
        self._count += 1
        for wanted in (theme.DARK, theme.LIGHT):
            theme.apply(self._app, wanted)
            settle()
            self._keep(dialog, f"{name}-{wanted.name}")

    def snap(self, window: QWidget, name: str) -> None:
        """The window as it is, once."""
        self._count += 1
        self._keep(window, name)

    def _keep(self, window: QWidget, name: str) -> None:
        window.grab().save(str(self._folder / f"{self._count:03}-{name}.png"))
