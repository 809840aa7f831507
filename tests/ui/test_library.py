"""The library: making, finding, binning, purging; by mouse and by keys."""

import datetime as dt
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from tests.ui.names import assert_named
from tests.ui.shelf import EXERCISES, TODAY, binned, made
from ui.demo.hands import settle
from ui.dialogs.ask import Ask
from ui.dialogs.licences import LicencesDialog
from ui.dialogs.new_session import SessionDialog
from ui.library.window import LibraryWindow, backup_words
from ui.settings import Settings
from workshop.domain.record import SessionRow
from workshop.services.commands import (
    BinSession,
    ListExport,
    NewSession,
    PurgeSession,
    StartSession,
    WriteNote,
)
from workshop.services.events import LibraryChanged


@pytest.fixture
def service(shelved):
    return shelved


@pytest.fixture
def opened(qtbot, bridge, home):
    """Opens the library window."""
    kept = []

    def open_window(settings: Settings | None = None) -> LibraryWindow:
        window = LibraryWindow(home=home, settings=settings or Settings())
        window.furnish(bridge)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        kept.append(window)
        return window

    return open_window


def titles(window) -> list[str]:
    return [row.title for row in window.sessions.sessions.rows]


def test_that_an_empty_library_says_what_to_do_and_offers_the_sample(qtbot, opened):
    window = opened()

    assert window.sessions.empty.isVisible()
    assert window.sessions.sample.isVisible()
    assert not window.sessions.new.isVisible()
    with qtbot.waitSignal(window.sample_asked):
        window.sessions.sample.click()
    assert_named(window)


def test_that_a_library_emptied_later_offers_no_sample(opened):
    window = opened(Settings(sample_offered=True))

    assert window.sessions.empty.isVisible()
    assert not window.sessions.sample.isVisible()


def test_that_ctrl_n_makes_a_session_that_is_then_the_chosen_one(qtbot, opened, service):
    made(service, "Account managers", days=3)
    window = opened()

    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(SessionDialog)
    dialog.title.set_text("Customer day")
    dialog.deed.click()
    settle()

    assert sorted(titles(window)) == ["Account managers", "Customer day"]
    assert window.detail.title.text() == "Customer day"
    assert window.rail.item("sessions").count() == "2"


def test_that_the_chosen_session_shows_its_day_and_its_promise(opened, service):
    made(service, "Customer day", people=8)
    window = opened()

    assert "Northgate Heating" in window.detail.when.text()
    assert window.detail.promise.text() == (
        "8 people expected. Anonymous. A result shows only when 5 or more have answered."
    )
    assert "09:15 Re-reading the quote" in window.detail.day.accessibleDescription()


def test_that_start_plan_and_print_ask_for_the_chosen_session(qtbot, opened, service):
    session = made(service, "Customer day")
    window = opened()

    for button, signal in (
        (window.detail.start, window.start_asked),
        (window.detail.plan, window.plan_asked),
        (window.detail.print, window.print_asked),
    ):
        with qtbot.waitSignal(signal) as told:
            button.click()
        assert told.args == [session]


def test_that_a_new_session_left_with_esc_keeps_what_was_typed_until_it_is_made(qtbot, opened):
    window = opened()
    window.deeds.make()
    dialog = window.findChild(SessionDialog)
    dialog.title.set_text("Half typed")
    dialog.details().client.set_text("Northgate")
    dialog.reject()

    window.deeds.make()
    dialog = window.findChild(SessionDialog)
    assert dialog.isVisible()
    assert dialog.value().title == "Half typed"
    assert dialog.value().client == "Northgate"
    dialog.accept()
    settle()

    window.deeds.make()
    assert window.findChild(SessionDialog).title.text() == ""
    window.findChild(SessionDialog).reject()


def test_that_a_session_is_duplicated_and_the_next_one_asks_for_its_day(opened, service):
    session = made(service, "Customer day")
    window = opened()
    window.choose(session)

    window.detail.copy.click()
    assert window.detail.title.text() == "Customer day (copy)"
    window.choose(session)
    window.detail.next.click()

    dialog = window.findChild(SessionDialog)
    assert dialog.isVisible()
    assert dialog.title.text() == "Customer day"
    assert window.sessions.current() not in (session, "")
    dialog.reject()
    assert len(service.sessions()) == 3


def test_that_ctrl_p_prints_and_enter_starts(qtbot, opened, service):
    session = made(service, "Customer day")
    window = opened()

    with qtbot.waitSignal(window.print_asked) as told:
        qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [session]

    with qtbot.waitSignal(window.start_asked) as told:
        qtbot.keyClick(window.sessions.list, Qt.Key.Key_Return)
    assert told.args == [session]


def test_that_arrow_keys_walk_through_the_sessions(qtbot, opened, service):
    made(service, "First", days=1)
    made(service, "Second", days=2)
    window = opened()
    assert window.detail.title.text() == "First"

    qtbot.keyClick(window.sessions.list, Qt.Key.Key_Down)

    assert window.detail.title.text() == "Second"


