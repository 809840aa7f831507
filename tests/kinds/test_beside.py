"""What steps tell beside their own words: soils and facts, seeds and soils, claims and verdicts."""

import pytest
from msgspec import structs

from tests.room.method_pictures import (
    FACTS,
    LIGHTS,
    PICTURES,
    SEEDS,
    SOILS,
    behaviours,
    claims_named,
    journey,
    lights,
    lights_asked,
    lights_step,
    run,
    seeds_named,
    state,
    told,
)
from workshop.domain.beside import with_results, with_reveals
from workshop.domain.gathering import Match, weighed
from workshop.domain.step import Snapshot, flaws, mentions
from workshop.pdf.picture import PaperType
from workshop.pdf.script import Faces
from workshop.room.charts.gather.claim_words import claim_told, claims_in_order, claims_sentence
from workshop.room.charts.gather.seed_words import seeds_in_order, seeds_sentence
from workshop.room.charts.rating.soil_words import fact_of, soil_sentence
from workshop.room.kind import asked, matched, revealed
from workshop.room.scene import Area, Frame, Mark, Text
from workshop.steps.gather import Weighing

FACE = PaperType(Faces())
FRAME = Frame(width=1920, height=1080, r=66, type=FACE)
ROOMS = (
    FRAME,
    Frame(width=1366, height=768, r=47, type=FACE),
    Frame(width=1024, height=768, r=47, type=FACE),
    Frame(width=1080, height=1920, r=66, type=FACE),
    Frame(width=1920, height=1080, r=44, type=FACE),
)


def soil_told(**more):
    found = run("soil_seeds")
    step = with_results(found.step("soil"), {"facts": told(found.step("facts"), facts(**more))})
    return step, told(step, SOILS).summary


def facts(*, shown=(True, True, True), **more):
    columns = {name: (said, f"{said} Again.", None) for name, said in FACTS.items()}
    return {**columns, **more, "shown": shown}


def test_that_a_seed_is_as_strong_as_the_weakest_field_it_needs():
    # The oracle of the method: CRM 3, listening to customers 2 and flagged, self-service 4.
    _found, step = seeds_named()
    matches = dict(zip((name for name, _needs in SEEDS), weighed(step), strict=True))
    assert matches["CRM"] == Match(seed="l1", soil=3, weakest="practices", desert=False)
    assert matches["Listening survey"] == Match(
        seed="l2", soil=2, weakest="priorities", desert=True
    )
    assert matches["Self-service"] == Match(seed="l3", soil=4, weakest="products", desert=False)


def test_that_three_of_five_stand_in_a_desert_and_the_weakest_come_first():
    _found, step = seeds_named()
    assert seeds_sentence(step) == "3 of 5 seeds are planted in a desert."
    names = [entry.values["name"] for entry, _match in seeds_in_order(step)]
    assert names == ["Listening survey", "Loyalty scheme", "Chat line", "CRM", "Self-service"]


def test_that_a_seed_whose_soil_is_withheld_tells_nothing():
    _found, step = seeds_named()
    hidden = structs.replace(step.tallies["practices"], counts=None, median=None)
    step = structs.replace(step, tallies={**step.tallies, "practices": hidden})
    assert weighed(step)[0] == Match(seed="l1")
    assert seeds_sentence(step) == "3 of 4 seeds whose soil shows are planted in a desert."
    assert seeds_in_order(step)[-1][0].id == "l1"


def test_that_no_seed_in_a_desert_is_said_in_words():
    _found, step = seeds_named()
    step = structs.replace(step, entries=step.entries[2:3])
    assert seeds_sentence(step) == "No seed is planted in a desert."


def test_that_seeds_are_only_weighed_once_the_soils_are_revealed():
    found, _step = seeds_named()
    bare = found.step("seeds")
    assert weighed(bare) == ()
    assert matched(bare, state(found, bare), FRAME) == ()
    assert weighed(run("claim_check").step("claims")) is None


