"""Where the focus is, its ring says: whole, inside of the window, and on what is checked."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QVBoxLayout, QWidget

from ui.kit.button import Button
from ui.kit.cells import Choice
from ui.kit.choice import ChoiceCards, Segments
from ui.kit.choice_row import ChoiceRow
from ui.kit.field import Field
from ui.kit.focus import OUT, FocusFrame
from ui.kit.swatches import Swatches
from ui.kit.view_choice import ViewChoice
from ui.library.rail import LibraryRail


@pytest.fixture
def frame(qapp):
    frame = FocusFrame(qapp)
    yield frame
    frame.deleteLater()


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    return window


def show(qtbot, window):
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


def ring_of(qtbot, frame, widget):
    """The ring once it stands round a widget: where it is in its window."""
    widget.setFocus()
    qtbot.waitUntil(lambda: frame.ring() is not None and frame.ring().isVisible())
    return frame.ring().geometry()


def seen_of(frame):
    """What of the ring shows, in its window."""
    ring = frame.ring()
    return ring.mask().boundingRect().translated(ring.pos())


def around(widget):
    place = QRect(widget.mapTo(widget.window(), QPoint()), widget.size())
    return place.adjusted(-OUT, -OUT, OUT, OUT)


def test_that_the_focus_ring_stands_outside_and_moves_nothing(qtbot, window, frame):
    one, other = Button("One"), Field("Two")
    column = QVBoxLayout(window)
    column.addWidget(one)
    column.addWidget(other)
    show(qtbot, window)
    before = one.geometry()

    assert ring_of(qtbot, frame, one) == around(one)
    assert one.geometry() == before
    assert ring_of(qtbot, frame, other).height() > one.height()


def test_that_the_ring_is_whole_where_its_row_reaches_the_edges_of_the_window(qtbot, window, frame):
    wide = Button("Wide", parent=window)
    wide.setGeometry(0, 100, 400, 40)
    show(qtbot, window)

    ring = ring_of(qtbot, frame, wide)

    assert (ring.left(), ring.right()) == (0, 399)
    assert seen_of(frame) == ring


def test_that_the_ring_ends_where_what_scrolls_ends(qtbot, window, frame):
    inside, area = QWidget(), QScrollArea(window)
    inside.resize(300, 600)
    half = Button("Half seen", parent=inside)
    half.setGeometry(50, 180, 200, 40)
    area.setWidget(inside)
    area.setGeometry(20, 20, 340, 200)
    show(qtbot, window)

    ring = ring_of(qtbot, frame, half)
    end = area.viewport().mapTo(window, QPoint(0, area.viewport().height())).y()

    assert ring.bottom() > end + OUT
    assert seen_of(frame).bottom() == end + OUT - 1
    area.verticalScrollBar().setValue(300)
    qtbot.waitUntil(lambda: not frame.ring().isVisible())


GROUPS = {
    "rail": LibraryRail,
    "cards": lambda: ChoiceCards([("a", "A", "", ""), ("b", "B", "", "")]),
    "segments": lambda: Segments(["A", "B"]),
    "views": lambda: ViewChoice([(1, "A"), (2, "B")]),
    "swatches": lambda: Swatches({"#112233": "A", "#445566": "B"}),
    "cells": lambda: ChoiceRow(
        "Now", [Choice(value=n, sign=str(n), key=str(n), name=str(n)) for n in (1, 2)]
    ),
}


@pytest.mark.parametrize("group", GROUPS)
def test_that_what_a_screen_reader_checks_is_chosen_and_has_the_focus(qtbot, window, group):
    made, told = GROUPS[group](), []
    made.chosen.connect(lambda *_value: told.append(group))
    QVBoxLayout(window).addWidget(made)
    show(qtbot, window)
    one, other = made.findChildren(QAbstractButton)[:2]
    one.setChecked(True)
    one.setFocus()
    told.clear()

    deeds = QAccessible.queryAccessibleInterface(other).actionInterface()
    deeds.doAction(QAccessibleActionInterface.toggleAction())

    qtbot.waitUntil(other.isChecked)
    assert QAccessible.queryAccessibleInterface(other).role() is QAccessible.Role.RadioButton
    assert QApplication.focusWidget() is other
    assert told == [group]


def test_that_a_check_takes_the_focus_from_nothing_outside_of_its_group(qtbot, window):
    rail, field = LibraryRail(), Field("Title")
    column = QVBoxLayout(window)
    column.addWidget(rail)
    column.addWidget(field)
    show(qtbot, window)
    field.setFocus()

    rail.set_place("settings")

    assert QApplication.focusWidget() is field.edit
