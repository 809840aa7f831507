"""The room pages of every kind: never a result before its reveal, then the pictures."""

import datetime as dt

import pytest
from msgspec import structs

from tests.room.day_pages import place_of, places, spot_at, step_pages
from tests.room.picture_checks import FRAMES, assert_legible, texts, words
from workshop.domain.stage import Place, Stage, Timer
from workshop.domain.step import Snapshot, collects, step_key
from workshop.room.kind import pages as pages_of
from workshop.room.kind import picture_names, usual_view
from workshop.room.pages import page_of, pages_at, room_state, spot_ahead, spot_of
from workshop.room.state import RoomState
from workshop.steps.ladder import LadderSummary, MarkSummary
from workshop.steps.place import PlaceView
from workshop.steps.rating import RatingView

WIDE = FRAMES["wide"]


def pages(view, key, /, **chosen):
    """The pages of a step in a wide room."""
    return step_pages(view, key, WIDE, **chosen)


def names(view, key):
    """The pictures that a step offers."""
    state = room_state(view, spot_ahead(view, place_of(view, key)))
    return tuple(picture_names(state.step, state.shown_step).values()) if state.snapshot else ()


@pytest.mark.parametrize("room", FRAMES.values(), ids=FRAMES)
def test_that_every_page_of_a_day_is_legible(day, fresh, room):
    for view in (fresh, day):
        for place in places(view):
            spot = spot_at(view, place)
            state = room_state(view, spot)
            shown = state.shown_step if state else None
            offered = picture_names(state.step, shown) if shown else ()
            for name in offered or ("",):
                chosen = structs.replace(usual_view(shown), picture=name) if name else None
                found = pages_at(view, structs.replace(spot, chosen=chosen), room)
                assert_legible(found, room)


def test_that_no_page_shows_a_result_before_its_reveal(day, fresh):
    for place in places(fresh):
        if not place.step:
            continue
        block = fresh.session.agenda[place.block]
        key = step_key(block.exercise, place.step)
        before = pages(fresh, key)
        assert names(fresh, key) == ()
        if not fresh.shown_step(key):
            continue
        for page in before:
            assert " of 8" not in words(page)
            assert "higher" not in words(page)


def test_that_a_talk_step_offers_its_own_pictures_in_the_kinds_order(day):
    assert names(day, "reread_quote/reveal") == ("Shapes", "Matrix", "Gaps", "Themes")
    assert names(day, "reread_quote/gaps") == ("Shapes", "Matrix", "Gaps", "Themes")
    assert names(day, "map_3d/dumbbells") == ("Dumbbells",)
    assert names(day, "map_3d/maps") == ("Maps", "Cube")


def test_that_the_picture_named_first_shows_until_another_is_chosen(day):
    assert {page.name for page in pages(day, "reread_quote/gaps")} == {"Gaps"}
    assert {
        page.name for page in pages(day, "reread_quote/gaps", chosen=RatingView(picture="matrix"))
    } == {"Matrix"}


def test_that_the_matrix_stands_on_one_page_and_then_theme_by_theme(day):
    found = pages(day, "reread_quote/rate", chosen=RatingView(picture="matrix"))

    assert len(found) == 1 + 5
    assert "9 They are doing us a favour" in found[0].scene.alt


def test_that_gaps_follow_the_pair_that_was_chosen(day):
    usual = pages(day, "reread_quote/gaps")[0]
    team = pages(day, "reread_quote/gaps", chosen=RatingView(picture="gaps", pair=("me", "team")))[
        0
    ]

    assert words(usual).startswith("7 of 8 rate themselves higher than the organisation on\u00a04")
    assert "than the team" in words(team)


def test_that_pairs_talk_about_the_widest_gap_once_it_is_revealed(day, fresh):
    assert "7 of 8 higher for “Me” than for “My organisation”" in words(
        pages(day, "reread_quote/pairs")[0]
    )
    assert "of 8" not in words(pages(fresh, "reread_quote/pairs")[0])


def test_that_maps_are_shown_together_and_then_one_by_one(day):
    found = pages(day, "map_3d/maps", chosen=PlaceView(picture="maps"))

    assert len(found) == 4
    assert "Our arrows agree" in words(found[0])
    assert "We see more than a habit." in words(found[1])


