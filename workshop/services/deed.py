"""What a command's function has at hand, and the generic function that each command registers
for.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from functools import singledispatch
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from workshop.domain.exercise import Exercise, Template
from workshop.services.commands import Command
from workshop.services.drafts import Drafts
from workshop.services.events import Outcome
from workshop.services.exercise_copies import Runs
from workshop.steps import AnyStep
from workshop.storage.unit import Unit

if TYPE_CHECKING:
    # It imports the reading of exercise files: deferred until somebody asks for an exercise.
    from workshop.services.own_files import OwnExercises


class Content(Struct, frozen=True, kw_only=True):
    """What sessions can be made of."""

    exercises: Callable[[], tuple[Exercise[AnyStep], ...]]
    templates: Callable[[], tuple[Template, ...]]


class Purge(Struct, frozen=True, kw_only=True):
    """What is removed for good: a whole session, or only its raw answers and people."""

    session: str
    whole: bool


class Deed:
    """One unit of work on its way. now: local wall clock.

    touched: sessions in which the rows about people are another set now: they are to lie in order,
    and the log, which holds the set of before, is to be emptied. handed_in: so of sessions in which
    only sheets came in; which steps they are of, and whether those are unlinked. settles: the file
    is not to lag behind the log from here. purging: something was removed whose every byte is to
    leave the files. drafts_over: session and person of each draft that is over once all this is
    kept: were its key forgotten before, a full disk at the end would leave a draft that nobody can
    open.
    """

    def __init__(
        self,
        home: Path,
        unit: Unit,
        now: dt.datetime,
        content: Content,
        own: "Callable[[], OwnExercises]",
        runs: Runs,
        drafts: Drafts,
    ) -> None:
        self.home = home
        self.unit, self.now, self.content, self.own = unit, now, content, own
        self.runs, self.drafts = runs, drafts
        self.touched: set[str] = set()
        self.handed_in: defaultdict[str, dict[str, bool]] = defaultdict(dict)
        self.drafts_over: set[tuple[str, str]] = set()
        self.settles = self.purging = False


@singledispatch
def carry_out(command: Command, deed: Deed) -> Outcome:
    """Does what the command says, inside the deed's unit of work."""
    raise NotImplementedError(type(command).__name__)
