"""Which cells a form may ask for: those that would be taken in as the session stands."""

from collections.abc import Mapping

from workshop.domain.step import Cell, Step, TextRule, cells, checker
from workshop.errors import Refused
from workshop.room.session_view import SessionView


def asked_steps(view: SessionView) -> dict[str, Step]:
    """The steps of a session that collect answers, by key."""
    return {key: view.step(key) for key in view.collecting()}


def askable(steps: Mapping[str, Step]) -> frozenset[str]:
    """The cells of those steps that take an answer now, by step key and name."""
    return frozenset(
        f"{key}/{cell.name}"
        for key, step in steps.items()
        for cell in cells(step)
        if _takes(step, cell)
    )


def _takes(step: Step, cell: Cell) -> bool:
    """Whether it takes an answer: a decision without words takes none."""
    tried = "-" if isinstance(cell.values, TextRule) else cell.values[0]
    try:
        checker(step)(cell.name, tried)
    except Refused:
        return False
    return True
