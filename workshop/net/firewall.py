"""The firewall of Windows: lets devices of the same network in, once its owner has agreed."""

import sys

from workshop.errors import Refused
from workshop.words import _

STARTED = 32
"""What Windows answers above this was begun."""


def is_asked() -> bool:
    """Whether this system may shut a room off without a word."""
    return sys.platform == "win32"


def rule(port: int) -> str:
    """What the firewall is told: that port, and nobody from outside of this network."""
    return (
        'advfirewall firewall add rule name="Heliotrope room" dir=in action=allow protocol=TCP '
        f"localport={port} remoteip=localsubnet"
    )


def let_in(port: int) -> None:
    """Asks Windows for it, which asks the person; Refused where they may not, or do not."""
    import ctypes  # noqa: PLC0415 - on Windows alone

    shell = getattr(ctypes, "windll").shell32  # noqa: B009 - no such thing elsewhere
    if int(shell.ShellExecuteW(None, "runas", "netsh", rule(port), None, 0)) <= STARTED:
        raise Refused(
            _("Windows lets no devices in without an administrator. Use a stick instead.")
        )
