"""The exercises and agendas that come with the program, held to the method's texts and times."""

import re

import pytest

from workshop.content.reader import read_shipped
from workshop.content.shipped import shipped_exercises, shipped_templates
from workshop.content.templates import TEMPLATES, check_agendas
from workshop.domain.step import cells, collects
from workshop.paths import EXERCISES
from workshop.services.room_check import check_whole

FILES = sorted(file for file in EXERCISES.glob("*.toml") if file.name != TEMPLATES)
QUOTE = """A customer is the most important visitor on our premises.
He is not dependent on us.
We are dependent on him.
He is not an interruption of our work.
He is the purpose of it.
He is not an outsider to our business.
He is part of it.
We are not doing him a favour by serving him.
He is doing us a favour by giving us an opportunity to do so.""".splitlines()
STEPS = {
    "opening": "welcome privacy safety question aloud agreements",
    "check_in": "noticed round",
    "reread_quote": "frame first_reading word second_reading rate guests reveal pairs gaps"
    " possible again again_shown commit close",
    "map_3d": "line axes place chairs guests dumbbells maps pairs first_axis light commit",
    "friendship_ladder": "friend task_or_promise ladder marks proof reveal order order_shown"
    " closeness closeness_shown stories other_way limits promise question",
    "connections": "boxes nodes links rate map lists strands snapped mend planned return front_line"
    " commit",
    "success_stories": "what_counts stories pairs verbs wall behaviours nearly rule spread"
    " spread_shown commit",
    "four_pictures": "matisse touchpoints traits adjectives grid reveal fig_leaf",
    "culture_journey": "ready seen three reveal chosen measures stones leaders decide commit",
    "energy_audit": "evenings pairs split reveal reveal_split cards lights dots dots_shown trace"
    " move energy energy_shown commit",
    "soil_seeds": "ground facts soil reveal seeds match work own_ground decide commit close",
    "claim_check": "claims unprompted counts evidence verdict change close",
    "decisions_workshop": "ripe word decide heard next aloud",
    "closing": "decide round parking question roti raise copies",
}


@pytest.fixture(scope="module")
def shipped():
    return {exercise.id: exercise for exercise in shipped_exercises()}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_that_a_shipped_exercise_has_no_fault(file):
    assert [str(fault) for fault in check_whole(file)] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_that_a_shipped_exercise_is_complete(file):
    exercise = read_shipped(file)
    assert exercise.id == file.stem
    assert exercise.question
    assert exercise.outcomes
    assert exercise.materials
    assert len(exercise.hints) >= 3
    assert len(exercise.debrief) >= 3
    assert len(exercise.pitfalls) >= 2
    assert len(exercise.variants) + len(exercise.notes) >= 4
    assert exercise.credit
    assert exercise.variants["express"].minutes < exercise.minutes
    assert exercise.variants["deep"].minutes > exercise.minutes
    for step in exercise.steps:
        assert step.say, step.id
        assert step.asked, step.id


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_that_customers_have_a_place_and_are_written_out_in_quotations_alone(file):
    # {customer} can be guest or patient; what is quoted or names a source stays as it is.
    kept = re.compile(
        r"^(?:classic|credit|origin\w*) = |^#|customer-centred|\{[Cc]ustomers?\}|id = .customer."
    )
    for line in file.read_text("utf-8").splitlines():
        if not kept.match(line):
            assert not re.search(r"customer", kept.sub("", line), re.I), line


def test_that_the_steps_have_the_ids_that_scripts_use(shipped):
    found = {name: " ".join(step.id for step in each.steps) for name, each in shipped.items()}
    assert found == STEPS


def test_that_the_library_lists_them_in_the_order_of_a_day(shipped):
    assert list(shipped) == list(STEPS)


def test_that_the_times_are_those_of_the_method(shipped):
    assert {name: each.minutes for name, each in shipped.items()} == {
        "opening": 15,
        "check_in": 5,
        "reread_quote": 60,
        "map_3d": 75,
        "friendship_ladder": 60,
        "connections": 90,
        "culture_journey": 60,
        "success_stories": 45,
        "four_pictures": 30,
        "energy_audit": 60,
        "soil_seeds": 75,
        "claim_check": 30,
        "decisions_workshop": 35,
        "closing": 25,
    }
    forms = {
        (name, form): variant.minutes
        for name, each in shipped.items()
        for form, variant in each.variants.items()
    }
    assert forms == {
        ("opening", "express"): 10,
        ("opening", "deep"): 20,
        ("check_in", "express"): 3,
        ("check_in", "deep"): 8,
        ("reread_quote", "express"): 30,
        ("reread_quote", "deep"): 90,
        ("map_3d", "express"): 45,
        ("map_3d", "deep"): 90,
        ("friendship_ladder", "express"): 30,
        ("friendship_ladder", "deep"): 90,
        ("culture_journey", "express"): 30,
        ("culture_journey", "deep"): 90,
        ("success_stories", "express"): 30,
        ("success_stories", "deep"): 75,
        ("four_pictures", "express"): 20,
        ("four_pictures", "deep"): 45,
        ("energy_audit", "express"): 30,
        ("energy_audit", "deep"): 90,
        ("soil_seeds", "express"): 45,
        ("soil_seeds", "deep"): 105,
        ("claim_check", "express"): 20,
        ("claim_check", "deep"): 45,
        ("claim_check", "lite"): 15,
        ("decisions_workshop", "express"): 15,
        ("decisions_workshop", "deep"): 60,
        ("connections", "express"): 45,
        ("connections", "deep"): 120,
        ("closing", "express"): 15,
        ("closing", "quick"): 10,
        ("closing", "deep"): 35,
    }


