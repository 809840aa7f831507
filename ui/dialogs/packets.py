"""Packets on a stick: saved for another laptop, brought in from one, looked at before."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge
from ui.dialogs.ask import Ask
from ui.dialogs.pin import SecretDialog
from ui.kit.field import Field
from ui.kit.file_picker import ask_for_file, ask_where_to_save
from ui.work import Cancelled, Report, Work
from workshop.domain.packet import Collected, Room
from workshop.net import stick
from workshop.net.seal import CODE, plain_code
from workshop.services.commands import MergePart, TakeRoom
from workshop.services.events import SessionChanged
from workshop.services.merging import held, told
from workshop.words import _

LONGEST = 20


class _Asking(Struct, frozen=True):
    """A packet that its code opens."""

    file: Path


class _Coming(Struct, frozen=True):
    """Answers that may come in, and what they bring in words."""

    part: Collected
    said: str


class _Saved(Struct, frozen=True):
    """A packet that was written, and what to say of it."""

    session: str
    said: str


class AskCode(SecretDialog):
    """The code that opens a packet."""

    given = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        field = Field(
            _("Code of the room"),
            help=_("Nine characters; capitals and hyphens do not matter."),
            limit=LONGEST,
        )
        super().__init__(
            parent,
            _("Collect for a room"),
            _(
                "People answer on this laptop; their answers are kept here until you carry them "
                "to the one that runs the room."
            ),
            _("Bring it in"),
            [field],
        )

    def ready(self) -> bool:
        return len(plain_code(self.fields[0].text())) == CODE

    def carry_out(self) -> None:
        """Hands the code on."""
        self.given.emit(plain_code(self.fields[0].text()))
        self.accept()


class Packets(QObject):
    """Asks where a packet is or goes, and does the rest beside the screen.

    said: what was done, and whether it can be taken back. taken: the id of a session that is
    collected for here.
    """

    said = Signal(str, bool)
    troubled = Signal(str)
    taken = Signal(str)

    def __init__(self, window: QWidget, bridge: Bridge) -> None:
        super().__init__(window)
        self._window, self._bridge = window, bridge
        self._work = Work(self)
        self._work.finished.connect(self._on_worked)
        self._work.troubled.connect(self.troubled)

    def bring_in(self) -> None:
        """Asks which packet, of either kind."""
        kinds = _("Packets (*.room *.answers)")
        ask_for_file(self._window, _("Bring in a packet"), kinds, self.bring)

    def bring(self, path: str) -> None:
        """Brings in that packet: asks for its code, or shows what it would bring."""
        self._work.start(partial(self._look, Path(path)))

    def save_room(self, session: str) -> None:
        """Asks where to save the packet for another laptop."""
        self._ask_where(session, stick.ROOM, self.save_room_to)

    def save_room_to(self, session: str, path: str) -> None:
        """Saves it there."""
        self._work.start(partial(self._save_room, session, Path(path)))

    def save_part(self, session: str) -> None:
        """Asks where to save what this laptop has collected."""
        self._ask_where(session, stick.ANSWERS, self.save_part_to)

    def save_part_to(self, session: str, path: str) -> None:
        """Saves it there."""
        self._work.start(partial(self._save_part, session, Path(path)))

    # ---- beside the screen

    def _look(self, file: Path, _report: Report, _cancelled: Cancelled) -> _Asking | _Coming:
        if stick.needs_code(file):
            return _Asking(file)
        service = self._bridge.service
        part = stick.read_part(service, file)
        coming = service.arrival(part)
        service.back_up_changes()
        return _Coming(part, told(coming))

    def _open(self, file: Path, code: str, _report: Report, _cancelled: Cancelled) -> Room:
        return stick.read_room(file, code)

    def _save_room(
        self, session: str, file: Path, _report: Report, _cancelled: Cancelled
    ) -> _Saved:
        stick.write_room(self._bridge.service, session, file)
        return _Saved(session, _("Saved. Carry it to the other laptops."))

    def _save_part(
        self, session: str, file: Path, _report: Report, _cancelled: Cancelled
    ) -> _Saved:
        part = stick.write_part(self._bridge.service, session, file)
        return _Saved(session, _("Saved: {what}.").format(what=held(part)))

    # ---- on the screen

    def _on_worked(self, value: object) -> None:
        match value:
            case _Asking(file=file):
                asked = AskCode(self._window)
                asked.given.connect(partial(self._on_code, file))
                asked.open()
            case Room():
                outcome = self._bridge.do(TakeRoom(room=value), undoable=False)
                if outcome is not None:
                    self.taken.emit(str(outcome.value))
                    self.said.emit(_("This laptop collects for the room now."), False)  # noqa: FBT003
            case _Coming(part=part, said=said):
                self._ask_to_merge(part, said)
            case _Saved(session=session, said=said):
                self._bridge.tell((SessionChanged(session=session),))
                self.said.emit(said, False)  # noqa: FBT003 - a signal's value

    def _on_code(self, file: Path, code: str) -> None:
        self._work.start(partial(self._open, file, code))

    def _ask_to_merge(self, part: Collected, said: str) -> None:
        asked = Ask(
            self._window,
            title=_("Bring these answers in?"),
            sentence=said,
            deed=_("Bring in"),
            keep=_("Not now"),
            icon="merge",
            expected=True,
        )
        asked.agreed.connect(partial(self._merge, part, said))
        asked.open()

    def _merge(self, part: Collected, said: str) -> None:
        outcome = self._bridge.do(MergePart(part=part))
        if outcome is not None:
            self.said.emit(said, outcome.undo is not None)

    def _ask_where(self, session: str, kind: bytes, chosen: Callable[[str, str], None]) -> None:
        ending = stick.ENDINGS[kind]
        link = self._bridge.service.links().get(session)
        kinds = _("Packets (*{ending})").format(ending=ending)
        laptop = link.laptop if link is not None else ""
        ask_where_to_save(
            self._window, _("Save a packet"), kinds, partial(chosen, session),
            ending=ending.removeprefix("."), name=(laptop or _("Room")) + ending,
        )  # fmt: skip
