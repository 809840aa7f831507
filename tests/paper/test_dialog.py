"""The print dialog: preview, choices, saving; private copies stay unseen."""

import datetime as dt
import io

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from tests.ui.names import controls
from ui import settings as kept
from ui.bridge import Bridge
from ui.dialogs.print import PrintDialog
from ui.dialogs.print_choices import ONE
from ui.dialogs.report_panels import OwnWordsPanel, QuotationsPanel
from ui.kit.choice import Tick
from ui.library.window import LibraryWindow
from ui.settings import Settings
from workshop.services.commands import NewSession

PATIENCE = 60_000


@pytest.fixture
def opened(library, qtbot):
    """A function that opens the dialog on a target."""
    service, session = library
    dialogs = []

    def open_on(target=session):
        dialog = PrintDialog(Bridge(service), target)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
        dialog.open()
        dialogs.append(dialog)
        return dialog

    yield open_on
    for dialog in dialogs:
        dialog.reject()


def ready(dialog, qtbot):
    qtbot.waitUntil(lambda: dialog._shown is not None, timeout=PATIENCE)


def test_that_no_name_in_it_stands_in_the_library_behind_it_too(opened, library, qtbot, home):
    behind = LibraryWindow(home=home, settings=Settings())
    qtbot.addWidget(behind)
    behind.furnish(Bridge(library[0]))
    behind.show()

    dialog = opened()

    named = {each.accessibleName() for each in controls(dialog)}
    assert not named & {each.accessibleName() for each in controls(behind)}


def shows_a_page(dialog) -> bool:
    return not dialog.preview.picture._picture.isNull()


def test_that_the_first_page_shows_and_the_next_can_be_turned_to(opened, qtbot):
    dialog = opened()
    ready(dialog, qtbot)
    assert shows_a_page(dialog)
    assert dialog.print.isEnabled()

    dialog.preview.next.click()

    assert dialog.preview.number.text().startswith("Page 2 of")


def test_that_what_the_systems_dialog_prints_to_a_file_is_called_saved(opened, qtbot, tmp_path):
    dialog = opened()
    ready(dialog, qtbot)
    dialog.print.click()
    asked = dialog.findChild(QPrintDialog)
    asked.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    file = tmp_path / "printed.pdf"
    asked.printer().setOutputFileName(str(file))

    asked.done(QDialog.DialogCode.Accepted)

    qtbot.waitUntil(lambda: dialog.told.text() == f"Saved: {file}", timeout=PATIENCE)
    printed = PdfReader(file)
    assert len(printed.pages) == dialog._shown.made.pages


def test_that_nothing_can_be_printed_while_a_code_is_still_to_be_typed(opened, qtbot):
    dialog = opened()
    ready(dialog, qtbot)

    dialog.choices.kind.set_value(ONE)

    assert dialog.choices.wish() is None
    assert not dialog.print.isEnabled()
    assert not dialog.save.isEnabled()


def test_that_a_copy_is_counted_and_not_shown(opened, qtbot):
    dialog = opened()
    dialog.choices.kind.set_value(ONE)
    dialog.choices.code.set_text("sample 1")
    ready(dialog, qtbot)

    assert not shows_a_page(dialog)
    assert "private" in dialog.preview.picture.accessibleDescription()
    assert dialog.save.isEnabled()


def test_that_it_saves_what_was_chosen_and_says_where(opened, qtbot, tmp_path):
    dialog = opened()
    dialog.choices.kind.set_value("page")
    ready(dialog, qtbot)

    dialog.save_to(str(tmp_path / "page.pdf"))
    qtbot.waitUntil(lambda: "Saved" in dialog.told.text(), timeout=PATIENCE)

    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


def test_that_a_page_grows_and_shrinks_and_is_legible_at_first(opened, qtbot):
    dialog = opened()
    ready(dialog, qtbot)
    usual = dialog.preview.picture._page_size().width()
    assert 780 < usual < 820, "a point is a point, on A4 and on Letter"

    dialog.preview.larger.click()
    assert dialog.preview.picture._page_size().width() > usual
    for _time in range(6):
        dialog.preview.smaller.click()
    assert not dialog.preview.smaller.isEnabled()
    assert dialog.preview.picture._page_size().width() < usual


def test_that_what_was_saved_can_be_opened_and_its_folder_is_proposed_again(
    opened, library, qtbot, tmp_path
):
    dialog = opened()
    ready(dialog, qtbot)
    assert not dialog.open_saved.isVisible()

    dialog.save_to(str(tmp_path / "pack.pdf"))

    qtbot.waitUntil(dialog.open_saved.isVisible, timeout=PATIENCE)
    assert dialog.show_saved.isVisible()
    assert kept.load(library[0].home).folder == str(tmp_path)


