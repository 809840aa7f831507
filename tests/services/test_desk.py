"""A person's turn at the desk."""

import re

import pytest
from msgspec import structs

from tests.services.tour import (
    CONTENT,
    new_session,
    puts,
    rated,
    running_session,
    sits_down,
)
from workshop.errors import Missing, Refused
from workshop.services import secret
from workshop.services.commands import (
    BeginTurn,
    DeleteOwn,
    EditSession,
    KeepPlace,
    LeaveTurn,
    OpenStep,
    PutAnswer,
    RemoveParticipant,
    ResumeTurn,
    Reveal,
    SealTurn,
    SetPin,
)
from workshop.services.library import open_service
from workshop.services.secret import ALPHABET
from workshop.storage.unit import Unit


def begins(service, session, sign="", team=""):
    return service.do(BeginTurn(session=session, sign=sign, team=team)).value.participant


def asked(service, session, person):
    return [question.key for question in service.turn(session, person, whole=True).questions]


def test_that_a_turn_asks_all_opened_steps_in_the_order_of_the_day(service):
    name = running_session(service, "rate", "word")
    person = begins(service, name)
    assert asked(service, name, person) == ["tour/word", "tour/rate"]


def test_that_nobody_sits_down_while_nothing_is_open(service):
    name = running_session(service, "frame")
    with pytest.raises(Refused, match="Nothing is open"):
        begins(service, name)


def test_that_what_is_typed_stands_there_after_a_crash(home, clock):
    service = open_service(home, clock, CONTENT)
    name = running_session(service, "rate")
    person = begins(service, name, sign="oak")
    puts(service, name, person, {"rate": {"s1/me": 4, "s2/me": None}})
    service.do(KeepPlace(session=name, participant=person, question=1))
    again = open_service(home, clock, CONTENT)
    assert again.interrupted_turn(name)
    assert again.do(ResumeTurn(session=name, secret="Oak ")).value.participant == person
    turn = again.turn(name, person)
    assert (turn.question, turn.questions[0].answers) == (1, {"s1/me": 4, "s2/me": None})
    again.close()
    service.close()


def test_that_done_seals_the_answers_and_ends_the_turn(service):
    name = running_session(service, "rate")
    person = begins(service, name)
    puts(service, name, person, {"rate": rated(4, 2)})
    assert service.progress(name)["tour/rate"].done == 0
    service.do(SealTurn(session=name, participant=person))
    assert service.progress(name)["tour/rate"].done == 1
    assert not service.interrupted_turn(name)
    with pytest.raises(Missing):
        service.turn(name, person)
    with pytest.raises(Refused, match="turn is over"):
        service.do(
            PutAnswer(session=name, participant=person, step="tour/rate", cell="s1/me", value=1)
        )


def test_that_done_names_the_statement_that_is_still_open(service):
    name = running_session(service, "rate")
    person = begins(service, name)
    puts(service, name, person, {"rate": {**rated(4, 2), "s2/org": None}})
    service.do(SealTurn(session=name, participant=person))
    second = begins(service, name)
    puts(service, name, second, {"rate": {"s1/me": 4, "s1/org": 3, "s2/me": 2}})
    with pytest.raises(Refused, match=r"Rate.*Not dependent on us, My organisation"):
        service.do(SealTurn(session=name, participant=second))
    assert service.progress(name)["tour/rate"].done == 1


@pytest.mark.parametrize(
    ("step", "cell", "value", "words"),
    [
        ("rate", "s1/me", 6, "not 6"),
        ("rate", "s1/me", True, "not True"),
        ("rate", "s1/me", "4", "not 4"),
        ("rate", "s9/me", 4, "no place called"),
        ("word", "text", "x" * 1_000_000, "takes 40 characters; this is 1000000"),
        ("word", "text", 4, "takes words"),
        ("light", "light", 3, "closed now"),
        ("nowhere", "light", 3, "closed now"),
    ],
)
def test_that_an_answer_that_does_not_fit_is_refused_and_changes_nothing(
    service, step, cell, value, words
):
    name = running_session(service, "rate", "word")
    person = begins(service, name)
    with pytest.raises(Refused, match=words):
        puts(service, name, person, {step: {cell: value}})
    assert all(not question.answers for question in service.turn(name, person).questions)


