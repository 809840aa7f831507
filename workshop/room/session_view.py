"""A session as windows, room and paper see it: one frozen value."""

from collections.abc import Mapping

from msgspec import Struct, structs

from workshop.domain.cell_counts import Counts
from workshop.domain.exercise import AsRun, collecting_steps
from workshop.domain.gathering import Entries
from workshop.domain.items import as_revealed
from workshop.domain.record import Note
from workshop.domain.session import Session
from workshop.domain.stage import Stage
from workshop.domain.step import Snapshot, Step, cells, shows, step_key
from workshop.steps import AnyStep


class Progress(Struct, frozen=True, kw_only=True):
    """How far a step is, never what was answered. done: people who pressed Done; sealed: people
    who answered it; after: of these, whom the newest reveal does not count.
    """

    done: int
    sealed: int
    people: int
    after: int = 0


class SessionView(Struct, frozen=True, kw_only=True):
    """A session as it stands. exercises: copies as run (variant, noun, wording and what was
    named applied), by id.

    snapshots: the newest reveal of each step key; earlier: the one before it, where there is one.
    """

    session: Session
    stage: Stage | None
    exercises: dict[str, AsRun[AnyStep]]
    snapshots: dict[str, Snapshot]
    earlier: dict[str, Snapshot]
    progress: dict[str, Progress]
    notes: tuple[Note, ...]
    lists: dict[str, Entries]
    """What the group has named, by step key."""
    answered: bool
    """Whether anybody has answered: mode and threshold can then only get stricter."""
    counts: Mapping[str, Counts] = {}
    """What was typed here instead of sheets, by step key."""
    counted_elsewhere: Mapping[str, int] = {}
    """How many people other laptops have counted, by step key."""
    names: dict[str, str] = {}
    """Participant → name, in named mode."""
    logos: tuple[bytes, ...] = ()
    """The client's and the consultant's, as far as there are such: PNG files."""

    def step(self, key: str) -> AnyStep:
        """The step of that key; KeyError if there is none."""
        exercise, _slash, name = key.partition("/")
        return self.exercises[exercise].step(name)

    def revealed_step(self, key: str) -> AnyStep:
        """The step of that key with its items as they were named when it was revealed."""
        snapshot = self.snapshots.get(key)
        step = self.step(key)
        return as_revealed(step, snapshot.summary) if snapshot is not None else step

    def holds(self, key: str) -> bool:
        """Whether the desk asks that step, or somebody has answered it."""
        asked = self.stage is not None and key in self.stage.opened
        far = self.progress.get(key)
        return asked or key in self.snapshots or (far is not None and far.done + far.sealed > 0)

    def told(self) -> dict[str, AsRun[AnyStep]]:
        """What this session is about: the exercises of the agenda as planned, and every step
        dropped from the agenda that still holds something.
        """
        planned = {block.exercise for block in self.session.agenda}
        found = {}
        for name, exercise in self.exercises.items():
            plan = exercise.steps if name in planned else ()
            lost = exercise.left_out if name in planned else exercise.every_step()
            held = tuple(step for step in lost if self.holds(step_key(name, step.id)))
            if plan or held:
                found[name] = structs.replace(exercise, steps=plan, left_out=held)
        return found

    def collecting(self) -> tuple[str, ...]:
        """Keys of all steps that collect: those of the agenda in its order, and those dropped from
        it that still hold something.
        """
        return tuple(collecting_steps(self.told()))

    def shown_step(self, key: str) -> str:
        """The key of the step that `Reveal` at this step is about: itself, or the one it shows; ""
        if none.
        """
        exercise, _slash, _name = key.partition("/")
        step: Step = self.step(key)
        about = shows(step)
        if about:
            return step_key(exercise, about)
        return key if cells(step) else ""
