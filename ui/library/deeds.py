"""What can be done to sessions in the library: make, edit, bin, restore, purge, take back."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge
from workshop.domain.letterhead import Letterhead, called
from workshop.errors import Trouble
from workshop.services.commands import (
    BinSession,
    Command,
    EditSession,
    KeepTemplate,
    MakeUsual,
    NewSession,
    PurgeSession,
    PutSessionBack,
    RemoveLetterhead,
    RemoveOverdue,
    RemoveTemplate,
    RepeatSession,
    RestoreSession,
    SaveLetterhead,
)
from workshop.services.events import LibraryChanged
from workshop.words import _, ngettext

if TYPE_CHECKING:
    from ui.dialogs.new_session import SessionDialog
    from ui.dialogs.packets import Packets


class LibraryDeeds(QObject):
    """Asks where a deed needs asking, does it, and tells it.

    made: the id of a new session. said: what was done, and whether it can be taken back.
    """

    made = Signal(str)
    said = Signal(str, bool)

    def __init__(self, window: QWidget, bridge: Bridge) -> None:
        super().__init__(window)
        self._window, self._bridge = window, bridge
        self._new: SessionDialog | None = None
        """The dialog of a new session: left with Esc it keeps what was typed."""
        self._packets: Packets | None = None
        bridge.opened.connect(self._on_opened)

    def make(self) -> None:
        """Opens the dialog that makes a session."""
        from ui.dialogs.new_session import SessionDialog  # noqa: PLC0415 - for start-up time

        if self._new is None:
            service = self._bridge.service
            self._new = SessionDialog(
                self._window, templates=service.templates(), clients=service.clients()
            )
            self._new.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
            self._new.given.connect(self._on_new_given)
            self._new.forget_asked.connect(self._on_forgotten)
        self._new.open()

    def join_room(self) -> None:
        """Asks for the address and code of a room, or for a packet from it."""
        from ui.dialogs.join_room import JoinRoom  # noqa: PLC0415 - for start-up time

        asked = JoinRoom(self._window, self._bridge)
        asked.packet_asked.connect(self.bring_packet)
        asked.joined.connect(self.made)
        asked.open()

    def bring_packet(self) -> None:
        """Asks which packet from another laptop, and brings it in."""
        from ui.dialogs.packets import Packets  # noqa: PLC0415 - for start-up time

        if self._packets is None:
            self._packets = Packets(self._window, self._bridge)
            self._packets.said.connect(self.said)
            self._packets.troubled.connect(self._bridge.troubled)
            self._packets.taken.connect(self.made)
        self._packets.bring_in()

    def edit(self, session: str) -> None:
        """Opens the dialog that changes the head of a session."""
        from ui.dialogs.new_session import SessionDialog  # noqa: PLC0415 - for start-up time

        view = self._bridge.service.view(session)
        dialog = SessionDialog(self._window, session=view.session)
        dialog.given.connect(self._on_edited)
        dialog.open()

    def go_on(self, session: str) -> None:
        """Makes the session after this one, and asks when and where it is."""
        said = _("What was decided and parked waits in its parking lot.")
        made = self._repeated(RepeatSession(session=session, carries=True), said)
        if made:
            self.edit(made)

    def duplicate(self, session: str) -> None:
        """Makes a session like this one."""
        self._repeated(RepeatSession(session=session), _("A copy is among the sessions."))

    def keep(self, session: str) -> None:
        """Keeps the plan of a session as a template of one's own."""
        said = _("New session offers “{title}” now.").format(title=self._title(session))
        self._do(KeepTemplate(session=session), said)
        self._let_dialog_go()

    def _on_forgotten(self, template: str) -> None:
        """A template of one's own goes; what was typed for the new session stays."""
        typed = self._new.title.text() if self._new is not None else ""
        self._do(RemoveTemplate(template=template), _("Removed. Its file is put aside."))
        self._let_dialog_go()
        self.make()
        if self._new is not None:
            self._new.title.set_text(typed)

    def _let_dialog_go(self) -> None:
        """The dialog of a new session, which knows the templates of before."""
        if self._new is not None:
            self._new.close()
            self._new.deleteLater()
            self._new = None

    def _repeated(self, command: RepeatSession, sentence: str) -> str:
        outcome = self._bridge.do(command)
        if outcome is None:
            return ""
        self.made.emit(str(outcome.value))
        self.said.emit(sentence, True)  # noqa: FBT003 - a signal's value
        return str(outcome.value)

    def bin(self, session: str) -> None:
        """Asks, then moves a session to the bin."""
        title = self._title(session)
        if title:
            self._ask_first(
                _("Delete “{title}”?").format(title=title),
                _("It goes to the bin and can come back. Purge removes it for good."),
                _("Move to bin"),
                partial(self._do, BinSession(session=session), _("Moved to the bin.")),
            )

    def restore(self, session: str) -> None:
        """Brings a session back."""
        self._do(RestoreSession(session=session), _("Back among the sessions."))

    def purge(self, session: str) -> None:
        """Asks, then removes a session for good."""
        self._ask_first(
            _("Purge “{title}”?").format(title=self._title(session)),
            _("Its answers, notes and results go for good, from every byte of the file."),
            _("Purge for good"),
            partial(self._purge, session),
        )

    def purge_aside(self) -> None:
        """Asks, then removes the library files that were put aside."""
        names = [file.name for file in self._bridge.service.put_aside()]
        going = ngettext(
            "{n} file goes for good, with every session and answer in it.",
            "{n} files go for good, with every session and answer in them.",
            len(names),
        )
        stays = _("The library that is open and its backups stay.")
        self._ask_first(
            _("Remove what was put aside?"),
            f"{going} {stays}",
            _("Remove for good"),
            partial(self._purge_aside, names),
        )

    def _purge_aside(self, names: list[str]) -> None:
        try:
            self._bridge.service.purge_aside(names)
        except Trouble as trouble:
            self._bridge.troubled.emit(trouble.sentence)
        else:
            self.said.emit(_("Removed for good."), False)  # noqa: FBT003 - a signal's value
        self._bridge.tell((LibraryChanged(session=""),))

    def ask_to_restore(self, agreed: Callable[[], None]) -> None:
        """Asks before a backup takes the place of the library."""
        self._ask_first(
            _("Restore the whole backup?"),
            _(
                "It becomes the library. The library of now is put aside unchanged and can come "
                "back the same way."
            ),
            _("Restore"),
            agreed,
            icon="restore",
        )

    def put_back(self, command: PutSessionBack) -> None:
        """Puts a session of a backup beside those of now."""
        outcome = self._bridge.do(command)
        if outcome is not None:
            made = outcome.value
            self.made.emit(made if isinstance(made, str) else made[0])
            self.said.emit(_("The session is back, beside the others."), True)  # noqa: FBT003

    def _on_opened(self) -> None:
        """Rooms that were joined are called again. A date that has jumped is asked about at each
        start: it would remove raw answers.
        """
        if any(link.laptop and link.code for link in self._bridge.service.links().values()):
            from ui.rooms import rooms_of  # noqa: PLC0415 - for start-up time

            rooms_of(self._bridge).call_again()
        question = self._bridge.service.overdue
        if question:
            self._ask_first(
                _("Is the date right?"),
                question,
                _("Remove now"),
                self._remove_overdue,
                keep=_("The clock is wrong"),
            )

    def _remove_overdue(self) -> None:
        outcome = self._bridge.do(RemoveOverdue())
        if outcome is not None:
            self.said.emit(outcome.value or _("Removed for good."), False)  # noqa: FBT003

    def undo(self) -> None:
        """Takes the newest deed back."""
        if self._bridge.undo() is not None:
            self.said.emit(_("Undone."), False)  # noqa: FBT003 - a signal's value

    def redo(self) -> None:
        """Does again what was taken back last."""
        if self._bridge.redo() is not None:
            self.said.emit(_("Done again."), True)  # noqa: FBT003 - a signal's value

    def _purge(self, session: str) -> None:
        outcome = self._bridge.do(PurgeSession(session=session))
        if outcome is not None:
            self.said.emit(outcome.value or _("Purged for good."), False)  # noqa: FBT003

    def _on_new_given(self, command: NewSession) -> None:
        if self._new is not None:
            self._new.deleteLater()
            self._new = None
        outcome = self._bridge.do(command)
        if outcome is not None:
            self.made.emit(str(outcome.value))

    def _on_edited(self, command: EditSession) -> None:
        self._bridge.do(command)

    def _ask_first(
        self,
        title: str,
        sentence: str,
        deed: str,
        agreed: Callable[[], None],
        *,
        keep: str = "",
        icon: str = "bin",
    ) -> None:
        from ui.dialogs.ask import Ask  # noqa: PLC0415 - for start-up time

        ask = Ask(self._window, title=title, sentence=sentence, deed=deed, keep=keep, icon=icon)
        ask.agreed.connect(agreed)
        ask.open()

    def keep_letterhead(self, letterhead: Letterhead) -> None:
        """Keeps it as it is typed."""
        slot = f"letterhead {letterhead.id}"
        self._bridge.keep(slot, SaveLetterhead(letterhead=letterhead), undoable=False)

    def add_letterhead(self, letterhead: Letterhead) -> None:
        """Keeps another one."""
        said = _("“{name}” is one of your letterheads.").format(name=called(letterhead))
        self._do(SaveLetterhead(letterhead=letterhead), said)

    def remove_letterhead(self, letterhead: str) -> None:
        """Removes one; until that is taken back, its sessions carry the usual one."""
        said = _("The letterhead is removed. Sessions that carried it carry the usual one.")
        self._do(RemoveLetterhead(letterhead=letterhead), said)

    def make_usual(self, letterhead: str) -> None:
        """Makes it the one of all sessions that have chosen none."""
        said = _("This is the usual letterhead now.")
        self._do(MakeUsual(letterhead=letterhead), said)

    def _do(self, command: Command, sentence: str) -> None:
        outcome = self._bridge.do(command)
        if outcome is not None:
            self.said.emit(sentence, outcome.undo is not None)

    def _title(self, session: str) -> str:
        service = self._bridge.service
        rows = (*service.sessions(), *service.sessions(binned=True))
        return next((row.title for row in rows if row.id == session), "")
