"""What a reveal of commitments tells: how many were made, and those that may stand there."""

from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.step import cells, released, summarise
from workshop.steps.commit import Commitment, CommitStep

STEP = CommitStep(id="commit", title="Commit", minutes=5, prompt="One thing")


def test_that_only_commitments_with_a_tick_are_told():
    summary = summarise(
        STEP,
        {
            "p1": {"what": "Ring back", "by": "Friday", "owner": "Front desk", "shown": True},
            "p2": {"what": "Keep quiet", "shown": False},
            "p3": {"by": "Friday", "shown": True},
            "p4": {"what": "Ask first", "owner": None, "shown": True},
        },
    )
    assert (summary.n, summary.made) == (4, 3)
    assert summary.commitments == (
        Commitment(what="Ask first"),
        Commitment(what="Ring back", by="Friday", owner="Front desk"),
    )
    assert released(summary) == ("Ask first", "Ring back\nFriday\nFront desk")


def test_that_the_form_has_the_fields_of_the_method():
    assert [cell.name for cell in cells(STEP)] == [
        *("what", "whom", "by", "sign", "ask", "owner", "shown")
    ]
    assert cells(STEP)[0].label == "I will …"


rows = st.fixed_dictionaries(
    {"what": st.text(max_size=3), "owner": st.none() | st.text(max_size=3), "shown": st.booleans()}
)


@given(st.lists(rows, max_size=9), st.randoms())
def test_that_commitments_do_not_tell_who_wrote_first(given_rows, chance):
    people = [(f"p{who}", row) for who, row in enumerate(given_rows)]
    first = summarise(STEP, dict(people))
    chance.shuffle(people)
    assert summarise(STEP, dict(people)) == first
