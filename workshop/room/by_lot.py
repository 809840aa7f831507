"""Groups and voices in the console's words."""

from msgspec import Struct

from workshop.domain.groups import Groups, Voices, meeting_again, sizes
from workshop.domain.stage import Place, Stage, stop_key
from workshop.room.day import block_at, called, in_order, step_at
from workshop.room.groups_page import with_words
from workshop.room.kind import read_in_turn
from workshop.room.number_words import counted
from workshop.room.pages import MODES
from workshop.room.session_view import SessionView
from workshop.words import _, ngettext

SIZES = {mode: size for size, mode in MODES.items()}


class GroupWords(Struct, frozen=True, kw_only=True):
    """What is drawn at a place. groups: members with their words. fresh: nobody meets again."""

    size: int
    title: str
    left_over: str = ""
    groups: tuple[tuple[tuple[str, str], ...], ...] = ()
    met: str = ""
    earlier: str = ""
    fresh: bool = True


class VoiceWords(Struct, frozen=True, kw_only=True):
    """Whose turn it is at a place. begun: whether anybody was called."""

    who: str
    rest: str
    begun: bool


def group_words(view: SessionView, stage: Stage) -> GroupWords | None:
    """The groups of the place at hand; None where people work otherwise and nothing is drawn."""
    block, step = block_at(view, stage.place), step_at(view, stage.place)
    if block is None:
        return None
    stop = stop_key(block, stage.place.step)
    found = stage.groups.get(stop)
    asked = [SIZES[mode] for mode in (step.modes if step else ()) if mode in SIZES]
    if found is None:
        if not asked:
            return None
        people = max(2, view.session.people)
        count = len(sizes(people, asked[0]))
        title = ngettext("{n} group from {people} people", "{n} groups from {people} people",
                         count, people=people)  # fmt: skip
        return GroupWords(size=asked[0], title=title)
    earlier = [each for name, each in stage.groups.items() if name != stop]
    again = meeting_again(found.groups, earlier)
    people = sum(map(len, found.groups))
    title = ngettext("{n} group from {people} people", "{n} groups from {people} people",
                     len(found.groups), people=people)  # fmt: skip
    return GroupWords(
        size=found.size,
        title=title,
        left_over=_left_over(found.groups, people),
        groups=tuple(
            tuple((member, called(view, member)) for member, _words in group)
            for group in in_order(view, found.groups)
        ),
        met=ngettext(
            "{n} pair has worked together before.", "{n} pairs have worked together before.", again
        )
        if again
        else _("Nobody has met this partner before."),
        earlier=_earlier(view, earlier[-1].groups) if earlier else "",
        fresh=not again,
    )


def _left_over(groups: Groups, people: int) -> str:
    """7 people: one group has three."""
    large, small = max(map(len, groups)), min(map(len, groups))
    if large == small:
        return ""
    larger = sum(len(group) == large for group in groups)
    said = ngettext("one group has {size}", "{n} groups have {size}", larger, size=counted(large))
    return _("{people} people: {said}").format(people=people, said=said)


def _earlier(view: SessionView, groups: Groups) -> str:
    """Earlier today: 1 with 4, 2 with 6, 3 with 5 and 7."""
    lines = (
        with_words(tuple(words for _member, words in group)) for group in in_order(view, groups)
    )
    return _("Earlier today: {groups}.").format(groups=", ".join(lines))


def voice_words(view: SessionView, stage: Stage) -> VoiceWords | None:
    """Whose turn it is at the place at hand; None where nobody is called."""
    block, step = block_at(view, stage.place), step_at(view, stage.place)
    if block is None:
        return None
    found = stage.voices.get(stop_key(block, stage.place.step))
    if found is None:
        rounds = step is not None and ("round" in step.modes or read_in_turn(step))
        if not rounds:
            return None
        return VoiceWords(
            who=_("Nobody is called yet"), rest=_("By lot; anyone may pass."), begun=False
        )
    if not found.now():
        return VoiceWords(who=_("Everybody has had a turn"), rest="", begun=False)
    return VoiceWords(who=called(view, found.now()), rest=_still(view, found), begun=True)


def _still(view: SessionView, voices: Voices) -> str:
    after = voices.order[voices.at + 1 :]
    if not after:
        return _("The last of the round.")
    return _("Then {name}").format(name=called(view, after[0]))


def reads_on(view: SessionView, place: Place) -> bool:
    """Whether the next voice takes the next line."""
    step = step_at(view, place)
    return step is not None and read_in_turn(step)
