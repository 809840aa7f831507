"""The binding to Qt is sound: a void call must not cost a reference to None."""

import sys

from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

CALLS = 1000
ALLOWED = 50
"""Other code may take or drop a few; a leak of one a call would be a thousand."""


def lost_references(call) -> int:
    call()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return before - sys.getrefcount(None)


def test_that_a_thousand_void_calls_leave_none_as_it_was(qtbot):
    label, widget = QLabel(), QWidget()
    qtbot.addWidget(label)
    qtbot.addWidget(widget)
    pixmap = QPixmap(8, 8)
    painter = QPainter(pixmap)
    colour = QColor("black")

    lost = [
        lost_references(lambda: label.setText("word")),
        lost_references(lambda: widget.resize(40, 30)),
        lost_references(lambda: painter.setPen(colour)),
    ]
    painter.end()

    assert all(each < ALLOWED for each in lost), lost