def test_that_a_session_without_a_plan_can_not_start(opened, service, bridge):
    service.do(NewSession(template="", title="Empty", date=TODAY))
    window = opened()

    assert not window.detail.start.isEnabled()
    assert window.detail.start.accessibleDescription()


def test_that_del_asks_then_bins_and_undo_brings_back(qtbot, opened, service):
    made(service, "Customer day")
    window = opened()

    qtbot.keyClick(window.sessions.list, Qt.Key.Key_Delete)
    ask = window.findChild(Ask)
    assert titles(window) == ["Customer day"]
    ask.deed.click()

    assert titles(window) == []
    assert window.rail.item("bin").count() == "1"
    assert window.toast.sentence() == "Moved to the bin."

    window.toast.undone.emit()

    assert titles(window) == ["Customer day"]
    assert window.rail.item("bin").count() == "0"


def test_that_the_focus_stands_on_the_rail_where_a_place_has_nothing_to_take_it(opened, service):
    made(service, "Customer day")
    window = opened()
    window.sessions.list.setFocus()

    window.go_to("bin")

    assert window.focusWidget() is window.rail.item("bin")


def test_that_the_bin_restores(opened, service):
    binned(service, "Old one")
    window = opened()
    window.go_to("bin")
    assert_named(window)

    window.bin.restore.click()

    assert titles(window) == ["Old one"]
    assert window.bin.empty.isVisible()


def test_that_purging_asks_first_and_then_is_for_good(qtbot, opened, service):
    binned(service, "Old one")
    window = opened()
    window.go_to("bin")

    window.bin.purge.click()
    window.findChild(Ask).keep.click()
    assert len(service.sessions(binned=True)) == 1

    window.bin.purge.click()
    asks = [ask for ask in window.findChildren(Ask) if ask.isVisible()]
    asks[0].deed.click()

    assert service.sessions(binned=True) == ()
    assert window.bin.empty.isVisible()


def test_that_words_of_a_note_are_found_and_lead_to_their_session(qtbot, opened, service):
    made(service, "Other", days=1)
    session = made(service, "Customer day", days=2)
    service.do(StartSession(session=session))
    service.do(WriteNote(session=session, body="Ask the fitter first"))
    window = opened()

    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(window.sessions.search.edit, "fitter")

    assert window.place() == "search"
    assert [hit.session for hit in window.sessions.hits.rows] == [session]
    assert window.detail.title.text() == "Customer day"
    assert_named(window)

    window.sessions.search.edit.clear()

    assert window.place() == "sessions"
    assert window.sessions.list.isVisible()


def test_that_a_search_without_a_hit_says_so(qtbot, opened, service):
    made(service, "Customer day")
    window = opened()

    window.sessions.search.edit.setText("fitter")

    assert window.sessions.none.isVisible()
    said = "No session, note or text has “fitter” in it."
    assert window.sessions.none.text.text() == said
    assert window.detail.session() is None


def test_that_the_detail_lists_what_was_saved_with_answers(qtbot, opened, service, bridge):
    session = made(service, "Customer day")
    window = opened()
    assert not window.detail.saved.isVisible()

    bridge.do(ListExport(session=session, file=Path("/stick/summary.pdf"), deed="summary"))

    assert window.detail.saved.isVisible()
    assert window.detail.saved.text().startswith("Session summary, ")
    assert window.detail.saved.text().endswith(": /stick/summary.pdf")


def test_that_details_can_be_changed_later(qtbot, opened, service):
    made(service, "Customer day")
    window = opened()

    window.detail.edit.click()
    dialog = window.findChild(SessionDialog)
    dialog.title.set_text("Customer morning")
    dialog.deed.click()

    assert titles(window) == ["Customer morning"]
    assert window.detail.title.text() == "Customer morning"


def test_that_a_plan_is_kept_as_a_template_offered_and_removed_again(opened, service):
    made(service, "Customer day")
    window = opened()

    window.detail.keep.click()
    window.sessions.new.click()
    dialog = window.deeds._new
    dialog.title.set_text("Half typed")
    assert dialog.forget.isHidden()
    dialog.templates.set_value("own:customer_day")
    assert not dialog.forget.isHidden()
    dialog.forget.click()

    assert window.deeds._new is not dialog
    assert window.deeds._new.title.text() == "Half typed"
    assert "own:customer_day" not in [each.id for each in service.templates()]
    window.deeds._new.reject()


def heading(page):
    """The first words of a page, "" while it has none."""
    words = page.findChild(QLabel)
    return words.text() if words else ""


def test_that_exercises_can_be_read(qtbot, opened):
    window = opened()

    window.rail.item("exercises").click()

    reading = window.exercises.reading
    qtbot.waitUntil(lambda: heading(reading) == EXERCISES[0].title)
    qtbot.keyClick(window.exercises.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: heading(reading) == EXERCISES[1].title)
    with qtbot.waitSignal(window.exercise_print_asked) as told:
        window.exercises.reading.print.click()
    assert told.args == ["reread_quote"]
    said = [each.text() for each in reading.findChildren(QLabel)]
    assert "Nothing outranks a customer." in said
    assert not [each for each in said if "{" in each]
    assert_named(window)
    assert not window.detail.isVisible()


