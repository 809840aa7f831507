"""A lens within a sentence."""

from workshop.domain.exercise import Lens


def within(lens: Lens) -> str:
    """The lens in the middle of a sentence: "themselves", "the organisation"."""
    return lens.within or lens.label
