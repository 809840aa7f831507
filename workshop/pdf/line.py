"""Stretches of styled text broken into lines."""

import re
from functools import lru_cache

from msgspec import Struct, structs

from workshop.domain.direction import reads_from_right
from workshop.pdf.breaks import clusters, parted
from workshop.pdf.script import Faces, Run, is_plain, language
from workshop.words import _, month_names, short_month_names, spoken

ADDRESS = re.compile(
    r"(?P<web>(?:https?://|www\.)[^\s<>]*[\w/])|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
)
"""Of a page or for mail; a full stop or bracket after it is not part of it."""


ISOLATING = "\u2066\u2067\u2068\u2069"
"""What begins an isolate from left to right, from right to left, by its words; what ends one."""


class Stretch(Struct, frozen=True, kw_only=True):
    """Text in one style."""

    text: str
    size: float
    bold: bool = False
    colour: str = "ink"
    link: str = ""
    """Where it leads: an address, or "#" and the name of a place in the file."""


class Placed(Struct, frozen=True):
    """A run within a line, from x on."""

    x: float
    run: Run
    size: float
    colour: str
    typed: str = ""
    """What was typed, where the glyphs alone do not tell it."""
    lang: str = ""
    """Where it is not that of the file."""
    link: str = ""

    @property
    def width(self) -> float:
        """Its advance."""
        return self.run.width * self.size


class TypeLine(Struct, frozen=True):
    """A finished line, its parts as they are read. rtl: it belongs at the right-hand side."""

    parts: tuple[Placed, ...]
    width: float
    rtl: bool = False


class _Word(Struct, frozen=True):
    text: str
    style: Stretch
    glued: bool
    """Whether it follows the word before it without a space."""
    width: float


def _words(stretches: tuple[Stretch, ...], faces: Faces) -> list[list[_Word]]:
    """The words of each paragraph."""
    paragraphs: list[list[_Word]] = [[]]
    open_end = False
    for style in stretches:
        for index, line in enumerate(_glued(style.text.replace("\t", " ")).split("\n")):
            if index:
                paragraphs.append([])
                open_end = False
            for place, word in enumerate(line.split(" ")):
                glued = open_end and not place
                for piece, own in _pieces(word, style):
                    width = faces.width(piece, bold=own.bold) * own.size
                    paragraphs[-1].append(_Word(piece, own, glued, width))
                    glued = True
                open_end = bool(word)
    return paragraphs


@lru_cache(maxsize=4)
def _units(language: str) -> re.Pattern[str]:
    """A number and the word that never stands on the next line: a month, a measure. language: whose
    words these are.
    """
    names = (*month_names(), *short_month_names(), "%", *_("min h s mm cm pt").split())
    return re.compile(rf"(?<=\d) (?=(?:{'|'.join(map(re.escape, names))})(?!\w))")


def _glued(text: str) -> str:
    return _units(spoken()).sub("\u00a0", text) if " " in text else text


def _pieces(word: str, style: Stretch) -> list[tuple[str, Stretch]]:
    """The word, cut where an address begins and ends and where a line may end within it."""
    if word.isascii() and "." not in word:
        return [(word, style)] if word else []
    cut: list[tuple[str, Stretch]] = []
    end = 0
    for found in () if style.link else ADDRESS.finditer(word):
        scheme = "mailto:" if found["mail"] else "" if "://" in found[0] else "https://"
        cut += [(part, style) for part in parted(word[end : found.start()])]
        cut.append((found[0], structs.replace(style, link=scheme + found[0])))
        end = found.end()
    return [*cut, *((part, style) for part in parted(word[end:]))]


def _broken(word: _Word, width: float, faces: Faces) -> list[_Word]:
    """A word too long for a line, split into pieces that fit."""
    pieces: list[_Word] = []
    text = ""
    style = word.style
    for cluster in clusters(word.text):
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


def _set(words: list[_Word], faces: Faces, *, rtl: bool) -> TypeLine:
    """A line of words, joined again by style. rtl: its paragraph goes from right to left."""
    parts: list[tuple[Stretch, str]] = []
    for word in words:
        joined = word.text if word.glued or not parts else " " + word.text
        if parts and parts[-1][0] is word.style:
            parts[-1] = (word.style, parts[-1][1] + joined)
        else:
            parts.append((word.style, joined))
    made: list[Placed] = []
    x = 0.0
    for style, text in parts:
        new = placed(text, style, faces, x, rtl=rtl)
        made += new
        x += sum(part.width for part in new)
    return TypeLine(tuple(made), x, rtl)


def placed(
    text: str, style: Stretch, faces: Faces, x: float = 0, *, rtl: bool = False
) -> list[Placed]:
    """The runs of a text from x on, as they are read."""
    shaped = not is_plain(text)
    made = []
    for run in faces.line(text, bold=style.bold, rtl=rtl):
        typed = run.text if (shaped or run.face is None) and run.text.strip() else ""
        part = Placed(x, run, style.size, style.colour, typed, language(run.text), style.link)
        made.append(part)
        x += part.width
    return sorted(made, key=lambda part: part.run.at)


FEW = 3
"""Up to so many lines, a lone word at the end catches the eye."""


def broken(
    stretches: tuple[Stretch, ...], width: float, faces: Faces, *, balanced: bool = False
) -> list[TypeLine]:
    """The lines, none wider than `width`. balanced: as few, of even length, for headings; else only
    where a word would stand alone under a line or two.
    """
    lines: list[TypeLine] = []
    for words in _words(stretches, faces):
        filled = _fill(words, width, faces)
        alone = 1 < len(filled) <= FEW and len(filled[-1]) == 1
        if alone or (balanced and len(filled) > 1):
            filled = _evened(words, filled, width, faces)
        rtl = reads_from_right(" ".join(word.text for word in words))
        lines += [_set(line, faces, rtl=rtl) for line in _carried(filled)]
    return lines


def _carried(lines: list[list[_Word]]) -> list[list[_Word]]:
    """What is isolated at the end of a line is so at the beginning of the next."""
    if not any(sign in ISOLATING for line in lines for word in line for sign in word.text):
        return lines
    made, open_ones = [], ""
    for line in lines:
        first = [structs.replace(line[0], text=open_ones + line[0].text)] if line else []
        made.append([*first, *line[1:]])
        for sign in "".join(word.text for word in line):
            if sign in ISOLATING[:-1]:
                open_ones += sign
            elif sign == ISOLATING[-1]:
                open_ones = open_ones[:-1]
    return made


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
