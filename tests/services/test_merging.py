"""Several laptops, one room: what comes together is the same however it comes."""

import random
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from tests.services.half_day import all_open, people_in, sits
from tests.services.tour import (
    CONTENT,
    Clock,
    puts,
    rated,
    running_session,
    sits_down,
)
from workshop.domain.record import RoomLink
from workshop.domain.stage import Place
from workshop.errors import Missing, Refused, WrongSecret
from workshop.services.commands import (
    BeginTurn,
    DeleteOwn,
    FinishSession,
    GoTo,
    KeepLink,
    LeaveTurn,
    MergePart,
    PurgeAnswers,
    PurgeSession,
    RemoveParticipant,
    ResumeTurn,
    Reveal,
    SealTurn,
    TakeRoom,
    UnitePeople,
)
from workshop.services.library import open_service
from workshop.services.merging import told, trees

KEY = bytes(range(32))


@pytest.fixture
def laptops(tmp_path):
    """Opens the library of another laptop."""
    opened = []

    def open_another(content=CONTENT):
        opened.append(open_service(tmp_path / f"laptop {len(opened)}", Clock(), content))
        return opened[-1]

    yield open_another
    for service in opened:
        service.close()


def opens_room(service, session) -> None:
    service.do(KeepLink(session=session, link=RoomLink(key=KEY, code="ABCDEFGHJ")))


def collects(host, session, guest):
    """Takes a session over to another laptop."""
    if session not in host.links():
        opens_room(host, session)
    guest.do(TakeRoom(room=host.room(session, KEY)))
    return guest


def rows(service, table, order="1, 2, 3, 4"):
    with service._database.read() as connection:
        return sorted(
            tuple(row)
            for row in connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY {order}")
        )


def united(service):
    """All that a merge may touch."""
    return {
        table: rows(service, table, "1") for table in ("participant", "done", "answer", "removal")
    }


def stripped(rows, *columns):
    return [tuple(value for at, value in enumerate(row) if at not in columns) for row in rows]


def test_that_a_laptop_asks_what_the_room_asks_and_its_people_count_there(service, laptops):
    name = running_session(service, "rate", "word")
    for at in range(2):
        sits_down(service, name, {"rate": rated(2, 3)}, sign=f"here {at}")
    guest = collects(service, name, laptops())
    person = guest.do(BeginTurn(session=name, sign="oak")).value.participant
    asked = [each.key for each in guest.turn(name, person).questions]
    assert asked == ["tour/word", "tour/rate"]
    puts(guest, name, person, {"rate": rated(4, 1), "word": {"text": "river"}})
    guest.do(SealTurn(session=name, participant=person))
    sits_down(guest, name, {"rate": rated(5, 1)}, sign="elm")

    part = guest.part(name)
    coming = service.arrival(part)
    assert (coming.people, coming.new, coming.laptop in trees()) == (2, 2, True)
    assert told(coming) == f"{part.laptop}: 2 people, 2 new"
    service.do(MergePart(part=part))
    assert service.view(name).progress["tour/rate"].done == 4
    assert told(service.arrival(part)) == f"{part.laptop}: 2 people, 2 here already"
    assert service.do(Reveal(session=name, step="tour/rate")).value.n == 4


def test_that_a_half_day_on_two_laptops_is_the_day_on_one_row_by_row(service, laptops):
    """Played by the sample people, in everything that the shipped exercises collect."""
    alone, host, guest = laptops(None), laptops(None), laptops(None)
    name, other = all_open(host), all_open(alone)
    collects(host, name, guest)
    for person in range(8):
        sits(alone, other, person)
        sits(host if person % 2 else guest, name, person)
    host.do(MergePart(part=guest.part(name)))

    for table in ("answer", "done"):
        assert people_in(host, name, table) == people_in(alone, other, table)
    assert len(rows(host, "answer")) > 400
    keys = host.view(name).collecting()
    for key in keys:
        here = host.do(Reveal(session=name, step=key)).value
        there = alone.do(Reveal(session=other, step=key)).value
        assert (here.n, here.summary) == (there.n, there.summary), key
    assert len(keys) > 8


def test_that_a_sheet_after_a_reveal_waits_for_the_next_one(service, laptops):
    name = running_session(service, "rate")
    guest = collects(service, name, laptops())
    for at in range(3):
        sits_down(service, name, {"rate": rated(2, at + 1)}, sign=f"here {at}")
    service.do(Reveal(session=name, step="tour/rate"))
    for at in range(3):
        sits_down(guest, name, {"rate": rated(5, at + 1)}, sign=f"there {at}")
        service.do(MergePart(part=guest.part(name)))
        progress = service.view(name).progress["tour/rate"]
        assert (progress.done, progress.after) == (4 + at, 1 + at)
        if at < 2:
            with pytest.raises(Refused, match="by three people"):
                service.do(Reveal(session=name, step="tour/rate"))
    assert service.do(Reveal(session=name, step="tour/rate")).value.n == 6


