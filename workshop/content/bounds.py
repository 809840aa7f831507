"""How much an exercise may hold: a file from a stranger must not be able to fill screen or memory.

The longest shipped one has a fifth of each.
"""

from collections.abc import Iterator

from workshop.content.parts import parts
from workshop.domain.exercise import Exercise
from workshop.steps import AnyStep
from workshop.words import _

MOST_ROWS = 60
LONGEST_TEXT = 4_000
LARGEST_NUMBER = 10_000
LONGEST_ID = 40


def bound_faults(exercise: Exercise[AnyStep]) -> Iterator[tuple[str, str, str]]:
    """Step, field and sentence for each part that is too long or too large."""
    for step, field, value in parts(exercise):
        if isinstance(value, tuple | dict) and len(value) > MOST_ROWS:
            yield step, field, _("takes {n} at most.").format(n=MOST_ROWS)
        elif isinstance(value, str) and len(value) > (longest := _longest(field)):
            yield step, field, _("takes {n} characters at most.").format(n=longest)
        elif isinstance(value, int | float) and abs(value) > LARGEST_NUMBER:
            yield step, field, _("takes {n} at most.").format(n=LARGEST_NUMBER)


def _longest(field: str) -> int:
    return LONGEST_ID if field.rpartition(".")[2] == "id" else LONGEST_TEXT
