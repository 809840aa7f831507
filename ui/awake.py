"""Keeps screen and computer awake while a session runs, and lets them sleep afterwards."""

import ctypes
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from ui.work import Cancelled, Report, Work
from workshop.words import _

Release = Callable[[], object]
"""Lets the computer sleep again."""
PROGRAM = "heliotrope"
WAITS = 1000
"""Milliseconds for a service of the desktop to answer."""
SUSPEND_AND_IDLE = 4 | 8
"""As the portal and GNOME count what they keep from happening."""
PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
          "org.freedesktop.portal.Inhibit")  # fmt: skip
GNOME = ("org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager")
SCREEN = ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver",
          "org.freedesktop.ScreenSaver")  # fmt: skip
POWER = ("org.freedesktop.PowerManagement", "/org/freedesktop/PowerManagement/Inhibit",
         "org.freedesktop.PowerManagement.Inhibit")  # fmt: skip
WINDOWS_CONTINUOUS, WINDOWS_SYSTEM, WINDOWS_DISPLAY = 0x80000000, 1, 2
MAC_LEVEL_ON, MAC_UTF8 = 255, 0x08000100
HOME_OF_BUS = "XDG_RUNTIME_DIR"


class Awake(QObject):
    """`refused` comes once in a program's life, where the system cannot be kept awake."""

    refused = Signal()

    def __init__(
        self, parent: QObject | None = None, take: Callable[[str], Release | None] | None = None
    ) -> None:
        super().__init__(parent)
        self._take = take or taken
        self._wanted, self._told = False, False
        self._held: Release | None = None
        self._work = Work(self)
        self._work.finished.connect(self._on_worked)

    def hold(self, *, on: bool) -> None:
        """Keeps the computer awake from now on, or no longer. Off the UI thread: a desktop's
        service may take its time.
        """
        if on != self._wanted and QGuiApplication.platformName() != "offscreen":
            self._wanted = on
            self._work.start(self._task)

    def wait(self) -> None:
        """Until what was asked for last is done."""
        self._work.wait()

    def _task(self, _progress: Report, _cancelled: Cancelled) -> object:
        if self._wanted and self._held is None:
            self._held = self._take(_("A workshop is running."))
            return self._held is not None
        if not self._wanted and self._held is not None:
            self._held()
            self._held = None
        return True

    def _on_worked(self, held: object) -> None:
        if not held and not self._told:
            self._told = True
            self.refused.emit()


def taken(reason: str) -> Release | None:
    """Keeps this computer awake; what lets it sleep again, None where it cannot be had."""
    if sys.platform == "win32":
        return _taken_on_windows()
    if sys.platform == "darwin":
        return _taken_on_mac(reason)
    return _taken_on_linux(reason)


def _taken_on_windows() -> Release | None:
    if sys.platform == "win32":
        ask = ctypes.windll.kernel32.SetThreadExecutionState
        if ask(WINDOWS_CONTINUOUS | WINDOWS_SYSTEM | WINDOWS_DISPLAY):
            return lambda: ask(WINDOWS_CONTINUOUS)
    return None


def _taken_on_mac(reason: str) -> Release | None:
    frameworks = "/System/Library/Frameworks/{0}.framework/{0}"
    words = ctypes.CDLL(frameworks.format("CoreFoundation")).CFStringCreateWithCString
    words.restype, words.argtypes = (
        ctypes.c_void_p,
        [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32],
    )
    power = ctypes.CDLL(frameworks.format("IOKit"))
    held = ctypes.c_uint32()
    power.IOPMAssertionCreateWithName.argtypes = [
        ctypes.c_void_p, ctypes.c_uint32, ctypes.c_void_p, ctypes.c_void_p,
    ]  # fmt: skip
    fault = power.IOPMAssertionCreateWithName(
        words(None, b"PreventUserIdleDisplaySleep", MAC_UTF8),
        MAC_LEVEL_ON,
        words(None, reason.encode(), MAC_UTF8),
        ctypes.byref(held),
    )
    return None if fault else lambda: power.IOPMAssertionRelease(held)


