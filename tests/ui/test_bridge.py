"""The bridge: commands in, one signal a kind of event out, undo."""

import pytest

from tests.ui.shelf import TODAY, made
from ui.bridge import concerns
from workshop.domain.record import Note
from workshop.services.commands import BinSession, NewSession
from workshop.services.events import (
    AnswersChanged,
    LibraryChanged,
    NotesChanged,
    SessionChanged,
    StageMoved,
)
from workshop.services.library import open_service


@pytest.fixture
def service(shelved):
    return shelved


def test_that_a_deed_tells_the_library(qtbot, bridge):
    command = NewSession(template="taster", title="Taster", date=TODAY)

    with qtbot.waitSignal(bridge.library_changed):
        outcome = bridge.do(command)

    assert [row.id for row in bridge.service.sessions()] == [outcome.value]


def test_that_a_deed_can_be_taken_back(qtbot, bridge, service):
    session = made(service, "Customer day")
    assert not bridge.can_undo()

    bridge.do(BinSession(session=session))
    assert not service.sessions()
    assert bridge.can_undo()

    bridge.undo()
    assert [row.id for row in service.sessions()] == [session]
    assert bridge.undo() is None


def test_that_a_deed_may_be_done_for_good(bridge, service):
    session = made(service, "Customer day")

    bridge.do(BinSession(session=session), undoable=False)

    assert not service.sessions()
    assert not bridge.can_undo()


def test_that_what_was_taken_back_is_done_again_until_something_else_is_done(bridge, service):
    session, other = made(service, "Customer day"), made(service, "Another day")
    bridge.do(BinSession(session=session))
    bridge.undo()
    assert bridge.can_redo()

    bridge.redo()
    assert [row.id for row in service.sessions()] == [other]
    assert not bridge.can_redo()
    assert bridge.redo() is None

    bridge.undo()
    bridge.do(BinSession(session=other))
    assert not bridge.can_redo()


def test_that_deeds_of_another_session_are_forgotten(bridge, service):
    bridge.do(BinSession(session=made(service, "Customer day")))

    bridge.forget_undo()

    assert not bridge.can_undo()


def test_that_trouble_is_told_in_its_sentence_and_nothing_else_happens(qtbot, bridge):
    with qtbot.waitSignal(bridge.troubled) as told:
        assert bridge.do(BinSession(session="nobody")) is None

    assert told.args[0].endswith(".")


def test_that_each_kind_of_event_has_its_signal_once(qtbot, bridge):
    heard = []
    bridge.library_changed.connect(lambda: heard.append("library"))
    for name in ("session_changed", "stage_moved", "answers_changed"):
        getattr(bridge, name).connect(lambda session, name=name: heard.append((name, session)))
    bridge.notes_changed.connect(lambda *told: heard.append(("notes_changed", *told)))
    kinds = (LibraryChanged, SessionChanged, StageMoved, AnswersChanged)
    note = Note(id="n", kind="note", step="", body="The fitter rang back.")
    events = (*(kind(session="s") for kind in kinds), NotesChanged(session="s", note=note))

    bridge.tell((*events, SessionChanged(session="s")))

    assert heard == [
        "library",
        ("session_changed", "s"),
        ("stage_moved", "s"),
        ("answers_changed", "s"),
        ("notes_changed", "s", note),
    ]


def test_that_what_another_program_writes_is_told_at_once_and_what_was_done_here_is_not(
    qtbot, bridge, home, service
):
    made(service, "Customer day")
    bridge.look_elsewhere()
    told = []
    bridge.answers_changed.connect(told.append)
    bridge.session_changed.connect(told.append)

    made(service, "Another")
    bridge.look_elsewhere()
    assert not told
    other = open_service(home)
    other.do(BinSession(session=other.sessions()[0].id))
    other.close()

    qtbot.waitUntil(lambda: bool(told))
    assert told == ["", ""]  # once for all, however many there are
    assert concerns("", "any")
    assert concerns("this", "this")
    assert not concerns("this", "other")
