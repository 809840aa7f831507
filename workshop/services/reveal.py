"""Reveal: the one deed that turns sealed answers into something the room may see."""

from collections.abc import Iterable, Sequence

from msgspec import structs

from workshop.domain.sheets import Counted, Place, comparable, further
from workshop.domain.stage import closed
from workshop.domain.step import (
    Answers,
    Snapshot,
    Step,
    Summary,
    by_groups,
    released,
    shows,
    split_by_team,
    step_key,
    summarise,
)
from workshop.domain.teams import in_teams
from workshop.domain.threshold import needed
from workshop.errors import Refused
from workshop.services.commands import Reveal
from workshop.services.counting import counts_revealed
from workshop.services.deed import Deed, carry_out
from workshop.services.events import AnswersChanged, Outcome, SessionChanged, StageMoved
from workshop.services.lookups import collecting_step, unfinished
from workshop.services.merging import refuse_collecting
from workshop.services.sheets import Sheets, sealed_sheets
from workshop.storage.session_store import Kept
from workshop.storage.snapshot_store import Basis
from workshop.words import _, ngettext


@carry_out.register(Reveal)
def reveal(command: Reveal, deed: Deed) -> Outcome:
    kept = unfinished(deed.unit, command.session)
    refuse_collecting(deed.unit, command.session)
    session = kept.session
    key = _shown(deed, kept, command.step)
    step = collecting_step(deed, kept, key)
    if session.purged:
        raise Refused(_("The answers of this session have been removed."))
    if counts := deed.unit.tallies.counts(session.id).get(key):
        return _shown_to_all(deed, kept, key, counts_revealed(deed, kept, key, step, counts))
    sheets = sealed_sheets(deed, kept, key, step)
    bases = deed.unit.snapshots.bases(session.id, key)
    # What groups wrote may differ by one group: only what they ticked shows.
    compared = () if by_groups(step) else bases
    counted = _counted(compared, sheets, needed(session, step))
    told = counted
    for name in step.reads:
        beside = step_key(key.partition("/")[0], name)
        counted, told = _read_beside(deed, kept, beside, step, sheets, counted)
    basis = Basis(counted={who: dict(row) for who, row in told.items()}, cells=sheets.cells)
    if not by_groups(step):
        _refuse_beside_others(deed, kept, key, (*bases, basis), sheets.places)
        _refuse_beside_readers(deed, kept, key, (*bases, basis), sheets.places)
    snapshot = Snapshot(
        exercise=key.partition("/")[0],
        step=step.id,
        number=deed.unit.snapshots.newest(session.id, key) + 1,
        n=len(counted),
        summary=_summarised(deed, kept, key, step, sheets.counted(counted)),
    )
    deed.unit.snapshots.add(session.id, key, snapshot, basis)
    deed.unit.search.put_all(session.id, "text", key, released(snapshot.summary))
    return _shown_to_all(deed, kept, key, snapshot)


def _shown_to_all(deed: Deed, kept: Kept, key: str, snapshot: Snapshot) -> Outcome:
    """The room sees it from now on, and the desk asks that step no more."""
    session = kept.session
    deed.settles = True
    if kept.stage is not None:
        stage = structs.replace(closed(kept.stage, key), chosen=None, page=0)
        deed.unit.sessions.save_stage(session.id, stage)
    return Outcome(
        events=(
            SessionChanged(session=session.id),
            AnswersChanged(session=session.id),
            StageMoved(session=session.id),
        ),
        value=snapshot,
    )


def _summarised(deed: Deed, kept: Kept, key: str, step: Step, answers: Answers) -> Summary:
    """What is told of everybody, and in team mode of each team; of teams only the first picture
    tells, since a further one could differ by one of them.
    """
    summary: Summary = summarise(step, answers)
    session = kept.session
    if session.mode != "team" or step.unlinked:
        return summary
    reveals = [each for each in deed.unit.snapshots.all(session.id)
               if step_key(each.exercise, each.step) == key]  # fmt: skip
    tags = {person.id: person.team for person in deed.unit.people.all(session.id)}
    teams = in_teams(answers, tags, needed(session, step))
    return split_by_team(step, summary, teams, reveals[-1].summary if reveals else None)


