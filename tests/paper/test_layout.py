"""How blocks fall on pages."""

from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.paper.day import FORMS, SHIPPED, form_name, material_of, session
from tests.paper.reading import structure
from workshop.domain.run import as_read
from workshop.pdf.blocks import PITCH, Bottom, Break, Lines, Paragraph, Stack
from workshop.pdf.handout import blank_sheets
from workshop.pdf.line import Stretch
from workshop.pdf.page import lay
from workshop.pdf.report import summary
from workshop.pdf.script import Faces
from workshop.pdf.single_step import on_paper, sheet_of
from workshop.pdf.table import Style, Table, TableCell, TableRow
from workshop.pdf.type import COLOURS, MM, PAPERS

WIDTH, HEIGHT = 480.0, 700.0
FACES = Faces()


def words(text="Some words that run on. " * 6, **how):
    return Paragraph((Stretch(text=text, size=12),), FACES, **how)


def heading():
    return words("A heading", keeps=True, tag="H2")


def bottoms(page):
    return [y + block.height(WIDTH) for y, block in page.blocks]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["heading", "words", "lines", "break", "long", "whole"]), max_size=40)
)
def test_that_no_page_overflows_and_no_heading_stands_last(plan):
    make = {
        "heading": heading, "words": words, "lines": lambda: Lines(4, above=3), "break": Break,
        "long": lambda: words("word " * 900),
        "whole": lambda: Stack([words("word") for _each in range(90)], whole=True),
    }  # fmt: skip
    blocks = [make[each]() for each in plan]
    if blocks and getattr(blocks[-1], "keeps", False):
        blocks.append(words())

    pages = lay(blocks, WIDTH, HEIGHT)

    for number, page in enumerate(pages):
        assert all(bottom <= HEIGHT + 0.1 for bottom in bottoms(page))
        last = number == len(pages) - 1
        stands_last = page.blocks and page.blocks[-1][1].keeps
        assert last or not stands_last or plan_breaks_after(page, blocks)


def plan_breaks_after(page, blocks):
    """Whether the author asked for a new page right after the heading."""
    at = next((n for n, each in enumerate(blocks) if each is page.blocks[-1][1]), None)
    return at is not None and any(isinstance(each, Break) for each in blocks[at + 1 : at + 2])


def test_that_a_paragraph_leaves_two_lines_on_either_page():
    blocks = [Lines(1, pitch=HEIGHT - 40), words("word " * 200)]

    pages = lay(blocks, WIDTH, HEIGHT)

    parts = [block for page in pages for _y, block in page.blocks if isinstance(block, Paragraph)]
    assert all(len(part.lines(WIDTH)) >= 2 for part in parts)


def test_that_a_chart_stays_with_its_heading():
    chart = Stack([words("chart " * 200)], whole=True)
    blocks = [Lines(1, pitch=HEIGHT - chart.height(WIDTH)), heading(), chart]

    pages = lay(blocks, WIDTH, HEIGHT)

    assert [block.keeps for _y, block in pages[1].blocks] == [True, False]


def test_that_a_heading_takes_a_part_along_of_what_no_page_holds_with_it():
    line = words("chart")
    rows = int(HEIGHT / line.height(WIDTH))
    chart = Stack([words("chart") for _each in range(rows)], whole=True)
    assert chart.height(WIDTH) <= HEIGHT < chart.height(WIDTH) + heading().height(WIDTH)

    for before in ([], [words()]):
        first, *_rest = lay([*before, heading(), chart], WIDTH, HEIGHT)
        assert not first.blocks[-1][1].keeps


def test_that_a_table_repeats_its_header_and_loses_no_row():
    head = [TableCell(content=words("Head", tag=""), head="Column")]
    rows = [TableRow([TableCell(content=words(f"row {each}", tag=""))]) for each in range(120)]

    pages = lay([Table(head, rows, [WIDTH], Style())], WIDTH, HEIGHT)

    tables = [block for page in pages for _y, block in page.blocks]
    assert len(tables) > 2
    assert sum(len(table._rows) for table in tables) == 120
    assert all(table._head is not None for table in tables)
    assert [table._repeats for table in tables] == [False] + [True] * (len(tables) - 1)


def test_that_a_source_stands_at_the_foot_of_its_page():
    source = words("source")

    page = lay([words(), Bottom(source)], WIDTH, HEIGHT)[-1]

    assert page.blocks[-1][0] == pytest.approx(HEIGHT - source.height(WIDTH))


def test_that_a_source_has_company_overleaf():
    blocks = [*(words("One line.") for _each in range(44)), heading(), words("Its last words.")]

    first, second = lay([*blocks, Bottom(words("Its source."))], WIDTH, HEIGHT)

    assert [block.keeps for _y, block in second.blocks] == [True, False, False]
    assert not first.blocks[-1][1].keeps


def test_that_writing_lines_and_margins_are_those_of_the_method():
    assert 8 * MM <= PITCH <= 9 * MM
    for paper in PAPERS.values():
        assert min(paper.left, paper.right, paper.top) >= 15 * MM
        assert paper.left >= 20 * MM


@pytest.mark.parametrize("form", FORMS, ids=form_name)
def test_that_headings_have_no_gap_and_figures_say_something(form):
    material, _people = material_of()
    made = [summary(material, form), blank_sheets([as_read(SHIPPED["map_3d"])], form)]

    for each in made:
        tags = structure(each.content)
        levels = [int(tag[1]) for tag, _alt in tags if tag in ("H1", "H2", "H3")]
        assert levels[0] == 1
        steps = pairwise(levels)
        assert all(after <= before + 1 for before, after in steps)
        assert all(len(alt) > 3 for tag, alt in tags if tag == "Figure")


def lightness(colour):
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_that_the_ordered_steps_can_be_told_apart_in_grey():
    greys = [lightness(COLOURS[f"step{each}"]) for each in range(1, 6)]

    assert greys == sorted(greys, reverse=True)
    assert all(one - other > 30 for one, other in pairwise(greys))
    for each, grey in enumerate(greys, start=1):
        assert abs(grey - lightness(COLOURS[f"on{each}"])) > 120


def test_that_blocks_stand_closer_where_that_saves_a_page():
    blocks = [*(words("One line.", above=40) for _each in range(13)), Bottom(words("Its source."))]

    assert len(lay(blocks, WIDTH, HEIGHT)) == 1
    roomy = [words("One line.", above=40) for _each in range(22)]
    first, second = lay(roomy, WIDTH, HEIGHT)
    tops = [y for y, _block in first.blocks]
    assert all(below - above > 40 for above, below in pairwise(tops)), "nothing was to be saved"
    assert second.blocks


@pytest.mark.parametrize(("said", "right"), [("نجيب خلال ساعة", True), ("We ring back", False)])
def test_that_the_dash_of_a_list_stands_where_its_words_begin(said, right):
    sheet = sheet_of(as_read(SHIPPED["closing"]), session())
    content = on_paper(sheet.items([said]), sheet).content

    page = pypdfium2.PdfDocument(content)[0]
    words = page.get_textpage()
    boxes = {
        words.get_text_range(at, 1): words.get_charbox(at) for at in range(words.count_chars())
    }
    middle = page.get_width() / 2

    assert (boxes["–"][0] > middle) is right
