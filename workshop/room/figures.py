"""Numbers of people as the room and paper read them: halves, shares, amounts."""

from collections.abc import Sequence

from msgspec import Struct

from workshop.words import PDI, _, ngettext

ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।")
"""Marks that end a sentence, in the scripts that have fonts here."""

PERCENT_FROM = 10
"""From this many people on, a share is told in per cent (analysis 3.1)."""


def half(value: float) -> str:
    """A median as words: 2½."""
    whole = int(value)
    if value == whole:
        return str(whole)
    return ("" if whole == 0 else str(whole)) + "½"


def span(low: float, high: float) -> str:
    """Two quartiles: 2½–4, or 3 where they meet."""
    return half(low) if low == high else f"{half(low)}–{half(high)}"


class People(Struct, frozen=True, kw_only=True):
    """Some of the people as the subject of a sentence, and the number its verb agrees with."""

    words: str
    number: int


def shares(parts: Sequence[int]) -> tuple[int, ...]:
    """Whole per cents of parts that add up to 100, by largest remainder; () below ten people. Also
    () where they would mislead: something shown as 0, nearly all as 100, equal parts as different
    or different ones as equal.
    """
    n = sum(parts)
    if n < PERCENT_FROM:
        return ()
    floors = [100 * part // n for part in parts]
    by_rest = sorted(range(len(parts)), key=lambda place: -(100 * parts[place] % n))
    for place in by_rest[: 100 - sum(floors)]:
        floors[place] += 1
    told = {(0, 0), (n, 100), *zip(parts, floors, strict=True)}
    clear = all(len(set(side)) == len(told) for side in zip(*told, strict=True))
    return tuple(floors) if clear else ()


def amounts(parts: Sequence[int]) -> tuple[str, ...]:
    """How many each part is; from ten people in per cent."""
    found = shares(parts)
    return tuple(_("{share} %").format(share=each) for each in found) or tuple(map(str, parts))


def people(part: int, parts: Sequence[int]) -> People:
    """The part at that index: "7 of 8", "all 6"; from ten people in per cent with their number."""
    count, n, found = parts[part], sum(parts), shares(parts)
    if count == n and n > 1:
        return People(words=_("all {n}").format(n=n), number=n)
    if not found:
        return People(words=_("{count} of {n}").format(count=count, n=n), number=count)
    words = _("{share} % of {n}").format(share=found[part], n=n)
    return People(words=words, number=found[part])


def counted_of(count: int, n: int) -> People:
    """Some of n people as a count, however many there are; the others left unmentioned."""
    if count == n and n > 1:
        return People(words=_("all {n}").format(n=n), number=n)
    return People(words=_("{count} of {n}").format(count=count, n=n), number=count)


def some_of(count: int, n: int) -> People:
    """Some of n people, the others left unmentioned."""
    return people(0, (count, n - count))


def ended(text: str) -> str:
    """What somebody wrote as a sentence: with a full stop unless it ends with a mark of its own."""
    return text if text.rstrip(PDI).endswith(ENDS) else f"{text}."


def sentence_case(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """The text within a sentence: with a small first letter."""
    return text[:1].lower() + text[1:]


def led(label: str) -> str:
    """A label that leads into its words; a question keeps its question mark."""
    return label if label.endswith(("?", ":", "…")) else f"{label}:"


def name_within(name: str) -> str:
    """A name within a sentence; one that begins with a word in capitals stays."""
    return name if name[1:2].isupper() else lower(name.rstrip("."))


def count_or_dash(count: int | None) -> str:
    """A count in a table; a dash where it is withheld."""
    return "–" if count is None else str(count)


def people_answered(answered: int, expected: int) -> str:
    """How many of those expected answered: "5 of 8 people answered"."""
    if not answered:
        return ngettext("{n} person expected", "{n} people expected", expected)
    if answered >= expected:
        return ngettext("{n} person answered", "{n} people answered", answered)
    return ngettext(
        "{answered} of {n} person answered", "{answered} of {n} people answered",
        expected, answered=answered,
    )  # fmt: skip


def may_be_shown(count: int, made: int) -> str:
    """How many of those made may be shown, after a semicolon."""
    if not count:
        return _("none may be shown.")
    if count < made:
        return ngettext("{n} may be shown.", "{n} may be shown.", count)
    return ngettext("it may be shown.", "all may be shown.", count)


def withheld() -> str:
    """What stands where nothing may show: whatever the reason, the same words."""
    return _("Not shown: it could give somebody away")


def withheld_word() -> str:
    """The same where there is no room for a sentence."""
    return _("not shown")


def by_counts_told() -> str:
    """What is said in place of gaps."""
    return _("The middles side by side. Counts were typed in: nobody’s two answers are known.")


def not_shown() -> str:
    """What stands for a finding that is withheld."""
    return f"{withheld()}."


def told_of(name: str, said: str) -> str:
    """A name and what is told of it, or the sentence for what is withheld."""
    return f"{name}{'.' if said == withheld() else ':'} {said}.".lstrip()
