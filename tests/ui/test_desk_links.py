"""Links at the desk: one at a time or as a list, by keys alone; and maps laid out on a worker."""

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.domain.house_map import HOUSE
from ui import steps as _kinds  # noqa: F401 - registers the kinds
from ui.kit.button import Button
from ui.kit.cell_table import CellTable
from ui.kit.step import entry_widget
from ui.projector.laying_out import LayingOut
from workshop.room.graph_layout.laid import is_laid_out
from workshop.steps.graph import GraphStep

STEP = GraphStep(id="rate", title="Rate", minutes=10, prompt="How strong?", drawn=HOUSE)


@pytest.fixture
def desk(qtbot):
    """The links at the desk, and what they tell."""
    widget = entry_widget(STEP)
    qtbot.addWidget(widget)
    widget.resize(1198, 620)
    widget.set_answers({})
    told = {}
    widget.answered.connect(told.__setitem__)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    widget.show_question(0)
    return widget, told


def press(qtbot, keys):
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)


def other_way(widget, qtbot, name):
    button = next(each for each in widget.findChildren(Button, name) if each.isVisible())
    qtbot.keyClick(button, Qt.Key.Key_Space)


def focused():
    return QApplication.focusWidget().accessibleName()


def test_that_two_digits_rate_a_link(desk, qtbot):
    widget, told = desk

    assert focused() == "Customer – Support, Strength: 1 Barely there"
    press(qtbot, "40")

    assert told == {"l1/strength": 4, "l1/importance": None}
    assert widget.complete()
    assert widget.open_sentence() is None
    assert widget.heading(5) == "Link 6 of 10. Support – Operations"


def test_that_the_list_keeps_the_link_and_its_answers(desk, qtbot):
    widget, told = desk
    widget.show_question(5)
    press(qtbot, "3")

    other_way(widget, qtbot, "All links")
    assert focused() == "Support – Operations, Importance: 1 Could vanish unnoticed"
    press(qtbot, ["5", "2"])
    assert told["l6/importance"] == 5
    assert told["l7/strength"] == 2
    assert widget.question() == 6

    other_way(widget, qtbot, "One at a time")
    assert widget.question() == 6
    assert focused() == "Billing – Operations, Importance: 1 Could vanish unnoticed"


def test_that_going_on_in_the_list_stays_on_its_page_while_it_can(desk, qtbot):
    widget, _told = desk
    other_way(widget, qtbot, "All links")
    table = next(each for each in widget.findChildren(CellTable) if each.isVisible())

    widget.show_question(1)
    assert focused() == "Customer – Sales, Strength: 1 Barely there"
    press(qtbot, [Qt.Key.Key_Down])
    assert focused() == "Customer – Billing, Strength: 1 Barely there"
    assert table.isVisible()

    widget.show_question(7)
    assert focused() == "Product – Leadership, Strength: 1 Barely there"


def test_that_nobody_finds_the_way_the_person_before_them_chose(desk, qtbot):
    widget, _told = desk
    other_way(widget, qtbot, "All links")
    widget.wipe()
    widget.set_answers({})
    widget.show_question(0)

    assert [each.isVisible() for each in widget.findChildren(Button, "All links")] == [True]


def test_that_a_map_is_laid_out_on_a_worker(qtbot, monkeypatch):
    drawn = structs.replace(HOUSE, links=HOUSE.links[:5])
    monkeypatch.setattr("ui.projector.laying_out.maps_of", lambda _view: (drawn,))
    laying = LayingOut()

    assert not is_laid_out(drawn)
    with qtbot.waitSignal(laying.done, timeout=60_000):
        laying.take(None)
    assert is_laid_out(drawn)
    laying.stop()
