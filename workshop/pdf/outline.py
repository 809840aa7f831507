"""The outline beside the pages: titles that lead to their places."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from workshop.pdf.document import Document, text_string


class OutlineEntry(Struct, frozen=True):
    """A title. It stands below the nearest one before it of a lower level. place: where it leads,
    as the file says it.
    """

    title: str
    level: int
    place: str


def write_outline(document: Document, entries: Sequence[OutlineEntry]) -> int:
    """Writes the entries; the number of the outline."""
    root = document.number()
    kids: dict[int, list[int]] = {}
    parents: dict[int, int] = {}
    above = [(-1, root)]
    for entry in entries:
        number = document.number()
        while above[-1][0] >= entry.level:
            above.pop()
        parents[number] = above[-1][1]
        kids.setdefault(above[-1][1], []).append(number)
        above.append((entry.level, number))
    below: Counter[int] = Counter()
    for number, parent in reversed(parents.items()):
        below[parent] += 1 + below[number]
    for parent, ring in kids.items():
        for before, number, after in zip([0, *ring], ring, [*ring[1:], 0], strict=False):
            entry = entries[number - root - 1]
            parts = [f"/Title {text_string(entry.title)} /Parent {parent} 0 R /Dest {entry.place}"]
            parts += [f"/Prev {before} 0 R"] if before else []
            parts += [f"/Next {after} 0 R"] if after else []
            document.put(number, _item(parts, kids.get(number, []), below[number]))
    document.put(root, _item(["/Type /Outlines"], kids.get(root, []), below[root]))
    return root


def _item(parts: list[str], kids: list[int], count: int) -> bytes:
    if kids:
        parts = [*parts, f"/First {kids[0]} 0 R /Last {kids[-1]} 0 R /Count {count}"]
    return f"<< {' '.join(parts)} >>".encode("ascii")
