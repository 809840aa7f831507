"""Counts that come from other laptops: united with those typed here, taken out and put back."""

from collections.abc import Sequence

from msgspec import structs

from workshop.domain.cell_counts import (
    CellCounts,
    TypedTally,
    checked_counts,
    counted,
    newest,
    people_counted,
)
from workshop.domain.packet import Collected
from workshop.domain.step import Step, cells
from workshop.domain.threshold import MOST_PEOPLE
from workshop.errors import Refused
from workshop.services.commands import PutTallies, TakeOutTallies
from workshop.services.deed import Deed, carry_out
from workshop.services.desk import refuse_purged
from workshop.services.events import Outcome, answers_changed
from workshop.services.lookups import unfinished
from workshop.storage.unit import Unit
from workshop.words import _


def tallies_of(unit: Unit, session: str) -> tuple[tuple[str, str, int, dict[str, CellCounts]], ...]:
    """What was typed on this laptop, for its packet: none that came from another one."""
    here = unit.tallies.here(session)
    return tuple(structs.astuple(here[step]) for step in sorted(here))


def coming_tallies(unit: Unit, part: Collected) -> list[TypedTally]:
    """The tallies of a part that are not here yet, or that were typed anew since."""
    known = _known(unit, part.session)
    both = newest((*known.values(), *(TypedTally(*row) for row in part.tallies)))
    return [each for key, each in both.items() if known.get(key) != each]


def too_late(unit: Unit, session: str, tally: TypedTally) -> bool:
    """Whether the picture of its step was shown: counts show once."""
    return bool(unit.snapshots.newest(session, tally.step))


def refuse_shown(unit: Unit, session: str, step: str) -> None:
    """Refused where the picture of that step was shown."""
    if unit.snapshots.newest(session, step):
        raise Refused(_("The picture was shown. Its counts stay as they were."))


def fits(step: Step, tally: TypedTally) -> bool:
    """Whether a step takes these counts."""
    known = {cell.name: cell for cell in cells(step)}
    if counted(step, {}) is None or not tally.counts.keys() <= known.keys():
        return False
    try:
        for cell, counts in tally.counts.items():
            checked_counts(known[cell], counts)
    except Refused:
        return False
    return True


def merge_tallies(unit: Unit, session: str, tallies: Sequence[TypedTally]) -> PutTallies:
    """Keeps them; what puts back those before. All together are bounded as each of them is."""
    back = _back(unit, session, tallies)
    unit.tallies.save(session, tallies)
    for counts in unit.tallies.counts(session).values():
        if people_counted(counts) > MOST_PEOPLE:
            raise Refused(_("Counts of {most} people at most.").format(most=MOST_PEOPLE))
    return back


@carry_out.register(TakeOutTallies)
def take_out_tallies(command: TakeOutTallies, deed: Deed) -> Outcome:
    unit, name = deed.unit, command.session
    refuse_purged(unfinished(unit, name))
    refuse_shown(unit, name, command.step)
    # Emptied under the next revision, so that the same packet once more does not bring them back.
    empty = [
        each.again({})
        for each in unit.tallies.elsewhere(name)
        if each.step == command.step and each.counts
    ]
    back = merge_tallies(unit, name, empty)
    return Outcome(events=answers_changed(name), undo=back)


@carry_out.register(PutTallies)
def put_tallies(command: PutTallies, deed: Deed) -> Outcome:
    unit, name = deed.unit, command.session
    refuse_purged(unfinished(unit, name))
    back = _back(unit, name, (*command.tallies, *command.gone))
    unit.tallies.save(name, command.tallies)
    unit.tallies.delete(name, command.gone)
    return Outcome(events=answers_changed(name), undo=back)


def _back(unit: Unit, session: str, meant: Sequence[TypedTally]) -> PutTallies:
    """What makes those that are meant again what they are now."""
    known = _known(unit, session)
    keys = [(each.step, each.id) for each in meant]
    return PutTallies(
        session=session,
        tallies=tuple(known[key] for key in keys if key in known),
        gone=tuple(each for key, each in zip(keys, meant, strict=True) if key not in known),
    )


def _known(unit: Unit, session: str) -> dict[tuple[str, str], TypedTally]:
    return newest(unit.tallies.all(session))
