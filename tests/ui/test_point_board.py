"""Points shared out and ticks at the desk, by keys and by accessible names."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ui.demo.hands import settle
from ui.kit.label import Label
from ui.kit.point_board import PointField
from ui.kit.step import entry_widget
from ui.kit.tick_board import TickBox
from workshop.domain.exercise import Item, Lens
from workshop.steps.allocate import AllocateStep
from workshop.steps.tick import TickStep


def items(*names):
    return tuple(Item(id=name.lower(), text=name, short=name) for name in names)


@pytest.fixture
def split(qtbot):
    step = AllocateStep(
        id="split", title="Split", minutes=7, prompt="Where?", buckets=items("Orders", "Ideas"),
        lenses=tuple(Lens(id=name.lower(), label=name, short=name) for name in ("Now", "Wanted")),
    )  # fmt: skip
    return shown(qtbot, step)


@pytest.fixture
def grid(qtbot):
    step = TickStep(
        id="grid", title="Grid", minutes=6, prompt="Which?", items=items("Warm", "Quick"),
        columns=items("Call", "Bill"),
    )  # fmt: skip
    return shown(qtbot, step)


def shown(qtbot, step):
    entry = entry_widget(step)
    qtbot.addWidget(entry)
    entry.resize(1198, 620)
    entry.set_answers({})
    entry.show()
    qtbot.waitExposed(entry)
    entry.show_question(0)
    return entry


def named(entry, name):
    (found,) = (each for each in entry.findChildren(object) if accessible(each) == name)
    return found


def type_in(field, text):
    """As a person does who clicks there and types."""
    QTest.mouseClick(field.lineEdit(), Qt.MouseButton.LeftButton, pos=QPoint(2, 20))
    settle()
    QTest.keyClicks(field, text)


def accessible(each):
    return each.accessibleName() if hasattr(each, "accessibleName") else ""


def test_that_all_numbers_of_a_lens_are_answers_once_one_is_and_none_when_all_are_taken_back(split):
    field = named(split, "Orders, Now")

    QTest.keyClick(field, Qt.Key.Key_Up)
    assert split.answers == {"orders/now": 5, "ideas/now": 0}
    assert split.open_sentence() == (0, "Now: 95 points are left to give.")
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert split.answers == {}
    assert split.open_sentence() is None


def test_that_typing_goes_to_the_nearest_step_and_says_so(split):
    field = named(split, "Orders, Wanted")

    type_in(field, "38")
    assert field.value() == 38
    split.flush()

    assert split.answers["orders/wanted"] == 40
    assert "40 is the nearest step" in [each.text() for each in split.findChildren(Label)]


def test_that_a_screen_reader_hears_what_is_left_and_more_is_off_when_nothing_is(split):
    field, more = named(split, "Orders, Now"), named(split, "More: Ideas, Now")
    type_in(field, "95")
    assert field.accessibleDescription() == "5 left"
    assert more.isEnabled()

    more.click()

    assert named(split, "Ideas, Now").value() == 5
    assert (field.accessibleDescription(), more.isEnabled()) == ("all 100 given", False)
    assert more.accessibleDescription() == "No points are left."
    assert not named(split, "Less: Ideas, Wanted").isEnabled()


def test_that_too_many_points_are_told(split):
    type_in(named(split, "Orders, Now"), "100")
    type_in(named(split, "Ideas, Now"), "10")

    assert named(split, "Orders, Now").accessibleDescription() == "10 too many"
    assert split.open_sentence() == (0, "Now: that is 10 points too many.")
    assert not split.complete()


def test_that_given_points_come_back_and_nothing_stays_of_them_when_wiped(split):
    given = {"orders/now": 60, "ideas/now": 40, "orders/wanted": 0, "ideas/wanted": 100}
    split.set_answers(given)

    assert [each.value() for each in split.findChildren(PointField)[-4:]] == [60, 40, 0, 100]
    assert split.complete()
    split.wipe()
    assert not split.answers


def test_that_space_ticks_arrows_move_and_a_digit_ticks_in_the_row(grid):
    first = named(grid, "Warm, Call")
    first.setFocus()

    QTest.keyClick(first, Qt.Key.Key_Space)
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert grid.focusWidget() is named(grid, "Quick, Call")
    QTest.keyClick(grid.focusWidget(), Qt.Key.Key_2)
    assert grid.focusWidget() is named(grid, "Quick, Bill")
    QTest.keyClick(grid.focusWidget(), Qt.Key.Key_Right)

    assert grid.answers == {"warm/call": 1, "quick/bill": 1}
    assert grid.focusWidget() is named(grid, "Quick, Bill")
    QTest.keyClick(grid.focusWidget(), Qt.Key.Key_Delete)
    assert grid.answers == {"warm/call": 1, "quick/bill": 0}


def test_that_an_empty_grid_is_an_answer_and_ticks_come_back(grid):
    assert grid.open_sentence() is None
    assert grid.complete()

    grid.set_answers({"warm/bill": 1, "quick/call": 0})

    ticked = [each.accessibleName() for each in grid.findChildren(TickBox) if each.isChecked()]
    assert ticked == ["Warm, Bill"]
