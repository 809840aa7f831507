"""Every sentence made from numbers is true: read back by a reader of its own, for any answers."""

import random
import re
from itertools import pairwise

import pytest
from msgspec import structs

from tests.room.picture_checks import FRAMES
from tests.sentences.reader import Room, middle, true, widest
from tests.sentences.rooms import EXERCISES, SEEDS, SESSION, answered, rooms, step_of
from workshop.domain.beside import Result, with_results
from workshop.domain.graph.map import link_name
from workshop.domain.step import Snapshot, cells, step_key, summarise
from workshop.pdf.one_page import headlines
from workshop.pdf.rating_results import middle_told
from workshop.room.charts.bars import Bar, ScalePoints, row_told
from workshop.room.charts.gather.claim_words import claims_in_order, claims_sentence
from workshop.room.charts.gather.seed_words import seeds_sentence
from workshop.room.charts.place.chart_values import rulers
from workshop.room.charts.place.dumbbells import gap_counts
from workshop.room.charts.votes.dot_words import votes_sentence, votes_told
from workshop.room.compared import compared, difference, row_count
from workshop.room.figures import amounts, not_shown, people, people_answered, shares
from workshop.room.kind import findings, headline, revealed, widest_gap
from workshop.room.report.material import Material
from workshop.room.state import RoomState
from workshop.room.steps.rating import gap_told, level_sentence, stays_told
from workshop.room.steps.text import texts_counted
from workshop.steps.place import PlaceView
from workshop.steps.rating import (
    RatingView,
    lens_pairs,
    middles,
    scale_of,
    usual_pair,
    widest_first,
)

ROOMS = 150
PRESENT = 8
RATE, PLACE, LADDER = "reread_quote/rate", "map_3d/place", "friendship_ladder/marks"
RANK = "friendship_ladder/order"
CARDS, VOTES = "success_stories/stories", "success_stories/spread"
SPLIT, GRID = "energy_audit/split", "four_pictures/grid"
PAIRS = "energy_audit/pairs"
SOIL = "soil_seeds/soil"
CLAIMS = "claim_check/unprompted"


def snapshot_of(step, summary):
    return Snapshot(exercise="x", step=step, number=1, n=summary.n, summary=summary)


def shown(key, step, summary, chosen=None):
    """The room's pages of a result."""
    snapshot = snapshot_of(step.id, summary)
    state = RoomState(
        exercise=EXERCISES[key.partition("/")[0]], step=step, shown_step=step, snapshot=snapshot,
        chosen=chosen, people=PRESENT,
    )  # fmt: skip
    return revealed(step, summary, state, FRAMES["wide"])


def rating_room(step, answers):
    numbered = {str(at): item.id for at, item in enumerate(step.items, 1)}
    quoted = {
        f"“{said}”": item.id for item in step.items for said in (item.short, item.text.rstrip("."))
    }
    return Room(
        answers=answers,
        lenses={lens.id: lens.within for lens in step.lenses},
        labels={lens.id: lens.label for lens in step.lenses},
        statements=numbered | quoted,
    )


def rating_sentences(step, summary):
    yield from headline(step, summary, "customers")
    yield from findings(step, summary, None).sure
    yield stays_told(step, summary, usual_pair(step))
    for pair in lens_pairs(step):
        for number, _item, gap in widest_first(step, summary, pair):
            if gap.higher is not None:
                yield gap_told(step, summary, gap, str(number))
        quote = widest_gap(step, summary, RatingView(pair=pair))
        if quote:
            yield f"Quote {quote.number}: {quote.count}"
    points = scale_of(step).short
    for cell in summary.cells:
        if cell.counts:
            row = Bar(number="", label="", counts=cell.counts, missing=cell.missing)
            told = row_told(row, ScalePoints(short=points))
            yield f"Shape {cell.item}/{cell.lens} of {'|'.join(points)}: {told}"


def place_room(step, answers):
    return Room(
        answers=answers,
        axes={axis.label: axis.id for axis in step.axes},
        more={axis.more: axis.id for axis in step.axes},
    )


def place_sentences(step, summary):
    yield from headline(step, summary, "customers")
    yield from findings(step, summary, None).said
    for each in rulers(step, summary):
        if each.people:
            yield f"Ruler {each.name}: {gap_counts(each)}"
    for picture in ("maps", "cube"):
        for page in shown(PLACE, step, summary, PlaceView(picture=picture)):
            yield re.split(r" The middles\. | Not shown", page.scene.alt)[0]


