"""The PDF file itself: objects are written as soon as they are finished, and not kept in memory."""

from array import array
from collections.abc import Iterator, Mapping
from typing import IO, Any

from reportlab.pdfbase import pdfdoc

from workshop.pdf.type import Face

HEAD = b"%PDF-1.7\n%\x93\x8c\x8b\x9e\n"
SPACE = 32
FONTS = "BasicFonts"
"""ReportLab's name for the dictionary that its fonts join."""


def text_string(text: str) -> str:
    """A text string in PDF syntax."""
    return "<FEFF" + text.encode("utf-16-be").hex().upper() + ">"


class Document(pdfdoc.PDFDocument):
    """ReportLab's document as far as its fonts need one; all else is written as it comes."""

    signature: Any
    objectcounter: int
    numberToId: dict[int, str]  # noqa: N815 - ReportLab's names
    idToObject: dict[str, Any]  # noqa: N815
    idToObjectNumberAndVersion: dict[str, tuple[int, int]]  # noqa: N815
    delayedFonts: list[Any]  # noqa: N815

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__(invariant=1)
        self._file = file
        self._end = 0
        self._places = array("Q", [0])
        self._says: dict[str, Mapping[int, str]] = {}
        self._write(HEAD)

    @property
    def fonts(self) -> int:
        """The number of the dictionary that all fonts join."""
        return self.idToObjectNumberAndVersion[FONTS][0]

    def codes(self, face: Face, text: str) -> list[tuple[str, str]]:
        """A text in the subsets of a face's font: the name of each and the codes."""
        self._says[face.font.fontName] = face.says
        return [
            (face.font.getSubsetInternalName(subset, self), codes.hex())
            for subset, codes in face.font.splitString(text, self)
        ]

    def number(self) -> int:
        """Reserves the number of an object that is written later."""
        self.objectcounter += 1
        return self.objectcounter

    def put(self, number: int, content: bytes) -> None:
        """Writes the object of that number."""
        missing = number + 1 - len(self._places)
        self._places.extend([0] * missing)
        self._places[number] = self._end
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, content))

    def add(self, content: bytes) -> int:
        """Writes an object; its number."""
        number = self.number()
        self.put(number, content)
        return number

    def add_stream(self, keys: bytes, content: bytes) -> int:
        """Writes a stream; its number."""
        head = b"<< %b /Length %d >>" % (keys, len(content))
        return self.add(b"%b\nstream\n%b\nendstream" % (head, content))

    def close(self, catalog: int, info: int) -> None:
        """Writes the fonts, the cross-reference table and the trailer."""
        for font in self.delayedFonts:
            for subset in font.state[self].subsets:
                # ReportLab gives codes that nothing uses no character, which PDF/A-2u forbids.
                subset[:] = [code or SPACE for code in subset]
            names = [
                font.getSubsetInternalName(at, self) for at in range(len(font.state[self].subsets))
            ]
            font.addObjects(self)
            for name in names:
                self._tell(name[1:], self._says[font.fontName])
        while self.numberToId:
            number, name = self.numberToId.popitem()
            held: bytes = self.idToObject[name].format(self)
            self.put(number, held)
        identity = self.signature.hexdigest().encode()
        start = self._end
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % len(self._places))
        self._file.writelines(self._table())
        self._write(
            b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /ID [<%b> <%b>] >>\nstartxref\n%d\n"
            b"%%%%EOF\n" % (len(self._places), catalog, info, identity, identity, start)
        )

    def _tell(self, subset: str, says: Mapping[int, str]) -> None:
        """Gives the glyphs of a font the letters that they stand for."""
        held = self.idToObject[self.idToObject[FONTS].dict[subset].ToUnicode.name]
        for code, letters in says.items():
            told = letters.encode("utf-16-be").hex().upper()
            held.content = held.content.replace(f" <{code:04X}>\n", f" <{told}>\n")

    def _table(self) -> Iterator[bytes]:
        return (b"%010d 00000 n \n" % place for place in self._places[1:])

    def _write(self, content: bytes) -> None:
        self._file.write(content)
        self.signature.update(content)
        self._end += len(content)
