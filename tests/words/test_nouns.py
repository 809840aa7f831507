"""A day about zorbles: the word for customers that nobody chose stands nowhere in it."""

import datetime as dt

import pytest
from msgspec import structs

from tests.paper.reading import text
from tests.ui.conftest import Bridge  # the windows' look comes with it
from tests.words.seen import Painted, texts
from tests.words.test_handouts import KINDS, described
from tests.words.test_rooms import pages, places
from tests.words.test_rooms import texts as page_texts
from tests.words.test_windows import DIALOGS
from ui.console.window import ConsoleWindow
from ui.kit.step import entry_widget
from ui.projector.feed import RoomFeed
from ui.theme import LIGHT, apply
from workshop.content.shipped import shipped_exercises, shipped_templates
from workshop.domain.step import cells
from workshop.room.kind import texts_told
from workshop.services import sample
from workshop.services.commands import (
    GoTo,
    NewSession,
    Reveal,
    SetAgenda,
    StartSession,
)
from workshop.services.deed import Content
from workshop.services.library import open_service
from workshop.services.printing import handout

DAY = dt.date(2026, 11, 24)
DEFAULT = "customer"


def uncredited():
    """The shipped content; credit and origin name a book and a saying as they are called."""
    exercises = tuple(
        structs.replace(each, credit="A book", origin="A saying" if each.origin else "")
        for each in shipped_exercises()
    )
    return Content(exercises=lambda: exercises, templates=shipped_templates)


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """A library with a day of sample people who call them zorbles, revealed; and its id."""
    service = open_service(tmp_path_factory.mktemp("library"), content=uncredited())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sample, "ANSWERS", {})
        made = NewSession(
            template="half_day", title="A day", client="Northgate", date=DAY, noun="zorble",
            nouns="zorbles", wording="neutral", kind="rehearsal",
        )  # fmt: skip
        session = service.do(made).value
        service.do(SetAgenda(session=session, agenda=sample.with_ladder(service, session)))
        service.do(StartSession(session=session))
        sample.rehearse(service, session)
        for step in service.view(session).collecting():
            if step != sample.DECIDE:
                service.do(Reveal(session=session, step=step))
    yield service, session
    service.close()


@pytest.fixture(scope="module")
def bridge(library, qapp):
    """The library behind signals, and a look for its windows."""
    apply(qapp, LIGHT)
    return Bridge(library[0])


def seen(window):
    """All that a window says."""
    with Painted() as painted:
        window.grab()
    return {said for _where, said in texts(window)} | painted.texts


def slips(said):
    """Texts with the default noun, or with a place that nobody filled."""
    return {each for each in said if DEFAULT in each.casefold() or "{" in each}


def test_that_the_room_speaks_of_zorbles(qapp, library):
    service, session = library
    day = service.view(session)
    said = [
        text
        for view in (day, structs.replace(day, snapshots={}, earlier={}))
        for _place, page in pages(view)
        for text in (*(each.text for each in page_texts(page)), page.scene.alt)
    ]

    assert any("zorble" in each for each in said)
    assert slips(said) == set()


def test_that_the_desk_asks_about_zorbles(qtbot, bridge, library):
    service, session = library
    view = service.view(session)
    said = set()
    for key in view.collecting():
        step = view.step(key)
        said |= {cell.label for cell in cells(step)} | set(texts_told(step))
        widget = entry_widget(step)
        qtbot.addWidget(widget)
        widget.set_answers({})
        for question in range(widget.count()):
            widget.show_question(question)
            said |= seen(widget) | {widget.is_open(question)}

    assert any("zorble" in each for each in said)
    assert slips(said) == set()


def test_that_the_console_speaks_of_zorbles(qtbot, bridge, library):
    service, session = library
    window = ConsoleWindow(bridge, session, RoomFeed())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    said = set()
    for place in places(service.view(session)):
        service.do(GoTo(session=session, place=place))
        window.refresh()
        said |= seen(window)
    window.feed.stop()

    assert any("zorble" in each for each in said)
    assert slips(said) == set()


@pytest.mark.parametrize("name", sorted({*DIALOGS} - {"new session", "edit session"}))
def test_that_a_dialog_speaks_of_zorbles(qtbot, bridge, library, name):
    parent = DIALOGS[name](bridge, library[1], None)

    for window in parent:
        qtbot.addWidget(window)
        assert slips(seen(window)) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_that_paper_speaks_of_zorbles(library, kind):
    service, session = library
    made = handout(service, session, kind, person="sample 1" if kind == "copy" else None)

    said = " ".join([text(made.content), *described(made.content)])

    assert "zorble" in said.casefold()
    assert DEFAULT not in said.casefold()
    assert "{" not in said
