"""Writes a finished handout to a file atomically."""

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import IO

from workshop.errors import PaperFault
from workshop.in_use import refuse_held
from workshop.words import _

READ_AND_WRITE = 0o666
FULL = (errno.ENOSPC, errno.EDQUOT)


def write(content: IO[bytes], path: Path) -> None:
    """Writes the file beside its place and moves it there; the old file stays whole on a fault.

    Whoever may read in its folder may read it. Cut short, it leaves a file that can be seen, and
    that the next try takes for its own.
    """
    refuse_held(path)
    beside = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        readable = path.parent.stat().st_mode & READ_AND_WRITE
        with os.fdopen(
            os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, readable), "wb"
        ) as file:
            content.seek(0)
            shutil.copyfileobj(content, file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as fault:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise PaperFault(_sentence(fault, path)) from fault


def _sentence(fault: OSError, path: Path) -> str:
    if fault.errno in FULL:
        text = _("The disk is full. “{name}” was not written; make room and save again.")
    elif isinstance(fault, PermissionError) and path.exists():
        text = _("“{name}” is open in another program or protected. Close it there and save again.")
    elif isinstance(fault, PermissionError) or fault.errno == errno.EROFS:
        text = _("Nothing may be written to that folder. Choose another one for “{name}”.")
    else:
        text = _("“{name}” was not written. Choose another place and save again.")
    return text.format(name=path.name)
