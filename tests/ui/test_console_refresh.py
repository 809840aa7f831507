"""What a change makes the console do again, and no more than that."""

import pytest
from msgspec import structs
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton

import ui.console.face
import ui.projector.feed
from tests.bench.calls import counting
from tests.services.tour import CONTENT, Clock, rated, running_session, sits_down
from ui.console.notes import SAVE_AFTER
from ui.console.window import ConsoleWindow
from ui.demo.hands import settle
from ui.projector.feed import USUAL, RoomFeed
from ui.projector.window import room_frame
from workshop.domain.stage import Place
from workshop.room.day import places
from workshop.room.pages import contents, pages_at, spot_ahead
from workshop.services.commands import (
    EditSession,
    GoTo,
    Reveal,
    SetBlack,
    TickNote,
    WriteNote,
)
from workshop.services.library import open_service

RATE = "tour/rate"
KEY = 300
"""Calls of functions that a key in the note field may take."""


@pytest.fixture
def service(home):
    opened = open_service(home, Clock(), CONTENT)
    yield opened
    opened.close()


@pytest.fixture
def session(service):
    """A session whose ratings are revealed."""
    made = running_session(service, "rate", people=4)
    for person in range(4):
        given = rated(1 + person % 5, 5 - person % 5)
        sits_down(service, made, {"rate": given}, sign=f"sign {person}")
    service.do(Reveal(session=made, step=RATE))
    return made


@pytest.fixture
def console(qtbot, bridge, session):
    clock = Clock()
    window = ConsoleWindow(bridge, session, RoomFeed(clock.unix), now=clock)
    window.refresh()
    window.resize(1366, 1000)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def done(console, monkeypatch):
    """What was done again from now on: "page" and "findings"."""
    found = []

    def noted(owner, name, word):
        real = getattr(owner, name)

        def told(*given):
            found.append(word)
            return real(*given)

        monkeypatch.setattr(owner, name, told)

    noted(ui.projector.feed, "pages_at", "page")
    noted(ui.console.face, "findings", "findings")
    settle()
    return found


def written(bridge, session, body="The fitter rang back."):
    command = WriteNote(session=session, step=RATE, body=body)
    return bridge.do(command).value


def stored():
    """Until what was typed is stored."""
    loop = QEventLoop()
    QTimer.singleShot(SAVE_AFTER + 100, loop.quit)
    loop.exec()


def shown(console):
    """The words of the notes that stand on the console."""
    return [row.note.body for row in console.face.jotted._rows]


def test_that_a_key_in_the_note_field_calls_few_functions(qtbot, console, service, session):
    console.perform("note")
    qtbot.keyClicks(console.notes.edit, "The fitter ")
    stored()
    counts = []

    for typed in ("ran", "g b", "ack"):
        with counting() as calls:
            qtbot.keyClicks(console.notes.edit, typed)
            console.notes.flush()
            settle()
        counts.append(calls.number / len(typed))

    # The first compiles statements, and a second of the clock may fall into any of them.
    assert min(counts) < KEY
    assert shown(console) == ["The fitter rang back"]
    assert service.notes(session)[0].body == "The fitter rang back"


def test_that_a_note_lays_no_page_out_and_finds_nothing_again(qtbot, console, done):
    console.perform("note")
    qtbot.keyClicks(console.notes.edit, "The fitter rang back.")
    stored()

    assert shown(console) == ["The fitter rang back."]
    assert done == []


def test_that_notes_show_as_they_stand_whoever_changes_them(console, bridge, service, session):
    first = written(bridge, session, "first")
    second = written(bridge, session, "second")
    settle()
    row = console.face.jotted._rows[0]

    bridge.do(WriteNote(session=session, id=first, step=RATE, body="first, and more"))
    bridge.do(TickNote(session=session, id=first, in_summary=True))
    assert shown(console) == ["first, and more", "second"]
    assert console.face.jotted._rows[0] is row
    assert console.findChild(QAbstractButton, f"tick {first}").isChecked()

    bridge.do(WriteNote(session=session, id=first, body=""))
    assert shown(console) == ["second"]

    bridge.undo()
    assert shown(console) == ["first, and more", "second"]
    assert service.notes(session)[1].id == second


def test_that_a_note_of_another_session_shows_nowhere(console, bridge, service, session):
    other = running_session(service)

    written(bridge, other)
    settle()

    assert shown(console) == []


def test_that_answers_lay_no_page_out_where_it_shows_none_of_them(console, done, bridge, session):
    bridge.answers_changed.emit(session)
    settle()

    assert done == []


@pytest.mark.parametrize("changed", [{"noun": "guest", "nouns": "guests"}, {"starts": "10:00"}])
def test_that_a_page_is_laid_out_again_when_what_it_may_show_has_changed(
    console, done, bridge, service, session, changed
):
    head = service.session(session)
    bridge.do(EditSession(session=structs.replace(head, **changed)))
    settle()

    assert "page" in done


def test_that_findings_are_told_again_only_where_another_result_shows(
    console, done, bridge, session
):
    bridge.do(SetBlack(session=session, on=True))
    settle()
    assert done == []

    for step in ("frame", "rate"):
        bridge.do(GoTo(session=session, place=Place(block=0, step=step)))
        settle()
    assert done.count("findings") == 1


def test_that_pages_are_the_same_where_their_contents_are(service, session):
    view = service.view(session)
    bare = structs.replace(view, notes=(), lists={}, progress={}, answered=False)
    frame = room_frame(USUAL, view.session.profile)

    assert contents(bare) == contents(view)
    for place in places(view):
        spot = spot_ahead(view, place)
        assert pages_at(bare, spot, frame) == pages_at(view, spot, frame)
