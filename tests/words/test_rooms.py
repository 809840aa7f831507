"""Every page of the room in the accented language, asked and revealed, in every picture."""

import pytest
from msgspec import structs
from PySide6.QtCore import QSize

from tests.room.picture_checks import texts
from tests.words.pseudo import plain_words
from ui.projector.window import room_frame
from workshop.domain.stage import Place
from workshop.room.kind import picture_names, usual_view
from workshop.room.pages import pages_at, room_state, spot_ahead

FRAME = QSize(1920, 1080), 6


@pytest.fixture(scope="module")
def day(library):
    service, session = library
    return service.view(session)


def places(view):
    """Every place of the day."""
    for block, each in enumerate(view.session.agenda):
        yield Place(block=block)
        if each.exercise:
            for step in view.exercises[each.exercise].steps:
                yield Place(block=block, step=step.id)


def pages(view):
    """Every page of the day, with all pictures that are offered."""
    for place in places(view):
        spot = spot_ahead(view, place)
        state = room_state(view, spot)
        shown = state.shown_step if state else None
        for name in picture_names(state.step, shown) if shown else ("",):
            chosen = structs.replace(usual_view(shown), picture=name) if name else None
            for page in pages_at(view, structs.replace(spot, chosen=chosen), room_frame(*FRAME)):
                yield place, page


def test_that_every_text_of_the_room_is_translated(qapp, day):
    read = {
        f"{place.block}/{place.step} {page.name}: {text}": text
        for view in (day, structs.replace(day, snapshots={}, earlier={}))
        for place, page in pages(view)
        for text in (*(each.text for each in texts(page)), page.scene.alt, page.name)
    }

    assert len(read) > 200
    assert not {where for where, text in read.items() if plain_words(text)}