def test_that_a_laptop_that_collects_shows_no_picture_of_its_table_alone(service, laptops):
    name = running_session(service, "rate")
    guest = collects(service, name, laptops())
    for at in range(4):
        sits_down(guest, name, {"rate": rated(2, at + 1)}, sign=f"there {at}")
    with pytest.raises(Refused, match="of everybody"):
        guest.do(Reveal(session=name, step="tour/rate"))
    with pytest.raises(Refused, match="Make the packet there"):
        guest.room(name, KEY)
    with pytest.raises(Refused, match="nobody to take"):
        service.part(name)


def test_that_a_code_opens_answers_everywhere_and_a_sign_only_where_it_was_given(service, laptops):
    name = running_session(service, "rate")
    guest = collects(service, name, laptops())
    sits_down(service, name, {"rate": rated(1, 1)}, sign="oak")
    code = sits_down(guest, name, {"rate": rated(5, 4)}, sign="oak")
    sits_down(guest, name, {"rate": rated(5, 4)}, sign="elm")
    service.do(MergePart(part=guest.part(name)))
    assert service.own_by_code(name, code).answers["tour/rate"]["s1/me"] == 5
    with pytest.raises(WrongSecret):
        service.do(ResumeTurn(session=name, secret="elm"))
    assert b"elm" not in str(guest.part(name)).encode()


def test_that_a_deletion_by_code_goes_everywhere_and_no_late_packet_undoes_it(service, laptops):
    name = running_session(service, "rate", "word")
    guest = collects(service, name, laptops())
    words = {"word": {"text": "harbour", "shown": True}, "rate": rated(5, 4)}
    codes = [sits_down(guest, name, words, sign=f"there {at}") for at in range(4)]
    early = guest.part(name)
    service.do(MergePart(part=early))
    service.do(DeleteOwn(session=name, code=codes[0]))
    service.do(MergePart(part=early))
    assert service.view(name).progress["tour/rate"].done == 3

    guest.do(DeleteOwn(session=name, code=codes[1]))
    service.do(MergePart(part=guest.part(name)))
    assert service.view(name).progress["tour/rate"].done == 2
    service.do(MergePart(part=early))
    assert service.view(name).progress["tour/rate"].done == 2
    for code in codes[:2]:
        with pytest.raises(WrongSecret):
            service.own_by_code(name, code)
        service._clock.on(minutes=10)
    guest.do(TakeRoom(room=service.room(name, KEY)))
    assert guest.view(name).progress["tour/rate"].done == 2


def test_that_what_was_purged_does_not_come_back(service, laptops):
    name = running_session(service, "rate")
    guest = collects(service, name, laptops())
    for at in range(3):
        sits_down(guest, name, {"rate": rated(5, 4)}, sign=f"there {at}")
    part = guest.part(name)
    service.do(MergePart(part=part))
    service.do(PurgeAnswers(session=name))
    with pytest.raises(Refused):
        service.do(MergePart(part=part))
    assert not service.links()
    assert not rows(service, "answer")

    guest.do(PurgeAnswers(session=name))
    with pytest.raises(Refused, match="have been removed"):
        guest.part(name)


def test_that_a_laptop_that_threw_the_session_away_may_take_it_again(service, laptops):
    name = running_session(service, "rate")
    guest = collects(service, name, laptops())
    guest.do(PurgeSession(session=name))
    assert not guest.links()
    collects(service, name, guest)
    sits_down(guest, name, {"rate": rated(5, 4)}, sign="there")
    assert service.do(MergePart(part=guest.part(name))).value == 1


def test_that_one_undo_takes_everybody_out_again_and_the_packet_may_come_once_more(
    service, laptops
):
    name = running_session(service, "rate", "safe")
    guest = collects(service, name, laptops())
    sits_down(service, name, {"rate": rated(1, 1), "safe": {"safe": 2}}, sign="here")
    sits_down(guest, name, {"rate": rated(5, 4), "safe": {"safe": 4}}, sign="there")
    before = united(service)
    done = service.do(MergePart(part=guest.part(name)))
    after = united(service)
    service.do(done.undo)
    assert united(service) == before
    service.do(MergePart(part=guest.part(name)))
    assert united(service) == after != before


