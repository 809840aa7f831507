"""How large a window opens: as the pictures show it, or as much of that as the screen has."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

USUAL = QSize(1366, 768)
SMALLEST = QSize(1024, 700)
TITLE_BAR = 40
"""Pixels that the window manager's frame takes above and below."""


def usual_size(window: QWidget) -> QSize:
    """The size to open at on the window's screen, title bar included."""
    room = window.screen().availableSize() - QSize(0, TITLE_BAR)
    return USUAL.boundedTo(room).expandedTo(SMALLEST)
