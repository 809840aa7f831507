"""The last resort: an unexpected exception becomes a kind sentence, and the window goes on."""

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from workshop.errors import Trouble
from workshop.words import _

FILE = "heliotrope.log"
LARGEST, KEPT = 256_000, 1
LOGGER = logging.getLogger("heliotrope")


def report(fault: BaseException) -> None:
    """Logs where an exception was raised: files, lines and type, never values or messages."""
    lines = [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(fault.__traceback__)
    ]
    LOGGER.error("%s\n%s", type(fault).__name__, "\n".join(lines))


class Boundary(QObject):
    """Catches what nobody caught. `struck` carries the sentence to show.

    The log lies in the library folder and never holds answers: an exception's own words may quote
    them, so only its kind and place are written.
    """

    struck = Signal(str)

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file = home / FILE
        self._handler = LateFile(self.file)
        LOGGER.addHandler(self._handler)
        LOGGER.propagate = False

    def install(self) -> None:
        """Installs the exception hooks, for every thread."""
        sys.excepthook = self.caught
        threading.excepthook = self._caught_in_thread

    def remove(self) -> None:
        """Restores the interpreter's own hooks."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        LOGGER.removeHandler(self._handler)
        self._handler.close()

    def caught(
        self, kind: type[BaseException], fault: BaseException, _trace: TracebackType | None
    ) -> None:
        """Tells trouble as it is, and a mistake of the program kindly."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, _trace)
            return
        if isinstance(fault, Trouble):
            self.struck.emit(fault.sentence)
            return
        report(fault)
        said = _(
            "Something went wrong in the program. What you entered is kept. "
            "The details are in {file}; they hold no answers."
        )
        self.struck.emit(said.format(file=self.file))

    def _caught_in_thread(self, found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            self.caught(found.exc_type, found.exc_value, found.exc_traceback)


class LateFile(logging.Handler):
    """A small log file, opened at the first fault; none where the folder takes no files."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self._kept: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Writes one fault."""
        if self._kept is None:
            self._kept = _opened(self._file)
        self._kept.handle(record)

    def close(self) -> None:
        """Closes the file, if it was ever opened."""
        if self._kept is not None:
            self._kept.close()
        super().close()


def _opened(file: Path) -> logging.Handler:
    # The log is seldom needed, and importing `logging` slows every start.
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            file, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        return logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    return handler