def test_that_a_chapter_left_out_is_gone_from_the_pages_said_and_kept(opened, library, qtbot):
    service, session = library
    dialog = opened()
    ready(dialog, qtbot)
    before = dialog._shown.made.pages
    name, tick = next(iter(dialog.choices.parts._chapters.items()))

    tick.setChecked(False)

    qtbot.waitUntil(
        lambda: dialog._shown is not None and dialog._shown.wish.choice.left_out == {name},
        timeout=PATIENCE,
    )
    assert dialog._shown.made.pages <= before
    assert "Left out" in dialog.told.text()
    assert service.report_choice(session).left_out == {name}


def test_that_words_of_ones_own_stand_in_the_report(opened, library, qtbot):
    service, session = library
    dialog = opened()
    ready(dialog, qtbot)
    dialog.choices.parts.words.click()
    panel = dialog.findChild(OwnWordsPanel)
    panel.introduction.setPlainText("We met on a Tuesday.")

    panel.accept()

    assert service.report_choice(session).introduction == "We met on a Tuesday."


@pytest.mark.parametrize("sides", ["Booklet", "Two pages"])
def test_that_two_pages_stand_on_a_side_and_none_is_lost(opened, qtbot, tmp_path, sides):
    dialog = opened()
    ready(dialog, qtbot)
    pages = dialog._shown.made.pages

    dialog.choices.sides.set_value(sides)
    dialog.choices.changed.emit()

    qtbot.waitUntil(
        lambda: dialog._shown is not None and dialog._shown.wish.sides != "single",
        timeout=PATIENCE,
    )
    reader = PdfReader(io.BytesIO(dialog._shown.made.content))
    assert -(-pages // 2) <= len(reader.pages) <= -(-pages // 4) * 2
    first = reader.pages[0].mediabox
    assert first.width > first.height
    shown = " ".join(page.extract_text() for page in reader.pages)
    assert f"Page {pages} of {pages}" in shown


def test_that_a_quotation_is_taken_out_by_its_tick(opened, library, qtbot):
    service, session = library
    dialog = opened()
    ready(dialog, qtbot)
    dialog.choices.parts.quotations.click()
    panel = dialog.findChild(QuotationsPanel)
    panel.findChildren(Tick)[0].setChecked(False)
    panel.accept()

    assert len(service.report_choice(session).unquoted) == 1


def test_that_a_place_that_takes_nothing_is_told_in_a_sentence(opened, qtbot, tmp_path):
    dialog = opened()
    dialog.choices.kind.set_value("page")
    ready(dialog, qtbot)
    (tmp_path / "file").write_bytes(b"")

    dialog.save_to(str(tmp_path / "file" / "page.pdf"))
    qtbot.waitUntil(lambda: "not written" in dialog.fault.words.text(), timeout=PATIENCE)

    assert dialog.save.isEnabled()


def test_that_an_exercise_offers_its_worksheet_alone(opened, qtbot):
    dialog = opened("reread_quote")
    ready(dialog, qtbot)

    assert dialog.choices.wish().kind == "blank"
    assert dialog._shown.made.pages >= 2


def test_that_paper_and_size_are_kept_for_the_next_time(opened, qtbot):
    dialog = opened()
    dialog.choices.paper.set_value("Letter")
    dialog.choices.changed.emit()
    ready(dialog, qtbot)

    assert opened().choices.wish().paper == "letter"


def test_that_every_control_has_a_name(opened):
    dialog = opened()

    for control in (dialog.preview.picture, dialog.choices.what, dialog.choices.paper, dialog.bar):
        assert control.accessibleName()


def test_that_signs_without_a_font_are_told_to_who_prints(library, opened, qtbot, monkeypatch):
    monkeypatch.setattr("workshop.pdf.script.system_fonts", lambda _sign: ())
    service, _session = library
    day = NewSession(template="taster", title="A day \U00012000", date=dt.date(2026, 11, 24))
    dialog = opened(service.do(day).value)

    ready(dialog, qtbot)

    assert "\U00012000" in dialog.told.text()
    assert "crossed box" in dialog.told.text()


def test_that_what_may_not_copy_out_of_words_from_right_to_left_is_told(library, opened, qtbot):
    service, _session = library
    day = NewSession(template="taster", title="יום לקוחות", date=dt.date(2026, 11, 24))
    dialog = opened(service.do(day).value)

    ready(dialog, qtbot)

    assert "may change places" in dialog.told.text()


def test_that_a_printer_of_one_side_is_asked_about_where_people_have_sheets_and_is_remembered(
    opened, qtbot
):
    dialog = opened()
    ready(dialog, qtbot)
    assert not dialog.choices.one_sided.isVisible(), "a pack runs on"

    dialog.choices.kind.set_value("blank")
    dialog.choices._on_kind()
    assert dialog.choices.one_sided.isVisible()
    dialog.choices.one_sided.setChecked(True)

    assert dialog.choices.wish().one_sided
    qtbot.waitUntil(lambda: kept.load(dialog._service.home).one_sided, timeout=PATIENCE)
