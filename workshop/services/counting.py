"""Counts instead of sheets: what a helper counted on paper, typed in for each cell."""

import secrets
from collections.abc import Mapping
from pathlib import Path

from workshop.domain.cell_counts import (
    CellCounts,
    Counts,
    TypedTally,
    checked_counts,
    counted,
    people_counted,
)
from workshop.domain.step import Snapshot, Step, TextRule, cells, released, step_key
from workshop.domain.threshold import needed
from workshop.errors import ImportFault, Refused
from workshop.services.commands import TypeCounts
from workshop.services.deed import Deed, carry_out
from workshop.services.desk import refuse_purged
from workshop.services.events import Outcome, answers_changed
from workshop.services.importing import CANT_SAY
from workshop.services.lookups import collecting_step, unfinished
from workshop.services.spreadsheet import Spreadsheet
from workshop.services.tallies import refuse_shown
from workshop.steps import AnyStep
from workshop.storage.session_store import Kept
from workshop.storage.snapshot_store import Basis
from workshop.words import _, ngettext, quoted

COLUMNS = ("exercise", "step", "cell", "value", "count")


@carry_out.register(TypeCounts)
def type_counts(command: TypeCounts, deed: Deed) -> Outcome:
    kept = unfinished(deed.unit, command.session)
    refuse_purged(kept)
    before = deed.unit.tallies.here(command.session)
    for key, typed in command.counts.items():
        step = collecting_step(deed, kept, key)
        _refuse_where_known(deed, kept, key, step, typed)
        known = {cell.name: cell for cell in cells(step)}
        for name, each in typed.items():
            if name not in known:
                said = _("“{step}” has no place called “{cell}”.")
                raise Refused(said.format(step=step.title, cell=quoted(name)))
            checked_counts(known[name], each)
        tally = before.get(key) or TypedTally(key, secrets.token_hex(16), 0, {})
        if tally.counts != typed:
            deed.unit.tallies.save(command.session, [tally.again(typed)], here=True)
    return Outcome(
        events=answers_changed(command.session),
        undo=TypeCounts(
            session=command.session,
            counts={key: before[key].counts if key in before else {} for key in command.counts},
        ),
    )


def _refuse_where_known(deed: Deed, kept: Kept, key: str, step: Step, typed: Counts) -> None:
    """Counts stand instead of sheets, and before the first picture; they may go out any time."""
    if counted(step, {}) is None:
        raise Refused(_("“{step}” needs sheets: counts do not tell it.").format(step=step.title))
    refuse_shown(deed.unit, kept.session.id, key)
    if typed and deed.unit.people.done_in(kept.session.id, key):
        said = _("Sheets of “{step}” are in. Counts would count these people twice.")
        raise Refused(said.format(step=step.title))


def counts_revealed(deed: Deed, kept: Kept, key: str, step: Step, counts: Counts) -> Snapshot:
    """The one picture of typed counts, kept."""
    session, n = kept.session, people_counted(counts)
    if deed.unit.people.done_in(session.id, key):
        said = _("“{step}” has counts and sheets. Take one of them out first.")
        raise Refused(said.format(step=step.title))
    refuse_shown(deed.unit, session.id, key)
    if n < (least := needed(session, step)):
        so_far = ngettext("{n} answer so far.", "{n} answers so far.", n)
        raise Refused(f"{so_far} " + _("A result shows from {k}.").format(k=least))
    summary = counted(step, counts)
    if summary is None:
        raise Refused(_("“{step}” needs sheets: counts do not tell it.").format(step=step.title))
    exercise, _slash, _name = key.partition("/")
    snapshot = Snapshot(exercise=exercise, step=step.id, number=1, n=n, summary=summary)
    # Without a basis nothing can be compared with it, so that it stays the only picture.
    deed.unit.snapshots.add(session.id, key, snapshot, Basis())
    deed.unit.search.put_all(session.id, "text", key, released(summary))
    return snapshot


def read_counts(
    path: Path, steps: Mapping[str, AnyStep], code_page: str = ""
) -> dict[str, dict[str, CellCounts]]:
    """The counts in a file, by step and cell; ImportFault with every fault by line and column."""
    given: dict[str, dict[str, dict[str, int]]] = {}
    faults: list[tuple[int, str, str]] = []
    for row in Spreadsheet(path, COLUMNS, code_page).rows():
        exercise, name, cell, value, count = row.fields
        key = step_key(exercise, name)
        if fault := _fault(steps.get(key), cell, value, count):
            faults.append((row.line, *fault))
            continue
        value = "-" if value in CANT_SAY else value
        of_cell = given.setdefault(key, {}).setdefault(cell, {})
        if value in of_cell:
            faults.append((row.line, "value", _("the same value is already counted")))
        of_cell[value] = int(count)
    if faults:
        raise ImportFault(tuple(faults))
    return {
        key: {cell.name: _counts(cell.values, typed[cell.name])
              for cell in cells(steps[key]) if cell.name in typed}
        for key, typed in given.items()
    }  # fmt: skip


def _fault(step: Step | None, cell: str, value: str, count: str) -> tuple[str, str] | None:
    """Column and sentence."""
    if step is None:
        return "step", _("this session has no such step that collects answers")
    known = {each.name: each for each in cells(step)}
    if cell not in known:
        return "cell", _("“{step}” has no cell “{name}”").format(step=step.id, name=quoted(cell))
    values = known[cell].values
    allowed = () if isinstance(values, TextRule) else tuple(map(str, values))
    if value not in allowed and value not in CANT_SAY:
        return "value", _("is no value of this cell")
    if not count.isdecimal() or len(count) > len("999"):
        return "count", _("takes a number of people")
    return None


def _counts(values: tuple[object, ...] | TextRule, typed: Mapping[str, int]) -> CellCounts:
    places = () if isinstance(values, TextRule) else values
    return CellCounts(
        given=tuple(typed.get(str(value), 0) for value in places), missing=typed.get("-", 0)
    )
