"""A part with space above it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Spaced(QWidget):
    """A part with space above it, which goes when the part hides."""

    def __init__(self, part: QWidget, above: int) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, above, 0, 0)
        column.setSpacing(0)
        column.addWidget(part)
