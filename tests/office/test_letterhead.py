"""The letterhead's accent in files of other programs: heads, lines, charts, and the author."""

import io
import zipfile

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn as word
from lxml import etree
from msgspec import structs
from pptx import Presentation
from pptx.oxml.ns import qn

from workshop.domain.letterhead import Letterhead
from workshop.office.document import document
from workshop.office.slides import slides
from workshop.office.workbook import workbook
from workshop.room.accent import accent_colours
from workshop.room.report.report import report_of
from workshop.services.printing import report_material

TEAL, PALE = "#0F4C5C", "#FFCC00"
INK = "111111"


@pytest.fixture(scope="module")
def written(sample):
    """The sample session under a letterhead of that accent, by what writes it."""
    service, session = sample
    material = report_material(service, service.view(session))

    def write(accent, form):
        head = Letterhead(id="a", name="Larch & Lane", accent=accent)
        headed = structs.replace(material, letterhead=head)
        report = report_of(headed)
        made = {
            "docx": lambda: document(headed, report),
            "xlsx": lambda: workbook(headed, report),
            "pptx": lambda: slides(report),
        }
        return io.BytesIO(made[form]())

    return write


def chart_colours(package):
    """Every colour in the charts of a file."""
    return {
        value.get("val")
        for part in package.iter_parts()
        if "/charts/" in str(part.partname) and str(part.partname).endswith(".xml")
        for value in etree.fromstring(part.blob).iter(qn("a:srgbClr"))
    }


def steps(accent):
    return {accent_colours(accent)[f"step{at}"].removeprefix("#") for at in range(1, 6)}


@pytest.mark.parametrize(("accent", "words"), [(TEAL, "0F4C5C"), (PALE, INK)])
def test_that_a_documents_labels_and_lines_are_in_the_accent_words_only_where_they_read(
    written, accent, words
):
    made = Document(written(accent, "docx"))

    assert str(made.styles["Heading 3"].font.color.rgb) == words
    assert str(made.styles["Heading 1"].font.color.rgb) == INK
    line = made.styles["Heading 1"].element.find(f".//{word('w:pBdr')}/{word('w:top')}")
    assert line.get(word("w:color")) == accent.removeprefix("#")
    assert made.core_properties.author == "Larch & Lane"
    assert steps(accent) <= chart_colours(made.part.package)


@pytest.mark.parametrize(("accent", "words"), [(TEAL, "0F4C5C"), (PALE, INK)])
def test_that_a_presentations_theme_line_and_charts_follow_the_accent(written, accent, words):
    made = Presentation(written(accent, "pptx"))
    theme = next(
        etree.fromstring(part.blob)
        for part in made.part.package.iter_parts()
        if str(part.partname).startswith("/ppt/theme/theme1")
    )

    found = [theme.find(f".//{qn(f'a:accent{at}')}/{qn('a:srgbClr')}") for at in (1, 2, 3)]
    assert [each.get("val") for each in found] == [
        words, accent.removeprefix("#"), accent_colours(accent)["step4"].removeprefix("#"),
    ]  # fmt: skip
    for layout in made.slide_layouts:
        assert [shape for shape in layout.shapes if shape.name == "Rule"]
    assert made.core_properties.author == "Larch & Lane"
    assert steps(accent) <= chart_colours(made.part.package)


@pytest.mark.parametrize(("accent", "words"), [(TEAL, "0F4C5C"), (PALE, INK)])
def test_that_a_workbooks_titles_heads_and_charts_follow_the_accent(written, accent, words):
    file = written(accent, "xlsx")
    book = openpyxl.load_workbook(file)

    guide, data = book.worksheets[0], book["Data"]
    assert guide["A1"].font.color.rgb == f"FF{words}"
    assert data["A1"].font.color.rgb == f"FF{INK}"
    assert data["A1"].border.bottom.color.rgb == f"FF{accent.removeprefix('#')}"
    assert book.properties.creator == "Larch & Lane"
    with zipfile.ZipFile(file) as parts:
        charts = [parts.read(each) for each in parts.namelist() if "/charts/" in each]
    drawn = {value.get("val") for each in charts
             for value in etree.fromstring(each).iter(qn("a:srgbClr"))}  # fmt: skip
    assert steps(accent) <= drawn


def test_that_without_a_letterhead_files_keep_the_houses_colours(sample):
    service, session = sample
    material = report_material(service, service.view(session))
    report = report_of(material)

    made = Document(io.BytesIO(document(material, report)))
    assert str(made.styles["Heading 3"].font.color.rgb) == "5A2A8C"
    assert "6B3FA6" in chart_colours(made.part.package)