def ladder_room(step, answers):
    return Room(answers=answers, marks={mark.label: mark.id for mark in step.marks})


def ladder_sentences(step, summary):
    yield from headline(step, summary, "customers")
    yield from findings(step, summary, None).said
    for page in shown(LADDER, step, summary):
        yield re.split(r" We say[:.] ", page.scene.alt)[0]


def rank_room(step, answers):
    return Room(answers=answers, marks={card.short: card.id for card in step.cards})


def rank_sentences(step, summary):
    yield from headline(step, summary, "customers")


def graph_room(step, answers):
    return Room(answers=answers, marks={link_name(step.drawn, link): link.id
                                        for link in step.drawn.links})  # fmt: skip


def graph_sentences(step, summary):
    yield from headline(step, summary, "customers")


def votes_room(step, answers):
    return Room(answers=answers, marks={f"{item.text[0].lower()}{item.text[1:]}": item.id
                                        for item in step.items})  # fmt: skip


def votes_sentences(step, summary):
    yield votes_sentence(step, summary)
    yield from (f"Dots on {said[0].lower()}{said[1:]}" for said in votes_told(step, summary))


def soil_room(step, answers):
    return Room(
        answers=answers,
        marks={item.short.lower(): item.id for item in step.items},
        more={name: " ".join(needs) for name, needs in SEEDS.items()},
    )


def soil_sentences(step, summary):
    if all(cell.counts for cell in summary.cells):
        yield from headline(step, summary, "customers")
    seeds = with_results(step_of("soil_seeds/seeds"), {"soil": Result(step=step, summary=summary)})
    yield seeds_sentence(seeds)


def claims_told(step, summary):
    found = {"unprompted": Result(step=step, summary=summary)}
    yield claims_sentence(claims_in_order(with_results(step_of("claim_check/verdict"), found)))


def card_room(step, answers):
    (field,) = (each for each in step.fields if each.id == "allowed")
    return Room(answers=answers, marks={each.label: each.id for each in field.choices})


def card_sentences(step, summary):
    yield from findings(step, summary, None).said
    yield from headline(step, summary, "")
    if not summary.texts:
        yield from (page.scene.alt for page in shown(CARDS, step, summary))


def allocate_room(step, answers):
    return Room(answers=answers, statements={each.short.lower(): each.id for each in step.buckets})


def allocate_sentences(step, summary):
    yield from headline(step, summary, "customers")
    yield from (said for said in findings(step, summary, None).said if said != not_shown())


def tick_room(step, answers):
    return Room(
        answers=answers,
        marks={item.short.lower(): item.id for item in step.items},
        axes={column.short: column.id for column in step.columns},
    )


def tick_sentences(step, summary):
    yield from headline(step, summary, "customers")
    yield from findings(step, summary, None).said


def pairs_room(step, answers):
    return Room(answers=answers, marks={item.id: item.id for item in step.items})


def pairs_sentences(step, summary):
    yield from headline(step, summary, "customers")


def level_sentences(step, summary):
    if summary.level:
        yield level_sentence(summary)


def middle_sentences(step, summary):
    (cell,) = summary.cells
    said = middle_told(cell, scale_of(step)).strip()
    yield said and f"Middle of {cell.item}: {said}"


def decision_room(step, answers):
    slots = {text: f"d{at}" for at, text in enumerate(step.statements, 1)}
    return Room(answers=answers, statements=slots)


def decision_sentences(step, summary):
    told = {line.statement for line in summary.decisions if line.counts and line.statement}
    yield from (said for said in headline(step, summary, "") if any(each in said for each in told))


def written_room(step, answers):
    return Room(answers=answers, present=PRESENT, written=cells(step)[0].name)


def text_sentences(step, summary):
    yield from findings(step, summary, None).said
    yield texts_counted(step, summary, PRESENT)
    yield texts_counted(structs.replace(step, release=False), summary, PRESENT)
    if not summary.texts:
        yield from (page.scene.alt for page in shown("reread_quote/word", step, summary))


def commit_sentences(step, summary):
    yield from headline(step, summary, "")
    yield from findings(step, summary, None).said
    if not summary.commitments:
        yield from (page.scene.alt for page in shown("map_3d/commit", step, summary))


