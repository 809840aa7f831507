"""Any run of deeds, taken back, is the file as it was; done again, it is the file as it became."""

import random
import shutil
import tempfile
import uuid
from pathlib import Path
from unittest import mock

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec import structs

from tests.services.tour import CONTENT, Clock, decided, rated, running_session, sits_down
from workshop.domain.gathering import ListEntry
from workshop.domain.session import Block
from workshop.domain.stage import Place
from workshop.errors import Refused, Trouble
from workshop.services.commands import (
    BeginTurn,
    BinSession,
    ChangePeople,
    ClosePark,
    EditSession,
    EnterSheet,
    FinishSession,
    GoTo,
    ImportRows,
    NameEntries,
    OpenAgain,
    OpenStep,
    Park,
    RemoveParticipant,
    RestoreParticipant,
    RestoreSession,
    SetAgenda,
    TakeBack,
    TickNote,
    Together,
    WriteNote,
)
from workshop.services.library import open_service

TABLES = ("session", "participant", "turn", "done", "answer", "note", "entry", "search")
STEPS = ("tour/rate", "tour/word", "tour/safe", "tour/decide", "tour/light")
steps, points = st.sampled_from(STEPS), st.sampled_from([1, 3, 5])
texts = st.sampled_from(["", "oak", "elm and ash", "Źle"])
people = st.integers(0, 5)


def kept(service):
    """Every row of the file that a deed could change, but for what only says that it has."""
    found = {}
    with service._database.read() as connection:
        for table in TABLES:
            columns = "rowid, session, what, body" if table == "search" else "*"
            rows = connection.exec_driver_sql(f"SELECT {columns} FROM {table}")
            found[table] = sorted(
                (_seen(row._asdict()) for row in rows if row._asdict().get("body") != ""), key=str
            )
    return found


def _seen(row):
    row.pop("form", None)
    if row.get("stage"):
        stage = msgspec.json.decode(row["stage"])
        row["stage"] = {**stage, "opened": sorted(stage["opened"])}
    return row


def ids():
    """Random ids, the same in each run: people are listed by them, and rules pick by place."""
    drawn = random.Random(0)
    return lambda: uuid.UUID(int=drawn.getrandbits(128), version=4)


