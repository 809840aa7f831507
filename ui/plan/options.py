"""What may be added to a form of an exercise in the plan: a tick for each."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.choice import Tick
from workshop.domain.exercise import PlanOption


class PlanOptions(QWidget):
    """A tick for each option; of those with one name in common only one is ticked."""

    chosen = Signal(tuple)
    """The names of all that are ticked."""

    def __init__(self) -> None:
        super().__init__()
        self._options: Mapping[str, PlanOption] = {}
        self._chosen: tuple[str, ...] = ()
        self._ticks: dict[str, Tick] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 0)
        self._column.setSpacing(10)

    def show_options(self, options: Mapping[str, PlanOption], chosen: tuple[str, ...]) -> None:
        """Shows the options of an exercise, and which are chosen."""
        if options != self._options:
            self._renew(options)
        self._chosen = chosen
        for name, tick in self._ticks.items():
            with QSignalBlocker(tick):
                tick.setChecked(name in chosen)
        self.setVisible(bool(options))

    def _renew(self, options: Mapping[str, PlanOption]) -> None:
        for tick in self._ticks.values():
            self._column.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self._options = options
        self._ticks = {name: Tick(each.title, each.help) for name, each in options.items()}
        for tick in self._ticks.values():
            tick.toggled.connect(self._on_toggled)
            self._column.addWidget(tick)

    def _on_toggled(self) -> None:
        ticked = tuple(name for name, tick in self._ticks.items() if tick.isChecked())
        kinds = {self._options[name].one_of for name in ticked if name not in self._chosen} - {""}
        self.chosen.emit(
            tuple(
                name
                for name in ticked
                if self._options[name].one_of not in kinds or name not in self._chosen
            )
        )