def test_that_one_person_known_twice_is_joined_and_taken_apart_again(service, laptops):
    name = running_session(service, "rate", "word", mode="named")
    guest = collects(service, name, laptops())
    sits_down(service, name, {"rate": rated(1, 1)}, sign="Ana")
    sits_down(guest, name, {"word": {"text": "river"}, "rate": rated(5, 4)}, sign="ANA")
    coming = service.arrival(guest.part(name))
    assert coming.same == ("ANA",)
    assert told(coming).endswith("1 new, 1 same name: same person?")
    service.do(MergePart(part=guest.part(name)))
    people = {each.label: each.participant for each in service.people(name)}
    apart = rows(service, "answer")

    joined = service.do(UnitePeople(session=name, participant=people["Ana"], other=people["ANA"]))
    assert [each.label for each in service.people(name)] == ["Ana"]
    assert service.view(name).progress["tour/rate"].done == 1
    own = service.own_answers(name, people["Ana"]).answers
    assert own["tour/rate"]["s1/me"] == 1
    service.do(MergePart(part=guest.part(name)))
    assert [each.label for each in service.people(name)] == ["Ana"]
    service.do(joined.undo)
    assert rows(service, "answer") == apart
    assert len(service.people(name)) == 2


def test_that_what_somebody_is_typing_here_outlives_what_they_sealed_elsewhere(service, laptops):
    name = running_session(service, "rate")
    code = sits_down(service, name, {"rate": rated(1, 1)}, sign="here")
    person = service.do(ResumeTurn(session=name, secret=code)).value.participant
    puts(service, name, person, {"rate": {"s1/me": 3}})
    opens_room(service, name)
    part = own_part(service, name)
    row = ("tour/rate", person, "s1/me", 2, "5")
    service.do(MergePart(part=structs.replace(part, answers=(*part.answers, row))))
    service.do(SealTurn(session=name, participant=person))
    assert service.own_answers(name, person).answers["tour/rate"]["s1/me"] == 3
    assert ("tour/rate", 2, "5", 1) in stripped(rows(service, "answer"), 0, 2, 3)


def own_part(service, session):
    """What the library itself holds, as if it had come from another one."""
    with service._database.write() as connection:
        connection.exec_driver_sql("UPDATE link SET laptop = 'Oak'")
    part = service.part(session)
    with service._database.write() as connection:
        connection.exec_driver_sql("UPDATE link SET laptop = ''")
    return part


def test_that_a_list_named_later_reaches_the_laptop_with_the_next_packet(service, laptops):
    name = running_session(service, "rate")
    guest = collects(service, name, laptops())
    sits_down(guest, name, {"rate": rated(5, 4)}, sign="there")
    called, people = guest.links()[name].laptop, guest.people(name)
    service.do(GoTo(session=name, place=Place(block=0, step="light")))
    guest.do(TakeRoom(room=service.room(name, KEY)))
    assert set(guest.view(name).stage.opened) == {"tour/rate", "tour/light"}
    assert (guest.links()[name].laptop, guest.people(name)) == (called, people)


def test_that_answers_to_another_question_are_refused_whole(service, laptops):
    name = running_session(service, "rate")
    guest = collects(service, name, laptops())
    sits_down(guest, name, {"rate": rated(5, 4)}, sign="there")
    part = guest.part(name)
    token = part.people[0].id
    before = united(service)
    for row in (
        ("tour/rate", token, "s9/me", 1, "3"),
        ("tour/rate", token, "s1/me", 2, "77"),
        ("tour/rate", token, "s1/me", 2, '"x"'),
        ("tour/rate", token, "s1/me", 2, "["),
        ("tour/rate", token, "s1/me", 2, " 3"),
        ("tour/gone", token, "s1/me", 1, "3"),
        ("tour/frame", token, "s1/me", 1, "3"),
        ("tour/safe", token, "safe", 1, "3"),
        ("tour/rate", "f" * 32, "s1/me", 1, "3"),
        ("tour/light", token, "light", 1, "[]"),
    ):
        with pytest.raises((Refused, Missing)):
            service.do(MergePart(part=structs.replace(part, answers=(*part.answers, row))))
        assert united(service) == before
    stranger = structs.replace(part, done=(*part.done, ("e" * 32, "tour/rate")))
    with pytest.raises(Refused):
        service.do(MergePart(part=stranger))
    service.do(MergePart(part=part))


def test_that_a_packet_for_another_session_or_kind_is_refused(service, laptops):
    name = running_session(service, "rate")
    guest = collects(service, name, laptops())
    part = guest.part(name)
    other = laptops()
    for wrong, said in (
        (structs.replace(part, session="a" * 32), "on another computer"),
        (structs.replace(part, kind="sample"), "Sample people"),
        (structs.replace(part, answers_of=bytes(32)), "do not come back"),
    ):
        with pytest.raises(Refused, match=said):
            service.arrival(wrong)
    with pytest.raises(Refused, match="on another computer"):
        other.do(MergePart(part=part))
    with pytest.raises(Refused, match="runs that session itself"):
        service.do(TakeRoom(room=service.room(name, KEY)))
    service.do(FinishSession(session=name))
    with pytest.raises(Refused, match="finished"):
        service.do(MergePart(part=part))


