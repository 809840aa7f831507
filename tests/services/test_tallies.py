"""Counts typed on several laptops add up, however often and in whatever order they come."""

import itertools
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from tests.services.tour import CONTENT, Clock, rated, running_session, sits_down
from workshop.domain.cell_counts import CellCounts, TypedTally, newest
from workshop.domain.record import RoomLink
from workshop.errors import Refused
from workshop.services.commands import (
    KeepLink,
    MergePart,
    PurgeAnswers,
    Reveal,
    TakeOutTallies,
    TakeRoom,
    TypeCounts,
)
from workshop.services.library import open_service
from workshop.services.merging import held, told
from workshop.storage.unit import reading

KEY = bytes(range(32))
RATE = "tour/rate"


def another(tmp_path, service, session, name="guest"):
    """A laptop that collects for the session."""
    made = open_service(tmp_path / name, Clock(), CONTENT)
    if session not in service.links():
        link = RoomLink(key=KEY, code="ABCDEFGHJ")
        service.do(KeepLink(session=session, link=link))
    made.do(TakeRoom(room=service.room(session, KEY)))
    return made


@pytest.fixture
def session(service):
    return running_session(service, "rate")


@pytest.fixture
def guest(tmp_path, service, session):
    made = another(tmp_path, service, session)
    yield made
    made.close()


def on_three(people):
    return {
        f"{item}/{lens}": CellCounts(given=(0, 0, people, 0, 0))
        for item in ("s1", "s2")
        for lens in ("me", "org")
    }


def types(service, session, people):
    counts = {RATE: on_three(people) if people else {}}
    return service.do(TypeCounts(session=session, counts=counts))


def brings(service, guest, session):
    """Looks, then brings in: what was said without the name, and what came of it."""
    part = guest.part(session)
    _name, _colon, said = told(service.arrival(part)).partition(": ")
    return said, service.do(MergePart(part=part))


def counted(service, session):
    """Everybody who was counted, here and elsewhere, by step."""
    with reading(service._database) as unit:
        return unit.tallies.counts(session)


def test_that_counts_of_two_tables_make_one_picture(service, guest, session):
    types(service, session, 4)
    types(guest, session, 5)
    assert held(guest.part(session)) == "counts of 1 step"

    said, done = brings(service, guest, session)

    assert said == "counts of 1 step"
    assert service.view(session).progress[RATE].done == 9
    assert service.view(session).counted_elsewhere == {RATE: 5}
    assert service.view(session).counts == {RATE: on_three(4)}
    again, once_more = brings(service, guest, session)
    assert (again, once_more.undo) == ("counts of 1 step here already", None)
    assert counted(service, session) == {RATE: on_three(9)}
    assert done.undo is not None
    snapshot = service.do(Reveal(session=session, step=RATE)).value
    assert (snapshot.n, snapshot.summary.cells[0].counts) == (9, (0, 0, 9, 0, 0))


def test_that_answers_and_counts_of_one_laptop_are_told_together(service, guest, session):
    types(guest, session, 5)
    sits_down(guest, session, {"rate": rated(2, 3)}, sign="oak")
    said, _done = brings(service, guest, session)
    assert said == "1 person, 1 new, counts of 1 step"
    assert held(guest.part(session)) == "answers of 1 person, counts of 1 step"


def test_that_one_undo_takes_a_tally_out_and_its_undo_brings_it_again(service, guest, session):
    types(guest, session, 5)
    _said, first = brings(service, guest, session)
    types(guest, session, 6)
    _said, second = brings(service, guest, session)
    assert service.view(session).counted_elsewhere == {RATE: 6}

    redo = service.do(second.undo).undo
    assert service.view(session).counted_elsewhere == {RATE: 5}
    service.do(service.do(redo).undo)
    assert service.view(session).counted_elsewhere == {RATE: 5}
    service.do(first.undo)
    assert service.view(session).counted_elsewhere == {}
    assert brings(service, guest, session)[0] == "counts of 1 step"


def test_that_a_tally_taken_back_there_goes_here_and_no_late_packet_brings_it(
    service, guest, session
):
    back = types(guest, session, 5).undo
    early = guest.part(session)
    service.do(MergePart(part=early))
    guest.do(back)
    service.do(MergePart(part=guest.part(session)))
    service.do(MergePart(part=early))
    assert counted(service, session) == {}


def test_that_counts_of_others_are_taken_out_until_they_are_typed_anew(service, guest, session):
    types(service, session, 4)
    types(guest, session, 5)
    brings(service, guest, session)

    out = service.do(TakeOutTallies(session=session, step=RATE))

    assert counted(service, session) == {RATE: on_three(4)}
    assert brings(service, guest, session)[0] == "counts of 1 step here already"
    assert counted(service, session) == {RATE: on_three(4)}
    service.do(out.undo)
    assert counted(service, session) == {RATE: on_three(9)}
    service.do(TakeOutTallies(session=session, step=RATE))
    types(guest, session, 6)
    types(guest, session, 7)
    brings(service, guest, session)
    assert counted(service, session) == {RATE: on_three(11)}


