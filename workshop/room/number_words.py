"""Small numbers in words."""

from workshop.words import _


def count_words() -> tuple[str, ...]:
    """Nought to ten."""
    return (
        _("no"), _("one"), _("two"), _("three"), _("four"), _("five"),
        _("six"), _("seven"), _("eight"), _("nine"), _("ten"),
    )  # fmt: skip


def counted(number: int) -> str:
    """The number as a word up to ten."""
    return count_words()[number] if number < len(count_words()) else str(number)
