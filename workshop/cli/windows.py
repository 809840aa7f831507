"""What the command line needs windows for: the app, the demo and a part of the self-test.

The windows are handed in from the floor above.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from workshop.cli.command import Commands, add_command, path
from workshop.services.selftest import Check
from workshop.words import _


class Windows(Protocol):
    """What the floor above does."""

    def language(self, home: Path) -> str:
        """The language that is set for a library folder; "" is that of the environment."""
        ...

    def open(self, home: Path) -> int:
        """Opens the app on a library folder; the exit status."""
        ...

    def demo(self, out: Path, *, full: bool) -> int:
        """Plays the demo into a folder, the half day or every exercise; the exit status."""
        ...

    def checks(self) -> Iterable[Check]:
        """The part of the self-test that needs windows."""
        ...


def add_demo(commands: Commands, windows: Windows) -> None:
    """Adds `demo`."""

    def deed(arguments: argparse.Namespace) -> int:
        return windows.demo(arguments.out, full=arguments.full)

    demo = add_command(
        commands,
        "demo",
        _("play a half day with sample people through the real windows"),
        deed,
    )
    demo.add_argument(
        "--full",
        action="store_true",
        help=_("play the full day, the series and all other exercises instead"),
    )
    demo.add_argument(
        "--out",
        type=path,
        required=True,
        metavar=_("DIR"),
        help=_("folder for the library, the screenshots and all handouts"),
    )
