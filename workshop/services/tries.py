"""Wrong signs and codes at this desk: each makes the next try wait longer, also after a restart."""

import datetime as dt

import msgspec
from msgspec import Struct

from workshop.errors import Refused
from workshop.storage.unit import Unit
from workshop.words import ngettext

STEP, MOST = 5, 30
"""Seconds that each wrong try adds to the wait, and the longest wait."""
_NAME = "wrong tries"


class Tries(Struct, frozen=True, kw_only=True):
    """wrong: tries since the last Done or right PIN. since: Unix time of the newest."""

    wrong: int
    since: float


def refuse_while_waiting(unit: Unit, now: dt.datetime) -> None:
    """Refused while the wait after a wrong try lasts; a clock set back does not make it longer."""
    kept = unit.settings.find(_NAME)
    if kept is None:
        return
    known = msgspec.json.decode(kept, type=Tries)
    wait, waited = min(known.wrong * STEP, MOST), now.timestamp() - known.since
    if 0 <= waited < wait:
        left = round(wait - waited) or 1
        raise Refused(
            ngettext(
                "That did not fit. Wait {n} second, then try again.",
                "That did not fit. Wait {n} seconds, then try again.",
                left,
            )
        )


def note_wrong(unit: Unit, now: dt.datetime) -> None:
    """One more try that did not fit."""
    kept = unit.settings.find(_NAME)
    wrong = msgspec.json.decode(kept, type=Tries).wrong if kept else 0
    tries = Tries(wrong=wrong + 1, since=now.timestamp())
    unit.settings.save(_NAME, msgspec.json.encode(tries).decode())


def forget(unit: Unit) -> None:
    """Somebody known was here: tries count from nought."""
    unit.settings.remove(_NAME)
