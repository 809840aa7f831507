"""The day as it runs: times from the real start on, how far behind, and what could give."""

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from msgspec import structs

from workshop.domain.flow import Give, flow, given, gives, proposed, relieved
from workshop.domain.session import Block
from workshop.domain.stage import Place, Stage, Timer

AGENDA = (
    Block(id="a", kind="exercise", title="Opening", minutes=15, exercise="opening"),
    Block(id="b", kind="exercise", title="The quote", minutes=60, exercise="quote"),
    Block(id="c", kind="break", title="Break", minutes=15),
    Block(id="d", kind="energiser", title="Energiser", minutes=5),
    Block(id="e", kind="slack", title="Slack", minutes=10),
)


def begun(*clocks):
    """The agenda with times noted: started and ended of one block after another."""
    noted = dict(zip((block.id for block in AGENDA), clocks, strict=False))
    return tuple(
        structs.replace(block, started=noted[block.id][0], ended=noted[block.id][1])
        if block.id in noted
        else block
        for block in AGENDA
    )


def starts(day):
    return [f"{hours.starts // 60:02d}:{hours.starts % 60:02d}" for hours in day.hours]


def test_that_a_day_not_begun_runs_as_planned():
    day = flow(AGENDA, AGENDA, "09:00")
    assert starts(day) == ["09:00", "09:15", "10:15", "10:30", "10:35"]
    assert (day.behind, day.end) == (0, 10 * 60 + 45)


def test_that_times_run_from_the_real_start_on_with_the_plan_beside():
    day = flow(begun(("09:25", "")), AGENDA, "09:00", 0, 9 * 60 + 40)
    assert starts(day) == ["09:25", "09:40", "10:40", "10:55", "11:00"]
    assert [hours.planned for hours in day.hours] == [540, 555, 615, 630, 635]
    assert day.behind == 25


def test_that_a_day_begun_at_another_time_is_not_behind_for_that():
    day = flow(begun(("15:25", "")), AGENDA, "09:00", 0, 15 * 60 + 52)
    assert starts(day)[1] == "15:52"
    assert day.behind == 12


def test_that_slack_takes_up_the_delay_of_what_the_room_is_told():
    late = flow(begun(("09:07", "")), AGENDA, "09:00", 0, 9 * 60 + 22, spare=True)
    assert (late.end, late.behind) == (10 * 60 + 45, 0)
    later = flow(begun(("09:12", "")), AGENDA, "09:00", 0, 9 * 60 + 27, spare=True)
    assert (later.end, later.behind) == (10 * 60 + 47, 2)


def test_that_a_block_that_came_in_on_the_day_has_no_planned_time_and_makes_it_longer():
    new = Block(id="x", kind="exercise", title="Pairs", minutes=20, exercise="pairs")
    day = flow((*AGENDA[:1], new, *AGENDA[1:]), AGENDA, "09:00")
    assert day.hours[1].planned is None
    assert day.behind == 20


def test_that_a_block_that_was_jumped_over_takes_no_time():
    noted = begun(("09:00", "09:15"))
    agenda = (*noted[:2], structs.replace(noted[2], started="09:15"), *noted[3:])
    day = flow(agenda, AGENDA, "09:00", 2, 9 * 60 + 30)
    assert (day.hours[1].run, day.hours[1].ends - day.hours[1].starts) == (False, 0)
    assert day.behind == -60


def test_that_a_day_may_run_past_midnight():
    day = flow(begun(("23:50", "00:06"), ("00:06", "")), AGENDA, "23:50", 1, 70)
    assert starts(day)[:3] == ["23:50", "24:06", "25:10"]


def test_that_what_could_give_is_never_a_break_and_never_what_began(day):
    view = day
    agenda = tuple(structs.replace(block, started="", ended="") for block in view.session.agenda)
    at = next(n for n, block in enumerate(agenda) if block.exercise == "reread_quote")
    stage = Stage(place=Place(block=at, step="commit"))
    found = gives(agenda, stage, view.exercises)

    assert {each.step for each in found if each.block == agenda[at].id} == {"close"}
    kinds = {block.id: block.kind for block in agenda[at + 1 :]}
    later = [each for each in found if not each.step]
    assert {kinds[each.block] for each in later} <= {"exercise", "slack", "energiser"}
    assert all(each.variant for each in later if kinds[each.block] == "exercise")

    passed = {f"{agenda[at].id}/close": Timer()}
    seen = gives(agenda, structs.replace(stage, passed=passed), view.exercises)
    assert not any(each.step for each in seen)
    held = gives(agenda, stage, view.exercises, ["reread_quote/close"])
    assert not any(each.step for each in held)


CHOICES = (
    Give(block="b", title="Close", wins=3, step="close"),
    Give(block="f", title="The ladder", wins=30, variant="express"),
    Give(block="d", title="Energiser", wins=5),
    Give(block="e", title="Slack", wins=10, slack=True),
)


@pytest.mark.parametrize(
    ("behind", "chosen"), [(0, ""), (8, "e"), (12, "be"), (15, "de"), (18, "ef"), (30, "ef")]
)
def test_that_the_fewest_that_win_enough_are_proposed_slack_first(behind, chosen):
    found = proposed(CHOICES, behind)
    assert sum(each.wins for each in found) >= behind
    assert "".join(sorted(each.block for each in found)) == chosen


@for_all(st.sets(st.sampled_from(range(3))))
def test_that_giving_wins_what_it_says(picked):
    choices = (
        Give(block="b", title="Close", wins=3, step="close"),
        Give(block="d", title="Energiser", wins=5),
        Give(block="e", title="Slack", wins=10, slack=True),
    )
    chosen = [choices[at] for at in picked]
    before = flow(AGENDA, AGENDA, "09:00")
    after = flow(given(AGENDA, chosen), AGENDA, "09:00")
    assert before.end - after.end == sum(each.wins for each in chosen)
    assert relieved(before, chosen).end == after.end
