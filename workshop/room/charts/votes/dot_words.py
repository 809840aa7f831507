"""What votes say: how many people chose the entry with the most dots."""

from workshop.room.figures import counted_of, name_within, not_shown, sentence_case
from workshop.steps.votes import VotesStep, VotesSummary, name_of, voted_order
from workshop.words import _, listed, ngettext

FEW = 3
"""So many entries with equally many dots are named."""


def votes_sentence(step: VotesStep, summary: VotesSummary) -> str:
    """9 of 10 chose “ring before they do”."""
    order = voted_order(step, summary)
    if not order:
        return not_shown()
    _item, first = order[0]
    dots = first.dots or 0
    if not dots:
        return _("No dot was set.")
    alike = [each for each, entry in order if (entry.dots, entry.voters) == (dots, first.voters)]
    names = [_("“{entry}”").format(entry=name_within(name_of(step, each))) for each in alike]
    if len(names) == 1:
        who = counted_of(first.voters or 0, summary.n)
        said = _("{who} {chose} {entry}.")
        chose = step.chose or _("chose")
        return said.format(who=sentence_case(who.words), chose=chose, entry=names[0])
    if len(names) > FEW:
        said = ngettext("{many} entries have the most dots: {n} each.",
                        "{many} entries have the most dots: {n} each.",
                        dots, many=len(names))  # fmt: skip
        return sentence_case(said)
    return ngettext(
        "{entries} have the most dots: {n} each.", "{entries} have the most dots: {n} each.",
        dots, entries=listed(names),
    )  # fmt: skip


def votes_told(step: VotesStep, summary: VotesSummary) -> tuple[str, ...]:
    """Each entry with its dots and the people behind them, most dots first."""
    return tuple(
        _("{entry}: {dots}, {people}.").format(
            entry=name_of(step, item).rstrip("."),
            dots=ngettext("{n} dot", "{n} dots", entry.dots or 0),
            people=ngettext("{n} person", "{n} people", entry.voters or 0),
        )
        for item, entry in voted_order(step, summary)
    )
