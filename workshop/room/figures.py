"""Numbers of people as the room and paper read them: halves, shares, amounts."""

from workshop.words import _

PERCENT_FROM = 10
"""From so many people a share is told in per cent (analysis 3.1)."""


def half(value: float) -> str:
    """A median as words: 2½."""
    whole = int(value)
    if value == whole:
        return str(whole)
    return ("" if whole == 0 else str(whole)) + "½"


def span(low: float, high: float) -> str:
    """Two quartiles: 2½–4, or 3 where they meet."""
    return half(low) if low == high else f"{half(low)}–{half(high)}"


def share_of(count: int, n: int) -> str:
    """Say "7 of 8"; from ten people in per cent with n."""
    if n >= PERCENT_FROM:
        return _("{share} % of {n}").format(share=round(100 * count / n), n=n)
    return _("{count} of {n}").format(count=count, n=n)


def people(count: int, n: int) -> str:
    """Say "7 of 8" or "all 6"; from ten people in per cent with n."""
    if count == n and 1 < n < PERCENT_FROM:
        return _("all {n}").format(n=n)
    return share_of(count, n)


def amount(count: int, n: int) -> str:
    """A count, from ten people in per cent."""
    if n >= PERCENT_FROM:
        return _("{share} %").format(share=round(100 * count / n))
    return str(count)


def sentence_case(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]
