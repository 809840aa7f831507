"""Where the nodes of a session's map stand: stored with them, and nobody moves but by hand."""

import io
import shutil
from pathlib import Path

import pytest
from msgspec import structs
from pypdf import PdfReader

from tests.domain.house_map import HOUSE, SHEETS
from tests.services.tour import DAY
from workshop.domain.gathering import ListEntry, merged
from workshop.domain.position import Position
from workshop.domain.session import Block
from workshop.room.graph_layout.laid import is_laid_out, lay_out, places_of
from workshop.services.commands import (
    EnterSheet,
    NameEntries,
    NewSession,
    Reveal,
    SetAgenda,
    StartSession,
)
from workshop.services.library import open_service
from workshop.services.printing import handout
from workshop.services.results import results
from workshop.services.sample import name_made_up

NODES, LINKS = "connections/nodes", "connections/links"
NAMED = tuple(
    ListEntry(id=node.id, values={"name": node.name, "sort": node.sort, "us": node.us})
    for node in HOUSE.nodes
)
LINKED = tuple(
    ListEntry(id=link.id, values={"from": link.from_, "to": link.to, "steward": link.steward})
    for link in HOUSE.links
)


class Drawn:
    """A session with a map."""

    def __init__(self, service):
        self.service = service
        made = NewSession(template="", title="Map", date=DAY, people=8, kind="real")
        self.session = str(service.do(made).value)
        block = Block(id="b1", kind="exercise", title="Map", minutes=90, exercise="connections")
        service.do(SetAgenda(session=self.session, agenda=(block,)))
        service.do(StartSession(session=self.session))

    def name(self, key, entries, **more):
        return self.service.do(
            NameEntries(session=self.session, step=key, entries=entries, **more)
        ).undo

    def entries(self, key=NODES):
        return self.service.view(self.session).lists.get(key, ())

    def places(self):
        return {entry.id: entry.position for entry in self.entries()}


@pytest.fixture
def drawn(home, clock):
    service = open_service(home, clock)
    yield Drawn(service)
    service.close()


def test_that_nodes_stand_where_they_were_named_and_neither_links_nor_newcomers_move_them(drawn):
    drawn.name(NODES, NAMED[:6])
    first = drawn.places()
    assert len({position.point for position in first.values()}) == 6

    drawn.name(LINKS, LINKED[:6])
    assert drawn.places() == first
    drawn.name(NODES, (*drawn.entries(), *NAMED[6:]))
    assert {name: drawn.places()[name] for name in first} == first
    assert len({position.point for position in drawn.places().values()}) == 8
    shown = drawn.service.view(drawn.session).step("connections/rate").drawn
    assert places_of(shown) == {name: at.point for name, at in drawn.places().items()}


def test_that_a_map_whose_links_come_at_once_is_laid_out_by_the_rule_once(drawn):
    drawn.name(NODES, NAMED)
    back = drawn.name(LINKS, LINKED, at_once=True)
    ruled = {name: at.point for name, at in drawn.places().items()}
    assert ruled == lay_out(HOUSE)

    drawn.name(LINKS, LINKED[:4], at_once=True)
    drawn.name(LINKS, LINKED, at_once=True)
    assert {name: at.point for name, at in drawn.places().items()} == ruled
    drawn.service.do(back)
    assert drawn.entries(LINKS) == ()
    assert {name: at.point for name, at in drawn.places().items()} != ruled


def test_that_a_map_of_which_a_hand_has_moved_a_node_is_not_laid_out_anew(drawn):
    drawn.name(NODES, NAMED)
    before = drawn.entries()
    pinned = Position(x=0.25, y=0.5, pinned=True)
    drawn.name(NODES, (structs.replace(before[0], position=pinned), *before[1:]))
    placed = drawn.places()
    drawn.name(LINKS, LINKED, at_once=True)
    assert drawn.places() == placed
    assert placed["customer"] == pinned


def test_that_an_undo_brings_nodes_back_to_where_they_stood(drawn):
    drawn.name(NODES, NAMED)
    drawn.name(LINKS, LINKED)
    before = drawn.entries()
    pinned = structs.replace(before[2], position=Position(x=0.9, y=0.9, pinned=True))
    moved = drawn.name(NODES, (*before[:2], pinned, *before[3:]))
    drawn.service.do(moved)
    assert drawn.entries() == before

    gone = drawn.name(NODES, merged(before, "sales", "support"), became={"sales": "support"})
    drawn.service.do(gone)
    assert drawn.entries() == before
    assert [entry.id for entry in drawn.entries(LINKS)] == [entry.id for entry in LINKED]


def test_that_a_file_brought_again_moves_nobody(drawn, tmp_path):
    file = tmp_path / "nodes.csv"
    rows = [f"{node.id},{node.name},{node.sort},{'x' if node.us else ''}" for node in HOUSE.nodes]
    file.write_text("\n".join(("id,name,sort,us", *rows)), encoding="utf-8")
    drawn.service.bring_list(drawn.session, NODES, file)
    first = drawn.places()

    file.write_text("\n".join(("id,name,sort,us", *reversed(rows), "x,Press,,")), encoding="utf-8")
    drawn.service.bring_list(drawn.session, NODES, file)
    assert {name: drawn.places()[name] for name in first} == first
    told = results(drawn.service, drawn.session)["exercises"][0]["steps"][0]["entries"][0]
    assert told == {
        "id": "community", "name": "Community", "sort": "community", "us": False, "times": 1,
    }  # fmt: skip


def test_that_a_rehearsal_starts_from_a_map_that_is_laid_out(drawn):
    name_made_up(drawn.service, drawn.session)
    shown = drawn.service.view(drawn.session).step("connections/rate").drawn
    assert shown.links
    assert is_laid_out(shown)
    bare = structs.replace(
        shown, nodes=tuple(structs.replace(node, position=None) for node in shown.nodes)
    )
    assert places_of(shown) == lay_out(bare)


def test_that_the_printed_map_says_what_the_links_hold_with_those_that_are_planned(drawn):
    drawn.name(NODES, NAMED)
    drawn.name(LINKS, LINKED, at_once=True)
    for sheet in SHEETS:
        drawn.service.do(EnterSheet(session=drawn.session, answers={"connections/rate": sheet}))
    drawn.service.do(Reveal(session=drawn.session, step="connections/rate"))
    plan = {"from": "leadership", "to": "community", "strength": "4", "steward": "Sales"}
    drawn.name("connections/planned", (ListEntry(values=plan),))

    made = handout(drawn.service, drawn.session, "summary")
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(made.content)).pages)
    assert "Our links hold 29 today, and 32 with what we plan." in " ".join(text.split())
    assert "Leadership – Community" in text


def test_that_a_map_of_an_older_version_stays_as_it_was_seen(home, clock):
    old = Path(__file__).parents[1] / "storage" / "old" / "revision 0005.workshop"
    home.mkdir()
    shutil.copy(old, home / "library.workshop")
    service = open_service(home, clock)
    (row,) = service.sessions()
    view = service.view(row.id)
    assert [entry.position for entry in view.lists[NODES]] == [None] * 8
    assert view.snapshots["connections/rate"].n == 8
    seen = lay_out(view.step("connections/rate").drawn)

    press = ListEntry(values={"name": "Press", "sort": "community"})
    service.do(NameEntries(session=row.id, step=NODES, entries=(*view.lists[NODES], press)))
    after = {entry.id: entry.position.point for entry in service.view(row.id).lists[NODES]}
    assert {name: after[name] for name in seen} == seen
    assert len(set(after.values())) == 9
    service.close()
