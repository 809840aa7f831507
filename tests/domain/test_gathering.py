"""A list named on the day: what fields take, ids that stay, and every move as a new list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.gathering import (
    EntryChoice,
    EntryText,
    EntryTick,
    Gathering,
    ListEntry,
    NamedChoice,
    ahead,
    card_place,
    checked_list,
    entry_read,
    grouped,
    made_up,
    merged,
    more_of,
    moved,
    named,
    started,
    taken_over,
    ungrouped,
    with_ids,
    without,
    words_of,
)
from workshop.errors import Refused

SORTS = tuple(NamedChoice(id=name, label=name.capitalize()) for name in ("team", "partner"))
FIELDS = (
    EntryText(id="name", label="Name", limit=20),
    EntryChoice(id="sort", label="Sort", choices=SORTS, optional=True),
    EntryChoice(id="needs", label="Needs", choices=SORTS, several=True, optional=True),
    EntryTick(id="us", label="This is us", once=True),
)
NODES = Gathering(fields=FIELDS, fewest=2, most=4)
ONE = FIELDS[:1]


def entries(*words):
    return with_ids((ListEntry(values={"name": each}) for each in words), "l", ())


def words(found):
    return [words_of(ONE, entry) for entry in found]


def test_that_a_row_of_a_table_becomes_an_entry():
    row = {"name": "  The  stores ", "sort": "partner", "needs": "Partner; team", "us": "x"}
    (entry,) = checked_list(NODES, [entry_read(FIELDS, row)])
    assert entry.values == {
        "name": "The stores",
        "sort": "partner",
        "needs": ("team", "partner"),
        "us": True,
    }
    assert (words_of(FIELDS, entry), more_of(FIELDS, entry)) == (
        "The stores",
        "Partner · Team, Partner · This is us",
    )


def test_that_what_is_left_empty_is_not_kept():
    (entry,) = checked_list(NODES, [entry_read(FIELDS, {"name": "Us", "us": ""})])
    assert entry.values == {"name": "Us"}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"name": " "}, "Name is missing"),
        ({"name": "a" * 21}, "takes 20 characters"),
        ({"name": "Us", "sort": "river"}, "one of team, partner, not river"),
        ({"name": "Us", "needs": "team;river"}, "one of team, partner, not river"),
        ({"name": "Us", "us": "perhaps"}, "takes x or nothing"),
    ],
)
def test_that_what_a_field_cannot_take_is_refused_in_a_sentence(row, said):
    with pytest.raises(Refused, match=said):
        checked_list(NODES, [entry_read(FIELDS, row)])


def test_that_a_list_has_an_end_and_a_tick_for_one_stands_once():
    with pytest.raises(Refused, match="room for 4 entries"):
        checked_list(NODES, entries("a", "b", "c", "d", "e"))
    both = [ListEntry(values={"name": each, "us": True}) for each in ("Us", "Them")]
    with pytest.raises(Refused, match="“This is us” is for one of them"):
        checked_list(NODES, both)
    with pytest.raises(Refused, match="no field “colour”"):
        checked_list(NODES, [ListEntry(values={"name": "Us", "colour": "red"})])


def test_that_a_new_entry_gets_the_next_id_that_nothing_hangs_on():
    known = (ListEntry(id="l2", values={}), ListEntry(values={}), ListEntry(values={}))
    assert [entry.id for entry in with_ids(known, "l", {"l3", "l1"})] == ["l2", "l4", "l5"]


def test_that_what_was_named_before_is_called_once_more():
    found = named(ONE, entries("Rings back", "Stays"), ListEntry(values={"name": "rings BACK"}))
    assert words(found) == ["Rings back", "Stays"]
    assert [entry.times for entry in found] == [2, 1]


def test_that_a_card_taken_over_keeps_what_was_chosen_on_it():
    chosen = {"sort": "partner", "us": "x", "needs": "river"}
    (entry,) = taken_over(FIELDS, (), "Rings back\nat once", chosen)
    assert entry.values == {"name": "Rings back", "sort": "partner"}


def test_that_a_card_is_under_one_heading_at_a_time():
    found = grouped(entries("a", "b"), "Rings back", "l1")
    assert [entry.cards for entry in found] == [("Rings back",), ()]
    found = grouped(found, "Rings back", "l2")
    assert [entry.cards for entry in found] == [(), ("Rings back",)]
    assert ungrouped(found, "Rings back") == entries("a", "b")


def test_that_an_entry_that_is_nothing_but_a_card_goes_with_it():
    found = with_ids(taken_over(ONE, entries("a"), "Rings back"), "l", ())
    assert [entry.times for entry in grouped(found, "Rings back", "l1")] == [2]
    assert grouped(found, "Rings back", "l2") == found
    assert ungrouped(found, "Rings back") == entries("a")


def test_that_a_card_taken_over_is_counted_where_its_first_line_went():
    found = taken_over(ONE, entries("Rings back"), "Lent two\nheaters")
    found = taken_over(ONE, found, "rings back")
    assert words(found) == ["Rings back", "Lent two"]
    assert [entry.times for entry in found] == [2, 1]
    assert [card_place(found, card) for card in ("rings back", "Lent two\nheaters", "x")] == [
        1,
        2,
        0,
    ]


def test_that_merging_keeps_the_words_and_id_of_one_and_counts_both():
    found = merged(taken_over(ONE, entries("a", "b"), "a"), "l1", "l2")
    assert [(entry.id, entry.times, entry.cards) for entry in found] == [("l2", 3, ("a",))]
    assert words(found) == ["b"]


@given(st.integers(0, 4), st.integers(-9, 9))
def test_that_moving_loses_nobody_and_goes_back(at, by):
    line = entries("a", "b", "c", "d", "e")
    found = moved(line, line[at].id, by)
    assert sorted(words(found)) == ["a", "b", "c", "d", "e"]
    place = [entry.id for entry in found].index(line[at].id)
    assert place == min(max(at + by, 0), 4)
    assert moved(found, line[at].id, at - place) == line


def test_that_removing_leaves_the_others_their_ids():
    assert [entry.id for entry in without(entries("a", "b", "c"), "l2")] == ["l1", "l3"]


def test_that_a_list_begins_as_the_file_says_and_has_places_ahead():
    start = (ListEntry(id="warm", values={"name": "Warm"}), ListEntry(values={"name": "Quick"}))
    names = Gathering(fields=ONE, fewest=4, most=4, start=start)
    assert [entry.id for entry in started(names)] == ["warm", "l1"]
    assert [entry.id for entry in ahead(names)] == ["warm", "l1", "l2", "l3"]
    assert len(ahead(Gathering(fields=ONE))) == 6
    assert len(ahead(Gathering(fields=ONE, most=1))) == 1


def test_that_a_made_up_list_is_a_valid_one():
    found = checked_list(NODES, made_up(NODES))
    assert len(found) == 3
    assert [entry.values.get("us") for entry in found] == [True, None, None]
    named_so = Gathering(fields=FIELDS, examples=("The stores", "The office"))
    assert words(made_up(named_so)) == ["The stores", "The office"]


def test_that_links_from_one_node_are_told_apart_by_where_they_lead():
    ends = (NamedChoice(id="a", label="Office"), NamedChoice(id="b", label="Shop"))
    fields = (
        EntryChoice(id="from", label="From", choices=ends),
        EntryChoice(id="to", label="To", choices=ends),
        EntryText(id="flows", label="What", optional=True),
    )
    one = ListEntry(id="l1", values={"from": "a", "to": "b"})

    found = named(fields, (one,), ListEntry(values={"from": "a", "to": "a"}))
    assert [entry.called for entry in found] == [1, 1]
    again = named(fields, found, ListEntry(values={"from": "a", "to": "b", "flows": "help"}))
    assert [entry.called for entry in again] == [2, 1]
