"""The self-test: whether every part of the program works on this machine."""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterable

from workshop.cli.command import DONE, REFUSED, Commands, add_command
from workshop.cli.screen import trouble
from workshop.cli.windows import Windows
from workshop.paths import FROZEN_ROOT
from workshop.services.selftest import Check, checks
from workshop.words import _

WINDOWS = "--windows"


def add_self_test(commands: Commands, windows: Windows) -> None:
    """Adds `self-test`; windows are tested in a separate process, so that this one needs no Qt."""

    def deed(arguments: argparse.Namespace) -> int:
        if arguments.windows:
            return _told(windows.checks())
        return max(_told(checks()), _in_own_process())

    does = _("try every part of the program on this machine")
    test = add_command(commands, "self-test", does, deed)
    test.add_argument(WINDOWS, action="store_true", help=argparse.SUPPRESS)


def _in_own_process() -> int:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    hindrance = trouble(environment)
    if hindrance:
        return _told([Check(name=_("windows"), trouble=hindrance)])
    program = [sys.executable] if FROZEN_ROOT else [sys.executable, "-m", "workshop"]
    ran = subprocess.run([*program, "self-test", WINDOWS], env=environment, check=False)
    return DONE if ran.returncode == DONE else REFUSED


def _told(tests: Iterable[Check]) -> int:
    sound = True
    for check in tests:
        sound = sound and not check.trouble
        mark = _("no") if check.trouble else _("ok")
        print(f"{mark}  {check.name}", end="")
        print(f": {check.trouble}" if check.trouble else "", flush=True)
    return DONE if sound else REFUSED
