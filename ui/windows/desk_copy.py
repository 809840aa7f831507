"""A person's own copy, printed from the desk by their code."""

from PySide6.QtCore import QObject, Signal

from ui.bridge import Bridge
from workshop.words import _


class OwnCopy(QObject):
    """Makes the copy and sends it to the printer."""

    finished = Signal(str, bool)
    """A sentence, and whether it was printed."""

    def __init__(self, bridge: Bridge, session: str, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._session = bridge, session

    def start(self, code: str) -> None:
        """Prints the copy of the person with that code."""
        sentence = _("There is no printer here. Ask the facilitator for your copy.")
        self.finished.emit(sentence, False)  # noqa: FBT003
