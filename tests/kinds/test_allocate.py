"""Allocate: 100 points shared out twice, told as middles, means and shifts."""

import random
from fractions import Fraction
from statistics import median

import pytest

from tests.room.picture_checks import FRAMES, assert_legible, frame
from workshop.domain.exercise import Item, Lens
from workshop.domain.step import cells, check, fact, flaws, sample, sheet_fault, summarise
from workshop.errors import Refused
from workshop.room.charts.allocate.shift import shift_pages
from workshop.room.charts.allocate.shift_words import people_words, shift_sentence
from workshop.steps.allocate import AllocateStep, shared, whole_means

NAMES = "Winning orders,Asking for scores,Measuring,Putting right,Ideas,Keeping in touch"
NOW, WANTED = (Lens(id=name, label=name.title(), short=name.title()) for name in ("now", "wanted"))


def step_of(count: int = 2, **more: object) -> AllocateStep:
    buckets = tuple(
        Item(id=f"b{at}", text=name, short=name) for at, name in enumerate(NAMES.split(",")[:count])
    )
    return AllocateStep(
        id="split", title="Split", minutes=7, prompt="Where does it go?", buckets=buckets,
        lenses=(NOW, WANTED), **more,
    )  # fmt: skip


def sheet(now=(), wanted=()) -> dict[str, int]:
    """One person's points under both lenses."""
    return {
        f"b{at}/{lens}": points
        for lens, column in (("now", now), ("wanted", wanted))
        for at, points in enumerate(column)
    }


def room(*sheets) -> dict[str, dict[str, int]]:
    return {f"p{at}": sheet(*each) for at, each in enumerate(sheets)}


PUBLISHED = room(
    ((70, 30), (40, 60)), ((80, 20), (50, 50)), ((60, 40), (30, 70)), ((75, 25), (50, 50)),
    ((90, 10), (45, 55)),
)  # fmt: skip


def test_that_the_medians_are_those_of_the_published_fixture():
    summary = summarise(step_of(), PUBLISHED)
    medians = {(each.bucket, each.lens): each.median for each in summary.buckets}

    assert medians == {
        ("b0", "now"): 75, ("b1", "now"): 25, ("b0", "wanted"): 45, ("b1", "wanted"): 55
    }  # fmt: skip
    assert [(each.higher, each.same, each.lower) for each in summary.shifts] == [
        (0, 0, 5),
        (5, 0, 0),
    ]
    assert fact(summary, "shift", ("b1",)) == 30


def shares(chance: random.Random, count: int) -> tuple[int, ...]:
    cuts = sorted(chance.choice(range(0, 101, 5)) for _cut in range(count - 1))
    return tuple(high - low for low, high in zip((0, *cuts), (*cuts, 100), strict=True))


def type_2(line: list[int], quarters: int) -> Fraction:
    whole, rest = divmod(len(line) * quarters, 4)
    line = sorted(line)
    return Fraction(line[whole]) if rest else Fraction(line[whole - 1] + line[whole], 2)


def test_that_two_hundred_random_rooms_are_told_as_an_independent_reckoning_does():
    chance = random.Random(13)
    for _room in range(200):
        count = chance.randint(2, 6)
        people = [(shares(chance, count), shares(chance, count))
                  for _person in range(chance.randint(3, 14))]  # fmt: skip
        step = step_of(count)
        summary = summarise(step, room(*people))
        assert not any(sheet_fault(step, sheet(*each)) for each in people)
        for each in summary.buckets:
            at, side = int(each.bucket[1:]), ("now", "wanted").index(each.lens)
            line = [person[side][at] for person in people]
            assert each.n == len(people)
            assert each.median == median(line)
            assert (each.q1, each.q3) == (type_2(line, 1), type_2(line, 3))
            assert each.mean == pytest.approx(sum(line) / len(line))
        for at, shift in enumerate(summary.shifts):
            moved = [wanted[at] - now[at] for now, wanted in people]
            assert shift.higher == sum(each > 0 for each in moved)
            assert shift.same == moved.count(0)
            assert shift.lower == sum(each < 0 for each in moved)
            assert shift.median == median(moved)
        for lens in ("now", "wanted"):
            means = [each.mean for each in summary.buckets if each.lens == lens]
            assert sum(means) == pytest.approx(100)
            assert sum(whole_means(means)) == 100


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, ""),
        (sheet((70, 30), (50, 50)), ""),
        (sheet((70, 30)), ""),
        (sheet((70, 15), (50, 50)), "Now: 15 points are left to give."),
        (sheet((70, 30), (50, 55)), "Wanted: that is 5 points too many."),
        ({"b0/now": 100}, "Now: 1 number is missing. Give 0 where no points go."),
        (sheet((0, 0)), "Now: 100 points are left to give."),
    ],
)
def test_that_each_lens_takes_all_points_or_none(answers, said):
    assert sheet_fault(step_of(), answers) == said


def test_that_points_go_by_five():
    step = step_of()
    cell = cells(step)[0]

    assert cell.values == tuple(range(0, 101, 5))
    assert check(step, cell.name, 35) == 35
    with pytest.raises(Refused):
        check(step, cell.name, 36)


