"""One program a library: a second start brings the first one's window to the front."""

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from workshop.paths import library_file

WAITS = 500
"""Milliseconds for the first program to answer."""
WORD = b"to the front"


def door(home: Path) -> str:
    """The name under which the program of this library can be reached."""
    path = os.fsencode(os.path.realpath(library_file(home)))
    return f"heliotrope-{hashlib.sha256(path).hexdigest()[:24]}"


def called(home: Path) -> bool:
    """Whether another program has this library open; it has been called to the front then."""
    socket = QLocalSocket()
    socket.connectToServer(door(home))
    if not socket.waitForConnected(WAITS):
        return False
    socket.write(WORD)
    socket.waitForBytesWritten(WAITS)
    socket.disconnectFromServer()
    return True


class First(QObject):
    """Listens for later starts on the same library."""

    called = Signal()

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_called)
        if not self._server.listen(door(home)):
            # A killed process leaves its socket file behind.
            QLocalServer.removeServer(door(home))
            self._server.listen(door(home))

    def close(self) -> None:
        """Can be reached no more."""
        self._server.close()

    def _on_called(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
        self.called.emit()
