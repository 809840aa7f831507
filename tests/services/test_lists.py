"""Lists named on the day in a session: ids that stay, answers that hold on, undo of all."""

import csv

import pytest
from msgspec import structs

from tests.services.tour import CONTENT, DAY, Clock, decided, running_session, sits_down
from workshop.domain.exercise import Exercise, Group
from workshop.domain.gathering import (
    EntryChoice,
    EntryText,
    EntryTick,
    ListEntry,
    merged,
    taken_over,
)
from workshop.domain.session import Block
from workshop.domain.stage import Place
from workshop.errors import ImportFault, Missing, Refused
from workshop.services.commands import (
    DeleteOwn,
    EnterSheet,
    GoTo,
    NameEntries,
    NewSession,
    Reveal,
    SetAgenda,
    StartSession,
)
from workshop.services.deed import Content
from workshop.services.library import open_service
from workshop.services.results import results
from workshop.services.sample import rehearse
from workshop.steps.gather import GatherStep
from workshop.steps.rating import RatingStep

CHECK = Exercise(
    id="check",
    version=1,
    title="Claim check",
    purpose="To see what is true.",
    outcomes=(),
    group=Group(min=3, max=24),
    minutes=12,
    credit="Nobody",
    steps=(
        GatherStep(
            id="claims", title="Claims", minutes=4, prompt="What do we say of us?", most=5,
            start=({"text": "We serve {customers}"},),
        ),
        RatingStep(
            id="rate", title="Rate", minutes=4, prompt="How true?", scale="TRUE5",
            from_list="claims",
        ),
        GatherStep(
            id="links", title="Links", minutes=4, prompt="What hangs together?",
            fields=(
                EntryText(id="flows", label="What flows"),
                EntryChoice(id="from", label="From", list="claims"),
                EntryChoice(id="also", label="Also", list="claims", several=True, optional=True),
                EntryTick(id="ours", label="Ours"),
            ),
        ),
    ),
)  # fmt: skip
WITH_CHECK = Content(exercises=lambda: (*CONTENT.exercises(), CHECK), templates=CONTENT.templates)
CLAIMS, RATE, LINKS = "check/claims", "check/rate", "check/links"


@pytest.fixture
def service(home):
    opened = open_service(home, Clock(), WITH_CHECK)
    yield opened
    opened.close()


@pytest.fixture
def session(service):
    made = NewSession(template="", title="Day", date=DAY, threshold=3, kind="rehearsal")
    name = service.do(made).value
    block = Block(id="", kind="exercise", title="Claim check", minutes=12, exercise="check")
    service.do(SetAgenda(session=name, agenda=(block,)))
    service.do(StartSession(session=name))
    return name


@pytest.fixture
def names(service, session):
    """Names a whole list; gives back the outcome."""

    def do(step, *entries, **more):
        made = tuple(
            each if isinstance(each, ListEntry) else ListEntry(values={"text": each})
            for each in entries
        )
        return service.do(NameEntries(session=session, step=step, entries=made, **more))

    return do


def words(service, session, step=CLAIMS):
    return [
        (entry.id, next(iter(entry.values.values())))
        for entry in service.list_named(session, step)[1]
    ]


def answered(service, session):
    service.do(GoTo(session=session, place=Place(block=0, step="rate")))
    for value in (2, 3, 5):
        sits_down_at(service, session, {"l1": value, "l2": value})


def sits_down_at(service, session, answers):
    from workshop.services.commands import BeginTurn, PutAnswer, SealTurn

    person = service.do(BeginTurn(session=session)).value.participant
    for cell, value in answers.items():
        service.do(
            PutAnswer(session=session, participant=person, step=RATE, cell=cell, value=value)
        )
    service.do(SealTurn(session=session, participant=person))


def test_that_a_list_begins_with_what_its_exercise_says_in_the_words_of_the_session(
    service, session
):
    assert words(service, session) == [("l1", "We serve customers")]
    assert [item.text for item in service.view(session).step(RATE).items] == ["We serve customers"]


