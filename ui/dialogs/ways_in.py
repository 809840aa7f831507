"""How others come into an open room: its network and its page for cameras, and the code."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.button import Button
from ui.kit.field import Field
from ui.kit.label import Label, Rule
from ui.kit.scene import SceneView
from ui.rooms import Rooms
from workshop.room.join_page import Door
from workshop.room.qr import qr_code, wifi_text
from workshop.room.scene import Scene
from workshop.words import _

MOST, GAP = 196, 24
"""Of a plate: four pixels a module of the longest link; between two."""
WIDE = 2 * MOST + GAP


class WaysIn(QWidget):
    """Three steps, as the room's page has them: two for cameras, then the code. typed: name and
    password of the Wi-Fi that are not told yet.
    """

    def __init__(
        self, rooms: Rooms, session: str, door: Door, typed: tuple[str, str] = ("", "")
    ) -> None:
        super().__init__()
        self._rooms, self._session, self._typed = rooms, session, typed
        self.name = Field(_("Name of the Wi-Fi"), width=MOST, limit=32)
        self.password = Field(_("Its password"), width=MOST, limit=63)
        cameras = QHBoxLayout()
        cameras.setSpacing(GAP)
        cameras.addLayout(self._network(door))
        cameras.addLayout(self._page(door))
        cameras.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(cameras)
        column.addWidget(Rule())
        column.addLayout(self._code(door))

    def typed(self) -> tuple[str, str]:
        """Name and password as they stand in the fields."""
        return self.name.edit.text(), self.password.edit.text()

    def _network(self, door: Door) -> QVBoxLayout:
        if door.wifi:
            again = Button(_("Another Wi-Fi"), icon="pencil")
            again.clicked.connect(partial(self._tell, "", ""))
            shown = _plate(wifi_text(door.wifi, door.password), _("QR code of the Wi-Fi"))
            named = Label(door.wifi, 16, bold=True, elide=True)
            return _column(
                _("1 Wi-Fi"), shown, named, Label(door.password, 16, colour="ink2"), again
            )
        told = Button(_("Show as a QR code"), icon="tick")
        told.clicked.connect(self._on_told)
        for field, words in zip((self.name, self.password), self._typed, strict=True):
            field.set_text(words)
            field.entered.connect(self._on_told)
        return _column(_("1 Wi-Fi, if you like"), self.name, self.password, told)

    def _page(self, door: Door) -> QVBoxLayout:
        shown = _plate(door.link, _("QR code of the page"))
        address = Label(door.address, 16, bold=True)
        address.setObjectName("room address")
        parts: list[QWidget] = [shown, address]
        if len(self._rooms.addresses) > 1:
            another = Button(_("Another address"), icon="next")
            another.clicked.connect(self._rooms.use_next_address)
            parts.append(another)
        return _column(_("2 Page"), *parts)

    def _code(self, door: Door) -> QVBoxLayout:
        code = Label(door.code, 26, bold=True)
        code.setObjectName("room code")
        asked = _("Asked for only where the address is typed, and on laptops.")
        new = Button(_("New code"), icon="redo")
        new.clicked.connect(partial(self._new_code, self._session))
        row = QWidget()
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(code, 1)
        beside.addWidget(new)
        row.setFixedWidth(WIDE)
        return _column(_("3 Code"), row, Label(asked, 16, colour="ink2", wrap=True))

    def _new_code(self, session: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self._rooms.new_code(session)

    def _tell(self, name: str, password: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self._rooms.tell_wifi(name, password)

    def _on_told(self) -> None:
        name, password = self.typed()
        self._tell(name.strip(), password)


def _plate(text: str, name: str) -> SceneView:
    code = qr_code(text, 0, 0, MOST)
    view = SceneView()
    view.setFixedSize(int(code.side), int(code.side))
    view.setAccessibleName(name)
    view.set_scene(Scene(width=code.side, height=code.side, shapes=code.shapes))
    return view


def _column(title: str, *parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(Label(title, 16, bold=True))
    for part in parts:
        row = QHBoxLayout()
        row.addWidget(part, 1 if isinstance(part, Label | Field) else 0)
        if not isinstance(part, Label | Field):
            row.addStretch(1)
        column.addLayout(row)
    column.addStretch(1)
    return column
