"""The faces, sizes and colours of paper."""

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import uharfbuzz
from bidi.mirror import MIRRORED
from msgspec import Struct
from reportlab.pdfbase.ttfonts import TTFont

from workshop.pdf.glyph import Glyph, outline
from workshop.room import palette

PaperName = Literal["a4", "letter"]
SizeName = Literal["standard", "clear", "large"]

COLOURS = palette.LIGHT | {
    "paper": "#FFFFFF", "sunk": "#FFFFFF", "warntint": "#FFFFFF", "line": "#C9C7CE",
    "rule": palette.LIGHT["accent"],
}  # fmt: skip
"""The tokens of the light theme, on white; "rule" is the line in the accent."""

MM = 72 / 25.4
ASCENT, DESCENT = 0.95, 0.29
"""Of Atkinson Hyperlegible, in ems; lines of every script are set on them."""
LEADING = 1.3
TIGHT = 1.25
"""Inside tables."""
PRIVATE = 0xE000


class Sizes(Struct, frozen=True, kw_only=True):
    """One print profile in points; pages are re-flowed for each, never scaled."""

    name: SizeName
    title: float
    section: float
    body: float
    own: float
    finding: float
    second: float


SIZES = {
    "standard": Sizes(
        name="standard", title=26, section=16, body=12, own=14, finding=21, second=10.5
    ),
    "clear": Sizes(name="clear", title=30, section=18, body=14, own=16, finding=24, second=12),
    "large": Sizes(name="large", title=36, section=22, body=18, own=20, finding=28, second=16),
}


class Paper(Struct, frozen=True, kw_only=True):
    """A sheet in points; the binding edge is the left one. apart: from the text to the foot."""

    width: float
    height: float
    left: float = 22 * MM
    right: float = 18 * MM
    top: float = 17.8 * MM
    apart: float = 20

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        return self.width, self.height

    @property
    def text_width(self) -> float:
        """Between the margins."""
        return self.width - self.left - self.right


PAPERS = {
    "a4": Paper(width=210 * MM, height=297 * MM),
    "letter": Paper(width=215.9 * MM, height=279.4 * MM, top=15 * MM, apart=10),
}


class Face:
    """One TrueType font as ReportLab embeds it, and the characters it covers."""

    def __init__(self, name: str, path: Path, subfont: int = 0) -> None:
        self.path = path
        self.font = TTFont(name, str(path), subfontIndex=subfont)
        face: Any = self.font.face
        # One file may be used twice in a document, plain and shaped: the names must differ.
        face.name = bytes(face.name) + name.encode("ascii")
        self.covers: dict[int, int] = face.charToGlyph
        self._widths: dict[int, float] = face.charWidths
        self._usual: float = face.defaultWidth
        self._glyphs: dict[tuple[int, str], int] = {}
        self._private = PRIVATE
        self.says: dict[int, str] = {}
        """What is read where a private-use character stands."""

    def width(self, text: str) -> float:
        """The advance of plain text, in ems."""
        widths, usual = self._widths, self._usual
        return sum([widths.get(code, usual) for code in map(ord, text)]) / 1000

    def shape(self, text: str, *, rtl: bool) -> list[Glyph]:
        """Shaped glyphs in visual order; one handout's face only.

        Readers put what stands on a page from right to left into order by themselves, letter by
        letter: so each letter says what it is, and nothing else of it is text.
        """
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        shaper = uharfbuzz.Font(self.font.hbFace)
        uharfbuzz.shape(shaper, buffer)
        em = shaper.scale[0]
        found = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
        said = _letters(text, found) if rtl else {}
        return [
            Glyph(
                "" if rtl and place not in said
                else self._sign(info.codepoint, at.x_advance * 1000 / em, said.get(place, "")),
                at.x_offset / em, at.y_offset / em, at.x_advance / em,
                outline(shaper, info.codepoint) if rtl and place not in said else (),
            )
            for place, (info, at) in enumerate(found)
        ]  # fmt: skip

    def _sign(self, glyph: int, advance: float, said: str) -> str:
        """A private-use character that stands for the glyph, and for what it says if that is
        known.
        """
        key = (glyph, said)
        if key not in self._glyphs:
            while self._private in self.covers:
                self._private += 1
            self._glyphs[key] = self._private
            self.covers[self._private] = glyph
            self._widths[self._private] = advance
            if said:
                self.says[self._private] = said
        return chr(self._glyphs[key])


def _letters(text: str, found: Sequence[tuple[Any, Any]]) -> dict[int, str]:
    """By the place of the glyph that is set for them, the characters of each cluster of a text from
    right to left, backwards as they stand on the page.
    """
    ends = pairwise([*sorted({info.cluster for info, _at in found}), len(text)])
    said = {start: _backwards(text[start:end]) for start, end in ends}
    set_: dict[int, int] = {}
    for place, (info, at) in enumerate(found):
        best = set_.get(info.cluster)
        if best is None or at.x_advance > found[best][1].x_advance:
            set_[info.cluster] = place
    return {place: said[cluster] for cluster, place in set_.items()}


def _backwards(text: str) -> str:
    return "".join(MIRRORED.get(sign, sign) for sign in reversed(text))


def _folder(package: str) -> Path:
    spec = find_spec(package)
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) if places else Path()


@lru_cache(maxsize=2)
def main_face(*, bold: bool) -> Face:
    """Atkinson Hyperlegible."""
    weight = "Bold" if bold else "Regular"
    path = _folder("fontpkg_atkinson_hyperlegible") / "files" / f"AtkinsonHyperlegible-{weight}.ttf"
    return Face(f"Atkinson{weight}", path)


@lru_cache(maxsize=1)
def script_files() -> tuple[Path, ...]:
    """Noto, one file a script, the Latin one first."""
    found = sorted(_folder("manimgx_fonts").glob("*.ttf"))
    plain = [path for path in found if "Italic" not in path.name]
    return tuple(sorted(plain, key=lambda path: (not path.name.startswith("NotoSans["), path.name)))


@cache
def coverage(path: Path, subfont: int = 0) -> uharfbuzz.Set:
    """The characters that a font file covers."""
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)), subfont).unicodes


@lru_cache(maxsize=1)
def plain_noto() -> Face:
    """Noto Sans for Latin, Greek and Cyrillic that needs no shaping."""
    return Face("NotoSans", script_files()[0])
