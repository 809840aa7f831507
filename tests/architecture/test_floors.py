"""The floors hold: every import goes down."""

import subprocess
import sys
from pathlib import Path

from workshop.paths import PROGRAM_ROOT


def test_that_every_import_contract_holds():
    lint = Path(sys.executable).with_name("lint-imports")

    ran = subprocess.run(
        [lint, "--no-cache"], cwd=PROGRAM_ROOT, capture_output=True, text=True, check=False
    )

    assert ran.returncode == 0, ran.stdout


def test_that_a_package_holds_a_docstring_and_at_most_the_list_of_kinds():
    lists_of_kinds = {"workshop/steps", "workshop/pdf/steps", "ui/steps"}
    for file in [
        *PROGRAM_ROOT.glob("workshop/**/__init__.py"),
        *PROGRAM_ROOT.glob("ui/**/__init__.py"),
    ]:
        folder = file.parent.relative_to(PROGRAM_ROOT).as_posix()
        lines = [line for line in file.read_text("utf-8").splitlines() if line.strip()]
        assert folder in lists_of_kinds or len(lines) <= 4, f"{folder}/__init__.py does something"
