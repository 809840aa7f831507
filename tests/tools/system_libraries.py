"""Installs what is needed of the system, where it may; else prints the one line to run:
`system_libraries.py` for what Qt is linked with, `system_libraries.py --to-build` for that and what
the bundle is built with.
"""

import ctypes
import os
import shutil
import subprocess
import sys
import sysconfig

from workshop.cli.screen import install_line, missing_packages

ALL_PLATFORMS = ({"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"})


def as_root() -> list[str] | None:
    """What to put before a command to run it as root; None where that needs a password."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and not subprocess.run(["sudo", "-n", "true"], check=False).returncode:
        return ["sudo", "-n"]
    return None


def missing(*, to_build: bool) -> tuple[str, ...]:
    """Packages of all that is not here, for X11 and Wayland alike, each once."""
    found = [package for each in ALL_PLATFORMS for package in missing_packages(each)]
    if to_build and sys.platform == "linux":
        found += needed_to_build()
    return tuple(dict.fromkeys(found))


def needed_to_build() -> list[str]:
    """What PyInstaller looks for: objdump, and Python itself as a library."""
    found = [] if shutil.which("objdump") else ["binutils"]
    try:
        ctypes.CDLL(sysconfig.get_config_var("INSTSONAME"))
    except OSError:
        found.append(f"libpython{sysconfig.get_python_version()}")
    return found


def install(packages: tuple[str, ...]) -> None:
    """Installs them, if that can be done here and now."""
    prefix = as_root()
    if prefix is None or not shutil.which("apt-get"):
        return
    print("Installing what is needed of the system:", ", ".join(packages), flush=True)
    quietly = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-qq"]
    wanted = ["install", "--no-install-recommends", *packages]
    for line in (["update"], wanted):
        subprocess.run([*quietly, *line], check=False, stdout=subprocess.DEVNULL)


def main(*, to_build: bool) -> int:
    """0 where nothing is missing any more."""
    if packages := missing(to_build=to_build):
        install(packages)
    left = missing(to_build=to_build)
    if not left:
        return 0
    print("Heliotrope needs parts of the system that are not here. Run this line, then go on:")
    print("   ", install_line(left))
    return 1


if __name__ == "__main__":
    sys.exit(main(to_build="--to-build" in sys.argv[1:]))
