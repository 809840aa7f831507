"""The command line runs where there is no Qt and no screen."""

import os
import subprocess
import sys

import pytest

PROBE = """
import sys
from ui.__main__ import main
sys.argv = ["workshop", *sys.argv[1:]]
status = main()
loaded = [name for name in sys.modules if name.split(".")[0] in ("PySide6", "shiboken6")]
sys.exit(99 if loaded else status)
"""


def ran(*arguments, **environment):
    without = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    without.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-c", PROBE, *arguments],
        env={**without, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("exercises", "list"),
        ("exercises", "cells", "closing", "--json"),
        ("new", "--template", "taster", "--title", "T"),
        ("backup",),
        ("check",),
        ("--help",),
    ],
)
def test_that_a_command_loads_no_qt(arguments):
    assert ran(*arguments).returncode == 0


def test_that_the_self_test_passes_and_loads_no_qt_itself():
    done = ran("self-test")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "kind rating on the screen" in done.stdout


def test_that_without_a_screen_the_app_says_so():
    done = ran()

    assert done.returncode == 1
    assert "There is no screen here" in done.stderr
    assert "Traceback" not in done.stderr


def test_that_a_screen_out_of_reach_is_told_in_a_sentence():
    done = ran(DISPLAY=":987")

    assert done.returncode == 1
    assert ":987" in done.stderr


def test_that_a_reader_who_has_seen_enough_ends_nothing_badly():
    piped = subprocess.run(
        f"{sys.executable} -m workshop exercises cells reread_quote | head -1",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )

    assert piped.stderr == ""
