"""A block of the day as a strip shows it: exercises filled, frames pale, pauses hollow."""

from workshop.domain.session import Block

FRAMES = ("opening", "closing")
"""Exercises that open and close a day stand pale beside the others."""


def block_ground(block: Block) -> str:
    """The colour token of a block: filled, pale, or "" for hollow."""
    if block.kind != "exercise":
        return ""
    return "step2" if block.exercise in FRAMES or not block.exercise else "accent"
