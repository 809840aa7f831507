"""Itemises text into runs by font and direction: scripts per word, bidi levels per line."""

import re
import unicodedata
from collections.abc import Callable, Container
from contextlib import suppress
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

import uharfbuzz
from bidi import algorithm
from msgspec import Struct, structs
from reportlab.pdfbase.ttfonts import TTFError

from workshop.domain.direction import reads_from_right
from workshop.pdf.glyph import Glyph
from workshop.pdf.type import Face, coverage, main_face, plain_noto, script_files

PLAIN = re.compile(
    "[\u0009-\u007e\u00a0-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u202f-\u205e"
    "\u20a0-\u20bf\u2100-\u23ff\u2500-\u27bf]*"
)
"""Characters that need no shaping and run left to right."""
KEPT = 8192
"""Words whose runs are cached: most recur, and what people typed must not pile up."""
SAME = str.maketrans({"\u2011": "-", "\u202f": "\u00a0", "\t": " "})
LANGUAGES = {
    "ARABIC": "ar", "ARMENIAN": "hy", "BENGALI": "bn", "DEVANAGARI": "hi", "GEORGIAN": "ka",
    "GREEK": "el", "GUJARATI": "gu", "GURMUKHI": "pa", "HANGUL": "ko", "HEBREW": "he",
    "HIRAGANA": "ja", "KANNADA": "kn", "KATAKANA": "ja", "KHMER": "km", "LAO": "lo",
    "MALAYALAM": "ml", "MYANMAR": "my", "SINHALA": "si", "TAMIL": "ta", "TELUGU": "te",
    "THAI": "th",
}  # fmt: skip
"""What is written in a script, or most of it where it serves several languages."""
TELLING = re.compile("[\u0370-\u1fff\u2c00-\uffff]")
"""Characters whose script tells the language."""
SILENT = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f\u00ad]")
"""Invisible control characters: joiners, variation selectors, direction marks."""


class Run(Struct, frozen=True):
    """A stretch in one face, left to right. width: in ems. glyphs: None where set one by one.
    face: None for a character that no font has, shown as a mark.
    """

    text: str
    face: Face | None
    width: float
    glyphs: tuple[Glyph, ...] | None = None
    heavy: bool = False
    """Synthetic bold, where the face has none."""
    at: int = 0
    """Its position in logical order, which may differ from its visual one."""
    rtl: bool = False
    """Whether its glyphs stand the other way round than its text."""


def is_plain(text: str) -> bool:
    """Whether all of it runs left to right without shaping."""
    return PLAIN.fullmatch(text) is not None


def language(text: str) -> str:
    """The language that the script of a text implies, "" where it implies none.

    Latin, Cyrillic and Han serve too many languages: a wrong voice would be worse than the
    document's.
    """
    scripts = (
        unicodedata.name(character[0], "").partition(" ")[0] for character in TELLING.finditer(text)
    )
    return next((LANGUAGES[script] for script in scripts if script in LANGUAGES), "")


