"""QR codes as shapes: whole pixels to a module, dark on a light plate, by day and by night."""

import math
from collections.abc import Iterator, Sequence
from itertools import groupby

import segno
from msgspec import Struct
from segno.helpers import make_wifi_data

from workshop.room.scene import Box

QUIET = 4
"""Modules of ground on each side that a camera asks for."""


class QrCode(Struct, frozen=True, kw_only=True):
    """A code as it is drawn. side: of its plate."""

    shapes: tuple[Box, ...]
    side: float


def qr_code(text: str, x: float, y: float, most: float) -> QrCode:
    """The text as a code whose plate is no wider than `most`, with its corner at (x, y) or the
    next whole pixels.
    """
    rows = segno.make(text, error="q", micro=False, boost_error=False).matrix
    across = len(rows) + 2 * QUIET
    module = max(1, int(most // across))
    x, y = math.ceil(x), math.ceil(y)
    side = float(module * across)
    plate = Box(x=x, y=y, width=side, height=side, fill="lit", radius=module)
    dark = (
        Box(
            x=x + (begins + QUIET) * module,
            y=y + (down + QUIET) * module,
            width=(ends - begins) * module,
            height=module,
            fill="dark",
        )
        for down, begins, ends in dark_runs(rows)
    )
    return QrCode(shapes=(plate, *dark), side=side)


def wifi_text(name: str, password: str) -> str:
    """What a camera takes as the name and password of a network."""
    kind = "WPA" if password else None
    return make_wifi_data(ssid=name, password=password or None, security=kind)


def dark_runs(rows: Sequence[bytearray]) -> Iterator[tuple[int, int, int]]:
    """Dark modules that touch: their row, where they begin and where they end."""
    for row, modules in enumerate(rows):
        at = 0
        for dark, run in groupby(modules):
            begins, at = at, at + sum(1 for _module in run)
            if dark:
                yield row, begins, at
