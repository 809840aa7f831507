"""A document to write in: in the looks of the user's own template, or in ours."""

import io
from collections.abc import Sequence
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as Opened
from docx.enum.table import (
    WD_CELL_VERTICAL_ALIGNMENT,
    WD_ROW_HEIGHT_RULE,
    WD_TABLE_ALIGNMENT,
)
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Length, Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml import etree
from pptx.slide import Slide

from workshop.domain.letterhead import Letterhead
from workshop.errors import Refused
from workshop.office.chart import Chart, described
from workshop.office.inks import Inks, digits, inked, inks_of
from workshop.office.native_chart import put_chart
from workshop.office.own_template import as_file
from workshop.words import _

MARGIN, HIGH, WIDE = Mm(20), Mm(297), Mm(210)
BODY, SECOND, SMALL = Pt(11), Pt(9.5), Pt(8)
FACE = "Calibri"
CHAPTER, LABEL = "Heading 1", "Heading 3"
HEADINGS = {"Title": 28, CHAPTER: 18, "Heading 2": 14, LABEL: 12}
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
LETTERS = 9
"""Of a chart, in points."""
Texts = Sequence[str]


class Letter:
    """The document as it grows, from top to bottom."""

    def __init__(self, template: bytes | None, foot: str, letterhead: Letterhead) -> None:
        """foot: the line at the foot of every page."""
        self._author, self._inks = letterhead.name, inks_of(letterhead)
        self._made = _ours(self._inks) if template is None else _opened(template)
        self._charts = 0
        self._face = self._made.styles["Normal"].font.name or FACE
        page = self._made.sections[-1]
        self.wide: int = page.page_width - page.left_margin - page.right_margin
        if template is None:
            _foot(page.footer.paragraphs[0], foot, self.wide)

    def write(self, text: str, style: str = "Normal") -> Paragraph:
        """A paragraph in a style; in the usual one where the template lacks it."""
        known = style in [each.name for each in self._made.styles]
        return self._made.add_paragraph(text, style=style if known else None)

    def second(self, text: str) -> None:
        """Smaller words: what explains something."""
        for run in self.write(text).runs:
            run.font.size, run.font.color.rgb = SECOND, _rgb("ink2")

    def turn(self) -> None:
        """A new page."""
        self._made.add_page_break()

    def picture(self, content: bytes, high: Length) -> None:
        """A picture, such as a logo."""
        self._made.add_picture(io.BytesIO(content), height=high)

    def table(self, head: Texts, rows: Sequence[Texts], shares: Sequence[float],
              size: Length = BODY) -> Table:  # fmt: skip
        """A table with a line under its head and each row; the head comes again on every page."""
        made = self._table(len(rows) + 1, shares)
        for at, texts in enumerate((head, *rows)):
            for cell, text in zip(made.rows[at].cells, texts, strict=True):
                _fill(cell, text, size if at else SECOND, "ink" if at else "ink2")
                _rule(cell, 12 if at == 0 else 4, "ink" if at == 0 else "line")
        _repeated(made)
        self.write("")
        return made

    def beside(
        self, key: Sequence[tuple[str, str]], names: Texts, told: Texts, shares: Sequence[float],
        heights: tuple[int, int],
    ) -> _Cell:  # fmt: skip
        """Names and counts with a space between them, which is given back for a chart; its lines
        are as high as they are told. key: words and their colours above the names.
        """
        made = self._table(len(names) + 1, shares)
        for at, row in enumerate(made.rows):
            row.height, row.height_rule = Emu(heights[bool(at)]), WD_ROW_HEIGHT_RULE.EXACTLY
        for column, texts in ((0, names), (2, told)):
            for cell, text in zip(made.columns[column].cells[1:], texts, strict=True):
                _fill(cell, text, BODY, "ink")
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph = made.cell(0, 0).paragraphs[0]
        for text, ink in key:
            run = paragraph.add_run(text)
            run.bold, run.font.size, run.font.color.rgb = True, BODY, _rgb(ink)
        middle = made.cell(0, 1).merge(made.cell(len(names), 1))
        middle.paragraphs[0].paragraph_format.space_after = Pt(0)
        self.write("")
        return middle

    def chart(
        self, drawn: Chart, slide: Slide, wide: int, high: int, *, head: float = 0,
        into: _Cell | None = None,
    ) -> None:  # fmt: skip
        """A chart of the program itself, with its numbers to edit. slide: where it is made."""
        frame = put_chart(inked(drawn, self._inks), slide, (0, 0, wide, high), LETTERS, head)
        frame.chart.font.name = self._face
        number, package = self._charts + 1, self._made.part.package
        self._charts = number
        place = PackURI(f"/word/charts/chart{number}.xml")
        part = Part(place, CONTENT_TYPE.DML_CHART, frame.chart.part.blob, package)
        book = PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
        numbers = frame.chart.part.chart_workbook.xlsx_part.blob
        kept = Part(book, CONTENT_TYPE.SML_SHEET, numbers, package)
        # The chart names its workbook by the first of its relations.
        part.relate_to(kept, RELATIONSHIP_TYPE.PACKAGE)
        named = self._made.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
        where = into.paragraphs[0] if into else self.write("")
        where.add_run()._r.append(_inline(named, number, wide, high, described(drawn)))  # noqa: SLF001

    def _table(self, rows: int, shares: Sequence[float]) -> Table:
        made = self._made.add_table(rows, len(shares))
        made.autofit, made.alignment = False, WD_TABLE_ALIGNMENT.LEFT
        for column, share in zip(made.columns, shares, strict=True):
            column.width = Emu(int(self.wide * share))
            for cell in column.cells:
                cell.width = column.width
        return made

    def finished(self, title: str) -> bytes:
        """The file."""
        known = self._made.core_properties
        known.title, known.author, known.comments = title, self._author, ""
        out = io.BytesIO()
        self._made.save(out)
        return out.getvalue()


