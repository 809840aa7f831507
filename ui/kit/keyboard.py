"""What a key stands for on any keyboard: its own sign, its digit, else what its place means."""

import sys
from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent, QValidator

from workshop.domain.digits import digit, in_digits

Deed = TypeVar("Deed")

SYSTEM = sys.platform
MAC_PLACES = {
    code: sign
    for first, signs in ((0, "ASDFHGZXCV"), (11, "BQWERYT123465"), (25, "97"), (28, "80"),
                         (31, "OU"), (34, "IP"), (37, "LJ"), (40, "K"), (45, "NM."))
    for code, sign in enumerate(signs, first)
} | {24: "+", 27: "-"}  # fmt: skip
"""Virtual key codes of a Mac, which name a place whatever the layout is."""
PC_PLACES = {
    code: sign
    for first, signs in ((2, "1234567890"), (16, "QWERTYUIOP"), (30, "ASDFGHJKL"), (44, "ZXCVBNM"))
    for code, sign in enumerate(signs, first)
} | {12: "-", 13: "+", 52: "."}
"""Scan codes of a PC; Linux counts them as Windows does."""
X_SHIFT = 8
"""X11 and Wayland begin to count there."""


def signs(event: QKeyEvent) -> tuple[str, ...]:
    """All that a key may stand for, the likeliest first.

    The place of a letter, of plus or of minus does not count where the key gives another letter
    from A to Z: the wanted one has a key of its own there. The places of digits and of the full
    stop count always, since whole rows have digits on Shift, and a clicker knows no layout.
    """
    own, place = _own(event), _place(event)
    found = [own, digit(own)]
    if place.isdigit() or place == "." or not (own.isalpha() and own.isascii()):
        found.append(place)
    return tuple(dict.fromkeys(sign for sign in found if sign))


def meant(event: QKeyEvent, deeds: Mapping[str, Deed]) -> Deed | None:
    """The deed that a key stands for."""
    return next((deeds[sign] for sign in signs(event) if sign in deeds), None)


class DigitsOnly(QValidator):
    """Takes the digits of every script, up to so many, and writes them as 0 to 9."""

    def __init__(self, most: int, parent: QObject) -> None:
        super().__init__(parent)
        self._most = most

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        plain = in_digits(text)
        fits = len(plain) <= self._most and all(each in "0123456789" for each in plain)
        state = QValidator.State.Acceptable if fits else QValidator.State.Invalid
        return state, plain, at


def _own(event: QKeyEvent) -> str:
    text = event.text()
    if len(text) == 1 and text.isprintable():
        return text.upper() if len(text.upper()) == 1 else text
    key = event.key()  # with Ctrl the text is a control character
    return chr(key).upper() if key <= sys.maxunicode and chr(key).isprintable() else ""


def _place(event: QKeyEvent) -> str:
    if SYSTEM == "darwin":  # where no modifier is told, no key was pressed
        return MAC_PLACES.get(event.nativeVirtualKey(), "") if event.nativeModifiers() else ""
    code = event.nativeScanCode()
    return PC_PLACES.get(code if SYSTEM == "win32" else code - X_SHIFT, "")
