"""A presentation to fill: in the looks of the user's own template, or in ours."""

import io
from zipfile import BadZipFile

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.exc import PackageNotFoundError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Opened
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import Slide, SlideLayout
from pptx.text.text import TextFrame
from pptx.util import Emu, Inches, Length, Pt

from workshop.domain.letterhead import Letterhead
from workshop.errors import Refused
from workshop.office.chart import Chart
from workshop.office.inks import Inks, inked, inks_of
from workshop.office.native_chart import Box, colour
from workshop.office.own_template import as_file
from workshop.words import _

TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
AT_THE_FOOT = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
WIDE, HIGH = Inches(40 / 3), Inches(7.5)
LEFT, TOP, TITLE = Inches(0.667), Inches(0.444), Inches(1.15)
FOOT, LINE = Inches(0.72), Inches(0.3)
"""From the lower edge to the top of the source line, and its height."""
SOURCE, LOGO, RULE = Pt(12), Inches(0.62), Inches(0.055)
LONG_TITLE = 95
"""Signs of a title that takes smaller letters."""


class Deck:
    """The presentation as it grows, slide by slide."""

    def __init__(self, template: bytes | None, source: str, letterhead: Letterhead) -> None:
        """source: the line at the foot of every slide but the first."""
        self._letterhead, self._inks = letterhead, inks_of(letterhead)
        self._made = _ours(self._inks) if template is None else _opened(template)
        self._source = source
        self._cover, self._titled = _layouts(self._made)
        for entry in list(self._made.slides._sldIdLst):  # noqa: SLF001 - it can remove none
            self._made.part.drop_rel(entry.rId)
            self._made.slides._sldIdLst.remove(entry)  # noqa: SLF001

    @property
    def body(self) -> Box:
        """Where there is room between title and foot."""
        wide, high = self._made.slide_width, self._made.slide_height
        title = _title_of(self._titled)
        left, top = (title.left, title.top + title.height) if title else (LEFT, TOP + TITLE)
        return left, top, wide - 2 * left, high - FOOT - top - LINE // 2

    def cover(self, title: str, lines: str, logo: bytes = b"") -> Slide:
        """The first slide. logo: stands above on the left."""
        slide = self._made.slides.add_slide(self._cover)
        if logo:
            slide.shapes.add_picture(io.BytesIO(logo), self.body[0], TOP, height=LOGO)
        self._entitle(slide, title)
        others = [each for each in slide.placeholders if not _is_title(each)]
        if others:
            others[0].text = lines
            others[0].text_frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
        _without_empty(slide)
        return slide

    def titled(self, title: str, notes: str) -> Slide:
        """A slide with a sentence for its title, and what its speaker has before them."""
        slide = self._made.slides.add_slide(self._titled)
        self._entitle(slide, title)
        _without_empty(slide)
        wide, high = self._made.slide_width, self._made.slide_height
        left = self.body[0]
        line = slide.shapes.add_textbox(left, high - FOOT, wide - 2 * left - Inches(1), LINE)
        write(line.text_frame, self._source, SOURCE, "ink2")
        number = slide.shapes.add_textbox(wide - left - Inches(0.9), high - FOOT, Inches(0.9), LINE)
        write(number.text_frame, str(len(self._made.slides)), SOURCE, "ink2")
        slide.notes_slide.notes_text_frame.text = notes
        return slide

    def _entitle(self, slide: Slide, title: str) -> None:
        if slide.shapes.title is None:
            box = slide.shapes.add_textbox(LEFT, TOP, self._made.slide_width - 2 * LEFT, TITLE)
            write(box.text_frame, title, Pt(28), "ink")
        else:
            slide.shapes.title.text = title
            if len(title) > LONG_TITLE:
                for paragraph in slide.shapes.title.text_frame.paragraphs:
                    paragraph.font.size = Pt(22)

    def inked(self, drawn: Chart) -> Chart:
        """A chart in the colours of the presentation."""
        return inked(drawn, self._inks)

    def finished(self, title: str) -> bytes:
        """The file."""
        self._made.core_properties.title = title
        self._made.core_properties.author = self._letterhead.name
        out = io.BytesIO()
        self._made.save(out)
        return out.getvalue()


def write(frame: TextFrame, text: str, size: Length, ink: str) -> None:
    """Text of one size and colour that wraps in its box."""
    frame.word_wrap = True
    frame.text = text
    for paragraph in frame.paragraphs:
        paragraph.font.size, paragraph.font.color.rgb = size, colour(ink)


def _opened(template: bytes) -> Opened:
    """The user's own file; one that is a template by its kind is read as a presentation."""
    try:
        return Presentation(as_file(template))
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as fault:
        raise Refused(_("That template is no PowerPoint file (.potx or .pptx).")) from fault