def test_that_every_change_can_be_taken_back_and_done_again(service, session, names):
    before = words(service, session)
    done = names(CLAIMS, "We ring back", "We are kind")
    after = words(service, session)
    assert after == [("l1", "We ring back"), ("l2", "We are kind")]
    taken = service.do(done.undo)
    assert words(service, session) == before
    service.do(taken.undo)
    assert words(service, session) == after


def test_that_an_entry_that_people_have_answered_goes_only_for_sure(service, session, names):
    names(CLAIMS, "We ring back", "We are kind")
    answered(service, session)
    kept = service.list_named(session, CLAIMS)[1]
    assert service.answered_entries(session, CLAIMS) == {"l1", "l2"}
    with pytest.raises(Refused, match="“We are kind” has answers"):
        names(CLAIMS, kept[0])
    assert service.list_named(session, CLAIMS)[1] == kept
    done = names(CLAIMS, kept[0], sure=True)
    assert [item.id for item in service.view(session).step(RATE).items] == ["l1"]
    names(CLAIMS, kept[0], "We are on time")
    assert words(service, session)[1] == ("l3", "We are on time")
    names(CLAIMS, kept[0])
    service.do(done.undo)
    assert service.list_named(session, CLAIMS)[1] == kept


def test_that_a_reworded_entry_keeps_its_answers_and_what_was_shown_its_words(
    service, session, names
):
    names(CLAIMS, "We ring back", "We are kind")
    answered(service, session)
    service.do(Reveal(session=session, step=RATE))
    names(
        CLAIMS,
        ListEntry(id="l2", values={"text": "We are kinder"}),
        ListEntry(id="l1", values={"text": "We ring"}),
    )
    view = service.view(session)
    assert [item.text for item in view.step(RATE).items] == ["We are kinder", "We ring"]
    assert [item.text for item in view.revealed_step(RATE).items] == ["We ring back", "We are kind"]
    (told,) = [
        step for found in results(service, session)["exercises"] for step in found["steps"]
        if step["id"] == "rate"
    ]  # fmt: skip
    assert [cell["n"] for cell in told["cells"]] == [3, 3]


def test_that_entries_that_name_another_follow_it_or_go_along(service, session, names):
    names(CLAIMS, "We ring back", "We are kind", "We are quick")
    for values in (
        {"flows": "time", "from": "l1", "also": ("l1", "l3")},
        {"flows": "trust", "from": "l2"},
    ):
        kept = service.list_named(session, LINKS)[1]
        names(LINKS, *kept, ListEntry(values=values))
    claims = service.list_named(session, CLAIMS)[1]
    done = names(CLAIMS, *merged(claims, "l1", "l2"), became={"l1": "l2"})
    one, two = service.list_named(session, LINKS)[1]
    assert one.values == {"flows": "time", "from": "l2", "also": ("l2", "l3")}
    assert two.values["from"] == "l2"
    gone = names(CLAIMS, service.list_named(session, CLAIMS)[1][1])
    assert service.list_named(session, LINKS)[1] == ()
    service.do(gone.undo)
    assert service.list_named(session, LINKS)[1] == (one, two)
    service.do(done.undo)
    assert service.list_named(session, LINKS)[1][0].values["from"] == "l1"


def test_that_search_finds_what_was_named_and_forgets_what_went(service, session, names):
    names(CLAIMS, "We ring back", "Marmalade")
    (hit,) = service.search("marmalade")
    assert (hit.session, hit.what) == (session, "list")
    names(CLAIMS, service.list_named(session, CLAIMS)[1][0])
    assert service.search("marmalade") == ()


def test_that_nothing_is_named_where_nothing_is_asked_for(service, session, names):
    with pytest.raises(Refused, match="Nothing is named in “Rate”"):
        names(RATE, "Kind")
    with pytest.raises(Missing, match="no step “check/none”"):
        names("check/none", "Kind")


def test_that_a_rehearsal_names_what_nobody_has_named(service, session):
    rehearse(service, session)
    assert len(words(service, session, LINKS)) == 3
    assert service.progress(session)[RATE].sealed == 8


