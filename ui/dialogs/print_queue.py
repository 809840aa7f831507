"""The queue of the system's printers, where there is one that takes PDF as it is."""

import shutil
import subprocess
from typing import IO

from PySide6.QtPrintSupport import QPrinter

from workshop.errors import PaperFault
from workshop.words import _

SIDES = {
    QPrinter.DuplexMode.DuplexNone: ("-o", "sides=one-sided"),
    QPrinter.DuplexMode.DuplexLongSide: ("-o", "sides=two-sided-long-edge"),
    QPrinter.DuplexMode.DuplexShortSide: ("-o", "sides=two-sided-short-edge"),
}
"""What CUPS calls them; where the system's dialog leaves it to the printer, nothing is said."""
PATIENCE = 120
"""Seconds for a queue to take a handout."""


def takes_pdf(printer: QPrinter) -> bool:
    """Whether the printer's queue takes lines and letters rather than pictures of pages."""
    to_file = bool(printer.outputFileName())
    return bool(printer.printerName()) and not to_file and shutil.which("lp") is not None


def queue(printer: QPrinter, file: IO[bytes], pages: range) -> None:
    """Hands the handout over with the pages, copies and sides that were asked for."""
    order = [
        "lp", "-s", "-d", printer.printerName(), "-n", str(printer.copyCount()),
        "-t", printer.docName(), "-P", f"{pages.start + 1}-{pages.stop}",
        "-o", f"collate={str(printer.collateCopies()).lower()}",
        *SIDES.get(printer.duplex(), ()),
    ]  # fmt: skip
    file.seek(0)
    try:
        subprocess.run(order, input=file.read(), check=True, capture_output=True, timeout=PATIENCE)
    except (OSError, subprocess.SubprocessError) as fault:
        raise PaperFault(silent_printer()) from fault


def silent_printer() -> str:
    """The sentence for a printer that takes nothing."""
    return _("The printer did not answer. Nothing was printed or kept; try again, or save it.")
