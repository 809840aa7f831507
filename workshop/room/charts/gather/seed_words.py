"""What seeds beside their soils say: how many of them stand in a desert."""

from workshop.domain.gathering import ListEntry, Match, weighed, words_of
from workshop.room.charts.ground import ground_word
from workshop.room.figures import counted_of, half, not_shown, sentence_case, withheld_word
from workshop.steps.gather import GatherStep, choices_in
from workshop.words import _, ngettext

Seed = tuple[ListEntry, Match]


def seeds_in_order(step: GatherStep) -> tuple[Seed, ...]:
    """Weakest first; those that may not be told last."""
    pairs = zip(step.entries, weighed(step) or (), strict=False)
    return tuple(sorted(pairs, key=lambda each: (each[1].soil is None, each[1].soil or 0)))


def seeds_sentence(step: GatherStep) -> str:
    """3 of 5 seeds are planted in a desert."""
    seeds = weighed(step) or ()
    told = [match for match in seeds if match.soil is not None]
    dry = sum(match.desert is True for match in told)
    if not told:
        return not_shown()
    one, many = step.one, step.many
    if len(told) < len(seeds):
        one = _("{thing} whose soil shows").format(thing=one)
        many = _("{things} whose soil shows").format(things=many)
    if not dry:
        return _("No {thing} is planted in a desert.").format(thing=one)
    who = counted_of(dry, len(told)) if len(told) > 1 else None
    if who is None:
        return _("The one {thing} is planted in a desert.").format(thing=one)
    return ngettext(
        "{who} {things} is planted in a desert.", "{who} {things} are planted in a desert.",
        who.number, who=sentence_case(who.words), things=many,
    )  # fmt: skip


def soil_told(step: GatherStep, match: Match) -> str:
    """The weakest field that a seed needs and its ground: "Priorities: dry"."""
    if match.weakest is None or step.weighing is None:
        return withheld_word()
    names = {each.id: each.label for each in choices_in(step, step.weighing.field)}
    word = ground_word(match.soil, step.tallies[match.weakest].scale)
    return _("{name}: {word}").format(name=names[match.weakest], word=word)


def seed_told(step: GatherStep, seed: Seed) -> str:
    """A seed with the ground that it stands in."""
    entry, match = seed
    said = soil_told(step, match)
    middle = f" ({half(match.soil)})" if match.soil is not None else ""
    return _("{name}: {said}.").format(name=words_of(step.fields, entry), said=said + middle)
