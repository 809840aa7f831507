"""Groups and voices drawn by lot at the place where the session stands."""

import random
from collections.abc import Callable

from msgspec import structs

from workshop.domain.groups import Drawn, Voices, drawn, next_voice, swapped, voices
from workshop.domain.stage import Stage
from workshop.errors import Refused
from workshop.services.commands import (
    CallVoice,
    DrawGroups,
    PutGroups,
    PutVoices,
    SwapInGroups,
)
from workshop.services.deed import Deed, carry_out
from workshop.services.events import Outcome, StageMoved
from workshop.services.lookups import stage_of, unfinished
from workshop.services.timers import stop_of
from workshop.storage.session_store import Kept
from workshop.words import _

CHANCE: Callable[[], random.Random] = random.SystemRandom


@carry_out.register(DrawGroups)
def draw_groups(command: DrawGroups, deed: Deed) -> Outcome:
    kept = unfinished(deed.unit, command.session)
    stage = stage_of(kept)
    stop, members = stop_of(kept.session, stage.place), _members(deed, kept)
    earlier = [each for name, each in stage.groups.items() if name != stop]
    found = drawn(members, command.size, earlier, CHANCE())
    return _groups_put(command.session, deed, stage, stop, found)


@carry_out.register(SwapInGroups)
def swap_in_groups(command: SwapInGroups, deed: Deed) -> Outcome:
    kept = unfinished(deed.unit, command.session)
    stage = stage_of(kept)
    stop = stop_of(kept.session, stage.place)
    if stop not in stage.groups:
        raise Refused(_("No groups are drawn here."))
    found = swapped(stage.groups[stop], command.one, command.other)
    return _groups_put(command.session, deed, stage, stop, found, page=stage.page)


@carry_out.register(PutGroups)
def put_groups(command: PutGroups, deed: Deed) -> Outcome:
    stage = stage_of(unfinished(deed.unit, command.session))
    return _groups_put(command.session, deed, stage, command.stop, command.drawn, command.page)


def _groups_put(
    session: str, deed: Deed, stage: Stage, stop: str, found: Drawn | None, page: int = 0
) -> Outcome:
    """With these groups at a stop, None for none; the room sees them from that page on."""
    groups = {name: each for name, each in stage.groups.items() if name != stop}
    if found is not None:
        groups[stop] = found
    undo = PutGroups(session=session, stop=stop, drawn=stage.groups.get(stop), page=stage.page)
    changed = structs.replace(stage, groups=groups, aside="", page=page)
    deed.unit.sessions.save_stage(session, changed)
    return Outcome(events=(StageMoved(session=session),), undo=undo)


@carry_out.register(CallVoice)
def call_voice(command: CallVoice, deed: Deed) -> Outcome:
    kept = unfinished(deed.unit, command.session)
    stage = stage_of(kept)
    stop = stop_of(kept.session, stage.place)
    found = stage.voices.get(stop)
    if found is None or not found.now():
        earlier = [each for name, each in stage.voices.items() if name != stop]
        found = voices(_members(deed, kept), earlier, CHANCE())
    else:
        found = next_voice(found, passing=command.passing, again=command.again)
    return _voices_put(command.session, deed, stage, stop, found)


@carry_out.register(PutVoices)
def put_voices(command: PutVoices, deed: Deed) -> Outcome:
    stage = stage_of(unfinished(deed.unit, command.session))
    return _voices_put(command.session, deed, stage, command.stop, command.voices)


def _voices_put(session: str, deed: Deed, stage: Stage, stop: str, found: Voices | None) -> Outcome:
    left = {name: each for name, each in stage.voices.items() if name != stop}
    if found is not None:
        left[stop] = found
    undo = PutVoices(session=session, stop=stop, voices=stage.voices.get(stop))
    deed.unit.sessions.save_stage(session, structs.replace(stage, voices=left))
    return Outcome(events=(StageMoved(session=session),), undo=undo)


def _members(deed: Deed, kept: Kept) -> tuple[str, ...]:
    """The people in the room: in named mode those who gave a name, and everybody else by seat."""
    known: list[str] = []
    if kept.session.mode == "named":
        people = deed.unit.people.all(kept.session.id)
        known = [person.id for person in people if person.name and not person.removed]
    seats = range(len(known) + 1, kept.session.people + 1)
    members = (*known, *(str(seat) for seat in seats))
    if len(members) < 2:
        raise Refused(_("There is only one person in the room."))
    return members
