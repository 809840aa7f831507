"""What a deed that was cut short may have left in the library folder: all of it can be made again,
and the purge must know of it.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from workshop.paths import backups, library_file, put_aside
from workshop.storage.backup import PART

RESTORED = ".restored"
"""How a backup on its way back is called at the end."""
_HANDOUTS = "handouts"
"""Where earlier versions kept the sheets that a printer did not take."""


def clear_away(home: Path) -> None:
    """Removes it; what cannot be removed now is met again at the next purge."""
    for file in list(_found(home)):
        with suppress(OSError):
            file.unlink()


def _found(home: Path) -> Iterator[Path]:
    for folder in (home, backups(home), put_aside(home)):
        yield from folder.glob(f"*{PART}*")
    yield from home.glob(f"{library_file(home).stem}{RESTORED}*")
    yield from (home / _HANDOUTS).glob("*")
