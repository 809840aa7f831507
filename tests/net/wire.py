"""The wire between the machines of a room, for tests: what is asked, and who listens on it."""

import http.client
import socket
import threading
import time
import zlib

HERE = "127.0.0.1"
LONG = 60
"""Seconds after which a test gives up waiting; it waits for what happens, never for a time."""


class Wire:
    """A wire with a listener on it: all that passes in either way."""

    def __init__(self, port):
        self.heard = bytearray()
        self._there, self._ends = port, []
        self._listens = socket.create_server((HERE, 0))
        self.port = self._listens.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                near, _whose = self._listens.accept()
            except OSError:
                return
            far = socket.create_connection((HERE, self._there))
            self._ends += near, far
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._pass, args=(one, other), daemon=True).start()

    def _pass(self, one, other):
        try:
            while piece := one.recv(65536):
                self.heard += piece
                other.sendall(piece)
            other.shutdown(socket.SHUT_WR)
        except OSError:
            return

    def close(self):
        for each in (self._listens, *self._ends):
            each.close()

    def unpacked(self):
        """All that was heard, and whatever of it was only pressed together."""
        heard = bytes(self.heard)
        for start in range(len(heard) - 2):
            if heard[start] == 0x78 and (heard[start] * 256 + heard[start + 1]) % 31 == 0:
                try:
                    heard += zlib.decompress(heard[start:])
                except zlib.error:
                    continue
        return heard


def answered(port, method, path, body=b""):
    """The status that a call gets."""
    line = http.client.HTTPConnection(HERE, port, timeout=LONG)
    try:
        line.request(method, path, body=body)
        return line.getresponse().status
    except (BrokenPipeError, ConnectionResetError):  # refused before all of it was sent
        return 413
    finally:
        line.close()


def free_port():
    """One to open, close and open again: other tests take the usual ones meanwhile."""
    with socket.socket() as free:
        free.bind((HERE, 0))
        return free.getsockname()[1]


def until(holds):
    ends = time.monotonic() + LONG
    while not holds():
        assert time.monotonic() < ends, "it never happened"
        time.sleep(0.02)
