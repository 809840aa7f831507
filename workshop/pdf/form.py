"""Forms to fill in on a screen: a field for each cell, in our own type, with names to be heard.

Objects that all fields share are written once; groups of rings when the last of them is known.
"""

import zlib
from typing import Any

from workshop.domain.worksheet import AskedCell, FillPlace
from workshop.pdf.document import Document, text_string
from workshop.pdf.type import main_face

FACE = "Form"
SIZE = 11
INK, ACCENT = "0.067 0.067 0.067", "0.353 0.165 0.549"
ONE_LINE = 60
"""Characters up to which words stand on one line; longer ones fit themselves into their room."""
MULTILINE, RADIO = 1 << 12, 1 << 15
FIRST, LAST = 32, 255
KAPPA = 0.5523


class _Group:
    """The rings of one cell."""

    def __init__(self, number: int, label: str) -> None:
        self.number, self.label = number, label
        self.kids: list[int] = []


class FormFields:
    """The fields of a file."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._font = document.number()
        self._fields: list[int] = []
        self._groups: dict[str, _Group] = {}
        self._shapes: dict[tuple[str, float, float], int] = {}

    def place(
        self, number: int, head: str, asked: AskedCell, place: FillPlace
    ) -> None:  # fmt: skip
        """Writes the field, or one ring of it, under that number. head: where it stands."""
        if not place.value:
            self._text(number, head, asked, place)
        elif asked.alone:
            own = f"/FT /Btn {_named(asked)} /V /Off {self._marks(place, 'tick')}"
            self._put(number, f"{head} {own}")
            self._fields.append(number)
        else:
            group = self._group(asked)
            group.kids.append(number)
            self._put(number, f"{head} /Parent {group.number} 0 R {self._marks(place, 'ring')}")

    def _put(self, number: int, content: str) -> None:
        self._document.put(number, f"<< {content} >>".encode("ascii"))

    def _group(self, asked: AskedCell) -> _Group:
        if asked.name not in self._groups:
            self._groups[asked.name] = _Group(self._document.number(), asked.label)
            self._fields.append(self._groups[asked.name].number)
        return self._groups[asked.name]

    def _text(self, number: int, head: str, asked: AskedCell, place: FillPlace) -> None:
        long = asked.limit > ONE_LINE
        flags = f"/Ff {MULTILINE} " if long else ""
        most = f"/MaxLen {asked.limit} " if asked.limit else ""
        shape = self._shape("words", place.width, place.height)
        self._put(
            number,
            f"{head} /FT /Tx {_named(asked)} /V () {flags}{most}"
            f"/DA (/{FACE} {0 if long else SIZE} Tf {INK} rg) /AP << /N {shape} 0 R >>",
        )
        self._fields.append(number)

    def _marks(self, place: FillPlace, kind: str) -> str:
        on = self._shape(kind, place.width, place.height)
        off = self._shape("off", place.width, place.height)
        return f"/AS /Off /AP << /N << /{place.value} {on} 0 R /Off {off} 0 R >> >>"

    def _shape(self, kind: str, width: float, height: float) -> int:
        """The look of a field of that size, which all alike share."""
        key = (kind, round(width, 2), round(height, 2))
        if key not in self._shapes:
            drawn = {"ring": _ring, "tick": _tick}.get(kind)
            content = drawn(width, height) if drawn else "/Tx BMC EMC" if kind == "words" else ""
            self._shapes[key] = self._document.add_stream(
                f"/Type /XObject /Subtype /Form /BBox [0 0 {width:.2f} {height:.2f}] "
                f"/Resources << /Font << /{FACE} {self._font} 0 R >> >>".encode("ascii"),
                content.encode("ascii"),
            )
        return self._shapes[key]

    def finish(self) -> int:
        """Writes what the fields share; the number of the form."""
        for name, group in self._groups.items():
            kids = " ".join(f"{kid} 0 R" for kid in group.kids)
            told = _named(AskedCell(name=name, label=group.label))
            self._put(group.number, f"/FT /Btn /Ff {RADIO} {told} /V /Off /Kids [{kids}]")
        self._write_font()
        fields = " ".join(f"{number} 0 R" for number in self._fields)
        return self._document.add(
            f"<< /Fields [{fields}] /DA (/{FACE} {SIZE} Tf {INK} rg) "
            f"/DR << /Font << /{FACE} {self._font} 0 R >> >> >>".encode("ascii")
        )

    def _write_font(self) -> None:
        """The whole face: nobody knows beforehand what will be typed."""
        main = main_face(bold=False)
        face: Any = main.font.face
        data = main.path.read_bytes()
        program = self._document.add_stream(
            f"/Length1 {len(data)} /Filter /FlateDecode".encode("ascii"), zlib.compress(data)
        )
        box = " ".join(f"{each:.0f}" for each in face.bbox)
        name = "AtkinsonHyperlegible-Regular"
        described = self._document.add(
            f"<< /Type /FontDescriptor /FontName /{name} /Flags 32 /FontBBox [{box}] "
            f"/ItalicAngle 0 /Ascent {face.ascent:.0f} /Descent {face.descent:.0f} "
            f"/CapHeight {face.capHeight:.0f} /StemV {face.stemV:.0f} "
            f"/FontFile2 {program} 0 R >>".encode("ascii")
        )
        codes = (bytes([code]).decode("cp1252", "replace") for code in range(FIRST, LAST + 1))
        widths = " ".join(f"{face.charWidths.get(ord(sign), 0):.0f}" for sign in codes)
        self._put(
            self._font,
            f"/Type /Font /Subtype /TrueType /BaseFont /{name} /Encoding /WinAnsiEncoding "
            f"/FirstChar {FIRST} /LastChar {LAST} /Widths [{widths}] "
            f"/FontDescriptor {described} 0 R",
        )


def _named(asked: AskedCell) -> str:
    return f"/T {text_string(asked.name)} /TU {text_string(asked.label)}"


def _ring(width: float, height: float) -> str:
    """A thick ring just within its room, so that the number in it stays to be read."""
    x, y, r = width / 2, height / 2, min(width, height) / 2 - 1.2
    k = r * KAPPA
    return (
        f"{ACCENT} RG 2.4 w {x + r:.2f} {y:.2f} m "
        f"{x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c "
        f"{x - k:.2f} {y + r:.2f} {x - r:.2f} {y + k:.2f} {x - r:.2f} {y:.2f} c "
        f"{x - r:.2f} {y - k:.2f} {x - k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c "
        f"{x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c h S"
    )


def _tick(width: float, height: float) -> str:
    at = [(0.2, 0.5), (0.42, 0.26), (0.8, 0.76)]
    (a, b), (c, d), (e, f) = [(x * width, y * height) for x, y in at]
    return (
        f"{ACCENT} RG {width * 0.12:.2f} w 1 J 1 j "
        f"{a:.2f} {b:.2f} m {c:.2f} {d:.2f} l {e:.2f} {f:.2f} l S"
    )
