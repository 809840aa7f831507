"""What a split of points says: who wants more or less for what."""

from workshop.room.figures import counted_of, half, lower, not_shown, sentence_case
from workshop.steps.allocate import (
    AllocateStep,
    AllocateSummary,
    Share,
    balance,
    drawn,
    shared,
    widest,
)
from workshop.words import _, ngettext


def shift_sentence(step: AllocateStep, summary: AllocateSummary) -> str:
    """All 12 want more for ideas for customers."""
    shares = shared(step, summary)
    if not shares:
        return not_shown()
    share = widest(shares)
    up = drawn(share) or balance(share)
    count = (share.shift.higher if up > 0 else share.shift.lower) or 0
    if not up:
        return _("What we want is what we have: no middle moves.")
    if not count or not share.shift.n:
        return _("The middle for {bucket} goes from {now} to {wanted}.").format(
            bucket=lower(share.item.short), **_middles(share)
        )
    who = counted_of(count, share.shift.n)
    words = {"who": sentence_case(who.words), "bucket": lower(share.item.short)}
    if up > 0:
        return ngettext(
            "{who} wants more for {bucket}.", "{who} want more for {bucket}.", who.number, **words
        )
    return ngettext(
        "{who} wants less for {bucket}.", "{who} want less for {bucket}.", who.number, **words
    )


def _middles(share: Share) -> dict[str, str]:
    return {"now": half(share.now.median or 0), "wanted": half(share.wanted.median or 0)}


def people_words(share: Share) -> str:
    """The people on the side to which the bucket goes: "12 more"; "" where that is withheld."""
    shift = share.shift
    if not shift.n:
        return ""
    up = drawn(share) or balance(share)
    if up > 0 and shift.higher:
        return ngettext("{n} more", "{n} more", shift.higher)
    if up < 0 and shift.lower:
        return ngettext("{n} less", "{n} less", shift.lower)
    return _("no change") if shift.same == shift.n else _("both ways")


def share_told(step: AllocateStep, share: Share, points: tuple[float, float]) -> str:
    """A bucket with what is drawn of it and all its people, for who hears the picture."""
    now, wanted = (lower(lens.label) for lens in step.lenses)
    said = _("{bucket}: {points} {now}, {more} {wanted}").format(
        bucket=share.item.short,
        points=half(points[0]),
        now=now,
        more=half(points[1]),
        wanted=wanted,
    )
    return f"{said}; {people_told(share)}."


def people_told(share: Share) -> str:
    """How many want more of a bucket, the same and less."""
    shift = share.shift
    if not shift.n:
        return _("who wants more or less is not shown")
    return _("{higher} more, {same} the same, {lower} less").format(
        higher=shift.higher, same=shift.same, lower=shift.lower
    )
