"""Reveal: the one deed that turns sealed answers into something the room may see."""

from collections.abc import Sequence

from msgspec import structs

from workshop.domain.sheets import Counted, Place, comparable, further
from workshop.domain.stage import closed
from workshop.domain.step import Snapshot, by_groups, released, shows, step_key, summarise
from workshop.domain.threshold import needed
from workshop.errors import Refused
from workshop.services.commands import Reveal
from workshop.services.deed import Deed, carry_out
from workshop.services.events import AnswersChanged, Outcome, SessionChanged, StageMoved
from workshop.services.lookups import collecting_step, unfinished
from workshop.services.sheets import Sheets, sealed_sheets
from workshop.storage.session_store import Kept
from workshop.storage.snapshot_store import Basis
from workshop.words import _, ngettext


@carry_out.register(Reveal)
def reveal(command: Reveal, deed: Deed) -> Outcome:
    kept = unfinished(deed.unit, command.session)
    session = kept.session
    key = _shown(deed, kept, command.step)
    step = collecting_step(deed, kept, key)
    if session.purged:
        raise Refused(_("The answers of this session have been removed."))
    sheets = sealed_sheets(deed, kept, key, step)
    bases = deed.unit.snapshots.bases(session.id, key)
    # What groups wrote may differ by one group: only what they ticked shows.
    compared = () if by_groups(step) else bases
    counted = _counted(compared, sheets, needed(session, step))
    basis = Basis(counted={who: dict(row) for who, row in counted.items()})
    if not by_groups(step):
        _refuse_beside_others(deed, kept, key, (*bases, basis), sheets.places)
    snapshot = Snapshot(
        exercise=key.partition("/")[0],
        step=step.id,
        number=deed.unit.snapshots.newest(session.id, key) + 1,
        n=len(counted),
        summary=summarise(step, sheets.counted(counted)),
    )
    deed.unit.snapshots.add(session.id, key, snapshot, basis)
    deed.settles = True
    deed.unit.search.put_all(session.id, "text", key, released(snapshot.summary))
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
    shown = [basis.counted for basis in (*others, *own) if basis.counted is not None]
    if len(shown) < len(others) + len(own) or not comparable(shown, places):
        said = _(
            "The same people answer in another copy of this session, and its picture was shown. "
            "That one stays the only one."
        )
        raise Refused(said)


def _counted(bases: Sequence[Basis], sheets: Sheets, least: int) -> Counted:
    """What this reveal counts. Refused where it is too little, or nothing new; once a picture was
    shown always in the same words, so that they tell nothing.
    """
    if not bases and len(sheets.newest) < least:
        n = len(sheets.newest)
        so_far = ngettext("{n} answer so far.", "{n} answers so far.", n)
        raise Refused(f"{so_far} " + _("A result shows from {k}.").format(k=least))
    before = [basis.counted for basis in bases if basis.counted is not None]
    comparable = len(before) == len(bases)
    counted = further(before, sheets.now(), sheets.places) if comparable else None
    if counted is None or len(counted) < least:
        raise Refused(
            _("The picture stays as it was shown. It changes only by three people at a time.")
        )
    return counted