class Undone(RuleBasedStateMachine):
    """One running session, with everything that a facilitator does to it."""

    @initialize()
    def opens(self):
        self.ids = mock.patch("uuid.uuid4", ids())
        self.ids.start()
        self.folder = Path(tempfile.mkdtemp())
        self.service = open_service(self.folder, Clock(), CONTENT)
        self.name = running_session(self.service, "word", "rate", mode="named")
        sits_down(self.service, self.name, {"rate": rated(4, 2), "word": {}}, sign="P1")
        self.service.do(BeginTurn(session=self.name, sign="Waiting"))
        self.undos, self.redos = [], []

    def teardown(self):
        while self.undos:
            self.takes_back()
        self.service.close()
        shutil.rmtree(self.folder)
        self.ids.stop()

    def does(self, kind, **fields):
        before = kept(self.service)
        try:
            outcome = self.service.do(kind(session=self.name, **fields))
        except Trouble:
            assert kept(self.service) == before
            return
        assert outcome.undo is not None
        self.undos.append((outcome.undo, before, kept(self.service)))
        self.redos.clear()

    @precondition(lambda self: self.undos)
    @rule()
    def takes_back(self):
        undo, before, after = self.undos.pop()
        outcome = self.service.do(undo)
        assert kept(self.service) == before
        assert outcome.undo is not None
        self.redos.append((outcome.undo, before, after))

    @precondition(lambda self: self.redos)
    @rule()
    def does_again(self):
        redo, before, after = self.redos.pop()
        outcome = self.service.do(redo)
        assert kept(self.service) == after
        self.undos.append((outcome.undo, before, after))

    @rule(
        variant=st.sampled_from(["", "short"]),
        keep=st.permutations(range(4)),
        count=st.integers(0, 4),
    )
    def plans(self, variant, keep, count):
        blocks = {block.id: block for block in self.service.session(self.name).agenda}
        blocks.setdefault(
            "tour", Block(id="tour", kind="exercise", title="Tour", minutes=9, exercise="tour")
        )
        blocks["other"] = Block(
            id="other", kind="exercise", title="Other", minutes=4, exercise="other"
        )
        blocks["new"] = Block(id="", kind="slack", title="Slack", minutes=5)
        line = [structs.replace(each, variant=variant if each.exercise == "tour" else "")
                for each in blocks.values()]  # fmt: skip
        agenda = tuple(line[at] for at in keep if at < len(line))[:count]
        self.does(SetAgenda, agenda=agenda)

    @rule(step=st.sampled_from(["", "rate", "word", "reveal"]), block=st.integers(0, 2))
    def moves(self, step, block):
        self.does_unless_clocked(GoTo(session=self.name, place=Place(block=block, step=step)))

    def does_unless_clocked(self, move):
        """A move notes the wall clock, which no undo turns back: it is no deed of this kind."""
        try:
            self.service.do(move)
        except Trouble:
            return
        self.undos.clear()
        self.redos.clear()

    @rule(title=texts, laptops=st.integers(1, 3))
    def changes_the_head(self, title, laptops):
        session = structs.replace(self.service.session(self.name), title=title, laptops=laptops)
        before = kept(self.service)
        try:
            outcome = self.service.do(EditSession(session=session))
        except Refused:
            return
        self.undos.append((outcome.undo, before, kept(self.service)))
        self.redos.clear()

    @rule(count=st.integers(0, 30))
    def counts(self, count):
        self.does(ChangePeople, people=count)

    @rule(step=steps, body=texts, old=people, tick=st.booleans())
    def notes(self, step, body, old, tick):
        known = self.service.notes(self.name)
        if old < len(known):
            self.does(WriteNote, id=known[old].id, body=body)
            self.does(TickNote, id=known[old].id, in_summary=tick)
        else:
            self.does(WriteNote, step=step, body=body)

    @rule(body=texts, owner=texts, dropped=st.booleans(), old=people)
    def parks(self, body, owner, dropped, old):
        known = [note for note in self.service.notes(self.name) if note.kind == "park"]
        if old < len(known):
            self.does(ClosePark, id=known[old].id, owner=owner, dropped=dropped)
        else:
            self.does(Park, body=body)

    @rule(slot=st.integers(1, 3), text=texts)
    def decides(self, slot, text):
        entries = (ListEntry(id=f"d{slot}", values={"text": text}),) if text else ()
        self.does(NameEntries, step="tour/decide", entries=entries)

    @rule(step=steps)
    def opens_and_closes(self, step):
        self.does(OpenStep, step=step) if step not in self.opened() else self.does(
            TakeBack, steps=(step,)
        )

    @rule(me=points, safe=st.booleans(), name=st.sampled_from(["Ana", "Bo", "P1"]))
    def types_a_sheet(self, me, safe, name):
        answers = {"tour/rate": rated(me, None), **({"tour/safe": {"safe": me}} if safe else {})}
        self.does(EnterSheet, answers=answers, name=name)

    @rule(names=st.sets(st.sampled_from(["Ana", "P1", "Waiting", "Cy"]), min_size=1), value=points)
    def imports(self, names, value):
        rows = tuple(
            row for name in sorted(names)
            for row in ((name, "tour/rate", "s1/me", value), (name, "tour/safe", "safe", value))
        )  # fmt: skip
        self.does(ImportRows, rows=rows)

    @rule(which=people)
    def removes(self, which):
        known = self.service.people(self.name)
        if which < len(known):
            self.does(RemoveParticipant, participant=known[which].participant)

    @rule(which=people)
    def brings_back(self, which):
        removed = self.service.removed_people(self.name)
        if which < len(removed):
            self.does(RestoreParticipant, participant=removed[which].participant)

    @rule(kind=st.sampled_from([FinishSession, OpenAgain, BinSession, RestoreSession]))
    def ends(self, kind):
        state = self.service.session(self.name).state
        if not (kind is OpenAgain and state != "finished"):
            self.does(kind)

    @rule(text=texts, body=texts)
    def does_two_at_once(self, text, body):
        name = self.name
        before = kept(self.service)
        both = (decided(name, d1=text), WriteNote(session=name, body=body))
        try:
            outcome = self.service.do(Together(commands=both))
        except Trouble:
            assert kept(self.service) == before
            return
        self.undos.append((outcome.undo, before, kept(self.service)))
        self.redos.clear()

    def opened(self):
        return self.service.view(self.name).stage.opened

    @invariant()
    def is_read(self):
        if hasattr(self, "undos"):
            assert self.service.view(self.name).collecting() is not None


TestUndone = Undone.TestCase
TestUndone.settings = settings(
    max_examples=12,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
