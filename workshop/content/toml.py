"""Reads a TOML file into plain tables, or says in a sentence why it cannot be read."""

import re
import tomllib
from pathlib import Path
from typing import Any

from workshop.errors import ContentFault
from workshop.in_use import is_held
from workshop.words import _

LARGEST = 200_000
"""Bytes; the longest shipped exercise has about a tenth."""
CHAIN = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){32}""")
"""A name of so many parts that reading it would take the reader hours."""

TomlTable = dict[str, Any]


def read_table(path: Path) -> TomlTable:
    """The file's top table; ContentFault where it is not there, too large, no UTF-8 or no TOML."""
    return table_of(path, read_raw(path))


def read_raw(path: Path) -> bytes:
    """The bytes of a file; ContentFault where it is not there or too large."""
    if is_held(path):
        raise _fault(path, _("is the library that is open."))
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as reason:
        raise _fault(path, _("cannot be read ({why}).").format(why=reason.strerror)) from reason
    if len(raw) > LARGEST:
        raise _fault(path, _("is larger than {n} KB. No exercise is.").format(n=LARGEST // 1000))
    return raw


def table_of(path: Path, raw: bytes) -> TomlTable:
    """The top table in the bytes of that file; ContentFault where they are no UTF-8 or no TOML."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as reason:
        line = raw.count(b"\n", 0, reason.start) + 1
        what = _("is not written in UTF-8 (line {line}).").format(line=line)
        raise _fault(path, what) from reason
    if CHAIN.search(text):
        raise _fault(path, _("is not TOML: too many names in one another."))
    try:
        return tomllib.loads(text)
    except ValueError as reason:  # also a number of five thousand digits
        raise _fault(path, _("is not TOML: {why}.").format(why=reason)) from reason
    except RecursionError as reason:
        raise _fault(path, _("is not TOML: too many brackets in one another.")) from reason


def _fault(path: Path, what: str) -> ContentFault:
    return ContentFault(path.name, "", "", what)
