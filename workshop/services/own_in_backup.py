"""Exercises and plans of one's own travel in a backup, byte by byte, since it is one file: there
they are a setting of the library. Once it is opened they go back into their folders.
"""

import datetime as dt
import os
from contextlib import suppress
from pathlib import Path

import msgspec

from workshop.content.toml import read_raw
from workshop.errors import ContentFault, Trouble
from workshop.paths import own_exercises, own_templates
from workshop.services.aside import set_aside
from workshop.services.own_files import write_file
from workshop.storage.rewriting import rewriting
from workshop.storage.unit import Unit
from workshop.words import _

_NAME = "own files"
"""The setting that keeps folder/name → bytes; only a backup has it."""
LONGEST_NAME = 255
"""Bytes of a file's name."""
_FOLDERS = {"exercises": own_exercises, "templates": own_templates}


def own_files(home: Path) -> dict[str, bytes]:
    """What is in the folders; what is too large for an exercise is none."""
    found = {}
    for kind, folder in _FOLDERS.items():
        for file in sorted(folder(home).glob("*.toml")):
            with suppress(ContentFault):
                name = os.fsencode(file.name).decode(errors="replace")
                found[f"{kind}/{name}"] = read_raw(file)
    return found


def pack(copy: Path, home: Path) -> None:
    """Puts them into a copy of the library."""
    found = own_files(home)
    if found:
        with rewriting(copy) as unit:
            unit.settings.save(_NAME, msgspec.json.encode(found).decode())


def is_packed(unit: Unit) -> bool:
    """Whether the library is a backup that was opened, and has brought some."""
    return unit.settings.find(_NAME) is not None


def unpack(unit: Unit, home: Path, now: dt.datetime) -> str:
    """Puts what a backup has brought into its folders, where what is otherwise is put aside; what
    could not be written stays for the next start. A sentence about that, or "".
    """
    try:
        for name, raw in msgspec.json.decode(
            unit.settings.find(_NAME) or "{}", type=dict[str, bytes]
        ).items():
            _put_back(name, raw, home, now)
    except msgspec.MsgspecError:  # no backup of this program
        pass
    except Trouble as trouble:
        said = _("Exercises and plans of your own are still in the library file. {why}")
        return said.format(why=trouble.sentence)
    unit.settings.remove(_NAME)
    return ""


def _put_back(name: str, raw: bytes, home: Path, now: dt.datetime) -> None:
    kind, _slash, plain = name.partition("/")
    if kind not in _FOLDERS or not _is_name(plain):
        return
    file = _FOLDERS[kind](home) / plain
    if file.exists():
        with suppress(ContentFault):
            if read_raw(file) == raw:
                return
        set_aside(file, now)
    write_file(raw, file)


def _is_name(plain: str) -> bool:
    """Whether a file may be called so: a backup may come from anywhere."""
    fits = len(plain.encode()) <= LONGEST_NAME and "\0" not in plain
    return fits and plain.endswith(".toml") and Path(plain).name == plain
