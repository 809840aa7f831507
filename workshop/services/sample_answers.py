"""What the eight sample people answer: fixed and believable, so that every picture has something to say.

Statement 4, the ladder marks and the points of the 3D map are the fixtures that the formulas are tested with.
"""

from workshop.domain.step import Value

PEOPLE = 8

Column = tuple[Value, ...]
"""One value for each person, in the order of the people; None is "can't say"."""

RATINGS: dict[str, tuple[Column, Column, Column, Column]] = {
    "s1": (
        (5, 4, 4, 4, 5, 3, 4, 5),
        (4, 4, 3, 4, 4, 3, 4, 5),
        (4, 3, 4, 3, 4, 3, 3, 4),
        (3, None, 4, 3, 4, 2, 3, 3),
    ),
    "s2": (
        (3, 3, 3, 3, 4, 2, 2, 4),
        (3, 3, 3, 3, 3, 2, 2, 3),
        (2, 2, 2, 2, 3, 1, 2, 3),
        (2, 2, 1, 2, 2, 1, 2, 1),
    ),
    "s3": (
        (5, 5, 4, 4, 5, 5, 4, 5),
        (5, 4, 4, 4, 5, 5, 4, 4),
        (5, 4, 4, 4, 5, 5, 4, 4),
        (3, 4, 4, 4, 3, 3, None, 4),
    ),
    "s4": (
        (4, 4, 5, 3, 4, 5, 4, 4),
        (3, 4, 4, 3, 3, 4, 3, 4),
        (2, 3, 2, 3, 1, 4, 2, 3),
        (2, 2, 1, 2, 1, 3, 2, 2),
    ),
    "s5": (
        (5, 3, 5, 4, 3, 4, 2, 2),
        (3, 3, 4, 4, 3, 4, 3, 3),
        (3, 2, 4, 3, 3, 3, 3, 3),
        (2, 2, 3, 2, 3, 3, 3, 2),
    ),
    "s6": (
        (3, 3, 2, 2, 2, 4, 3, 1),
        (2, 3, 2, 2, 2, 3, 3, 1),
        (1, 2, 1, 2, 2, 2, 2, 1),
        (2, 2, 1, 1, None, 1, 2, 1),
    ),
    "s7": (
        (5, 2, 1, 1, 5, 4, 5, 1),
        (3, 2, 2, 2, 4, 3, 4, 2),
        (2, 2, 1, 1, 2, 2, 3, 1),
        (1, 1, 1, 1, 2, 2, None, 1),
    ),
    "s8": (
        (4, 5, 3, 5, 4, 4, 4, 4),
        (4, 4, 3, 4, 4, 4, 4, 4),
        (4, 4, 3, 4, 3, 4, 4, 3),
        (2, 2, 2, 3, 3, 2, 2, 3),
    ),
    "s9": (
        (5, 4, 4, 5, 4, 5, 4, 3),
        (4, 3, 4, 3, 4, 4, 4, 3),
        (4, 3, 4, 4, 3, 4, 3, 3),
        (2, 2, 2, 2, 1, 1, 2, 2),
    ),
}
"""Statement → its ratings for me, my team, my organisation, organisations that spend."""

LENSES = ("me", "team", "org", "spenders")

MAP: dict[str, Column] = {
    "ours/depth": (5, 6, 4, 5, 6, 5, None, None),
    "ours/breadth": (4, 4, 3, 5, 4, 4, None, None),
    "ours/light": (3, 4, 3, 2, 3, 4, None, None),
    "theirs/depth": (3, 4, 3, 2, 4, 3, None, None),
    "theirs/breadth": (2, 3, 2, 3, 2, 3, None, None),
    "theirs/light": (2, 2, 3, 1, 2, 3, None, None),
    "theirs/evidence": ("G", "H", "G", "G", "H", "G", None, None),
}
"""Two people in the store never meet this group of customers: they can't say."""

MARKS: dict[str, Column] = {
    "say": (5, 6, 5, 4, 6, 5, 7, 5),
    "they": (3, 4, 2, 3, 4, 3, 5, 1),
    "want": (6, 6, 6, 5, 7, 6, 7, 6),
}

GRID: dict[str, Column] = {
    f"{statement}/{lens}": column
    for statement, columns in RATINGS.items()
    for lens, column in zip(LENSES, columns, strict=True)
}
