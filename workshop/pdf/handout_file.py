"""A finished handout, and where it waits to be looked at, saved or printed."""

from tempfile import SpooledTemporaryFile
from typing import IO

from msgspec import Struct

IN_MEMORY = 2_000_000
"""Bytes up to which a handout stays in memory."""


class Made(Struct, frozen=True, kw_only=True):
    """A finished PDF. missing: characters without a glyph. left_out: steps not revealed.
    backwards: whether some of it reads from right to left.
    """

    file: IO[bytes]
    pages: int
    missing: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    backwards: bool = False

    @property
    def content(self) -> bytes:
        """All its bytes."""
        self.file.seek(0)
        return self.file.read()


class Nameless(SpooledTemporaryFile[bytes]):
    """An anonymous temporary file, deleted once nobody references it."""

    def __init__(self) -> None:
        super().__init__(max_size=IN_MEMORY)

    def __del__(self) -> None:
        # Otherwise Python warns about an unclosed file.
        self.close()
