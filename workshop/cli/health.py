"""The self-test: whether every part of the program works on this machine."""

import argparse

from workshop.cli.command import DONE, REFUSED, Commands, add_command
from workshop.services.selftest import checks
from workshop.words import _


def add(commands: Commands) -> None:
    """Adds `self-test`."""
    add_command(
        commands, "self-test", _("try every part of the program on this machine"), _self_test
    )


def _self_test(_arguments: argparse.Namespace) -> int:
    sound = True
    for check in checks():
        sound = sound and not check.trouble
        print(f"{'--' if check.trouble else 'ok'}  {check.name}", end="")
        print(f": {check.trouble}" if check.trouble else "", flush=True)
    return DONE if sound else REFUSED
