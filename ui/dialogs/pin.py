"""The facilitator's PIN: set once, asked for whenever somebody wants to leave the desk."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.kit.button import Button
from ui.kit.dialog import GroundDialog
from ui.kit.field import Field
from ui.kit.keyboard import DigitsOnly
from ui.kit.label import Label
from workshop.errors import Trouble
from workshop.services.commands import SetPin
from workshop.words import _

WIDE, PADDING, FIELD = 460, 28, 200
MOST, LEAST = 8, 4


class PinField(Field):
    """Digits that nobody can read over a shoulder."""

    def __init__(self, label: str, help_text: str = "") -> None:
        super().__init__(label, help=help_text, width=FIELD, limit=MOST)
        self.edit.setValidator(DigitsOnly(MOST, self.edit))
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData
        )
        self.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)


class SecretDialog(GroundDialog):
    """A title, a sentence, fields that show nothing and two deeds."""

    ground, framed = "surface", True

    def __init__(
        self, parent: QWidget | None, title: str, sentence: str, deed: str, fields: Sequence[Field]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("pin")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(True)
        self.fields = fields
        self.deed = Button(deed, look="expected", key=_("Enter"))
        self.keep = Button(_("Not now"), key=_("Esc"))
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, 24, PADDING, 24)
        column.setSpacing(6)
        column.addWidget(Label(title, 26, bold=True))
        column.addWidget(Label(sentence, 16, colour="ink2", wrap=True))
        column.addSpacing(10)
        for field in fields:
            column.addWidget(field)
            column.addSpacing(8)
            field.changed.connect(self._on_changed)
            field.edit.returnPressed.connect(self._on_deed)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.keep)
        row.addWidget(self.deed)
        column.addLayout(row)
        self._inside = column
        self.keep.clicked.connect(self.reject)
        self.deed.clicked.connect(self._on_deed)
        fields[0].edit.setFocus()
        self._on_changed()
        self._fit()

    def ready(self) -> bool:
        """Whether the deed can be done."""
        return all(len(field.text()) >= LEAST for field in self.fields)

    def carry_out(self) -> None:
        """The deed."""
        raise NotImplementedError

    def say(self, sentence: str) -> None:
        """Tells what is amiss, and empties the fields."""
        for field in self.fields:
            field.edit.clear()
        self.fields[0].set_error(sentence)
        self.fields[0].edit.setFocus()
        self._fit()

    def _fit(self) -> None:
        self._inside.activate()
        self.setFixedSize(WIDE, self._inside.totalHeightForWidth(WIDE))

    def _on_deed(self) -> None:
        if self.ready():
            self.carry_out()

    def _on_changed(self) -> None:
        self.deed.setEnabled(self.ready())
        if any(field.text() for field in self.fields):
            self.fields[0].set_error("")

    def done(self, result: int) -> None:
        for field in self.fields:
            field.edit.blockSignals(True)  # noqa: FBT003 - Qt's own
            field.edit.clear()
        super().done(result)


class AskPin(SecretDialog):
    """Asks for the PIN; `accepted` comes with the right one."""

    def __init__(
        self, bridge: Bridge, parent: QWidget | None, *, title: str, sentence: str, deed: str
    ) -> None:
        super().__init__(parent, title, sentence, deed, [PinField(_("Facilitator’s PIN"))])
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)  # at the desk nothing can be moved
        self._bridge = bridge

    def carry_out(self) -> None:
        """Compares."""
        try:
            right = self._bridge.service.check_pin(self.fields[0].text())
        except Trouble as trouble:
            self.say(trouble.sentence)
            return
        if right:
            self.accept()
        else:
            self.say(_("That is not the PIN."))


class SetPinDialog(SecretDialog):
    """Sets the PIN before the desk is opened for the first time."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Set a PIN"),
            _("It leaves the desk again, so that nobody gets from there to your console."),
            _("Set PIN"),
            [PinField(_("New PIN"), _("4 to 8 digits.")), PinField(_("The same once more"))],
        )
        self._bridge = bridge

    def carry_out(self) -> None:
        """Keeps it where both are the same."""
        first, second = (field.text() for field in self.fields)
        if first != second:
            self.say(_("The two are not the same. Type it again."))
        elif self._bridge.do(SetPin(pin=first)) is not None:
            self.accept()
