"""How people work in a step, in words: large for the room, exact for the facilitator."""

from collections.abc import Iterable, Mapping

from workshop.domain.step import Mode
from workshop.words import _


def room_modes(modes: tuple[Mode, ...]) -> str:
    """A kicker for the room: "Alone, then in threes"; "" for the whole room."""
    first: dict[str, str] = {
        "silent": _("Alone"),
        "pairs": _("In pairs"),
        "threes": _("In threes"),
        "fours": _("In fours"),
        "tables": _("At your tables"),
        "round": _("One after another"),
        "listen": _("Listen"),
    }
    after: dict[str, str] = {
        "silent": _("then alone"),
        "pairs": _("then in pairs"),
        "threes": _("then in threes"),
        "fours": _("then in fours"),
        "tables": _("then at your tables"),
        "round": _("then one after another"),
        "listen": _("then listen"),
        "plenary": _("then all together"),
    }
    return _one_after_another(modes, first, after) if modes and modes[0] in first else ""


def console_modes(modes: tuple[Mode, ...]) -> str:
    """For the facilitator: "Alone and silent", "Alone, then in threes"."""
    alone = {
        "plenary": _("Plenary"),
        "listen": _("Listening"),
        "silent": _("Alone and silent"),
        "round": _("In a round"),
        "pairs": _("In pairs"),
        "threes": _("In threes"),
        "fours": _("In fours"),
        "tables": _("At tables"),
    }
    after = {
        "plenary": _("then all together"),
        "listen": _("then listening"),
        "silent": _("then alone"),
        "round": _("then in a round"),
        "pairs": _("then in pairs"),
        "threes": _("then in threes"),
        "fours": _("then in fours"),
        "tables": _("then at tables"),
    }
    first = alone if len(modes) < 2 else {**alone, "silent": _("Alone")}
    return _one_after_another(modes or ("plenary",), first, after)


def _one_after_another(
    modes: Iterable[str], first: Mapping[str, str], after: Mapping[str, str]
) -> str:
    lead, *rest = modes
    return ", ".join([first[lead], *(after[each] for each in rest)])