class Faces:
    """The faces of one handout, and the characters that none of them has."""

    def __init__(self) -> None:
        self._own: dict[tuple[Path, int], Face] = {}
        self._words: dict[tuple[str, bool], tuple[tuple[Run, ...], float]] = {}
        self._missing: dict[str, None] = {}
        self.backwards = False
        """Whether any of them set words from right to left."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Signs that no font had, in the order they came up."""
        return tuple(self._missing)

    def word(self, text: str, *, bold: bool) -> tuple[tuple[Run, ...], float]:
        """The runs of a word that reads left to right or right to left as a whole."""
        key = (text, bold)
        if key not in self._words:
            if len(self._words) == KEPT:
                self._words.clear()
            runs = tuple(
                self._plain(text, bold=bold)
                if is_plain(text)
                else self._mixed(text, bold, rtl=reads_from_right(text))
            )
            self._words[key] = (runs, sum(run.width for run in runs))
        return self._words[key]

    def width(self, text: str, *, bold: bool = False) -> float:
        """The advance of a stretch of text, in ems."""
        return self.word(text, bold=bold)[1]

    def line(self, text: str, *, bold: bool, rtl: bool) -> tuple[Run, ...]:
        """The runs of a whole line in visual order. rtl: the paragraph's direction."""
        if is_plain(text) and not rtl:
            return self.word(text, bold=bold)[0]
        return tuple(self._mixed(text, bold, rtl=rtl))

    def _plain(self, text: str, *, bold: bool) -> list[Run]:
        text = text.translate(SAME)
        main = main_face(bold=bold)
        if all(ord(character) in main.covers for character in text):
            return [Run(text, main, main.width(text))]
        runs: list[Run] = []
        for part, face in _stretches(text, lambda character: self._face_of(character, main)):
            own = face is not None and face is not main
            runs.append(Run(part, face, face.width(part) if face else len(part) * 0.8, None,
                            own and bold))  # fmt: skip
        return runs

    def _face_of(self, character: str, main: Face) -> Face | None:
        if ord(character) in main.covers:
            return main
        noto = plain_noto()
        return noto if ord(character) in noto.covers else self._other(character)

    def _mixed(self, text: str, bold: bool, *, rtl: bool) -> list[Run]:  # noqa: FBT001
        runs: list[Run] = []
        for start, part, level in _visual(text, rtl=rtl):
            pieces: list[Run] = []
            if not level % 2:
                for word in re.split("( )", part):
                    pieces += self._ltr_word(word, bold) if word else []
            else:
                for stretch, face in _stretches(part, self._shaping_face, joins=_joins):
                    pieces.append(self._shaped(stretch, face, rtl=bool(level % 2), bold=bold))
            ends = accumulate((len(piece.text) for piece in pieces), initial=start)
            pieces = [
                structs.replace(piece, at=at) for piece, at in zip(pieces, ends, strict=False)
            ]
            runs += reversed(pieces) if level % 2 else pieces
        return runs

    def _ltr_word(self, word: str, bold: bool) -> list[Run]:  # noqa: FBT001
        if is_plain(word):
            return self._plain(word, bold=bold)
        return [
            self._shaped(stretch, face, rtl=False, bold=bold)
            for stretch, face in _stretches(word, self._shaping_face, joins=_joins)
        ]

    def _shaping_face(self, character: str) -> Face | None:
        if character == " " or SILENT.match(character):
            return self._load(script_files()[0], 0)
        return self._other(character)

    def _shaped(self, text: str, face: Face | None, *, rtl: bool, bold: bool) -> Run:
        if face is None:
            return Run(text, None, len(text) * 0.8)
        self.backwards |= rtl
        glyphs = tuple(face.shape(SILENT_KEPT.sub("", text), rtl=rtl))
        return Run(text, face, sum(glyph.advance for glyph in glyphs), glyphs, bold, rtl=rtl)

    def _other(self, character: str) -> Face | None:
        """The first Noto that has the character, then a font of the system, then none."""
        for path in script_files():
            if ord(character) in coverage(path):
                return self._load(path, 0)
        for found in system_fonts(character):
            with suppress(TTFError):
                return self._load(*found)
        self._missing[character] = None
        return None

    def _load(self, path: Path, subfont: int) -> Face:
        key = (path, subfont)
        if key not in self._own:
            # Fresh for each handout: shaping numbers glyphs in order of use.
            self._own[key] = Face(f"Script{len(self._own)}", path, subfont)
        return self._own[key]


SILENT_KEPT = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
"""The invisible characters that shaping does not need (joiners and selectors stay)."""


def _joins(character: str) -> bool:
    """Whether a character combines with the one before it."""
    return unicodedata.category(character)[0] == "M" or character in "\u200c\u200d\ufe0e\ufe0f"


def _stretches(
    text: str, face_of: Callable[[str], Face | None], joins: Callable[[str], bool] | None = None
) -> list[tuple[str, Face | None]]:
    found: list[tuple[str, Face | None]] = []
    for character in text:
        last = found[-1] if found else None
        if last and ((joins and joins(character)) or (character == " " and last[1] is not None)):
            fits = (
                last[1] is None or ord(character) in last[1].covers or (joins and joins(character))
            )
            if fits:
                found[-1] = (last[0] + character, last[1])
                continue
        face = face_of(character)
        if last and last[1] is face:
            found[-1] = (last[0] + character, face)
        else:
            found.append((character, face))
    return found


INITIATORS = {"\u2066": False, "\u2067": True, "\u2068": None}
"""Signs that begin an isolate: whether it goes from right to left; None goes by its words."""
END = "\u2069"
HELD = "\ufffc"
"""Stands for an isolate while the text around it is put in order."""


