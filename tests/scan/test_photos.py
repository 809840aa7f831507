"""Photos of paper sheets: read as they were marked, or asked back; nothing is guessed."""

import datetime as dt
import io
import random
from collections import Counter

import pytest
from PIL import Image

from tests.scan.by_hand import PENS, mark, photo, printed, write
from workshop.domain.page_code import PageCode, code_words, page_check, read_code
from workshop.domain.sheet_mark import mark_words
from workshop.errors import Refused
from workshop.pdf.handout import Form, sheet_to_read
from workshop.scan.straighten import _blobs
from workshop.services.commands import NewSession, StartSession
from workshop.services.filled_sheets import answered, command, read_sheets, sheet_told
from workshop.services.library import open_service

QUOTE = "reread_quote"


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    service = open_service(tmp_path_factory.mktemp("library"))
    yield service
    service.close()


def new(service, **given):
    made = NewSession(title="Day", template="taster", date=dt.date(2026, 11, 24), **given)
    session = service.do(made).value
    service.do(StartSession(session=session))
    return session


@pytest.fixture(scope="module")
def session(service):
    return new(service)


@pytest.fixture(scope="module")
def sheet(service, session):
    """The worksheet of the quote for whoever has the third mark."""
    return made(service, session, QUOTE)


def made(service, session, exercise, **form):
    view = service.view(session)
    return sheet_to_read(view.exercises[exercise], Form(**form), view.session, mark_words(3))


@pytest.fixture(scope="module")
def paper(sheet):
    return printed(sheet.content, 1)


def cells_of(asked):
    found = {}
    for cell, place in asked:
        found.setdefault(cell.name, []).append(place)
    return found


def filled(paper, places, pen, chance):
    """A copy with a mark in most cells, and what was meant by each; some are crossed out and marked
    anew.
    """
    paper, meant, changed = paper.copy(), {}, set()
    for name, spots in places.items():
        if chance.random() < 0.06:
            continue
        chosen = chance.choice(spots)
        meant[name] = chosen.value
        kind = ""
        if len(spots) > 1 and chance.random() < 0.04:
            before = chance.choice([spot for spot in spots if spot is not chosen])
            mark(paper, before, pen, chance, "circle")
            mark(paper, before, pen, chance, "cross")
            changed.add(name)
            kind = "circle"
        mark(paper, chosen, pen, chance, kind)
    return paper, meant, changed


def read_of(found):
    fields = {field.name: field.value for field in found.read.fields}
    return {**fields, **{question.asked.name: "" for question in found.questions}}


@pytest.mark.parametrize("pen", PENS)
def test_that_marks_of_each_pen_are_read_or_asked_back(
    service, session, sheet, paper, tmp_path, pen
):
    places, told = cells_of(sheet.asked[1]), Counter()
    for number in range(2):
        chance = random.Random(f"{pen} {number}")
        marked, meant, changed = filled(paper, places, pen, chance)
        file = tmp_path / f"{number}.jpg"
        file.write_bytes(photo(marked, chance))

        (found,) = read_sheets(service, session, [file])

        assert found.faults == ()
        assert found.owner == mark_words(3)
        values = read_of(found)
        wrong = {
            name: (meant.get(name), values.get(name))
            for name in places
            if values.get(name, None) not in ("", meant.get(name))
        }
        assert wrong == {}
        assert all(values[name] == "" for name in changed), "who was asked to look is asked"
        told["asked"] += len([name for name in found.questions if name.asked.name not in changed])
        told["cells"] += len(places)
    assert told["asked"] <= 0.12 * told["cells"], told


def test_that_pages_of_one_mark_are_one_sheet_and_its_words_are_typed_beside_their_picture(
    service, session, sheet, paper, tmp_path
):
    chance = random.Random(4)
    marked, meant, _changed = filled(paper, cells_of(sheet.asked[1]), "ballpoint", chance)
    second = printed(sheet.content, 2)
    words = next((cell.name, place) for cell, place in sheet.asked[2] if cell.limit)
    write(second, words[1], "ballpoint", chance)
    files = [tmp_path / "one.jpg", tmp_path / "two.png"]
    files[0].write_bytes(photo(marked, chance, quality=80))
    second.rotate(90, expand=True).save(files[1])

    (found,) = read_sheets(service, session, files)

    asked = {question.asked.name: question for question in found.questions}
    assert found.asks
    assert words[0] in asked
    assert not asked[words[0]].choices
    assert asked[words[0]].picture.startswith(b"\x89PNG")
    assert service.people(session) == (), "nothing is taken in before it is sealed"
    given = {words[0]: "welcome"}
    for question in found.questions:
        if question.choices:
            given[question.asked.name] = meant[question.asked.name]
    done = answered(service, service.view(session), found, given, "")
    assert done.is_new
    outcome = service.do(command(session, [done]))
    own = service.own_by_label(session, mark_words(3)).answers
    kept = {f"{key}/{cell}": value for key, own_ in own.items() for cell, value in own_.items()}
    assert kept[words[0]] == "welcome"
    assert {name: kept[name] for name in meant} == {
        name: None if value == "-" else int(value) for name, value in meant.items()
    }
    (again,) = read_sheets(service, session, files)
    assert not any((again.is_new, again.asks))
    assert "known already" in sheet_told(again)[0]
    service.do(outcome.undo)