KINDS = {
    RATE: (rating_room, rating_sentences,
           {"rate", "rate_same", "rate_tie", "quote", "quote_same", "stays", "shape"}),
    PLACE: (place_room, place_sentences,
            {"put", "put_same", "put_tie", "guess", "further", "nearer", "meeting", "mixed",
             "one_map", "habit", "cube", "guesses", "ruler", "withheld"}),
    LADDER: (ladder_room, ladder_sentences, {"mark", "mark_same", "mark_tie", "stories"}),
    RANK: (rank_room, rank_sentences, {"first", "first_of_none", "first_shared"}),
    CARDS: (card_room, card_sentences, {"cards_written", "choice"}),
    VOTES: (votes_room, votes_sentences,
            {"chose", "no_dot", "most_dots", "many_with_most", "dots_told", "withheld"}),
    SPLIT: (allocate_room, allocate_sentences,
            {"wants", "goes", "more_or_less", "not_compared", "stays_as_it_is"}),
    PAIRS: (pairs_room, pairs_sentences, {"lean", "middles_lean"}),
    SOIL: (soil_room, soil_sentences, {"ground", "deserts"}),
    CLAIMS: (votes_room, claims_told, {"expected", "unexpected", "withheld"}),
    GRID: (tick_room, tick_sentences,
           {"everywhere", "shows_in_all", "nothing_in_all", "whole", "apart"}),
    "connections/rate": (graph_room, graph_sentences,
                         {"thin_link", "way_round", "needed_link", "two_ways"}),
    "opening/safety": (written_room, level_sentences, {"level"}),
    "closing/roti": (written_room, middle_sentences, {"middle"}),
    "closing/decide": (decision_room, decision_sentences, {"decision"}),
    "reread_quote/word": (written_room, text_sentences, {"wrote", "silent", "wrote_counted"}),
    "map_3d/commit": (written_room, commit_sentences, {"committed", "no_commitment"}),
}  # fmt: skip


@pytest.mark.parametrize("key", KINDS)
def test_that_every_sentence_is_true_for_any_answers(key):
    of_room, sentences, forms = KINDS[key]
    seen = set()
    for step, answers in rooms(key, ROOMS):
        room = of_room(step, answers)
        for said in filter(None, sentences(step, summarise(step, answers))):
            form = true(said, room)
            assert form, (said, answers)
            seen.add(form)
    assert seen >= forms


WRONG = (
    (r"\bhigher\b", "lower"),
    (r"\blower\b", "higher"),
    (r"\bthe same\b", "higher"),
    (r"\b(rate|put|guess)\b", r"\1s"),
    (r"\brates\b", "rate"),
    (r"^(\d+)", lambda found: str(int(found[1]) + 1)),
    (r"^All (\d+)", lambda found: f"{found[1]} of {found[1]}"),
    (r"further out", "where"),
    (r"agree\.", "point different ways."),
    (r" (\d+)( %)? the same\.", ""),
    (r"as many", "2 of 3"),
    (r"than they guess customers would", "than customers would"),
    (r"is (partly|little) shared", "is shared"),
    (r"though nobody", "though 1 of 3"),
    (r"have the most dots: (\d+)", lambda found: f"have the most dots: {int(found[1]) + 1}"),
    (r"\bwants?\b", "wish"),
    (r"One hand drew all four", "Four strangers"),
    (r"lean to numbers", "lean to relationships"),
    (r"goes from (\S+) to", "goes from 3 to"),
)


def test_that_the_reader_refuses_a_sentence_with_one_thing_wrong():
    tried = set()
    for key in (RATE, PLACE, LADDER, RANK, VOTES, SPLIT, GRID, PAIRS):
        of_room, sentences, _forms = KINDS[key]
        for step, answers in rooms(key, 40):
            room = of_room(step, answers)
            for said in filter(None, sentences(step, summarise(step, answers))):
                if not said.startswith(("Shape", "Ruler", "Quote", "Statement")):
                    tried |= set(refused_with_one_thing_wrong(said, room))
    assert tried == {pattern for pattern, _change in WRONG}


def refused_with_one_thing_wrong(said, room):
    """The patterns by which the sentence could be made wrong; each time the reader noticed."""
    for pattern, change in WRONG:
        wrong = re.sub(pattern, change, said, count=1)
        if wrong != said:
            assert not true(wrong, room), (said, wrong)
            yield pattern


def test_that_the_reader_refuses_a_tie_told_from_its_lower_side():
    of_room, sentences, _forms = KINDS[RATE]
    ties = 0
    for step, answers in rooms(RATE, ROOMS):
        room = of_room(step, answers)
        for said in filter(None, sentences(step, summarise(step, answers))):
            if said.startswith("Quote") and ", as many lower" in said:
                assert not true(said.replace(" higher for", " lower for"), room), said
                ties += 1
    assert ties


# Numbers of people


