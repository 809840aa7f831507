"""Waiting for deeds that are done in turns of the event loop."""

import time

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from ui.work import resting

LEAST = 4
"""Rounds in which what was posted has posted all that it posts."""


def settle() -> None:
    """Lets everything happen that waits, and frees what was thrown away."""
    rounds = 0
    while rounds < LEAST or not resting():
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.0015)
        rounds += 1
