"""The one canvas that every page goes through: it writes the tag structure beside the drawing.

Coordinates are points from the top left corner, y downwards, as in `domain.scene`.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas

from workshop.pdf.line import Line, Placed
from workshop.pdf.script import Run
from workshop.pdf.type import COLOURS

PROGRAM = "Heliotrope"
KAPPA = 0.5523
XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
    "<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>"
    "<pdfuaid:part>1</pdfuaid:part>"
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)


class Node(pdfdoc.PDFObject):
    """One element of the structure tree. It joins its parent when it is first opened, so that the
    tree reads in the order of painting; a part split over pages stays one element.
    """

    def __init__(self, tag: str, *, alt: str = "", actual: str = "", scope: str = "") -> None:
        self.tag, self.alt, self.actual, self.scope = tag, alt, actual, scope
        self.parent: pdfdoc.PDFObject | None = None
        self.kids: list[Node | tuple[int, int]] = []

    def format(self, document: PDFDocument) -> bytes:
        """The element as it stands in the file."""
        parts = [f"<< /Type /StructElem /S /{self.tag}"]
        if self.parent is not None:
            parts.append(f"/P {_ref(self.parent, document)}")
        if self.scope:
            parts.append(f"/A << /O /Table /Scope /{self.scope} >>")
        for key, text in (("Alt", self.alt), ("ActualText", self.actual)):
            if text:
                parts.append(f"/{key} {_string(text)}")
        parts.append(f"/K [{' '.join(_kid(each, document) for each in self.kids)}] >>")
        return " ".join(parts).encode("ascii")


class _Raw(pdfdoc.PDFObject):
    """An object whose bytes are made when the file is written."""

    def __init__(self, make: Callable[[PDFDocument], str]) -> None:
        self._make = make

    def format(self, document: PDFDocument) -> bytes:
        """The bytes."""
        return self._make(document).encode("ascii")


def _ref(thing: object, document: Any) -> str:  # noqa: ANN401 - untyped there
    reference: Any = document.Reference
    name: bytes = reference(thing).format(document)
    return name.decode("ascii")


def _kid(kid: "Node | tuple[int, int]", document: PDFDocument) -> str:
    if isinstance(kid, Node):
        return _ref(kid, document)
    page, place = kid
    return f"<< /Type /MCR /Pg {_ref(_pages(document)[page], document)} /MCID {place} >>"


def _pages(document: Any) -> Any:  # noqa: ANN401 - ReportLab's list of pages has no type
    return document.Pages.pages


def _string(text: str) -> str:
    return "<FEFF" + text.encode("utf-16-be").hex().upper() + ">"


def _rgb(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return f"{red:.3f} {green:.3f} {blue:.3f}"


INKS = {token: _rgb(value) for token, value in COLOURS.items()}


class TaggedCanvas(Canvas):
    """A canvas whose content is either tagged or an artifact, in embedded fonts only."""

    _code: list[str]
    _doc: Any

    def __init__(self, size: tuple[float, float], *, title: str, lang: str = "en-GB") -> None:
        self._out = BytesIO()
        super().__init__(
            self._out, pagesize=size, invariant=1, pageCompression=1, pdfVersion=(1, 7), lang=lang
        )
        self.height = size[1]
        self._lang = lang
        self._title = title
        self.root = Node("Document")
        self._open = [self.root]
        self._tags: list[list[Node]] = [[]]
        self._quiet = False
        self._fill = self._stroke = ""
        self._codes: dict[tuple[int, str], list[tuple[str, str]]] = {}
        self._bookmarks = 0
        self.setTitle(title)
        self.setAuthor(PROGRAM)
        self.setSubject("")
        self.setCreator(PROGRAM)
        self.setProducer(PROGRAM)

    def _make_preamble(self) -> None:
        # ReportLab would name a font here that is not embedded.
        self._preamble = ""

    # structure

    @contextmanager
    def element(self, node: Node) -> Iterator[None]:
        """What is drawn inside belongs to the element."""
        if self._quiet:
            yield
            return
        if node.parent is None:
            above = node.parent = self._open[-1]
            above.kids.append(node)
        self._open.append(node)
        yield
        self._open.pop()

    @contextmanager
    def content(self) -> Iterator[None]:
        """Marked content of the open element."""
        if self._quiet:
            yield
            return
        node, tags = self._open[-1], self._tags[-1]
        place = len(tags)
        tags.append(node)
        node.kids.append((len(self._tags) - 1, place))
        self._code.append(f"/{node.tag} <</MCID {place}>> BDC")
        yield
        self._code.append("EMC")

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """Drawing that a screen reader passes over. kind: "Footer" for what stands on each page."""
        named = f"<</Type /Pagination /Subtype /{kind}>> BDC" if kind else "BMC"
        self._code.append(f"/Artifact {named}")
        yield
        self._code.append("EMC")

    @contextmanager
    def silent(self) -> Iterator[None]:
        """What is drawn inside stands in the tree already: an artifact, whatever it is."""
        self._code.append("/Artifact BMC")
        self._quiet = True
        yield
        self._quiet = False
        self._code.append("EMC")

    def bookmark(self, title: str, level: int, y: float) -> str:
        """An entry in the outline that leads here; its name."""
        self._bookmarks += 1
        name = f"b{self._bookmarks}"
        self.bookmarkHorizontalAbsolute(name, self.height - y + 12)
        self.addOutlineEntry(title, name, level)
        return name

    # drawing

    def fill_in(self, token: str) -> None:
        """Fills and text from here in that colour."""
        if token != self._fill:
            self._fill = token
            self._code.append(f"{INKS[token]} rg")

    def stroke_in(self, token: str) -> None:
        """Strokes from here in that colour."""
        if token != self._stroke:
            self._stroke = token
            self._code.append(f"{INKS[token]} RG")

    def text_line(self, x: float, y: float, line: Line) -> None:
        """A line of text with its baseline at y."""
        for part in line.parts:
            self.part(x + part.x, y, part)

    def part(self, x: float, y: float, part: Placed) -> None:
        """One style of a line."""
        if part.typed:
            self._code.append(f"/Span <</ActualText {_string(part.typed)}>> BDC")
        self.fill_in(part.colour)
        for run in part.runs:
            self._run(x, y, run, part.size, part.colour)
            x += run.width * part.size
        if part.typed:
            self._code.append("EMC")

    def _run(self, x: float, y: float, run: Run, size: float, colour: str) -> None:
        if run.face is None:
            self._unknown(x, y, run, size)
            return
        if run.heavy:
            self.stroke_in(colour)
            self._code.append(f"{size * 0.035:.3f} w 2 Tr")
        if run.glyphs is None:
            self._glyphs(x, y, run, run.text, size)
        else:
            for sign, dx, dy, advance in run.glyphs:
                self._glyphs(x + dx * size, y - dy * size, run, sign, size)
                x += advance * size
        if run.heavy:
            self._code.append("0 Tr")

    def _glyphs(self, x: float, y: float, run: Run, text: str, size: float) -> None:
        chunks = self._encoded(run, text)
        if len(chunks) == 1:
            name, codes = chunks[0]
            self._code.append(
                f"BT {name} {size:g} Tf 1 0 0 1 {x:.2f} {self.height - y:.2f} Tm <{codes}> Tj ET"
            )
            return
        shown = " ".join(f"{name} {size:g} Tf <{codes}> Tj" for name, codes in chunks)
        self._code.append(f"BT 1 0 0 1 {x:.2f} {self.height - y:.2f} Tm {shown} ET")

    def _encoded(self, run: Run, text: str) -> list[tuple[str, str]]:
        """Font name and codes of a text; the same words come again on every sheet."""
        assert run.face is not None
        key = (id(run.face), text)
        found = self._codes.get(key)
        if found is None:
            font = run.face.font
            found = [
                (font.getSubsetInternalName(subset, self._doc), codes.hex())
                for subset, codes in font.splitString(text, self._doc)
            ]
            self._codes[key] = found
        return found

    def _unknown(self, x: float, y: float, run: Run, size: float) -> None:
        """A crossed box for each sign that no font has."""
        self.stroke_in("ink")
        step = run.width * size / len(run.text)
        for place in range(len(run.text)):
            left, right = x + (place + 0.12) * step, x + (place + 0.88) * step
            top, bottom = self.height - y + size * 0.66, self.height - y
            self._code.append(
                f"{size * 0.06:.2f} w {left:.2f} {bottom:.2f} {right - left:.2f} "
                f"{top - bottom:.2f} re {left:.2f} {bottom:.2f} m {right:.2f} {top:.2f} l "
                f"{left:.2f} {top:.2f} m {right:.2f} {bottom:.2f} l S"
            )

    def rule(
        self, x: float, y: float, width: float, *, token: str = "line", line: float = 0.7
    ) -> None:
        """A level line."""
        self.stroke_in(token)
        at = self.height - y
        self._code.append(f"{line:.2f} w {x:.2f} {at:.2f} m {x + width:.2f} {at:.2f} l S")

    def path(
        self, operators: Sequence[str], *, fill: str = "", stroke: str = "", line: float = 1,
        dash: bool = False, ends: bool = False,
    ) -> None:  # fmt: skip
        """A path of finished operators, filled and stroked in colour tokens."""
        if not (fill or stroke):
            return
        if fill:
            self.fill_in(fill)
        if stroke:
            self.stroke_in(stroke)
            self._code.append(f"{line:.2f} w")
        if dash:
            self._code.append(f"[{line * 3:.2f} {line * 2.2:.2f}] 0 d")
        if ends:
            self._code.append("1 J 1 j")
        self._code.extend(operators)
        self._code.append("B" if fill and stroke else "f" if fill else "S")
        if dash:
            self._code.append("[] 0 d")
        if ends:
            self._code.append("0 J 0 j")

    def opacity(self, share: float) -> None:
        """How much fills cover from here on."""
        self.setFillAlpha(share)

    # pages

    @property
    def first_page(self) -> bool:
        """Whether the first page of the file is being drawn."""
        return len(self._tags) == 1

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        """Ends the page; its structure is kept beside it."""
        super().showPage()
        page: Any = self._doc.Pages.pages[-1]
        # On this page alone: ReportLab knows neither key.
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._tags) - 1
        page.Tabs = "/S"
        # ReportLab would write the stream in ASCII85 as well, which takes a fifth of the time.
        page.Contents = pdfdoc.PDFStream(content=page.stream, filters=[pdfdoc.PDFZCompress])
        self._tags.append([])
        self._fill = self._stroke = ""

    def finished(self) -> bytes:
        """The bytes of the file; nothing can be drawn after it."""
        document: Any = self._doc
        tree = _Raw(self._tree)
        self.root.parent = tree
        catalog = document.Catalog
        catalog.StructTreeRoot = document.Reference(tree, "StructTree")
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        self.setViewerPreference("DisplayDocTitle", "true")
        packet = XMP.format(title=escape(self._title), lang=self._lang).encode("utf-8")
        catalog.Metadata = pdfdoc.XMP(creator=lambda _document: packet)
        if self._bookmarks > 1:
            self.showOutline()
        self.save()
        return self._out.getvalue()

    def _tree(self, document: PDFDocument) -> str:
        pages = [
            f"{index} [{' '.join(_ref(node, document) for node in nodes)}]"
            for index, nodes in enumerate(self._tags[:-1])
        ]
        return (
            f"<< /Type /StructTreeRoot /K [{_ref(self.root, document)}] "
            f"/ParentTree << /Nums [{' '.join(pages)}] >> /ParentTreeNextKey {len(pages)} >>"
        )
