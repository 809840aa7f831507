"""The exercises and agenda templates that come with the program."""

from pathlib import Path

from workshop.content.reader import read_shipped
from workshop.content.templates import TEMPLATES, read_agendas
from workshop.domain.exercise import Exercise, Template
from workshop.paths import EXERCISES
from workshop.steps import AnyStep


def shipped_exercises(folder: Path = EXERCISES) -> tuple[Exercise[AnyStep], ...]:
    """The exercises, in the order that the agenda file gives them."""
    order = read_agendas(folder / TEMPLATES).order
    names = sorted(file.stem for file in folder.glob("*.toml") if file.name != TEMPLATES)
    names.sort(key=lambda name: order.index(name) if name in order else len(order))
    return tuple(read_shipped(folder / f"{name}.toml") for name in names)


def shipped_file(name: str) -> Path:
    """Where the exercise with that id stands."""
    return EXERCISES / f"{name}.toml"


def shipped_templates(folder: Path = EXERCISES) -> tuple[Template, ...]:
    """The agendas to start from."""
    return read_agendas(folder / TEMPLATES).templates
