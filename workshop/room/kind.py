"""What a kind of step brings to the room: its pages, its pictures, and what it found in words."""

from functools import singledispatch

from msgspec import Struct, structs

from workshop.domain.graph.map import Map
from workshop.domain.step import Step, Summary, View, kind_of
from workshop.room.prompt import Quote
from workshop.room.scene import Frame, Page
from workshop.room.state import RoomState


class FindingRow(Struct, frozen=True, kw_only=True):
    """A line of a table of findings: a name with its number, and figures."""

    name: str
    number: str = ""
    figures: tuple[str, ...] = ()


class Findings(Struct, frozen=True, kw_only=True):
    """A small table with a heading, and sentences below it. sure: sentences that carry a tick."""

    title: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[FindingRow, ...] = ()
    sure: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


class Option(Struct, frozen=True, kw_only=True):
    """Something to choose on a picture, in words, and the view that choosing it leads to."""

    name: str
    view: View


# Every kind has to bring these.


@singledispatch
def asked(step: Step, state: RoomState, frame: Frame) -> tuple[Page, ...]:
    """What the room sees before a reveal, or where none is: at least one page."""
    raise NotImplementedError(type(step).__name__)


# A kind that collects has to bring these.


@singledispatch
def revealed(step: Step, summary: Summary, state: RoomState, frame: Frame) -> tuple[Page, ...]:
    """The revealed picture that is chosen, on at least one page. summary: the kind's own."""
    raise NotImplementedError(type(step).__name__)


@singledispatch
def findings(step: Step, summary: Summary, view: View | None) -> Findings:
    """What a reveal tells the facilitator in numbers; for the console only."""
    raise NotImplementedError(type(step).__name__)


@singledispatch
def headline(step: Step, summary: Summary, nouns: str) -> tuple[str, ...]:
    """What was found, a sentence or two for the one-page summary. nouns: "customers"."""
    raise NotImplementedError(type(step).__name__)


# A kind may bring these.


@singledispatch
def extent(step: Step) -> str:
    """What there is to answer, in two words; "" where the title says it."""
    return ""


@singledispatch
def pictures(step: Step) -> dict[str, str]:
    """The revealed pictures to choose from: names by id, in order; none where there is but one."""
    return {}


@singledispatch
def usual_view(step: Step) -> View | None:
    """How the pictures are seen until somebody chooses; None where there is nothing to choose."""
    return None


@singledispatch
def options(step: Step, view: View) -> tuple[Option, ...]:
    """What else there is to choose on the pictures (the lenses of gaps), the usual one first."""
    return ()


@singledispatch
def option_name(step: Step, view: View) -> str:
    """The one of `options` that a view shows, in words."""
    return ""


@singledispatch
def turned(step: Step, view: View | None, by: int) -> View | None:
    """The view turned by so many steps; None where nothing turns."""
    return None


@singledispatch
def widest_gap(step: Step, summary: Summary, view: View | None) -> Quote | None:
    """The gap to talk about; None where the kind knows no gaps, or none may be told."""
    return None


@singledispatch
def offered(step: Step) -> tuple[str, ...] | None:
    """The pictures that a step about another's result offers, () for all; None where it only talks
    about that result.
    """
    return ()


@singledispatch
def read_in_turn(step: Step) -> bool:
    """Whether each page of it is one line, read aloud by one voice after another."""
    return False


@singledispatch
def items_told(step: Step) -> tuple[str, ...]:
    """Texts that a worksheet prints anyway because the step asks about them in full."""
    return ()


@singledispatch
def explained(step: Step, state: RoomState, frame: Frame) -> tuple[Page, ...]:
    """The pictures with which another step explains this one before people answer; () for none."""
    return ()


@singledispatch
def matched(step: Step, state: RoomState, frame: Frame) -> tuple[Page, ...]:
    """The picture of a list beside what was revealed of that; () while there is nothing to draw."""
    return ()


@singledispatch
def stays_private(step: Step) -> bool:
    """Whether nothing of what people answer is for the room, so that there is nothing to reveal."""
    return False


@singledispatch
def texts_told(step: Step) -> tuple[str, ...]:
    """What a step puts before people, for whoever reads the exercise: statements, a prompt."""
    return items_told(step)


@singledispatch
def maps_shown(step: Step, summary: Summary | None) -> tuple[Map, ...]:
    """The maps that its pictures draw, to be laid out beforehand, since that takes a moment.
    summary: the newest reveal, None before it.
    """
    return ()


def shown_result(state: RoomState) -> tuple[Step, Summary] | None:
    """The step whose picture shows, with what was revealed of its kind; None where it is asked."""
    if state.snapshot is None or state.shown_step is None or offered(state.step) is None:
        return None
    step, summary = state.shown_step, state.snapshot.summary
    same = kind_of(type(step)) == kind_of(type(summary))
    return (step, summary) if same else None


def pages(state: RoomState, frame: Frame) -> tuple[Page, ...]:
    """The room's pages of a step: what is asked, or the picture that was revealed."""
    found = shown_result(state)
    if found is None:
        return asked(state.step, state, frame)
    step, summary = found
    name = picture_names(state.step, step).get(picture_of(state.step, step, state.chosen), "")
    return tuple(structs.replace(page, name=name) for page in revealed(step, summary, state, frame))


def picture_names(step: Step, shown: Step) -> dict[str, str]:
    """The pictures to choose from at a step about the result of `shown`: names by id, in order."""
    names, wanted = pictures(shown), offered(step)
    if wanted is None:
        return {}
    return {each: name for each, name in names.items() if each in wanted} or names


def picture_of(step: Step, shown: Step, view: View | None) -> str:
    """The id of the picture that shows: the one chosen, else what the step names first, "" where
    there is nothing to choose.
    """
    names = picture_names(step, shown)
    if view is not None and view.picture in names:
        return view.picture
    return next((each for each in (*(offered(step) or ()), *names) if each in names), "")