def test_that_removed_people_and_unfinished_turns_stay_where_they_are(service, laptops):
    name = running_session(service, "rate")
    guest = collects(service, name, laptops())
    sits_down(guest, name, {"rate": rated(5, 4)}, sign="twice")
    (double,) = guest.people(name)
    guest.do(RemoveParticipant(session=name, participant=double.participant))
    person = guest.do(BeginTurn(session=name, sign="still here")).value.participant
    puts(guest, name, person, {"rate": rated(3, 3)})
    assert (guest.part(name).people, guest.part(name).answers) == ((), ())


def test_that_two_desks_of_one_session_do_not_send_each_other_away(service):
    name = running_session(service, "rate")
    here = service.do(BeginTurn(session=name, sign="here")).value.participant
    phone = service.do(BeginTurn(session=name, sign="there", desk="4f")).value.participant
    puts(service, name, here, {"rate": rated(3, 3)})
    puts(service, name, phone, {"rate": rated(4, 4)})
    assert service.interrupted_turn(name) == here
    service.do(LeaveTurn(session=name, participant=phone))
    assert rows(service, "turn", "1")[0][5] == ""
    service.do(BeginTurn(session=name, sign="next"))
    with pytest.raises(Refused, match="over"):
        puts(service, name, here, {"rate": rated(3, 3)})


class Table:
    """A laptop that collects, and the codes of who has answered at it."""

    def __init__(self, service, session):
        self.service, self.session = service, session
        self.codes: list[str] = []

    def new(self, number):
        answers = {
            "rate": rated(number % 5 + 1, 2),
            "safe": {"safe": 3},
            "word": {"text": f"word {number}", "shown": True},
        }
        self.codes.append(sits_down(self.service, self.session, answers, sign=f"sign {number}"))

    def again(self, number):
        if self.codes:
            word = ResumeTurn(session=self.session, secret=self.codes[-1])
            person = self.service.do(word).value.participant
            puts(self.service, self.session, person, {"rate": {"s1/me": number % 5 + 1}})
            self.service.do(SealTurn(session=self.session, participant=person))

    def delete(self, _number):
        if self.codes:
            self.service.do(DeleteOwn(session=self.session, code=self.codes.pop(0)))

    def send(self, _number):
        return self.service.part(self.session)


deeds = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(["new", "new", "again", "delete", "send"])),
    min_size=4,
    max_size=14,
)


@settings(max_examples=15, deadline=None)
@given(deeds, st.randoms(use_true_random=False))
def test_that_any_order_repetition_or_loss_of_packets_ends_in_the_same_rows(run, chance):
    """Three laptops collect; one host hears everything in order, another as chance has it: packets
    twice, old ones late, some never but for each laptop's last.
    """
    with tempfile.TemporaryDirectory() as folder, ExitStack() as closing:

        def opened(name):
            service = open_service(Path(folder) / name, Clock(), CONTENT)
            closing.callback(service.close)
            return service

        source = opened("source")
        name = running_session(source, "rate", "safe", "word")
        opens_room(source, name)
        backup = source.back_up().name
        hosts = opened("in order"), opened("as it comes")
        for host in hosts:
            host.do(source.session_of_backup(backup, name))
        tables = [Table(collects(source, name, opened(f"{at}")), name) for at in range(3)]
        sent = [getattr(tables[at], deed)(number) for number, (at, deed) in enumerate(run)]
        sent = [part for part in sent if part is not None]
        last = [table.send(0) for table in tables]
        heard = [part for part in (*sent, *sent, *last) if chance.random() < 0.5] + last
        chance.shuffle(heard)
        for host, parts in zip(hosts, ((*sent, *last), heard), strict=True):
            for part in parts:
                host.do(MergePart(part=part))
        assert united(hosts[0]) == united(hosts[1])
        assert len(rows(hosts[0], "participant")) == sum(len(table.codes) for table in tables)


def test_that_one_person_on_two_laptops_at_once_ends_the_same_whoever_comes_first(service, laptops):
    name = running_session(service, "rate")
    code = sits_down(service, name, {"rate": rated(1, 1)}, sign="here")
    opens_room(service, name)
    part = own_part(service, name)
    token = part.people[0].id
    assert code
    parts = [
        structs.replace(part, answers=(*part.answers, ("tour/rate", token, "s1/me", 2, str(value))))
        for value in (3, 5, 4)
    ]
    ends = set()
    for seed in range(4):
        host = laptops()
        host.do(service.session_of_backup(service.back_up().name, name))
        for each in random.Random(seed).sample(parts, 3):
            host.do(MergePart(part=each))
        ends.add(str(united(host)))
    assert len(ends) == 1
    assert "'5'" in ends.pop()