def test_that_no_list_remembers_a_card_whose_author_took_it_away(service):
    name = running_session(service, "word", "decide")
    codes = []
    for word in ("marzipan", "oak", "elm"):
        sheet = EnterSheet(session=name, answers={"tour/word": {"text": word, "shown": True}})
        codes.append(service.do(sheet).value)
    service.do(Reveal(session=name, step="tour/word"))
    names, empty = service.list_named(name, "tour/decide")
    taken = taken_over(names.fields, empty, "marzipan")
    reworded = (structs.replace(taken[0], values={"text": "We bake"}),)
    service.do(NameEntries(session=name, step="tour/decide", entries=reworded))
    back = service.do(NameEntries(session=name, step="tour/decide", entries=())).undo
    service.do(DeleteOwn(session=name, code=codes[0]))
    service.do(back)  # an undo from before brings no card back
    (entry,) = service.list_named(name, "tour/decide")[1]
    assert (entry.cards, entry.times) == ((), 1)


# ---- whole lists from a file


@pytest.fixture
def brings(service, session, tmp_path):
    """Brings a list from a file with these rows."""

    def bring(step, *rows):
        file = tmp_path / "list.csv"
        with file.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(rows)
        return service.bring_list(session, step, file)

    return bring


def test_that_a_file_is_the_whole_list_and_the_same_file_again_changes_nothing(
    service, session, brings
):
    rows = (["text"], ["We ring back"], ["We are kind"])
    brings(CLAIMS, *rows)
    assert words(service, session) == [("l1", "We ring back"), ("l2", "We are kind")]
    brings(CLAIMS, *rows)
    brings(CLAIMS, ["text"], ["We are kind"], ["We are quick"])
    assert words(service, session) == [("l2", "We are kind"), ("l1", "We are quick")]


def test_that_a_file_may_give_ids_and_reword_by_them(service, session, brings):
    brings(CLAIMS, ["id", "text"], ["ring", "We ring back"], ["", "We are kind"])
    assert words(service, session) == [("ring", "We ring back"), ("l1", "We are kind")]
    brings(CLAIMS, ["text", "id"], ["We ring", "ring"], ["We are kind", "l1"])
    assert words(service, session) == [("ring", "We ring"), ("l1", "We are kind")]


def test_that_several_values_stand_in_one_cell_and_a_tick_is_an_x(service, session, brings):
    brings(CLAIMS, ["text"], ["One"], ["Two"])
    brings(LINKS, ["flows", "from", "also", "ours"], ["trust", "l1", "l2; One", "x"])
    (entry,) = service.list_named(session, LINKS)[1]
    assert entry.values == {"flows": "trust", "from": "l1", "also": ("l1", "l2"), "ours": True}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["words"], ["We ring"]], "needs the columns text"),
        ([["text"], ["We ring"], ["x" * 200]], "takes 140 characters"),
        ([["id", "text"], ["a b", "We ring"]], "cannot be an id"),
        ([["id", "text"], ["a", "We ring"], ["a", "We are"]], "is here twice"),
        ([["text"], *([f"Claim {n}"] for n in range(6))], "room for 5"),
    ],
)
def test_that_a_list_that_cannot_be_is_refused_whole(service, session, brings, rows, said):
    before = words(service, session)
    with pytest.raises((ImportFault, Refused), match=said):
        brings(CLAIMS, *rows)
    assert words(service, session) == before


def test_that_results_tell_what_was_named(service, session, brings):
    brings(CLAIMS, ["text"], ["One"])
    brings(LINKS, ["flows", "from"], ["trust", "l1"])
    told = {step["id"]: step for step in results(service, session)["exercises"][0]["steps"]}
    assert told["links"] == {
        "id": "links", "kind": "gather", "n": 1,
        "entries": [{"id": "l1", "flows": "trust", "from": "l1", "also": (), "ours": False,
                     "times": 1}],
    }  # fmt: skip


def test_that_a_decision_that_has_answers_stays(service):
    name = running_session(service, "decide")
    service.do(decided(name, d1="We call", d2="We write"))
    sits_down(service, name, {"decide": {"d1": 4, "d2": 5}})
    with pytest.raises(Refused, match="“We call” has answers"):
        service.do(decided(name, d2="We write"))