def _taken_on_linux(reason: str) -> Release | None:
    """By whichever service of the desktop answers; each lets go when the connection ends."""
    bus = SessionBus.opened()
    if bus is None:
        return None
    if (
        bus.call(PORTAL, "", SUSPEND_AND_IDLE, {"reason": reason})
        or bus.call(GNOME, PROGRAM, 0, reason, SUSPEND_AND_IDLE)
        or any([bus.call(SCREEN, PROGRAM, reason), bus.call(POWER, PROGRAM, reason)])
    ):
        return bus.close
    bus.close()
    return None


class SessionBus:
    """The desktop's message bus, by the library that Qt speaks to it with: QtDBus for Python has no
    unsigned numbers, which all of these calls take.
    """

    def __init__(self, library: ctypes.CDLL, connection: ctypes.c_void_p) -> None:
        self._library, self._connection = library, connection

    @classmethod
    def opened(cls) -> "SessionBus | None":
        """A connection of its own; None where there is no bus to connect to."""
        runtime = Path(os.environ.get(HOME_OF_BUS, ""), "bus")
        if not (os.environ.get("DBUS_SESSION_BUS_ADDRESS") or runtime.exists()):
            return None  # the library would start a bus
        try:
            library = ctypes.CDLL("libdbus-1.so.3")
        except OSError:
            return None
        for name in ("bus_get_private", "message_new_method_call",
                     "connection_send_with_reply_and_block"):  # fmt: skip
            getattr(library, f"dbus_{name}").restype = ctypes.c_void_p
        connection = ctypes.c_void_p(library.dbus_bus_get_private(0, None))
        if not connection:
            return None
        library.dbus_connection_set_exit_on_disconnect(connection, 0)
        return cls(library, connection)

    def call(self, where: tuple[str, str, str], *values: str | int | dict[str, str]) -> bool:
        """Calls Inhibit there; whether that was agreed to."""
        library = self._library
        names = (*(each.encode() for each in where), b"Inhibit")
        message = ctypes.c_void_p(library.dbus_message_new_method_call(*names))
        place = _Cursor()
        library.dbus_message_iter_init_append(message, ctypes.byref(place))
        for value in values:
            self._append(place, value)
        answer = ctypes.c_void_p(
            library.dbus_connection_send_with_reply_and_block(
                self._connection, message, WAITS, None
            )
        )
        library.dbus_message_unref(message)
        if answer:
            library.dbus_message_unref(answer)
        return bool(answer)

    def _append(self, place: "_Cursor", value: str | int | dict[str, str]) -> None:
        if isinstance(value, dict):
            with _within(self._library, place, "a", b"{sv}") as entries:
                for name, words in value.items():
                    with _within(self._library, entries, "e", None) as entry:
                        self._append(entry, name)
                        with _within(self._library, entry, "v", b"s") as inside:
                            self._append(inside, words)
            return
        plain = (
            ctypes.c_uint32(value) if isinstance(value, int) else ctypes.c_char_p(value.encode())
        )
        sign = ord("u" if isinstance(value, int) else "s")
        self._library.dbus_message_iter_append_basic(ctypes.byref(place), sign, ctypes.byref(plain))

    def close(self) -> None:
        """Ends the connection, and with it all that was asked for on it."""
        self._library.dbus_connection_close(self._connection)
        self._library.dbus_connection_unref(self._connection)


class _Cursor(ctypes.Structure):
    """Where the library writes next in a message: larger than its own."""

    _fields_ = (("room", ctypes.c_void_p * 32),)


@contextmanager
def _within(
    library: ctypes.CDLL, place: _Cursor, kind: str, holds: bytes | None
) -> Iterator[_Cursor]:
    inside = _Cursor()
    library.dbus_message_iter_open_container(
        ctypes.byref(place), ord(kind), holds, ctypes.byref(inside)
    )
    yield inside
    library.dbus_message_iter_close_container(ctypes.byref(place), ctypes.byref(inside))
