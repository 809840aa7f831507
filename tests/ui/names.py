"""What every window owes to a screen reader and to whoever scripts it: names."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit,
)  # fmt: skip

SIGNS = ("Add minute", "Take minute")
"""Names of controls on which a sign stands."""


def controls(window: QWidget) -> list[QWidget]:
    """Everything that shows and can be pressed, chosen in or filled in."""
    return [
        each
        for each in window.findChildren(QWidget)
        if each.isVisibleTo(window)
        and (isinstance(each, CONTROLS) or each.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and not isinstance(each.parentWidget(), QAbstractSpinBox | QComboBox)
        and not each.objectName().startswith("qt_")
        and each.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]


def assert_named(window: QWidget) -> None:
    """Every control has a name of its own, in which the words on it stand, and an object name."""
    found = controls(window)
    assert found, f"{window} has no control"
    for each in found:
        assert each.accessibleName(), f"{each} {each.objectName()} has no accessible name"
        assert each.objectName(), f"{each.accessibleName()} has no object name"
        shows = isinstance(each, QAbstractButton) and each.accessibleName() not in SIGNS
        words = each.text() if shows else ""
        said = each.accessibleName().casefold()
        assert words.casefold() in said, f"{each.accessibleName()} shows other words: {words}"
    counted = Counter(each.accessibleName() for each in found)
    twice = [name for name, times in counted.items() if times > 1]
    assert not twice, f"named the same: {', '.join(twice)}"
