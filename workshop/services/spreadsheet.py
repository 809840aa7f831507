"""A table in a CSV file as spreadsheets write it: its letters, its separator, its header, its
rows.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from workshop.errors import CodePageFault, ImportFault, Missing, Refused, Trouble
from workshop.in_use import refuse_held
from workshop.words import _, quoted

LARGEST = 64_000_000
"""Bytes; the answers of 400 people to a whole day are half of it."""
SEPARATORS = ",;\t"
NAMED_SEPARATOR = re.compile(r"\"?sep=([,;\t])\"?[,;\t]*\s*", re.IGNORECASE)
"""The line above the header by which spreadsheets tell one another what parts the fields."""
CODE_PAGES = frozenset((
    "utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254",
    "cp1255", "cp1256", "cp1257", "cp1258", "cp437", "cp850", "cp852", "cp866", "cp874", "cp932",
    "cp949", "cp950", "iso8859-1", "iso8859-2", "iso8859-5", "iso8859-7", "iso8859-9", "iso8859-13",
    "iso8859-15", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "shift_jis", "euc_jp", "gbk",
    "gb18030", "big5", "euc_kr",
))  # fmt: skip
"""What `--encoding` takes, however it is spelt (windows-1250, latin2)."""


class Row(NamedTuple):
    """One row. fields: in the order of the columns asked for, "" where the row has none.
    beyond: what stands where the header names no column.
    """

    line: int
    fields: list[str]
    beyond: str


class Spreadsheet:
    """The rows below the header of one file. columns: the names that its header must have;
    optional: further ones that it may have.
    """

    def __init__(
        self,
        path: Path,
        columns: tuple[str, ...],
        code_page: str = "",
        *,
        optional: tuple[str, ...] = (),
    ) -> None:
        self.columns, self._optional = columns, optional
        self.text = _text(path, columns[0], code_page)
        self._separator, above = _habits(self.text)
        self._lines = self._read(_lines(self.text, self._separator, above))
        self.header, self._names = self._read_header()

    @property
    def below(self) -> int:
        """About how many lines there are to read."""
        return len(self.text.splitlines()) - self.header

    def rows(self) -> Iterator[Row]:
        """Row after row; ImportFault at a line that cannot be one."""
        wanted = (*self.columns, *self._optional)
        places = [self._names.index(name) if name in self._names else None for name in wanted]
        for line, fields in self._lines:
            placed = [
                fields[at].strip() if at is not None and at < len(fields) else "" for at in places
            ]
            yield Row(line, placed, self._beyond(fields))

    def told_beyond(self, text: str) -> str:
        """Why a text beyond the header cannot stay there."""
        return _(
            "“{text}” stands where the header names no column. A text with “{separator}” in it "
            "goes between quotation marks."
        ).format(text=quoted(text), separator=self._separator)

    def _read(self, lines: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
        try:
            yield from lines
        except _UnreadableLine as fault:
            said = _("this line cannot be read as a row of a table")
            raise ImportFault(((fault.line, self.columns[0], said),)) from None

    def _read_header(self) -> tuple[int, list[str]]:
        """The line of the header, and the names in it."""
        first = next(self._lines, None)
        if first is None:
            raise ImportFault(((1, self.columns[0], _("the file is empty")),))
        line, fields = first
        names = [field.strip().casefold() for field in fields]
        for name in self.columns:
            if name not in names:
                said = _("the header needs the columns {names}; this line has {found}").format(
                    names=", ".join(self.columns),
                    found=", ".join(quoted(field) for field in fields[:12] if field.strip()),
                )
                raise ImportFault(((line, name, said),))
            if names.count(name) > 1:
                said = _("the header has {n} columns of this name").format(n=names.count(name))
                raise ImportFault(((line, name, said),))
        return line, names

    def _beyond(self, fields: list[str]) -> str:
        if len(fields) <= len(self._names) and all(self._names):
            return ""
        named = [*map(bool, self._names), *[False] * (len(fields) - len(self._names))]
        lost = (field for field, has_name in zip(fields, named, strict=False) if not has_name)
        return self._separator.join(field for field in lost if field.strip()).strip()


class _UnreadableLine(Exception):
    """A line that the reader of tables stops at."""

    def __init__(self, line: int) -> None:
        self.line = line


def _text(path: Path, first: str, code_page: str) -> str:
    """The file's text. first: the column that a fault names where none can be told."""
    page = _known_page(code_page) if code_page else ""
    raw = _raw(path)
    page = page or _page_of(raw)
    try:
        return raw.decode(page).removeprefix("\ufeff")
    except UnicodeDecodeError as reason:
        before = raw[: reason.start].decode(page, errors="replace").removeprefix("\ufeff")
    said = (
        _("these letters are not of the code page {page}").format(page=code_page)
        if code_page
        else _("these letters are neither UTF-8 nor UTF-16")
    )
    raise CodePageFault(((*_end_of(before, first), said),))


def _raw(path: Path) -> bytes:
    refuse_held(path)
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise Missing(_("There is no file “{name}”.").format(name=path)) from None
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else fault
        raise Trouble(
            _("“{name}” cannot be read: {reason}.").format(name=path, reason=reason)
        ) from fault
    if len(raw) > LARGEST:
        raise Refused(_("“{name}” is larger than 64 megabytes.").format(name=path))
    return raw


def _known_page(name: str) -> str:
    """The code page of that name; Refused where it is none."""
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        found = ""
    if found not in CODE_PAGES:
        raise Refused(_("There is no code page “{name}”.").format(name=quoted(name)))
    return found


def _page_of(raw: bytes) -> str:
    """UTF-8 or UTF-16; where no mark says which, the first letter does."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if raw[1:2] == b"\0":
        return "utf-16-le"
    return "utf-16-be" if raw[:1] == b"\0" else "utf-8"


def _end_of(before: str, first: str) -> tuple[int, str]:
    """The line and the column in which a text breaks off."""
    line = sum(1 for _each in io.StringIO(before + "?", newline=""))
    separator, above = _habits(before)
    try:
        rows = list(_lines(before + "?", separator, above, strict=False))
    except _UnreadableLine:
        return line, first
    if len(rows) < 2:
        return line, first
    header, last = rows[0][1], rows[-1][1]
    named = len(last) <= len(header)
    return line, (header[len(last) - 1].strip().casefold() if named else "") or first


def _habits(text: str) -> tuple[str, int]:
    """What parts the fields: what the file says, else whichever parts the header. And how many
    lines stand above the header to say it.
    """
    lines = [line for line in text[:10_000].splitlines() if line.strip()]
    header = lines[0] if lines else ""
    named = NAMED_SEPARATOR.fullmatch(header)
    if named and text.startswith(header):
        return named[1], 1
    return max(SEPARATORS, key=header.count), 0


def _lines(
    text: str, separator: str, above: int, *, strict: bool = True
) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not empty, with the number of the line each begins on."""
    source = io.StringIO(text, newline="")
    for _each in range(above):
        source.readline()
    table = csv.reader(source, delimiter=separator, strict=strict)
    line = 1 + above
    while True:
        try:
            fields = next(table)
        except StopIteration:
            return
        except csv.Error:
            raise _UnreadableLine(line) from None
        if any(field.strip() for field in fields):
            yield line, fields
        line = table.line_num + 1 + above
