"""The passphrase of a library: asked for before it opens, set, changed and removed."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.pin import SecretDialog
from ui.kit.field import Field
from workshop.errors import Trouble
from workshop.services.locks import LEAST, Lock
from workshop.words import _

LONGEST = 200


class PassphraseField(Field):
    """Words that nobody can read over a shoulder."""

    def __init__(self, label: str, help_text: str = "") -> None:
        super().__init__(label, help=help_text, limit=LONGEST)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)


class AskPassphrase(SecretDialog):
    """Tries a lock; `accepted` comes with the right passphrase."""

    def __init__(
        self, lock: Lock, parent: QWidget | None, title: str, sentence: str, deed: str
    ) -> None:
        super().__init__(parent, title, sentence, deed, [PassphraseField(_("Passphrase"))])
        self._lock = lock

    def ready(self) -> bool:
        return bool(self.fields[0].text())

    def carry_out(self) -> None:
        """Tries it."""
        if fits(self._lock, self.fields[0].text(), self.say):
            self.accept()


def to_open(lock: Lock, parent: QWidget | None) -> AskPassphrase:
    """Asks before the library opens."""
    return AskPassphrase(
        lock,
        parent,
        _("This library is locked"),
        _("Its passphrase opens it for as long as the program runs."),
        _("Open"),
    )


def to_read(lock: Lock, parent: QWidget) -> AskPassphrase:
    """Asks before one looks into a backup that has another passphrase than the library."""
    return AskPassphrase(
        lock,
        parent,
        _("This backup is locked"),
        _("It has a passphrase of its own: the one of the library that it was made of."),
        _("Open"),
    )


def to_remove(lock: Lock, parent: QWidget) -> AskPassphrase:
    """Asks once more before the library is locked no longer."""
    return AskPassphrase(
        lock,
        parent,
        _("Remove the passphrase?"),
        _("Whoever has this computer, or a backup, can read the library then."),
        _("Remove"),
    )


class SetPassphrase(SecretDialog):
    """A new passphrase, typed twice; `chosen` carries it. lock: asks for the one of now too."""

    chosen = Signal(str)

    def __init__(self, lock: Lock | None, parent: QWidget | None = None) -> None:
        self._lock = lock
        now = [PassphraseField(_("The passphrase of now"))] if lock else []
        new = [
            PassphraseField(_("New passphrase"), _("At least 8 characters: a few words are best.")),
            PassphraseField(_("The same once more")),
        ]
        super().__init__(
            parent,
            _("Change the passphrase") if lock else _("Lock this library with a passphrase"),
            _(
                "Library, backups and files put aside are encrypted with it. Nobody can open them "
                "without it: whoever forgets it has lost them. What is exported or printed is not "
                "locked, nor are copies elsewhere."
            ),
            _("Change") if lock else _("Lock"),
            [*now, *new],
        )

    def ready(self) -> bool:
        return all(len(field.text()) >= LEAST for field in self.fields)

    def carry_out(self) -> None:
        """Takes it where both are the same."""
        *now, first, second = (field.text() for field in self.fields)
        if first != second:
            self.say(_("The two are not the same. Type it again."))
        elif self._lock is None or fits(self._lock, now[0], self.say):
            self.chosen.emit(first)
            self.accept()


def fits(lock: Lock, passphrase: str, say: Callable[[str], None]) -> bool:
    """Whether it is the passphrase; tells what is amiss."""
    try:
        lock.open(passphrase)
    except Trouble as trouble:
        say(trouble.sentence)
        return False
    return True