def test_that_the_talk_about_seeds_shows_them_and_asks_until_it_can():
    found, step = seeds_named()
    talk = found.step("match")
    steps = tuple(step if each.id == "seeds" else each for each in found.steps)
    (page,) = asked(talk, state(structs.replace(found, steps=steps), talk), FRAME)
    assert "planted in a desert" in page.scene.alt
    (page,) = asked(talk, state(found, talk), FRAME)
    assert talk.prompt in page.scene.alt


def test_that_the_map_of_soils_counts_people_on_the_poorest_field():
    step, summary = soil_told()
    assert soil_sentence(step, summary) == "6 of 8 find our priorities dry or worse."


def test_that_without_poor_ground_the_best_field_is_told():
    step, _summary = soil_told()
    summary = told(step, {**SOILS, "priorities": (3,) * 8, "policies": (3,) * 8}).summary
    assert soil_sentence(step, summary) == "7 of 8 find our platforms good or better."


def test_that_the_shortest_fact_that_may_be_shown_stands_beside_its_field():
    step, summary = soil_told()
    assert fact_of(step, "people") == FACTS["people"]
    (page,) = revealed(step, summary, state(run("soil_seeds"), step), FRAME)
    assert "Policies: 2, dry. A refund over €50 needs two names." in page.scene.alt


def test_that_facts_which_nobody_lets_the_room_see_stay_away():
    step, summary = soil_told(shown=(False, False, False))
    assert step.said == {}
    (page,) = revealed(step, summary, state(run("soil_seeds"), step), FRAME)
    assert "People: 4, good." in page.scene.alt
    assert "Sunday" not in page.scene.alt


def test_that_long_facts_take_a_second_page():
    long = "Two of our fitters rang every tenant back on Sunday, from their own kitchen table."
    step, summary = soil_told(**dict.fromkeys(FACTS, (long,)) | {"shown": (True,)})
    pages = revealed(step, summary, state(run("soil_seeds"), step), FRAME)
    assert len(pages) == 2


def test_that_claims_stand_by_how_many_would_hear_them_with_their_verdicts():
    _found, step = claims_named()
    claims = claims_in_order(step)
    assert claims_sentence(claims) == "7 of 8 expect to hear “same-day repair”."
    assert [claim.decided.id for claim in claims] == ["keep", "keep", "earn", "earn", "drop"]
    assert claim_told(claims[0]) == "Same-day repair: 7 “Yes” and 1 “Partly”. Keep it."


def test_that_the_room_sees_claims_and_verdicts_while_they_are_called_out():
    found, step = claims_named(("keep",))
    (page,) = asked(step, state(found, step), FRAME)
    assert page.scene.alt.count("Keep it.") == 1
    assert "No small print: 2 “Partly” and 6 “No”." in page.scene.alt


def test_that_before_the_counts_are_revealed_the_verdicts_are_a_list():
    found, step = claims_named()
    step = structs.replace(step, tallies={})
    (page,) = asked(step, state(found, step), FRAME)
    assert "We have named 5 verdicts." in page.scene.alt


def test_that_steps_are_filled_from_the_newest_reveals_of_their_own_exercise():
    found = run("soil_seeds")
    result = told(found.step("soil"), SOILS)
    snapshot = Snapshot(exercise="soil_seeds", step="soil", number=1, n=8, summary=result.summary)
    filled = with_reveals(found, {"soil_seeds/soil": snapshot})
    assert filled.step("seeds").tallies["people"].median == 4
    assert with_reveals(found, {"energy_audit/soil": snapshot}) is found


@pytest.mark.parametrize(
    ("weighing", "fault"),
    [
        (Weighing(by="soil", field="name"), "“name” is no field with choices."),
        (Weighing(by="soil", field="needs", decided="done"), "“done” is no field with choices."),
    ],
)
def test_that_a_list_is_weighed_by_fields_that_have_choices(weighing, fault):
    step = structs.replace(run("soil_seeds").step("seeds"), weighing=weighing)
    assert flaws(step) == (("weighing", fault),)
    assert ("weighing", "soil") in mentions(step)


