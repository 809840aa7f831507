"""The console's foot: one button for each deed that has a key."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from ui.kit.button import Button
from ui.kit.icon import IconPicture
from ui.kit.label import Ground, Label
from workshop.domain.stage import Stage
from workshop.words import _

HIGH, HIGH_NARROW = 67, 63
ROOMY, TIGHT = 1460, 960
"""Widths from which there is room for more than the deeds, and below which icons give way."""


class ConsoleFoot(Ground):
    """Back and Next · what the room shows · Open desk."""

    back_asked = Signal()
    next_asked = Signal()
    black_asked = Signal()
    white_asked = Signal()
    title_asked = Signal()
    freeze_asked = Signal()
    swap_asked = Signal()
    desk_asked = Signal()

    def __init__(self) -> None:
        super().__init__("paper")
        self.back = self._deed(_("Back"), "back", _("PgUp"), self.back_asked, look="quiet")
        self.next = self._deed(_("Next"), "next", _("PgDn"), self.next_asked)
        self.black = self._deed(_("Black"), "black", "B", self.black_asked)
        self.white = self._deed(_("White"), "white", "W", self.white_asked)
        self.title = self._deed(_("Title"), "title", "C", self.title_asked)
        self.freeze = self._deed(_("Freeze"), "freeze", "F", self.freeze_asked)
        self.swap = self._deed(_("Swap screens"), "swap", "S", self.swap_asked)
        self.desk = self._deed(_("Open desk"), "laptop", "D", self.desk_asked)
        self._screen = IconPicture("screen", 20, "ink2")
        self._room = Label(_("Room"), 15, bold=True, colour="ink2")
        self._row = row = QHBoxLayout(self)
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addWidget(self.next)
        row.addStretch(1)
        row.addWidget(self._screen)
        row.addWidget(self._room)
        row.addSpacing(5)
        row.addWidget(self.black)
        row.addWidget(self.white)
        row.addWidget(self.title)
        row.addWidget(self.freeze)
        row.addWidget(self.swap)
        row.addStretch(1)
        row.addWidget(self.desk)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - named for what it says
        """The form for windows under 1200 wide."""
        self.setFixedHeight(HIGH_NARROW if narrow else HIGH)
        self._row.setContentsMargins(10 if narrow else 20, 1, 14 if narrow else 24, 0)
        self._row.setSpacing(6 if narrow else 8)
        self.white.setVisible(not narrow)  # their keys do it
        self.title.setVisible(not narrow)
        self.desk.set_icon_name("" if narrow else "laptop")

    def resizeEvent(self, event: QResizeEvent) -> None:
        for part in (self._screen, self._room):
            part.setVisible(self.width() >= ROOMY)
        for deed, icon in ((self.black, "black"), (self.freeze, "freeze"), (self.swap, "swap")):
            deed.set_icon_name(icon if self.width() >= TIGHT else "")
        super().resizeEvent(event)

    def show_curtain(self, stage: Stage) -> None:
        """Black, White, Title page and Freeze are filled while they are on."""
        for deed, on in (
            (self.black, stage.black),
            (self.white, stage.blank == "white"),
            (self.title, stage.plain == "title" and not stage.black),
            (self.freeze, stage.frozen),
        ):
            deed.set_look("on" if on else "usual")

    def expect_next(self, expected: bool) -> None:  # noqa: FBT001 - named for what it says
        """Whether Next is the deed expected now."""
        self.next.set_look("expected" if expected else "usual")

    def _deed(
        self, name: str, icon: str, key: str, signal: SignalInstance, *, look: str = "usual"
    ) -> Button:
        button = Button(name, icon=icon, key=key, look=look)
        button.clicked.connect(signal)
        return button
