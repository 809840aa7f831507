"""What a ranking says: who put which card first, and how far the order is shared."""

from workshop.domain.ranking import LITTLE, PARTLY, SHARED, shared_word
from workshop.room.figures import counted_of, name_within, not_shown, sentence_case
from workshop.steps.rank import RankStep, RankSummary, ranked
from workshop.words import _, listed, ngettext


def order_sentence(step: RankStep, summary: RankSummary) -> str:
    """3 of 5 put “out on a cold night” first. The order is shared."""
    tops = [each for each in ranked(step, summary) if each[0] == 1]
    if not tops:
        return not_shown()
    _place, top, item = tops[0]
    counts = item.counts or ()
    who = counted_of(counts[0], sum(counts))
    if len(tops) > 1:
        names = listed([_("“{card}”").format(card=card.short) for _place, card, _item in tops])
        said = _("{cards} share the first place.").format(cards=names)
    elif not counts[0]:
        said = _("“{card}” comes first, though nobody put it there.").format(card=top.short)
    else:
        said = ngettext(
            "{who} puts “{card}” first.", "{who} put “{card}” first.",
            who.number, who=sentence_case(who.words), card=name_within(top.short),
        )  # fmt: skip
    return f"{said} {shared_sentence(summary)}".strip()


def shared_sentence(summary: RankSummary) -> str:
    """How far the order is shared; "" where that is not told."""
    if summary.w is None:
        return ""
    return {
        SHARED: _("The order is shared."),
        PARTLY: _("The order is partly shared."),
        LITTLE: _("The order is little shared."),
    }[shared_word(summary.w)]


def places_told(step: RankStep, summary: RankSummary) -> tuple[str, ...]:
    """Each card with the people on each of its places, the first card first."""
    said = []
    for place, card, item in ranked(step, summary):
        people = [
            _("{count} on place {place}").format(count=count, place=at)
            for at, count in enumerate(item.counts or (), 1)
            if count
        ]
        words = {"place": place, "card": card.short, "people": listed(people)}
        said.append(_("{place}. {card}: {people}.").format(**words))
    return tuple(said)
