"""What a decision’s support says: decided, or open with who holds it open."""

from collections.abc import Sequence

from workshop.room.figures import sentence_case, some_of
from workshop.steps.decision import DecisionLine, DecisionStep, is_open
from workshop.words import _, listed, ngettext


def open_words(step: DecisionStep, line: DecisionLine) -> str:
    """Why a decision is open, those who would stop it first: "1 would stop this, 2 have a concern";
    "" where it is decided.
    """
    if line.counts is None or not is_open(step, line):
        return ""
    stop, concern = line.counts[:2]
    said = []
    if stop:
        said.append(ngettext("{n} would stop this", "{n} would stop this", stop))
    if concern:
        said.append(ngettext("{n} has a concern", "{n} have a concern", concern))
    return listed(said)


def support_headline(step: DecisionStep, lines: Sequence[DecisionLine]) -> str:
    """How many of the decisions stand; "" where the support of none may be told."""
    told = [line for line in lines if line.counts is not None]
    held = [line for line in told if is_open(step, line)]
    if not told:
        return ""
    if not held and any(line.concerns for line in told):
        return ngettext(
            "Every concern was heard: it is decided.",
            "Every concern was heard: {n} are decided.",
            len(told),
        )
    if not held:
        return ngettext(
            "Nobody has a concern: it is decided.", "Nobody has a concern: {n} are decided.",
            len(told),
        )  # fmt: skip
    stays = ngettext("{n} of {all} stays open.", "{n} of {all} stay open.", len(held),
                     all=len(told))  # fmt: skip
    if len(told) == 1:
        stays = _("it stays open.")
    if len(held) > 1:
        return sentence_case(stays)
    who = some_of(held[0].concerns or 0, held[0].n or 0)
    said = ngettext("{who} has a concern: {stays}", "{who} have a concern: {stays}", who.number,
                    who=who.words, stays=stays)  # fmt: skip
    return sentence_case(said)
