"""Exercises as sessions run them, cached because copies never change."""

from collections.abc import Callable
from typing import NamedTuple

import msgspec
from msgspec import structs

from workshop.domain.exercise import AsRun, Exercise
from workshop.domain.run import as_run, lists_taken
from workshop.domain.session import Session
from workshop.domain.step import Value, checker
from workshop.errors import Missing
from workshop.steps import AnyStep
from workshop.storage.faults import unreadable
from workshop.storage.session_store import Kept
from workshop.storage.unit import Unit
from workshop.words import _

MOST = 64
"""Size of the cache."""


class Asked(NamedTuple):
    """A step, and its `check` of a cell's value."""

    step: AnyStep
    check: Callable[[str, Value], Value]


class Runs:
    """Copies of exercises with variant, options, noun, wording and what was named applied."""

    def __init__(self) -> None:
        self._copies: dict[str, Exercise[AnyStep]] = {}
        self._runs: dict[object, AsRun[AnyStep]] = {}
        self._forms: dict[str, dict[str, AsRun[AnyStep]]] = {}
        self._asked: dict[tuple[str, str], Asked] = {}

    def of(self, unit: Unit, kept: Kept) -> dict[str, AsRun[AnyStep]]:
        """Every exercise that the session has a copy of, those of the agenda first."""
        if kept.form not in self._forms:
            self._forms[kept.form] = self._made(unit, kept)
        return self._forms[kept.form]

    def step(self, unit: Unit, kept: Kept, key: str) -> AnyStep:
        """The step of that key as the session runs it; Missing if there is none."""
        exercise, _slash, name = key.partition("/")
        try:
            return self.of(unit, kept)[exercise].step(name)
        except KeyError:
            raise Missing(
                _("There is no step “{step}” in this session.").format(step=key)
            ) from None

    def asked(self, unit: Unit, kept: Callable[[], Kept], form: str, key: str) -> Asked:
        """The step of that key in a form of the session, for a keystroke: only what was never asked
        for is looked up.
        """
        if (form, key) not in self._asked:
            if len(self._asked) >= MOST:
                self._asked.clear()
            step = self.step(unit, kept(), key)
            self._asked[form, key] = Asked(step, checker(step))
        return self._asked[form, key]

    def _made(self, unit: Unit, kept: Kept) -> dict[str, AsRun[AnyStep]]:
        session = kept.session
        blocks = {block.exercise: block for block in session.agenda if block.exercise}
        forms = {
            name: (block.variant, block.without, block.options) for name, block in blocks.items()
        }
        copies = unit.sessions.copies(session.id)
        if not copies.keys() >= forms.keys():
            raise unreadable()
        lists = unit.lists.all(session.id)
        head = structs.replace(session, agenda=(), people=0, state="ready")
        if len(self._forms) >= MOST:
            self._forms.clear()
        order = [*forms, *(each for each in copies if each not in forms)]
        found = {}
        for exercise in order:
            plain = self._copy(unit, session, exercise, copies[exercise])
            own = {name: lists[name] for name in sorted(lists_taken(plain) & lists.keys())}
            named = msgspec.json.encode(own)
            variant, without, options = forms.get(exercise, ("", (), ()))
            key = (copies[exercise], head, variant, without, options, named)
            if key not in self._runs:
                self._make_room()
                self._runs[key] = as_run(plain, head, variant, own, without, options)
            found[exercise] = self._runs[key]
        return found

    def _copy(self, unit: Unit, session: Session, exercise: str, copy: str) -> Exercise[AnyStep]:
        if copy not in self._copies:
            self._copies[copy] = unit.sessions.copied(session.id, exercise)
        return self._copies[copy]

    def _make_room(self) -> None:
        for remembered in (self._runs, self._copies):
            if len(remembered) >= MOST:
                remembered.clear()
