"""Pages of words for the room: titles, readings, tasks, questions."""

import pytest

from tests.room.picture_checks import FRAMES, assert_legible, texts, words
from workshop.room.asked import Entry, asked_pages
from workshop.room.modes import room_modes
from workshop.room.prompt import LARGE, Quote, prompt_pages
from workshop.room.reading import Reading, line_pages, whole_pages
from workshop.room.scene import Box, Page, Text
from workshop.room.timer import minutes_left, timer_line
from workshop.room.title import title_page

in_every_room = pytest.mark.parametrize("room", FRAMES.values(), ids=FRAMES)

ORIGIN = (
    "A saying about customers, long credited to Gandhi; not found in his writings. "
    "Earliest print known: Kenneth B. Elliott, 1941."
)
ONE_LINE = "Often credited to Gandhi; earliest print known 1941"
LINES = tuple(
    Reading(number=str(at), text=text)
    for at, text in enumerate(
        (
            "A customer is the most important visitor on our premises.",
            "He is not dependent on us.",
            "We are dependent on him.",
            "He is doing us a favour by giving us an opportunity to do so.",
        ),
        1,
    )
)
LONG = " ".join(
    f"{at}. We noticed, after the third missed visit of that winter, that nobody had rung her."
    for at in range(1, 13)
)


@in_every_room
@pytest.mark.parametrize(
    "title", ["Break", "Re-reading the quote", "Northgate Heating and Plumbing " * 4]
)
def test_that_a_title_fits_with_its_origin_in_full(room, title):
    page = Page(name="", scene=title_page(room, title, ORIGIN))

    assert_legible((page,), room)
    assert words(page).endswith(ORIGIN)


@in_every_room
def test_that_a_reading_shows_one_line_large_between_its_neighbours(room):
    pages = line_pages(room, LINES, ONE_LINE)

    assert_legible(pages, room)
    assert len(pages) == len(LINES)
    for page, line in zip(pages, LINES, strict=True):
        large = " ".join(text.text for text in texts(page) if text.bold and text.colour == "ink")
        assert large == line.text
    assert [ONE_LINE in words(page) for page in pages] == [True, False, False, False]


@in_every_room
def test_that_a_line_longer_than_the_page_is_still_whole(room):
    pages = line_pages(room, (Reading(number="1", text=LONG[:280]),))

    assert_legible(pages, room)
    assert LONG[:280].strip() in words(pages[0])


@in_every_room
def test_that_a_long_text_goes_on_to_further_pages_and_loses_no_word(room):
    pages = whole_pages(room, (LONG, "The end."), title="What happened", origin=ONE_LINE)

    assert_legible(pages, room)
    shown = " ".join(words(page) for page in pages)
    for page in pages:
        assert words(page).startswith("What happened")
    assert shown.count("nobody had rung her") + shown.count("had rung") >= 12
    assert "The end." in shown


def test_that_a_text_is_set_closer_before_it_takes_a_second_page():
    room = FRAMES["wide"]

    assert len(whole_pages(room, ("He is part of it.",) * 9, origin=ONE_LINE)) == 1


@in_every_room
def test_that_a_task_keeps_its_quote_its_lines_and_its_timer(room):
    pages = prompt_pages(
        room,
        task="Tell of one time last month when this gap showed.",
        kicker=room_modes(("silent", "round", "plenary")),
        size=LARGE,
        quote=Quote(
            number="4",
            statement="They are not an interruption of our work.",
            count="7 of 8 higher for “Me” than for “My organisation”",
        ),
        lines=("One voice at a time", "Stories stay, lessons leave"),
        left=300,
        planned=420,
    )

    assert_legible(pages, room)
    shown = " ".join(words(page) for page in pages)
    for part in ("Tell of one", "interruption", "7 of 8", "lessons leave", "5 min left"):
        assert part in shown


@in_every_room
def test_that_a_long_task_goes_on_to_further_pages(room):
    pages = prompt_pages(room, task=LONG, lines=(LONG,), left=60, planned=60)

    assert_legible(pages, room)
    assert len(pages) > 1
    assert len({page.scene.alt for page in pages}) == len(pages)


@in_every_room
def test_that_what_is_asked_is_legible_with_any_number_of_entries(room):
    entries = tuple(Entry(name="", help=LONG[:280], number=str(at)) for at in range(1, 7))

    pages = asked_pages(
        room, prompt="How far do you go along?", entries=entries, instruction="Take your time.",
        left=60, planned=480,
    )  # fmt: skip

    assert_legible(pages, room)
    shown = " ".join(words(page) for page in pages)
    assert shown.count("1. We noticed, after") >= 6
    assert "Take your time." in words(pages[-1])


@in_every_room
def test_that_lenses_carry_their_marks_and_words(room):
    pages = asked_pages(
        room,
        prompt="How true is each statement for …?",
        entries=(
            Entry(name="Me", help="my own work, the last month", place=0),
            Entry(name="Organisations that spend", help="your impression of them", place=3),
        ),
        instruction="Go with the last month, not with the brochure.",
    )

    assert_legible(pages, room)
    assert "your impression of them" in " ".join(words(page) for page in pages)


def test_that_the_timer_drains_towards_its_number():
    room = FRAMES["wide"]

    def bar(left):
        page = prompt_pages(room, task="Talk.", left=left, planned=600)[0]
        return [shape for shape in page.scene.shapes if isinstance(shape, Box)]

    full, some, over = bar(600), bar(300), bar(-5)
    assert full[1].width == pytest.approx(full[0].width)
    assert some[1].width == pytest.approx(some[0].width / 2)
    assert some[1].x + some[1].width == pytest.approx(some[0].x + some[0].width)
    assert len(over) == 1


def test_that_the_room_reads_minutes_then_seconds_then_counts_up():
    assert [minutes_left(seconds) for seconds in (61, 60, 1, 0, -1, -75)] == [
        "2 min left", "60 s left", "1 s left", "+0:00", "+0:01", "+1:15",
    ]  # fmt: skip


def test_that_the_last_fifth_falls_into_beads():
    early = [each for each in timer_line(FRAMES["wide"], 61, 300) if isinstance(each, Box)]
    late = [each for each in timer_line(FRAMES["wide"], 60, 300) if isinstance(each, Box)]
    assert [each.fill for each in early] == ["", "accent"]
    assert len(late) > 5
    assert {each.fill for each in late[1:]} == {"warn"}


def test_that_the_kicker_says_how_people_work():
    assert room_modes(("silent", "threes")) == "Alone, then in threes"
    assert room_modes(("pairs",)) == "In pairs"
    assert room_modes(("plenary",)) == ""
    assert room_modes(("plenary", "silent")) == ""


@in_every_room
def test_that_words_read_from_the_right_stand_at_the_right_margin(room):
    lines = ("נכתוב לכל לקוח " * 12, "We write to every customer")

    pages = prompt_pages(room, task="What becomes possible", lines=lines)
    shown = [shape for page in pages for shape in page.scene.shapes if isinstance(shape, Text)]

    hebrew = [text for text in shown if "נ" in text.text]
    latin = [text for text in shown if "We write" in text.text]
    assert len(hebrew) > 1
    assert {(text.anchor, text.x) for text in hebrew} == {("end", room.width - room.margin_x)}
    assert {(text.anchor, text.x) for text in latin} == {("start", room.margin_x)}
