"""The plan of a day: the strip, the rows, and beside them what it warns of."""

import uuid
from collections.abc import Callable

from msgspec import structs
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QVBoxLayout, QWidget

from ui.bridge import Bridge, concerns
from ui.kit.button import Button
from ui.kit.label import Ground, Label, Rule
from ui.kit.mark import Logo
from ui.kit.toast import Toast
from ui.kit.window_size import SMALLEST, usual_size
from ui.plan.rows import PlanRows
from ui.plan.side import PlanSide
from ui.plan.strip import DayStrip
from ui.theme import dress
from workshop.domain.exercise import Exercise
from workshop.domain.forms import formed
from workshop.domain.plan import DeskLoad, heaviest_load
from workshop.domain.session import Block, BlockKind, Session, long_stretches, moved, timetable
from workshop.room.pauses import STRETCH_MINUTES, pauses
from workshop.services.commands import Command, EditSession, SetAgenda
from workshop.steps import AnyStep
from workshop.words import _

HEAD, MARGIN = 59, 32


class PlanWindow(QMainWindow):
    """Plans one session; every change is stored at once and can be undone."""

    print_asked = Signal(str)
    closed = Signal()

    def __init__(self, bridge: Bridge, session_id: str) -> None:
        super().__init__()
        self._bridge, self._id = bridge, session_id
        self._session: Session | None = None
        self._exercises: dict[str, Exercise[AnyStep]] = {
            each.id: each for each in bridge.service.exercises()
        }
        self.setObjectName("Plan")
        self.setMinimumSize(SMALLEST)
        self.resize(usual_size(self))
        self._back = Button(_("Library"), icon="back", look="quiet")
        self._about = Label("", 16, colour="ink2", elide=True)
        self._add = Button(_("Add block"), icon="plus", look="expected")
        self._undo = Button(_("Undo"), icon="undo", key=_("Ctrl Z"), look="quiet")
        self._redo = Button(_("Redo"), icon="redo", look="quiet")
        self._print = Button(_("Print"), icon="printer", key=_("Ctrl P"))
        self._menu = QMenu(self)
        dress(self._menu)
        self._toast = Toast(self)
        self.strip, self.rows, self.side = DayStrip(), PlanRows(), PlanSide()
        self._lay_out()
        self._connect()
        self._toast.hold(bridge.unsent())
        self.rows.setFocus()
        self._on_changed(session_id)

    def _lay_out(self) -> None:
        head = Ground("paper")
        head.setFixedHeight(HEAD)
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 1, 24, 0)
        row.setSpacing(12)
        row.addWidget(Logo())
        row.addWidget(self._back)
        row.addWidget(Label(_("Plan"), 18, bold=True))
        row.addWidget(self._about, 1)
        deeds = QHBoxLayout()
        deeds.setContentsMargins(0, 2, 0, 0)
        deeds.setSpacing(12)
        for part in (self._undo, self._redo, self._print, self._add):
            deeds.addWidget(part)
        row.addLayout(deeds)
        left = QVBoxLayout()
        left.setContentsMargins(MARGIN, 24, 28, 12)
        left.setSpacing(16)
        left.addWidget(self.strip)
        left.addWidget(self.rows, 1)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(left, 1)
        body.addWidget(Rule(upright=True))
        body.addWidget(self.side)
        whole_day = QWidget()
        self.setCentralWidget(whole_day)
        whole = QVBoxLayout(whole_day)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(Rule())
        whole.addLayout(body, 1)

    def _connect(self) -> None:
        self._back.clicked.connect(self.close)
        self._bridge.session_changed.connect(self._on_changed)
        self._bridge.undo_changed.connect(self._on_undo_changed)
        self._bridge.troubled.connect(self._toast.tell)
        self._bridge.unsent_changed.connect(self._toast.hold)
        self.rows.currentRowChanged.connect(self._on_chosen)
        self.rows.moved.connect(self._on_moved)
        self.side.starts_changed.connect(self._on_starts)
        block = self.side.block
        block.minutes_changed.connect(self._on_minutes)
        block.form_chosen.connect(self._on_form)
        block.options_chosen.connect(self._on_options)
        for asked, deed in (
            (block.earlier_asked, self._on_earlier),
            (block.later_asked, self._on_later),
            (block.remove_asked, self._on_remove),
            (self.side.stretch_asked, self._on_stretch),
            (self._add.clicked, self._on_add),
            (self._undo.clicked, self._bridge.undo),
            (self._redo.clicked, self._bridge.redo),
            (self._print.clicked, self._on_print),
        ):
            asked.connect(self._after_typing(deed))
        self._menu.triggered.connect(self._on_menu)
        for keys, deed in (
            ("Ctrl+Z", self._bridge.undo),
            ("Ctrl+Shift+Z", self._bridge.redo),
            ("Ctrl+Y", self._bridge.redo),
            ("Ctrl+P", self._on_print),
            ("Alt+Up", self._on_earlier),
            ("Alt+Down", self._on_later),
        ):
            QShortcut(QKeySequence(keys), self, self._after_typing(deed))
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.rows, self._on_remove)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _on_changed(self, session_id: str) -> None:
        if not concerns(session_id, self._id):
            return
        view = self._bridge.service.view(self._id)
        self._show(view.session, heaviest_load(view.session, view.exercises))

    def _show(self, session: Session, load: DeskLoad | None) -> None:
        self._session = session
        parts = [part for part in (session.title, session.client) if part]
        self._about.setText(", ".join(parts))
        self.setWindowTitle(_("Plan: {title}").format(title=session.title))
        self.strip.show_session(session)
        self.side.show_session(session, load)
        self.rows.show_session(session)
        self._on_undo_changed()
        self._on_chosen(self.rows.currentRow())

    def _on_undo_changed(self) -> None:
        self._undo.set_off("" if self._bridge.can_undo() else _("Nothing to undo."))
        self._redo.set_off("" if self._bridge.can_redo() else _("Nothing to do again."))

    def _on_chosen(self, index: int) -> None:
        assert self._session is not None
        rows = timetable(self._session)
        row = rows[index] if 0 <= index < len(rows) else None
        self.side.show_block(row, self._exercises, self._session)

    def _agenda(self) -> tuple[Block, ...]:
        assert self._session is not None
        return self._session.agenda

    def _after_typing(self, deed: Callable[[], object]) -> Callable[[], None]:
        """The deed, done to the plan as it was typed."""

        def done() -> None:
            self.side.flush()
            deed()

        return done

    def _store(self, agenda: tuple[Block, ...]) -> None:
        self._keep(SetAgenda(session=self._id, agenda=agenda), agenda=agenda)

    def _keep(self, command: Command, **typed: object) -> None:
        """Stores what was typed; while that is unsent it shows here all the same, and what is typed
        next builds on it.
        """
        assert self._session is not None
        outcome = self._bridge.keep((self._id, *typed), command)
        if outcome is None and self._bridge.unsent():
            self._show(structs.replace(self._session, **typed), None)

    def _replace(self, **changes: object) -> None:
        index = self.rows.currentRow()
        agenda = list(self._agenda())
        agenda[index] = structs.replace(agenda[index], **changes)
        if agenda[index] != self._agenda()[index]:
            self._store(tuple(agenda))

    def _on_minutes(self, minutes: int) -> None:
        self._replace(minutes=minutes)

    def _on_form(self, variant: str) -> None:
        self._run_as(variant, self._agenda()[self.rows.currentRow()].options)

    def _on_options(self, options: tuple[str, ...]) -> None:
        self._run_as(self._agenda()[self.rows.currentRow()].variant, options)

    def _run_as(self, variant: str, options: tuple[str, ...]) -> None:
        exercise = self._exercises[self._agenda()[self.rows.currentRow()].exercise]
        minutes = formed(exercise, variant, options)[0].minutes
        self._replace(variant=variant, options=options, minutes=minutes)

    def _on_moved(self, index: int, to: int) -> None:
        if 0 <= to < len(self._agenda()):
            self.rows.setCurrentRow(to)
            self._store(moved(self._agenda(), index, to))

    def _on_earlier(self) -> None:
        self._on_moved(self.rows.currentRow(), self.rows.currentRow() - 1)

    def _on_later(self) -> None:
        self._on_moved(self.rows.currentRow(), self.rows.currentRow() + 1)

    def _on_remove(self) -> None:
        index, agenda = self.rows.currentRow(), self._agenda()
        if 0 <= index < len(agenda):
            self._store(agenda[:index] + agenda[index + 1 :])

    def _on_starts(self, starts: str) -> None:
        assert self._session is not None
        if starts != self._session.starts:
            edited = structs.replace(self._session, starts=starts)
            self._keep(EditSession(session=edited), starts=starts)

    def _on_stretch(self) -> None:
        assert self._session is not None
        found = long_stretches(self._session)
        if not found:
            return
        agenda, first = self._agenda(), found[0]
        half, spent, at = first.minutes / 2, 0, first.first
        while at < first.last and spent + agenda[at].minutes / 2 < half:
            spent += agenda[at].minutes
            at += 1
        self._insert(max(at, first.first + 1), "stretch", _("Stretch"), STRETCH_MINUTES)

    def _insert(
        self, at: int, kind: BlockKind, title: str, minutes: int, exercise: str = ""
    ) -> None:
        block = Block(
            id=uuid.uuid4().hex, kind=kind, title=title, minutes=minutes, exercise=exercise
        )
        agenda = self._agenda()
        self.rows.setCurrentRow(at)
        self._store((*agenda[:at], block, *agenda[at:]))

    def _on_add(self) -> None:
        self._menu.clear()
        used = {block.exercise for block in self._agenda()}
        for exercise in self._exercises.values():
            if exercise.id not in used:
                words = _("{title}, {n} min").format(title=exercise.title, n=exercise.minutes)
                self._menu.addAction(words).setData(
                    ("exercise", exercise.title, exercise.minutes, exercise.id)
                )
        self._menu.addSeparator()
        for kind, title, minutes in pauses():
            words = _("{title}, {n} min").format(title=title, n=minutes)
            self._menu.addAction(words).setData((kind, title, minutes, ""))
        self._menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def _on_menu(self, action: QAction) -> None:
        kind, title, minutes, exercise = action.data()
        at = self.rows.currentRow() + 1 if self._agenda() else 0
        self._insert(at, kind, title, minutes, exercise)

    def _on_print(self) -> None:
        self.print_asked.emit(self._id)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.side.flush()
        self.closed.emit()
        super().closeEvent(event)
