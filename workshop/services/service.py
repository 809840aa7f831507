"""The one door to a library: commands go in, frozen values come out."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property, partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from msgspec import structs

from workshop.domain.exercise import Exercise, Template, collecting_steps
from workshop.domain.gathering import Entries, Gathering
from workshop.domain.letterhead import Letterheads
from workshop.domain.packet import Collected, Room
from workshop.domain.record import Export, Note, RoomLink, SavedSession, SearchHit, SessionRow
from workshop.domain.report_choice import ReportChoice
from workshop.domain.session import Session, State
from workshop.errors import LibraryFault, Refused, WrongSecret
from workshop.room.session_view import Progress, SessionView
from workshop.services import (
    aside,
    backups,
    bringing_back,
    by_lot,
    counting,
    desk,
    exports,
    importing,
    laying,
    letterheads,
    lists,
    merging,
    notes,
    own_exercises,
    own_in_backup,
    own_templates,
    people,
    personal_copy,
    pin,
    purge,
    relocking,
    repeating,
    reports,
    retention,
    reveal,
    running,
    session_view,
    sessions,
    taking_out,
    tries,
    turns,
)
from workshop.services.commands import Command, NameEntries, PutSessionBack, TypeCounts
from workshop.services.copies_wanted import CopiesWanted
from workshop.services.deed import Content, Deed, carry_out
from workshop.services.drafts import Drafts
from workshop.services.events import Outcome
from workshop.services.exercise_copies import Runs
from workshop.services.locks import Lock as Passphrase
from workshop.services.locks import accepted
from workshop.services.lookups import session_of
from workshop.services.relocking import Cancelled, Report
from workshop.services.views import (
    Arrival,
    AsideFile,
    Backup,
    ExportedFile,
    OwnAnswers,
    OwnStep,
    PersonView,
    Question,
    SavedLibrary,
    TurnView,
)
from workshop.steps import AnyStep
from workshop.storage.locking import PATIENCE, PLAIN, new_lock
from workshop.storage.opening import Opened, open_file
from workshop.storage.unit import reading, writing
from workshop.words import _

if TYPE_CHECKING:
    from workshop.services.own_files import OwnExercises

DEEDS = (
    sessions, own_exercises, own_templates, repeating, running, by_lot, notes, lists, desk, people,
    reveal, purge, retention, pin, importing, counting, taking_out, bringing_back, exports,
    merging, letterheads, reports,
)  # fmt: skip
"""The modules that carry commands out; each registers its own."""
Done = TypeVar("Done")
BRIEF = 0.1
"""Seconds that the screen may wait for another program: what did not go is tried again later."""


class Service:
    """An open library. `open_service` makes one; threads may share it."""

    def __init__(
        self, home: Path, opened: Opened, content: Content, clock: Callable[[], dt.datetime]
    ) -> None:
        self.home = home
        self.problem = opened.problem
        """A sentence to show at the start, or ""."""
        self.offered = opened.offered
        """The backup to offer where the library could not be read."""
        self.overdue = ""
        """A question about a date that has jumped, to be answered by `RemoveOverdue` or not."""
        self._opened, self._database = opened, opened.database
        self._content = content
        self._clock = clock
        self._runs, self._drafts, self._wanted = Runs(), Drafts(), CopiesWanted()
        self._copying = Lock()
        """Held while a copy of the library is made or cleaned: a purge must miss none."""
        self._changed = True
        """Whether there may be something that the newest backup lacks."""
        self._log_held = False
        """Whether the log is still to be emptied, as where somebody read just then."""

    def do(
        self, command: Command, patience: float = PATIENCE, *, lay_later: bool = False
    ) -> Outcome:
        """Carries a command out: durable when this returns, nothing changed when it raises.
        patience: seconds to wait for another program that writes. lay_later: where many hand in,
        whether `settle` follows at once and `lay_in_order` soon.
        """
        with self._tries_counted(), writing(self._database, patience) as unit:
            content = Content(exercises=self.exercises, templates=self.templates)
            own, now = (lambda: self.own_exercises), self._clock()
            deed = Deed(self.home, unit, now, content, own, self._runs, self._drafts)
            outcome = carry_out(command, deed)
            laying.lay(deed, later=lay_later)
        for session, person in deed.drafts_over:
            self._drafts.end(session, person)
        self._changed = True
        if deed.purging:
            with self._copying:
                left = purge.finish(self.home, self._database)
            return structs.replace(outcome, value=left)
        self._log_held = self._log_held or bool(deed.touched or deed.handed_in or deed.settles)
        if self._log_held and not lay_later:
            self.settle()
        return outcome

    def lay_in_order(self, *, give_way: bool = False) -> None:
        """Lays what was left to be laid later, so that its places in the file tell nothing.
        give_way: whether a LibraryFault ends it as soon as somebody does a deed.
        """
        if self._database.only_read is None and laying.lay_due(self._database, give_way=give_way):
            self.settle()

    def settle(self) -> None:
        """Writes the log into the file, so that whoever copies the file alone has the day. Where
        that cannot be now it is tried again after the next deed: what was done is kept either way.
        """
        self._log_held = True
        with suppress(LibraryFault):
            self._log_held = not self._database.empty_log(BRIEF)

    @contextmanager
    def _tries_counted(self) -> Iterator[None]:
        """A sign or code that fits nobody is noted, though nothing else of the deed is kept."""
        try:
            yield
        except WrongSecret:
            with writing(self._database, BRIEF) as unit:
                tries.note_wrong(unit, self._clock())
            raise

    def changed_elsewhere(self) -> bool:
        """Whether another program has written to the library since this was asked last."""
        return self._database.changed_elsewhere()

    def sessions(self, binned: bool = False) -> tuple[SessionRow, ...]:  # noqa: FBT001, FBT002
        """The sessions of the library, or those in the bin; newest day first."""
        with reading(self._database) as unit:
            return unit.sessions.listed(binned=binned)

    def session(self, session: str) -> Session:
        """The head and agenda of a session; Missing if there is none."""
        with reading(self._database) as unit:
            return session_of(unit, session).session

    def state(self, session: str) -> State | None:
        """How far a session of the library is; None in the bin, and where there is none."""
        with reading(self._database) as unit:
            kept = unit.sessions.find(session)
        return kept.session.state if kept is not None and not kept.binned else None

    def clients(self) -> dict[str, Session]:
        """Clients by name, each with the newest session that was held for it."""
        with reading(self._database) as unit:
            newest: dict[str, str] = {}
            for row in unit.sessions.listed(binned=False):
                if row.client and row.kind == "real":
                    newest.setdefault(row.client, row.id)
            return {name: session_of(unit, found).session for name, found in newest.items()}

    def copies(self, session: str) -> tuple[Exercise[AnyStep], ...]:
        """The exercises that a session keeps copies of, as they were copied."""
        with reading(self._database) as unit:
            store = unit.sessions
            return tuple(store.copied(session, exercise) for exercise in store.copies(session))

    def view(self, session: str) -> SessionView:
        """A session as it stands; Missing if there is none."""
        with reading(self._database) as unit:
            return session_view.session_view(unit, self._runs, session)

    def progress(self, session: str) -> dict[str, Progress]:
        """How far each collecting step is."""
        with reading(self._database) as unit:
            kept = session_of(unit, session)
            return session_view.progress(unit, kept, self._runs.of(unit, kept))

    def list_named(self, session: str, step: str) -> tuple[Gathering, Entries]:
        """How the list of a step is named, and what it holds; Refused where it names none."""
        with reading(self._database) as unit:
            kept = session_of(unit, session)
            names = lists.named_by(self._runs.step(unit, kept, step))
            return names, unit.lists.all(session).get(step, ())

    def bring_list(self, session: str, step: str, path: Path, *, code_page: str = "") -> Outcome:
        """Takes the whole list of a step from a CSV file: all rows or none, faults by line."""
        names, before = self.list_named(session, step)
        entries = lists.read_list(path, names, before, code_page)
        return self.do(NameEntries(session=session, step=step, entries=entries, at_once=True))

    def answered_entries(self, session: str, step: str, *, own: bool = False) -> frozenset[str]:
        """The ids in the list of a step without which answers would be lost. own: only their own
        answers, where another entry takes their place.
        """
        with reading(self._database) as unit:
            leaning = lists.held if own else lists.answered
            return leaning(unit, self._runs, session_of(unit, session), step)

    def notes(self, session: str) -> tuple[Note, ...]:
        """Notes and parked items in the order they were made."""
        with reading(self._database) as unit:
            return unit.notes.all(session_of(unit, session).session.id)

    def people(self, session: str) -> tuple[PersonView, ...]:
        """Everybody who has taken part."""
        with reading(self._database) as unit:
            return session_view.people_view(unit, session)

    def answered(self, session: str) -> int:
        """How many have taken part."""
        with reading(self._database) as unit:
            return unit.people.answered(session_of(unit, session).session.id)

    def removed_people(self, session: str) -> tuple[PersonView, ...]:
        """Everybody who was removed and can be brought back."""
        with reading(self._database) as unit:
            return session_view.people_view(unit, session, removed=True)

    def turn(
        self, session: str, participant: str, *, whole: bool = False, only: str = ""
    ) -> TurnView:
        """A person's turn, sealed answers only where it is `whole`, or `only` one step that they
        have done and change now; Missing once it is over.
        """
        with reading(self._database) as unit:
            return turns.turn_view(
                unit, self._runs, self._drafts, session, participant, whole=whole, only=only
            )

    def new_questions(self, session: str, participant: str) -> tuple[Question, ...]:
        """What is open and not done yet by somebody who sits at no desk now."""
        with reading(self._database) as unit:
            kept = session_of(unit, session)
            return turns.asked(unit, self._runs, self._drafts, kept, participant, whole=False)

    def interrupted_turn(self, session: str) -> str:
        """Whose turn was on the desk when it was last seen, and never left or done; "" for none."""
        with reading(self._database) as unit:
            turns = unit.people.turns(session)
        here = (turn.participant for turn in turns if turn.active and not turn.desk)
        return next(here, "")

    def own_by_code(self, session: str, code: str) -> OwnAnswers:
        """The answers of the person with that receipt code; Refused where nothing fits, and while
        a wrong try waits.
        """
        with self._tries_counted(), reading(self._database) as unit:
            return personal_copy.own_by_code(unit, self._runs, session, code, self._clock())

    def own_by_label(self, session: str, label: str) -> OwnAnswers:
        """The answers of the person with that name, or that label in an imported file."""
        with reading(self._database) as unit:
            return personal_copy.own_by_label(unit, self._runs, session, label)

    def steps_from(self, session: str, label: str) -> frozenset[str]:
        """Keys of the steps that are in from the sheet with that mark, word or name."""
        with reading(self._database) as unit:
            return people.steps_from(unit, session, label)

    def own_answers(self, session: str, participant: str) -> OwnAnswers:
        """The sealed answers of one person."""
        with reading(self._database) as unit:
            return personal_copy.own_of(unit, self._runs, session, participant)

    def own_steps(self, session: str, participant: str) -> tuple[OwnStep, ...]:
        """What one person has done, step by step, and what became of it."""
        with reading(self._database) as unit:
            return personal_copy.own_steps(unit, self._runs, session, participant)

    def own(self, session: str) -> Iterator[OwnAnswers]:
        """The sealed answers of everybody, read one person after another: by name, else by token,
        which is random.
        """
        with reading(self._database) as unit:
            everybody = personal_copy.everybody(unit, session)
        for participant in everybody:
            yield self.own_answers(session, participant)

    def want_copy(self, session: str, participant: str) -> str:
        """Somebody at the desk wants their copy printed at the end; the mark it will have."""
        return self._wanted.mark(session, participant)

    def want_no_copy(self, session: str, participant: str) -> None:
        """They have thought better of it."""
        self._wanted.drop(session, [participant])

    def copies_wanted(self, session: str) -> dict[str, str]:
        """Participant → mark, of all who still want a copy and are still in the session."""
        wanted = self._wanted.of(session)
        with reading(self._database) as unit:
            present = set(personal_copy.everybody(unit, session)) if wanted else set()
        return {each: mark for each, mark in wanted.items() if each in present}

    def copies_printed(self, session: str, participants: Iterable[str]) -> None:
        """These have gone to the printer."""
        self._wanted.drop(session, participants)

    def search(self, text: str) -> tuple[SearchHit, ...]:
        """Where the words stand in sessions, notes, decisions and released texts."""
        with reading(self._database) as unit:
            return unit.search.find(text)

    def exercises(self) -> tuple[Exercise[AnyStep], ...]:
        """The exercises that come with the program, then those of one's own."""
        return (*self._content.exercises(), *self.own_exercises.exercises())

    @cached_property
    def own_exercises(self) -> "OwnExercises":
        """The files of those of one's own."""
        # Imported here to keep start-up short: the list of sessions needs no exercise file.
        from workshop.services.own_files import OwnExercises  # noqa: PLC0415

        return OwnExercises(self.home, self._content.exercises)

    def templates(self) -> tuple[Template, ...]:
        """The agendas to start from, then those of one's own."""
        # Imported here to keep start-up short, as above.
        from workshop.services.template_files import kept_templates  # noqa: PLC0415

        return (*self._content.templates(), *kept_templates(self.home))

    def check_pin(self, pin_typed: str) -> bool:
        """Whether it is the facilitator's PIN; after five wrong tries Refused for 30 s."""
        with writing(self._database, BRIEF) as unit:
            return pin.check_pin(unit, pin_typed, self._clock())

    def letterheads(self) -> Letterheads:
        """Those who may hand reports over."""
        with reading(self._database) as unit:
            return unit.letterheads.all()

    def report_choice(self, session: str) -> ReportChoice:
        """What the report of a session is to hold."""
        with reading(self._database) as unit:
            return reports.report_choice(unit, session)

    def has_pin(self) -> bool:
        """Whether a PIN is set."""
        with reading(self._database) as unit:
            return pin.has_pin(unit)

    def import_csv(
        self,
        session: str,
        path: Path,
        progress: Callable[[int, int], None] | None = None,
        *,
        sample: bool = False,
        code_page: str = "",
    ) -> Outcome:
        """Reads answers from a CSV file and seals them: all rows or none, faults by line.
        code_page: of a file that is neither UTF-8 nor UTF-16.
        """
        with reading(self._database) as unit:
            kept = session_of(unit, session)
            steps = collecting_steps(self._runs.of(unit, kept))
        rows = importing.read_rows(path, steps, progress, code_page=code_page)
        if not sample:
            self.back_up_changes()
        return self.do(importing.command(session, rows, sample=sample))

    def links(self) -> dict[str, RoomLink]:
        """Session → how it hangs together with other computers."""
        with reading(self._database) as unit:
            return unit.links.all()

    def room(self, session: str, key: bytes) -> Room:
        """The packet with which another laptop collects for a session; Refused where it may not.
        key: the public one to which answers are sealed.
        """
        with reading(self._database) as unit:
            return merging.room_of(unit, session, key)

    def part(self, session: str) -> Collected:
        """What this laptop has collected for the one that runs the session."""
        with reading(self._database) as unit:
            return merging.part_of(unit, session)

    def arrival(self, part: Collected) -> Arrival:
        """What a part would bring; Refused where it may not come in."""
        with reading(self._database) as unit:
            return merging.arrival(unit, part)

    def import_counts(self, session: str, path: Path, *, code_page: str = "") -> Outcome:
        """Reads counts of each cell from a CSV file: all or none, faults by line."""
        with reading(self._database) as unit:
            steps = collecting_steps(self._runs.of(unit, session_of(unit, session)))
        counts = counting.read_counts(path, steps, code_page)
        self.back_up_changes()
        return self.do(TypeCounts(session=session, counts=counts))

    def last_backup(self) -> dt.datetime | None:
        """When the last dated backup was made."""
        return backups.newest(self.home)

    def back_up(self, to: Path | None = None) -> Backup:
        """Makes a backup now; one kept elsewhere is listed in every session with answers."""
        self.lay_in_order()
        with self._copying:
            self._changed = self._changed and to is not None
            try:
                made = backups.make(self.home, self._clock(), to)
            except LibraryFault:
                self._changed = True
                raise
        if to is not None:
            file = exports.shown(to / made.name if to.is_dir() else to)
            listed = Export(file=file, deed=exports.BACKUP, written=made.made)
            # A library that can only be read keeps no list; the copy is whole either way.
            with suppress(LibraryFault):
                with writing(self._database) as unit:
                    unit.exports.add_for_all(listed)
                self._changed = True
        if self._log_held:  # by the backup, which reads
            self.settle()
        return made

    def back_up_changes(self) -> Backup | None:
        """Makes a backup where something was done since the last one and there is something to
        keep.
        """
        return self.back_up() if self._has_changes() else None

    def _has_changes(self) -> bool:
        there = self.sessions() or self.sessions(binned=True) or own_in_backup.own_files(self.home)
        return self._changed and bool(there)

    def saved(self) -> tuple[SavedLibrary, ...]:
        """What one may look into: backups and libraries put aside, newest first."""
        return backups.saved(self.home)

    def look_into(self, name: Path | str) -> tuple[SavedSession, ...]:
        """The sessions of a backup, which is only looked at."""
        return backups.look_into(self.home, Path(name))

    def lock_of_backup(self, name: Path | str) -> Passphrase:
        """What a backup is locked with: one from elsewhere may have a passphrase of its own."""
        return Passphrase(backups.found(self.home, Path(name)))

    def lock_after(self, name: Path | str) -> str:
        """What is to be said of the passphrase once that backup is restored, or ""."""
        return relocking.lock_after(self.home, backups.found(self.home, Path(name)))

    def session_of_backup(self, name: Path | str, session: str) -> PutSessionBack:
        """What puts a session of a backup beside those of now, without what was deleted or purged
        since; Missing where nothing of it is left.
        """
        with self._copying:
            file = backups.whole(self.home, Path(name))
            whole = bringing_back.session_from(self.home, file, session)
        return PutSessionBack(whole=whole, made=backups.day_of(file))

    def exports(self, session: str) -> tuple[ExportedFile, ...]:
        """The files with answers that were written from a session, newest first."""
        with reading(self._database) as unit:
            return exports.listed(unit, session)

    def daily_backup(self) -> Backup | None:
        """Makes today's backup if there is none yet and there is something to keep."""
        if self._database.only_read is not None:
            return None
        last = self.last_backup()
        if last is not None and last.date() >= self._clock().date():
            return None
        if not (self.sessions() or self.sessions(binned=True)):
            return None
        return self.back_up()

    def restore(self, name: Path | str) -> Path:
        """Opens a backup in place of the library, which is put aside unchanged; where it is now.
        Refused while another program has the library open.
        """
        self.refuse_unless_alone()
        backup = backups.whole(self.home, Path(name))
        written: tuple[tuple[str, Export], ...] = ()
        keys: dict[bytes, bytes] = {}
        changed = False
        with suppress(LibraryFault):  # it may be damaged
            changed = self._has_changes()
            with reading(self._database) as unit:
                written, keys = unit.exports.every(), relocking.former(unit)
        bring_back = partial(backups.bring_back, self.home, Path(name), self._clock())
        with self._copying:
            beside = self._while_closed(partial(bring_back, back_up=changed))
        with writing(self._database) as unit:
            exports.list_again(unit, written)
            relocking.keep_keys(unit, keys)
            relocking.keep_key(unit, backup)
        told = self.unpack()
        problems = [each for each in (self._opened.problem, told) if each]
        self.problem, self.offered = "\n".join(problems), None
        return beside

    def unpack(self) -> str:
        """Puts the exercises and plans of one's own that came with a backup into their folders; why
        that could not be, or "".
        """
        with reading(self._database) as unit:
            if not own_in_backup.is_packed(unit):
                return ""
        with writing(self._database) as unit:
            return own_in_backup.unpack(unit, self.home, self._clock())

    def _while_closed(self, deed: Callable[[], Done]) -> Done:
        """Does what changes the file itself."""
        self._opened.close()
        try:
            return deed()
        finally:
            opened = open_file(self.home, self._clock())
            self._opened, self._database = opened, opened.database
            self._runs, self._drafts, self._wanted = Runs(), Drafts(), CopiesWanted()
            self._changed = True

    def lock(self, passphrase: str, report: Report, cancelled: Cancelled) -> tuple[str, ...]:
        """Locks the library with a passphrase, with another one, or with "" no longer; then all its
        copies, as `lock_copies` does. Refused while another program has the library open.
        """
        lock = new_lock(accepted(passphrase)) if passphrase else PLAIN
        self.refuse_unless_alone()
        with self._copying:
            with writing(self._database) as unit:
                relocking.keep_key(unit, self._database.file)
            self._while_closed(partial(relocking.lock_library, self.home, lock))
        return self.lock_copies(report, cancelled)

    def copies_due(self) -> bool:
        """Whether there are copies that have another lock than the library."""
        return bool(relocking.due_copies(self.home))

    def lock_copies(self, report: Report, cancelled: Cancelled) -> tuple[str, ...]:
        """Gives every copy the lock of the library; the names of those that cannot be read, which
        are left as they are. What is cancelled goes on at the next start.
        """
        with self._copying:
            left = relocking.lock_copies(self.home, report, cancelled)
            if self._database.only_read is None:
                with writing(self._database) as unit:
                    relocking.forget_former(unit, self.home)
        return left

    def put_aside(self) -> tuple[AsideFile, ...]:
        """Library files that were put aside, newest first."""
        return aside.listed(self.home)

    def purge_aside(self, names: Iterable[str]) -> None:
        """Removes such files for good."""
        aside.purge_aside(self.home, self._database, names)

    def close(self) -> None:
        """Ends the work with the library, with today's backup made where there is room for it."""
        with suppress(LibraryFault):
            self.lay_in_order()
            self.daily_backup()
        self._opened.close()

    def refuse_unless_alone(self) -> None:
        """Refused while another program has the library open: what that writes would go astray."""
        if not self._opened.presence.is_alone():
            raise Refused(_("The library is open in another window. Close it there first."))