def test_that_counts_after_the_picture_stay_out_and_all_else_comes_in(service, guest, session):
    types(service, session, 4)
    service.do(Reveal(session=session, step=RATE))
    types(guest, session, 5)
    sits_down(guest, session, {"rate": rated(2, 3)}, sign="oak")

    said, _done = brings(service, guest, session)

    assert said == "1 person, 1 new, counts of 1 step left out: its picture was shown"
    assert counted(service, session) == {RATE: on_three(4)}
    assert len(service.people(session)) == 1
    with pytest.raises(Refused, match="was shown"):
        service.do(TakeOutTallies(session=session, step=RATE))


def test_that_counts_and_sheets_of_one_step_wait_until_one_of_them_is_out(service, guest, session):
    for at in range(3):
        sits_down(service, session, {"rate": rated(2, at + 1)}, sign=f"here {at}")
    types(guest, session, 5)
    brings(service, guest, session)
    with pytest.raises(Refused, match="counts and sheets"):
        service.do(Reveal(session=session, step=RATE))
    service.do(TakeOutTallies(session=session, step=RATE))
    assert service.do(Reveal(session=session, step=RATE)).value.n == 3


def test_that_own_counts_go_out_although_sheets_are_in(service, session):
    types(service, session, 4)
    for at in range(3):
        sits_down(service, session, {"rate": rated(2, at + 1)}, sign=f"here {at}")
    types(service, session, 0)
    assert service.do(Reveal(session=session, step=RATE)).value.n == 3


def test_that_counts_that_do_not_fit_are_refused_whole(service, guest, session):
    types(guest, session, 5)
    sits_down(guest, session, {"rate": rated(2, 3)}, sign="oak")
    part = guest.part(session)
    three = CellCounts(given=(0, 0, 3, 0, 0))
    for row in (
        ("tour/rate", "f" * 32, 1, {"s9/me": three}),
        ("tour/rate", "f" * 32, 1, {"s1/me": CellCounts(given=(3,))}),
        ("tour/rate", "f" * 32, 1, {"s1/me": CellCounts(given=(0, 0, -3, 0, 0))}),
        ("tour/rate", "f" * 32, 1, {"s1/me": CellCounts(given=(0, 0, 997, 0, 0))}),
        ("tour/gone", "f" * 32, 1, {"s1/me": three}),
        ("tour/frame", "f" * 32, 1, {}),
        ("tour/word", "f" * 32, 1, {}),
    ):
        with pytest.raises(Refused):
            service.do(MergePart(part=structs.replace(part, tallies=(*part.tallies, row))))
        assert (counted(service, session), service.people(session)) == ({}, ())
    service.do(MergePart(part=part))


def test_that_nothing_in_a_tally_tells_which_laptop_typed_it(service, guest, session):
    types(guest, session, 5)
    part = guest.part(session)
    assert part.laptop not in str(part.tallies)
    brings(service, guest, session)
    with service._database.read() as connection:
        kept = str(list(connection.exec_driver_sql("SELECT * FROM tally")))
    assert part.laptop not in kept


def test_that_counts_go_with_the_answers_when_these_are_removed(service, guest, session):
    types(guest, session, 5)
    part = guest.part(session)
    service.do(MergePart(part=part))
    service.do(PurgeAnswers(session=session))
    assert counted(service, session) == {}
    with pytest.raises(Refused):
        service.do(MergePart(part=part))


def test_that_of_one_tally_the_highest_revision_counts_and_of_two_alike_the_larger():
    one, two, three = (
        TypedTally(RATE, "f" * 32, revision, on_three(people))
        for revision, people in ((1, 9), (2, 4), (2, 5))
    )
    for order in itertools.permutations((one, two, three)):
        assert list(newest(order).values()) == [three]


@settings(max_examples=12, deadline=None)
@given(
    deeds=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 6)), min_size=1, max_size=8),
    chance=st.randoms(use_true_random=False),
)
def test_that_packets_in_any_order_and_number_make_the_same_counts(deeds, chance):
    """Three laptops type now and then; every packet ever made comes twice, in two orders."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        hosts = [open_service(place / "host", Clock(), CONTENT)]
        session = running_session(hosts[0], "rate")
        guests = [another(place, hosts[0], session, f"guest {at}") for at in range(3)]
        newest: dict[int, int] = {}
        packets = []
        for who, people in deeds:
            types(guests[who], session, people)
            newest[who] = people
            packets.append(guests[who].part(session))
        every = sum(newest.values())
        packets *= 2
        for _order in range(2):
            chance.shuffle(packets)
            undo = [
                done.undo
                for part in packets
                if (done := hosts[0].do(MergePart(part=part))).undo is not None
            ]
            assert counted(hosts[0], session) == ({RATE: on_three(every)} if every else {})
            for back in reversed(undo):
                hosts[0].do(back)
            assert counted(hosts[0], session) == {}
        for each in (*hosts, *guests):
            each.close()