def test_that_facts_need_ground_that_the_room_can_tell_apart():
    soil = run("soil_seeds").step("soil")
    assert mentions(soil) == (("facts", "facts"),)
    for wrong in (structs.replace(soil, scale="PAIR7"), structs.replace(soil, scale="NONE")):
        assert "facts" in dict(flaws(wrong))


def test_that_behaviours_stand_by_their_stories_and_bent_rules_lean():
    (page,) = behaviours(FRAME)
    assert page.scene.alt.startswith("9 of 10 would spread “ring before they do”. Ring before")
    cards = [each for each in page.scene.shapes if isinstance(each, Area)]
    filled = [each for each in cards if each.fill]
    # Fifteen stories in seven of which a rule was bent, and one of each in the key.
    assert (len(cards), len(filled)) == (17, 8)
    assert "a rule was bent: 7 of 15" in words(page)


def test_that_more_stories_come_before_more_dots():
    (page,) = behaviours(FRAME)
    told = words(page)
    assert told.index("Stay past the hour") < told.index("Lend our own tools")


def test_that_lights_and_shades_stand_in_two_columns_with_their_dots():
    (page,) = lights(FRAME)
    assert page.scene.alt.startswith("8 of 10 chose “a name, not a queue”. Lights: A name")
    dots = [each for each in page.scene.shapes if isinstance(each, Mark) and not each.hollow]
    assert len(dots) == sum(count for _sort, count in LIGHTS.values())
    columns = {each.text: each.x for each in page.scene.shapes if isinstance(each, Text)}
    assert columns["A straight no"] < columns["Silence after six"]


def test_that_the_columns_show_without_numbers_before_anybody_has_voted():
    (page,) = lights_asked(FRAME)
    assert not [each for each in words(page) if each.isdigit()]
    assert "Prices in small print" in words(page)


def test_that_a_column_is_only_drawn_where_each_entry_has_one():
    found, step = lights_step()
    step = structs.replace(step, column_of={**step.column_of, "l1": ""})
    (page,) = asked(step, state(found, step), FRAME)[:1]
    assert "Shades" not in words(page)


def test_that_behaviours_stand_by_dots_beside_their_way_from_today_to_wanted():
    (page,) = journey(FRAME)
    assert page.scene.alt.startswith("6 of 8 chose “say where we fail”. Say where we fail: 6")
    rings = [each for each in page.scene.shapes if isinstance(each, Mark) and each.hollow]
    assert len(rings) == 11  # ten behaviours and the key
    assert {"today", "in two years", "my three", "Never", "Always"} <= set(words(page))


def test_that_equal_dots_stand_by_the_longer_way():
    (page,) = journey(FRAME)
    told = words(page)
    assert told.index("Will they succeed?") < told.index("Act on their word")
    # One dot each: two points to go before one.
    assert told.index("Let them see inside") < told.index("Right over rule")


def test_that_dots_alone_show_while_the_ways_are_not_revealed():
    found = run("culture_journey")
    step = found.step("three")
    summary = told(step, {f"b{at}": (1,) * 4 for at in range(1, 4)}).summary
    page = revealed(step, summary, state(found, step), FRAME)[0]
    assert "Never" not in words(page)
    assert mentions(step) == (("rated", "seen"),)


@pytest.mark.parametrize("frame", ROOMS, ids=lambda frame: f"{frame.width}x{frame.height}")
@pytest.mark.parametrize("picture", PICTURES)
def test_that_nothing_stands_outside_of_its_page(picture, frame):
    for page in PICTURES[picture](frame):
        for each in page.scene.shapes:
            if isinstance(each, Text):
                wide = frame.type.width(each.text, each.size, bold=each.bold)
                left = each.x - {"start": 0, "middle": wide / 2, "end": wide}[each.anchor]
                assert left >= frame.margin_x - 1
                assert left + wide <= frame.width - frame.margin_x + 1
                assert each.y <= frame.height - frame.margin_y + 1


def words(page):
    return [each.text for each in page.scene.shapes if isinstance(each, Text)]
