"""The system's own dialogs that ask for a file to read, or for a place to save one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

Chosen = Callable[[str], None]


def ask_for_file(
    parent: QWidget, title: str, kinds: str, chosen: Chosen, *, folder: Path | None = None
) -> None:
    """Asks for one that is there. kinds: as Qt writes them, "" for all; folder: where to look
    first.
    """
    asked = _asked(parent, title, kinds, folder)
    asked.setFileMode(QFileDialog.FileMode.ExistingFile)
    asked.fileSelected.connect(chosen)
    asked.open()


def ask_for_files(
    parent: QWidget, title: str, kinds: str, chosen: Callable[[list[str]], None]
) -> None:
    """Asks for one or several that are there."""
    asked = _asked(parent, title, kinds, None)
    asked.setFileMode(QFileDialog.FileMode.ExistingFiles)
    asked.filesSelected.connect(chosen)
    asked.open()


def ask_for_folder(parent: QWidget, title: str, chosen: Chosen, *, folder: Path) -> None:
    """Asks for a folder to save several files in."""
    asked = _asked(parent, title, "", folder)
    asked.setFileMode(QFileDialog.FileMode.Directory)
    asked.fileSelected.connect(chosen)
    asked.open()


def ask_where_to_save(
    parent: QWidget, title: str, kinds: str, chosen: Chosen, *, ending: str, name: str = "",
    folder: Path | None = None,
) -> None:  # fmt: skip
    """Asks for a place. ending: added to a name without one. name: what it is called at first."""
    asked = _asked(parent, title, kinds, folder)
    asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asked.setDefaultSuffix(ending)
    asked.selectFile(name)
    asked.fileSelected.connect(chosen)
    asked.open()


def _asked(parent: QWidget, title: str, kinds: str, folder: Path | None) -> QFileDialog:
    asked = QFileDialog(parent, title, str(folder or Path.home()))
    asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if kinds:
        asked.setNameFilter(kinds)
    return asked
