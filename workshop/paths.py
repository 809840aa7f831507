"""Where things are, from source, installed, and in the frozen program alike."""

import os
import sys
from pathlib import Path

import platformdirs

FROZEN_ROOT: str | None = getattr(sys, "_MEIPASS", None)
PACKAGE = Path(__file__).resolve().parent


def carried(folder: str) -> Path:
    """A folder that stands beside the package in a checkout, and inside it everywhere else."""
    inside = PACKAGE / folder
    return inside if inside.is_dir() else PACKAGE.parent / folder


EXERCISES = carried("exercises")
ASSETS = carried("assets")
LIBRARY_NAME = "library.workshop"


def portable_home() -> Path | None:
    """The folder of a portable program: the one with a file `portable` beside the executable."""
    folder = Path(sys.executable).resolve().parent
    return folder / "library" if FROZEN_ROOT and (folder / "portable").exists() else None


def default_home() -> Path:
    """The library folder where no `--home` was given (environment WORKSHOP_HOME wins)."""
    named = os.environ.get("WORKSHOP_HOME")
    if named:
        return Path(named)
    return portable_home() or Path(platformdirs.user_data_dir("Heliotrope", appauthor=False))


def library_file(home: Path) -> Path:
    """The SQLite file in a library folder."""
    return home / LIBRARY_NAME


def backups(home: Path) -> Path:
    """The folder of dated backups in a library folder."""
    return home / "backups"


def own_exercises(home: Path) -> Path:
    """The folder of the exercises of one's own in a library folder."""
    return home / "exercises"


def own_templates(home: Path) -> Path:
    """The folder of the plans kept as templates in a library folder."""
    return home / "templates"


def put_aside(home: Path) -> Path:
    """The folder where damaged or older files are kept unchanged."""
    return home / "put aside"
