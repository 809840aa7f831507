"""A new kind begins with one command, and what that writes keeps the contract."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.checkout import CHECKOUT
from tests.tools.new_kind import write

DECLARED_IN = (
    "workshop/domain/step.py",
    "workshop/domain/forms.py",
    "workshop/domain/run.py",
    "workshop/room/kind.py",
    "workshop/pdf/page.py",
    "workshop/office/table.py",
    "workshop/office/chart.py",
    "workshop/net/asking.py",
    "ui/kit/step.py",
)
FOLDERS = ("workshop", "ui", "exercises", "assets", "tests")


@pytest.fixture
def copy(tmp_path):
    """The program in a folder of its own."""
    for folder in FOLDERS:
        shutil.copytree(
            CHECKOUT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copy(CHECKOUT / "pyproject.toml", tmp_path)
    return tmp_path


def run(folder, *command):
    environment = {**os.environ, "PYTHONPATH": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_that_a_generated_kind_keeps_the_contract_on_every_floor(copy):
    write("guess", copy)

    tried = run(
        copy, "pytest", "-q", "-p", "no:cacheprovider", "tests/kinds",
        "tests/architecture/test_floors.py", "-k", "guess or floors",
    )  # fmt: skip
    linted = run(copy, "ruff", "check")

    assert tried.returncode == 0, tried.stdout[-3000:]
    assert linted.returncode == 0, linted.stdout
    assert "1 2 3 -" in run(copy, "workshop", "exercises", "cells", "guess_first").stdout


def test_that_the_page_names_every_extension_point():
    page = (CHECKOUT / "ARCHITECTURE.md").read_text("utf-8")
    table = page.partition("## A new kind of step")[2].partition("## Decisions")[0]
    points = [
        name
        for file in DECLARED_IN
        for name in re.findall(r"^@singledispatch\ndef (\w+)", (CHECKOUT / file).read_text(), re.M)
    ]

    assert len(points) > 25
    assert not [name for name in points if f"`{name}`" not in table]


@pytest.mark.parametrize("name", ["Guess", "two words", "rating", ""])
def test_that_a_name_that_will_not_do_is_refused_and_nothing_is_written(copy, name):
    before = sorted(copy.rglob("*"))

    with pytest.raises(SystemExit):
        write(name, copy)

    assert sorted(copy.rglob("*")) == before
