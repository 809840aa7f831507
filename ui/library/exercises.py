"""The exercises to read: a list, and beside it one exercise as a calm page."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

import workshop.room.steps  # noqa: F401 - every kind registers its texts
from ui.kit.button import Button
from ui.kit.deed_rows import DeedRows
from ui.kit.label import Ground, Kicker, Label, Rule
from ui.kit.notice import Notice
from ui.kit.row_list import RowList
from ui.kit.scroll import Scroll
from ui.models.exercises import ExercisesModel, ListedExercise
from workshop.domain.exercise import Exercise
from workshop.domain.run import as_read
from workshop.room.kind import texts_told
from workshop.room.modes import console_modes
from workshop.steps import AnyStep
from workshop.words import _, duration, ngettext

LIST_WIDE, LIST_NARROW, READING, MARGIN = 380, 344, 620, 36
MOST_TOLD = 3
Read = Exercise[AnyStep]


class ExercisesPage(QWidget):
    """All exercises; the signals carry an exercise's id. print_asked: as a blank worksheet."""

    add_asked = Signal()
    print_asked = Signal(str)
    duplicate_asked = Signal(str)
    save_asked = Signal(str)
    remove_asked = Signal(str, str)
    """Its title too."""

    def __init__(self) -> None:
        super().__init__()
        self._given: tuple[tuple[Read, ...], frozenset[str]] = (), frozenset()
        self.model = ExercisesModel(self)
        self.list = RowList(_("List of exercises"), (76,))
        self.list.setModel(self.model)
        self.reading = ReadingPage()
        self.add = Button(_("Add file"), icon="plus")
        self.left_out = Notice()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._side = QWidget()
        self.set_narrow(False)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(MARGIN, 29, 0, 20)
        column.setSpacing(16)
        head = QHBoxLayout()
        head.addWidget(Label(_("Exercises"), 34, bold=True), 1)
        head.addWidget(self.add)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self.left_out)
        row.addWidget(self._side)
        row.addWidget(self.reading, 1)
        # In an iteration of its own: filling page and list at once would block the UI.
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._open_chosen)
        self.list.chosen.connect(self._on_chosen)
        self.list.deleted.connect(self._on_deleted)
        self.add.clicked.connect(self.add_asked)
        reading = self.reading
        for button, asked in (
            (reading.print, self.print_asked),
            (reading.duplicate, self.duplicate_asked),
            (reading.save, self.save_asked),
        ):
            button.clicked.connect(partial(self._on_asked, asked))
        reading.remove.clicked.connect(self._on_remove)

    def set_exercises(
        self, exercises: tuple[Read, ...], own: Collection[str], left_out: Sequence[str]
    ) -> None:
        """Shows them, the one that was open before, else the first. own: ids of those of one's own.
        left_out: why files of one's own cannot be used.
        """
        self.left_out.say(_("Left out") if left_out else "", "\n".join(left_out[:MOST_TOLD]))
        given = exercises, frozenset(own)
        if given == self._given:  # whatever else has changed in the library
            return
        self._given = given
        rows = tuple(
            ListedExercise(exercise=as_read(each), own=each.id in own) for each in exercises
        )
        kept = self._current()
        at = self._row_of(kept.exercise.id) if kept else 0
        self.model.set_rows(rows)
        again = self._row_of(kept.exercise.id) if kept else -1
        self.list.choose_row(again if again >= 0 else min(at, len(rows) - 1))

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - named for what it says
        """The form for windows under 1200 wide."""
        self._side.setFixedWidth(LIST_NARROW if narrow else LIST_WIDE)

    def choose(self, exercise: str) -> None:
        """Opens the exercise with that id, the keys at the list."""
        self.list.choose_row(self._row_of(exercise))
        self.list.setFocus()

    def _row_of(self, exercise: str) -> int:
        ids = [row.exercise.id for row in self.model.rows]
        return ids.index(exercise) if exercise in ids else -1

    def _current(self) -> ListedExercise | None:
        value = self.list.value()
        return value if isinstance(value, ListedExercise) else None

    def _on_asked(self, asked: SignalInstance) -> None:
        row = self._current()
        if row is not None:
            asked.emit(row.exercise.id)

    def _on_remove(self) -> None:
        row = self._current()
        if row is not None and row.own:
            self.remove_asked.emit(row.exercise.id, row.exercise.title)

    def _on_deleted(self, _value: object) -> None:
        self._on_remove()

    def _on_chosen(self, _value: object) -> None:
        self._turn.start()

    def _open_chosen(self) -> None:
        row = self._current()
        if row is not None:
            self.reading.show_exercise(row.exercise, own=row.own)


class ReadingPage(Ground):
    """One exercise: purpose, steps with their script and minutes, debrief, pitfalls, credit."""

    def __init__(self) -> None:
        super().__init__("paper")
        self.print = Button(_("Print worksheet"), icon="printer")
        self.duplicate = Button(_("Duplicate"))
        self.save = Button(_("Save as file"))
        self.remove = Button(_("Remove"), icon="bin", key=_("Del"))
        self._deeds = DeedRows(self.print, self.duplicate, self.save, self.remove)
        outside = QHBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scroll((MARGIN, 32, MARGIN, 36))
        outside.addWidget(self._scroll)

    def show_exercise(self, exercise: Read, *, own: bool) -> None:
        """Opens an exercise at its top."""
        self._deeds.setParent(self)
        usual = (self.print, self.duplicate)
        self._deeds.show_deeds(*usual, *((self.save, self.remove) if own else ()))
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
        column.addWidget(self._deeds)
        self._deeds.show()
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
