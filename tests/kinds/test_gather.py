"""A list that the group calls out: its fields, its flaws, and what takes it over."""

import pytest

from workshop.domain.gathering import (
    EntryChoice,
    EntryText,
    ListEntry,
    NamedChoice,
    gathering,
    takes_from,
    with_lists,
)
from workshop.domain.items import as_revealed
from workshop.domain.step import cells, flaws, summarise
from workshop.steps.gather import GatherStep
from workshop.steps.rating import RatingStep


def gather(**more):
    return GatherStep(id="claims", title="Claims", minutes=5, prompt="What do we say?", **more)


def entries(*words):
    return tuple(ListEntry(id=f"l{at}", values={"text": each}) for at, each in enumerate(words, 1))


RATE = RatingStep(
    id="rate", title="Rate", minutes=4, prompt="How true?", scale="TRUE5", from_list="claims"
)


def test_that_a_list_asks_nobody_alone_and_begins_as_its_file_says():
    step = gather(start=({"id": "warm", "text": "Warm"}, {"text": "Quick"}))
    assert cells(step) == ()
    assert [(entry.id, entry.values) for entry in gathering(step).start] == [
        ("warm", {"text": "Warm"}),
        ("", {"text": "Quick"}),
    ]


def test_that_the_field_of_a_simple_list_is_called_like_its_step():
    assert gathering(gather()).fields[0].label == "Claims"


def test_that_a_rating_takes_its_items_from_the_list_it_names():
    named = with_lists(RATE, {"claims": entries("We ring back", "A very long claim about us all")})
    assert [cell.name for cell in cells(named)] == ["l1", "l2"]
    assert [item.short for item in named.items] == ["We ring back", "A very long claim abo…"]
    assert cells(RATE) == ()
    assert takes_from(RATE) == (("items", "claims"),)


def test_that_a_summary_keeps_the_words_as_they_stood():
    named = with_lists(RATE, {"claims": entries("We ring back")})
    summary = summarise(named, {f"p{who}": {"l1": 4} for who in range(3)})
    reworded = with_lists(RATE, {"claims": entries("We ring back at once")})
    assert as_revealed(reworded, summary).items[0].text == "We ring back"
    plain = RatingStep(
        id="rate", title="Rate", minutes=4, prompt="?", scale="TRUE5", items=named.items
    )
    assert summarise(plain, {}).worded == ()
    assert as_revealed(plain, summarise(plain, {})) is plain


def test_that_a_field_has_the_entries_of_another_list_to_choose_from():
    links = gather(
        fields=(
            EntryText(id="flows", label="What flows"),
            EntryChoice(id="from", label="From", list="nodes"),
        )
    )
    found = with_lists(links, {"nodes": entries("Stores", "Office"), "claims": ()})
    assert found.fields[1].choices == (
        NamedChoice(id="l1", label="Stores"),
        NamedChoice(id="l2", label="Office"),
    )
    assert takes_from(links) == (("fields.from", "nodes"),)


@pytest.mark.parametrize(
    ("more", "field", "said"),
    [
        ({"fields": ()}, "fields", "the first field"),
        ({"fields": (EntryText(id="id", label="Id"),)}, "fields", "“id” cannot be"),
        ({"fields": (EntryText(id="Name", label="Name"),)}, "fields", "“Name” cannot be"),
        ({"fields": (EntryChoice(id="a", label="A"),)}, "fields.a", "either choices"),
        ({"fewest": 5, "most": 4}, "most", "from fewest to most"),
        ({"most": 500}, "most", "at most 60"),
        ({"start": ({"text": "a"}, {"text": "b"}), "most": 1}, "start", "room for 1"),
        ({"start": ({"colour": "red"},)}, "start", "is missing"),
        ({"start": ({"id": "a", "text": "A"},) * 2}, "start", "two entries of one id"),
    ],
)
def test_that_a_list_that_cannot_be_is_a_flaw(more, field, said):
    assert any(at == field and said in what for at, what in flaws(gather(**more)))


def test_that_a_good_list_has_no_flaw():
    assert flaws(gather(fewest=4, most=4)) == ()
