"""What claims beside their counts say: which one most people would hear unasked."""

from msgspec import Struct

from workshop.domain.beside import Tally
from workshop.domain.gathering import NamedChoice
from workshop.domain.scale import SCALES
from workshop.room.charts.bars import Bar, points_of, row_told
from workshop.room.figures import counted_of, name_within, not_shown, sentence_case, told_of
from workshop.steps.gather import GatherStep, choices_in
from workshop.words import _, ngettext


class Claim(Struct, frozen=True, kw_only=True):
    """What was said, what people answered about it, and what becomes of it, None while open.
    verdicts: the words of all that could.
    """

    words: str
    tally: Tally
    decided: NamedChoice | None
    verdicts: tuple[str, ...]


def claims_in_order(step: GatherStep) -> tuple[Claim, ...]:
    """Those that most people would hear first; those that may not be told last."""
    if step.weighing is None:
        return ()
    field, decided = step.weighing.field, step.weighing.decided
    verdicts = {each.id: each for each in choices_in(step, decided)}
    said = {entry.values.get(field): entry.values.get(decided) for entry in step.entries}
    found = [
        Claim(
            words=claim.label,
            tally=step.tallies[claim.id],
            decided=verdicts.get(str(said.get(claim.id))),
            verdicts=tuple(each.label for each in verdicts.values()),
        )
        for claim in choices_in(step, field)
        if claim.id in step.tallies
    ]
    return tuple(sorted(found, key=lambda each: (each.tally.counts or ())[::-1], reverse=True))


def claims_sentence(claims: tuple[Claim, ...]) -> str:
    """7 of 8 expect to hear “same-day repair”."""
    first = claims[0].tally
    if not first.counts:
        return not_shown()
    if not first.counts[-1]:
        told = all(claim.tally.counts for claim in claims)
        return _("Nobody expects to hear any of this.") if told else not_shown()
    who = counted_of(first.counts[-1], sum(first.counts) + first.missing)
    return ngettext(
        "{who} expects to hear “{claim}”.", "{who} expect to hear “{claim}”.",
        who.number, who=sentence_case(who.words), claim=name_within(claims[0].words),
    )  # fmt: skip


def claim_told(claim: Claim) -> str:
    """A claim with its counts and what becomes of it."""
    tally = claim.tally
    row = Bar(number="", label="", counts=tally.counts, missing=tally.missing)
    said = told_of(claim.words.rstrip("."), row_told(row, points_of(SCALES[tally.scale])))
    return f"{said} {claim.decided.label}." if claim.decided else said
