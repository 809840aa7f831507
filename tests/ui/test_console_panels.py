"""The console's panels: people, notes, parking lot, decisions; stored as they are done."""

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit, QWidget
from shiboken6 import isValid

from tests.services.tour import decided, rated, running_session, sits_down
from tests.ui.names import assert_named
from ui.console.keys import legend
from ui.demo.hands import settle
from ui.dialogs.decisions import DecisionsPanel, GroupPanel
from ui.dialogs.keys import KeysPanel
from ui.dialogs.notes import NotesPanel
from ui.dialogs.parked import ParkedPanel
from ui.dialogs.people import PeoplePanel
from workshop.services.commands import (
    EnterSheet,
    OpenStep,
    Park,
    RemoveParticipant,
    Reveal,
    SetAgenda,
    WriteNote,
)


@pytest.fixture
def session(service):
    return running_session(service, "rate", people=4)


@pytest.fixture
def window(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def opened(window):
    panels = []

    def show(panel):
        panels.append(panel)
        panel.open()
        settle()
        return panel

    yield show
    for panel in panels:
        if isValid(panel):
            panel.accept()
    settle()


def control(panel, name, kind=QAbstractButton):
    found = [
        each
        for each in panel.findChildren(kind)
        if each.accessibleName() == name and each.isVisible()
    ]
    assert len(found) == 1, name
    return found[0]


def click(panel, name):
    control(panel, name).click()
    settle()


def test_that_latecomers_and_leavers_are_counted(service, bridge, session, window, opened):
    panel = opened(PeoplePanel(window, bridge, session))

    click(panel, "One more")
    click(panel, "One more")
    click(panel, "One fewer")

    assert service.view(session).session.people == 5
    assert panel.findChild(QWidget, "people count").text() == "5 people"


def test_that_a_duplicate_is_removed_and_comes_back(service, bridge, session, window, opened):
    for sign in ("oak", "elm"):
        sits_down(service, session, {"rate": rated(1, 5)}, sign=sign)
    panel = opened(PeoplePanel(window, bridge, session))

    click(panel, "Remove Person 2")
    assert len(service.people(session)) == 1

    click(panel, "Undo this")
    assert len(service.people(session)) == 2
    assert_named(panel)


def test_that_a_removed_person_comes_back_later(service, bridge, session, window, opened):
    sits_down(service, session, {"rate": rated(1, 5)}, sign="oak")
    person = service.people(session)[0].participant
    service.do(RemoveParticipant(session=session, participant=person))
    panel = opened(PeoplePanel(window, bridge, session))

    click(panel, "Bring back Person 1")

    assert service.people(session)[0].participant == person
    assert service.removed_people(session) == ()


def test_that_the_panel_takes_back_and_does_again_by_keys(
    qtbot, service, bridge, session, window, opened
):
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    panel = opened(PeoplePanel(window, bridge, session))
    before = service.session(session).people
    panel.more.click()
    for key, held in ((Qt.Key.Key_Y, control), (Qt.Key.Key_Z, control | shift)):
        qtbot.keyClick(panel, Qt.Key.Key_Z, control)
        assert service.session(session).people == before
        qtbot.keyClick(panel, key, held)
        assert service.session(session).people == before + 1
    panel.undo.click()
    panel.redo.click()
    assert service.session(session).people == before + 1
    assert not panel.redo.isEnabled()


def test_that_a_step_started_by_mistake_is_taken_back(service, bridge, session, window, opened):
    panel = opened(PeoplePanel(window, bridge, session))

    click(panel, "Stop asking Rate")

    assert service.view(session).stage.opened == ()


def test_that_a_step_that_a_shorter_form_lost_is_taken_back_and_opened_again(
    service, bridge, session, window, opened
):
    service.do(OpenStep(session=session, step="tour/word"))
    sits_down(service, session, {"rate": rated(1, 5), "word": {"text": "oak"}})
    short = tuple(
        structs.replace(block, variant="short" * bool(block.exercise))
        for block in service.session(session).agenda
    )
    service.do(SetAgenda(session=session, agenda=short))
    panel = opened(PeoplePanel(window, bridge, session))

    click(panel, "Stop asking Word")
    assert service.view(session).stage.opened == ("tour/rate",)

    click(panel, "Open Word again")
    assert service.view(session).stage.opened == ("tour/rate", "tour/word")


def test_that_a_note_goes_into_the_summary_only_where_ticked(
    service, bridge, session, window, opened
):
    bridge.do(WriteNote(session=session, step="tour/rate", body="Ask about invoices"))
    panel = opened(NotesPanel(window, bridge, session, "tour/rate"))
    assert not service.notes(session)[0].in_summary

    tick = control(panel, "In the summary: Ask about invoices", QCheckBox)
    tick.setChecked(True)
    settle()

    assert service.notes(session)[0].in_summary
    assert_named(panel)


def test_that_a_parked_item_gets_an_owner_and_a_date_or_is_dropped(
    service, bridge, session, window, opened
):
    bridge.do(Park(session=session, body="Spare parts"))
    bridge.do(Park(session=session, body="Opening hours"))
    panel = opened(NotesPanel(window, bridge, session, ""))

    control(panel, "Owner of Spare parts", QLineEdit).setText("Stores")
    control(panel, "By when: Spare parts", QLineEdit).setText("Friday")
    click(panel, "Keep Spare parts with its owner")
    click(panel, "Drop Opening hours")

    kept = {note.body: note for note in service.notes(session)}
    assert (kept["Spare parts"].owner, kept["Spare parts"].by) == ("Stores", "Friday")
    assert kept["Opening hours"].dropped


def test_that_what_is_typed_for_one_item_stays_while_another_changes_and_is_kept_at_the_end(
    service, bridge, session, window, opened
):
    bridge.do(Park(session=session, body="Spare parts"))
    bridge.do(Park(session=session, body="Opening hours"))
    panel = opened(NotesPanel(window, bridge, session, ""))

    control(panel, "Owner of Opening hours", QLineEdit).setText("Front desk")
    click(panel, "Drop Spare parts")
    assert control(panel, "Owner of Opening hours", QLineEdit).text() == "Front desk"

    panel.reject()
    settle()

    kept = {note.body: note for note in service.notes(session)}
    assert kept["Opening hours"].owner == "Front desk"
    assert not kept["Opening hours"].dropped
    assert kept["Spare parts"].dropped


def test_that_the_row_of_a_removed_note_goes_and_the_others_stay(
    service, bridge, session, window, opened
):
    for body in ("Ask about invoices", "Call the foreman"):
        bridge.do(WriteNote(session=session, step="tour/rate", body=body))
    panel = opened(NotesPanel(window, bridge, session, "tour/rate"))
    control(panel, "In the summary: Call the foreman", QCheckBox).setChecked(True)
    click(panel, "Remove note: Ask about invoices")

    names = [each.accessibleName() for each in panel.findChildren(QCheckBox) if each.isVisible()]
    assert names == ["In the summary: Call the foreman"]
    assert control(panel, names[0], QCheckBox).isChecked()


def test_that_decisions_are_stored_as_typed(qtbot, service, bridge, session, window, opened):
    panel = opened(DecisionsPanel(window, bridge, session, "tour/decide"))

    qtbot.keyClicks(control(panel, "Decision 1", QLineEdit), "We call back within a day")

    qtbot.waitUntil(lambda: bool(service.view(session).lists))
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert service.view(session).step("tour/decide").statements == ("We call back within a day",)


def test_that_a_decision_that_people_have_answered_stays_when_its_line_is_emptied(
    service, bridge, window, opened
):
    session = running_session(service, "decide", people=4)
    service.do(decided(session, d1="We call back", d2="We visit first"))
    service.do(EnterSheet(session=session, answers={"tour/decide": {"d1": 4, "d2": 5}}))
    panel = opened(DecisionsPanel(window, bridge, session, "tour/decide"))
    answered, other = (control(panel, f"Decision {slot}", QLineEdit) for slot in (1, 2))

    answered.clear()
    other.setText("We visit second")
    panel.flush()

    assert service.view(session).step("tour/decide").statements == (
        "We call back",
        "We visit second",
    )
    assert "It stays" in answered.accessibleDescription()


def test_that_a_decision_has_who_sees_to_it_and_by_when(
    qtbot, service, bridge, session, window, opened
):
    panel = opened(DecisionsPanel(window, bridge, session, "tour/decide"))
    assert not [each for each in panel.findChildren(QLineEdit)
                if each.isVisible() and "Who sees" in each.accessibleName()]  # fmt: skip

    qtbot.keyClicks(control(panel, "Decision 2", QLineEdit), "We call back")
    qtbot.keyClicks(control(panel, "Decision 2, Who sees to it", QLineEdit), "Ann")
    qtbot.keyClicks(control(panel, "Decision 2, By when", QLineEdit), "1 December")
    qtbot.keyClick(panel, Qt.Key.Key_Escape)

    (named,) = service.view(session).lists["tour/decide"]
    assert named.values == {"text": "We call back", "who": "Ann", "by": "1 December"}
    again = opened(DecisionsPanel(window, bridge, session, "tour/decide"))
    control(again, "Decision 2", QLineEdit).setText("We call back the same day")
    again.flush()
    (named,) = service.view(session).lists["tour/decide"]
    assert named.values["who"] == "Ann"


def test_that_what_is_feared_is_met_after_the_support_was_shown(
    qtbot, service, bridge, window, opened
):
    session = running_session(service, "decide", people=4)
    service.do(decided(session, d1="We call back"))
    for support in (1, 4, 5):
        service.do(EnterSheet(session=session, answers={"tour/decide": {"d1": support}}))
    service.do(Reveal(session=session, step="tour/decide"))
    panel = opened(DecisionsPanel(window, bridge, session, "tour/decide"))

    qtbot.keyClicks(control(panel, "Decision 1, How it is met", QLineEdit), "Only on weekdays")
    panel.flush()

    assert service.view(session).step("tour/decide").met == ("d1",)


def test_that_enter_goes_on_to_the_next_decision(qtbot, service, bridge, session, window, opened):
    panel = opened(DecisionsPanel(window, bridge, session, "tour/decide"))
    for text in ("We call back within a day", "We say sorry first"):
        qtbot.keyClicks(panel.focusWidget(), text)
        qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Return)

    assert panel.isVisible()
    panel.flush()
    assert service.view(session).step("tour/decide").statements == (
        "We call back within a day",
        "We say sorry first",
    )


