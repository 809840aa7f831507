"""A rung of the ladder: people as dots, a tinted box for the middle."""

from workshop.room.scene import Box, Mark, Scene, Shapes, Text, Type


def rung_strip(count: int, width: float, size: float, words: str, *, middle: bool) -> Scene:
    """One mark on one rung; a dot and a number where the dots do not fit."""
    high, mid = size * 1.9, size * 0.95
    r, step = size * 0.36, size * 0.92
    shapes: list[Shapes] = []
    if middle:
        shapes.append(Box(x=0.5, y=0.5, width=width - 1, height=high - 1, fill="tint",
                          stroke="ink", line=1))  # fmt: skip
    left = size * 0.3 + r
    if count * step + size * 0.3 <= width:
        shapes += [_dot(left + place * step, mid, r) for place in range(count)]
    else:
        shapes.append(_dot(left, mid, r))
        shapes.append(Text(x=left + r + size * 0.25, y=mid + size * 0.34, text=str(count),
                           size=size, bold=True))  # fmt: skip
    return Scene(width=width, height=high, shapes=tuple(shapes), alt=words)


def _dot(x: float, y: float, r: float) -> Mark:
    return Mark(x=x, y=y, r=r, colour="ink")


def own_rung(width: float, size: float, words: str, *, mine: bool, middle: bool) -> Scene:
    """One's own mark as a filled disc, the room's middle as a box."""
    high = size * 1.9
    shapes: list[Shapes] = []
    if middle:
        shapes.append(Box(x=0.5, y=0.5, width=width - 1, height=high - 1, fill="tint",
                          stroke="ink", line=1))  # fmt: skip
    if mine:
        shapes.append(Mark(x=width / 2, y=high / 2, r=size * 0.46, colour="accent"))
    return Scene(width=width, height=high, shapes=tuple(shapes), alt=words)


def rung_key(entries: tuple[tuple[str, str], ...], size: float, face: Type) -> Scene:
    """What the signs mean: (sign, words), sign one of mine, middle."""
    shapes: list[Shapes] = []
    x = 0.0
    mid = size * 0.7
    for sign, words in entries:
        if sign == "middle":
            shapes.append(Box(x=x + 0.5, y=mid - size * 0.45, width=size * 1.3, height=size * 0.9,
                              fill="tint", stroke="ink", line=1))  # fmt: skip
            x += size * 1.7
        else:
            colour = "accent" if sign == "mine" else "ink"
            shapes.append(Mark(x=x + size * 0.4, y=mid, r=size * 0.36, colour=colour,
                               hollow=sign == "hollow", line=1.1))  # fmt: skip
            x += size * 1.1
        shapes.append(Text(x=x, y=mid + size * 0.34, text=words, size=size))
        x += face.width(words, size) + size * 1.6
    return Scene(width=x - size * 1.6, height=size * 1.5, shapes=tuple(shapes),
                 alt=", ".join(words for _sign, words in entries))  # fmt: skip
