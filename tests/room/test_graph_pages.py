"""The pictures of a map of connections: legible in every room, and each mark in its place."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from tests.domain.house_map import HOUSE, SHEETS, drawn
from tests.room.picture_checks import (
    FRAMES,
    PlainType,
    assert_legible,
    extent,
    overlap,
    texts,
    words,
)
from tests.room.room_maps import PLACES, TOWN, TOWN_PLACES, WAYS, large, sheets
from workshop.domain.graph.assessment import assess
from workshop.domain.graph.map import Map
from workshop.domain.graph.what_if import return_on_connection, snapped
from workshop.room.charts.graph.collapse import calmed
from workshop.room.charts.graph.grid import grid_pages
from workshop.room.charts.graph.keys import keys_foot, tint_key
from workshop.room.charts.graph.lists import lists_pages
from workshop.room.charts.graph.map_pages import draft_pages, map_pages, snapped_pages
from workshop.room.charts.graph.marks import link_line, slope, stretches
from workshop.room.charts.graph.strands import strands_pages
from workshop.room.charts.graph.totals import totals_page
from workshop.room.charts.graph.words import (
    grid_sentence,
    map_sentence,
    snapped_sentence,
    strands_sentence,
)
from workshop.room.graph_layout.places import tidied
from workshop.room.scene import Box, Line, Mark

in_every_room = pytest.mark.parametrize("room", FRAMES.values(), ids=FRAMES)
WIDE = FRAMES["wide"]
FACE = PlainType()
FOUND = assess(HOUSE, SHEETS)


@pytest.fixture(scope="module")
def town():
    """The town with eight raters, its numbers and places."""
    return TOWN, assess(TOWN, sheets(TOWN, 8)), TOWN_PLACES


def shapes(page, kind):
    return [shape for shape in page.scene.shapes if isinstance(shape, kind)]


def lines(page, stroke):
    return [line for line in shapes(page, Line) if line.stroke == stroke]


def assert_names_clear(pages, names):
    """Names of nodes touch neither each other nor a ring that is not their own."""
    for page in pages:
        own = [text for text in texts(page) if text.halo]
        for at, one in enumerate(own):
            for other in own[:at]:
                assert not overlap(extent(one, WIDE), extent(other, WIDE), 1), (one, other)
    shown = " ".join(words(page) for page in pages)
    assert all(word in shown for name in names for word in name.split())


@in_every_room
def test_that_every_page_of_the_house_map_is_legible(room):
    cut = snapped(HOUSE, "l10")
    for pages in (
        draft_pages(room, HOUSE, PLACES),
        map_pages(room, HOUSE, FOUND, PLACES),
        snapped_pages(room, HOUSE, FOUND, PLACES, cut),
        grid_pages(room, HOUSE, FOUND),
        lists_pages(room, HOUSE, FOUND),
        strands_pages(room, WAYS, "Leadership"),
        (totals_page(room, return_on_connection({"l1": 4, "l2": 2.5}, {"l2": 4, "new": 3})),),
    ):
        assert_legible(pages, room)


@in_every_room
def test_that_a_large_map_is_legible_and_names_every_node(room, town):
    graph, found, places = town
    pages = map_pages(room, graph, found, places)

    assert_legible(pages, room)
    assert_legible(grid_pages(room, graph, found), room)
    assert_legible(lists_pages(room, graph, found), room)
    assert all(node.name.split()[0] in " ".join(map(words, pages)) for node in graph.nodes)


def test_that_the_house_map_carries_the_marks_of_its_picture():
    (page,) = map_pages(WIDE, HOUSE, FOUND, PLACES)

    assert words(page).startswith("8 of 8 call our link to the community thin.")
    assert "no way round nobody’s task two camps" in words(page)
    assert "few raters" not in words(page)
    assert_names_clear((page,), HOUSE.names.values())
    # The double stroke once on the map and once in the key, so is the cut point's double ring.
    assert len(lines(page, "accent")) == 4
    assert len([mark for mark in shapes(page, Mark) if mark.r == 37]) == 2
    assert len([mark for mark in shapes(page, Mark) if mark.r == 28.5]) == 7
    widths = {round(line.line, 1) for line in lines(page, "ink")}
    assert widths == {4, 10.5, 17, 23.5}


def test_that_a_map_says_in_words_all_that_it_shows():
    (page,) = map_pages(WIDE, HOUSE, FOUND, PLACES)
    alt = page.scene.alt

    assert "8 nodes, 10 links." in alt
    assert "Customer–Billing: strength 2, importance 5, nobody’s task." in alt
    assert "Billing–Operations: strength 3, importance 4, two camps." in alt
    assert "Community–Leadership: strength 1, importance 4, nobody’s task, no way round." in alt
    assert "No way round Leadership." in alt


def test_that_few_raters_are_told_and_drawn_pale():
    few = [{cell: each[cell] for cell in each if person < 2 or not cell.startswith("l5/")}
           for person, each in enumerate(SHEETS)]  # fmt: skip
    (page,) = map_pages(WIDE, HOUSE, assess(HOUSE, few), PLACES)

    assert "few raters" in words(page)
    assert "Support–Product: few raters." in page.scene.alt
    assert len(lines(page, "edge")) == 2
    assert "few raters" in words(grid_pages(WIDE, HOUSE, assess(HOUSE, few))[0])


def test_that_while_it_is_drawn_the_map_asks_for_more():
    (page,) = draft_pages(WIDE, HOUSE, PLACES)
    bare = structs.replace(HOUSE, links=())

    assert words(page).startswith("10 links so far. Which one is missing?")
    assert {line.line for line in lines(page, "ink")} == {10.5}
    assert "Who has spoken to whom this month?" in words(draft_pages(WIDE, bare, PLACES)[0])
    assert "Without a link: Customer" in draft_pages(WIDE, bare, PLACES)[0].scene.alt


# What if it snapped?


def test_that_a_snapped_link_moves_nothing_and_what_falls_off_fades():
    (before,) = map_pages(WIDE, HOUSE, FOUND, PLACES)
    (page,) = snapped_pages(WIDE, HOUSE, FOUND, PLACES, snapped(HOUSE, "l10"))
    community = next(text for text in texts(page) if text.text == "Community")
    centres = {(mark.x, mark.y) for mark in shapes(before, Mark) if mark.r == 28.5}

    assert words(page).startswith("7 of 8 said this link matters. It is gone.")
    assert "7 of 28 shortest ways ran here" in words(page)
    assert "1 of 8 out of reach" in words(page)
    assert (community.bold, community.colour) == (False, "ink2")
    assert len(centres & {(mark.x, mark.y) for mark in shapes(page, Mark)}) == 6
    assert not [mark for mark in shapes(page, Mark) if mark.r == 37]
    assert "Out of reach: Community." in page.scene.alt


def test_that_a_link_with_a_way_round_leaves_all_together():
    cut = snapped(HOUSE, "l7")
    (page,) = snapped_pages(WIDE, HOUSE, FOUND, PLACES, cut)

    assert "It is gone, and all still hold together." in words(page)
    assert "about 5 of 28 shortest ways ran here" in words(page)
    assert "out of reach" not in words(page)
    assert snapped_sentence(None, cut) == "This link is gone, and all still hold together."


def test_that_the_first_sentence_falls_back_where_there_is_no_bridge():
    ring = drawn(("ab", "bc", "ca"), customers="b", us="a")
    kind = structs.replace(
        ring, links=tuple(structs.replace(link, steward="S") for link in ring.links)
    )
    people = [{f"{link.id}/strength": 2, f"{link.id}/importance": 5} for link in ring.links] * 3

    assert map_sentence(kind, assess(kind, [])) == "Every link has a way round."
    told = map_sentence(ring, assess(ring, people))
    assert told == "3 of 3 call our link to the b thin."


# Grid, lists, strands, totals.


def test_that_the_grid_fills_what_to_act_on_first():
    (page,) = grid_pages(WIDE, HOUSE, FOUND)
    filled = [mark for mark in shapes(page, Mark) if mark.colour == "accent" and not mark.hollow]
    numbers = [text.text for text in texts(page) if text.colour == "onacc"]
    tinted = [box for box in shapes(page, Box) if box.fill == "tint"]

    assert words(page).startswith("7 of 8 need Customer–Billing; 6 call it thin.")
    assert len(filled) == 3
    assert sorted(numbers) == ["10", "3", "7"]
    assert len(tinted) == 3
    names = [text.text for text in texts(page) if "–" in text.text][1:]
    assert names[:4] == ["Customer–Billing", "Community–Leadership", "Billing–Operations",
                         "Support–Operations"]  # fmt: skip


def test_that_discs_at_one_point_stand_beside_each_other_or_are_counted():
    graph = drawn([f"a{other}" for other in "bcdefg"])
    alike = [{f"a{other}/{part}": 3 for other in "bcdefg" for part in ("strength", "importance")}]
    (many,) = grid_pages(WIDE, graph, assess(graph, alike * 3))
    few = drawn(["ab", "ac", "ad"])
    (spread,) = grid_pages(WIDE, few, assess(few, alike * 3))
    discs = [mark for mark in shapes(spread, Mark) if mark.r > 40]

    assert "+ 5" in words(many)
    assert len(discs) == 3
    assert all(math.dist((one.x, one.y), (other.x, other.y)) > 2 * 45
               for at, one in enumerate(discs) for other in discs[:at])  # fmt: skip


def test_that_each_list_has_its_page_and_its_reasons():
    critical, fragile, unowned = lists_pages(WIDE, HOUSE, FOUND)

    assert words(critical).startswith("A lot hangs on 8 of 10 links.")
    assert "no way round" in words(critical)
    assert words(fragile).startswith("4 of 10 links may not hold.")
    assert "Sales–Product thin" not in words(fragile)
    assert {"thin", "two camps"} <= {text.text for text in texts(fragile)}
    assert words(unowned).startswith("3 of 10 links are nobody’s task.")


def test_that_strands_come_in_order_with_their_words():
    pages = strands_pages(WIDE, WAYS[:3], "Leadership")
    said = words(pages[0])

    assert said.startswith("1 of 3 customer groups hangs by a thread.")
    assert said.index("Home users") < said.index("Firms") < said.index("Schools")
    assert "cord of three" in said
    assert "Schools: 3, cord of three, through Newsletter, Field service, Support." in (
        pages[0].scene.alt
    )
    assert len(strands_pages(WIDE, WAYS, "Leadership")) == 2
    assert words(strands_pages(WIDE, WAYS[:2], "Us")[0]).startswith("Every customer group holds")
    assert "Out of reach: 1 of 5" in words(strands_pages(WIDE, WAYS, "Us")[0])


def test_that_the_return_is_two_lines_as_long_as_their_totals():
    page = totals_page(WIDE, return_on_connection({"l1": 4, "l2": 2}, {"l2": 4, "new": 4}))
    today, planned = shapes(page, Box)

    assert words(page).startswith("Our links hold 6 today,")
    assert planned.width / today.width == pytest.approx(2)
    assert "not a forecast" in page.scene.alt


# Large maps.


def test_that_a_large_map_names_the_acute_first(town):
    graph, found, places = town
    first, *others = map_pages(WIDE, graph, found, places)

    assert words(first).startswith("4 of 36 links have no way round.")
    assert all(name in words(first) for name in ("Leadership", "Council", "Fitters", "Web shop"))
    assert "named on the next pages" in words(first)
    said = " ".join(map(words, others))
    assert "10 of 36 links reach customers or the town." in said
    assert "13 of 36 links run among ourselves." in said
    assert "15 of 36 links use a tool or a partner." in said
    assert_names_clear((first, *others), [node.name for node in graph.nodes])
    centres = [sorted((mark.x, mark.y) for mark in shapes(page, Mark) if mark.r < 40)
               for page in others]  # fmt: skip
    assert all(each == centres[0] for each in centres)


def test_that_a_map_too_large_for_a_room_collapses_by_sort():
    graph = large(2, nodes=30, links=60)
    found = assess(graph, sheets(graph, 6))
    places = {node.id: (at % 6 / 5, at // 6 / 4) for at, node in enumerate(graph.nodes)}

    smaller, calm, there = calmed(graph, found, places)

    assert not smaller.crowded
    assert len(calm.links) == len(smaller.links)
    assert there.keys() == {node.id for node in smaller.nodes}
    assert not any(node.cut for node in calm.nodes if node.node.startswith("sort:"))
    assert_legible(map_pages(WIDE, graph, found, places), WIDE)
    assert calmed(HOUSE, FOUND, PLACES) == (HOUSE, FOUND, PLACES)


def test_that_a_map_of_nothing_still_has_a_page():
    empty = Map(nodes=(), links=())
    assert_legible(draft_pages(WIDE, empty, {}), WIDE)
    assert_legible(map_pages(WIDE, empty, assess(empty, []), {}), WIDE)
    assert_legible(grid_pages(WIDE, empty, assess(empty, [])), WIDE)
    assert_legible(strands_pages(WIDE, (), "us"), WIDE)


def test_that_the_layout_of_the_house_leaves_no_line_in_a_name():
    places = tidied(HOUSE, FACE, lambda _done, _total: None, lambda: False)
    (page,) = map_pages(WIDE, HOUSE, FOUND, places)
    names = [extent(text, WIDE) for text in texts(page) if text.halo]

    for line in lines(page, "ink"):
        if len(line.points) == 2 and line.points[0][1] < 900:
            (x, y), (far_x, far_y) = line.points
            steps = [(x + (far_x - x) * at / 20, y + (far_y - y) * at / 20) for at in range(21)]
            assert not any(
                left < px < right and top < py < bottom
                for px, py in steps
                for left, top, right, bottom in names
            )


def test_that_every_part_of_a_dashed_link_begins_and_ends_with_a_whole_dash():
    parts = stretches((0, 0), (600, 0), (36, 36), 62)
    dashes = link_line(parts, 10.5, 1, dashed=True)
    length = {round(math.dist(*dash.points), 6) for dash in dashes}

    assert len(length) == 1
    assert [dashes[0].points[0], dashes[-1].points[1]] == [(36, 0), (564, 0)]
    assert any(dash.points[1] == pytest.approx((269, 0)) for dash in dashes)
    assert stretches((0, 0), (60, 0), (36, 36), 0) == []
    assert slope((0, 0), (-10, 10)) == pytest.approx(-math.pi / 4)


# Sentences made from numbers, read back.


def told(pattern, sentence):
    """The numbers of a sentence."""
    found = re.fullmatch(pattern, sentence)
    assert found, sentence
    return tuple(map(int, found.groups()))


@given(st.data())
def test_that_headlines_say_what_people_answered(data):
    point = st.integers(1, 5)
    answers = data.draw(st.lists(st.tuples(point, point), min_size=3, max_size=12))
    graph = drawn(("ab",), us="a")
    found = assess(graph, [{"ab/strength": one, "ab/importance": two} for one, two in answers])
    thin = sum(one <= 2 for one, _two in answers)
    need = sum(two >= 3 for _one, two in answers)
    n = len(answers)

    said = map_sentence(graph, found)
    if thin:
        verb = "calls" if thin == 1 else "call"
        assert told(rf"(\d+) of (\d+) {verb} our link to B thin\.", said) == (thin, n)
    else:
        assert said == "1 of 1 links has no way round."
    said = snapped_sentence(found.links[0], snapped(graph, "ab"))
    if need:
        assert told(r"(\d+) of (\d+) said this link matters\. It is gone\.", said) == (need, n)
    else:
        assert said == "Nobody said this link matters. It is gone."
    said = grid_sentence(graph, found)
    verb, other = ("needs" if need == 1 else "need"), ("calls" if thin == 1 else "call")
    if thin:
        pattern = rf"(\d+) of (\d+) {verb} A–B; (\d+) {other} it thin\."
        assert told(pattern, said) == (need, n, thin)
    else:
        assert told(rf"(\d+) of (\d+) {verb} A–B\.", said) == (need, n)


@pytest.mark.parametrize(
    ("strands", "said"),
    [
        ([], "No customer group stands on the map."),
        ([1], "Our customer group hangs by a thread."),
        ([2], "Every customer group holds by two ways or more."),
        ([1, 2], "1 of 2 customer groups hangs by a thread."),
        ([1, 1, 4], "2 of 3 customer groups hang by a thread."),
        ([0, 1], "Out of reach: 1 of 2 customer groups."),
    ],
)
def test_that_strands_are_told_for_any_number_of_groups(strands, said):
    assert strands_sentence(strands) == said


def test_that_lists_of_nothing_say_so():
    graph = structs.replace(
        HOUSE, links=tuple(structs.replace(link, steward="Ann") for link in HOUSE.links[:1])
    )
    strong = [{"l1/strength": 5, "l1/importance": 3}] * 3
    said = [words(page) for page in lists_pages(WIDE, graph, assess(graph, strong))]

    assert said[1].startswith("No link is known to be thin.")
    assert said[2].startswith("Every link is somebody’s task.")


def test_that_keys_leave_the_page_number_its_room():
    keys = [tint_key("act first, whoever has the time for it")]
    alone, beside = keys_foot(WIDE, keys), keys_foot(WIDE, keys, room=800)

    assert alone.top == alone.bottom
    assert beside.top < beside.bottom