def test_that_a_setting_is_told_at_once(qtbot, opened):
    window = opened()
    window.go_to("settings")
    assert_named(window)

    with qtbot.waitSignal(window.settings_changed) as told:
        window.settings.theme.findChild(object, "Dark").click()

    assert told.args == [Settings(theme="dark")]


def test_that_what_was_put_aside_is_listed_with_its_day_and_removed_when_asked(
    opened, service, home
):
    made(service, "Customer day")
    window = opened()
    window.go_to("settings")
    window.settings.show_part("safety")
    assert not window.settings.purge_aside.isVisible()

    before = service.restore(service.back_up().name)
    window._bridge.tell((LibraryChanged(session=""),))
    assert window.settings.purge_aside.isVisible()
    day = f"{TODAY:%-d %B %Y}"
    assert window.settings.aside.text().startswith(day)
    assert before.name in window.settings.aside.text()
    assert_named(window)

    window.settings.purge_aside.click()
    asked = window.findChild(Ask)
    assert "1 file goes for good" in asked.accessibleDescription()
    assert "its backups stay" in asked.accessibleDescription()
    assert before.exists()
    asked.deed.click()
    assert not before.exists()
    assert not window.settings.purge_aside.isVisible()
    assert service.sessions()
    assert [*(home / "backups").iterdir()]


def test_that_a_library_in_use_is_never_offered_the_sample_again(opened, service, bridge):
    session = made(service, "Customer day")
    window = opened()

    bridge.do(BinSession(session=session))
    bridge.do(PurgeSession(session=session))

    assert window.sessions.empty.isVisible()
    assert not window.sessions.sample.isVisible()


def test_that_the_licences_of_all_parts_can_be_read(opened, assert_freed):
    window = opened()
    window.go_to("settings")

    window.settings.licences.click()
    dialog = window.findChild(LicencesDialog)
    assert_named(dialog)
    assert "MIT License" in dialog.text.toPlainText()
    dialog.done_with.click()

    assert_freed(dialog)


def test_that_trouble_is_told_in_the_window(qtbot, opened, bridge):
    window = opened()

    bridge.troubled.emit("The disk is full.")

    assert window.toast.isVisible()
    assert window.toast.sentence() == "The disk is full."


def test_that_what_happened_to_the_library_is_told(qtbot, opened, service):
    service.problem = "This library could not be read. It was put aside unchanged."
    window = opened()

    assert window.sessions.notice.isVisible()
    assert not window.sessions.bring_back.isVisible()


def test_that_the_backup_offered_after_damage_is_one_press_away(qtbot, opened, service, tmp_path):
    service.problem = "This library could not be read. It was put aside unchanged."
    service.offered = tmp_path / "good.backup"
    window = opened()

    with qtbot.waitSignal(window.restore_asked) as asked:
        window.sessions.bring_back.click()

    assert asked.args == [str(service.offered)]


def test_that_the_foot_says_when_the_last_backup_was_made(opened, service):
    made(service, "Customer day")
    service.back_up()
    window = opened()

    said = "Everything stays on this computer. Last backup today, 08:12."
    assert window.sessions.foot.text() == said


@pytest.mark.parametrize(
    ("made_on", "words"),
    [
        (None, "No backup yet."),
        (dt.datetime(2026, 11, 23, 17, 5), "Last backup yesterday, 17:05."),
        (dt.datetime(2026, 11, 2, 9, 0), "Last backup 2 November 2026, 09:00."),
    ],
)
def test_that_a_backup_is_dated_in_words(made_on, words):
    assert backup_words(made_on, dt.date(2026, 11, 24)) == words


def test_that_the_detail_follows_below_where_the_window_is_narrow(qtbot, opened, service):
    made(service, "Customer day")
    window = opened()
    window.resize(1366, 768)
    place = partial(window.detail.mapTo, window, QPoint())
    qtbot.waitUntil(lambda: place().y() == 0)

    window.resize(1024, 700)
    qtbot.waitUntil(lambda: place().y() > 0)

    assert place().x() == window.rail.width()
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: place().y() == 0)


def test_that_every_control_has_a_name_of_its_own(opened, service):
    made(service, "Customer day")

    assert_named(opened())


def test_that_two_hundred_sessions_are_listed(opened, service):
    rows = tuple(
        SessionRow(id=str(n), title=f"Day {n}", client="", date=TODAY, state="ready", people=8)
        for n in range(200)
    )
    window = opened()

    window.sessions.set_sessions(rows)

    assert window.sessions.list.model().rowCount() == 200


def test_that_the_window_is_freed_when_closed(bridge, home, assert_freed):
    window = LibraryWindow(home=home, settings=Settings())
    window.furnish(bridge)
    window.show()
    window.close()
    window.deleteLater()

    assert_freed(window)
