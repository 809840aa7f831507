"""A session's report as a Word document, read back."""

import io
import zipfile

import openpyxl
import pytest
from docx import Document
from lxml import etree
from msgspec import structs

from tests.office.told import reported, told
from workshop.errors import Refused
from workshop.office.document import document
from workshop.room.report.report import report_of

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.fixture(scope="module")
def material(sample):
    service, session = sample
    return told(service.view(session))[0]


@pytest.fixture(scope="module")
def file(material):
    return document(*reported(material))


@pytest.fixture(scope="module")
def made(file):
    return Document(io.BytesIO(file))


@pytest.fixture(scope="module")
def words(made):
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in made.paragraphs), *cells])


def charts_of(file):
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        return [etree.fromstring(parts.read(name)) for name in sorted(parts.namelist())
                if name.startswith("word/charts/chart")]  # fmt: skip


def values_of(series, kind="val"):
    return [float(each.text) for each in series.find(f"{CHART}{kind}").iter(f"{CHART}v")]


def test_that_it_tells_the_same_report_as_paper(material, words):
    report = report_of(material)

    for sentence in report.message.sentences:
        assert sentence in words
    for chapter in report.chapters:
        assert chapter.exercise.title in words
        assert chapter.headline in words
    for each in report.decided:
        assert each.statement in words
        assert each.support in words
    for step in report.next_steps:
        assert step.what in words
    for line in (*report.method, *report.left_out):
        assert line in words


def test_that_bars_draw_the_counts_of_the_snapshot(material, file):
    summary = material.snapshots["reread_quote/rate"].summary
    drawn = [
        [tuple(map(int, people)) for people in zip(*map(values_of, bars), strict=True)]
        for chart in charts_of(file)
        if (bars := chart.findall(f".//{CHART}barChart/{CHART}ser"))
        and len({len(values_of(each)) for each in bars}) == 1
    ]

    for lens in ("me", "team", "org", "spenders"):
        assert [cell.counts for cell in summary.cells if cell.lens == lens] in drawn, lens


def test_that_the_picture_of_page_one_draws_the_gaps_of_the_report(material, file):
    gaps = report_of(material).message.gaps.gaps
    *_lines, one, other = charts_of(file)[0].findall(f".//{CHART}ser")

    assert values_of(one, "xVal") == [gap.one for gap in gaps]
    assert values_of(other, "xVal") == [gap.other for gap in gaps]


def test_that_the_appendix_has_every_number_of_the_report(material, made):
    rows = [[cell.text for cell in row.cells] for table in made.tables for row in table.rows]

    for chapter in report_of(material).chapters:
        for table in chapter.numbers:
            for block in table.blocks:
                for row in block.rows:
                    figures = ["not shown" if each is None else "·" if each == 0 else str(each)
                               for each in row.figures]  # fmt: skip
                    assert [each for each in rows if each[-len(figures) :] == figures], row


def test_that_every_chart_is_said_in_words_and_brings_its_numbers(file):
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        names = parts.namelist()
        page = etree.fromstring(parts.read("word/document.xml"))
        charts = [name for name in names if name.startswith("word/charts/chart")]
        books = [name for name in names if name.startswith("word/embeddings/")]
        said = [each.get("descr") for each in page.iter("{*}docPr")]

        assert len(charts) == len(books) == len(said)
        assert all(said)
        for name in books:
            assert openpyxl.load_workbook(io.BytesIO(parts.read(name))).worksheets


def test_that_numbers_stay_out_where_they_are_not_wanted(material):
    choice = structs.replace(material.choice, numbers=False)

    made = Document(io.BytesIO(document(*reported(structs.replace(material, choice=choice)))))

    titles = [each.text for each in made.paragraphs if each.style.name.startswith("Heading")]
    assert "Numbers" not in titles
    assert "Decisions" in titles


def template(kind="document"):
    made = Document()
    made.styles["Heading 1"].font.name = "Larch Sans"
    made.add_paragraph("Words of the template")
    made.sections[0].footer.paragraphs[0].text = "Larch & Lane"
    out = io.BytesIO()
    made.save(out)
    changed = io.BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            as_kind = f"{kind}.main+xml".encode()
            new.writestr(name, old.read(name).replace(b"document.main+xml", as_kind))
    return changed.getvalue()


@pytest.mark.parametrize("kind", ["document", "template"])
def test_that_the_users_own_template_gives_the_looks_and_none_of_its_words(material, kind):
    made = Document(io.BytesIO(document(*reported(material), template(kind))))

    assert made.styles["Heading 1"].font.name == "Larch Sans"
    assert made.sections[0].footer.paragraphs[0].text == "Larch & Lane"
    assert "Words of the template" not in [each.text for each in made.paragraphs]
    assert "Customer day" in [each.text for each in made.paragraphs]


@pytest.mark.parametrize("content", [b"", b"no document"])
def test_that_a_template_that_is_none_is_refused_in_a_sentence(material, content):
    with pytest.raises(Refused, match="no Word file"):
        document(*reported(material), content)


def test_that_nothing_revealed_is_said(material):
    bare = structs.replace(material, snapshots={}, notes=(), lists={})

    made = Document(io.BytesIO(document(*reported(bare))))

    assert "Nothing was revealed in this session." in [each.text for each in made.paragraphs]
