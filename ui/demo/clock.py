"""The demo's own clock: a day that begins late and takes the minutes that are planned."""

import datetime as dt

LATE = 12
"""Minutes after the plan's nine o'clock."""


class DemoClock:
    """Stands still between the deeds, so that every demo has the same times in its pictures."""

    def __init__(self) -> None:
        self._now = dt.datetime.combine(dt.datetime.now().date(), dt.time(9, LATE))

    def __call__(self) -> dt.datetime:
        return self._now

    def unix(self) -> float:
        """The same in seconds."""
        return self._now.timestamp()

    def begin(self, day: dt.date) -> None:
        """The morning of another day."""
        self._now = dt.datetime.combine(day, dt.time(9, LATE))

    def pass_minutes(self, minutes: int) -> None:
        """So many minutes later."""
        self._now += dt.timedelta(minutes=minutes)
