"""The dialog that makes a session: whole or not, Enter and Esc, and gone when closed."""

import datetime as dt

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTableView, QWidget

from tests.ui.names import assert_named
from tests.ui.shelf import TEMPLATES, made
from ui.dialogs.ask import Ask
from ui.dialogs.new_session import SessionDialog
from ui.kit.calendar import Calendar


@pytest.fixture
def service(shelved):
    return shelved


@pytest.fixture
def host(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    yield window
    for dialog in window.findChildren(QDialog):
        dialog.reject()


@pytest.fixture
def dialog(qtbot, host):
    made = SessionDialog(host, templates=TEMPLATES)
    with qtbot.waitActive(made):
        made.open()
        made.activateWindow()
    return made


def given(dialog):
    told = []
    dialog.given.connect(told.append)
    return told


def test_that_it_can_not_be_made_without_a_title(dialog):
    assert not dialog.deed.isEnabled()
    assert dialog.value() is None

    dialog.title.set_text("   ")
    assert not dialog.deed.isEnabled()

    dialog.title.set_text("Customer day")
    assert dialog.deed.isEnabled()


def test_that_enter_makes_it(qtbot, dialog):
    told = given(dialog)
    dialog.title.set_text("Customer day")

    qtbot.keyClick(dialog.title.edit, Qt.Key.Key_Return)

    (command,) = told
    assert command.title == "Customer day"
    assert command.template == "half_day"
    assert (command.people, command.threshold, command.mode) == (8, 5, "anonymous")


def test_that_enter_does_nothing_while_it_is_not_whole(qtbot, dialog):
    told = given(dialog)

    qtbot.keyClick(dialog.title.edit, Qt.Key.Key_Return)

    assert not told
    assert dialog.isVisible()


def test_that_esc_makes_nothing(qtbot, dialog):
    told = given(dialog)
    dialog.title.set_text("Customer day")

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert not told
    assert not dialog.isVisible()


@pytest.mark.parametrize(("people", "threshold"), [(3, 3), (6, 4), (7, 4), (8, 5), (40, 5)])
def test_that_the_threshold_follows_the_people(dialog, people, threshold):
    dialog.people.set_value(people)

    assert dialog.threshold.value() == threshold


def test_that_a_threshold_set_by_hand_stays(qtbot, dialog):
    dialog.threshold.edit.selectAll()
    qtbot.keyClicks(dialog.threshold.edit, "7")

    dialog.people.set_value(6)

    assert dialog.threshold.value() == 7


def test_that_a_threshold_below_three_is_refused_in_words(dialog):
    dialog.title.set_text("Customer day")

    dialog.threshold.set_text("2")

    assert dialog.threshold.fault.words.text() == "At least 3, so that nobody stands alone."
    assert not dialog.deed.isEnabled()


def test_that_too_few_people_are_warned_of_but_allowed(qtbot, dialog):
    dialog.title.set_text("Customer day")
    dialog.threshold.edit.selectAll()
    qtbot.keyClicks(dialog.threshold.edit, "5")

    dialog.people.set_value(4)

    assert dialog.threshold.fault.isVisible()
    assert "Only 4 are expected" in dialog.threshold.fault.words.text()
    assert dialog.deed.isEnabled()

    dialog.people.set_value(9)

    assert not dialog.threshold.fault.isVisible()


def test_that_details_go_into_the_command(qtbot, dialog):
    dialog.title.set_text("Ward day")
    dialog.more.click()
    details = dialog.details()
    details.client.set_text("Harbour Street Surgery")
    details.noun.set_text("patient")
    details.date.set_value(dt.date(2026, 12, 3))
    details.starts.set_text("13:30")
    details.laptops.set_value(2)
    details.wording.findChild(QWidget, "All neutral").click()
    details.profile.findChild(QWidget, "Far").click()
    details.unanimous.setChecked(True)

    command = dialog.value()

    assert command.client == "Harbour Street Surgery"
    assert (command.noun, command.nouns) == ("patient", "patients")
    assert (command.date, command.starts) == (dt.date(2026, 12, 3), "13:30")
    assert (command.laptops, command.profile) == (2, 8)
    assert command.wording == "neutral"
    assert command.withhold_unanimous


def test_that_a_time_that_is_none_keeps_it_from_being_made(dialog):
    dialog.title.set_text("Customer day")

    dialog.details().starts.set_text("25:99")

    assert not dialog.deed.isEnabled()


def test_that_an_empty_plan_can_be_chosen(dialog):
    dialog.title.set_text("Customer day")

    dialog.templates.set_value("")

    assert dialog.value().template == ""


def test_that_every_control_of_both_pages_has_a_name(dialog):
    assert_named(dialog)

    dialog.more.click()

    assert_named(dialog)


def test_that_a_session_comes_back_as_it_was_when_nothing_is_changed(qtbot, host, service):
    session = service.view(made(service, "Customer day", people=9)).session
    dialog = SessionDialog(host, session=session)
    dialog.open()

    assert dialog.value().session == session

    dialog.title.set_text("Other day")

    assert dialog.value().session == structs.replace(session, title="Other day")
    dialog.reject()


def test_that_another_day_moves_the_day_of_the_purge(qtbot, host, service):
    session = service.view(made(service, "Customer day")).session
    dialog = SessionDialog(host, session=session)

    dialog.details().date.set_value(session.date + dt.timedelta(days=7))

    changed = dialog.value().session
    assert changed.purge_on == session.purge_on + dt.timedelta(days=7)
    dialog.deleteLater()


def test_that_the_dialog_is_freed_when_closed(dialog, assert_freed):
    dialog.reject()

    assert_freed(dialog)


def test_that_a_wrong_time_says_what_it_wants(qtbot, dialog):
    dialog.title.set_text("Customer day")
    details = dialog.details()

    details.starts.set_text("25:99")

    assert details._when_fault.words.text() == "“25:99” is not a time of day. Write it like 09:00."
    assert details.starts.edit.accessibleDescription() == details._when_fault.words.text()
    assert dialog.value() is None
    details.starts.set_text("08:30")
    assert details._when_fault.isHidden()
    assert dialog.value() is not None


def test_that_a_client_brings_its_word_place_and_mode_back_and_nothing_else_chosen(
    qtbot, host, service
):
    last = structs.replace(
        service.view(made(service, "Customer day")).session,
        client="Northgate", place="Room 2", noun="guest", nouns="guests", mode="team",
    )  # fmt: skip
    dialog = SessionDialog(host, templates=TEMPLATES, clients={"Northgate": last})
    dialog.open()
    dialog.title.set_text("Next day")
    details = dialog.details()
    details.place.set_text("Hall")

    details.client.set_text("Northgate")
    details.client.edit.editingFinished.emit()

    value = dialog.value()
    assert (value.noun, value.nouns, value.mode, value.place) == ("guest", "guests", "team", "Hall")
    dialog.mode.set_value("named")
    details.client.edit.editingFinished.emit()
    assert dialog.value().mode == "named"
    dialog.reject()


def test_that_a_client_brings_along_what_was_left_open_unless_it_is_unticked(host, service):
    last = structs.replace(service.view(made(service, "Customer day")).session, client="Northgate")
    dialog = SessionDialog(host, templates=TEMPLATES, clients={"Northgate": last})
    dialog.open()
    dialog.title.set_text("Next day")
    details = dialog.details()
    assert details.after.isHidden()

    details.client.set_text("Northgate")
    details.client.edit.editingFinished.emit()
    assert not details.after.isHidden()
    assert dialog.value().after == last.id
    details.after.click()
    assert dialog.value().after == ""
    details.after.click()
    details.client.set_text("Somebody else")
    assert dialog.value().after == ""
    dialog.reject()


def test_that_a_day_can_be_chosen_on_a_calendar(qtbot, dialog):
    date = dialog.details().date
    date.set_value(dt.date(2026, 11, 24))

    date.open.click()
    calendar = date.findChild(Calendar)
    assert calendar.month.hasFocus()
    days = calendar.month.findChild(QTableView)
    qtbot.keyClick(days, Qt.Key.Key_Right)
    qtbot.keyClick(days, Qt.Key.Key_Return)

    assert date.value() == dt.date(2026, 11, 25)
    assert not calendar.isVisible()


def asking(host):
    ask = Ask(host, title="Delete “Taster”?", sentence="It can come back.", deed="Move to bin")
    ask.open()
    return ask


def test_that_asking_first_has_the_safe_deed_at_hand(qtbot, host):
    ask = asking(host)
    told = []
    ask.answered.connect(told.append)

    qtbot.keyClick(ask, Qt.Key.Key_Return)

    assert told == [False]


def test_that_the_deed_is_done_only_when_agreed(qtbot, host):
    ask = asking(host)

    with qtbot.waitSignal(ask.agreed):
        ask.deed.click()


def test_that_esc_keeps_all_as_it_is(qtbot, host):
    ask = asking(host)
    told = []
    ask.answered.connect(told.append)

    qtbot.keyClick(ask, Qt.Key.Key_Escape)

    assert told == [False]


def test_that_asking_is_named_and_freed(host, assert_freed):
    ask = asking(host)
    assert_named(ask)

    ask.reject()

    assert_freed(ask)
