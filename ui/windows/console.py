"""The console: the facilitator's window, one deed a key."""

import datetime as dt
import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.dialogs.ask import Ask
from ui.dialogs.background import BackgroundPanel
from ui.dialogs.decisions import DecisionsPanel, GroupPanel
from ui.dialogs.keys import KeysPanel
from ui.dialogs.notes import NotesPanel
from ui.dialogs.people import PeoplePanel
from ui.kit.button import Button
from ui.kit.label import Rule
from ui.kit.toast import Toast
from ui.theme import font
from ui.windows.console_foot import ConsoleFoot
from ui.windows.console_head import ConsoleHead
from ui.windows.console_keys import ConsoleKeys, legend
from ui.windows.console_middle import ConsoleMiddle
from ui.windows.console_notes import NoteField
from ui.windows.console_room import ConsoleRoom
from ui.windows.console_steps import ConsoleSteps
from ui.windows.console_words import exercise_at, place_words, running, then_words
from ui.windows.day import ends_line, key_at, neighbour, step_at
from ui.windows.findings import Findings, findings, pair_words, pairs_of, usual_pair
from ui.windows.room_feed import RoomFeed
from ui.windows.standing import standing
from workshop.domain.hint import remarks
from workshop.domain.scene import Page
from workshop.domain.stage import Place, Stage
from workshop.services.commands import (
    AddTime,
    Command,
    FinishSession,
    GoTo,
    OpenStep,
    Reveal,
    RunTimer,
    SetBlack,
    SetFrozen,
    ShowView,
    StartSession,
    TurnCube,
)
from workshop.services.views import SessionView
from workshop.steps.decision import DecisionStep
from workshop.steps.place import PlaceStep
from workshop.words import _, ngettext

NARROW = 1200
SMALLEST = (1024, 700)
SECOND = 1000
EMPTY = Stage()


