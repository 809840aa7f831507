"""What can be done to exercises in the library: add a file, duplicate, save, remove."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge
from ui.kit.file_picker import ask_for_file, ask_where_to_save
from ui.work import Cancelled, Report, Work
from workshop.errors import Trouble
from workshop.services.commands import AddExercise, RemoveExercise
from workshop.services.service import Service
from workshop.words import _


class ExerciseDeeds(QObject):
    """Asks where a deed needs asking, does it, and tells it.

    added: the id of an exercise that is new or another now. said: what was done, and whether it can
    be taken back.
    """

    added = Signal(str)
    said = Signal(str, bool)

    def __init__(self, window: QWidget, bridge: Bridge) -> None:
        super().__init__(window)
        self._window, self._bridge = window, bridge
        self._checking = Work(self)
        self._checking.finished.connect(self._on_checked)
        self._checking.troubled.connect(self._on_faults)

    def add(self) -> None:
        """Asks for a file, checks it, and puts it among those of one's own."""
        title, kinds = _("Add an exercise"), _("Exercises (*.toml)")
        ask_for_file(self._window, title, kinds, self.check, folder=_documents())

    def check(self, file: str) -> None:
        """Checks a file; what is in order is added, else a dialog tells what is not."""
        self._checking.start(partial(_checked, self._bridge.service, Path(file)))

    def duplicate(self, exercise: str) -> None:
        """Makes an exercise once more, as one's own."""
        try:
            command = self._bridge.service.own_exercises.duplicate(exercise)
        except Trouble as trouble:
            self._bridge.troubled.emit(trouble.sentence)
            return
        self._add(command, _("A duplicate is among the exercises. Save it as a file to change it."))

    def save(self, exercise: str) -> None:
        """Asks where, and writes the file of an exercise of one's own there."""
        ask_where_to_save(
            self._window, _("Save the exercise"), _("Exercises (*.toml)"),
            partial(self._save, exercise), ending="toml", name=f"{exercise}.toml",
            folder=_documents(),
        )  # fmt: skip

    def remove(self, exercise: str, title: str) -> None:
        """Asks, then puts the file of an exercise of one's own aside."""
        from ui.dialogs.ask import Ask  # noqa: PLC0415 - for start-up time

        ask = Ask(
            self._window,
            title=_("Remove “{title}”?").format(title=title),
            sentence=_("Sessions that use it keep their copies. Its file is put aside."),
            deed=_("Remove"),
            icon="bin",
        )
        ask.agreed.connect(partial(self._remove, exercise))
        ask.open()

    def _on_checked(self, command: AddExercise) -> None:
        again = command.exercise in self._bridge.service.own_exercises.files()
        self._add(
            command,
            _("It takes the place of the one before, which is put aside.")
            if again
            else _("Added. Any plan can use it now."),
        )

    def _on_faults(self, faults: str) -> None:
        from ui.dialogs.faults import FaultsDialog  # noqa: PLC0415 - for start-up time

        FaultsDialog(
            self._window,
            title=_("This file cannot be used yet"),
            sentence=_(
                "Mend what stands below, or send it to whoever wrote it. Then add it again."
            ),
            faults=faults,
        ).open()

    def _add(self, command: AddExercise, sentence: str) -> None:
        outcome = self._bridge.do(command)
        if outcome is not None:
            self.added.emit(command.exercise)
            self.said.emit(sentence, True)  # noqa: FBT003 - a signal's value

    def _save(self, exercise: str, file: str) -> None:
        try:
            saved = self._bridge.service.own_exercises.save(exercise, Path(file))
        except Trouble as trouble:
            self._bridge.troubled.emit(trouble.sentence)
            return
        self.said.emit(_("Saved as “{name}”.").format(name=saved.name), False)  # noqa: FBT003

    def _remove(self, exercise: str) -> None:
        if self._bridge.do(RemoveExercise(exercise=exercise)) is not None:
            self.said.emit(_("Removed. Its file is put aside."), True)  # noqa: FBT003


def _checked(service: Service, file: Path, _report: Report, _cancelled: Cancelled) -> AddExercise:
    return service.own_exercises.read(file)


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place))