def test_that_the_cube_turns(day):
    still = pages(day, "map_3d/maps", chosen=PlaceView(picture="cube"))[0]
    turned = pages(day, "map_3d/maps", chosen=PlaceView(picture="cube", turn=1))[0]
    round_again = pages(day, "map_3d/maps", chosen=PlaceView(picture="cube", turn=24))[0]

    assert still.scene.shapes != turned.scene.shapes
    assert [text.text for text in texts(still)] == [text.text for text in texts(round_again)]
    assert [text.x for text in texts(still)] == pytest.approx(
        [text.x for text in texts(round_again)]
    )


def test_that_the_ladder_tells_its_proof_rate_and_keeps_earlier_marks_behind(day):
    key = "friendship_ladder/marks"
    now = day.snapshots[key]
    earlier = structs.replace(
        now.summary,
        marks=tuple(structs.replace(mark, median=7.0) for mark in now.summary.marks),
    )
    moved = structs.replace(
        day, earlier={key: structs.replace(now, summary=earlier, number=now.number)}
    )

    assert isinstance(now.summary, LadderSummary)
    assert isinstance(now.summary.marks[0], MarkSummary)
    assert "5 of 8 have a story" in words(pages(day, key)[0])
    assert "before" not in words(pages(day, key)[0])
    assert "before" in words(pages(moved, key)[0])


def test_that_released_texts_come_in_one_order_that_tells_nothing(day):
    key = "reread_quote/word"
    first, again = (words(pages(day, key)[0]) for _each in range(2))
    released = [text.fields["word"] for text in day.snapshots[key].summary.texts]

    assert first == again
    assert all(word in first for word in released)
    order = sorted(released, key=first.index)
    assert order != released


def test_that_private_texts_never_reach_the_room(day):
    shown = " ".join(words(page) for page in pages(day, "opening/question"))

    assert "What relationship are you developing" in shown
    assert "opening/question" in day.snapshots


def test_that_a_revealed_step_that_is_open_again_asks_again(day):
    key = "reread_quote/rate"
    opened = structs.replace(day, stage=Stage(place=place_of(day, key), opened=(key,)))

    assert "How true is each statement" in words(pages(opened, key)[0])
    assert "7 of 8" in words(pages(opened, "reread_quote/gaps")[0])


def test_that_a_coarse_result_is_one_word(day):
    key = "opening/safety"
    coarse = structs.replace(day.snapshots[key].summary, level="mixed", cells=())
    view = structs.replace(
        day, snapshots={**day.snapshots, key: structs.replace(day.snapshots[key], summary=coarse)}
    )

    assert "The room says: mixed." in words(pages(view, key)[0])


def test_that_the_days_plan_shows_at_the_first_step_alone(day):
    assert "Re-reading the quote" in words(pages(day, "opening/welcome")[0])
    assert "Re-reading the quote" not in words(pages(day, "opening/agreements")[0])


def test_that_a_title_page_carries_the_full_origin_line(day):
    block = place_of(day, "reread_quote/frame").block
    page = pages_at(day, spot_ahead(day, Place(block=block)), WIDE)[0]

    assert words(page).endswith(day.exercises["reread_quote"].origin)


def test_that_the_running_clock_shows_minutes_left(fresh):
    key = "reread_quote/rate"
    stage = Stage(place=place_of(fresh, key), timer=Timer(seconds=660, left=660, since=1000.0))
    running = structs.replace(fresh, stage=stage)
    spot = spot_of(running, dt.datetime.fromtimestamp(1245.0))

    assert "7 min left" in words(page_of(pages_at(running, spot, WIDE), spot))


def test_that_a_page_past_the_end_is_the_last_one(day):
    spot = structs.replace(spot_ahead(day, place_of(day, "reread_quote/rate")), page=99)

    pages = pages_at(day, spot, WIDE)

    assert page_of(pages, spot) == pages[-1]


def test_that_a_snapshot_of_another_kind_is_not_shown(day):
    exercise = day.exercises["reread_quote"]
    for step in filter(collects, exercise.steps):
        odd = Snapshot(
            exercise=exercise.id, step=step.id, number=1, n=8,
            summary=day.snapshots["map_3d/place"].summary,
        )  # fmt: skip
        state = RoomState(exercise=exercise, step=step, shown_step=step, snapshot=odd)
        assert_legible(pages_of(state, WIDE), WIDE)
