"""A half day that begins late, with all that a facilitator does beside it."""

from typing import Final

from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from ui.bridge import Bridge
from ui.demo.camera import Camera
from ui.demo.clock import DemoClock
from ui.demo.day import Day
from ui.demo.hands import choose_in_menu, find, key, names, press, row_of, settle, type_into, write
from ui.demo.plug import Plug
from workshop.services import sample_answers as said
from workshop.words import _

PICTURED: Final = ("reread_quote/rate", "reread_quote/gaps", "map_3d/place", "closing/decide")
"""Steps at which the console itself is pictured."""
STUMBLED: Final = "map_3d/pairs"
"""Where the projector's cable comes out."""


class LateDay(Day):
    """Twelve minutes behind; an exercise comes in, notes are taken, a sheet is typed in, and
    somebody stumbles over the projector's cable.
    """

    def __init__(
        self, bridge: Bridge, session: str, camera: Camera, clock: DemoClock, plug: Plug
    ) -> None:
        super().__init__(bridge, session, camera, clock)
        self._plug = plug

    @override
    def _open(self) -> None:
        self._camera.shoot(self._console, "console opening")
        self._camera.shoot(self._room, "room opening")

    @override
    def _write_down(self, here: str) -> None:
        deeds = {
            "opening/welcome": self._begin_late,
            "opening/privacy": self._look_at_people,
            "reread_quote/second_reading": self._call_voices,
            "reread_quote/rate": self._look_at_sheet,
            "closing/parking": self._clear_parking_lot,
        }
        if here in deeds:
            deeds[here]()
        else:
            super()._write_down(here)
        self._write_notes(here)
        if here in PICTURED:
            self._camera.shoot(self._console, f"console {here.partition('/')[2]}")

    @override
    def _close(self) -> None:
        self._key("Ctrl+P")
        settle(1)
        dialog: QWidget = find(_("Print")).window()
        self._camera.shoot_dialog(dialog, "print")
        dialog.close()
        settle()

    def _try_curtains(self) -> None:
        """Black, freeze, and back; the keys of the console."""
        for keys, name in (("B", "black"), ("F", "frozen")):
            self._key(keys)
            self._camera.shoot(self._console, f"console {name}")
            self._key(keys)
        self._key("F1")
        self._look_at_dialog("keys")

    def _begin_late(self) -> None:
        """Twelve minutes behind: what could give, the day in the room, an exercise comes in."""
        self._try_curtains()
        self._key("J")
        self._camera.shoot(self._console, "console time")
        press(_("Show the day to the room"))
        self._camera.shoot(self._room, "room day")
        self._key("PgDown")
        press(_("Change the day"))
        closing = [each.exercise for each in self._view().session.agenda].index("closing")
        row_of(_("Blocks of the day"), closing - 1)
        press(_("Add block"))
        choose_in_menu(_("The friendship ladder"))
        self._camera.shoot(self._console, "console day")
        self._key("Escape")

    def _call_voices(self) -> None:
        """Two voices, one of whom passes."""
        self._key("T")
        for keys in ("V", "X"):
            self._key(keys)
        self._camera.snap(self._room, "room voice")
        self._camera.snap(self._console, "console voice")

    def _look_at_people(self) -> None:
        """Somebody comes late, and leaves again."""
        press(_("People in the room"))
        press(_("One more"))
        press(_("One fewer"))
        self._look_at_dialog("people")

    def _look_at_sheet(self) -> None:
        """Somebody would rather write: the sheet is typed in here."""
        press(_("Enter a paper sheet"))
        dialog: QWidget = find(_("Close")).window()
        self._camera.shoot_dialog(dialog, "paper sheet")
        dialog.close()
        settle()

    def _clear_parking_lot(self) -> None:
        """Each parked item gets an owner and a date, or is dropped; notes are ticked."""
        press(next(name for name in names() if name.startswith(_("Notes and parking lot:"))))
        for body, _raised, owner, by in said.PARKED:
            if owner:
                write(_starting(_("Owner of {item}"), body), owner)
                write(_starting(_("By when: {item}"), body), by)
                press(_starting(_("Keep {item} with its owner"), body))
            else:
                press(_starting(_("Drop {item}"), body))
        self._look_at_dialog("notes")

    def _write_notes(self, here: str) -> None:
        for step, body, _ticked in said.NOTES:
            if step == here:
                self._key("N")
                self._write(body, stumbles=here == STUMBLED)
        if here == "map_3d/first_axis":
            for body, *_rest in said.PARKED:
                self._key("P")
                self._write(body)

    def _write(self, body: str, *, stumbles: bool = False) -> None:
        """Into whatever has the focus; Enter ends it."""
        begun = self._lose_the_projector(body) if stumbles else 0
        type_into(self._focused(), body[begun:])
        key("Return", self._focused())

    def _lose_the_projector(self, body: str) -> int:
        """Somebody stumbles over its cable in the middle of a note, and puts it in again; how far
        the note has come by then.
        """
        third = len(body) // 3
        type_into(self._focused(), body[:third])
        self._plug.pull()
        self._camera.snap(self._console, "console without projector")
        type_into(self._focused(), body[third : 2 * third])
        self._plug.put_in()
        self._camera.snap(self._console, "console with projector")
        return 2 * third

    def _focused(self) -> QWidget:
        """Where keys go now."""
        return QApplication.focusWidget() or self._console


def _starting(words: str, item: str) -> str:
    """The name of a control about an item, however far the item is told in it."""
    before = words.partition("{item}")[0]
    return next(name for name in names() if name.startswith(f"{before}{item[:12]}"))