@pytest.mark.parametrize(
    "text",
    [
        "\"no\"; it's\n'; DELETE FROM answer;--",
        "\u200fשלום\u200e",
        "a\u200bb",
        "\U0001f469\u200d\U0001f467",
    ],
)
def test_that_words_come_back_as_they_were_written(service, text):
    name = running_session(service, "word")
    code = sits_down(service, name, {"word": {"text": text}})
    assert service.own_by_code(name, code).answers["tour/word"]["text"] == text


def test_that_a_taken_sign_is_refused_and_shows_nothing(service):
    name = running_session(service, "rate")
    sits_down(service, name, {"rate": rated(4, 2)}, sign="Blue  oak")
    with pytest.raises(Refused) as refused:
        begins(service, name, sign="blue OAK")
    assert (
        str(refused.value) == "That sign is taken. Take another one, or come back with your code."
    )
    assert len(service.people(name)) == 1


def test_that_two_people_without_a_sign_are_two_people(service):
    name = running_session(service, "rate")
    for _person in range(2):
        sits_down(service, name, {"rate": rated(4, 2)})
    assert service.progress(name)["tour/rate"].done == 2


def test_that_a_code_is_eight_clear_signs_and_given_once(service):
    name = running_session(service, "rate")
    code = sits_down(service, name, {"rate": rated(4, 2)})
    assert re.fullmatch(f"[{ALPHABET}]{{8}}", code)
    person = service.do(ResumeTurn(session=name, secret=code)).value.participant
    assert service.do(SealTurn(session=name, participant=person)).value == ""


def test_that_a_code_brings_a_person_back_whatever_its_case_and_blanks(service):
    name = running_session(service, "rate")
    code = sits_down(service, name, {"rate": rated(4, 2)})
    typed = f" {code[:4].lower()} {code[4:].lower()}"
    person = service.do(ResumeTurn(session=name, secret=typed)).value.participant
    (question,) = service.turn(name, person, whole=True).questions
    assert question.answers == rated(4, 2)
    assert service.own_by_code(name, typed).answers["tour/rate"] == rated(4, 2)


def test_that_a_sign_opens_new_questions_only_and_shows_nothing_sealed(service):
    name = running_session(service, "rate")
    sits_down(service, name, {"rate": rated(4, 2)}, sign="oak")
    with pytest.raises(Refused, match="nothing new for you"):
        service.do(ResumeTurn(session=name, secret="oak"))

    service.do(OpenStep(session=name, step="tour/word"))
    seated = service.do(ResumeTurn(session=name, secret="oak")).value

    assert not seated.whole
    (question,) = service.turn(name, seated.participant).questions
    assert (question.key, question.answers) == ("tour/word", {})


def test_that_a_name_opens_nothing_since_colleagues_know_it(service, clock):
    name = running_session(service, "rate", mode="named")
    seated = service.do(BeginTurn(session=name, sign="Ana")).value
    puts(service, name, seated.participant, {"rate": {"s1/me": 4}})

    with pytest.raises(Refused, match="Nothing matches"):
        service.do(ResumeTurn(session=name, secret="Ana"))
    clock.on(seconds=30)

    assert service.do(ResumeTurn(session=name, secret=seated.code)).value.whole


def test_that_nobody_is_without_a_way_back(service):
    name = running_session(service, "rate")
    seated = service.do(BeginTurn(session=name)).value
    puts(service, name, seated.participant, {"rate": {"s1/me": 5}})
    service.do(LeaveTurn(session=name, participant=seated.participant))
    service.do(BeginTurn(session=name, sign="oak"))

    back = service.do(ResumeTurn(session=name, secret=seated.code)).value

    (question,) = service.turn(name, back.participant).questions
    assert question.answers == {"s1/me": 5}
    assert service.do(BeginTurn(session=name, sign="elm")).value.code == ""


