"""Beside the agenda: start, end, total, what the plan warns of, and the chosen block."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.button import Button
from ui.kit.choice import Segments
from ui.kit.field import Field, NumberField
from ui.kit.icon import pixmap
from ui.kit.label import Ground, Label, Rule
from ui.kit.scroll import Scroll
from ui.plan.options import PlanOptions
from ui.plan.strip import warned_sentence
from ui.theme import colour
from workshop.domain.exercise import Exercise, PlanOption
from workshop.domain.plan import DeskLoad
from workshop.domain.run import in_words_of
from workshop.domain.session import (
    Session,
    Timed,
    long_stretches,
    minute_of_day,
    timetable,
    total_minutes,
)
from workshop.errors import Refused
from workshop.steps import AnyStep
from workshop.words import _, duration, ngettext

WIDE, SIDE = 399, 28
LONGEST_BLOCK = 600


class Warned(QWidget):
    """A warning: a bold sentence and a line below it."""

    def __init__(self) -> None:
        super().__init__()
        self._lead = Label("", 16, bold=True, wrap=True)
        self._where = Label("", 15, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(50, 10, 12, 10)
        column.setSpacing(0)
        column.addWidget(self._lead)
        column.addWidget(self._where)
        self.hide()

    def say(self, lead: str, where: str) -> None:
        """Shows a warning; "" hides it."""
        self._lead.setText(lead)
        self._where.setText(where)
        self._where.setVisible(bool(where))
        self.setAccessibleName(f"{lead} {where}".strip())
        self.setVisible(bool(lead))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("warntint"))
        painter.drawRoundedRect(self.rect(), 8, 8)
        painter.drawPixmap(16, self.height() // 2 - 11, pixmap("warning", 22, "warn"))


class Figure(QWidget):
    """A small label over a large figure."""

    def __init__(self, label: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._figure = Label("", 26, bold=True)
        self._figure.setFixedHeight(36)
        column.addWidget(Label(label, 15, colour="ink2"))
        column.addWidget(self._figure)
        column.addStretch()

    def show_figure(self, text: str) -> None:
        """Shows another figure."""
        self._figure.setText(text)


class BlockPart(QWidget):
    """The chosen block: minutes, form, options, earlier, later, remove."""

    minutes_changed = Signal(int)
    form_chosen = Signal(str)
    """The name of a variant, "" for the full form."""
    options_chosen = Signal(tuple)
    """The names of the options."""
    earlier_asked = Signal()
    later_asked = Signal()
    remove_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._forms: dict[str, str] = {}
        self._told = ""
        """The minutes that were shown or told last."""
        self._title = Label("", 20, bold=True, wrap=True)
        self._title.set_spacing(1.05)
        self._span = Label("", 16, colour="ink2")
        self._minutes = NumberField("", 5, 1, LONGEST_BLOCK)
        self._minutes.edit.setObjectName("Minutes")
        self._minutes.edit.setAccessibleName(_("Minutes"))
        self._minutes.edit.editingFinished.connect(self._on_minutes)
        self._short = Label("", 15, colour="ink2")
        self._form = Segments([])
        self._form.chosen.connect(self._on_form)
        self._options = PlanOptions()
        self._options.chosen.connect(self.options_chosen)
        self._earlier = Button(_("Earlier"), key=_("Alt Up"))
        self._later = Button(_("Later"), key=_("Alt Down"))
        self._remove = Button(_("Remove"), icon="bin", key=_("Del"))
        self._earlier.clicked.connect(self.earlier_asked)
        self._later.clicked.connect(self.later_asked)
        self._remove.clicked.connect(self.remove_asked)
        self._lay_out()

    def _lay_out(self) -> None:
        minutes = QHBoxLayout()
        minutes.setSpacing(10)
        words = Label(_("Minutes"), 16, bold=True)
        words.setFixedWidth(84)
        self._minutes.setFixedWidth(72)
        for part in (words, self._minutes, self._short):
            minutes.addWidget(part)
        minutes.addStretch()
        moves = QHBoxLayout()
        moves.setSpacing(8)
        moves.addWidget(self._earlier)
        moves.addWidget(self._later)
        moves.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._span)
        column.addSpacing(14)
        column.addLayout(minutes)
        self._form.setContentsMargins(0, 12, 0, 0)
        column.addWidget(self._form, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._options)
        column.addSpacing(15)
        column.addLayout(moves)
        column.addSpacing(8)
        column.addWidget(self._remove)

    def show_block(
        self,
        row: Timed,
        exercise: Exercise[AnyStep] | None,
        options: Mapping[str, PlanOption],
    ) -> None:
        """Shows a block; exercise: as shipped, for its forms. options: its own, in words."""
        block = row.block
        self._title.setText(block.title)
        self._span.setText(
            _("{starts} to {ends}").format(starts=f"{row.starts:%H:%M}", ends=f"{row.ends:%H:%M}")
        )
        self._minutes.set_value(block.minutes)
        self._told = self._minutes.text()
        variants = exercise.variants if exercise else {}
        self._forms = {}
        if exercise and variants:
            self._forms[_("Full, {n}").format(n=exercise.minutes)] = ""
            for name, variant in variants.items():
                self._forms[f"{variant.title}, {variant.minutes}"] = name
        self._form.set_names(list(self._forms))
        self._form.setVisible(bool(self._forms))
        for words, name in self._forms.items():
            if name == block.variant:
                self._form.set_value(words)
        self._options.show_options(options, block.options)

    def flush(self) -> None:
        """Tells minutes that were typed and not left yet: a button takes no focus by the mouse."""
        if self._minutes.text() != self._told:
            self._on_minutes()

    def _on_minutes(self) -> None:
        self._told = self._minutes.text()
        value = self._minutes.value()
        if value is None:
            self._minutes.set_error(_("1 to {n} minutes.").format(n=LONGEST_BLOCK))
            return
        self._minutes.set_error("")
        self.minutes_changed.emit(value)

    def _on_form(self, words: str) -> None:
        self.form_chosen.emit(self._forms[words])


class PlanSide(Ground):
    """The side column of the plan."""

    starts_changed = Signal(str)
    stretch_asked = Signal()

    def __init__(self) -> None:
        super().__init__("sunk")
        self.setFixedWidth(WIDE)
        self._told = ""
        """The start that was shown or told last."""
        self.block = BlockPart()
        self._starts = Field(_("Starts"), width=92, limit=5)
        self._starts.label.set_px(15, bold=False)
        self._starts.label.set_colour("ink2")
        self._starts.column.setSpacing(4)
        self._starts.edit.editingFinished.connect(self._on_starts)
        self._ends, self._total = Figure(_("Ends")), Figure(_("Total"))
        self._long = Warned()
        self._stretch = Button(_("Add a 5-minute stretch"))
        self._stretch.clicked.connect(self.stretch_asked)
        self._load = Warned()
        self._rule = Rule()
        self._lay_out()

    def _lay_out(self) -> None:
        times = QHBoxLayout()
        times.setSpacing(32)
        times.addWidget(self._starts, 0, Qt.AlignmentFlag.AlignTop)
        times.addWidget(self._ends, 0, Qt.AlignmentFlag.AlignTop)
        times.addWidget(self._total, 0, Qt.AlignmentFlag.AlignTop)
        times.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = Scroll((SIDE - 1, 22, SIDE, 24), spacing=8)
        whole.addWidget(scroll)
        column = scroll.column
        column.addLayout(times)
        column.addSpacing(10)
        column.addWidget(self._long)
        column.addSpacing(1)
        column.addWidget(self._stretch)
        column.addWidget(self._load)
        column.addSpacing(12)
        column.addWidget(self._rule)
        column.addSpacing(8)
        column.addWidget(self.block)
        column.addStretch()

    def show_session(self, session: Session, load: DeskLoad | None) -> None:
        """Shows times and warnings."""
        rows = timetable(session)
        self._starts.set_text(session.starts)
        self._told = session.starts
        self._starts.set_error("")
        self._ends.show_figure(f"{rows[-1].ends:%H:%M}" if rows else session.starts)
        self._total.show_figure(duration(total_minutes(session)))
        lead, where = warned_sentence(long_stretches(session))
        self._long.say(lead, where)
        self._stretch.setVisible(bool(lead))
        self._load.say(*load_words(session, load))
        self._rule.setVisible(bool(rows))
        self.block.setVisible(bool(rows))

    def show_block(
        self, row: Timed | None, exercises: Mapping[str, Exercise[AnyStep]], session: Session
    ) -> None:
        """Shows the chosen block, or none."""
        self.block.setVisible(row is not None)
        self._rule.setVisible(row is not None)
        if row is not None:
            exercise = exercises.get(row.block.exercise)
            options = in_words_of(session, exercise.options) if exercise else {}
            self.block.show_block(row, exercise, options)

    def flush(self) -> None:
        """Tells what was typed and not left yet."""
        if self._starts.text() != self._told:
            self._on_starts()
        if not self.block.isHidden():
            self.block.flush()

    def _on_starts(self) -> None:
        text = self._told = self._starts.text()
        try:
            minute_of_day(text)
        except Refused as trouble:
            self._starts.set_error(trouble.sentence)
            return
        self._starts.set_error("")
        self.starts_changed.emit(text)


def load_words(session: Session, load: DeskLoad | None) -> tuple[str, str]:
    """What to say of turns at the desk that take longer than planned; ("", "") where all fit."""
    if load is None:
        return "", ""
    lead = _("{title}: about {minutes} minutes of answering").format(
        title=load.title, minutes=load.minutes
    )
    people = ngettext("{n} person", "{n} people", session.people)
    laptops = ngettext("{n} laptop", "{n} laptops", session.laptops)
    where = _(
        "{people} on {laptops}, {ratings} answers each; the plan gives {planned} minutes. "
        "Offer paper, more laptops, or the short form with fewer lenses."
    ).format(people=people, laptops=laptops, ratings=load.ratings, planned=load.planned)
    return lead, where
