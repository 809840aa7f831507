"""A map of 25 nodes and 40 links with 30 raters: its summary and the room's picture against reading
the same rows, its layout against how long a facilitator waits.
"""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from tests.bench.figure import Figure, compared
from tests.bench.library import bare
from tests.bench.store import folder
from tests.room.room_maps import large, sheets
from tests.services.tour import DAY
from ui.projector.window import room_frame
from ui.theme import LIGHT, apply, load_fonts
from ui.work import Cancelled, Report, Work
from workshop.domain.gathering import ListEntry
from workshop.domain.session import Block
from workshop.domain.stage import Place
from workshop.domain.step import summarise
from workshop.paths import library_file
from workshop.room.graph_layout.laid import laid_out_anew
from workshop.room.pages import pages_at, spot_ahead
from workshop.services.commands import (
    ImportRows,
    NameEntries,
    NewSession,
    Reveal,
    SetAgenda,
    StartSession,
)
from workshop.services.library import open_service
from workshop.services.service import Service

RATERS, SEED, PROFILE = 30, 2, 6
RATE = "connections/rate"
GOAL, SECONDS, RUNS, TIMES = 5.0, 6.0, 3, 5
"""Tidy up may take so long, on a worker."""
READ = (
    "SELECT participant, cell, value FROM answer"
    " WHERE session = ? AND step = ? AND sealed ORDER BY participant, cell, revision"
)


def figures() -> list[Figure]:
    """All figures of this part."""
    app = QApplication.instance() or QApplication([sys.argv[0], "-platform", "offscreen"])
    load_fonts()
    apply(app, LIGHT)
    answers = sheets(large(SEED), RATERS)
    with folder() as home:
        service = open_service(home)
        session = _rated(service)
        view = service.view(session)
        connection = bare(library_file(home))
        step = view.step(RATE)
        given = {f"p{at}": sheet for at, sheet in enumerate(answers)}
        spot = spot_ahead(view, Place(block=0, step="map"))
        frame = room_frame(QSize(1920, 1080), PROFILE)

        def read() -> float:
            return spent(lambda: connection.execute(READ, (session, RATE)).fetchall())

        def measured(what: str, deed: Callable[[], object]) -> Figure:
            return compared("map", what, lambda: spent(deed), read, goal=GOAL)

        found = [
            measured(f"summary of 40 links, {RATERS} raters", lambda: summarise(step, given)),
            measured("the room's pages of that map", lambda: pages_at(view, spot, frame)),
            compared("map", "layout of 25 nodes and 40 links on the worker", _on_worker,
                     lambda: SECONDS, goal=1.0, unit="s", runs=RUNS),
        ]  # fmt: skip
        connection.close()
        service.close()
    return found


def _rated(service: Service) -> str:
    """A session whose map was drawn, rated and revealed."""
    drawn = large(SEED)
    made = NewSession(template="", title="Bench", date=DAY, people=RATERS)
    session = str(service.do(made).value)
    block = Block(id="b1", kind="exercise", title="Map", minutes=90, exercise="connections")
    service.do(SetAgenda(session=session, agenda=(block,)))
    service.do(StartSession(session=session))
    nodes = tuple(
        ListEntry(id=node.id, values={"name": node.name, "sort": node.sort, "us": node.us})
        for node in drawn.nodes
    )
    links = tuple(
        ListEntry(id=link.id, values={"from": link.from_, "to": link.to, "steward": link.steward})
        for link in drawn.links
    )
    for step, entries in (("nodes", nodes), ("links", links)):
        key = f"connections/{step}"
        service.do(NameEntries(session=session, step=key, entries=entries, at_once=True))
    rows = tuple(
        (f"p{at}", RATE, cell, value)
        for at, sheet in enumerate(sheets(drawn, RATERS))
        for cell, value in sheet.items()
    )
    service.do(ImportRows(session=session, rows=rows))
    service.do(Reveal(session=session, step=RATE))
    return session


def spent(deed: Callable[[], object]) -> float:
    """Milliseconds that it computes, the least of some: a busy machine is no part of the figure."""
    found = []
    for _each in range(TIMES):
        start = time.process_time()
        deed()
        found.append(1000 * (time.process_time() - start))
    return min(found)


def _on_worker() -> float:
    """Seconds that a worker computes until the map is laid out."""
    spent = []

    def lay_out(report: Report, cancelled: Cancelled) -> None:
        start = time.thread_time()
        laid_out_anew(large(SEED), report, cancelled)
        spent.append(time.thread_time() - start)

    work = Work()
    work.start(lay_out)
    work.wait()
    return spent[0]
