"""Waiting for deeds that are done in turns of the event loop."""

import time

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

MOST = 24
"""More turns than any deed takes."""


def settle() -> None:
    """Lets everything happen that waits, and frees what was thrown away."""
    for _turn in range(MOST):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.0015)
