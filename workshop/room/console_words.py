"""A place of the day in the console's words: title, how people work, what to say, what is next."""

from msgspec import Struct

from workshop.domain.exercise import Exercise
from workshop.domain.flow import DayTimes, Give
from workshop.domain.session import Block
from workshop.domain.stage import Place
from workshop.room.day import at_clock, block_at, key_at, neighbour, shown_at, step_at
from workshop.room.pages import first_picture
from workshop.room.session_view import SessionView
from workshop.room.step_words import mode_line
from workshop.steps import AnyStep
from workshop.words import _, ngettext


class PlaceWords(Struct, frozen=True, kw_only=True):
    """The words in the middle of the console. kicker: the line above `say`."""

    title: str
    mode: str = ""
    say: str = ""
    kicker: str = ""
    asked: str = ""


class ThenWords(Struct, frozen=True, kw_only=True):
    """What Next leads to. locked: a result not yet revealed. place, page: None and 0 at the end."""

    title: str
    about: str = ""
    locked: bool = False
    place: Place | None = None
    page: int = 0


def exercise_at(view: SessionView, place: Place) -> Exercise[AnyStep] | None:
    """The exercise of a place; None in a break."""
    block = block_at(view, place)
    return view.exercises.get(block.exercise) if block and block.exercise else None


def running(view: SessionView, place: Place) -> str:
    """The title of the exercise or of the break that is under way."""
    exercise, block = exercise_at(view, place), block_at(view, place)
    return exercise.title if exercise else block.title if block else ""


def place_words(view: SessionView, place: Place, day: DayTimes) -> PlaceWords:
    """What the facilitator needs to know here."""
    step, exercise = step_at(view, place), exercise_at(view, place)
    if step is not None:
        shown = view.snapshots.get(shown_at(view, place))
        return PlaceWords(
            title=step.title,
            mode=mode_line(step, shown, view.session.people),
            say=step.say,
            kicker=_("Say"),
            asked=step.asked,
        )
    block = block_at(view, place)
    if exercise is not None and block is not None:
        minutes = ngettext("1 minute", "{n} minutes", block.minutes)
        return PlaceWords(
            title=exercise.title,
            mode=_("Title page, {minutes} in all").format(minutes=minutes),
            say=exercise.purpose,
            kicker=_("What it is for"),
        )
    return (
        PlaceWords(title=block.title, mode=_until(place, block, day))
        if block
        else PlaceWords(title="")
    )


def then_words(view: SessionView, place: Place, page: int = 0, pages: int = 1) -> ThenWords:
    """What Next leads to from a page of this place: its next page, else the place after it."""
    if page + 1 < pages:
        step = step_at(view, place)
        title = step.title if step is not None else running(view, place)
        about = page_words(page + 1, pages)
        return ThenWords(title=title, about=about, place=place, page=page + 1)
    after = neighbour(view, place, 1)
    if after is None:
        return ThenWords(title=_("The end of the day"))
    step, block = step_at(view, after), block_at(view, after)
    if step is None:
        minutes = ngettext("1 minute", "{n} minutes", block.minutes if block else 0)
        return ThenWords(title=running(view, after), about=minutes, place=after)
    if is_locked(view, after):
        first = first_picture(view, key_at(view, after)) or step.title
        return ThenWords(title=first, about=_("Hidden until you reveal"), locked=True, place=after)
    minutes = ngettext("1 minute", "{n} minutes", step.minutes)
    return ThenWords(title=step.title, about=minutes, place=after)


def is_locked(view: SessionView, place: Place) -> bool:
    """Whether a place is about a result that was not revealed."""
    key, shown = key_at(view, place), shown_at(view, place)
    return bool(shown) and shown != key and shown not in view.snapshots


def page_words(page: int, pages: int) -> str:
    """Page 2 of 5; page: from nought."""
    return _("Page {page} of {pages}").format(page=page + 1, pages=pages)


def _until(place: Place, block: Block, day: DayTimes) -> str:
    minutes = ngettext("1 minute", "{n} minutes", block.minutes)
    time = at_clock(day.hours[place.block].ends)
    return _("{minutes}, until {time}").format(minutes=minutes, time=time)


def give_words(give: Give, view: SessionView) -> tuple[str, str]:
    """What could give, and what it comes to beside it: "Leave out “…”", "30 instead of 60 min"."""
    if give.slack:
        return _("Use the slack"), ""
    if not give.variant:
        return _("Leave out “{title}”").format(title=give.title), ""
    block = next(each for each in view.session.agenda if each.id == give.block)
    form = view.exercises[block.exercise].variants.get(give.variant)
    name = form.title if form is not None else _("Full")
    about = _("{n} instead of {minutes} min")
    return (
        _("{title}, {form}").format(title=give.title, form=name[:1].lower() + name[1:]),
        about.format(n=block.minutes - give.wins, minutes=block.minutes),
    )
