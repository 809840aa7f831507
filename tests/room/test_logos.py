"""Logos on the title of the day: whole, in proportion, clear of the words and only there."""

from io import BytesIO

import pytest
from msgspec import structs
from PIL import Image

from tests.room.picture_checks import FRAMES, assert_legible, words
from tests.services.tour import new_session
from workshop.domain.letterhead import Letterhead
from workshop.domain.stage import Place
from workshop.room.pages import pages_at, spot_ahead, title_of_the_day
from workshop.room.scene import Emblem, Page
from workshop.room.title import title_page
from workshop.services.commands import ChooseReport, SaveLetterhead


def png(width, height, colour="#0B5A57"):
    """A picture of one colour."""
    file = BytesIO()
    Image.new("RGBA", (width, height), colour).save(file, "PNG")
    return file.getvalue()


CLIENT, OWN = png(900, 300), png(200, 400, "#7A2E12")


def logos(page):
    return [shape for shape in page.scene.shapes if isinstance(shape, Emblem)]


@pytest.mark.parametrize("room", FRAMES.values(), ids=FRAMES)
@pytest.mark.parametrize("below", ["", "Thursday 26 November\n09:00 to 13:30", "Words " * 30])
def test_that_logos_stand_in_proportion_beside_the_words_at_the_foot(room, below):
    bare = title_page(room, "Customer day", below)
    page = Page(scene=title_page(room, "Customer day", below, logos=(CLIENT, OWN)))

    assert_legible((page,), room)
    assert words(page) == words(Page(scene=bare))
    own, client = logos(page)
    assert client.width / client.height == pytest.approx(3)
    assert own.width / own.height == pytest.approx(0.5)
    assert client.x + client.width + client.rim < own.x - own.rim
    assert own.x + own.width + own.rim <= room.width - room.margin_x + 1
    left = client.x - client.rim
    top = min(each.y - each.rim for each in (client, own))
    for line in page.scene.shapes:
        if hasattr(line, "text") and line.y > top:
            assert line.x + room.type.width(line.text, line.size, bold=line.bold) < left


def test_that_a_file_cut_short_is_no_logo(service):
    room = FRAMES["wide"]
    assert title_page(room, "Day", logos=(CLIENT[:18],)) == title_page(room, "Day")


def test_that_the_title_of_the_day_carries_the_logos_of_the_session_and_no_other_page(service):
    name, room = new_session(service), FRAMES["wide"]
    service.do(SaveLetterhead(letterhead=Letterhead(id="own", logo=OWN)))
    choice = structs.replace(service.report_choice(name), client_logo=CLIENT)
    service.do(ChooseReport(session=name, choice=choice))
    view = service.view(name)
    step = view.exercises["tour"].steps[0].id

    opens, then = (
        pages_at(view, spot_ahead(view, Place(block=0, step=at)), room)[0] for at in ("", step)
    )
    assert [each.png for each in logos(title_of_the_day(view, room))] == [OWN, CLIENT]
    assert [each.png for each in logos(opens)] == [OWN, CLIENT]
    assert not logos(then)

    service.do(ChooseReport(session=name, choice=structs.replace(choice, letterhead=None)))
    assert service.view(name).logos == (CLIENT,)
