"""A soft sound: the computer's own signal, which needs no sound player in the bundle."""

from PySide6.QtWidgets import QApplication


def ring() -> None:
    """Rings once."""
    QApplication.beep()
