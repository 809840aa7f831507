"""The facilitator's PIN, kept as a salted hash; after five wrong tries it waits."""

import datetime as dt
import hashlib
import hmac
import secrets

import msgspec
from msgspec import Struct, structs

from workshop.errors import Refused
from workshop.services import tries
from workshop.services.commands import SetPin
from workshop.services.deed import Deed, carry_out
from workshop.services.events import LibraryChanged, Outcome
from workshop.storage.unit import Unit
from workshop.words import _, ngettext

TRIES = 5
WAIT = 30
"""Seconds after the last of five wrong tries."""
_NAME = "pin"


class Pin(Struct, frozen=True, kw_only=True):
    """wrong: tries since the last right one. since: Unix time of the fifth."""

    salt: str
    digest: str
    wrong: int = 0
    since: float = 0


@carry_out.register(SetPin)
def set_pin(command: SetPin, deed: Deed) -> Outcome:
    if command.pin is None:
        deed.unit.settings.remove(_NAME)
    else:
        if not (command.pin.isascii() and command.pin.isdigit() and 4 <= len(command.pin) <= 8):
            raise Refused(_("A PIN has 4 to 8 digits."))
        salt = secrets.token_hex(16)
        _save(deed.unit, Pin(salt=salt, digest=_digest(command.pin, salt)))
    return Outcome(events=(LibraryChanged(session=""),))


def has_pin(unit: Unit) -> bool:
    """Whether a PIN is set."""
    return unit.settings.find(_NAME) is not None


def check_pin(unit: Unit, pin: str, now: dt.datetime) -> bool:
    """Whether it is the PIN; counts wrong tries. True where none is set."""
    kept = unit.settings.find(_NAME)
    if kept is None:
        return True
    known = msgspec.json.decode(kept, type=Pin)
    waited = now.timestamp() - known.since
    if known.wrong >= TRIES and 0 <= waited < WAIT:
        left = round(WAIT - waited) or 1
        raise Refused(
            ngettext(
                "Five wrong tries. Wait {n} second.",
                "Five wrong tries. Wait {n} seconds.",
                left,
            )
        )
    right = hmac.compare_digest(_digest(pin, known.salt), known.digest)
    wrong = 0 if right else known.wrong % TRIES + 1
    _save(unit, structs.replace(known, wrong=wrong, since=now.timestamp() if wrong else 0))
    if right:
        tries.forget(unit)
    return right


def _save(unit: Unit, pin: Pin) -> None:
    unit.settings.save(_NAME, msgspec.json.encode(pin).decode())


def _digest(pin: str, salt: str) -> str:
    return hashlib.scrypt(pin.encode(), salt=salt.encode(), n=2**12, r=8, p=1, dklen=32).hex()
