"""Runs the bundle's self-test in a root that holds only the system's libraries: `empty_root.py`.

No Python, no shell, no home, another user; needs to be root itself, or a user namespace.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.checkout import CHECKOUT
from workshop.cli.screen import ALWAYS

BUNDLE = CHECKOUT / "dist" / "Heliotrope"
LINKED = re.compile(r"(?:=> )?(/\S+) \(0x")
NOBODY = 65534
CHROOT = "/usr/sbin/chroot"


def main(bundle: Path) -> int:
    """The exit status of the self-test in there."""
    if not bundle.is_dir():
        print(f"There is no {bundle}. Run `make bundle` first.")
        return 2
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        shutil.copytree(bundle, root / "Heliotrope", symlinks=True)
        libraries = system_libraries(bundle)
        for library in libraries:
            place = root / library.relative_to("/")
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(library.resolve(), place)
        for folder in ("tmp", "dev", "proc"):
            (root / folder).mkdir()
        (root / "tmp").chmod(0o1777)
        print(f"An empty root with the bundle and {len(libraries)} libraries of the system.")
        return subprocess.run(_line(root), env={"LANG": "C.UTF-8"}, check=False).returncode


def system_libraries(bundle: Path) -> set[Path]:
    """Where the libraries lie that the bundle leaves to the system."""
    own = [each for each in bundle.rglob("*") if each.name.partition(".so")[1] and each.is_file()]
    found = _linked([bundle / bundle.name, *own]) | _named(ALWAYS)
    return {each for each in found if bundle not in each.parents}


def _linked(files: list[Path]) -> set[Path]:
    told = subprocess.run(["ldd", *map(str, files)], capture_output=True, text=True, check=False)
    return {Path(each) for each in LINKED.findall(told.stdout) if not each.endswith(":")}


def _named(names: dict[str, str]) -> set[Path]:
    """Libraries that are opened by name, with what they need themselves."""
    told = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True)
    places = dict(re.findall(r"^\s+(\S+) \(libc6,x86-64[^)]*\) => (\S+)", told.stdout, re.M))
    found = [Path(places[name]) for name in names if name in places]
    return {*found, *_linked(found)}


def _line(root: Path) -> list[str]:
    inside = ["/Heliotrope/Heliotrope", "self-test"]
    if os.geteuid():
        return ["unshare", "--user", "--map-root-user", CHROOT, str(root), *inside]
    return [CHROOT, f"--userspec={NOBODY}:{NOBODY}", str(root), *inside]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else BUNDLE))
