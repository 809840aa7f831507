"""In which order pages stand on the sides of sheets that are folded, or cut in two."""

SHEET = 4
"""Pages on both sides of a folded sheet."""


def folded(pages: int) -> tuple[tuple[int, int], ...]:
    """Left and right page of each side, front and back in turn, for sheets that are laid into each
    other and stapled in the fold; pages count from 1, and those past the last are blank. The
    printer turns them at the short edge.
    """
    whole = -(-pages // SHEET) * SHEET
    sides = []
    for front in range(1, whole // 2, 2):
        sides.append((whole - front + 1, front))
        sides.append((front + 1, whole - front))
    return tuple(sides)


def in_pairs(pages: int) -> tuple[tuple[int, int], ...]:
    """Two pages beside each other, as they are read."""
    return tuple((left, left + 1) for left in range(1, pages + 1, 2))
