"""Hears that the computer is about to sleep, where its system says so (logind, on Linux)."""

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection

from ui.desk.watch import DeskWatch

LOGIND = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")


class Sleep(QObject):
    """Draws the desk's curtain before the screen goes dark, so that it is down at waking."""

    def __init__(self, watch: DeskWatch) -> None:
        super().__init__(watch)
        self._watch = watch

    @Slot(bool)
    def on_sleep(self, _begins: bool) -> None:  # noqa: FBT001 - the signal's value
        """It goes to sleep, or has woken."""
        self._watch.withdraw()


def tell_sleep(watch: DeskWatch) -> None:
    """Has the watch hear of it; where there is no such system its clocks tell at waking."""
    bus = QDBusConnection.systemBus()
    if bus.isConnected():
        slot = SLOT("on_sleep(bool)")  # a str, whatever the stub says of bytes
        bus.connect(*LOGIND, "PrepareForSleep", Sleep(watch), slot)  # type: ignore[call-overload]
