"""Notes, the parking lot, decisions, and the search over them."""

import pytest
from msgspec import structs

from tests.services.tour import decided, new_session, running_session, sits_down
from workshop.errors import Missing, Refused
from workshop.services.commands import (
    BinSession,
    ClosePark,
    EditSession,
    Park,
    PurgeSession,
    Reveal,
    TickNote,
    WriteNote,
)


def test_that_a_note_is_kept_as_typed_and_stays_out_of_the_summary(service):
    name = new_session(service)
    outcome = service.do(WriteNote(session=name, step="tour/rate", body="They"))
    service.do(WriteNote(session=name, id=outcome.value, step="tour/rate", body="They laughed"))
    (note,) = service.notes(name)
    assert (note.body, note.step, note.kind, note.in_summary) == (
        "They laughed", "tour/rate", "note", False,
    )  # fmt: skip


def test_that_a_note_without_words_is_gone_and_undo_brings_it_back_with_its_tick(service):
    name = new_session(service)
    note = service.do(WriteNote(session=name, body="Keep me")).value
    service.do(TickNote(session=name, id=note, in_summary=True))
    outcome = service.do(WriteNote(session=name, id=note, body=""))
    assert service.notes(name) == ()
    service.do(outcome.undo)
    (back,) = service.notes(name)
    assert (back.id, back.body, back.in_summary) == (note, "Keep me", True)


def test_that_a_note_brought_back_stands_where_it_stood(service):
    name = new_session(service)
    made = [service.do(WriteNote(session=name, body=str(n))).value for n in range(3)]
    outcome = service.do(WriteNote(session=name, id=made[1], body=""))
    assert [note.id for note in service.notes(name)] == [made[0], made[2]]
    service.do(outcome.undo)
    assert [note.id for note in service.notes(name)] == made


def test_that_undoing_a_new_note_removes_it(service):
    name = new_session(service)
    service.do(service.do(WriteNote(session=name, body="Oops")).undo)
    assert service.notes(name) == ()


def test_that_notes_stay_in_the_order_they_were_made(service):
    name = new_session(service)
    made = [service.do(WriteNote(session=name, body=str(n))).value for n in range(12)]
    service.do(WriteNote(session=name, id=made[3], body="changed"))
    assert [note.id for note in service.notes(name)] == made


def test_that_a_note_too_long_is_refused_with_its_limit(service):
    name = new_session(service)
    with pytest.raises(Refused, match="4000 characters; this is 1000000"):
        service.do(WriteNote(session=name, body="x" * 1_000_000))


def test_that_a_parked_item_ends_with_an_owner_or_aloud(service):
    name = new_session(service)
    item = service.do(Park(session=name, body="Returns", raised_by="Ana", revisit="June")).value
    outcome = service.do(ClosePark(session=name, id=item, owner="Ben", by="1 June"))
    (parked,) = service.notes(name)
    assert (parked.kind, parked.raised_by, parked.owner, parked.by) == (
        "park", "Ana", "Ben", "1 June",
    )  # fmt: skip
    service.do(outcome.undo)
    assert service.notes(name)[0].owner == ""
    service.do(ClosePark(session=name, id=item, dropped=True))
    assert service.notes(name)[0].dropped


def test_that_a_note_that_is_gone_is_missing(service):
    name = new_session(service)
    with pytest.raises(Missing, match="no longer there"):
        service.do(TickNote(session=name, id="gone", in_summary=True))


def test_that_a_decision_is_asked_of_people_once_written_and_can_be_undone(service):
    name = running_session(service)
    outcome = service.do(decided(name, d1="One desk"))
    assert service.view(name).step("tour/decide").statements == ("One desk",)
    service.do(outcome.undo)
    assert service.view(name).step("tour/decide").statements == ()
    with pytest.raises(Refused, match="room for 6"):
        service.do(decided(name, **{f"d{slot}": f"Number {slot}" for slot in range(1, 8)}))


@pytest.mark.parametrize("words", ["cafe", "CAFÉ", "caf", "fitter café", "Café's"[:4]])
def test_that_search_leaves_diacritics_and_case_out_and_takes_beginnings(service, words):
    name = new_session(service, title="Tuesday")
    service.do(WriteNote(session=name, body="The café needs a fitter"))
    (hit,) = service.search(words)
    assert (hit.session, hit.title, hit.what) == (name, "Tuesday", "note")
    assert "‹" in hit.excerpt
    assert "›" in hit.excerpt


@pytest.mark.parametrize("words", ["", "   ", '"', "AND OR NOT", "note*(", "a:b", "-x", "NEAR("])
def test_that_no_sign_in_a_search_is_taken_for_a_command(service, words):
    new_session(service)
    assert service.search(words) == ()


def test_that_search_finds_titles_clients_parked_items_and_decisions(service):
    name = new_session(service, title="Harvest", client="Müller Bakery")
    service.do(Park(session=name, body="Queue at noon"))
    service.do(decided(name, d2="Open at seven"))
    found = {words: service.search(words)[0].what for words in ("muller", "queue", "seven")}
    assert found == {"muller": "session", "queue": "park", "seven": "decision"}


def test_that_search_follows_a_change_and_leaves_out_the_bin(service):
    name = new_session(service, title="Harvest")
    session = structs.replace(service.view(name).session, title="Sowing")
    service.do(EditSession(session=session))
    assert (service.search("harvest"), len(service.search("sowing"))) == ((), 1)
    service.do(BinSession(session=name))
    assert service.search("sowing") == ()
    service.do(PurgeSession(session=name))
    assert service.search("sowing") == ()


def test_that_search_finds_released_texts_only_and_only_once_revealed(service):
    name = running_session(service, "word")
    texts = {"lantern": True, "harbour": False, "meadow": True, "quarry": None}
    for text, shown in texts.items():
        cells = {"text": text} if shown is None else {"text": text, "shown": shown}
        sits_down(service, name, {"word": cells})
    assert service.search("lantern") == ()
    service.do(Reveal(session=name, step="tour/word"))
    found = {text for text in texts if service.search(text)}
    assert found == {"lantern", "meadow"}
    assert service.search("lantern")[0].what == "text"
