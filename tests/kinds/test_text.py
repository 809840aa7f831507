"""What a reveal of texts tells: counts, and only what its author lets the room see."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from tests.room.method_pictures import run
from workshop.domain.gathering import ListEntry, takes_from, with_lists
from workshop.domain.step import cells, check, flaws, released, summarise
from workshop.errors import Refused
from workshop.pdf.picture import PaperType
from workshop.pdf.script import Faces
from workshop.room.kind import revealed
from workshop.room.scene import Frame
from workshop.room.state import RoomState
from workshop.steps.text import TextField, TextStep

FRAME = Frame(width=1920, height=1080, r=66, type=PaperType(Faces()))


def text(**more):
    return TextStep(id="word", title="The word", minutes=2, prompt="Which word?", **more)


def test_that_only_released_texts_are_told_sorted_by_their_words():
    answers = {
        "p1": {"text": "trust", "shown": True},
        "p2": {"text": "secret", "shown": False},
        "p3": {"text": "calls", "shown": True},
        "p4": {"text": "silent"},
        "p5": {"text": None, "shown": True},
    }
    summary = summarise(text(), answers)
    assert (summary.n, summary.written) == (5, 4)
    assert [each.fields for each in summary.texts] == [{"text": "calls"}, {"text": "trust"}]
    assert released(summary) == ("calls", "trust")


def test_that_a_private_question_offers_no_tick_and_tells_nothing():
    step = text(release=False)
    assert [cell.name for cell in cells(step)] == ["text"]
    with pytest.raises(Refused):
        check(step, "shown", True)


def test_that_a_chosen_prompt_stays_with_its_text():
    step = text(choices=("if one", "if two"), fields=(TextField(id="idea"),))
    summary = summarise(
        step,
        {
            "p1": {"prompt": 2, "idea": "b", "shown": True},
            "p2": {"prompt": 1, "idea": "c", "shown": True},
            "p3": {"prompt": None, "idea": "a", "shown": True},
        },
    )
    assert [(each.prompt, each.fields["idea"]) for each in summary.texts] == [
        (None, "a"),
        (1, "c"),
        (2, "b"),
    ]


def test_that_a_text_keeps_its_limit():
    step = text(fields=(TextField(id="word", limit=5),))
    assert check(step, "word", "  trust\r\n") == "trust"
    with pytest.raises(Refused, match="takes 5 characters; this is 1000000"):
        check(step, "word", "x" * 1_000_000)


words = st.none() | st.text(max_size=5)


@given(st.lists(st.tuples(words, st.booleans()), max_size=9), st.randoms())
def test_that_texts_do_not_tell_who_wrote_first(rows, chance):
    people = [(f"p{who}", {"text": row[0], "shown": row[1]}) for who, row in enumerate(rows)]
    first = summarise(text(), dict(people))
    chance.shuffle(people)
    assert summarise(text(), dict(people)) == first


@pytest.mark.parametrize(
    "fields",
    [
        (),
        (TextField(id="a"), TextField(id="a")),
        (TextField(id="shown"),),
        (TextField(id="prompt"),),
        (TextField(limit=0),),
        (TextField(limit=1001),),
    ],
)
def test_that_a_text_step_says_what_is_wrong_with_it(fields):
    assert flaws(text()) == ()
    assert [field for field, _ in flaws(text(fields=fields))] == ["fields"]


def test_that_fields_are_the_entries_of_a_list():
    step = TextStep(
        id="words", title="Words", minutes=2, prompt="Three words", fields=(), fields_from="places"
    )
    assert cells(step) == ()
    assert flaws(step) == ()
    assert takes_from(step) == (("fields", "places"),)
    places = (ListEntry(id="l2", values={"text": "Invoice"}), ListEntry(id="l1", values={}))
    named = with_lists(step, {"places": places})
    assert [field.id for field in named.fields] == ["l2", "l1"]
    assert [cell.label for cell in cells(named)][:2] == ["Invoice", "Number 2 on the wall"]


def test_that_words_for_an_entry_that_went_are_still_told():
    step = TextStep(
        id="words", title="Words", minutes=2, prompt="Three words",
        fields=(TextField(id="l1", label="Invoice"), TextField(id="l2", label="Fault")),
        fields_from="places",
    )  # fmt: skip
    summary = summarise(step, {"p": {"l1": "grey", "l2": "slow", "shown": True}})
    fewer = structs.replace(step, fields=step.fields[:1])
    (page,) = revealed(fewer, summary, RoomState(exercise=run("four_pictures"), step=fewer), FRAME)
    assert "Invoice: grey" in page.scene.alt
    assert "slow" in page.scene.alt
