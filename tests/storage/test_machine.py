"""The library against a dictionary: any run of deeds, undone, closed and opened again."""

import datetime as dt
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from msgspec import structs

from tests.services.tour import CONTENT, DAY, Clock, rated
from workshop.domain.stage import Place
from workshop.errors import Refused
from workshop.services.commands import (
    BeginTurn,
    BinSession,
    ChangePeople,
    EditSession,
    EnterSheet,
    GoTo,
    NewSession,
    PurgeSession,
    PutAnswer,
    RemoveParticipant,
    Reveal,
    SealTurn,
    SetBlack,
    StartSession,
    WriteNote,
)
from workshop.services.library import open_service
from workshop.services.lookups import headline

RATE = "tour/rate"
points = st.sampled_from([1, 2, 3, 4, 5, None])
texts = st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20)
titles = texts.filter(lambda text: headline(text, 140, "The title"))


class Library(RuleBasedStateMachine):
    """What the library says is what the dictionary says."""

    sessions = Bundle("sessions")
    people = Bundle("people")

    @initialize()
    def opens(self):
        self.folder = Path(tempfile.mkdtemp())
        self.clock = Clock()
        self.service = open_service(self.folder, self.clock, CONTENT)
        self.titles, self.binned = {}, set()
        self.notes, self.sealed, self.removed, self.black = {}, {}, {}, {}
        self.undos, self.shown = [], {}

    def teardown(self):
        self.service.close()
        shutil.rmtree(self.folder)

    def does(self, command):
        return self.service.do(command)

    def there(self, name):
        return name in self.titles

    @rule(target=sessions, title=titles)
    def makes(self, title):
        command = NewSession(template="half", title=title, date=DAY, threshold=3)
        name = self.does(command).value
        self.titles[name] = self.service.view(name).session.title
        self.notes[name], self.sealed[name], self.removed[name] = {}, {}, set()
        self.black[name], self.shown[name] = False, []
        self.does(StartSession(session=name))
        self.does(GoTo(session=name, place=Place(block=0, step="rate")))
        return name

    @rule(name=sessions, title=titles)
    def renames_and_takes_it_back(self, name, title):
        if self.there(name):
            session = structs.replace(self.service.view(name).session, title=title)
            outcome = self.does(EditSession(session=session))
            self.does(outcome.undo)

    @rule(name=sessions)
    def bins(self, name):
        if self.there(name):
            self.undos.append((self.does(BinSession(session=name)), name, name in self.binned))
            self.binned.add(name)

    @rule(name=sessions, body=texts.filter(lambda text: text.strip()))
    def notes_something(self, name, body):
        if self.there(name):
            made = self.does(WriteNote(session=name, body=body)).value
            self.notes[name][made] = self.service.notes(name)[-1].body

    @rule(name=sessions, data=st.data())
    def unmakes_a_note_and_brings_it_back(self, name, data):
        if self.there(name) and self.notes[name]:
            note = data.draw(st.sampled_from(sorted(self.notes[name])))
            outcome = self.does(WriteNote(session=name, id=note, body=""))
            assert note not in {each.id for each in self.service.notes(name)}
            self.does(outcome.undo)

    @rule(name=sessions, on=st.booleans(), back=st.booleans())
    def blanks(self, name, on, back):
        if self.there(name):
            outcome = self.does(SetBlack(session=name, on=on))
            if back:
                self.does(outcome.undo)
            else:
                self.black[name] = on

    @rule(name=sessions, people=st.integers(1, 40))
    def counts_people_and_takes_it_back(self, name, people):
        if self.there(name):
            self.does(self.does(ChangePeople(session=name, people=people)).undo)

    @rule(target=people, name=sessions, me=points, org=points, paper=st.booleans())
    def answers(self, name, me, org, paper):
        if not self.there(name):
            return (name, "")
        given = rated(me, org)
        if RATE not in self.service.view(name).stage.opened or paper:
            code = self.does(EnterSheet(session=name, answers={RATE: given})).value
            person = self.service.own_by_code(name, code).participant
        else:
            person = self.does(BeginTurn(session=name)).value.participant
            for cell, value in given.items():
                put = PutAnswer(session=name, participant=person, step=RATE, cell=cell, value=value)
                self.does(put)
            self.does(SealTurn(session=name, participant=person))
        self.sealed[name][person] = given
        return (name, person)

    @rule(found=people, back=st.booleans())
    def removes_somebody(self, found, back):
        name, person = found
        if self.there(name) and person in self.sealed[name]:
            outcome = self.does(RemoveParticipant(session=name, participant=person))
            if back:
                self.does(outcome.undo)
                self.removed[name].discard(person)
            else:
                self.removed[name].add(person)

    @rule(name=sessions)
    def reveals(self, name):
        if not self.there(name):
            return
        present, wanted = self.present(name).keys(), self.countable(name)
        try:
            counted = self.does(Reveal(session=name, step=RATE)).value.n
        except Refused:
            assert not wanted
        else:
            assert len(present) >= counted >= 3
            assert counted == wanted or wanted is None
            self.shown[name].append(set(present) if counted == len(present) else None)

    def countable(self, name):
        """How many a reveal has to count, 0 where it is refused; None where somebody who was shown
        is gone or back, which the dictionary cannot judge.
        """
        present, shown = set(self.present(name)), self.shown[name]
        if not shown:
            return len(present) if len(present) >= 3 else 0
        if None in shown or shown[-1] - present or (present - shown[-1]) & set().union(*shown):
            return None
        return len(present) if len(present - shown[-1]) >= 3 else 0

    @rule(name=sessions)
    def purges(self, name):
        if self.there(name) and name in self.binned:
            self.does(PurgeSession(session=name))
            del self.titles[name]
            self.binned.discard(name)

    @precondition(lambda self: self.undos)
    @rule()
    def takes_back_a_bin(self):
        outcome, name, before = self.undos.pop()
        if self.there(name) and not before:
            self.does(outcome.undo)
            self.binned.discard(name)

    @rule()
    def opens_again(self):
        self.service.close()
        self.clock.now += dt.timedelta(minutes=1)
        self.service = open_service(self.folder, self.clock, CONTENT)

    def present(self, name):
        return {
            person: given
            for person, given in self.sealed[name].items()
            if person not in self.removed[name]
        }

    @invariant()
    def lists_what_is_there(self):
        if not hasattr(self, "service"):
            return
        listed = {row.id: row.title for row in self.service.sessions()}
        binned = {row.id: row.title for row in self.service.sessions(binned=True)}
        assert {**listed, **binned} == self.titles
        assert set(binned) == self.binned

    @invariant()
    def holds_what_was_said(self):
        for name in self.titles if hasattr(self, "service") else ():
            own = {each.participant: each.answers for each in self.service.own(name)}
            assert own == {person: {RATE: given} for person, given in self.present(name).items()}
            assert {each.id: each.body for each in self.service.notes(name)} == self.notes[name]
            view = self.service.view(name)
            assert view.stage.black == self.black[name]
            assert view.session.people == 8
            assert view.progress[RATE].done == len(own)


TestLibrary = Library.TestCase
TestLibrary.settings = settings(
    max_examples=15,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
