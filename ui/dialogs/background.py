"""What an exercise's author tells its facilitator: debrief, pitfalls, variants."""

from PySide6.QtWidgets import QWidget

from ui.dialogs.panel import Panel
from ui.kit.label import Kicker, Label
from workshop.domain.exercise import Exercise
from workshop.steps import AnyStep
from workshop.words import _


class BackgroundPanel(Panel):
    """Read-only."""

    def __init__(self, parent: QWidget, exercise: Exercise[AnyStep]) -> None:
        super().__init__(parent, exercise.title, exercise.purpose, wide=720, high=600)
        self.setObjectName("background")
        for kicker, lines in (
            (_("Questions for the debrief"), exercise.debrief),
            (_("Pitfalls"), exercise.pitfalls),
            (_("What comes of it"), exercise.outcomes),
            (_("You need"), exercise.materials),
            (_("Other ways to run it"), exercise.notes),
        ):
            if lines:
                self.column.addWidget(Kicker(kicker))
                for each in lines:
                    self.column.addWidget(Label(each, 16, wrap=True))
        self.column.addStretch(1)