def _ours(inks: Inks) -> Opened:
    """A white wide slide with the title above on the left, and a line above it in the accent."""
    made = Presentation()
    made.slide_width, made.slide_height = WIDE, HIGH
    for layout in list(made.slide_layouts):
        if layout.name not in ("Title Slide", "Title Only"):
            made.slide_layouts.remove(layout)
    cover, titled = made.slide_layouts
    _letter(made.slide_master.element.find(f".//{qn('p:titleStyle')}"), 28, bold=True)
    for layout in (made.slide_master, titled):
        _place(_title_of(layout), (LEFT, TOP, WIDE - 2 * LEFT, TITLE))
    for holder in cover.placeholders:
        if _is_title(holder):
            _place(holder, (LEFT, Inches(2), WIDE - 2 * LEFT, Inches(1.6)))
            _letter(holder.element.find(f".//{qn('a:lstStyle')}"), 44, bold=True)
        elif holder.placeholder_format.type not in AT_THE_FOOT:
            _place(holder, (LEFT, Inches(3.7), WIDE - 2 * LEFT, Inches(2.4)))
            _letter(holder.element.find(f".//{qn('a:lstStyle')}"), 20, bold=False)
    for layout, top in ((titled, TOP - RULE), (cover, Inches(2) - 2 * RULE)):
        _rule(layout, (LEFT, top, WIDE - 2 * LEFT, RULE))
    _accents(made, inks)
    return made


def _rule(layout: SlideLayout, box: Box) -> None:
    """A line of the template's own, in its second accent."""
    left, top, wide, high = box
    layout.shapes._spTree.append(parse_xml(  # noqa: SLF001 - a layout takes no new shapes
        f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr><p:cNvPr id='99' name='Rule'/><p:cNvSpPr/><p:nvPr/>"
        f"</p:nvSpPr><p:spPr><a:xfrm><a:off x='{left}' y='{top}'/><a:ext cx='{wide}' cy='{high}'/>"
        "</a:xfrm><a:prstGeom prst='rect'><a:avLst/></a:prstGeom><a:solidFill>"
        "<a:schemeClr val='accent2'/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    ))  # fmt: skip


def _accents(made: Opened, inks: Inks) -> None:
    """The theme's own: words, the line, then the steps from dark to light."""
    part = next(
        each.target_part for each in made.slide_master.part.rels.values()
        if each.reltype == RELATIONSHIP_TYPE.THEME
    )  # fmt: skip
    theme = etree.fromstring(part.blob)
    for at, name in enumerate(("accent", "rule", "step4", "step3", "step5", "step2"), 1):
        for scheme in theme.iter(qn(f"a:accent{at}")):
            scheme.clear()
            etree.SubElement(scheme, qn("a:srgbClr"), val=inks[name].removeprefix("#"))
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001 - it has no theme of its own


def _letter(styles: etree.Element, size: int, *, bold: bool) -> None:
    """The first level of a style: on the left, without a bullet, in ink."""
    for old in styles.findall(qn("a:lvl1pPr")):
        styles.remove(old)
    level = etree.Element(qn("a:lvl1pPr"), algn="l", marL="0", indent="0")
    etree.SubElement(level, qn("a:buNone"))
    letters = etree.SubElement(level, qn("a:defRPr"), sz=str(size * 100), b=str(int(bold)))
    fill = etree.SubElement(letters, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), val=str(colour("ink")))
    styles.insert(0, level)


def _place(holder: LayoutPlaceholder, box: Box) -> None:
    holder.left, holder.top, holder.width, holder.height = map(Emu, box)
    holder.text_frame.vertical_anchor = MSO_ANCHOR.TOP


def _layouts(made: Opened) -> tuple[SlideLayout, SlideLayout]:
    """The layout of the first slide, and of one with nothing but a title."""
    layouts = list(made.slide_layouts)
    cover = next((each for each in layouts if _fillable(each) == 1), layouts[0])
    titled = [each for each in layouts if _title_of(each) and not _fillable(each)]
    first = next((each for each in layouts if _is_cover(each)), cover)
    return first, titled[0] if titled else layouts[min(1, len(layouts) - 1)]


def _is_cover(layout: SlideLayout) -> bool:
    title = _title_of(layout)
    return title is not None and title.placeholder_format.type == PP_PLACEHOLDER.CENTER_TITLE


def _fillable(layout: SlideLayout) -> int:
    """How many places for content it has beside the title."""
    return sum(
        not _is_title(each) and each.placeholder_format.type not in AT_THE_FOOT
        for each in layout.placeholders
    )


def _title_of(layout: SlideLayout) -> LayoutPlaceholder | None:
    return next((each for each in layout.placeholders if _is_title(each)), None)


def _is_title(holder: LayoutPlaceholder) -> bool:
    found: bool = holder.placeholder_format.type in TITLES
    return found


def _without_empty(slide: Slide) -> None:
    """A place that stays empty would ask the reader to click it."""
    for holder in list(slide.placeholders):
        if holder.has_text_frame and not holder.text_frame.text:
            holder._element.getparent().remove(holder._element)  # noqa: SLF001
