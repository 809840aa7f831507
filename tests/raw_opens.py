"""Notices when the program opens a file itself that it has open as a database."""

import os
import sys
from pathlib import Path
from types import FrameType

from workshop.in_use import is_held

NOTICED: list[str] = []


def watch() -> None:
    """Notices from now on, for as long as the process runs."""
    sys.addaudithook(_audited)


def _audited(event: str, arguments: tuple[object, ...]) -> None:
    if event != "open" or not isinstance(arguments[0], str | bytes):
        return
    where = _opener(sys._getframe(1))
    if where and is_held(Path(os.fsdecode(arguments[0]))):
        NOTICED.append(where)


def _opener(frame: FrameType | None) -> str:
    """The line of the program that opens, "" where a test does."""
    while frame is not None:
        folder = frame.f_globals.get("__name__", "").partition(".")[0]
        if folder == "tests":
            return ""
        if folder in ("workshop", "ui"):
            return f"{frame.f_globals['__name__']}, line {frame.f_lineno}"
        frame = frame.f_back
    return ""
