"""The service as Qt signals: commands go in, one signal a kind of event comes out."""

from collections import deque
from collections.abc import Callable, Hashable
from functools import partial, singledispatchmethod
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from ui.work import Cancelled, Report, Work, in_turns
from workshop.errors import LibraryFault, Trouble
from workshop.services.commands import Command
from workshop.services.events import (
    AnswersChanged,
    Event,
    LibraryChanged,
    NotesChanged,
    Outcome,
    SessionChanged,
    StageMoved,
)
from workshop.words import _

if TYPE_CHECKING:
    # The service imports the database: deferred until the first window shows.
    from workshop.services.service import Service


QUIET = 60_000
"""Milliseconds without a deed after which the library is settled."""
BRIEF = 0.1
"""Seconds that the screen waits for another program that writes."""
AGAIN = 1000
"""Milliseconds until what is unsent is sent again."""
LOOK = 500
"""Milliseconds until it is asked again whether another program has written."""


EVERYTHING = tuple(
    kind(session="") for kind in (LibraryChanged, SessionChanged, StageMoved, AnswersChanged)
)
"""What may have changed where another program has written: all of every session."""


def concerns(told: str, session: str) -> bool:
    """Whether a signal is of this session: it names it, or none, since any may have changed."""
    return told in ("", session)


class Typed(Struct, frozen=True):
    """What was typed, as a command. undoable: whether it can be taken back."""

    command: Command
    undoable: bool


