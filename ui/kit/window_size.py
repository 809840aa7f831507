"""How large a window opens: as the pictures show it, or as much of that as the screen has."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

USUAL = QSize(1366, 768)
SMALLEST = QSize(900, 440)
"""A screen of 1920 by 1080 at 200 % has 960 by 460 left for a window between bar and title."""
TITLE_BAR = 40
"""Pixels that the window manager's frame takes above and below."""


def usual_size(window: QWidget) -> QSize:
    """The size to open at on the window's screen, title bar included."""
    return within_screen(window, USUAL).expandedTo(SMALLEST)


def within_screen(window: QWidget, wanted: QSize) -> QSize:
    """As much of a size as the window's screen has, title bar included."""
    return wanted.boundedTo(window.screen().availableSize() - QSize(0, TITLE_BAR))
