"""Writes a minimal kind of step on every floor: python -m tests.tools.new_kind NAME."""

import re
import subprocess
import sys
from pathlib import Path

from tests.checkout import CHECKOUT

TEMPLATES = Path(__file__).parent / "kind"
FILES = {
    "steps.txt": "workshop/steps/{name}.py",
    "room.txt": "workshop/room/steps/{name}.py",
    "pdf.txt": "workshop/pdf/steps/{name}.py",
    "office.txt": "workshop/office/steps/{name}.py",
    "phone.txt": "workshop/net/steps/{name}.py",
    "desk.txt": "ui/steps/{name}.py",
    "test.txt": "tests/kinds/test_{name}.py",
    "exercise.txt": "exercises/{name}_first.toml",
}
LISTS = (
    "workshop/room/steps",
    "workshop/pdf/steps",
    "workshop/office/steps",
    "workshop/net/steps",
    "ui/steps",
)
"""Folders whose `__init__.py` lists their modules."""


def write(name: str, root: Path = CHECKOUT) -> list[str]:
    """The files written or changed under `root`; SystemExit where the name will not do."""
    if not re.fullmatch(r"[a-z]+", name):
        raise SystemExit("A kind has a name of lower-case letters: guess")
    taken = [path for path in _files(name).values() if (root / path).exists()]
    if taken:
        raise SystemExit(f"There is a file already: {taken[0]}")
    for template, path in _files(name).items():
        text = (TEMPLATES / template).read_text("utf-8").replace("{name}", name)
        (root / path).write_text(text.replace("{Name}", name.capitalize()), "utf-8")
    changed = [f"{folder}/__init__.py" for folder in LISTS]
    for path in changed:
        _listed(root / path, name)
    _united(root / "workshop/steps/__init__.py", name)
    written = [*_files(name).values(), *changed, "workshop/steps/__init__.py"]
    _tidied(root, [path for path in written if path.endswith(".py")])
    return written


def _files(name: str) -> dict[str, str]:
    return {template: path.format(name=name) for template, path in FILES.items()}


def _listed(file: Path, name: str) -> None:
    """With the module among those imported, in order, and at the end of KINDS."""
    text = file.read_text("utf-8")
    found = re.search(r"^from ([\w.]+) import (\([^)]+\)|[\w, ]+)$", text, re.M)
    if found is None:
        raise SystemExit(f"{file} has no list of kinds")
    modules = ", ".join(sorted([*re.findall(r"\w+", found[2]), name]))
    text = text.replace(found[0], f"from {found[1]} import ({modules})")
    listed = re.sub(r"^KINDS = \(([^)]+?),?\s*\)$", rf"KINDS = (\1, {name})", text, flags=re.M)
    file.write_text(listed, "utf-8")


def _united(file: Path, name: str) -> None:
    """With the kind in the unions of steps and summaries."""
    text, kind = file.read_text("utf-8"), name.capitalize()
    imported = f"from workshop.steps.{name} import {kind}Step, {kind}Summary\n"
    text = text.replace("\n\nAnyStep", f"\n{imported}\nAnyStep", 1)
    for union in ("Step", "Summary"):
        text = re.sub(rf"^(Any{union} = \([^)]+)\n\)", rf"\1 | {kind}{union}\n)", text, flags=re.M)
    file.write_text(text, "utf-8")


def _tidied(root: Path, paths: list[str]) -> None:
    """Imports in order, lines as the house sets them."""
    ruff = [sys.executable, "-m", "ruff"]
    for deed in (["check", "--quiet", "--select", "I", "--fix"], ["format", "--quiet"]):
        subprocess.run([*ruff, *deed, *paths], cwd=root, check=True)


if __name__ == "__main__":
    print(*write(*sys.argv[1:]), sep="\n")
