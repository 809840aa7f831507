"""The floors hold: every import goes down."""

import re
import subprocess
import sys
from pathlib import Path

from tests.checkout import CHECKOUT

FLOORS = ("workshop/room", "workshop/pdf", "workshop/office", "workshop/net", "ui")
"""Where kinds have a folder, above their own."""


def test_that_every_import_contract_holds():
    lint = Path(sys.executable).with_name("lint-imports")

    ran = subprocess.run(
        [lint, "--no-cache"], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )

    assert ran.returncode == 0, ran.stdout


def test_that_a_package_holds_a_docstring_and_at_most_the_list_of_kinds():
    lists_of_kinds = {
        "workshop/steps",
        "workshop/room/report/steps",
        *(f"{floor}/steps" for floor in FLOORS),
    }
    for file in [
        *CHECKOUT.glob("workshop/**/__init__.py"),
        *CHECKOUT.glob("ui/**/__init__.py"),
    ]:
        folder = file.parent.relative_to(CHECKOUT).as_posix()
        lines = [line for line in file.read_text("utf-8").splitlines() if line.strip()]
        assert folder in lists_of_kinds or len(lines) <= 4, f"{folder}/__init__.py does something"


def test_that_a_kind_knows_no_other_kind_on_any_floor():
    kinds = {file.stem for file in (CHECKOUT / "workshop/steps").glob("[a-z]*.py")}
    known = re.compile(r"^from (?:workshop|ui)\.(?:\w+\.)?steps\.(\w+) import", re.M)
    for floor in ("workshop/steps", *(f"{floor}/steps" for floor in FLOORS)):
        for file in (CHECKOUT / floor).glob("[a-z]*.py"):
            others = set(known.findall(file.read_text("utf-8"))) & kinds - {file.stem}
            assert not others, f"{floor}/{file.name} knows {others}"


def test_that_no_window_knows_a_kind():
    shared = {"AnyStep", "AnyView"}
    for file in CHECKOUT.glob("ui/**/*.py"):
        if file.parent.name == "steps":
            continue
        for names in re.findall(r"^from workshop\.steps\.\w+ import (.+)$", file.read_text(), re.M):
            assert set(names.split(", ")) <= shared, f"{file.name} knows a kind by name"
