"""The program `workshop`: opens the app, plays the demo, or runs a command without windows."""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ui import settings
from workshop.cli.screen import missing_packages, trouble
from workshop.paths import default_home
from workshop.words import speak

if TYPE_CHECKING:  # the self-test imports every floor; the app must open without it
    from workshop.services.selftest import Check

HOME = "--home"
REFUSED = 1


class RealWindows:
    """The app and the demo; each is imported only when it is asked for, since Qt takes a while."""

    def language(self, home: Path) -> str:
        """The language that is set for a library folder."""
        return settings.load(home).language

    def open(self, home: Path) -> int:
        """Opens the app."""
        hindrance = trouble(os.environ)
        if hindrance:
            return _refused(hindrance)
        from ui.start import run  # noqa: PLC0415

        return run(home)

    def demo(self, out: Path, *, full: bool) -> int:
        """Plays the demo, off the screen."""
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        if missing_packages(os.environ):
            return _refused(trouble(os.environ))
        from ui.demo.play import run  # noqa: PLC0415

        return run(out, full=full)

    def checks(self) -> "Iterable[Check]":
        """Tries every kind on screen."""
        from ui.selftest import checks  # noqa: PLC0415

        return checks()


def _refused(sentence: str) -> int:
    if sys.stderr is not None:  # the frozen program has no console
        sys.stderr.write(sentence + "\n")
    return REFUSED


def only_home(arguments: Sequence[str]) -> Path | None:
    """The library folder, if the arguments ask for nothing but opening the app."""
    if not arguments:
        return default_home()
    if len(arguments) == 2 and arguments[0] == HOME and arguments[1]:
        return Path(arguments[1])
    return None


def main() -> int:
    """Run the program; the exit status."""
    arguments = sys.argv[1:]
    windows = RealWindows()
    home = only_home(arguments)
    if home is not None:
        speak(windows.language(home))
        return windows.open(home)
    # Imported here so that starting the app does not pay for the commands.
    from workshop.cli import program  # noqa: PLC0415

    return program.main(arguments, windows)


if __name__ == "__main__":
    sys.exit(main())
