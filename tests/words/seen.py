"""What a person can see or hear of a window: painted texts and the names for a screen reader."""

from collections.abc import Iterable, Iterator
from functools import singledispatch
from typing import Self

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from tests.words.pseudo import plain_words
from ui.kit.scene import SceneView

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)


def texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """Where a text stands, and the text."""
    for widget in (window, *window.findChildren(QWidget)):
        if isinstance(widget.parentWidget(), QAbstractSpinBox):
            continue
        where = f"{type(widget).__name__} {widget.objectName()}".strip()
        for text in _of(widget):
            yield where, text


def _of(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()
    yield widget.windowTitle()
    yield from _within(widget)


@singledispatch
def _within(widget: QWidget) -> Iterable[str]:
    return ()


@_within.register(QLabel)
@_within.register(QAbstractButton)
def _text(widget: QLabel | QAbstractButton) -> Iterable[str]:
    return (widget.text(),)


@_within.register(QLineEdit)
def _line(widget: QLineEdit) -> Iterable[str]:
    return (widget.text(), widget.placeholderText())


@_within.register(QPlainTextEdit)
def _paragraphs(widget: QPlainTextEdit) -> Iterable[str]:
    return (widget.toPlainText(), widget.placeholderText())


@_within.register(QComboBox)
def _choices(widget: QComboBox) -> Iterable[str]:
    return (widget.itemText(row) for row in range(widget.count()))


@_within.register(QMenu)
def _menu(widget: QMenu) -> Iterable[str]:
    return (action.text() for action in widget.actions())


@_within.register(QListView)
def _rows(widget: QListView) -> Iterable[str]:
    rows = widget.model()
    found = (
        rows.data(rows.index(row, 0), role) for row in range(rows.rowCount()) for role in ROLES
    )
    return (each for each in found if isinstance(each, str))


class Painted:
    """Hears what windows paint while it listens."""

    def __init__(self) -> None:
        self.texts: set[str] = set()
        self._draw = QPainter.drawText

    def __enter__(self) -> Self:
        draw, texts = self._draw, self.texts

        def heard(painter, *given):
            texts.update(each for each in given if isinstance(each, str))
            return draw(painter, *given)

        QPainter.drawText = heard
        return self

    def __exit__(self, *_fault: object) -> None:
        QPainter.drawText = self._draw


def unwrapped(window: QWidget) -> set[str]:
    """Everything in a window that holds a plain word, with where it stands."""
    for view in window.findChildren(SceneView):
        view._drawings = []  # what is painted once is not painted again
    with Painted() as painted:
        window.grab()
    assert painted.texts, f"nothing was read of {window}"
    found = {f"{where}: {text}" for where, text in texts(window) if plain_words(text)}
    return found | {f"painted: {text}" for text in painted.texts if plain_words(text)}
