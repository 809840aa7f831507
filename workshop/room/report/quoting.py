"""Which words of others a report quotes: those released, but for what the consultant took out."""

import hashlib

from workshop.domain.beside import Result, with_results, words_by_field
from workshop.domain.step import Step, Summary, step_key
from workshop.room.report.kind import quotations_of, without_quotations
from workshop.room.report.material import AnyExercise, Material


def quotation_key(place: str, text: str) -> str:
    """By what a quotation is left out; tells nothing of its words. place: the key of its step."""
    return hashlib.sha256(f"{place}\n{text}".encode()).hexdigest()[:16]


def quoted_alone(
    material: Material, exercise: AnyExercise, step: Step, summary: Summary
) -> Summary:
    """The summary without the words that were taken out. Its counts stay what they were only where
    nothing is counted on these words, so that it is for words alone.
    """
    if not material.choice.unquoted:
        return summary
    place = step_key(exercise.id, step.id)
    every = [text for _question, text in quotations_of(step, summary)]
    gone = {text for text in every if quotation_key(place, text) in material.choice.unquoted}
    return without_quotations(step, summary, frozenset(gone)) if gone else summary


def quoting_alone(material: Material, exercise: AnyExercise, step: Step) -> Step:
    """The step without taken-out words that it shows of another, such as facts beside a plot."""
    results = {}
    for other in exercise.every_step():
        found = material.snapshots.get(step_key(exercise.id, other.id))
        if found is None or not words_by_field(found.summary):
            continue
        kept = quoted_alone(material, exercise, other, found.summary)
        if kept is not found.summary:
            results[other.id] = Result(step=other, summary=kept)
    return with_results(step, results)
