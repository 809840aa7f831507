"""Takes a person out of a session: all that can still be found of them."""

from msgspec import structs

from workshop.domain.step import pledged, released, step_key, without_texts
from workshop.services.exercise_copies import Runs
from workshop.services.left_open import forget_pledges
from workshop.services.lists import forget_cards
from workshop.services.removals import of_person
from workshop.services.sheets import as_shown
from workshop.storage.session_store import Kept
from workshop.storage.unit import Unit


def delete_answered(unit: Unit, runs: Runs, kept: Kept, person: str) -> None:
    """At their own word, what a person answered and showed; that they did is remembered."""
    unit.removals.add([of_person(kept, person)])
    _take_words_away(unit, runs, kept, person)
    forget_person(unit, kept.session.id, person)


def forget_person(unit: Unit, session: str, person: str) -> None:
    """The rows of a person; what is sealed in an unlinked step names nobody and stays."""
    unit.answers.delete(session, person)
    unit.people.delete(session, person)


def _take_words_away(unit: Unit, runs: Runs, kept: Kept, person: str) -> None:
    """What a person let the room see goes from what was revealed, and from the search: what each
    reveal showed of them, whatever they have written or taken back since.
    """
    session = kept.session.id
    told = unit.snapshots.told_of(session, person)
    for snapshot in unit.snapshots.all(session):
        key = step_key(snapshot.exercise, snapshot.step)
        if (key, snapshot.number) not in told:
            continue
        step, revisions = runs.step(unit, kept, key), told[key, snapshot.number]
        shown = as_shown(unit, session, key, step, person, revisions)
        summary = without_texts(step, snapshot.summary, shown)
        if summary != snapshot.summary:
            unit.snapshots.rewrite(session, structs.replace(snapshot, summary=summary))
            unit.search.put_all(session, "text", key, released(summary))
            gone = set(pledged(snapshot.summary)) - set(pledged(summary))
            forget_pledges(unit, session, key, gone)
    forget_cards(unit, session)
    unit.search.leave_nothing()