def test_that_wrong_signs_and_codes_wait_longer_each_time_and_after_a_restart(home, clock):
    service = open_service(home, clock, CONTENT)
    name = running_session(service, "rate")
    code = sits_down(service, name, {"rate": rated(4, 2)})
    for wait in (5, 10, 15, 20, 25, 30, 30):
        with pytest.raises(Refused, match="Nothing matches"):
            service.do(ResumeTurn(session=name, secret="guess"))
        service.close()
        service = open_service(home, clock, CONTENT)
        with pytest.raises(Refused, match=f"Wait {wait} seconds"):
            service.do(ResumeTurn(session=name, secret=code))
        with pytest.raises(Refused, match=f"Wait {wait} seconds"):
            service.own_by_code(name, code)
        with pytest.raises(Refused, match=f"Wait {wait} seconds"):
            service.do(DeleteOwn(session=name, code=code))
        clock.on(seconds=wait)

    back = service.do(ResumeTurn(session=name, secret=code)).value.participant
    service.do(SealTurn(session=name, participant=back))
    with pytest.raises(Refused, match="Nothing matches"):
        service.own_by_code(name, "guess")
    with pytest.raises(Refused, match="Wait 5 seconds"):
        service.own_by_code(name, code)
    service.close()


def test_that_the_right_pin_lets_tries_count_from_nought(service):
    name = running_session(service, "rate")
    code = sits_down(service, name, {"rate": rated(4, 2)})
    service.do(SetPin(pin="2468"))
    with pytest.raises(Refused):
        service.own_by_code(name, "guess")

    assert service.check_pin("2468")

    assert service.own_by_code(name, code).answers["tour/rate"] == rated(4, 2)


def test_that_a_code_of_another_session_fits_nothing(service, clock):
    first, second = running_session(service, "rate"), running_session(service, "rate")
    code = sits_down(service, first, {"rate": rated(4, 2)})
    with pytest.raises(Refused, match="Nothing matches"):
        service.do(ResumeTurn(session=second, secret=code))
    clock.on(minutes=1)
    with pytest.raises(Refused, match="Nothing matches"):
        service.own_by_code(second, code)


def test_that_one_slow_hash_finds_a_person_among_two_hundred(service, monkeypatch):
    name = running_session(service, "word")
    codes = [sits_down(service, name, {"word": {"text": str(n)}}) for n in range(200)]
    slow, hashed = secret._slow, []

    def counted(*given):
        hashed.append(given)
        return slow(*given)

    monkeypatch.setattr(secret, "_slow", counted)
    found = service.own_by_code(name, codes[117])
    assert len(hashed) == 1
    assert found.answers["tour/word"]["text"] == "117"


def test_that_a_later_change_opens_the_next_revision_and_counts_after_done(service):
    name = running_session(service, "rate")
    code = sits_down(service, name, {"rate": rated(4, 2)})
    person = service.do(ResumeTurn(session=name, secret=code)).value.participant
    puts(service, name, person, {"rate": {"s1/me": 1}})
    assert service.own_answers(name, person).answers["tour/rate"]["s1/me"] == 4
    service.do(SealTurn(session=name, participant=person))
    assert service.own_answers(name, person).answers["tour/rate"]["s1/me"] == 1


def test_that_a_returning_person_is_asked_what_is_new_first(service):
    name = running_session(service, "rate")
    code = sits_down(service, name, {"rate": rated(4, 2)})
    service.do(OpenStep(session=name, step="tour/word"))
    person = service.do(ResumeTurn(session=name, secret=code)).value.participant
    assert asked(service, name, person) == ["tour/word"]
    service.do(SealTurn(session=name, participant=person))
    service.do(ResumeTurn(session=name, secret=code))
    assert asked(service, name, person) == ["tour/word", "tour/rate"]


def test_that_leaving_keeps_a_turn_for_whoever_has_a_sign(service):
    name = running_session(service, "rate")
    person = begins(service, name, sign="oak")
    puts(service, name, person, {"rate": {"s1/me": 5}})
    service.do(LeaveTurn(session=name, participant=person))
    assert not service.interrupted_turn(name)
    with pytest.raises(Refused, match="turn is over"):
        puts(service, name, person, {"rate": {"s1/me": 1}})
    assert service.do(ResumeTurn(session=name, secret="oak")).value.participant == person
    assert service.turn(name, person).questions[0].answers == {"s1/me": 5}


def test_that_the_next_person_ends_a_turn_that_was_cut_short(service):
    name = running_session(service, "rate")
    first = begins(service, name, sign="oak")
    second = begins(service, name, sign="elm")
    with pytest.raises(Refused, match="turn is over"):
        puts(service, name, first, {"rate": {"s1/me": 1}})
    puts(service, name, second, {"rate": {"s1/me": 1}})
    service.do(ResumeTurn(session=name, secret="oak"))
    assert service.turn(name, first).participant == first