def test_that_a_scan_of_many_pages_is_read_and_its_backs_passed_over(
    service, session, paper, sheet, tmp_path
):
    chance = random.Random(2)
    marked, meant, _changed = filled(paper, cells_of(sheet.asked[1]), "felt tip", chance)
    scan = tmp_path / "scan.pdf"
    back = Image.new("L", paper.size, 250)
    marked.save(scan, "PDF", resolution=200, save_all=True, append_images=[back])

    (found,) = read_sheets(service, session, [scan])

    values = read_of(found)
    assert all(value in ("", meant.get(name)) for name, value in values.items())
    assert sum(value != "" for value in values.values()) > 0.8 * len(meant)


def test_that_what_is_no_page_of_this_session_is_told_in_a_sentence(
    service, session, sheet, paper, tmp_path
):
    def told(in_session, content):
        file = tmp_path / "photo.jpg"
        file.write_bytes(content)
        (found,) = read_sheets(service, in_session, [file])
        assert not any((found.is_new, found.asks))
        return sheet_told(found)[0]

    seen = _jpeg(paper)
    assert "Nothing is filled in" in told(session, seen)
    assert "It belongs to another session" in told(new(service), seen)
    assert "is no picture that can be read" in told(session, b"\xff\xd8\xff no photo")
    assert "No page code is to be seen" in told(session, _jpeg(Image.new("L", (900, 1200), 255)))
    covered = paper.copy()
    covered.paste(255, (0, 0, 200, 200))
    assert "marks in the four corners" in told(session, _jpeg(covered))
    other = made(service, new(service), "opening")
    assert "another session" in told(session, _jpeg(printed(other.content, 1)))


def _jpeg(picture):
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=80)
    return kept.getvalue()


def test_that_who_goes_by_a_name_is_asked_for_it_beside_the_picture(service, tmp_path):
    named = new(service, mode="named")
    sheet = made(service, named, QUOTE, paper="letter", size="clear")
    page = next(iter(sheet.asked))
    paper, chance = printed(sheet.content, page), random.Random(9)
    places = {
        name: spots for name, spots in cells_of(sheet.asked[page]).items() if "/rate/" in name
    }
    marked, _meant, _changed = filled(paper, places, "ballpoint", chance)
    file = tmp_path / "photo.jpg"
    file.write_bytes(photo(marked, chance, quality=80))

    (found,) = read_sheets(service, named, [file])
    assert found.asks
    assert found.whose.startswith(b"\x89PNG")
    given = {question.asked.name: "3" for question in found.questions}

    assert "Your name" in sheet_told(answered(service, service.view(named), found, given, ""))[0]
    done = answered(service, service.view(named), found, given, "Ada")
    service.do(command(named, [done]))
    assert [person.label for person in service.people(named)] == ["Ada"]
    with pytest.raises(Refused, match="nothing new"):
        command(named, [])


def test_that_a_page_code_says_what_it_was_given_and_nothing_else_is_one():
    code = PageCode(session=7, exercise=99, check=2**24 - 1, paper="letter", size="large", page=31,
                    mark=63)  # fmt: skip
    assert read_code(code_words(code)) == code
    assert len(code_words(code)) == 16
    for words in ("", "W1", "https://example.org", code_words(code)[:-1], "W1" + "Z" * 14):
        assert read_code(words) is None


def test_that_the_check_of_a_page_follows_what_it_asks_and_where(sheet):
    asked = sheet.asked[1]
    assert page_check(asked) != page_check(asked[1:])
    assert page_check(asked) != page_check(sheet.asked[2])


def test_that_letters_of_the_size_of_a_mark_hide_none_that_is_where_it_should_be():
    page = Image.new("L", (400, 400), 0)
    for place in range(12):
        page.paste(255, (150 + 20 * place, 300, 160 + 20 * place, 310))
    page.paste(255, (100, 100, 112, 112))

    found = _blobs(page, (110, 110), 300, 1, 100)

    assert (106, 106) in [blob.middle for blob in found]
