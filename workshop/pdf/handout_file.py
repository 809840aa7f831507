"""A finished handout, and where it waits to be looked at, saved or printed."""

from tempfile import SpooledTemporaryFile
from typing import IO

from msgspec import Struct

IN_MEMORY = 2_000_000
"""Bytes up to which a handout never touches the disk."""


class Made(Struct, frozen=True, kw_only=True):
    """A finished PDF. missing: signs that no font had. left_out: steps not revealed, in words."""

    file: IO[bytes]
    pages: int
    missing: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def content(self) -> bytes:
        """All its bytes."""
        self.file.seek(0)
        return self.file.read()


class Nameless(SpooledTemporaryFile[bytes]):
    """A file that no folder lists and that is gone once nobody holds it."""

    def __init__(self) -> None:
        super().__init__(max_size=IN_MEMORY)

    def __del__(self) -> None:
        # Python would warn of a file that was left open.
        self.close()
