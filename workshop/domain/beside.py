"""What a step tells beside its own words: what other steps of its exercise have revealed."""

from collections.abc import Iterable, Mapping
from functools import singledispatch
from typing import cast

from msgspec import Struct, structs

from workshop.domain.exercise import AsRun, S
from workshop.domain.gathering import Chosen
from workshop.domain.items import as_revealed
from workshop.domain.step import Snapshot, Step, Summary, step_key


class Tally(Struct, frozen=True, kw_only=True):
    """What people answered about one item, as far as it is told. counts: by point of the scale,
    None where withheld. missing: people who can't say. scale: an id in `domain.scale.SCALES`.
    """

    counts: tuple[int, ...] | None
    missing: int
    median: float | None
    scale: str


class Result(Struct, frozen=True, kw_only=True):
    """The newest reveal of a step, and the step as it was revealed."""

    step: Step
    summary: Summary


Results = Mapping[str, Result]
"""By step id."""


@singledispatch
def with_results(step: Step, results: Results) -> Step:
    """The step with what it takes from other steps' reveals."""
    return step


@singledispatch
def joined(step: Step, summary: Summary, results: Results) -> Summary:
    """The summary with what other people answered to the same in a step of their own. Both have
    been shown, so that nothing more is told.
    """
    return summary


@singledispatch
def tallies(step: Step, summary: Summary) -> dict[str, Tally]:
    """By item what was answered about it, of a kind where each item has one answer."""
    return {}


class TwoLenses(Struct, frozen=True, kw_only=True):
    """The middles of items through two lenses, as far as they are told, with the lenses' names and
    the two ends of the scale.
    """

    names: tuple[str, str]
    ends: tuple[str, str]
    first: int
    points: int
    middles: dict[str, tuple[float | None, float | None]]


@singledispatch
def two_lenses(step: Step, summary: Summary) -> TwoLenses | None:
    """The middles of a step that asks about items through two lenses; None of any other."""
    return None


@singledispatch
def words_by_field(summary: Summary) -> dict[str, tuple[str, ...]]:
    """By field the words that their authors let the room see."""
    return {}


class LeaningCards(Struct, frozen=True, kw_only=True):
    """Cards that are drawn leaning for what was chosen on them ("a rule was bent"), and those that
    stand. leaning, standing: their texts. leans, stands: what that says.
    """

    leaning: frozenset[str]
    standing: frozenset[str]
    leans: str
    stands: str


@singledispatch
def lean(step: Step, summary: Summary) -> LeaningCards | None:
    """Which of the released cards are drawn leaning; None where none may."""
    return None


@singledispatch
def chosen_on(summary: Summary) -> dict[str, Chosen]:
    """By released text what was chosen on its card."""
    return {}


def joined_reveals(
    exercises: Mapping[str, AsRun[S]], snapshots: Mapping[str, Snapshot]
) -> dict[str, Snapshot]:
    """The newest reveals by key, each with what others add to it."""
    results = {name: _results(exercise, snapshots) for name, exercise in exercises.items()}
    return {
        key: structs.replace(
            found, summary=joined(here.step, found.summary, results[found.exercise])
        )
        if (here := results.get(found.exercise, {}).get(found.step)) is not None
        else found
        for key, found in snapshots.items()
    }


def _results(exercise: AsRun[S], snapshots: Mapping[str, Snapshot]) -> dict[str, Result]:
    return {
        step.id: Result(step=as_revealed(step, found.summary), summary=found.summary)
        for step in exercise.every_step()
        if (found := snapshots.get(step_key(exercise.id, step.id))) is not None
    }


def with_reveals(exercise: AsRun[S], snapshots: Mapping[str, Snapshot]) -> AsRun[S]:
    """The exercise as it runs, its steps with what was revealed until now. snapshots: by key."""
    results = _results(exercise, snapshots)
    if not results:
        return exercise

    def filled(steps: Iterable[S]) -> tuple[S, ...]:
        return tuple(cast("S", with_results(step, results)) for step in steps)

    return structs.replace(
        exercise, steps=filled(exercise.steps), left_out=filled(exercise.left_out)
    )
