"""Several letterheads in the settings, and the choice of one for a session's report."""

import pytest
from PySide6.QtWidgets import QComboBox

from tests.services.tour import new_session
from tests.ui.names import assert_named
from ui.dialogs.report_parts import ReportParts
from ui.library.window import LibraryWindow
from ui.settings import Settings
from workshop.domain.letterhead import Letterhead, Letterheads
from workshop.domain.report_choice import ReportChoice
from workshop.services.commands import ChooseReport, SaveLetterhead

LARCH = Letterhead(id="a", name="Larch & Lane", accent="#0F4C5C")
FINCH = Letterhead(id="b", title="Finch alone", name="Marlow Finch", accent="#7A2E12")


@pytest.fixture
def page(qtbot, bridge, service, home):
    """The letterheads in the settings of a library that keeps one."""
    service.do(SaveLetterhead(letterhead=LARCH))
    window = LibraryWindow(home=home, settings=Settings())
    window.furnish(bridge)
    qtbot.addWidget(window)
    window.show()
    window.go_to("settings")
    window.settings.show_part("letterhead")
    yield window.settings.letterheads
    window.settings.letterheads.form.flush()


def names(page):
    return [page.which.itemText(at) for at in range(page.which.count())]


def test_that_one_letterhead_shows_without_a_list(page):
    assert page.form.name.text() == "Larch & Lane"
    assert not page.which.isVisible()
    assert not page.form.title.isVisible()
    assert not page.remove.isVisible()
    assert_named(page.window())


def test_that_a_duplicate_is_filled_in_beside_the_first_and_called_as_wished(page, service):
    page.duplicate.click()

    assert names(page) == ["Larch & Lane, the usual one", "Larch & Lane 2"]
    assert page.form.title.edit.hasFocus()
    page.form.title.set_text("Larch, in Welsh")
    page.form.line.set_text("Hwyluso")
    page.form.flush()
    assert names(page) == ["Larch & Lane, the usual one", "Larch, in Welsh"]
    kept = {each.title: each.line for each in service.letterheads().every}
    assert kept == {"": "", "Larch, in Welsh": "Hwyluso"}
    assert service.letterheads().find("a") == LARCH
    assert_named(page.window())


def test_that_another_can_be_shown_and_made_the_usual_one(page, service):
    service.do(SaveLetterhead(letterhead=FINCH))
    page.window()._on_library_changed()
    page.which.setCurrentIndex(page.which.findData("a"))
    assert page.form.own.text() == "#0F4C5C"
    assert not page.usual.isVisible()

    page.which.setCurrentIndex(page.which.findData("b"))
    assert page.form.own.text() == "#7A2E12"
    page.usual.click()

    assert service.letterheads().usual == "b"
    assert names(page) == ["Finch alone, the usual one", "Larch & Lane"]
    assert not page.remove.isVisible()


def test_that_a_removed_letterhead_comes_back_with_undo(page, service):
    page.add.click()
    added = page.form.letterhead()
    assert added.title == "New letterhead"

    page.remove.click()
    assert [each.id for each in service.letterheads().every] == ["a"]
    assert page.form.letterhead().id == "a"

    page.window().deeds.undo()
    assert service.letterheads().find(added.id) == added
    assert page.form.letterhead().id == added.id


def test_that_typing_into_an_empty_library_keeps_the_first_letterhead(qtbot, bridge, service, home):
    window = LibraryWindow(home=home, settings=Settings())
    window.furnish(bridge)
    qtbot.addWidget(window)
    window.go_to("settings")
    page = window.settings.letterheads
    assert service.letterheads() == Letterheads()

    page.form.name.set_text("Larch & Lane")
    page.form.flush()
    page.form.name.set_text("Larch and Lane")
    page.form.flush()

    (kept,) = service.letterheads().every
    assert kept.name == "Larch and Lane"
    assert service.letterheads().usual == kept.id


def test_that_a_report_carries_the_letterhead_chosen_for_it(qtbot, service):
    session = new_session(service)
    heads = Letterheads(every=(FINCH, LARCH), usual="a")
    parts = ReportParts((), ReportChoice(), heads)
    qtbot.addWidget(parts)
    parts.changed.connect(lambda choice: service.do(ChooseReport(session=session, choice=choice)))
    box = parts.findChild(QComboBox, "letterhead")
    assert [box.itemText(at) for at in range(box.count())] == [
        "Larch & Lane, the usual one", "Finch alone", "No letterhead",
    ]  # fmt: skip

    chosen = []
    for at in (1, 2, 0):
        box.setCurrentIndex(at)
        chosen.append(service.report_choice(session).letterhead)
    assert chosen == ["b", None, ""]

    parts.set_choice(ReportChoice(letterhead="gone"))
    assert box.currentIndex() == 0
