"""A window over the whole of one screen, or over all of it but the desktop's bars."""

from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

from ui.kit.window_size import TITLE_BAR

GROWN = Qt.WindowState.WindowFullScreen | Qt.WindowState.WindowMaximized
SETTLES_AFTER = 300
"""Milliseconds that a window manager takes to place a window."""


def cover(window: QWidget, screen: QScreen) -> None:
    """Shows a window over a screen; it does not ask for the keyboard, as `showFullScreen` does."""
    window.setScreen(screen)
    window.setGeometry(screen.geometry())
    window.setWindowState(Qt.WindowState.WindowFullScreen)
    window.show()
    _keep_to(window, screen.geometry())


def fill(window: QWidget, screen: QScreen) -> None:
    """Shows a window over all of a screen but its bars."""
    free = screen.availableGeometry()
    if not stands_on(window, screen):
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.setScreen(screen)
        window.move(free.topLeft() + QPoint(1, 1))
        window.resize(free.size() - QSize(2, 2))
    window.showMaximized()
    _keep_to(window, free)


def stands_on(window: QWidget, screen: QScreen) -> bool:
    """Whether a window shows on a screen; one whose screen was taken away stands nowhere."""
    inside = screen.geometry().contains(window.geometry().center())
    return window.isVisible() and window.screen() is screen and inside


def _keep_to(window: QWidget, area: QRect) -> None:
    """Some window managers take several screens for one, and fill them all."""
    QTimer.singleShot(SETTLES_AFTER, window, partial(_keep_inside, window, area))


def _keep_inside(window: QWidget, area: QRect) -> None:
    grown = window.windowState() & GROWN
    if window.isVisible() and grown and not area.contains(window.geometry()):
        window.setWindowState(Qt.WindowState.WindowNoState)
        bar = 0 if window.windowFlags() & Qt.WindowType.FramelessWindowHint else TITLE_BAR
        window.setGeometry(area.adjusted(0, bar, 0, 0))
