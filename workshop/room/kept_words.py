"""Single words that people kept: large, those of several people first."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from workshop.room.figures import sentence_case, some_of
from workshop.room.scene import Frame, Mark, Page, Shapes, Text
from workshop.room.typesetting import (
    CAP,
    fitted,
    foot_baseline,
    headline,
    inner_width,
    right,
    sized,
    words_of,
)
from workshop.words import _, ngettext

FIRST, MANY = 2.3, 2
"""The size in R of a word that several kept, and how many people that takes."""
SIZES = ((1.9, 3.03), (1.6, 2.27))
"""Size and pitch in R of the other words, the smaller ones where that saves a page."""
SMALLER = (1.9, 1.6, 1.25, 1.0)
"""Sizes of a word that is too long for its line, before it is cut."""
BELOW_HEAD, BELOW_FIRST = 3.92, 3.62
"""From the headline to a word that several kept, and from there to the next line, in R."""


class KeptWord(Struct, frozen=True, kw_only=True):
    """A word and how many people kept it."""

    text: str
    people: int


def counted_words(texts: Sequence[str]) -> tuple[KeptWord, ...]:
    """Each word once, whatever its case and the blanks round it: by people, then by alphabet."""
    people = Counter(text.strip().casefold() for text in texts)
    spelt = {text.strip().casefold(): text.strip() for text in sorted(texts)}
    order = sorted(people, key=lambda word: (-people[word], word))
    return tuple(KeptWord(text=spelt[word], people=people[word]) for word in order)


def kept_told(words: Sequence[KeptWord]) -> str:
    """How many of those who let their word be seen kept the same: "2 of 8 kept the same word."."""
    n, most = sum(word.people for word in words), words[0].people
    if most < MANY:
        who = some_of(n, n)
        said = ngettext("{who} kept a word.", "{who} kept a different word.", n, who=who.words)
    else:
        said = _("{who} kept the same word.").format(who=some_of(most, n).words)
    return sentence_case(said)


def kept_pages(frame: Frame, words: tuple[KeptWord, ...]) -> tuple[Page, ...]:
    """Those of several people large, the others in two columns; what is longer than half the page
    has a line of its own.
    """
    head = headline(frame, kept_told(words))
    tried = [_set(frame, words, head.bottom, size, pitch) for size, pitch in SIZES]
    return tuple(
        Page(scene=frame.scene((*head.shapes, *shapes), words_of((*head.shapes, *shapes))))
        for shapes in min(tried, key=len)
    )


def _set(
    frame: Frame, words: tuple[KeptWord, ...], top: float, size: float, pitch: float
) -> list[list[Shapes]]:
    r, limit = frame.r, foot_baseline(frame) + 1
    pages: list[list[Shapes]] = [[]]
    y, large = top, False
    for row in _rows(frame, words, sized(frame, size)):
        down = (BELOW_FIRST if large else pitch) * r
        large = row[0].people >= MANY
        if not pages[-1] or y + down > limit:
            pages += [[]] if pages[-1] else []
            y, down = top, (BELOW_HEAD if large else pitch + 1) * r
        y += down
        pages[-1] += _line(frame, row, y, sized(frame, FIRST if large else size))
    return pages


def _rows(frame: Frame, words: tuple[KeptWord, ...], size: float) -> list[tuple[KeptWord, ...]]:
    half = inner_width(frame) / 2 - frame.r
    rows: list[tuple[KeptWord, ...]] = []
    for word in words:
        long = word.people >= MANY or frame.type.width(word.text, size, bold=True) > half
        before = rows[-1] if rows else ()
        beside = len(before) == 1 and before[0].people < MANY
        if beside and not long and frame.type.width(before[0].text, size, bold=True) <= half:
            rows[-1] = (*before, word)
        else:
            rows.append((word,))
    return rows


def _line(frame: Frame, row: tuple[KeptWord, ...], y: float, size: float) -> list[Shapes]:
    shapes: list[Shapes] = []
    for place, word in enumerate(row):
        x = frame.margin_x + place * inner_width(frame) / 2
        room = inner_width(frame) / len(row) - (2.2 * frame.r if word.people >= MANY else 0)
        sizes = (size, *(sized(frame, share) for share in SMALLER))
        size = next(
            (each for each in sizes if frame.type.width(word.text, each, bold=True) <= room),
            sizes[-1],
        )
        text = fitted(word.text, room, size, frame.type, bold=True)
        shapes.append(Text(x=x, y=y, text=text, size=size, bold=True))
        if word.people < MANY:
            continue
        x += frame.type.width(text, size, bold=True) + 0.89 * frame.r
        for each in range(word.people):
            dot = Mark(x=x + each * 0.83 * frame.r, y=y - CAP * size / 2, r=0.38 * frame.r,
                       colour="ink")  # fmt: skip
            if dot.x + dot.r <= right(frame):
                shapes.append(dot)
    return shapes
