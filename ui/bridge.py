"""The service as Qt signals: commands go in, one signal a kind of event comes out."""

from contextlib import suppress
from functools import partial, singledispatchmethod
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from ui.work import Cancelled, Report, Work, in_turns
from workshop.errors import Trouble
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

if TYPE_CHECKING:
    # The service imports the database: deferred until the first window shows.
    from workshop.services.service import Service


QUIET = 60_000
"""Milliseconds without a deed after which the library is settled."""


class Bridge(QObject):
    """Carries commands to the service and tells the windows what has changed.

    Queries go to `service` itself; nothing is written but through `do`.
    """

    library_changed = Signal()
    session_changed = Signal(str)
    stage_moved = Signal(str)
    notes_changed = Signal(str, object)
    """The session, and the note as it stands now."""
    answers_changed = Signal(str)
    troubled = Signal(str)
    undo_changed = Signal()
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
        self._due: Path | None = None
        self._opening = Work(self)
        self._opening.finished.connect(self._on_opened)
        self._opening.troubled.connect(self.refused)

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
        self._wait()
        if self._service is not None:
            self._service.close()

    def _wait(self) -> None:
        if self._service is None:
            self._begin_opening()
            self._opening.wait()
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def _on_opened(self, service: "Service") -> None:
        self._service = service
        self.library_changed.emit()
        self.opened.emit()

    def do(self, command: Command, *, undoable: bool = True) -> Outcome | None:
        """Carries a command out; None after trouble, which was told in a sentence. undoable:
        whether `undo` takes it back, where it has an inverse.
        """
        outcome = self._carried_out(command)
        if undoable and outcome is not None and outcome.undo is not None:
            self._undo.append(outcome.undo)
            self._redo.clear()
            self.undo_changed.emit()
        return outcome

    def undo(self) -> Outcome | None:
        """Takes the newest deed back."""
        return self._turned(self._undo, self._redo)

    def redo(self) -> Outcome | None:
        """Does again what was taken back last."""
        return self._turned(self._redo, self._undo)

    def _turned(self, deeds: list[Command], back: list[Command]) -> Outcome | None:
        if not deeds:
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

    def _carried_out(self, command: Command) -> Outcome | None:
        try:
            outcome: Outcome = self.service.do(command)
        except Trouble as trouble:
            self.troubled.emit(trouble.sentence)
            return None
        self._quiet.start()
        self.tell(outcome.events)
        return outcome

    def _on_quiet(self) -> None:
        with suppress(Trouble):  # tried again after the next deed
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