def test_that_made_up_people_give_all_their_points_and_differ():
    step = step_of(6)
    made = [sample(step, person) for person in range(12)]

    assert not any(sheet_fault(step, answers) for answers in made)
    assert all(len(answers) == 12 for answers in made)
    assert len({tuple(answers.values()) for answers in made}) > 3


def test_that_a_lens_that_two_filled_in_is_not_told_and_no_shift():
    step = step_of()
    summary = summarise(step, room(*[((70, 30),)] * 3, *[((60, 40), (50, 50))] * 2))
    told = {each.lens for each in summary.buckets if each.median is not None}

    assert summary.n == 5
    assert told == {"now"}
    assert all(
        (each.n, each.q1, each.q3, each.mean) == (None,) * 4
        for each in summary.buckets
        if each.lens == "wanted"
    )
    assert {each.higher for each in summary.shifts} == {None}
    assert not shared(step, summary)


@pytest.mark.parametrize(("alone", "told"), [(0, True), (1, False), (2, False), (3, True)])
@pytest.mark.parametrize("side", [0, 1])
def test_that_shifts_are_withheld_where_one_or_two_left_a_lens_out(side, alone, told):
    left_out = ((70, 30),) if side else ((), (30, 70))
    whole = [((80, 20), (40, 60)), ((60, 40), (60, 40)), ((70, 30), (75, 25))]
    summary = summarise(step_of(), room(*whole, *[left_out] * alone))

    assert all((each.n == 3) is told for each in summary.shifts)
    assert all((each.median is None) is not told for each in summary.shifts)
    assert all(each.median is not None for each in summary.buckets)


def test_that_a_bucket_all_agree_on_hides_its_lens_where_the_session_hides_it():
    people = room(((50, 30, 20), (40, 40, 20)), ((50, 20, 30), (50, 30, 20)),
                  ((50, 10, 40), (60, 10, 30)))  # fmt: skip
    hidden = summarise(step_of(3, hide_unanimous=True), people)

    assert {each.mean for each in hidden.buckets if each.lens == "now"} == {None}
    assert None not in {each.mean for each in hidden.buckets if each.lens == "wanted"}
    assert {each.n for each in hidden.shifts} == {None}
    assert None not in {each.mean for each in summarise(step_of(3), people).buckets}


def test_that_two_lenses_and_two_to_six_buckets_are_needed():
    assert flaws(step_of(1)) == (("buckets", "two to 6 are needed."),)
    alone = AllocateStep(
        id="x", title="X", minutes=1, prompt="?", buckets=step_of(2).buckets, lenses=(NOW,)
    )
    assert flaws(alone) == (("lenses", "two are needed: as it is, and as it should be."),)


def test_that_the_most_wanted_bucket_stands_first_and_the_least_wanted_last():
    step = step_of(3)
    people = room(*[((60, 30, 10), (40, 20, 40))] * 4)

    assert [each.item.id for each in shared(step, summarise(step, people))] == ["b2", "b1", "b0"]


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (PUBLISHED, "All 5 want less for winning orders."),
        (room(*[((70, 30), (40, 60))] * 3, ((40, 60), (60, 40))),
         "3 of 4 want less for winning orders."),
        (room(*[((50, 50), (50, 50))] * 3), "What we want is what we have: no middle moves."),
        (room(*[((70, 30), (40, 60))] * 3, ((40, 60),)),
         "The middle for winning orders goes from 70 to 40."),
        (room(*[((70, 30),)] * 3), "Not shown: it could give somebody away."),
    ],
)  # fmt: skip
def test_that_the_room_reads_who_wants_more_or_less_for_what(people, said):
    assert shift_sentence(step_of(), summarise(step_of(), people)) == said


def test_that_a_row_tells_the_people_on_the_side_to_which_it_goes():
    step = step_of()
    told = {
        each.item.id: people_words(each) for each in shared(step, summarise(step, PUBLISHED))
    }  # fmt: skip

    assert told == {"b0": "5 less", "b1": "5 more"}


@pytest.mark.parametrize("picture", ["middles", "means"])
@pytest.mark.parametrize("name", FRAMES)
def test_that_every_bucket_shows_once_in_every_room(name, picture):
    step = step_of(6)
    people = {f"p{person}": sample(step, person) for person in range(9)}
    pages = shift_pages(step, summarise(step, people), picture, FRAMES[name])
    words = [shape.text for page in pages for shape in page.scene.shapes if hasattr(shape, "text")]

    assert all(words.count(bucket.short) == 1 for bucket in step.buckets)
    assert_legible(pages, FRAMES[name])


def test_that_means_of_the_picture_make_a_hundred():
    step = step_of(6)
    people = {f"p{person}": sample(step, person) for person in range(7)}
    (page,) = shift_pages(step, summarise(step, people), "means", frame(1920, 1080))
    bold = [shape.text for shape in page.scene.shapes if getattr(shape, "bold", False)]

    assert sum(int(text) for text in bold if text.isdigit()) == 100
    assert "Means; they make 100." in [getattr(shape, "text", "") for shape in page.scene.shapes]