def test_that_a_parked_thing_gets_its_owner_and_date_by_enter_alone(
    qtbot, service, bridge, session, window, opened
):
    note = service.do(Park(session=session, body="A winter tariff")).value
    (kept,) = [each for each in service.view(session).notes if each.id == note]
    panel = opened(ParkedPanel(window, bridge, session, kept))
    with qtbot.waitSignal(panel.settled):
        for text in ("Stores", "12 December"):
            qtbot.keyClicks(panel.focusWidget(), text)
            qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Return)

    (kept,) = service.view(session).notes
    assert (kept.owner, kept.by, kept.dropped) == ("Stores", "12 December", False)


def test_that_the_customer_group_is_kept_when_the_panel_is_left(
    qtbot, service, bridge, session, window, opened
):
    panel = opened(GroupPanel(window, bridge, service.session(session), "tour/decide"))
    qtbot.keyClicks(control(panel, "The group we look at", QLineEdit), "Small builders")

    qtbot.keyClick(panel, Qt.Key.Key_Escape)

    (named,) = service.view(session).lists["tour/decide"]
    assert named.values == {"text": "Small builders"}


def test_that_the_legend_names_every_key(window, opened):
    panel = opened(KeysPanel(window, legend()))

    words = "\n".join(each.accessibleName() for each in panel.findChildren(QWidget))
    for deed in ("Next", "Back", "Reveal", "Black", "Freeze", "Swap screens", "Note", "Park"):
        assert deed in words


@pytest.mark.parametrize("kind", [PeoplePanel])
def test_that_a_panel_is_gone_once_left(kind, bridge, session, window, assert_freed):
    panel = kind(window, bridge, session)
    panel.open()
    panel.accept()

    assert_freed(panel)


def test_that_the_panels_that_take_words_have_a_deed_and_enter_comes_to_it(
    service, bridge, session, window, opened
):
    panel = opened(DecisionsPanel(window, bridge, session, "tour/decide"))
    last = list(panel._fields.values())[-1]

    last.edit.setFocus()
    last.entered.emit()

    assert panel.focusWidget().text() == "Keep them"
    panel.focusWidget().click()
    assert not panel.isVisible()
