"""How the marks of a ladder compare, in sentences that count people."""

from workshop.domain.gap import Gap
from workshop.room.compared import Compared, by_way, compared, difference, leading, others
from workshop.room.figures import by_counts_told, not_shown
from workshop.steps.ladder import LadderStep, LadderSummary
from workshop.words import _, ngettext


def marks_sentence(people: Compared, one: str, other: str) -> str:
    """Say "All 8 put “We say” higher than “They’d say”", then the rest; marks by their labels."""
    who, words = leading(people), {"one": one, "other": other}
    said = by_way(
        people,
        same=ngettext(
            "{who} puts “{one}” on the same rung as “{other}”.",
            "{who} put “{one}” on the same rung as “{other}”.",
            who.number, who=who.words, **words,
        ),
        tied=_("As many put “{one}” higher than “{other}” as lower: {who} each.").format(
            who=who.words, **words
        ),
        higher=ngettext(
            "{who} puts “{one}” higher than “{other}”.",
            "{who} put “{one}” higher than “{other}”.",
            who.number, who=who.words, **words,
        ),
        lower=ngettext(
            "{who} puts “{one}” lower than “{other}”.",
            "{who} put “{one}” lower than “{other}”.",
            who.number, who=who.words, **words,
        ),
    )  # fmt: skip
    return said + others(people)


def marks_compared(step: LadderStep, summary: LadderSummary) -> tuple[str, ...]:
    """A sentence for each gap that is told."""
    told = (_told(step, summary, gap) for gap in summary.gaps)
    return tuple(each for each in told if each)


def claim_sentence(step: LadderStep, summary: LadderSummary) -> str:
    """Our own mark against the one that needs a story, in the room's headline."""
    proved = {mark.id for mark in step.marks if mark.proved}
    gaps = sorted(summary.gaps, key=lambda gap: not proved & {gap.from_, gap.to})
    if summary.by_counts:
        return by_counts_told()
    return (_told(step, summary, gaps[0]) if gaps else "") or not_shown()


def _told(step: LadderStep, summary: LadderSummary, gap: Gap) -> str:
    labels = {mark.id: mark.label for mark in step.marks}
    middles = {mark.mark: mark.median for mark in summary.marks}
    drawn = difference(middles.get(gap.from_), middles.get(gap.to))
    people = compared(gap.higher, gap.same, gap.lower, drawn)
    return marks_sentence(people, labels[gap.from_], labels[gap.to]) if people else ""
