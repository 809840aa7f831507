"""What the README says is so: commands, targets, pictures and keys."""

import re
import shlex

import pytest

from tests.checkout import CHECKOUT
from tests.no_windows import NoWindows
from ui.console.keys import legend
from workshop.cli.program import parser

README = (CHECKOUT / "README.md").read_text("utf-8")
LINES = re.findall(r"^workshop (.+?)(?:\s+#.*)?$", README, re.M)


def test_that_every_make_target_it_names_is_there():
    makefile = (CHECKOUT / "Makefile").read_text("utf-8")

    for target in re.findall(r"\bmake ([a-z]+)\b", README):
        assert f"\n{target}:" in makefile, target


@pytest.mark.parametrize("line", [line for line in LINES if "--help" not in line])
def test_that_every_command_it_shows_is_understood(line):
    assert parser(NoWindows()).parse_args(shlex.split(line)).deed


def test_that_its_pictures_and_papers_are_there():
    for place in re.findall(r"\]\(([^)]+)\)", README):
        assert (CHECKOUT / place).is_file(), place


def test_that_the_keys_it_names_do_what_it_says():
    deeds = {deed: keys for keys, deed in legend()}

    named = dict(re.findall(r"`([A-Z][a-z]+)` \(([A-Z][\w+]*)\)", README))
    assert len(named) == 3
    for deed, key in named.items():
        assert key in deeds[deed], deed
    assert "PgDn" in deeds["Next"]
    assert deeds["Show the room view"] == "F5"
