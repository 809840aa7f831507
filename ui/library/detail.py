"""The column beside the list: the chosen session with its deeds, its day and its promise."""

import datetime as dt

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.kit.button import Button
from ui.kit.label import Ground, Kicker, Label, Rule
from ui.kit.scroll import Scroll
from ui.theme import colour, font
from workshop.domain.session import Session, State, Timed, timetable
from workshop.services.views import ExportedFile
from workshop.words import _, clock, day_month, duration, ngettext, weekday_day_month

WIDE, SIDE, TOP, LINE = 424, 28, 32, 27
TITLE_LEFT = 60


class DayTable(QWidget):
    """The plan of the day: clock time, name, minutes."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Timed, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_rows(self, rows: tuple[Timed, ...]) -> None:
        """Shows a day."""
        self._rows = rows
        lines = (
            f"{clock(row.starts)} {row.block.title}, {duration(row.block.minutes)}" for row in rows
        )
        self.setAccessibleName(_("Plan of the day"))
        self.setAccessibleDescription("; ".join(lines))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDE - 2 * SIDE, LINE * len(self._rows))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        figures = font(15)
        for at, row in enumerate(self._rows):
            main = row.block.kind == "exercise"
            line = QRect(0, at * LINE, self.width(), LINE)
            painter.setFont(figures)
            painter.setPen(colour("ink2"))
            painter.drawText(
                line.translated(0, 1), Qt.AlignmentFlag.AlignVCenter, clock(row.starts)
            )
            painter.drawText(
                line,
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                str(row.block.minutes),
            )
            face = font(16, bold=main)
            painter.setFont(face)
            painter.setPen(colour("ink" if main else "ink2"))
            room = line.adjusted(TITLE_LEFT, 0, -40, 0)
            title = painter.fontMetrics().elidedText(
                row.block.title, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)


class SessionDetail(Ground):
    """One session and what can be done with it; the signals carry its id."""

    start_asked = Signal(str)
    plan_asked = Signal(str)
    print_asked = Signal(str)
    rehearse_asked = Signal(str)
    again_asked = Signal(str)
    next_asked = Signal(str)
    copy_asked = Signal(str)
    keep_asked = Signal(str)
    edit_asked = Signal(str)
    bin_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__("sunk")
        self._session: Session | None = None
        self.start = Button(_("Start"), icon="screen", look="expected")
        self.plan = Button(_("Plan"))
        self.print = Button(_("Print"), icon="printer", key=_("Ctrl P"))
        self.rehearse = Button(_("Rehearse"), icon="play", look="quiet")
        self.again = Button(_("Open again"), icon="undo", look="quiet")
        self.next = Button(_("Next session"), icon="next", look="quiet")
        self.next.setAccessibleDescription(
            _("With the same plan, and what was promised, decided and parked to come back to.")
        )
        self.copy = Button(_("Duplicate"), icon="plus", look="quiet")
        self.keep = Button(_("Keep as template"), icon="list", look="quiet")
        self.keep.setAccessibleDescription(_("New session offers its plan from then on."))
        self.edit = Button(_("Edit details"), icon="pencil", look="quiet")
        self.bin = Button(_("Move to bin"), icon="bin", key=_("Del"), look="quiet")
        self.title = Label("", 26, bold=True, wrap=True)
        self.when = Label("", 16, colour="ink2", wrap=True)
        self.when.set_spacing(1.05)
        self.day = DayTable()
        self.promise = Label("", 16, wrap=True)
        self.purge = Label("", 16, colour="ink2", wrap=True)
        self._saved_head = Kicker(_("Saved from it, with answers"))
        self.saved = Label("", 15, colour="ink2", wrap=True)
        self._no_plan = Label(_("Nothing planned yet."), 16, colour="ink2")
        outside = QVBoxLayout(self)
        outside.setContentsMargins(1, 0, 0, 0)
        self._scroll = Scroll((SIDE - 1, TOP, SIDE, 24))
        outside.addWidget(self._scroll)
        self._build()
        self._connect()
        self.show_session(None)

    def _build(self) -> None:
        column = self._scroll.column
        column.addWidget(self.title)
        column.addWidget(self.when)
        column.addSpacing(19)
        column.addLayout(_row(self.start, self.plan, self.print))
        column.addSpacing(21)
        column.addWidget(Rule())
        column.addSpacing(10)
        column.addWidget(self.day)
        column.addWidget(self._no_plan)
        column.addSpacing(11)
        column.addWidget(Rule())
        column.addSpacing(12)
        column.addWidget(self.promise)
        column.addSpacing(7)
        column.addWidget(self.purge)
        column.addSpacing(14)
        column.addWidget(self._saved_head)
        column.addWidget(self.saved)
        column.addStretch(1)
        column.addSpacing(24)
        column.addLayout(_row(self.rehearse, self.again))
        column.addLayout(_row(self.keep))
        column.addLayout(_row(self.next, self.copy))
        column.addLayout(_row(self.edit, self.bin))

    def _connect(self) -> None:
        self.start.clicked.connect(self._on_start)
        self.plan.clicked.connect(self._on_plan)
        self.print.clicked.connect(self._on_print)
        self.rehearse.clicked.connect(self._on_rehearse)
        self.again.clicked.connect(self._on_again)
        self.next.clicked.connect(self._on_next)
        self.copy.clicked.connect(self._on_copy)
        self.keep.clicked.connect(self._on_keep)
        self.edit.clicked.connect(self._on_edit)
        self.bin.clicked.connect(self._on_bin)

    def show_session(self, session: Session | None, saved: tuple[ExportedFile, ...] = ()) -> None:
        """Shows a session with the files that were saved from it, or nothing."""
        self._session = session
        self._scroll.setVisible(session is not None)
        if session is None:
            return
        self.title.setText(session.title)
        self.when.setText(
            ", ".join(part for part in (session.client, weekday_day_month(session.date)) if part)
        )
        rows = timetable(session)
        self.day.set_rows(rows)
        self.day.setVisible(bool(rows))
        self._no_plan.setVisible(not rows)
        self.promise.setText(promise_words(session))
        self.purge.setText(purge_words(session))
        self.saved.setText("\n".join(saved_words(each) for each in saved))
        self._saved_head.setVisible(bool(saved))
        self.saved.setVisible(bool(saved))
        self.start.set_text(start_words(session.state))
        self.again.setVisible(session.state == "finished")
        for deed in (self.start, self.rehearse, self.keep):
            deed.set_off("" if rows else _("Add a block to the plan first."))

    def set_side(self, side: int) -> None:
        """The margin left and right: wider where it lies below the list."""
        self._scroll.column.setContentsMargins(side - 1, TOP, side, 24)

    def session(self) -> Session | None:
        """The session now shown."""
        return self._session

    def _on_start(self) -> None:
        if self._session is not None and self.start.isEnabled():
            self.start_asked.emit(self._session.id)

    def _on_plan(self) -> None:
        if self._session is not None:
            self.plan_asked.emit(self._session.id)

    def _on_keep(self) -> None:
        if self._session is not None:
            self.keep_asked.emit(self._session.id)

    def _on_print(self) -> None:
        if self._session is not None:
            self.print_asked.emit(self._session.id)

    def _on_rehearse(self) -> None:
        if self._session is not None and self.rehearse.isEnabled():
            self.rehearse_asked.emit(self._session.id)

    def _on_again(self) -> None:
        if self._session is not None:
            self.again_asked.emit(self._session.id)

    def _on_next(self) -> None:
        if self._session is not None:
            self.next_asked.emit(self._session.id)

    def _on_copy(self) -> None:
        if self._session is not None:
            self.copy_asked.emit(self._session.id)

    def _on_edit(self) -> None:
        if self._session is not None:
            self.edit_asked.emit(self._session.id)

    def _on_bin(self) -> None:
        if self._session is not None:
            self.bin_asked.emit(self._session.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        below = self.y() > 0
        across, down = (self.width(), 1) if below else (1, self.height())
        painter.fillRect(0, 0, across, down, colour("line"))


def _row(*buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def start_words(state: State) -> str:
    """What the main deed does to a session: begin it, go on with it, or look at what was."""
    words = {"finished": _("Open"), "running": _("Resume")}
    return words.get(state, _("Start"))


def promise_words(session: Session) -> str:
    """How many are expected, how they answer, and from how many a result shows."""
    modes = {"anonymous": _("Anonymous."), "team": _("By team."), "named": _("Named.")}
    expected = ngettext("{n} person expected.", "{n} people expected.", session.people)
    shown = _("A result shows only when {k} or more have answered.").format(k=session.threshold)
    return f"{expected} {modes[session.mode]} {shown}"


def purge_words(session: Session) -> str:
    """When the raw answers go."""
    if session.purged:
        return _("The raw answers have been deleted; results and notes stay.")
    return _("Raw answers are deleted on {day}.").format(day=day_month(session.purge_on))


def saved_words(saved: ExportedFile) -> str:
    """What was saved, when and where."""
    made = dt.datetime.fromisoformat(saved.written)
    return _("{what}, {day}, {time}: {file}").format(
        what=saved.what, day=day_month(made.date()), time=clock(made.time()), file=saved.file
    )