def test_that_in_named_mode_a_name_is_asked_and_taken_once(service):
    name = running_session(service, "rate", mode="named")
    with pytest.raises(Refused, match="Write your name"):
        begins(service, name)
    sits_down(service, name, {"rate": rated(4, 2)}, sign="Zoë")
    with pytest.raises(Refused, match="That name is taken"):
        begins(service, name, sign="zoë")
    assert [person.label for person in service.people(name)] == ["Zoë"]
    assert [own.label for own in service.own(name)] == ["Zoë"]


def test_that_in_anonymous_mode_nobody_has_a_name(service):
    name = running_session(service, "rate")
    for sign in ("oak", "elm"):
        sits_down(service, name, {"rate": rated(4, 2)}, sign=sign)
    assert [person.label for person in service.people(name)] == ["Person 1", "Person 2"]
    assert {own.label for own in service.own(name)} == {""}


def test_that_in_team_mode_a_team_is_asked(service):
    name = running_session(service, "rate", mode="team")
    with pytest.raises(Refused, match="which team"):
        begins(service, name, sign="oak")
    assert begins(service, name, sign="oak", team="North")


def test_that_answers_to_an_unlinked_step_can_not_be_traced_once_done(service):
    name = running_session(service, "safe", "rate")
    code = sits_down(service, name, {"safe": {"safe": 2}, "rate": rated(4, 2)})
    own = service.own_by_code(name, code)
    assert set(own.answers) == {"tour/rate"}
    (person,) = service.people(name)
    assert set(person.steps) == {"tour/safe", "tour/rate"}
    with service._database.read() as connection:
        tokens = {
            row.participant
            for row in connection.exec_driver_sql(
                "SELECT participant FROM answer WHERE step = 'tour/safe'"
            )
        }
        turns = connection.exec_driver_sql("SELECT count(*) FROM turn").scalar()
    assert tokens.isdisjoint({person.participant})
    assert turns == 0


def test_that_nobody_is_asked_an_unlinked_step_twice(service):
    name = running_session(service, "safe")
    code = sits_down(service, name, {"safe": {"safe": 2}})
    person = service.do(ResumeTurn(session=name, secret=code)).value.participant
    assert asked(service, name, person) == []
    with pytest.raises(Refused, match="closed now"):
        puts(service, name, person, {"safe": {"safe": 5}})


def test_that_an_unlinked_answer_can_still_be_changed_before_done(service):
    name = running_session(service, "safe")
    person = begins(service, name, sign="oak")
    puts(service, name, person, {"safe": {"safe": 2}})
    service.do(LeaveTurn(session=name, participant=person))
    service.do(ResumeTurn(session=name, secret="oak"))
    assert service.turn(name, person).questions[0].answers == {"safe": 2}
    puts(service, name, person, {"safe": {"safe": 3}})
    service.do(SealTurn(session=name, participant=person))
    assert service.progress(name)["tour/safe"].sealed == 1


def test_that_a_person_can_delete_their_own_answers(service, clock):
    name = running_session(service, "rate", "word")
    codes = [
        sits_down(service, name, {"rate": rated(4, n + 1), "word": {"text": f"w{n}"}})
        for n in range(3)
    ]
    service.do(Reveal(session=name, step="tour/rate"))
    service.do(DeleteOwn(session=name, code=codes[0]))
    assert len(service.people(name)) == 2
    assert service.view(name).snapshots["tour/rate"].n == 3
    with pytest.raises(Refused, match="Nothing matches that code"):
        service.own_by_code(name, codes[0])
    clock.on(minutes=1)
    with pytest.raises(Refused, match="Nothing matches that code"):
        service.do(DeleteOwn(session=name, code=codes[0]))


def test_that_deleting_reaches_the_words_the_room_has_seen(service):
    name = running_session(service, "word")
    codes = [
        sits_down(service, name, {"word": {"text": text, "shown": True}})
        for text in ("bridge", "bridge", "door", "light")
    ]
    service.do(Reveal(session=name, step="tour/word"))
    assert service.search("door")

    service.do(DeleteOwn(session=name, code=codes[2]))
    service.do(DeleteOwn(session=name, code=codes[0]))

    summary = service.view(name).snapshots["tour/word"].summary
    assert [text.fields["text"] for text in summary.texts] == ["bridge", "light"]
    assert (summary.n, summary.written) == (4, 4)
    assert not service.search("door")
    assert service.search("bridge")