def test_that_per_cents_add_up_and_tell_as_much_as_counts_or_are_left_out():
    chance = random.Random(10)
    for _each in range(4000):
        parts = [chance.choice((0, chance.randrange(9), chance.randrange(200))) for _ in range(3)]
        found = shares(parts)
        n = sum(parts)
        if not found:
            continue
        assert n >= 10
        assert sum(found) == 100
        assert all(
            abs(share - 100 * part / n) < 1 for part, share in zip(parts, found, strict=True)
        )
        for (one, share), (other, second) in pairwise(sorted(zip(parts, found, strict=True))):
            assert (one == other) == (share == second)
        assert all((share in (0, 100)) == (part in (0, n))
                   for part, share in zip(parts, found, strict=True))  # fmt: skip


def test_that_thirds_of_a_room_and_all_but_one_are_told_in_counts():
    assert amounts((4, 4, 4)) == ("4", "4", "4")
    assert amounts((299, 1, 0)) == ("299", "1", "0")
    assert amounts((17, 7, 0)) == ("71 %", "29 %", "0 %")
    assert people(0, (10, 0)).words == "all 10"
    assert people(0, (299, 1)).words == "299 of 300"
    assert people(0, (17, 7)).words == "71 % of 24"
    assert [people(0, (count, 8 - count)).number for count in (1, 7)] == [1, 7]


def test_that_the_head_of_a_summary_says_who_answered():
    for answered_by in range(12):
        room = Room({f"p{each}": {} for each in range(answered_by)}, present=PRESENT)
        assert true(people_answered(answered_by, PRESENT), room)
    assert people_answered(5, 8) == "5 of 8 people answered"


# Order, bar and label


def test_that_gaps_stand_in_the_order_of_what_is_drawn_and_their_labels_agree_with_the_bars():
    for step, answers in rooms(RATE, ROOMS):
        summary, room = summarise(step, answers), rating_room(step, answers)
        for one, other in lens_pairs(step):
            found = widest_first(step, summary, (one, other))
            told = [gap.item for _number, _item, gap in found if gap.higher is not None]
            wanted = [item for item in widest(room, one, other) if item in told]
            assert told == wanted
            for _number, item, gap in found:
                pairs = room.pairs(f"{item.id}/{one}", f"{item.id}/{other}")
                if gap.higher is not None:
                    assert_label_agrees(label(summary, gap), pairs, middles(summary, gap))


def label(summary, gap):
    apart = difference(*(middles(summary, gap) or (None, None)))
    return row_count(compared(gap.higher, gap.same, gap.lower, apart))


def assert_label_agrees(said, pairs, drawn):
    """The label names the way of the bar first, and says so where no bar is."""
    moved = any(a != b for a, b in pairs)
    if drawn is None:
        assert (said == "all the same") != moved
        return
    assert drawn == tuple(middle(side) for side in zip(*pairs, strict=True))
    if not moved:
        assert said == "all the same"
    elif drawn[0] == drawn[1]:
        assert said == "no gap"
    else:
        assert ("higher" in said.partition(", ")[0]) == (drawn[0] > drawn[1])
        higher, lower = sum(a > b for a, b in pairs), sum(a < b for a, b in pairs)
        leads = higher - lower if drawn[0] > drawn[1] else lower - higher
        assert (", " in said) == (leads <= 0)


# Pages


def material_of_room(seed):
    """A whole day of random answers, all of it revealed."""
    chance, shots = random.Random(seed), {}
    for exercise in EXERCISES.values():
        for step in filter(cells, exercise.steps):
            summary = summarise(step, answered(step, chance))
            shots[step_key(exercise.id, step.id)] = snapshot_of(step.id, summary)
    return Material(session=SESSION, exercises=EXERCISES, snapshots=shots)


def test_that_no_line_stands_twice_on_the_one_page_summary():
    for seed in range(40):
        material = material_of_room(seed)
        for _exercise, lines in headlines(material):
            assert len(set(lines)) == len(lines)


def test_that_the_same_line_of_two_steps_stands_once():
    step = step_of(RATE)
    answers = answered(step, random.Random(1), 8)
    steps = (step, structs.replace(step, id="again"))
    exercise = structs.replace(EXERCISES["reread_quote"], steps=steps)
    shots = {f"reread_quote/{each.id}": snapshot_of(each.id, summarise(step, answers))
             for each in steps}  # fmt: skip
    material = Material(session=SESSION, exercises={exercise.id: exercise}, snapshots=shots)

    ((_exercise, lines),) = headlines(material)

    assert len(lines) == 3