class Bridge(QObject):
    """Carries commands to the service and tells the windows what has changed.

    Queries go to `service` itself; nothing is written but through `do` and `keep`.
    """

    library_changed = Signal()
    session_changed = Signal(str)
    """The session, "" for any: `concerns` tells. So of the stage and the answers."""
    stage_moved = Signal(str)
    notes_changed = Signal(str, object)
    """The session, and the note as it stands now."""
    answers_changed = Signal(str)
    troubled = Signal(str)
    said = Signal(str)
    """What other machines of the room have done."""
    undo_changed = Signal()
    unsent_changed = Signal(str, str)
    """What to say of what is typed and not stored yet, "" once all of it is; and why."""
    opened = Signal()
    refused = Signal(str)
    """The library could not be opened; the sentence says why."""

    def __init__(self, service: "Service | None" = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._undo: list[Command] = []
        self._quiet = QTimer(self, singleShot=True, interval=QUIET)
        self._quiet.timeout.connect(self._on_quiet)
        self._redo: list[Command] = []
        self._unsent: dict[Hashable, Typed] = {}
        self._why = ""
        self._again = QTimer(self, interval=AGAIN)
        self._again.timeout.connect(self.send)
        self._elsewhere = QTimer(self, interval=LOOK)
        self._elsewhere.timeout.connect(self.look_elsewhere)
        if service is not None:
            self._elsewhere.start()
        self._due: Path | None = None
        self._opening = Work(self)
        self._opening.finished.connect(self._on_opened)
        self._opening.troubled.connect(self.refused)
        self._beside = Work(self)
        self._beside.awaited = True
        self._beside.finished.connect(self._on_done_beside)
        self._beside.troubled.connect(self._on_refused_beside)
        self._then: deque[Callable[[Outcome | None], None]] = deque()

    @property
    def service(self) -> "Service":
        """The open library; blocks until a pending `open` is through. RuntimeError where there is
        none.
        """
        self._wait()
        if self._service is None:
            raise RuntimeError("no library is open")
        return self._service

    def is_open(self) -> bool:
        """Whether there is a library to ask at once."""
        return self._service is not None

    def open(self, home: Path) -> None:
        """Opens the library of a folder on a worker thread; `opened` or `refused` tells how it
        went.
        """
        self._due = home
        # In an iteration of its own: next to the worker thread, windows would fill later.
        in_turns(self, self._begin_opening)

    def _begin_opening(self) -> None:
        due, self._due = self._due, None
        if due is not None:
            self._opening.start(partial(_open, due))

    def close(self) -> None:
        """Closes the library; from now on nobody is told anything."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's
        self._quiet.stop()
        self._again.stop()
        self._elsewhere.stop()
        self._wait()
        self._beside.wait()
        if self._service is not None:
            self.send()
            self._service.close()

    def _wait(self) -> None:
        if self._service is None:
            self._begin_opening()
            self._opening.wait()
            self._opening.hear()

    def _on_opened(self, service: "Service") -> None:
        self._service = service
        self._elsewhere.start()
        self.library_changed.emit()
        self.opened.emit()

    def do(self, command: Command, *, undoable: bool = True) -> Outcome | None:
        """Carries a command out; None after trouble, which was told in a sentence. undoable:
        whether `undo` takes it back, where it has an inverse.
        """
        self.send()
        outcome = self._carried_out(command)
        if undoable and outcome is not None:
            self._remember(outcome)
        return outcome

    def do_beside(self, command: Command, then: Callable[[Outcome | None], None]) -> None:
        """Like `do` for what has no undo, on a worker thread: for a deed that hashes slowly, as a
        secret needs. then: called on the UI thread, with None after trouble.
        """
        self.send()
        self._then.append(then)
        self._beside.start(partial(_done, self.service, command))

    def hear_beside(self) -> None:
        """Blocks until everything that is done beside is told."""
        self._beside.wait()
        self._beside.hear()

    def _on_done_beside(self, outcome: Outcome) -> None:
        self._tell_done(outcome)
        self._then.popleft()(outcome)

    def _on_refused_beside(self, sentence: str) -> None:
        self.troubled.emit(sentence)
        self._then.popleft()(None)

    def keep(self, slot: Hashable, command: Command, *, undoable: bool = True) -> Outcome | None:
        """Stores what was typed. Where the library cannot take it now it is unsent: it is sent
        again each second and with every later deed, until something else is typed in the same slot.
        """
        self._unsent.pop(slot, None)
        self._unsent[slot] = Typed(command, undoable)
        return self._sent().get(slot)

    def send(self) -> bool:
        """Sends again what is unsent; whether nothing is left."""
        self._sent()
        return not self._unsent

    def unsent(self) -> str:
        """What to say of what is typed and not stored yet, "" where all of it is."""
        return _("Not stored yet. It is kept, and sent again by itself.") if self._why else ""

    def _sent(self) -> dict[Hashable, Outcome]:
        """What the library has taken now, in the order in which it was typed."""
        taken: dict[Hashable, Outcome] = {}
        waiting, self._unsent = self._unsent, {}
        left: dict[Hashable, Typed] = {}
        why, amiss = "", []
        for slot, typed in waiting.items():
            try:
                # The screen waits once, not again at each key while somebody else writes.
                taken[slot] = self.service.do(typed.command, 0 if why or self._why else BRIEF)
            except LibraryFault as fault:
                left[slot], why = typed, fault.sentence
            except Trouble as trouble:
                amiss.append(trouble.sentence)
        self._unsent = left  # before anybody is told, who may type something more
        self._say_unsent(why)
        for sentence in amiss:
            self.troubled.emit(sentence)
        for slot, outcome in taken.items():
            self._tell_done(outcome)
            if waiting[slot].undoable:
                self._remember(outcome)
        return taken

    def _say_unsent(self, why: str) -> None:
        if why and not self._again.isActive():
            self._again.start()
        elif not why:
            self._again.stop()
        if why != self._why:
            self._why = why
            self.unsent_changed.emit(self.unsent(), why)

    def _remember(self, outcome: Outcome) -> None:
        if outcome.undo is not None:
            self._undo.append(outcome.undo)
            self._redo.clear()
            self.undo_changed.emit()

    def undo(self) -> Outcome | None:
        """Takes the newest deed back."""
        return self._turned(self._undo, self._redo)

    def redo(self) -> Outcome | None:
        """Does again what was taken back last."""
        return self._turned(self._redo, self._undo)

    def _turned(self, deeds: list[Command], back: list[Command]) -> Outcome | None:
        if not deeds:
            return None
        if not self.send():  # it would take back what was done before
            self.troubled.emit(self._why)
            return None
        outcome = self._carried_out(deeds.pop())
        if outcome is not None and outcome.undo is not None:
            back.append(outcome.undo)
        self.undo_changed.emit()
        return outcome

    def can_undo(self) -> bool:
        """Whether there is a deed to take back."""
        return bool(self._undo)

    def can_redo(self) -> bool:
        """Whether there is a deed to do again."""
        return bool(self._redo)

    def forget_undo(self) -> None:
        """Deeds until now stay done (another session is opened)."""
        self._undo.clear()
        self._redo.clear()
        self.undo_changed.emit()

    def tell(self, events: tuple[Event, ...]) -> None:
        """Emits each event once (bulk work tells its events here when it is back)."""
        for event in dict.fromkeys(events):
            self._emit(event)

    def look_elsewhere(self) -> None:
        """Tells all windows where the command line or another computer has written."""
        try:
            if self.service.changed_elsewhere():
                self.tell(EVERYTHING)
        except LibraryFault:
            return  # a backup takes its place just now, or somebody else has locked it

    def _carried_out(self, command: Command) -> Outcome | None:
        try:
            outcome: Outcome = self.service.do(command, BRIEF)
        except Trouble as trouble:
            self.troubled.emit(trouble.sentence)
            return None
        self._tell_done(outcome)
        return outcome

    def _tell_done(self, outcome: Outcome) -> None:
        self._quiet.start()
        self.tell(outcome.events)

    def _on_quiet(self) -> None:
        self.service.settle()

    @singledispatchmethod
    def _emit(self, event: Event) -> None:
        raise NotImplementedError(type(event).__name__)

    @_emit.register
    def _emit_library_changed(self, event: LibraryChanged) -> None:
        self.library_changed.emit()

    @_emit.register
    def _emit_session_changed(self, event: SessionChanged) -> None:
        self.session_changed.emit(event.session)

    @_emit.register
    def _emit_stage_moved(self, event: StageMoved) -> None:
        self.stage_moved.emit(event.session)

    @_emit.register
    def _emit_notes_changed(self, event: NotesChanged) -> None:
        self.notes_changed.emit(event.session, event.note)

    @_emit.register
    def _emit_answers_changed(self, event: AnswersChanged) -> None:
        self.answers_changed.emit(event.session)


def _open(home: Path, _report: Report, _cancelled: Cancelled) -> "Service":
    # Importing the database takes longer than showing the first window.
    from workshop.services.library import open_service  # noqa: PLC0415

    return open_service(home)


def _done(service: "Service", command: Command, _report: Report, _cancelled: Cancelled) -> Outcome:
    outcome: Outcome = service.do(command, BRIEF)
    return outcome
