"""Finishing a session: asked once, with what one does next anyway."""

from PySide6.QtWidgets import QWidget

from ui.dialogs.ask import Ask
from ui.kit.choice import Tick
from workshop.words import _


class AskFinish(Ask):
    """Whether the session is over, whether to print, and whether to back up."""

    def __init__(self, parent: QWidget) -> None:
        self.print = Tick(_("Print the results"))
        self.backup = Tick(_("Make a backup"))
        super().__init__(
            parent,
            title=_("Finish the session?"),
            sentence=_("All of it stays as it is now. The library can open it again."),
            deed=_("Finish"),
            keep=_("Not yet"),
            icon="tick",
            expected=True,
            also=(self.print, self.backup),
        )
        self.backup.setChecked(True)
