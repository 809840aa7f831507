"""Installs the system libraries that Qt needs, where it may; else prints the one line to run."""

import os
import shutil
import subprocess
import sys

from workshop.cli.screen import install_line, missing_packages

ALL_PLATFORMS = ({"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"})


def as_root() -> list[str] | None:
    """What to put before a command to run it as root; None where that needs a password."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and not subprocess.run(["sudo", "-n", "true"], check=False).returncode:
        return ["sudo", "-n"]
    return None


def missing() -> tuple[str, ...]:
    """Packages of all libraries that are not here, for X11 and Wayland alike, each once."""
    found = [package for each in ALL_PLATFORMS for package in missing_packages(each)]
    return tuple(dict.fromkeys(found))


def install(packages: tuple[str, ...]) -> bool:
    """Whether they could be installed here and now."""
    prefix = as_root()
    if prefix is None or not shutil.which("apt-get"):
        return False
    print("Installing what Qt needs from the system:", ", ".join(packages), flush=True)
    quietly = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-qq"]
    wanted = ["install", "--no-install-recommends", *packages]
    for line in (["update"], wanted):
        subprocess.run([*quietly, *line], check=False, stdout=subprocess.DEVNULL)
    return not missing()


def main() -> int:
    """0 where nothing is missing any more."""
    packages = missing()
    if not packages or install(packages):
        return 0
    print("Heliotrope needs parts of the system that are not here. Run this line, then go on:")
    print("   ", install_line(missing()))
    return 1


if __name__ == "__main__":
    sys.exit(main())
