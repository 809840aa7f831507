"""Stretches of styled text broken into lines."""

import unicodedata

from msgspec import Struct

from workshop.pdf.script import Faces, Run, is_plain


class Stretch(Struct, frozen=True, kw_only=True):
    """Text in one style."""

    text: str
    size: float
    bold: bool = False
    colour: str = "ink"


class Placed(Struct, frozen=True):
    """Runs of one style within a line, from x on."""

    x: float
    runs: tuple[Run, ...]
    size: float
    colour: str
    typed: str = ""
    """What was typed, where the glyphs alone do not tell it."""


class Line(Struct, frozen=True):
    """A finished line. rtl: it belongs at the right-hand side."""

    parts: tuple[Placed, ...]
    width: float
    rtl: bool = False


class _Word(Struct, frozen=True):
    text: str
    style: Stretch
    glued: bool
    """Follows the word before it without a blank."""
    width: float


def _words(stretches: tuple[Stretch, ...], faces: Faces) -> list[list[_Word]]:
    """The words of each paragraph."""
    paragraphs: list[list[_Word]] = [[]]
    open_end = False
    for style in stretches:
        for index, line in enumerate(style.text.replace("\t", " ").split("\n")):
            if index:
                paragraphs.append([])
                open_end = False
            for place, word in enumerate(line.split(" ")):
                if word:
                    width = faces.width(word, bold=style.bold) * style.size
                    paragraphs[-1].append(_Word(word, style, open_end and not place, width))
                open_end = bool(word)
    return paragraphs


def _clusters(text: str) -> list[str]:
    """Signs with the marks that belong to them."""
    found: list[str] = []
    for sign in text:
        if found and (unicodedata.category(sign)[0] == "M" or sign in "\u200d\u200c\ufe0f"):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _broken(word: _Word, width: float, faces: Faces) -> list[_Word]:
    """A word too long for a line, in pieces that fit."""
    pieces: list[_Word] = []
    text = ""
    style = word.style
    for cluster in _clusters(word.text):
        longer = text + cluster
        if text and faces.width(longer, bold=style.bold) * style.size > width:
            pieces.append(_piece(text, word, faces, first=not pieces))
            text = cluster
        else:
            text = longer
    pieces.append(_piece(text, word, faces, first=not pieces))
    return pieces


def _piece(text: str, word: _Word, faces: Faces, *, first: bool) -> _Word:
    width = faces.width(text, bold=word.style.bold) * word.style.size
    return _Word(text, word.style, word.glued if first else True, width)


def _fill(words: list[_Word], width: float, faces: Faces) -> list[list[_Word]]:
    lines: list[list[_Word]] = []
    line: list[_Word] = []
    used = 0.0
    for whole in words:
        parts = [whole] if whole.width <= width else _broken(whole, width, faces)
        for word in parts:
            blank = 0.0 if not line or word.glued else _blank(word.style, faces)
            if line and used + blank + word.width > width + 0.01:
                lines.append(line)
                line, used, blank = [], 0.0, 0.0
            line.append(word)
            used += blank + word.width
    lines.append(line)
    return lines


def _blank(style: Stretch, faces: Faces) -> float:
    return faces.width(" ", bold=style.bold) * style.size


def _set(words: list[_Word], faces: Faces) -> Line:
    """A line of words, joined again by style."""
    parts: list[tuple[Stretch, str]] = []
    for word in words:
        joined = word.text if word.glued or not parts else " " + word.text
        if parts and parts[-1][0] is word.style:
            parts[-1] = (word.style, parts[-1][1] + joined)
        else:
            parts.append((word.style, joined))
    placed, x = [], 0.0
    for style, text in parts:
        plain = is_plain(text)
        runs = faces.line(text, bold=style.bold)
        missing = any(run.face is None for run in runs)
        placed.append(
            Placed(x, runs, style.size, style.colour, "" if plain and not missing else text)
        )
        x += sum(run.width for run in runs) * style.size
    first = next((part.typed for part in placed if part.typed), "")
    return Line(tuple(placed), x, _reads_from_right(first))


def _reads_from_right(text: str) -> bool:
    for sign in text:
        direction = unicodedata.bidirectional(sign)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def broken(
    stretches: tuple[Stretch, ...], width: float, faces: Faces, *, balanced: bool = False
) -> list[Line]:
    """The lines, none wider than `width`. balanced: as few, of even length, for headings."""
    lines: list[Line] = []
    for words in _words(stretches, faces):
        filled = _fill(words, width, faces)
        if balanced and len(filled) > 1:
            filled = _evened(words, filled, width, faces)
        lines += [_set(line, faces) for line in filled]
    return lines


def _evened(
    words: list[_Word], filled: list[list[_Word]], width: float, faces: Faces
) -> list[list[_Word]]:
    low, high = max(width / 2, *(word.width for word in words)), width
    for _turn in range(8):
        if high <= low:
            break
        middle = (low + high) / 2
        tried = _fill(words, middle, faces)
        if len(tried) <= len(filled):
            filled, high = tried, middle
        else:
            low = middle
    return filled
