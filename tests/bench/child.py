"""A program that tells when it stands: `child.py floor|window|list|memory [HOME]`.

Prints seconds of wall clock (Unix time) at the moment, or for `memory` the PSS in MB.
"""

import os
import sys
import time
from pathlib import Path

SETTLED = 1500
"""Milliseconds after which late imports and pictures are in memory."""


def pss() -> float:
    """This process's proportional share of memory in MB."""
    for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no Pss in smaps_rollup")


def told(value: float) -> None:
    """Prints the figure and ends at once."""
    sys.stdout.write(f"{value:.6f}\n")
    sys.stdout.flush()
    os._exit(0)


def watched(what: str, least: int) -> None:
    """Sets a watch for the moment in question; the application must stand."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtGui import QWindow
    from PySide6.QtWidgets import QAbstractItemView, QApplication

    def filled() -> bool:
        views = [
            view
            for window in QApplication.topLevelWidgets()
            for view in window.findChildren(QAbstractItemView)
        ]
        return any(view.model() and view.model().rowCount() >= least for view in views)

    def look() -> None:
        if filled():
            told(time.time())
        QTimer.singleShot(1, look)

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Expose and isinstance(watched, QWindow):
                QApplication.instance().removeEventFilter(self)
                if what in ("floor", "window"):
                    told(time.time())
                if what == "list":
                    look()
                else:
                    QTimer.singleShot(SETTLED, lambda: told(pss()))
            return False

    app = QApplication.instance()
    app._watch = Watch()
    app.installEventFilter(app._watch)


def floor(what: str) -> None:
    """A bare main window."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    watched(what, 0)
    window = QMainWindow()
    window.show()
    app.exec()


def program(what: str, home: Path) -> None:
    """Heliotrope on a library."""
    from ui import start

    made = start.application

    def application() -> object:
        one = made()
        watched(what, 200)
        return one

    start.application = application
    start.run(home)


if __name__ == "__main__":
    kind = sys.argv[1]
    if len(sys.argv) > 2:
        program(kind, Path(sys.argv[2]))
    else:
        floor(kind)