def _visual(text: str, *, rtl: bool) -> list[tuple[int, str, int]]:
    """Runs of one bidi level in visual order, each in logical order: its logical start, its text,
    its level. An isolate is put in order by itself, in the place that it holds.
    """
    outside, starts, isolates = _lifted(text)
    found: list[tuple[int, str, int]] = []
    for place, part, level in _ordered(outside, isolates.keys(), rtl=rtl):
        if place not in isolates:
            found.append((starts[place], part, level))
            continue
        begins, own = isolates[place]
        way = INITIATORS[text[begins - 1]]
        inside = _visual(own, rtl=reads_from_right(own) if way is None else way)
        found += [(begins + start, words, deep) for start, words, deep in inside]
    return found


def _lifted(text: str) -> tuple[str, list[int], dict[int, tuple[int, str]]]:
    """The text with one sign for each isolate, where each sign of it stood before, and the isolates
    by their place in it: where their words began, and the words.
    """
    outside, starts = "", []
    isolates: dict[int, tuple[int, str]] = {}
    at = 0
    while at < len(text):
        sign, begins = text[at], at
        if sign in INITIATORS:
            at = _end_of(text, at)
            isolates[len(outside)] = (begins + 1, text[begins + 1 : at])
            sign = HELD
        if sign != END:
            outside += sign
            starts.append(begins)
        at += 1
    return outside, starts, isolates


def _end_of(text: str, begins: int) -> int:
    """Where the isolate ends that begins there."""
    depth = 0
    for at in range(begins, len(text)):
        depth += (text[at] in INITIATORS) - (text[at] == END)
        if not depth:
            return at
    return len(text)


def _ordered(
    text: str, alone: Container[int], *, rtl: bool
) -> list[tuple[int, str, int]]:  # fmt: skip
    """Runs of a text without isolates; signs at the places in `alone` are runs by themselves."""
    storage = algorithm.get_empty_storage()
    storage["base_level"] = base = int(rtl)
    storage["base_dir"] = ("L", "R")[base]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    runs: list[tuple[int, str, int]] = []
    for place, character in enumerate(storage["chars"]):
        joins = place not in alone and place - 1 not in alone
        if runs and joins and runs[-1][2] == character["level"]:
            runs[-1] = (runs[-1][0], runs[-1][1] + character["ch"], character["level"])
        else:
            runs.append((place, character["ch"], character["level"]))
    return _reordered(runs)


def _reordered(runs: list[tuple[int, str, int]]) -> list[tuple[int, str, int]]:
    """Rule L2: from the highest level down to the lowest odd one, runs are reversed."""
    for level in range(max((run[2] for run in runs), default=0), 0, -1):
        start = 0
        while start < len(runs):
            end = start
            while end < len(runs) and runs[end][2] >= level:
                end += 1
            runs[start:end] = runs[start:end][::-1]
            start = end + 1
    return runs


FONT_FOLDERS = (
    "/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts",
    "/Library/Fonts", "/System/Library/Fonts", "~/Library/Fonts", "C:/Windows/Fonts",
    "~/AppData/Local/Microsoft/Windows/Fonts",
)  # fmt: skip


@lru_cache(maxsize=1)
def _system_faces() -> tuple[tuple[Path, int], ...]:
    """Every TrueType face of the system, searched for once."""
    found: list[Path] = []
    for folder in FONT_FOLDERS:
        place = Path(folder).expanduser()
        found += [path for path in place.rglob("*") if path.suffix.lower() in (".ttf", ".ttc")]
    found.sort(key=lambda path: (path.name.lower(), str(path)))
    return tuple(face for path in found for face in _truetype_faces(path))


def _truetype_faces(path: Path) -> list[tuple[Path, int]]:
    try:
        blob = uharfbuzz.Blob.from_file_path(str(path))
        faces = range(blob_faces(path))
    except OSError:
        return []
    return [(path, face) for face in faces if "glyf" in uharfbuzz.Face(blob, face).table_tags]


@lru_cache(maxsize=512)
def system_fonts(character: str) -> tuple[tuple[Path, int], ...]:
    """The TrueType fonts of the system that have the character."""
    return tuple(face for face in _system_faces() if ord(character) in coverage(*face))


def blob_faces(path: Path) -> int:
    """How many faces a font file holds."""
    with path.open("rb") as file:
        head = file.read(12)
    return int.from_bytes(head[8:12], "big") if head[:4] == b"ttcf" else 1
