"""The console: the facilitator's window, one deed a key."""

import datetime as dt
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec import structs
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QHideEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget
from shiboken6 import isValid

from ui.bridge import Bridge, concerns
from ui.console.deeds import EMPTY, ConsoleDeeds
from ui.console.face import ConsoleFace
from ui.console.gather import GatherArea
from ui.console.jotted import JottedNotes
from ui.console.keys import ConsoleKeys, is_writing, legend
from ui.console.map import MapArea
from ui.console.notes import NoteField
from ui.console.room_column import shown_as
from ui.dialogs.background import BackgroundPanel
from ui.dialogs.decisions import DecisionsPanel, GroupPanel
from ui.dialogs.keys import KeysPanel
from ui.dialogs.notes import NotesPanel
from ui.dialogs.parked import ParkedPanel
from ui.dialogs.people import PeoplePanel
from ui.kit.toast import Toast
from ui.kit.window_size import SMALLEST
from ui.projector.feed import RoomFeed
from workshop.domain.groups import ALL_PAIRED
from workshop.domain.record import Note
from workshop.domain.stage import Stage
from workshop.room.by_lot import group_words
from workshop.room.console_words import exercise_at
from workshop.room.day import key_at
from workshop.room.pauses import pauses
from workshop.room.scene import Page
from workshop.room.session_view import SessionView
from workshop.words import _

if TYPE_CHECKING:
    from ui.dialogs.packets import Packets

NARROW = 1200
PRIVATE = ("note", "park", "print")
"""Keys for what the room should not see."""
SECOND = 1000


