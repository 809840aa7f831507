"""How many lines to devices this program may hold at once."""

import sys
from contextlib import suppress

if sys.platform != "win32":
    import resource

MOST_LINES = 1600
"""A page opens up to three and keeps them for some seconds, and its browser may hold two pages."""
OTHERS = 200
"""What else a program has open."""


def allow_lines() -> None:
    """Lets this program hold as many as a full room takes; a Mac starts it with 256."""
    if sys.platform != "win32":
        now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = MOST_LINES + OTHERS
        if most != resource.RLIM_INFINITY:
            wanted = min(wanted, most)
        if resource.RLIM_INFINITY != now < wanted:
            with suppress(OSError, ValueError):  # the system's own bound is lower
                resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
