"""Seconds that pass whatever the clock on the wall is set to."""

import time

_COUNTS_SLEEP = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
"""The system's clock that nobody can set and that runs on while the machine sleeps: people go on
working when a lid is shut. On Windows `monotonic` is that clock.
"""


def elapsed() -> float:
    """Seconds from some start on."""
    if _COUNTS_SLEEP is None:
        return time.monotonic()
    return time.clock_gettime(_COUNTS_SLEEP)
