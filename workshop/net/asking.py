"""What a browser asks: a question a page, in a few forms that every kind is put in.

A kind registers `phone_pages` in `net/steps`. A page is data; the browser makes it of text alone,
so that no words of a person ever become markup.
"""

from collections.abc import Iterable
from functools import singledispatch

from msgspec import Struct

from workshop.domain.scale import Scale
from workshop.domain.step import Step, Value
from workshop.room.figures import lower
from workshop.words import _


class PhoneChoice(Struct, frozen=True, kw_only=True):
    """One value to choose. sign: what stands on it; words: what it means, "" where that is all."""

    value: Value
    sign: str
    words: str = ""


class PhoneField(Struct, frozen=True, kw_only=True, tag_field="form"):
    """Something to answer. name: what it is about; help: the line below."""

    name: str
    help: str = ""


class ChoicesField(PhoneField, frozen=True, kw_only=True, tag="choices"):
    """One of several values. mark: the lens whose mark stands before the name. worded: one below
    the other, with their words. required: whether Next asks for it.
    """

    cell: str
    choices: tuple[PhoneChoice, ...]
    mark: str = ""
    worded: bool = False
    required: bool = True


class WordsField(PhoneField, frozen=True, kw_only=True, tag="words"):
    """Words. limit: characters."""

    cell: str
    limit: int


class TickField(PhoneField, frozen=True, kw_only=True, tag="tick"):
    """Ticked or not. on, off: what is stored."""

    cell: str
    on: Value = True
    off: Value = False


class PicksField(PhoneField, frozen=True, kw_only=True, tag="picks"):
    """Which of many things are one's own. It is no answer: the page forgets it, and nobody is told.

    some, none: the sentence about how many pages ({n}) touch these.
    """

    choices: tuple[PhoneChoice, ...]
    some: str
    none: str


class PhonePart(Struct, frozen=True, kw_only=True):
    """A card to place, or something to give points to."""

    cell: str
    name: str
    help: str = ""


class OrderField(PhoneField, frozen=True, kw_only=True, tag="order"):
    """Cards to put in order: all or none. first, last: what the ends mean."""

    first: str
    last: str
    parts: tuple[PhonePart, ...]


class PointsField(PhoneField, frozen=True, kw_only=True, tag="points"):
    """Points to share out, by steps. most: on one part. exact: all of them or none."""

    parts: tuple[PhonePart, ...]
    total: int
    most: int
    step: int = 1
    exact: bool = False


AnyField = ChoicesField | WordsField | TickField | PicksField | OrderField | PointsField


class PhonePage(Struct, frozen=True, kw_only=True):
    """One question. ends: the words of a scale, said once above its rows. touches: asked only of
    those who picked one of these, or have answered it.
    """

    kicker: str
    heading: str
    sub: str = ""
    note: str = ""
    ends: str = ""
    touches: tuple[str, ...] = ()
    fields: tuple[AnyField, ...] = ()


@singledispatch
def phone_pages(step: Step) -> tuple[PhonePage, ...]:
    """The pages of a step that collects, in the order they are asked."""
    raise NotImplementedError(type(step).__name__)


def scale_choices(scale: Scale) -> tuple[PhoneChoice, ...]:
    """The points of a scale, and that one cannot say."""
    points = tuple(
        PhoneChoice(value=point, sign=scale.sign(point), words=scale.label(point))
        for point in scale.drawn
    )
    return (*points, cannot_say(scale.missing)) if scale.missing else points


def cannot_say(words: str = "") -> PhoneChoice:
    """The choice to leave a thing unsaid."""
    return PhoneChoice(value=None, sign="–", words=words or _("Can’t say"))


def scale_ends(scale: Scale) -> str:
    """1 not true to 5 always true."""
    low, high = scale.drawn[0], scale.drawn[-1]
    said = _("{low} {least} to {high} {most}").format(
        low=scale.sign(low),
        least=lower(scale.label(low)),
        high=scale.sign(high),
        most=lower(scale.label(high)),
    )
    return f"{said}, – {lower(scale.missing)}" if scale.missing else said


def shown_tick(cell: str, name: str = "") -> TickField:
    """The tick that lets the room see a person's words."""
    return TickField(
        cell=cell,
        name=name or _("May be shown to the room, without my name"),
        help=_("Would a colleague know it is you? You can still change the words."),
    )


def sentences(*parts: str) -> str:
    """Those that say anything, one after another."""
    return " ".join(part for part in parts if part)


def in_pages(fields: Iterable[AnyField], most: int) -> list[tuple[AnyField, ...]]:
    """A few fields to each page."""
    held = tuple(fields)
    return [held[at : at + most] for at in range(0, len(held), most)]
