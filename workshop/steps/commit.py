"""Commit: one small thing a person will do, with whom, by when, and the first sign a customer
would notice.
"""

from collections.abc import Mapping

from msgspec import Struct, structs

from workshop.domain.step import (
    Answers,
    Cell,
    Pledge,
    Step,
    Summary,
    TextRule,
    Value,
    cells,
    pledged,
    released,
    sample,
    summarise,
    texts_left,
    without_texts,
)
from workshop.words import _, in_a_row

LIMITS = {"what": 280, "whom": 140, "by": 40, "sign": 140, "ask": 140, "owner": 60}


class CommitStep(Step, frozen=True, kw_only=True, tag="commit"):
    """A commitment form. lead: the words it begins with ("I will …" or "Whatever you buy from us,
    you can count on …").
    """

    prompt: str
    lead: str = ""
    """How a commitment begins; empty for "I will …"."""
    instruction: str = ""


class Commitment(Struct, frozen=True, kw_only=True):
    """One commitment that may be shown. owner: "" unless the person put a name or role there."""

    what: str
    whom: str = ""
    by: str = ""
    sign: str = ""
    ask: str = ""
    owner: str = ""


class CommitSummary(Summary, frozen=True, kw_only=True, tag="commit"):
    """n: people who sealed. made: people who wrote one. commitments: those that may be shown,
    sorted by their words.
    """

    made: int
    commitments: tuple[Commitment, ...]


def lead_words(step: CommitStep) -> str:
    """How a commitment begins."""
    return step.lead or _("I will …")


def labels(step: CommitStep) -> dict[str, str]:
    """The form's fields in order, with their words."""
    return {
        "what": lead_words(step),
        "whom": _("With or for whom"),
        "by": _("By when"),
        "sign": _("First sign a {customer} would notice").format(customer=step.customer),
        "ask": _("Who may ask me about it"),
        "owner": _("Name or role, only if it may stand beside it"),
    }


def release() -> tuple[str, str]:
    """What ticking it lets be seen, and what comes of it later."""
    return (
        _("May be shown and stand in the summary"),
        _("The group comes back to it at its next session."),
    )


@cells.register(CommitStep)
def commit_cells(step: CommitStep) -> tuple[Cell, ...]:
    written = tuple(
        Cell(name=name, values=TextRule(LIMITS[name]), label=label)
        for name, label in labels(step).items()
    )
    return (
        *written,
        Cell(name="shown", values=(False, True), label=release()[0]),
    )


@sample.register(CommitStep)
def commit_sample(step: CommitStep, person: int) -> dict[str, Value]:
    return {
        "what": _("call {n} people who left us").format(n=person + 1),
        "by": _("the end of the month"),
        "shown": person % 2 == 0,
    }


@summarise.register(CommitStep)
def commit_summarise(step: CommitStep, answers: Answers) -> CommitSummary:
    made = [given for given in answers.values() if given.get("what")]
    shown = [
        Commitment(**{name: str(given.get(name) or "") for name in LIMITS})
        for given in made
        if given.get("shown") is True
    ]
    shown.sort(key=lambda each: (each.what, each.whom, each.by, each.sign, each.ask, each.owner))
    return CommitSummary(n=len(answers), made=len(made), commitments=tuple(shown))


@without_texts.register(CommitStep)
def commit_without_texts(
    step: CommitStep, summary: CommitSummary, answers: Mapping[str, Value]
) -> CommitSummary:
    gone = commit_summarise(step, {"": answers}).commitments
    return structs.replace(summary, commitments=texts_left(summary.commitments, gone))


@released.register(CommitSummary)
def commit_released(summary: CommitSummary) -> tuple[str, ...]:
    return tuple(
        "\n".join(text for text in (getattr(each, name) for name in LIMITS) if text)
        for each in summary.commitments
    )


@pledged.register(CommitSummary)
def commit_pledged(summary: CommitSummary) -> tuple[Pledge, ...]:
    return tuple(
        Pledge(what=in_a_row((each.what.rstrip("."), each.whom)), owner=each.owner, by=each.by)
        for each in summary.commitments
    )
