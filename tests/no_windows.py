"""What the command line is handed where no window may open."""

from collections.abc import Iterator
from pathlib import Path


class NoWindows:
    """Says what would have opened."""

    def language(self, _home: Path) -> str:
        return ""

    def open(self, home: Path) -> int:
        print("app", home)
        return 0

    def demo(self, out: Path, *, full: bool) -> int:
        print("demo", out)
        return 0

    def checks(self) -> Iterator[object]:
        return iter(())
