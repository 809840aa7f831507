"""How many Python functions something calls: a measure that a busy machine does not change."""

import enum
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from ui.demo import hands

OURS = (str(Path(__file__).parent.parent), str(Path(hands.__file__).parent))
"""Where the tests and their hands are, which call functions too."""


class Calls:
    """A count of calls."""

    def __init__(self) -> None:
        self.number = 0

    def note(self, frame: FrameType, event: str, _value: object) -> None:
        """Takes a call down; those of the tests and their hands are left out, and the enums that
        they look up to make an event.
        """
        if event == "call" and not _is_ours(frame):
            self.number += 1


def _is_ours(frame: FrameType) -> bool:
    file, caller = frame.f_code.co_filename, frame.f_back
    looked_up = file == enum.__file__ and caller is not None and _is_ours(caller)
    return looked_up or file.startswith(OURS)


@contextmanager
def counting() -> Iterator[Calls]:
    """Counts the calls inside."""
    calls = Calls()
    sys.setprofile(calls.note)
    try:
        yield calls
    finally:
        sys.setprofile(None)
