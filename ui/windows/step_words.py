"""A step in words for the facilitator: how people work, on what, for how long."""

from functools import singledispatch

from workshop.domain.step import Mode, Snapshot, Step
from workshop.steps.ladder import LadderStep
from workshop.steps.place import PlaceStep
from workshop.steps.rating import RatingStep
from workshop.words import _ as words
from workshop.words import ngettext


def count_words() -> tuple[str, ...]:
    """Nought to ten."""
    return (
        words("no"), words("one"), words("two"), words("three"), words("four"), words("five"),
        words("six"), words("seven"), words("eight"), words("nine"), words("ten"),
    )  # fmt: skip


def counted(number: int) -> str:
    """The number as a word up to ten."""
    return count_words()[number] if number < len(count_words()) else str(number)


def mode_words(modes: tuple[Mode, ...]) -> str:
    """How people work: "Alone, then in threes"."""
    first = {
        "plenary": words("Plenary"),
        "listen": words("Listening"),
        "silent": words("Alone and silent"),
        "round": words("In a round"),
        "pairs": words("In pairs"),
        "threes": words("In threes"),
        "fours": words("In fours"),
        "tables": words("At tables"),
    }
    then = {
        "plenary": words("all together"),
        "listen": words("listening"),
        "silent": words("alone"),
        "round": words("in a round"),
        "pairs": words("in pairs"),
        "threes": words("in threes"),
        "fours": words("in fours"),
        "tables": words("at tables"),
    }
    if not modes:
        return first["plenary"]
    if len(modes) == 1:
        return first[modes[0]]
    lead = words("Alone") if modes[0] == "silent" else first[modes[0]]
    return ", ".join([lead, *(words("then {how}").format(how=then[each]) for each in modes[1:])])


@singledispatch
def extent(step: Step) -> str:
    """What there is to answer, in two words; "" where the title says it."""
    return ""


@extent.register(RatingStep)
def _(step: RatingStep) -> str:
    if not step.lenses:
        return ""
    return ngettext("one lens", "{n} lenses", len(step.lenses)).replace(
        str(len(step.lenses)), counted(len(step.lenses))
    )


@extent.register(PlaceStep)
def _(step: PlaceStep) -> str:
    return words("{rulers} rulers, {sides} chairs").format(
        rulers=counted(len(step.axes)), sides=counted(len(step.viewpoints))
    )


@extent.register(LadderStep)
def _(step: LadderStep) -> str:
    return words("{marks} marks").format(marks=counted(len(step.marks)))


def mode_line(step: Step, snapshot: Snapshot | None, people: int) -> str:
    """Alone and silent, four lenses, 11 minutes; after the reveal with how many answers."""
    minutes = ngettext("1 minute", "{n} minutes", step.minutes)
    line = ", ".join(each for each in (mode_words(step.modes), extent(step), minutes) if each)
    if snapshot is None:
        return line
    return words("{line}. Revealed with {n} of {people} answers.").format(
        line=line, n=snapshot.n, people=max(people, snapshot.n)
    )
