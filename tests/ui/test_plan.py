"""The plan: clock times that follow, rows that move by keys, warnings, and Undo."""

import datetime as dt

import pytest
from PySide6.QtCore import QObject, Qt, Signal

from ui.demo.hands import settle
from ui.kit.button import Button
from ui.kit.window_size import SMALLEST
from ui.plan.window import PlanWindow
from workshop.domain.exercise import Exercise, Group, Variant
from workshop.domain.session import Block, Session
from workshop.errors import Refused
from workshop.room.session_view import SessionView
from workshop.services.commands import EditSession, SetAgenda
from workshop.services.events import Outcome
from workshop.steps.talk import TalkStep

DAY = dt.date(2026, 11, 24)
FULL_DAY = (
    ("exercise", "Opening", 15, "opening"),
    ("exercise", "Re-reading the quote", 60, "reread_quote"),
    ("break", "Break", 15, ""),
    ("exercise", "Mapping the 3D view", 75, "map_3d"),
    ("exercise", "The friendship ladder", 60, "friendship_ladder"),
    ("lunch", "Lunch", 45, ""),
    ("energiser", "Energiser", 5, ""),
    ("exercise", "Connections, not components", 90, "connections"),
    ("break", "Break", 15, ""),
    ("exercise", "Decisions", 35, ""),
    ("exercise", "Closing", 25, "closing"),
    ("slack", "Slack", 10, ""),
)


def exercise(name, title, minutes):
    return Exercise(
        id=name,
        version=1,
        title=title,
        purpose="p",
        outcomes=(),
        group=Group(min=4, max=24),
        minutes=minutes,
        credit="c",
        steps=(TalkStep(id="talk", title="Talk", minutes=minutes),),
        variants={"express": Variant(title="Short", minutes=30, steps=(("talk", 30),))},
    )


class StandIn(QObject):
    """A bridge over a session in memory."""

    session_changed = Signal(str)
    undo_changed = Signal()
    troubled = Signal(str)
    unsent_changed = Signal(str, str)

    def __init__(self):
        super().__init__()
        blocks = tuple(
            Block(id=str(n), kind=kind, title=title, minutes=minutes, exercise=name)
            for n, (kind, title, minutes, name) in enumerate(FULL_DAY)
        )
        self.session = Session(
            id="s",
            title="Customer day",
            client="Northgate Heating",
            date=DAY,
            purge_on=DAY,
            agenda=blocks,
        )
        self.service = self
        self.before = []

    def exercises(self):
        return tuple(exercise(n, t, m) for k, t, m, n in FULL_DAY if n)

    def view(self, _session):
        return SessionView(
            session=self.session,
            stage=None,
            exercises={each.id: each for each in self.exercises()},
            snapshots={},
            earlier={},
            progress={},
            notes=(),
            lists={},
            answered=False,
        )

    def unsent(self):
        return ""

    def keep(self, _slot, command):
        self.before.append(self.session)
        if isinstance(command, SetAgenda):
            from msgspec import structs

            self.session = structs.replace(self.session, agenda=command.agenda)
        elif isinstance(command, EditSession):
            self.session = command.session
        else:
            raise Refused("no")
        self.session_changed.emit("s")
        self.undo_changed.emit()
        return Outcome()

    def undo(self):
        self.session = self.before.pop()
        self.session_changed.emit("s")

    def redo(self):
        raise NotImplementedError

    def can_undo(self):
        return bool(self.before)

    def can_redo(self):
        return False


@pytest.fixture
def bridge():
    return StandIn()


@pytest.fixture
def plan(qtbot, bridge):
    window = PlanWindow(bridge, "s")
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window


def titles(bridge):
    return [block.title for block in bridge.session.agenda]


def row_texts(plan):
    return [plan.rows.item(n).text() for n in range(plan.rows.count())]


def test_that_rows_say_time_title_and_minutes(plan):
    assert row_texts(plan)[3] == "10:30 Mapping the 3D view, 75 minutes"


def test_that_a_block_moves_by_keys_and_the_times_follow(qtbot, plan, bridge):
    plan.rows.setCurrentRow(4)
    qtbot.keyClick(plan, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(bridge)[3:5] == ["The friendship ladder", "Mapping the 3D view"]
    assert row_texts(plan)[4] == "11:30 Mapping the 3D view, 75 minutes"
    assert plan.rows.currentRow() == 3


def test_that_undo_brings_a_removed_block_back(qtbot, plan, bridge):
    before = titles(bridge)
    plan.rows.setCurrentRow(2)
    plan.rows.setFocus()
    qtbot.keyClick(plan.rows, Qt.Key.Key_Delete)
    assert len(titles(bridge)) == 11
    qtbot.keyClick(plan, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert titles(bridge) == before


def test_that_a_stretch_ends_each_long_run(plan, bridge):
    assert plan.side._long.accessibleName() == (
        "Over 90 minutes without a break 10:30 to 12:45, and 13:30 to 15:05."
    )
    plan.side._stretch.click()
    assert titles(bridge)[3:6] == ["Mapping the 3D view", "Stretch", "The friendship ladder"]
    assert "without a break 13" in plan.side._long.accessibleName()


def test_that_the_short_form_sets_its_minutes(plan, bridge):
    plan.rows.setCurrentRow(4)
    plan.side.block._on_form("Short, 30")
    assert (bridge.session.agenda[4].variant, bridge.session.agenda[4].minutes) == ("express", 30)


def test_that_a_time_of_day_that_is_none_is_told_and_changes_nothing(qtbot, plan, bridge):
    plan.side._starts.edit.setText("9 am")
    plan.side._starts.edit.editingFinished.emit()
    assert "not a time of day" in plan.side._starts.fault.words.text()
    assert bridge.session.starts == "09:00"


@pytest.mark.parametrize("by", ["the button", "its keys"])
def test_that_minutes_still_being_typed_are_kept_when_the_block_moves(qtbot, plan, bridge, by):
    plan.rows.setCurrentRow(3)
    minutes = plan.side.block._minutes.edit
    minutes.setFocus()
    minutes.selectAll()
    qtbot.keyClicks(minutes, "77")

    if by == "the button":
        plan.side.block._later.click()
    else:
        qtbot.keyClick(plan, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    assert titles(bridge)[3:5] == ["The friendship ladder", "Mapping the 3D view"]
    assert bridge.session.agenda[4].minutes == 77


def test_that_a_start_still_being_typed_is_kept_when_a_stretch_comes_or_the_plan_closes(
    qtbot, plan, bridge
):
    starts = plan.side._starts.edit
    starts.setFocus()
    starts.selectAll()
    qtbot.keyClicks(starts, "08:30")
    plan.side._stretch.click()
    assert bridge.session.starts == "08:30"
    assert "Stretch" in titles(bridge)

    starts.selectAll()
    qtbot.keyClicks(starts, "10:00")
    plan.close()
    assert bridge.session.starts == "10:00"


def test_that_an_exercise_already_planned_is_not_offered_again(plan, bridge):
    bridge.session_changed.emit("s")
    plan._on_add()
    words = [action.text() for action in plan._menu.actions()]
    plan._menu.close()
    assert not any("Re-reading" in word for word in words)
    assert any("Lunch" in word for word in words)


def test_that_the_side_of_the_plan_scrolls_where_the_screen_is_low(plan):
    plan.rows.setCurrentRow(1)
    plan.setMinimumHeight(0)
    plan.resize(SMALLEST.width(), 380)
    settle()

    shown = [each for each in plan.side.findChildren(Button) if each.isVisible()]
    assert shown
    assert all(each.height() == each.sizeHint().height() for each in shown)
