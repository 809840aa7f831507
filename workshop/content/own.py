"""The files of a folder of one's own, read anew whenever the folder holds something else."""

from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

from msgspec import Struct

from workshop.errors import ContentFault, ContentFaults

Value = TypeVar("Value")
Held: TypeAlias = tuple[tuple[str, int, int], ...]
"""Name, time of change and bytes of each file."""


class Own(Struct, Generic[Value], frozen=True, kw_only=True):
    """What a folder holds. faults: of the files that are not in order, which are left out."""

    values: dict[Path, Value] = {}
    faults: tuple[ContentFault, ...] = ()


class OwnFolder(Generic[Value]):
    """A folder of TOML files, which need not be there. read: of one file."""

    def __init__(self, path: Path, read: Callable[[Path], Value]) -> None:
        self.path, self._read = path, read
        self._seen: Held = ()
        self._own: Own[Value] = Own()

    def own(self) -> Own[Value]:
        """What is in it now."""
        held = _held(self.path)
        if held != self._seen:
            self._own = self._fresh(held)
            self._seen = held
        return self._own

    def _fresh(self, held: Held) -> Own[Value]:
        values: dict[Path, Value] = {}
        faults: list[ContentFault] = []
        for name, _time, _size in held:
            try:
                values[self.path / name] = self._read(self.path / name)
            except ContentFaults as found:
                faults.append(found.faults[0])
        return Own(values=values, faults=tuple(faults))


def _held(folder: Path) -> Held:
    found = []
    for file in sorted(folder.glob("*.toml")):
        try:
            about = file.stat()
        except OSError:  # it went this moment, or leads nowhere
            continue
        found.append((file.name, about.st_mtime_ns, about.st_size))
    return tuple(found)
