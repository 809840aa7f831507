"""The exercises to read: a list, and beside it one exercise as a calm page."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

import workshop.room.steps  # noqa: F401 - every kind registers its texts
from ui.kit.button import Button
from ui.kit.label import Ground, Kicker, Label, Rule
from ui.kit.row_list import RowList
from ui.kit.scroll import Scroll
from ui.models.exercises import ExercisesModel
from workshop.domain.exercise import Exercise
from workshop.domain.run import as_read
from workshop.room.kind import texts_told
from workshop.room.modes import console_modes
from workshop.steps import AnyStep
from workshop.words import _, duration, ngettext

LIST_WIDE, READING, MARGIN = 380, 620, 36
Read = Exercise[AnyStep]


class ExercisesPage(QWidget):
    """All exercises; `print_asked` carries the id of the one to print as a blank worksheet."""

    print_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.model = ExercisesModel(self)
        self.list = RowList(_("List of exercises"), (76,))
        self.list.setModel(self.model)
        self.reading = ReadingPage()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        side = QWidget()
        side.setFixedWidth(LIST_WIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(MARGIN, 29, 0, 20)
        column.setSpacing(16)
        column.addWidget(Label(_("Exercises"), 34, bold=True))
        column.addWidget(self.list, 1)
        row.addWidget(side)
        row.addWidget(self.reading, 1)
        # In an iteration of its own: filling page and list at once would block the UI.
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._open_chosen)
        self.list.chosen.connect(self._on_chosen)
        self.reading.print_asked.connect(self.print_asked)

    def set_exercises(self, exercises: tuple[Read, ...]) -> None:
        """Shows them, the first one open."""
        if self.model.rows or not exercises:
            return
        self.model.set_rows(tuple(map(as_read, exercises)))
        self.list.choose_row(0)

    def _on_chosen(self, _value: object) -> None:
        self._turn.start()

    def _open_chosen(self) -> None:
        value = self.list.value()
        if isinstance(value, Exercise):
            self.reading.show_exercise(value)


class ReadingPage(Ground):
    """One exercise: purpose, steps with their script and minutes, debrief, pitfalls, credit."""

    print_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__("paper")
        self._exercise: Read | None = None
        self.print = Button(_("Print worksheet"), icon="printer")
        self.print.clicked.connect(self._on_print)
        outside = QHBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scroll((MARGIN, 32, MARGIN, 36))
        outside.addWidget(self._scroll)

    def show_exercise(self, exercise: Read) -> None:
        """Opens an exercise at its top."""
        self._exercise = exercise
        self.print.setParent(self)
        page = QWidget()
        self._fill(QVBoxLayout(page), exercise)
        self._scroll.hold(page, wide=READING)

    def _fill(self, column: QVBoxLayout, exercise: Read) -> None:
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(exercise.title, 26, bold=True, wrap=True))
        column.addSpacing(4)
        column.addWidget(Label(_facts(exercise), 16, colour="ink2", wrap=True))
        column.addSpacing(16)
        column.addWidget(self.print)
        self.print.show()
        column.addSpacing(20)
        column.addWidget(Rule())
        column.addSpacing(16)
        column.addWidget(Label(exercise.purpose, 20, wrap=True))
        _add_list(column, _("What comes out"), exercise.outcomes)
        _add_list(column, _("You need"), exercise.materials)
        _add_heading(column, _("Steps"))
        told: set[str] = {""}
        for number, step in enumerate(exercise.steps, 1):
            fresh = [text for text in texts_told(step) if text not in told]
            _add_step(column, number, step, fresh)
            told.update(fresh)
        _add_list(column, _("Debrief"), exercise.debrief)
        _add_list(column, _("What can go wrong"), exercise.pitfalls)
        _add_list(column, _("Other ways to run it"), (*_variants(exercise), *exercise.notes))
        _add_list(column, _("Where it comes from"), (exercise.origin, exercise.credit))
        column.addStretch(1)

    def _on_print(self) -> None:
        if self._exercise is not None:
            self.print_asked.emit(self._exercise.id)


def _facts(exercise: Read) -> str:
    people = _("{low} to {high} people").format(low=exercise.group.min, high=exercise.group.max)
    steps = ngettext("{n} step", "{n} steps", len(exercise.steps))
    return ", ".join((duration(exercise.minutes), steps, people))


def _variants(exercise: Read) -> tuple[str, ...]:
    forms = (f"{each.title}: {duration(each.minutes)}" for each in exercise.variants.values())
    more = (
        f"{each.title}: {each.help[:1].lower()}{each.help[1:]}" if each.help else each.title
        for each in exercise.options.values()
    )
    return (*forms, *more)


def _add_heading(column: QVBoxLayout, text: str) -> None:
    column.addSpacing(24)
    column.addWidget(Kicker(text))
    column.addSpacing(6)


def _add_list(column: QVBoxLayout, heading: str, lines: tuple[str, ...]) -> None:
    shown = [line for line in lines if line]
    if not shown:
        return
    _add_heading(column, heading)
    for line in shown:
        column.addWidget(Label(line, 16, wrap=True))
        column.addSpacing(6)


def _add_step(column: QVBoxLayout, number: int, step: AnyStep, told: list[str]) -> None:
    """told: what the step puts before people and no step before it did."""
    row = QHBoxLayout()
    row.setSpacing(12)
    figure = Label(str(number), 16, colour="ink2", tabular=True)
    figure.setFixedWidth(24)
    words = QVBoxLayout()
    words.setSpacing(3)
    head = QHBoxLayout()
    head.addWidget(Label(step.title, 16, bold=True, wrap=True), 1)
    head.addWidget(Label(duration(step.minutes), 15, colour="ink2"))
    words.addLayout(head)
    words.addWidget(Label(console_modes(step.modes), 15, colour="ink2", wrap=True))
    for text, token in ((step.say, "ink"), (step.asked, "ink2")):
        if text:
            words.addWidget(Label(text, 16, colour=token, wrap=True))
    for text in told:
        words.addWidget(Label(text, 16, bold=True, wrap=True))
    row.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    row.setContentsMargins(0, 4, 0, 12)
    column.addLayout(row)
