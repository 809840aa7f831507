"""Whether the lines of a page stand whole on it, so that the last row can read them."""

from collections.abc import Iterable

from workshop.room.scene import Frame, Scene, Text

LEFT_OF = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""How much of a line stands before its own place."""


def line_cut(scenes: Iterable[Scene], frame: Frame) -> str:
    """The first line of type that leaves its page or is smaller than R, "" where none does."""
    lines = (shape for scene in scenes for shape in scene.shapes if isinstance(shape, Text))
    return next((line.text for line in lines if line.text and not _whole(line, frame)), "")


def _whole(line: Text, frame: Frame) -> bool:
    width = frame.type.width(line.text, line.size, bold=line.bold)
    left = line.x - LEFT_OF[line.anchor] * width
    return (
        line.size >= frame.r
        and left >= -1
        and left + width <= frame.width + 1
        and 0 <= line.y <= frame.height + 1
    )
