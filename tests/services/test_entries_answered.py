"""Which entries of lists go only for sure: those that answers hang on, of their own list."""

import pytest

from tests.services.tour import DAY
from workshop.domain.gathering import ListEntry, merged, without
from workshop.domain.session import Block
from workshop.domain.step import cells
from workshop.errors import Refused
from workshop.services.commands import (
    EnterSheet,
    NameEntries,
    NewSession,
    SetAgenda,
    StartSession,
)
from workshop.services.library import open_service

NODES, LINKS, RATE = (f"connections/{name}" for name in ("nodes", "links", "rate"))
ENDS = ("l2", "l3"), ("l3", "l4")


@pytest.fixture
def service(home, clock):
    opened = open_service(home, clock)
    yield opened
    opened.close()


@pytest.fixture
def session(service):
    """Four nodes l1 … l4 and two links l1 and l2; somebody has rated both."""
    made = NewSession(template="", title="Map", date=DAY, kind="real")
    session = str(service.do(made).value)
    block = Block(id="b1", kind="exercise", title="Map", minutes=90, exercise="connections")
    service.do(SetAgenda(session=session, agenda=(block,)))
    service.do(StartSession(session=session))
    nodes = tuple(
        ListEntry(values={"name": f"Node {at}", "sort": "team", "us": at == 1}) for at in range(4)
    )
    links = tuple(ListEntry(values={"from": one, "to": other}) for one, other in ENDS)
    for key, entries in ((NODES, nodes), (LINKS, links)):
        service.do(NameEntries(session=session, step=key, entries=entries))
    asked = cells(service.view(session).step(RATE))
    sheet = {RATE: {cell.name: 3 for cell in asked}}
    service.do(EnterSheet(session=session, answers=sheet))
    return session


def named(service, session, key):
    return service.list_named(session, key)[1]


def test_that_ids_alike_in_two_lists_are_not_mixed(service, session):
    assert [entry.id for entry in named(service, session, NODES)][:2] == ["l1", "l2"]
    assert [entry.id for entry in named(service, session, LINKS)] == ["l1", "l2"]

    assert service.answered_entries(session, LINKS) == {"l1", "l2"}
    assert service.answered_entries(session, NODES, own=True) == frozenset()
    alone = without(named(service, session, NODES), "l1")
    service.do(NameEntries(session=session, step=NODES, entries=alone))
    assert named(service, session, NODES) == alone


def test_that_what_takes_answered_entries_along_goes_only_for_sure(service, session):
    assert service.answered_entries(session, NODES) == {"l2", "l3", "l4"}
    left = without(named(service, session, NODES), "l4")

    with pytest.raises(Refused, match="“Node 3” has answers"):
        service.do(NameEntries(session=session, step=NODES, entries=left))

    service.do(NameEntries(session=session, step=NODES, entries=left, sure=True))
    assert [entry.id for entry in named(service, session, LINKS)] == ["l1"]


def test_that_an_entry_may_become_another_where_all_answers_stay(service, session):
    after = merged(named(service, session, NODES), "l2", "l1")
    service.do(NameEntries(session=session, step=NODES, entries=after, became={"l2": "l1"}))

    first, _second = named(service, session, LINKS)
    assert (first.id, first.values["from"]) == ("l1", "l1")


def test_that_a_new_entry_takes_no_id_that_answers_of_its_own_list_have(service, session):
    links = without(named(service, session, LINKS), "l2")
    service.do(NameEntries(session=session, step=LINKS, entries=links, sure=True))
    new = ListEntry(values={"from": "l1", "to": "l2"})
    service.do(NameEntries(session=session, step=LINKS, entries=(*links, new)))

    assert [entry.id for entry in named(service, session, LINKS)] == ["l1", "l3"]
