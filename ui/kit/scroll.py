"""What scrolls when it is longer than its place: a column, or a whole part of a window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.theme import dress


class Scroll(QScrollArea):
    """Holds a column of widgets in `column`; only its height scrolls."""

    def __init__(
        self, margins: tuple[int, int, int, int] = (0, 0, 0, 0), *, spacing: int = 0
    ) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        dress(self.verticalScrollBar())
        # To wrap Qt's own scroll bar, PySide would first create every widget class.
        self.setViewport(QWidget())
        inside = QWidget()
        inside.setAutoFillBackground(False)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(*margins)
        self.column.setSpacing(spacing)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def hold(self, page: QWidget, *, wide: int) -> None:
        """Puts a page in, no wider than a line is good to read; the one before is let go."""
        while self.column.count():
            item = self.column.takeAt(0)
            row = item.layout() if item is not None else None
            before = row.itemAt(0) if row is not None else None
            widget = before.widget() if before is not None else None
            if widget is not None:
                widget.deleteLater()
        # In a row of its own: a column asks for its height at more than the maximum width.
        across = QHBoxLayout()
        page.setMaximumWidth(wide)
        across.addWidget(page, 1)
        across.addStretch(0)
        self.column.addLayout(across)
        self.column.addStretch(1)
        self.verticalScrollBar().setValue(0)


class SmallScreenScroll(Scroll):
    """Holds a part that fits but on a small screen; there it scrolls, and follows the focus."""

    def __init__(self, part: QWidget) -> None:
        super().__init__()
        self.setWidget(part)
        part.setAutoFillBackground(False)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now)