def _opened(template: bytes) -> Opened:
    """The user's own file without its words."""
    try:
        made = Document(as_file(template))
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as fault:
        raise Refused(_("That template is no Word file (.dotx or .docx).")) from fault
    body = made.element.body
    for part in list(body):
        if part.tag != qn("w:sectPr"):
            body.remove(part)
    return made


def _ours(inks: Inks) -> Opened:
    """A4, one face. Chapters begin under a line in the accent; labels are in it."""
    made = Document()
    page = made.sections[0]
    page.page_width, page.page_height = WIDE, HIGH
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = MARGIN
    made.styles["Normal"].font.size, made.styles["Normal"].font.name = BODY, FACE
    for name, size in HEADINGS.items():
        style = made.styles[name]
        style.font.size, style.font.color.rgb, style.font.bold = Pt(size), _rgb("ink"), True
        style.font.name = FACE
        for fonts in style.element.iter(qn("w:rFonts")):
            for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
                fonts.attrib.pop(qn(f"w:{kind}Theme"), None)
                fonts.set(qn(f"w:{kind}"), FACE)
        for border in list(style.element.iter(qn("w:pBdr"))):
            border.getparent().remove(border)
    made.styles[LABEL].font.color.rgb = _rgb(inks["accent"])
    chapter = made.styles[CHAPTER].element.get_or_add_pPr()
    chapter.insert_element_before(parse_xml(
        f"<w:pBdr {nsdecls('w')}><w:top w:val='single' w:sz='18' w:space='6' "
        f"w:color='{_rgb(inks['rule'])}'/></w:pBdr>"
    ), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")  # fmt: skip
    quote = made.styles["Quote"]
    quote.font.italic, quote.font.size, quote.font.color.rgb = False, Pt(12), _rgb("ink")
    return made


def _rgb(name: str) -> RGBColor:
    """A colour of the palette, or one that is told as "#RRGGBB"."""
    return RGBColor.from_string(digits(name))


def _fill(cell: _Cell, text: str, size: Length, ink: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    # An empty cell would be as high as the usual letters.
    paragraph.paragraph_format.line_spacing = Pt(1.25 * size.pt)
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = size, _rgb(ink)


def _rule(cell: _Cell, eighths: int, ink: str) -> None:
    """A line below a cell, in eighths of a point."""
    borders = OxmlElement("w:tcBorders")
    bottom = etree.SubElement(borders, qn("w:bottom"))
    told = {"val": "single", "sz": str(eighths), "space": "0", "color": str(_rgb(ink))}
    for name, value in told.items():
        bottom.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001 - it has no other way


def _repeated(table: Table) -> None:
    """The first row is a head, read as such and said again on every page."""
    row = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - it has no other way
    row.append(OxmlElement("w:tblHeader"))
    for each in table.rows:
        each._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001


def _foot(paragraph: Paragraph, text: str, wide: int) -> None:
    """Of what the page is, and which."""
    paragraph.style.paragraph_format.tab_stops.clear_all()
    paragraph.paragraph_format.tab_stops.add_tab_stop(Emu(wide), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{text}\t")
    field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"/>')
    paragraph._p.append(field)  # noqa: SLF001 - it has no fields
    for run in paragraph.runs:
        run.font.size, run.font.color.rgb = SECOND, _rgb("ink2")


def _inline(named: str, number: int, wide: int, high: int, alt: str) -> etree.Element:
    """A chart in a line of text. alt: for those who listen."""
    drawing = parse_xml(
        f"<w:drawing {nsdecls('w', 'wp', 'a', 'r')}>"
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{number}" name="Chart {number}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" r:id="{named}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    drawing.find(f".//{qn('wp:docPr')}").set("descr", alt)
    return drawing