class ConsoleWindow(QMainWindow):
    """One session, run. It asks for a fresh snapshot after every change but a note's, which is
    shown by itself.
    """

    left = Signal()
    finished = Signal(bool, bool)
    """Whether to print and to back up now."""
    desk_asked = Signal()
    print_asked = Signal()
    sheet_asked = Signal()
    swap_asked = Signal()
    room_asked = Signal()
    escaped = Signal()
    light_asked = Signal()
    private_asked = Signal(object)
    """A deed that shows what the room should not see, to be done once it does not."""

    def __init__(
        self,
        bridge: Bridge,
        session: str,
        feed: RoomFeed,
        *,
        now: Callable[[], dt.datetime] = dt.datetime.now,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.setObjectName("console")
        self.setMinimumSize(SMALLEST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._bridge, self._id, self._now = bridge, session, now
        self._view: SessionView | None = None
        self._panel: QDialog | None = None
        self._packets: Packets | None = None
        self._watched = False
        self._also: tuple[QWidget, ...] = ()
        self.feed = feed
        self.notes = NoteField(bridge, session)
        jotted = JottedNotes(bridge, session)
        jotted.chosen.connect(self.notes.take_up)
        gather = GatherArea(bridge, session)
        drawing = MapArea(bridge, session)
        self.face = ConsoleFace(self.notes, jotted, gather, drawing, self.feed)
        self.deeds = ConsoleDeeds(self, bridge, session, self.feed, self.view)
        self.toast = Toast(self, foot=84)
        self.keys = ConsoleKeys(self._key_windows, monotonic, self)
        self._second = QTimer(self)
        self._second.setInterval(SECOND)
        self._stale = QTimer(self)
        self._stale.setSingleShot(True)
        self._stale.setInterval(0)
        self.keys.pressed.connect(self.perform)
        self.setCentralWidget(self.face)
        self._connect()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_change)
        self.setFocus()
        self.toast.hold(bridge.unsent())
        self._second.start()

    def _connect(self) -> None:
        bridge = self._bridge
        for signal in (bridge.session_changed, bridge.stage_moved, bridge.answers_changed):
            signal.connect(self._on_changed)
        bridge.notes_changed.connect(self._on_notes_changed)
        bridge.troubled.connect(self._on_troubled)
        bridge.unsent_changed.connect(self.toast.hold)
        bridge.undo_changed.connect(self._on_undo_changed)
        self._stale.timeout.connect(self.refresh)
        self._second.timeout.connect(self._on_second)
        self.feed.seen.connect(self._on_seen)
        self.toast.undone.connect(bridge.undo)
        self._connect_parts()
        if self._id in bridge.service.links():
            self._watch_rooms()

    def _connect_parts(self) -> None:
        deeds, face = self.deeds, self.face
        deeds.said.connect(self.toast.tell)
        deeds.undoable.connect(partial(self.toast.say, undo=True))
        deeds.leaving.connect(self.notes.finish)
        deeds.finished.connect(self.finished)
        for asked, deed in (
            (face.head.undo_asked, self._on_undo),
            (face.head.redo_asked, deeds.redo),
            (face.head.people_asked, self._on_people),
            (face.head.laptops_asked, self._on_laptops),
            (face.head.sheet_asked, self._on_sheet),
            (face.head.print_asked, self._on_print),
            (face.steps.chosen, deeds.go_to),
            (face.middle.pictures.picture_chosen, deeds.picture),
            (face.middle.pictures.option_chosen, deeds.option),
            (face.middle.progress.reveal_asked, deeds.reveal),
            (face.middle.background.clicked, self._on_background),
            (face.room.timer.timer_asked, deeds.timer),
            (face.room.timer.minute_asked, deeds.minute),
            (face.room.timer.take_asked, deeds.take_minute),
            (face.head.day_asked, self._on_day),
            (face.steps.day_asked, self._on_day),
            (face.day.steps_asked, self._on_steps),
            (face.day.go_asked, deeds.jump),
            (face.day.move_asked, deeds.move_block),
            (face.day.leave_asked, deeds.leave_out),
            (face.day.add_asked, self._on_add),
            (face.day.menu.triggered, self._on_added),
            (face.time.change_asked, deeds.change_day),
            (face.time.leave_asked, self._on_steps),
            (face.time.room_asked, deeds.show_day_in_room),
            (face.middle.groups.shuffle_asked, deeds.groups),
            (face.middle.groups.swap_asked, deeds.swap_members),
            (face.middle.voice.next_asked, deeds.next_voice),
            (face.middle.voice.pass_asked, deeds.pass_voice),
            (face.foot.back_asked, deeds.back),
            (face.foot.next_asked, deeds.next_place),
            (face.foot.black_asked, deeds.black),
            (face.foot.white_asked, deeds.white),
            (face.foot.title_asked, deeds.title),
            (face.foot.freeze_asked, deeds.freeze),
            (face.foot.swap_asked, self.swap_asked),
            (face.foot.desk_asked, self._on_desk),
            (face.room.private_asked, self._on_private_asked),
            (face.listed.clicked, self._on_listed),
            (face.decisions.clicked, self._on_decisions),
            (face.parked.clicked, self._on_parked_thing),
            (face.group.clicked, self._on_group),
            (face.again.clicked, deeds.again),
            (face.finish.clicked, deeds.finish),
            (self.notes.parked, self._on_parked),
            (face.gather.said, self.toast.tell),
            (face.gather.grown, deeds.last_page),
            (face.gather.opened, self._open),
            (face.drawing.deeds.said, self.toast.tell),
            (face.drawing.deeds.opened, self._open),
            (face.drawing.cut_asked, deeds.cut),
        ):
            asked.connect(deed)

    # ---- what shows

    def view(self) -> SessionView:
        """The session as it stands now; a fresh snapshot goes to the room and the notes at once."""
        view = self._view
        if view is None:
            view = self._view = self._bridge.service.view(self._id)
            self.notes.go_to(key_at(view, (view.stage or EMPTY).place))
            self.feed.take(view)
        return view

    def stage(self) -> Stage:
        """Where it stands now."""
        return self.view().stage or EMPTY

    def refresh(self) -> None:
        """Asks for a fresh snapshot and shows it."""
        self._stale.stop()
        self._view = None
        view, stage = self.view(), self.stage()
        rehearses = view.session.kind == "rehearsal"
        title = _("Rehearsal: {title}") if rehearses else _("Console: {title}")
        self.setWindowTitle(title.format(title=view.session.title))
        self.face.show_session(view, stage, self._now())
        self._on_undo_changed()

    def _on_seen(self, page: Page | None) -> None:
        stage = self.feed.stage() or EMPTY
        self.face.room.show_page(page, shown_as(stage))

    def _on_second(self) -> None:
        self.face.show_time(self.view(), self.stage(), self._now())

    def _on_changed(self, session: str) -> None:
        if concerns(session, self._id):
            self._view = None
            self._stale.start()

    def _on_notes_changed(self, session: str, note: Note) -> None:
        """Shows the notes alone, at every pause in writing one."""
        if session != self._id or self._view is None:  # a fresh snapshot will bring it
            return
        known = {each.id: each for each in self._view.notes}
        if note.body and note.id in known:
            notes = tuple((known | {note.id: note}).values())
        else:  # one that comes back has a place of its own among the others
            notes = self._bridge.service.notes(session)
        self._view = structs.replace(self._view, notes=notes)
        self.face.show_notes(self._view, self.stage())
        if note.kind == "park":
            self.feed.take(self._view)

    def _on_troubled(self, sentence: str) -> None:
        self.toast.tell(sentence)

    def _on_undo_changed(self) -> None:
        nothing = "" if self._bridge.can_undo() else _("Nothing to undo.")
        self.face.head.undo.setAccessibleDescription(nothing)
        nothing = "" if self._bridge.can_redo() else _("Nothing to do again.")
        self.face.head.redo.setAccessibleDescription(nothing)

    # ---- deeds

    def perform(self, deed: str) -> None:
        """Does what a key stands for."""
        if deed in PRIVATE and not self.face.private():
            self.private_asked.emit(partial(self._perform, deed))
        else:
            self._perform(deed)

    def _perform(self, deed: str) -> None:
        deeds = self.deeds
        {
            "next": deeds.next_place,
            "back": deeds.back,
            "reveal": deeds.reveal,
            "note": self.notes.begin_note,
            "park": self.notes.begin_park,
            "black": deeds.black,
            "white": deeds.white,
            "title": deeds.title,
            "freeze": deeds.freeze,
            "swap": self.swap_asked.emit,
            "desk": self._on_desk,
            "timer": deeds.timer,
            "minute": deeds.minute,
            "take minute": deeds.take_minute,
            "groups": self._on_groups,
            "voice": deeds.next_voice,
            "pass": deeds.pass_voice,
            "day": self._on_day,
            "undo": self._on_undo,
            "redo": deeds.redo,
            "print": self._on_print,
            "light": self.light_asked.emit,
            "turn right": deeds.turn_right,
            "turn left": deeds.turn_left,
            "room": self.room_asked.emit,
            "laptops": self._on_laptops,
            "keys": self._on_keys,
            "escape": self._on_escape,
        }[deed]()

    # ---- the day

    def _on_day(self) -> None:
        """The day in place of the steps, and back."""
        if self.face.shows_day():
            self._on_steps()
            return
        self.face.turn_to_day(on=True)
        self.refresh()
        self.face.day.choose(self.stage().place.block)

    def _on_steps(self) -> None:
        self.face.turn_to_day(on=False)
        self.refresh()
        self.setFocus()

    def _on_change(self) -> None:
        if self.face.shows_day():
            self.face.time.change_now()

    def _on_add(self, at: int) -> None:
        """A menu of all exercises, also those used already, and of pauses."""
        menu = self.face.day.menu
        menu.clear()
        words = _("{title}, {n} min")
        for exercise in self._bridge.service.exercises():
            line = menu.addAction(words.format(title=exercise.title, n=exercise.minutes))
            line.setData((at, "exercise", exercise.title, exercise.minutes, exercise.id))
        menu.addSeparator()
        for kind, title, minutes in pauses():
            line = menu.addAction(words.format(title=title, n=minutes))
            line.setData((at, kind, title, minutes, ""))
        menu.popup(self.face.day.add.mapToGlobal(self.face.day.add.rect().topLeft()))

    def _on_added(self, action: QAction) -> None:
        self.deeds.add_block(*action.data())

    def _on_undo(self) -> None:
        self.toast.hide()  # its Undo would take back one more
        self.deeds.undo()

    def _on_groups(self) -> None:
        """By lot at once: of the size that the step asks for, else pairs."""
        words = group_words(self.view(), self.stage())
        self.deeds.groups(words.size if words is not None else ALL_PAIRED)

    def _on_escape(self) -> None:
        if is_writing(self.focusWidget()):
            self.setFocus()
            return
        if self.face.shows_day():
            self._on_steps()
            return
        self.deeds.picture_again()
        self.escaped.emit()

    def _on_private_asked(self) -> None:
        self.private_asked.emit(self.setFocus)

    def _on_desk(self) -> None:
        if self.notes.finish():  # the console is taken apart, and with it what was not stored
            self.desk_asked.emit()

    def _on_print(self) -> None:
        self.notes.flush()
        self.print_asked.emit()

    def _on_sheet(self) -> None:
        self.notes.flush()
        self.sheet_asked.emit()

    def _on_parked(self) -> None:
        self.toast.say(_("Parked."), undo=self._bridge.can_undo())

    # ---- panels

    def _open(self, panel: QDialog) -> None:
        if self._panel is not None:
            self._panel.accept()
        self._panel = panel
        focus = self.focusWidget()
        worked_in = focus is not None and self.face.middle.isAncestorOf(focus)
        panel.finished.connect(partial(self._on_panel_left, focus if worked_in else self))
        panel.open()

    def _on_panel_left(self, before: QWidget, _result: int) -> None:
        """The keys go back to the list or map that was worked in, else to the window."""
        self._panel = None
        here = isValid(before) and before.isVisibleTo(self)
        (before if here else self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_people(self) -> None:
        self._open(PeoplePanel(self, self._bridge, self._id))

    def _on_laptops(self) -> None:
        # Imported here for start-up time: sealing loads a library of its own.
        from ui.dialogs.laptops import LaptopsPanel  # noqa: PLC0415
        from ui.dialogs.packets import Packets  # noqa: PLC0415

        if self._packets is None:
            self._packets = Packets(self, self._bridge)
            self._watch_rooms()
        panel = LaptopsPanel(self, self._bridge, self._id, self._packets)
        panel.room_asked.connect(self.deeds.show_join_in_room)
        self._open(panel)

    def _watch_rooms(self) -> None:
        """From now on the room's page shows how to come in, or no longer."""
        from ui.rooms import rooms_of  # noqa: PLC0415

        rooms = rooms_of(self._bridge)
        if not self._watched:
            self._watched = True
            rooms.changed.connect(self._on_rooms)
        self._on_rooms()

    def _on_rooms(self) -> None:
        from ui.rooms import rooms_of  # noqa: PLC0415

        self.feed.set_door(rooms_of(self._bridge).door(self._id))

    def _on_listed(self) -> None:
        self.notes.flush()
        self._open(
            NotesPanel(self, self._bridge, self._id, key_at(self.view(), self.stage().place))
        )

    def _on_background(self) -> None:
        exercise = exercise_at(self.view(), self.stage().place)
        if exercise is not None:
            self._open(BackgroundPanel(self, exercise))

    def _on_decisions(self) -> None:
        key = key_at(self.view(), self.stage().place)
        self._open(DecisionsPanel(self, self._bridge, self._id, key))

    def _on_parked_thing(self) -> None:
        parked = [note for note in self.view().notes if note.kind == "park"]
        at = min(self.stage().page, len(parked) - 1)
        if at >= 0:
            panel = ParkedPanel(self, self._bridge, self._id, parked[at])
            panel.settled.connect(self.deeds.next_page)
            self._open(panel)

    def _on_group(self) -> None:
        self._open(GroupPanel(self, self._bridge, self.view().session, self.face.group_step))

    def _on_keys(self) -> None:
        self._open(KeysPanel(self, legend()))

    # ---- the window

    def hear_also(self, *windows: QWidget) -> None:
        """Keys count in these windows too (the room view)."""
        self._also = windows

    def dismiss(self) -> bool:
        """Closes all dialogs; False where one stays, since what is typed in it would be lost."""
        for dialog in self.dialogs():
            dialog.reject()
        return not self.dialogs()

    def dialogs(self) -> tuple[QDialog, ...]:
        """Those that show."""
        return tuple(each for each in self.findChildren(QDialog) if each.isVisible())

    def _key_windows(self) -> tuple[QWidget, ...]:
        return (self, *self._also)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.face.set_narrow(self.width() < NARROW)
        super().resizeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.notes.flush()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keys.listen(on=False)
        self.dismiss()
        self.notes.finish()
        self._second.stop()
        super().closeEvent(event)
        if event.spontaneous():
            self.left.emit()