@pytest.mark.parametrize(
    "later",
    [{"text": "window", "shown": True}, {"text": "window"}, {"shown": False}, {"text": None}],
)
def test_that_deleting_reaches_words_that_their_author_had_changed_since(service, home, later):
    name = running_session(service, "word")
    codes = [
        sits_down(service, name, {"word": {"text": text, "shown": True}})
        for text in ("bridge", "door", "light")
    ]
    service.do(Reveal(session=name, step="tour/word"))
    person = service.do(ResumeTurn(session=name, secret=codes[1])).value.participant
    puts(service, name, person, {"word": later})
    service.do(SealTurn(session=name, participant=person, only="tour/word"))

    service.do(DeleteOwn(session=name, code=codes[1]))

    summary = service.view(name).snapshots["tour/word"].summary
    assert [text.fields["text"] for text in summary.texts] == ["bridge", "light"]
    assert not service.search("door")
    assert not any(b"door" in file.read_bytes() for file in home.glob("library.*"))


def test_that_an_answer_to_a_step_revealed_meanwhile_is_refused_and_done_goes_on(service):
    name = running_session(service, "rate", "word")
    for _person in range(3):
        sits_down(service, name, {"rate": rated(4, 2)})
    late = begins(service, name)
    puts(service, name, late, {"rate": {"s1/me": 1}})
    service.do(Reveal(session=name, step="tour/rate"))
    with pytest.raises(Refused, match="closed now"):
        puts(service, name, late, {"rate": {"s2/me": 1}})
    assert asked(service, name, late) == ["tour/word"]
    service.do(SealTurn(session=name, participant=late))
    assert service.progress(name)["tour/rate"].done == 3


def test_that_the_first_answer_fixes_the_threshold(service):
    name = running_session(service, "rate", threshold=4)
    person = begins(service, name)
    puts(service, name, person, {"rate": {"s1/me": 1}})
    lower = structs.replace(service.view(name).session, threshold=3)
    with pytest.raises(Refused, match="only get stricter"):
        service.do(EditSession(session=lower))


def test_that_a_session_that_is_not_running_has_no_desk(service):
    with pytest.raises(Refused, match="Start the session first"):
        begins(service, new_session(service))


def test_that_every_revision_stays_and_the_first_is_one(service):
    name = running_session(service, "word")
    code = sits_down(service, name, {"word": {"text": "first"}})
    person = service.do(ResumeTurn(session=name, secret=code)).value.participant
    puts(service, name, person, {"word": {"text": "sec"}})
    puts(service, name, person, {"word": {"text": "second"}})
    with service._database.read() as connection:
        rows = connection.exec_driver_sql("SELECT revision, value, sealed FROM answer").all()
    assert [tuple(row) for row in rows] == [(1, '"first"', 1), (2, '"second"', 0)]


def test_that_the_same_answer_again_is_no_revision(service):
    name = running_session(service, "word")
    code = sits_down(service, name, {"word": {"text": "first"}})
    person = service.do(ResumeTurn(session=name, secret=code)).value.participant
    puts(service, name, person, {"word": {"text": "first"}})
    with service._database.read() as connection:
        rows = connection.exec_driver_sql("SELECT revision, value, sealed FROM answer").all()
    assert [tuple(row) for row in rows] == [(1, '"first"', 1)]


def test_that_what_a_reveal_stood_on_holds_nothing_of_an_answer(service):
    """Only which revision was counted; a digest of one value of five could be guessed."""
    name = running_session(service, "rate")
    for n in range(3):
        sits_down(service, name, {"rate": rated(4, n + 1)})
    service.do(Reveal(session=name, step="tour/rate"))
    with service._database.read() as connection:
        (basis,) = Unit(connection).snapshots.bases(name, "tour/rate")
    assert list(basis.counted.values()) == [{}, {}, {}]


def test_that_a_person_taken_out_in_the_middle_of_a_turn_types_no_more(service):
    name = running_session(service, "rate")
    person = begins(service, name, sign="oak")
    service.do(RemoveParticipant(session=name, participant=person))
    with pytest.raises(Refused, match="turn is over"):
        puts(service, name, person, {"rate": {"s1/me": 4}})
