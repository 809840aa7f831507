"""The one canvas that every page goes through: it writes the tag structure beside the drawing.

Coordinates are points from the top left corner, y downwards, as in `domain.scene`.
"""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import groupby
from typing import IO
from urllib.parse import quote

from msgspec import structs

from workshop.domain.page_code import Asked
from workshop.domain.worksheet import AskedCell, FillPlace
from workshop.pdf.archive import PROGRAM, write_about, write_colours
from workshop.pdf.document import Document, text_string
from workshop.pdf.form import FormFields
from workshop.pdf.glyph import Step
from workshop.pdf.image import Pixels, add_image
from workshop.pdf.line import Placed, TypeLine
from workshop.pdf.outline import OutlineEntry, write_outline
from workshop.pdf.script import Run
from workshop.pdf.tree import Tree, TreeNode
from workshop.pdf.type import ASCENT, COLOURS, DESCENT
from workshop.words import spoken

KAPPA = 0.5523
KEPT = 4096
"""Words whose glyph codes are cached: the same recur on every sheet."""


def _rgb(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return f"{red:.3f} {green:.3f} {blue:.3f}"


INKS = {token: _rgb(value) for token, value in COLOURS.items()}


class TaggedCanvas:
    """A canvas whose content is either tagged or an artifact, in embedded fonts only.

    Pages are written to the file as they are finished, and so is the tree at the end of each part.
    """

    def __init__(
        self, file: IO[bytes], size: tuple[float, float], *, title: str, author: str = "",
        colours: Mapping[str, str] | None = None, form: bool = False, keywords: str = "",
    ) -> None:  # fmt: skip
        """author: "" for the program itself. colours: tokens that differ from the usual ones.
        form: whether places to fill in are fields. keywords: what programs know the file by.
        """
        self.width, self.height = size
        self._keywords = keywords
        self._title, self._lang = title, spoken()
        self._author = author or PROGRAM
        self._inks = INKS | {token: _rgb(value) for token, value in (colours or {}).items()}
        self._images: dict[bytes, int] = {}
        self._document = Document(file)
        self._form = FormFields(self._document) if form else None
        self._tree = Tree(self._document)
        self._list, self._resources = self._document.number(), self._document.number()
        self._pages: list[int] = []
        self._entries: list[OutlineEntry] = []
        self._places: dict[str, str] = {}
        self._leads: list[tuple[int, str, str]] = []
        self._opacities: set[float] = set()
        self._codes = lru_cache(KEPT)(self._document.codes)
        self._quiet = False
        self._begin()

    def _begin(self) -> None:
        self._page = 0
        self._code: list[str] = []
        self._marks: list[TreeNode] = []
        self._annotations: list[str] = []
        self._fill = self._stroke = ""
        self._asked: list[tuple[AskedCell, FillPlace]] = []

    # structure

    @contextmanager
    def element(self, node: TreeNode) -> Iterator[None]:
        """What is drawn inside belongs to the element."""
        if self._quiet:
            yield
            return
        with self._tree.element(node):
            yield

    @contextmanager
    def content(self) -> Iterator[None]:
        """Marked content of the open element."""
        if self._quiet:
            yield
            return
        node, place = self._tree.inmost, len(self._marks)
        self._marks.append(node)
        node.show(self._page, place)
        self._code.append(f"/{node.tag} <</MCID {place}>> BDC")
        yield
        self._code.append("EMC")

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """Drawing that a screen reader skips. kind: "Footer" for what stands on each page."""
        named = f"<</Type /Pagination /Subtype /{kind}>> BDC" if kind else "BMC"
        self._code.append(f"/Artifact {named}")
        yield
        self._code.append("EMC")

    @contextmanager
    def silent(self) -> Iterator[None]:
        """What is drawn inside is in the tree already, so all of it is an artifact."""
        self._code.append("/Artifact BMC")
        self._quiet = True
        yield
        self._quiet = False
        self._code.append("EMC")

    def bookmark(self, title: str, level: int, y: float, place: str = "") -> None:
        """An entry in the outline that leads here. place: what links call it."""
        here = f"[{self._page} 0 R /XYZ 0 {self.height - y + 12:.2f} 0]"
        self._entries.append(OutlineEntry(title, level, here))
        if place:
            self._places[place] = here

    # drawing

    def fill_in(self, token: str) -> None:
        """Fills and text from here in that colour."""
        if token != self._fill:
            self._fill = token
            self._code.append(f"{self._inks[token]} rg")

    def stroke_in(self, token: str) -> None:
        """Strokes from here in that colour."""
        if token != self._stroke:
            self._stroke = token
            self._code.append(f"{self._inks[token]} RG")

    def words(self, lines: Iterable[tuple[float, float, TypeLine]]) -> None:
        """Lines of text, their baselines at y, as content of the open element and links in it."""
        parts = [(x + part.x, y, part) for x, y, line in lines for part in line.parts]
        for link, group in groupby(parts, key=lambda each: each[2].link):
            shown = list(group)
            if link and not self._quiet:
                self._link(link, shown)
            else:
                self._told(shown)

    def _told(self, parts: Sequence[tuple[float, float, Placed]]) -> None:
        """Content of the open element; what stands from right to left in one of its own that says
        what is read.
        """
        for backwards, group in groupby(parts, key=lambda each: each[2].run.rtl):
            shown = list(group)
            if not backwards or self._quiet:
                with self.content():
                    self._show(shown)
                continue
            for x, y, part in shown:
                node = TreeNode("Span", actual=part.run.text, lang=part.lang)
                with self.element(node), self.content():
                    self.placed(x, y, part)

    def text_line(self, x: float, y: float, line: TypeLine) -> None:
        """A line of text with its baseline at y."""
        self._show([(x + part.x, y, part) for part in line.parts])

    def _show(self, parts: Sequence[tuple[float, float, Placed]]) -> None:
        for x, y, part in parts:
            self.placed(x, y, part)

    def placed(self, x: float, y: float, part: Placed) -> None:
        """A run of a line."""
        marks = ""
        if not part.run.rtl:
            marks = f"/ActualText {text_string(part.typed)} " if part.typed else ""
            marks += f"/Lang ({part.lang})" if part.lang else ""
        if marks:
            self._code.append(f"/Span <<{marks}>> BDC")
        self.fill_in(part.colour)
        self._run(x, y, part.run, part.size, part.colour)
        if marks:
            self._code.append("EMC")

    def _link(self, link: str, parts: Sequence[tuple[float, float, Placed]]) -> None:
        """An element for the link, and a place to click on each line that it stands on."""
        node = TreeNode("Link")
        with self.element(node):
            self._told(parts)
            for _y, row in groupby(parts, key=lambda each: each[1]):
                self._annotate(node, link, list(row))

    def _annotate(
        self, node: TreeNode, link: str, row: Sequence[tuple[float, float, Placed]]
    ) -> None:
        (left, y, first), right = row[0], max(x + part.width for x, _y, part in row)
        number, key = self._document.number(), self._tree.key()
        self._tree.own(key, f"{node.number} 0 R")
        node.take(f"<< /Type /OBJR /Pg {self._page} 0 R /Obj {number} 0 R >>")
        self._annotations.append(f"{number} 0 R")
        low = self.height - y - DESCENT * first.size
        words = "".join(part.run.text for _x, _y, part in row).strip()
        head = (
            f"<< /Type /Annot /Subtype /Link /Rect [{left:.2f} {low:.2f} {right:.2f} "
            f"{low + (ASCENT + DESCENT) * first.size:.2f}] /Border [0 0 0] /F 4 "
            f"/StructParent {key} /Contents "
        )
        if link.startswith("#"):
            self._leads.append((number, head + text_string(words), link[1:]))
        else:
            told = text_string(link.removeprefix("mailto:"))
            address = quote(link, safe="%:/?#[]@!$&'*+,;=~")
            self._document.put(
                number, f"{head}{told} /A << /S /URI /URI ({address}) >> >>".encode("ascii")
            )

    def field(self, asked: AskedCell, place: FillPlace, x: float, y: float) -> None:
        """A place of a block whose corner is (x, y): a field where the file is a form."""
        if self._quiet:
            return
        here = structs.replace(place, x=x + place.x, y=y + place.y)
        self._asked.append((asked, here))
        if self._form is None:
            return
        node = TreeNode("Form", alt=place.told(asked))
        with self.element(node):
            number, key = self._document.number(), self._tree.key()
            self._tree.own(key, f"{node.number} 0 R")
            node.take(f"<< /Type /OBJR /Pg {self._page} 0 R /Obj {number} 0 R >>")
            self._annotations.append(f"{number} 0 R")
            left, top = here.x, self.height - here.y
            head = (
                f"/Type /Annot /Subtype /Widget /F 4 /P {self._page} 0 R /StructParent {key} "
                f"/Rect [{left:.2f} {top - place.height:.2f} {left + place.width:.2f} {top:.2f}] "
                f"/Contents {text_string(place.told(asked))}"
            )
            self._form.place(number, head, asked, place)

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
            for glyph in run.glyphs:
                at, base = x + glyph.x * size, y - glyph.y * size
                if glyph.outline:
                    self._outline(at, base, glyph.outline, size, "B" if run.heavy else "f")
                elif glyph.sign:
                    self._glyphs(at, base, run, glyph.sign, size)
                x += glyph.advance * size
        if run.heavy:
            self._code.append("0 Tr")

    def _glyphs(self, x: float, y: float, run: Run, text: str, size: float) -> None:
        assert run.face is not None
        chunks = self._codes(run.face, text)
        if len(chunks) == 1:
            name, codes = chunks[0]
            self._code.append(
                f"BT {name} {size:g} Tf 1 0 0 1 {x:.2f} {self.height - y:.2f} Tm <{codes}> Tj ET"
            )
            return
        shown = " ".join(f"{name} {size:g} Tf <{codes}> Tj" for name, codes in chunks)
        self._code.append(f"BT 1 0 0 1 {x:.2f} {self.height - y:.2f} Tm {shown} ET")

    def _outline(
        self, x: float, y: float, steps: Sequence[Step], size: float, operator: str
    ) -> None:
        """The shape of a glyph whose origin is (x, y)."""
        y = self.height - y
        for step, at in steps:
            where = (f"{(x, y)[odd % 2] + each * size:.2f}" for odd, each in enumerate(at))
            self._code.append(" ".join((*where, step)))
        self._code.append(operator)

    def _unknown(self, x: float, y: float, run: Run, size: float) -> None:
        """A crossed box for each character that no font has."""
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
        """A horizontal line."""
        self.stroke_in(token)
        at = self.height - y
        self._code.append(f"{line:.2f} w {x:.2f} {at:.2f} m {x + width:.2f} {at:.2f} l S")

    def upright(self, x: float, y: float, high: float, line: float) -> None:
        """A rule downwards in the accent."""
        self.stroke_in("rule")
        top = self.height - y
        self._code.append(f"{line:.2f} w {x:.2f} {top:.2f} m {x:.2f} {top - high:.2f} l S")

    def path(
        self, operators: Sequence[str], *, fill: str = "", stroke: str = "", line: float = 1,
        dash: bool = False, ends: bool = False,
    ) -> None:  # fmt: skip
        """A path given as PDF operators, filled and stroked in colour tokens."""
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

    def image(self, image: Pixels, x: float, y: float, width: float, height: float) -> None:
        """A picture made of pixels, its top left corner at (x, y); kept once in the file."""
        if image.colours not in self._images:
            self._images[image.colours] = add_image(self._document, image)
        low = self.height - y - height
        self._code.append(
            f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {low:.2f} cm "
            f"/X{self._images[image.colours]} Do Q"
        )

    def opacity(self, share: float) -> None:
        """The opacity of fills from here on."""
        self._opacities.add(share)
        self._code.append(f"/{_opacity_name(share)} gs")

    # pages

    @property
    def asked(self) -> Asked:
        """What the page asks so far, and where."""
        return tuple(self._asked)

    @property
    def first_page(self) -> bool:
        """Whether the first page of the file is being drawn."""
        return not self._pages

    @contextmanager
    def page(self) -> Iterator[None]:
        """A page, written to the file once all on it is drawn."""
        self._page = self._document.number()
        key = self._tree.key()
        yield
        self._tree.own(key, f"[{' '.join(f'{node.number} 0 R' for node in self._marks)}]")
        packed = zlib.compress("\n".join(self._code).encode("ascii"))
        annotations = f" /Annots [{' '.join(self._annotations)}]" if self._annotations else ""
        drawing = self._document.add_stream(b"/Filter /FlateDecode", packed)
        self._document.put(self._page, (
            f"<< /Type /Page /Parent {self._list} 0 R /MediaBox [0 0 {self.width:.4f} "
            f"{self.height:.4f}] /Resources {self._resources} 0 R /Contents {drawing} 0 R "
            f"/StructParents {key} /Tabs /S{annotations} >>"
        ).encode("ascii"))  # fmt: skip
        self._pages.append(self._page)
        self._begin()

    @contextmanager
    def part(self) -> Iterator[None]:
        """Pages that belong together, an element of their own that is written at their end."""
        with self.element(TreeNode("Part")):
            yield
        self._tree.settle()

    def finish(self) -> None:
        """Writes what all pages share; nothing can be drawn after it."""
        document = self._document
        for number, head, place in self._leads:
            document.put(number, f"{head} /Dest {self._places[place]} >>".encode("ascii"))
        self._tree.finish()
        pages = " ".join(f"{page} 0 R" for page in self._pages)
        document.put(self._list, (
            f"<< /Type /Pages /Count {len(self._pages)} /Kids [{pages}] >>".encode("ascii")
        ))  # fmt: skip
        states = " ".join(f"/{_opacity_name(share)} << /ca {share:g} >>"
                          for share in sorted(self._opacities))  # fmt: skip
        images = " ".join(f"/X{number} {number} 0 R" for number in self._images.values())
        document.put(self._resources, (
            f"<< /Font {document.fonts} 0 R /ExtGState << {states} >> /XObject << {images} >> >>"
            .encode("ascii")
        ))  # fmt: skip
        info, metadata = write_about(
            document, title=self._title, author=self._author, lang=self._lang,
            keywords=self._keywords,
        )  # fmt: skip
        colours = write_colours(document)
        form = f"/AcroForm {self._form.finish()} 0 R" if self._form else ""
        outline = write_outline(document, self._entries)
        mode = "UseOutlines" if len(self._entries) > 1 else "UseNone"
        catalog = document.add(
            f"<< /Type /Catalog /Pages {self._list} 0 R /Lang ({self._lang}) "
            f"/StructTreeRoot {self._tree.number} 0 R /MarkInfo << /Marked true >> "
            f"/ViewerPreferences << /DisplayDocTitle true >> /Metadata {metadata} 0 R "
            f"/OutputIntents [{colours} 0 R] /Outlines {outline} 0 R /PageMode /{mode} "
            f"{form} >>".encode("ascii")
        )
        document.close(catalog, info)


def _opacity_name(share: float) -> str:
    return f"A{share * 100:.0f}"
