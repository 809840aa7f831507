"""An exercise made ready for one session: its variant, its wording, its nouns, what was named."""

import re
from functools import singledispatch
from types import MappingProxyType
from typing import Any, TypeVar, cast

from msgspec import structs

from workshop.domain.exercise import AsRun, Exercise, Item, S
from workshop.domain.forms import formed
from workshop.domain.gathering import (
    ListEntry,
    Lists,
    ahead,
    gathering,
    list_key,
    name_of,
    takes_from,
    with_lists,
)
from workshop.domain.nouns import several, usual_noun
from workshop.domain.privacy import host, names, stays, stays_here
from workshop.domain.session import Session, Wording
from workshop.domain.step import Step, cells, step_key, written_on_the_day
from workshop.domain.threshold import FLOOR
from workshop.domain.walk import walked
from workshop.words import _, day_month_year

PLACES = re.compile(r"\{([A-Za-z]+)\}")
"""Where a text leaves room for a word of the session."""
KNOWN_PLACES = (
    "customer",
    "customers",
    "Customer",
    "Customers",
    "k",
    "date",
    "host",
    "names",
    "stays",
    "group",
)

T = TypeVar("T")
E = TypeVar("E", bound=Exercise[Any])


@singledispatch
def quotes(step: Step) -> bool:
    """Whether the step's items are a quotation rather than something to answer."""
    return False


def as_run(
    exercise: Exercise[S],
    session: Session,
    variant: str = "",
    lists: Lists = MappingProxyType({}),
    without: tuple[str, ...] = (),
    options: tuple[str, ...] = (),
) -> AsRun[S]:
    """The exercise as the session runs it; "" is the full form, an unknown variant too. lists: what
    was named in the session, by step key. without: steps that were left out on the day. options:
    those chosen in the plan.
    """
    chosen, planned = _without(*formed(exercise, variant, options), without)
    at_hand = lists_at_hand(lists, exercise.id)
    words = {**_words_of(session), "group": _group(exercise, session, at_hand)}
    worded = _worded(_filled(chosen, words), session.wording)

    def ready(step: S) -> S:
        hide = step.hide_unanimous or session.withhold_unanimous
        told = cast("S", with_lists(step, at_hand))
        return structs.replace(told, hide_unanimous=hide, by_team=session.mode == "team")

    return _parted(structs.replace(worded, steps=tuple(map(ready, worded.steps))), planned)


def in_words_of(session: Session, value: T) -> T:
    """A text of an exercise, or a value with some, in the session's own words."""
    return _filled(value, _words_of(session))


def as_read(exercise: Exercise[S]) -> AsRun[S]:
    """The exercise with no session to run it: full form, customers, items in the neutral words."""
    plain = {
        "customer": usual_noun(),
        "customers": several(usual_noun()),
        "k": str(FLOOR),
        "date": _("the date that your facilitator names"),
        "host": _("the host"),
        "names": _("No names are needed."),
        "stays": stays_here(),
        "group": "",
    }
    chosen, planned = formed(named_ahead(exercise))
    return _parted(_worded(_filled(chosen, plain), "as_written"), planned)


def _parted(exercise: Exercise[S], planned: int) -> AsRun[S]:
    """Its first steps as the plan, the others as left out."""
    fields = {name: getattr(exercise, name) for name in exercise.__struct_fields__}
    steps = exercise.steps
    return AsRun(**{**fields, "steps": steps[:planned]}, left_out=steps[planned:])


def named_ahead(exercise: E) -> E:
    """The exercise with its questions about lists that nobody has named yet: about what they begin
    with, then empty places.
    """
    lists = {step.id: ahead(names) for step in exercise.steps if (names := gathering(step))}
    steps = tuple(
        with_lists(step, lists)
        if takes_from(step) and gathering(step) is None and not cells(step)
        else step
        for step in exercise.steps
    )
    return structs.replace(exercise, steps=steps)


def lists_at_hand(lists: Lists, exercise: str) -> dict[str, tuple[ListEntry, ...]]:
    """All lists of the session by step key, and those of the exercise by step id too."""
    own = {
        step: entries
        for key, entries in lists.items()
        for owner, _slash, step in [key.partition("/")]
        if owner == exercise
    }
    return {**lists, **own}


def lists_taken(exercise: Exercise[S]) -> frozenset[str]:
    """The keys of the lists that the exercise names or takes from others."""
    own = {step_key(exercise.id, step.id) for step in exercise.steps if gathering(step)}
    taken = (name for step in exercise.steps for _field, name in takes_from(step))
    return frozenset(own.union(list_key(exercise.id, name) for name in taken))


def _words_of(session: Session) -> dict[str, str]:
    return {
        "customer": session.noun,
        "customers": session.nouns,
        "k": str(session.threshold),
        "date": day_month_year(session.purge_on),
        "host": host(session),
        "names": names(session),
        "stays": stays(session),
    }


def _group(exercise: Exercise[S], session: Session, lists: Lists) -> str:
    """Which of them the room looks at, in words: "Our customers: landlords"."""
    named = (
        name_of(entry)
        for step in exercise.steps
        if written_on_the_day(step) == "customer group"
        for entry in lists.get(step.id, ())
    )
    group = next(named, "").rstrip(".")
    return (
        _("Our {customers}: {group}").format(customers=session.nouns, group=group) if group else ""
    )


def _without(
    exercise: Exercise[S], planned: int, names: tuple[str, ...]
) -> tuple[Exercise[S], int]:
    """The exercise with these steps after the planned ones, and how many are planned still."""
    kept = [step for step in exercise.steps[:planned] if step.id not in names]
    rest = [step for step in exercise.steps if step not in kept]
    return structs.replace(exercise, steps=(*kept, *rest)), len(kept)


def _worded(exercise: Exercise[S], wording: Wording) -> Exercise[S]:
    """With the classic words where the wording asks for them: `as_written` in quotations only."""
    return structs.replace(
        exercise,
        steps=tuple(
            walked(step, item=_classic)
            if wording == "classic" or (wording == "as_written" and quotes(step))
            else step
            for step in exercise.steps
        ),
    )


def _classic(item: Item) -> Item:
    return structs.replace(item, text=item.classic) if item.classic else item


def _filled(value: T, words: dict[str, str]) -> T:
    """With the session's words in every text but the classic wording."""
    capitals = {name.capitalize(): text[:1].upper() + text[1:] for name, text in words.items()}
    known = {**capitals, **words}

    def fill(text: str) -> str:
        return PLACES.sub(lambda found: known.get(found[1], found[0]), text)

    return walked(value, text=fill)