def test_that_the_quote_is_given_word_for_word(shipped):
    quote = shipped["reread_quote"]
    for name in ("first_reading", "second_reading", "close"):
        assert [line.classic for line in quote.step(name).lines] == QUOTE
    assert [item.classic for item in quote.step("rate").items] == QUOTE
    assert not any(
        re.search(r"\b(he|him|his)\b", item.text, re.I) for item in quote.step("rate").items
    )


def test_that_the_origin_is_said_as_the_method_says_it(shipped):
    quote = shipped["reread_quote"]
    assert quote.origin == (
        "A saying about customers, long credited to Gandhi; not found in his writings."
        " Earliest print known: Kenneth B. Elliott, 1941."
    )
    assert quote.origin_short == "Often credited to Gandhi; earliest print known 1941"
    assert len(quote.origin_note.split()) <= 60


def test_that_the_cells_are_named_as_scripts_expect(shipped):
    rate = [cell.name for cell in cells(shipped["reread_quote"].step("rate"))]
    lenses = ("me", "team", "org", "spenders")
    assert rate == [f"s{n}/{lens}" for n in range(1, 10) for lens in lenses]
    place = [cell.name for cell in cells(shipped["map_3d"].step("place"))]
    assert place == [
        *("ours/depth", "ours/breadth", "ours/light"),
        *("theirs/depth", "theirs/breadth", "theirs/light", "theirs/evidence"),
    ]
    marks = [cell.name for cell in cells(shipped["friendship_ladder"].step("marks"))]
    assert marks == ["say", "they", "want"]
    (worth,) = cells(shipped["closing"].step("roti"))
    assert worth.values == (0, 1, 2, 3, 4)


def test_that_safety_and_worth_are_linked_to_nobody(shipped):
    safety, roti = shipped["opening"].step("safety"), shipped["closing"].step("roti")
    assert safety.unlinked
    assert roti.unlinked
    assert (safety.coarse_below, safety.hide_unanimous) == (8, True)


def test_that_the_opening_question_is_private_and_asked_again(shipped):
    asked = [shipped[name].step("question") for name in ("opening", "closing", "friendship_ladder")]
    assert {step.prompt for step in asked} == {
        "What relationship are you developing with your {customers}?"
    }
    assert not any(step.release for step in asked)
    assert all([cell.name for cell in cells(step)] == ["sentence"] for step in asked)


def test_that_the_privacy_card_is_the_method_s_and_short(shipped):
    card = " ".join(shipped["opening"].step("privacy").paragraphs)
    told = {"{names}": "No names are needed.", "{stays}": "Your answers stay on this computer."}
    for name, words in told.items():
        card = card.replace(name, words)
    assert card == (
        "Your answers stay on this computer. Others see them only as a picture of the whole room,"
        " and only if at least {k} people answered. No names are needed. Written cards appear only"
        " if you tick “may be shown”. Your code lets you print or delete your answers. Your"
        " answers are deleted after {date}, when this program next starts; {host} keeps the room’s"
        " summary. Taking part, or any single question, is your choice; “can’t say” is fine."
    )
    assert len(card.split()) <= 80


def test_that_every_collecting_step_is_revealed_or_stays_private(shipped):
    for name, exercise in shipped.items():
        for step in exercise.steps:
            if collects(step):
                assert "silent" in step.modes or step.modes[-1] in ("threes", "round"), (
                    name,
                    step.id,
                )


def test_that_the_agendas_fit_the_exercises(shipped):
    assert check_agendas(EXERCISES / TEMPLATES, list(shipped.values())) == ()
    minutes = {
        template.id: [
            sum(block.minutes for block in blocks)
            for blocks in ([part.blocks for part in template.parts] or [template.blocks])
        ]
        for template in shipped_templates()
    }
    assert minutes == {
        "taster": [90],
        "half_day": [210],
        "full_day": [450],
        "series": [90, 90, 90, 90],
    }
