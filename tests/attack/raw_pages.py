"""A reader of raw SQLite files that knows the file format and nothing of the program.

It gives what a thief of the files would look at: rows in the order in which they lie, not in the
order of their keys; what lies between the rows, in free blocks, unused space and free pages; and
the frames of a write-ahead log one after another.
"""

import struct
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

LEAF_INDEX, INNER_INDEX, LEAF_TABLE, INNER_TABLE = 10, 2, 13, 5
CELLS_BEGIN = {LEAF_INDEX: 8, INNER_INDEX: 12, LEAF_TABLE: 8, INNER_TABLE: 12}


class Row(NamedTuple):
    """A record and where it lies."""

    page: int
    offset: int
    values: tuple[object, ...]


class Page:
    """One page of a file or of a frame: its rows, its children, and the bytes that no row owns."""

    def __init__(self, number: int, raw: bytes) -> None:
        self.number, self.raw = number, raw
        self.head = 100 if number == 1 else 0
        self.kind = raw[self.head] if len(raw) > self.head else 0

    def rows(self) -> Iterator[Row]:
        """Rows by their place in the page."""
        for offset, start, length in sorted(self._cells()):
            values = _record(self.raw[start : start + length])
            if values:
                yield Row(self.number, offset, values)

    def children(self) -> list[int]:
        """Pages below this one."""
        if self.kind not in (INNER_INDEX, INNER_TABLE):
            return []
        found = [_number(self.raw, offset) for offset in self._pointers()]
        return [*found, _number(self.raw, self.head + 8)]

    def leftovers(self) -> bytes:
        """Everything that no row owns; all of a page that is none of a tree."""
        rest = bytearray(self.raw)
        for offset, start, length in self._cells():
            rest[offset : start + length] = bytes(start + length - offset)
        return bytes(rest)

    def _pointers(self) -> list[int]:
        if self.kind not in CELLS_BEGIN:
            return []
        count = struct.unpack_from(">H", self.raw, self.head + 3)[0]
        first = self.head + CELLS_BEGIN[self.kind]
        return [struct.unpack_from(">H", self.raw, first + 2 * each)[0] for each in range(count)]

    def _cells(self) -> Iterator[tuple[int, int, int]]:
        """Of each cell: where it begins, where its record begins, and its length in this page."""
        for offset in self._pointers():
            place = offset + (4 if self.kind == INNER_INDEX else 0)
            if self.kind == INNER_TABLE:
                continue
            length, place = _varint(self.raw, place)
            if self.kind == LEAF_TABLE:
                _rowid, place = _varint(self.raw, place)
            yield offset, place, min(length, len(self.raw) - place)


class File:
    """A database file, its pages by number."""

    def __init__(self, raw: bytes) -> None:
        size = struct.unpack_from(">H", raw, 16)[0]
        self.size = 65536 if size == 1 else size
        self.pages = {
            number + 1: Page(number + 1, raw[number * self.size : (number + 1) * self.size])
            for number in range(len(raw) // self.size)
        }

    def table(self, name: str) -> list[Row]:
        """The rows of a table by where they lie in the file."""
        root = self._roots.get(name)
        return sorted(self._under(root) if root else (), key=lambda row: (row.page, row.offset))

    def leftovers(self) -> bytes:
        """Everything in it that no row owns."""
        return b"".join(page.leftovers() for page in self.pages.values())

    @cached_property
    def _roots(self) -> dict[object, int]:
        return {row.values[1]: int(str(row.values[3])) for row in self._under(1)}

    def _under(self, number: int) -> Iterator[Row]:
        page = self.pages[number]
        yield from page.rows()
        for child in page.children():
            yield from self._under(child)


def frames(log: bytes) -> list[Page]:
    """The pages of a write-ahead log in the order in which they were written, old ones too."""
    if len(log) < 32:
        return []
    size = _number(log, 8)
    step = 24 + size
    return [
        Page(_number(log, place), log[place + 24 : place + step])
        for place in range(32, len(log) - step + 1, step)
    ]


def standing(raw: bytes, keys: Iterable[str]) -> list[str]:
    """The keys that stand anywhere in the bytes, by where they do first."""
    places = {key: raw.find(key.encode()) for key in keys}
    return sorted((key for key in places if places[key] >= 0), key=places.__getitem__)


def standing_last(raw: bytes, keys: Iterable[str]) -> list[str]:
    """The same by where they stand last."""
    places = {key: raw.rfind(key.encode()) for key in keys}
    return sorted((key for key in places if places[key] >= 0), key=places.__getitem__)


def files(home: Path) -> dict[str, bytes]:
    """Every file of a library folder, the backups under one name."""
    found = {}
    for file in sorted(home.rglob("*")):
        if file.is_file():
            folder = "" if file.parent == home else f"{file.parent.name}/{len(found)}"
            found[folder or file.name] = file.read_bytes()
    return found


def _number(raw: bytes, place: int) -> int:
    return int(struct.unpack_from(">I", raw, place)[0])


def _varint(raw: bytes, place: int) -> tuple[int, int]:
    value = 0
    for step in range(9):
        byte = raw[place + step]
        if step == 8:
            return value << 8 | byte, place + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return value, place + step + 1


def _record(raw: bytes) -> tuple[object, ...]:
    """The values of a record; what is cut off or is no record is left out."""
    if not raw:
        return ()
    values: list[object] = []
    end, place = _varint(raw, 0)
    body = end
    while place < end <= len(raw):
        kind, place = _varint(raw, place)
        length = {5: 6, 6: 8, 7: 8}.get(kind, kind if kind < 5 else 0)
        if kind >= 12:
            length = (kind - 12) // 2
        part = raw[body : body + length]
        if kind >= 12:
            values.append(part.decode(errors="replace") if kind % 2 else part)
        elif kind in (8, 9):
            values.append(kind - 8)
        else:
            values.append(int.from_bytes(part, "big", signed=True) if kind else None)
        body += length
    return tuple(values)