class ConsoleWindow(QWidget):
    """One session, run. It asks for a fresh snapshot after every change and repaints its parts."""

    left = Signal()
    desk_asked = Signal()
    print_asked = Signal()
    sheet_asked = Signal()
    swap_asked = Signal()
    room_asked = Signal()
    escaped = Signal()

    def __init__(
        self,
        bridge: Bridge,
        session: str,
        *,
        now: Callable[[], dt.datetime] = dt.datetime.now,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.setObjectName("console")
        self.setMinimumSize(*SMALLEST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._bridge, self._id, self._now = bridge, session, now
        self._view: SessionView | None = None
        self._question: Ask | None = None
        self._panel: QDialog | None = None
        self._also: tuple[QWidget, ...] = ()
        self.feed = RoomFeed(self._unix, self)
        self.head, self.steps, self.middle = ConsoleHead(), ConsoleSteps(), ConsoleMiddle()
        self.notes = NoteField(bridge, session)
        self.room, self.foot = ConsoleRoom(self.notes), ConsoleFoot()
        self.toast = Toast(self, foot=84)
        self.keys = ConsoleKeys(self._key_windows, monotonic, self)
        self._second = QTimer(self)
        self._second.setInterval(SECOND)
        self._stale = QTimer(self)
        self._stale.setSingleShot(True)
        self._stale.setInterval(0)
        self._build_deeds()
        self._lay_out()
        self._connect()
        self.refresh()
        self.setFocus()
        self._second.start()

    def _build_deeds(self) -> None:
        self.listed = Button("", look="quiet", side=8)
        self.listed.setFont(font(15))
        self.listed.setObjectName("notes listed")
        self.decisions = Button(_("Write the decisions"), icon="pencil")
        self.group = Button(_("Name the customer group"), icon="people")
        self.again = Button(_("Ask again"), icon="undo")
        self.finish = Button(_("Finish the session"), icon="tick")
        for deed in (self.decisions, self.group, self.again, self.finish):
            self.middle.deeds.addWidget(deed)
        self.middle.deeds.addStretch(1)
        self.notes.add_beside(self.listed)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.steps)
        middle.addWidget(Rule(upright=True))
        middle.addWidget(self.middle, 1)
        middle.addWidget(Rule(upright=True))
        middle.addWidget(self.room)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(Rule())
        column.addLayout(middle, 1)
        column.addWidget(Rule())
        column.addWidget(self.foot)

    def _connect(self) -> None:
        bridge = self._bridge
        for signal in (
            bridge.session_changed,
            bridge.stage_moved,
            bridge.notes_changed,
            bridge.answers_changed,
        ):
            signal.connect(self._on_changed)
        bridge.troubled.connect(self._on_troubled)
        bridge.undo_changed.connect(self._on_undo_changed)
        self._stale.timeout.connect(self.refresh)
        self._second.timeout.connect(self._on_second)
        self.feed.seen.connect(self._on_seen)
        self.keys.pressed.connect(self.perform)
        self.toast.undone.connect(bridge.undo)
        for part, deed in (
            (self.head.undo_asked, self._on_undo),
            (self.head.people_asked, self._on_people),
            (self.head.sheet_asked, self._on_sheet),
            (self.head.print_asked, self._on_print),
            (self.steps.chosen, self.go_to),
            (self.middle.pictures.picture_chosen, self._on_picture),
            (self.middle.pictures.pair_chosen, self._on_pair),
            (self.middle.progress.reveal_asked, self._on_reveal),
            (self.room.timer.timer_asked, self._on_timer),
            (self.room.timer.minute_asked, self._on_minute),
            (self.notes.parked, self._on_parked),
            (self.foot.back_asked, self._on_back),
            (self.foot.next_asked, self._on_next),
            (self.foot.black_asked, self._on_black),
            (self.foot.freeze_asked, self._on_freeze),
            (self.foot.swap_asked, self.swap_asked),
            (self.foot.desk_asked, self._on_desk),
            (self.listed.clicked, self._on_listed),
            (self.middle.background.clicked, self._on_background),
            (self.decisions.clicked, self._on_decisions),
            (self.group.clicked, self._on_group),
            (self.again.clicked, self._on_again),
            (self.finish.clicked, self._on_finish),
        ):
            part.connect(deed)

    # ---- what shows

    def view(self) -> SessionView:
        """The session as it stands now."""
        if self._view is None or self._stale.isActive():
            self.refresh()
        assert self._view is not None
        return self._view

    def stage(self) -> Stage:
        """Where it stands now."""
        return self.view().stage or EMPTY

    def refresh(self) -> None:
        """Asks for a fresh snapshot and shows it."""
        self._stale.stop()
        view = self._view = self._bridge.service.view(self._id)
        stage = view.stage or EMPTY
        self._show_head(view, stage)
        self.steps.show_day(view, stage.place)
        self._show_middle(view, stage)
        self.foot.show_curtain(black=stage.black, frozen=stage.frozen)
        self.notes.go_to(key_at(view, stage.place))
        self._show_listed(view, stage)
        self._on_undo_changed()
        self.feed.take(view)
        self._show_then(view, stage)

    def _show_head(self, view: SessionView, stage: Stage) -> None:
        head, now = view.session, self._now()
        about = ", ".join(part for part in (head.title, head.client) if part)
        left = stage.timer.remaining(now.timestamp()) if stage.timer.seconds else 0
        self.head.show_day(
            running(view, stage.place), about, ends_line(view, stage.place, left, now)
        )
        self.head.show_clock(f"{now:%H:%M}")
        self.setWindowTitle(_("Console: {title}").format(title=head.title))
        self.room.timer.show_time(left, stage.timer.seconds, running=stage.timer.since is not None)

    def _show_middle(self, view: SessionView, stage: Stage) -> None:
        words = place_words(view, stage.place)
        middle = self.middle
        middle.show_place(words.title, words.mode, words.say, words.kicker, words.asked)
        key = key_at(view, stage.place)
        shown = view.shown_step(key) if key else ""
        asking = bool(shown) and (shown not in view.snapshots or shown in stage.opened)
        state = standing(view, shown) if asking else None
        middle.show_standing(state)
        self._show_result(view, stage, key, shown)
        waiting = state is not None and not (state.all_done and not state.enough)
        self.foot.expect_next(not waiting and not self._is_last(view, stage.place))
        self._show_deeds(view, stage, key, shown, asking=asking)

    def _show_result(self, view: SessionView, stage: Stage, key: str, shown: str) -> None:
        snapshot = view.snapshots.get(shown)
        step = view.step(shown) if shown else None
        exercise = exercise_at(view, stage.place)
        found = Findings()
        if snapshot is not None and step is not None:
            found = findings(snapshot.summary, step, stage.pair)
        summary = snapshot.summary if snapshot is not None else None
        name = key.partition("/")[2]
        helps = remarks(exercise, name, summary) if exercise is not None and name else ()
        self.middle.show_findings(found, helps)

    def _show_deeds(
        self, view: SessionView, stage: Stage, key: str, shown: str, *, asking: bool
    ) -> None:
        exercise, step = exercise_at(view, stage.place), step_at(view, stage.place)
        mapped = exercise is not None and any(isinstance(s, PlaceStep) for s in exercise.steps)
        self.group.setVisible(mapped and not view.snapshots.get(shown))
        group = view.session.customer_group
        name = _("Customer group: {group}").format(group=group) if group else ""
        self.group.setText(name or _("Name the customer group"))
        self.group.setAccessibleName(self.group.text())
        self.decisions.setVisible(isinstance(step, DecisionStep))
        self.again.setVisible(bool(shown) and shown == key and not asking)
        self.finish.setVisible(self._is_last(view, stage.place))
        self.finish.set_look("expected" if self._is_last(view, stage.place) else "usual")
        self.middle.background.setVisible(exercise is not None)
        self.middle.show_deeds()

    def _show_listed(self, view: SessionView, stage: Stage) -> None:
        key = key_at(view, stage.place)
        notes = sum(note.kind == "note" and note.step == key for note in view.notes)
        parked = sum(note.kind == "park" for note in view.notes)
        parts = [
            ngettext("1 note", "{n} notes", notes) if notes else "",
            _("{n} parked").format(n=parked) if parked else "",
        ]
        words = ", ".join(part for part in parts if part) or _("All notes")
        self.listed.setText(words)
        self.listed.setAccessibleName(_("Notes and parking lot: {words}").format(words=words))
        self.listed.updateGeometry()

    def _show_then(self, view: SessionView, stage: Stage) -> None:
        after = neighbour(view, stage.place, 1)
        then = then_words(view, stage.place, self.feed.pictures(after) if after else ())
        page = None
        if then.place is not None and not then.locked:
            page = self.feed.page_ahead(then.place)
        self.room.show_then(
            then.title, then.about, page.scene if page else None, locked=then.locked
        )
        self.middle.show_pictures(self.feed.pictures(), stage.view)
        self._show_pairs(view, stage)

    def _show_pairs(self, view: SessionView, stage: Stage) -> None:
        key = key_at(view, stage.place)
        shown = view.shown_step(key) if key else ""
        if not shown or shown not in view.snapshots:
            self.middle.pictures.show_pairs((), "")
            return
        step = view.step(shown)
        pairs = tuple((pair, pair_words(step, pair)) for pair in pairs_of(step))
        chosen = stage.pair or usual_pair(step)
        self.middle.pictures.show_pairs(pairs, pair_words(step, chosen))

    def _is_last(self, view: SessionView, place: Place) -> bool:
        return neighbour(view, place, 1) is None

    def _on_seen(self, page: Page | None) -> None:
        stage = self.feed.stage() or EMPTY
        self.room.show_page(page, black=stage.black, frozen=stage.frozen)

    def _on_second(self) -> None:
        if self._view is not None:
            self._show_head(self._view, self._view.stage or EMPTY)

    def _on_changed(self, session: str) -> None:
        if session == self._id:
            self._stale.start()

    def _on_troubled(self, sentence: str) -> None:
        self.toast.say(sentence)

    def _on_undo_changed(self) -> None:
        self.head.undo.set_off("" if self._bridge.can_undo() else _("Nothing to take back."))

    # ---- deeds

    def perform(self, deed: str) -> None:
        """Does what a key stands for."""
        {
            "next": self._on_next,
            "back": self._on_back,
            "reveal": self._on_reveal,
            "note": self.notes.begin_note,
            "park": self.notes.begin_park,
            "black": self._on_black,
            "freeze": self._on_freeze,
            "swap": self.swap_asked.emit,
            "desk": self._on_desk,
            "undo": self._on_undo,
            "print": self._on_print,
            "turn right": self._on_turned_right,
            "turn left": self._on_turned_left,
            "room": self.room_asked.emit,
            "keys": self._on_keys,
            "escape": self._on_escape,
        }[deed]()

    def go_to(self, place: Place, page: int = 0) -> None:
        """Moves to a place; what was typed is stored first, an open question is put away."""
        if self._question is not None:
            self._question.reject()
        self.notes.finish()
        self._do(GoTo(session=self._id, place=place, page=page))

    def _do(self, command: Command) -> bool:
        return self._bridge.do(command) is not None

    def _on_next(self) -> None:
        stage = self.stage()
        if stage.page + 1 < len(self.feed.pages()):
            self.go_to(stage.place, stage.page + 1)
            return
        after = neighbour(self.view(), stage.place, 1)
        if after is not None:
            self.go_to(after)

    def _on_back(self) -> None:
        stage = self.stage()
        if stage.page > 0:
            self.go_to(stage.place, stage.page - 1)
            return
        before = neighbour(self.view(), stage.place, -1)
        if before is not None:
            self.go_to(before)

    def _on_reveal(self) -> None:
        view, stage = self.view(), self.stage()
        key = key_at(view, stage.place)
        shown = view.shown_step(key) if key else ""
        if not shown:
            self.toast.say(_("Nothing is collected here."))
            return
        if shown in view.snapshots and shown not in stage.opened:
            self.toast.say(_("This was shown already."))
            return
        state = standing(view, shown)
        if not state.enough:
            self.toast.say(state.sentence)
            return
        self._ask_reveal()

    def _ask_reveal(self) -> None:
        if self._question is not None:
            return
        self._question = Ask(
            self,
            title=_("Reveal now?"),
            sentence=_(
                "The answers given until now freeze into one picture, and the room sees it. "
                "It can not be hidden again."
            ),
            deed=_("Show it to the room"),
            keep=_("Not yet"),
            expected=True,
        )
        self._question.answered.connect(self._on_reveal_answered)
        self._question.open()

    def _on_reveal_answered(self, yes: bool) -> None:  # noqa: FBT001 - Qt's
        self._question = None
        if yes:
            self._do(Reveal(session=self._id, step=key_at(self.view(), self.stage().place)))

    def _on_black(self) -> None:
        self._do(SetBlack(session=self._id, on=not self.stage().black))

    def _on_freeze(self) -> None:
        self._do(SetFrozen(session=self._id, on=not self.stage().frozen))

    def _on_timer(self) -> None:
        self._do(RunTimer(session=self._id, on=self.stage().timer.since is None))

    def _on_minute(self) -> None:
        self._do(AddTime(session=self._id))

    def _on_picture(self, name: str) -> None:
        self._do(ShowView(session=self._id, view=name, pair=self.stage().pair))

    def _on_pair(self, pair: tuple[str, ...]) -> None:
        self._do(ShowView(session=self._id, view=self.stage().view, pair=pair))

    def _on_turned_right(self) -> None:
        self._do(TurnCube(session=self._id, turn=self.stage().turn + 1))

    def _on_turned_left(self) -> None:
        self._do(TurnCube(session=self._id, turn=self.stage().turn - 1))

    def _on_undo(self) -> None:
        if self._bridge.can_undo():
            self._bridge.undo()
        else:
            self.toast.say(_("Nothing to take back."))

    def _on_again(self) -> None:
        self._do(OpenStep(session=self._id, step=key_at(self.view(), self.stage().place)))

    def _on_finish(self) -> None:
        self.notes.finish()
        if self._do(FinishSession(session=self._id)):
            self.left.emit()

    def _on_escape(self) -> None:
        if self.stage().black:
            self._on_black()
        self.escaped.emit()

    def _on_desk(self) -> None:
        self.notes.finish()
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
        panel.finished.connect(self._on_panel_left)
        panel.open()

    def _on_panel_left(self) -> None:
        self._panel = None
        self.setFocus()

    def _on_people(self) -> None:
        self._open(PeoplePanel(self, self._bridge, self._id))

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

    def _on_group(self) -> None:
        group = self.view().session.customer_group
        self._open(GroupPanel(self, self._bridge, self._id, group))

    def _on_keys(self) -> None:
        self._open(KeysPanel(self, legend()))

    # ---- the window

    def hear_also(self, *windows: QWidget) -> None:
        """Keys count in these windows too (the room view)."""
        self._also = windows

    def start(self) -> bool:
        """Begins the session, or goes on where it was."""
        return self._do(StartSession(session=self._id))

    def _key_windows(self) -> tuple[QWidget, ...]:
        return (self, *self._also)

    def _unix(self) -> float:
        return self._now().timestamp()

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self.width() < NARROW
        for part in (self.head, self.steps, self.middle, self.room, self.foot):
            part.set_narrow(narrow)
        super().resizeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.notes.flush()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keys.listen(on=False)
        for panel in self.findChildren(QDialog):
            panel.reject()
        self.notes.finish()
        self._second.stop()
        self.feed.stop()
        super().closeEvent(event)
        if event.spontaneous():
            self.left.emit()
