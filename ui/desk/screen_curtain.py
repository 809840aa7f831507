"""What hides desk and console once the room may see the facilitator's screen."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow

from ui.bridge import Bridge
from ui.desk.breath import FRESH
from ui.desk.curtain import QuietPage
from ui.dialogs.pin import AskPin
from workshop.words import _


class ScreenCurtainPage(QuietPage):
    """The question, and the deed that answers it."""

    gone_on = Signal()

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__(
            _("Is the projector off?"),
            _("The screens have changed, and the room may see this one. Everything is kept."),
        )
        self._go_on = self.deed(_("Go on"), look="expected", key=_("Enter"), icon="lock")
        self._go_on.clicked.connect(self.gone_on)
        self.body.addWidget(self._go_on, 0, Qt.AlignmentFlag.AlignLeft)
        self._clock, self._last_key = clock, clock()
        self._go_on.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It comes in the middle of typing: until the hands have rested, keys press nothing."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        rested = self._clock() - self._last_key >= FRESH
        self._last_key = self._clock()
        return not rested

    def begin(self) -> None:
        """To the one deed."""
        self._go_on.setFocus(Qt.FocusReason.OtherFocusReason)


class ScreenCurtain(QMainWindow):
    """Asks whether the projector is off; the facilitator's PIN, where there is one, lifts it."""

    lifted = Signal()

    def __init__(self, bridge: Bridge, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("screen curtain")
        self.setWindowTitle(_("The screens have changed"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._bridge = bridge
        self._page = ScreenCurtainPage(clock)
        self._page.gone_on.connect(self._on_gone_on)
        self.setCentralWidget(self._page)
        self._page.begin()

    def _on_gone_on(self) -> None:
        if not self._bridge.service.has_pin():
            self.lifted.emit()
            return
        asked = AskPin(
            self._bridge,
            self,
            title=_("Show this screen again"),
            sentence=_("Only the facilitator knows what the room sees."),
            deed=_("Show it"),
        )
        asked.accepted.connect(self.lifted)
        asked.finished.connect(self._page.begin)
        asked.open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Only its owner takes it away."""
        event.ignore()
