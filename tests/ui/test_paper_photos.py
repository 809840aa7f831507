"""Photos of paper sheets in the dialog: what is doubtful is asked back beside its picture."""

import datetime as dt
import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.scan.by_hand import mark, photo, printed, write
from tests.ui.names import assert_named
from ui.bridge import Bridge
from ui.dialogs.paper_questions import PaperQuestions
from ui.dialogs.returned_sheets import ReturnedSheetsDialog
from ui.kit.button import Button
from ui.kit.choice import Segments
from ui.kit.field import FaultLine, Field, LongEdit
from workshop.domain.sheet_mark import mark_words
from workshop.domain.worksheet import TEAM
from workshop.pdf.handout import Form, sheet_to_read
from workshop.services.commands import NewSession, StartSession
from workshop.services.filled_sheets import read_sheets
from workshop.services.library import open_service

QUOTE = "reread_quote"


@pytest.fixture
def service(tmp_path):
    service = open_service(tmp_path / "library")
    yield service
    service.close()


def test_that_doubtful_places_are_told_beside_their_picture_before_a_photo_is_taken_in(
    qtbot, tmp_path, service
):
    made = NewSession(title="Day", template="taster", date=dt.date(2026, 11, 24))
    session = service.do(made).value
    service.do(StartSession(session=session))
    view, chance = service.view(session), random.Random(6)
    sheet = sheet_to_read(view.exercises[QUOTE], Form(), view.session, "")
    paper, second = printed(sheet.content, 1), printed(sheet.content, 2)
    cells = {}
    for cell, place in sheet.asked[1]:
        cells.setdefault(cell.name, []).append(place)
    one, two = f"{QUOTE}/rate/s1/me", f"{QUOTE}/rate/s2/me"
    mark(paper, cells[one][3], "ballpoint", chance, "circle")
    for place in cells[two][:3:2]:
        mark(paper, place, "ballpoint", chance, "circle")
    words = next(place for cell, place in sheet.asked[2] if cell.limit)
    write(second, words, "ballpoint", chance)
    files = [tmp_path / "one.jpg", tmp_path / "two.jpg"]
    for file, page in zip(files, (paper, second), strict=True):
        file.write_bytes(photo(page, chance, quality=80))

    dialog = ReturnedSheetsDialog(Bridge(service), session, files)
    qtbot.addWidget(dialog)
    dialog.show()
    take = dialog.findChild(Button, "take")
    qtbot.waitUntil(take.isVisible, timeout=60_000)

    asked = dialog.findChildren(PaperQuestions)
    assert len(asked) == 2, "without a mark no two pages are known to be of one person"
    pictures = [label for label in dialog.findChildren(QLabel) if not label.pixmap().isNull()]
    assert len(pictures) == 4
    assert all(label.accessibleName().startswith("Picture: ") for label in pictures)
    assert_named(dialog)
    assert take.accessibleName() == "Keep 2 sheets"
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(take, left)
    assert "Say first what is marked" in dialog.findChild(FaultLine).words.text()
    assert service.people(session) == ()
    (segments,) = dialog.findChildren(Segments)
    assert segments.objectName() == two
    segments.set_value("3")
    for owner in (field for each in asked for field in each.findChildren(Field)):
        owner.edit.setText("3 keys")
    dialog.findChild(LongEdit).setPlainText("welcome")
    qtbot.mouseClick(take, left)

    qtbot.waitUntil(lambda: len(service.people(session)) == 1)
    answers = service.own_by_label(session, "3 keys").answers
    assert answers[f"{QUOTE}/rate"] == {"s1/me": 4, "s2/me": 3}
    assert "welcome" in {value for given in answers.values() for value in given.values()}


def test_that_who_goes_by_a_team_is_asked_for_it_before_a_photo_is_kept(qtbot, tmp_path, service):
    made = NewSession(title="Day", template="taster", date=dt.date(2026, 11, 24), mode="team")
    session = service.do(made).value
    service.do(StartSession(session=session))
    view, chance = service.view(session), random.Random(2)
    sheet = sheet_to_read(view.exercises[QUOTE], Form(), view.session, mark_words(3))
    paper = printed(sheet.content, 1)
    places = {(cell.name, place.value): place for cell, place in sheet.asked[1]}
    mark(paper, places[f"{QUOTE}/rate/s1/me", "4"], "ballpoint", chance, "circle")
    write(paper, places[TEAM, ""], "ballpoint", chance)
    file = tmp_path / "one.jpg"
    file.write_bytes(photo(paper, chance, quality=80))
    dialog = ReturnedSheetsDialog(Bridge(service), session, [file])
    qtbot.addWidget(dialog)
    dialog.show()
    keep = dialog.findChild(Button, "take")
    qtbot.waitUntil(keep.isVisible, timeout=60_000)
    (picture,) = [label for label in dialog.findChildren(QLabel) if not label.pixmap().isNull()]
    assert picture.accessibleName() == f"Picture: Team on the sheet, {mark_words(3)}"

    keep.click()
    assert "this session goes by teams" in dialog.findChild(FaultLine).words.text()
    assert service.people(session) == ()
    dialog.findChild(LongEdit).setPlainText("North")
    keep.click()

    qtbot.waitUntil(lambda: bool(service.people(session)))
    with service._database.read() as connection:
        assert connection.exec_driver_sql("SELECT team FROM participant").scalars().all() == [
            "North"
        ]
    (again,) = read_sheets(service, session, [file])
    assert not again.asks, "whose team is known is not asked again"