def _shown(deed: Deed, kept: Kept, key: str) -> str:
    """The collecting step that a reveal at this step is about."""
    exercise = key.partition("/")[0]
    about = shows(deed.runs.step(deed.unit, kept, key))
    return step_key(exercise, about) if about else key


def _refuse_beside_others(
    deed: Deed, kept: Kept, key: str, own: Sequence[Basis], places: Sequence[Place]
) -> None:
    """Refused where what was shown of the same people, in a session that a backup brought back or
    in the one it was brought back beside, would tell one or two of them apart.
    """
    others = [
        basis
        for name in deed.unit.sessions.of_same_people(kept)
        for basis in deed.unit.snapshots.bases(name, key)
    ]
    if not others:
        return
    cells = [cell for place in places for cell in place]
    found = [basis.of(cells) for basis in (*others, *own)]
    shown = [counted for counted in found if counted is not None]
    if len(shown) < len(others) + len(own) or not comparable(shown, places):
        said = _(
            "The same people answer in another copy of this session, and its picture was shown. "
            "That one stays the only one."
        )
        raise Refused(said)


def _read_beside(
    deed: Deed, kept: Kept, key: str, step: Step, sheets: Sheets, counted: Counted
) -> tuple[Counted, Counted]:
    """What a picture counts of another step that it reads, and as how much of it that is to be
    remembered. It counts nothing where what the room was shown of that step would tell one or two
    people apart, and nothing is remembered where nothing is told of it.
    """
    own = step_key(key.partition("/")[2], "")
    places = [place for place in sheets.places if place[0].startswith(own)]
    none = {cell: 0 for place in places for cell in place}
    without = {who: {**row, **none} for who, row in counted.items()}
    if summarise(step, sheets.counted(counted)) == summarise(step, sheets.counted(without)):
        return counted, without
    names = [cell.removeprefix(own) for cell in none]
    shown = [
        {who: {own + cell: at for cell, at in row.items()} for who, row in before.items()}
        for basis in deed.unit.snapshots.bases(kept.session.id, key)
        if (before := basis.of(names)) is not None
    ]
    there = [_with_any(each, none) for each in (*shown, counted)]
    told = counted if not shown or comparable(there, places) else without
    return told, told


def _refuse_beside_readers(
    deed: Deed, kept: Kept, key: str, own: Sequence[Basis], places: Sequence[Place]
) -> None:
    """Refused where a picture that has read this step would, beside this one, tell one or two
    people apart.
    """
    exercise, _slash, name = key.partition("/")
    within = step_key(name, "")
    cells = [cell for place in places for cell in place]
    shown = [
        _with_any(
            {
                who: {cell: row.get(within + cell, 1) for cell in cells}
                for who, row in before.items()
            },
            cells,
        )
        for reader in deed.runs.of(deed.unit, kept)[exercise].every_step()
        if name in reader.reads
        for basis in deed.unit.snapshots.bases(kept.session.id, step_key(exercise, reader.id))
        if (before := basis.of(within + cell for cell in cells)) is not None
    ]
    mine = [_with_any(before, cells) for basis in own if (before := basis.of(cells)) is not None]
    if any(shown) and not comparable([*filter(None, shown), *mine], places):
        raise Refused(_("Beside what the room has seen this would tell one or two people apart."))


def _with_any(counted: Counted, cells: Iterable[str]) -> Counted:
    """Those of whom any of these cells is counted."""
    return {
        who: {cell: row.get(cell, 1) for cell in cells}
        for who, row in counted.items()
        if any(row.get(cell, 1) for cell in cells)
    }


def _counted(bases: Sequence[Basis], sheets: Sheets, least: int) -> Counted:
    """What this reveal counts. Refused where it is too little, or nothing new; once a picture was
    shown always in the same words, so that they tell nothing.
    """
    if not bases and len(sheets.newest) < least:
        n = len(sheets.newest)
        so_far = ngettext("{n} answer so far.", "{n} answers so far.", n)
        raise Refused(f"{so_far} " + _("A result shows from {k}.").format(k=least))
    found = [basis.of(sheets.cells) for basis in bases]
    before = [counted for counted in found if counted is not None]
    comparable = len(before) == len(bases)
    counted = further(before, sheets.now(), sheets.places) if comparable else None
    if counted is None or len(counted) < least:
        raise Refused(
            _("The picture stays as it was shown. It changes only by three people at a time.")
        )
    return counted
