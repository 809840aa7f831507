"""Libraries of older versions, as those versions wrote them, open here with all that they hold."""

import io
import shutil
import sqlite3
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.services.tour import CONTENT, Clock, decided, puts
from workshop.domain.cell_counts import CellCounts
from workshop.services.commands import ResumeTurn, SealTurn, TypeCounts
from workshop.services.library import open_service
from workshop.services.printing import handout
from workshop.storage.backup import is_whole

OLD = Path(__file__).parent / "old"


@pytest.fixture
def opened(home):
    """Opens the library that a revision has left."""
    services = []

    def open_old(revision, content=CONTENT):
        home.mkdir()
        shutil.copy(OLD / f"revision {revision}.workshop", home / "library.workshop")
        services.append(open_service(home, Clock(), content))
        return services[-1]

    yield open_old
    for service in services:
        service.close()


@pytest.fixture
def taken_over(opened):
    """The library of revision 0001 with a session held halfway, opened here."""
    return opened("0001")


@pytest.fixture
def with_decisions(opened):
    """The library of revision 0003 with two decisions revealed, and customer groups."""
    return opened("0003", None)


@pytest.fixture
def with_letterhead(opened):
    """The library of revision 0009 with a letterhead, and sessions with it and without."""
    return opened("0009 letterhead")


def rows(service, question):
    with service._database.read() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(question)]


def test_that_a_session_held_halfway_keeps_its_answers_reveals_and_notes(taken_over, home):
    assert "brought to the form of this version" in taken_over.problem
    (row,) = taken_over.sessions()
    view = taken_over.view(row.id)
    assert view.snapshots["tour/rate"].n == 4
    assert view.progress["tour/safe"].sealed == view.progress["tour/word"].done == 4
    assert [note.body for note in view.notes] == ["Ask about the lobby"]
    (aside,) = (home / "put aside").iterdir()
    assert is_whole(aside)
    assert sqlite3.connect(aside).execute("SELECT count(*) FROM turn").fetchone() == (2,)


def test_that_no_link_between_a_person_and_an_unlinked_answer_is_carried_over(taken_over, home):
    assert rows(taken_over, "SELECT draft FROM turn") == [("",), ("",)]
    assert rows(taken_over, "SELECT count(*) FROM answer WHERE NOT sealed") == [(2,)]
    committed = (OLD / "revision 0001.workshop").as_uri()
    old = sqlite3.connect(f"{committed}?mode=ro&immutable=1", uri=True)
    links = [text for (text,) in old.execute("SELECT tokens FROM turn")]
    tokens = [text.split('"')[3] for text in links]
    assert len(tokens) == 2
    held = b"".join(file.read_bytes() for file in home.glob("library.workshop*"))
    assert not [token for token in tokens if token.encode() in held]


def test_that_a_turn_cut_short_in_the_older_version_is_finished_here(taken_over):
    (row,) = taken_over.sessions()
    person = taken_over.do(ResumeTurn(session=row.id, secret="bay")).value.participant
    asked = {each.key: each.answers for each in taken_over.turn(row.id, person).questions}
    assert asked == {"tour/safe": {}, "tour/word": {"text": "still here"}}
    puts(taken_over, row.id, person, {"safe": {"safe": 4}})
    taken_over.do(SealTurn(session=row.id, participant=person))
    assert taken_over.view(row.id).progress["tour/safe"].sealed == 5


def test_that_decisions_and_customer_groups_are_lists_now(with_decisions, home):
    assert "brought to the form of this version" in with_decisions.problem
    held, planned = (with_decisions.view(row.id) for row in by_title(with_decisions))
    assert {key: [(e.id, e.values) for e in entries] for key, entries in held.lists.items()} == {
        "closing/decide": [
            ("d1", {"text": "We call back the same day."}),
            ("d3", {"text": "Two tenants join the winter planning."}),
        ],
        "map_3d/place": [("l1", {"text": "landlords with up to ten flats"})],
    }
    assert held.step("map_3d/place").group == "Our customers: landlords with up to ten flats"
    assert [entry.values for entry in planned.lists["map_3d/place"]] == [{"text": "tenants"}]
    (aside,) = (home / "put aside").iterdir()
    assert is_whole(aside)
    assert sqlite3.connect(aside).execute("SELECT count(*) FROM decision").fetchone() == (2,)


def test_that_what_was_decided_before_is_found_answered_and_printed(with_decisions):
    held, _planned = by_title(with_decisions)
    (hit,) = with_decisions.search("winter planning")
    assert (hit.session, hit.what) == (held.id, "decision")
    assert with_decisions.answered_entries(held.id, "closing/decide") == {"d1", "d3"}
    made = handout(with_decisions, held.id, "summary")
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(made.content)).pages)
    assert "We call back the same day." in text
    with_decisions.do(decided(held.id, "closing/decide", d1="We call back at once.", d3="Later."))
    assert not with_decisions.search("winter")
    assert with_decisions.view(held.id).snapshots["closing/decide"].summary.decisions[0].statement
    assert "We call back the same day." in " ".join(
        page.extract_text()
        for page in PdfReader(io.BytesIO(handout(with_decisions, held.id, "summary").content)).pages
    )


def test_that_the_letterhead_is_the_first_and_usual_one_and_sessions_carry_it_as_before(
    with_letterhead, home
):
    assert "brought to the form of this version" in with_letterhead.problem
    kept = with_letterhead.letterheads()
    (head,) = kept.every
    assert kept.usual == head.id
    assert (head.name, head.line, head.contact, head.accent) == (
        "Larch & Lane", "Facilitation, Leeds", "hello@larch.example", "#0F4C5C"
    )  # fmt: skip
    assert head.logo.startswith(b"\x89PNG")
    chosen = [with_letterhead.report_choice(row.id) for row in with_letterhead.sessions()]
    carried = {each.introduction: kept.chosen(each.letterhead).name for each in chosen}
    assert carried == {
        "A day without our name.": "", "A day with it.": "Larch & Lane", "": "Larch & Lane",
    }  # fmt: skip
    assert [each.cover for each in chosen if each.introduction == "A day with it."] == [False]
    (aside,) = (home / "put aside").iterdir()
    assert is_whole(aside)


def by_title(service):
    return sorted(service.sessions(), key=lambda row: row.title)


def test_that_counts_typed_before_are_the_tally_of_this_laptop(opened):
    service = opened("0009")
    (row,) = service.sessions()
    typed = {
        "s1/me": CellCounts(given=(0, 1, 2, 1, 0), missing=1),
        "s2/me": CellCounts(given=(0, 0, 3, 1, 0)),
    }
    view = service.view(row.id)
    assert (view.counts, view.counted_elsewhere) == ({"tour/rate": typed}, {})
    assert rows(service, "SELECT revision, here, length(id) FROM tally") == [(1, 1, 32)]
    service.do(TypeCounts(session=row.id, counts={"tour/rate": {"s2/me": typed["s2/me"]}}))
    assert rows(service, "SELECT revision, here FROM tally") == [(2, 1)]
