"""What a reader copies out of a handout: the words that stand there, whole and in their order."""

import re
from collections import Counter
from itertools import groupby

import pytest

from tests.paper.day import FORMS, form_name, material_of
from tests.paper.reading import read_by_pdfium, read_by_poppler
from tests.paper.test_words import copy_with
from workshop.pdf.canvas import TaggedCanvas
from workshop.pdf.handout import blank_sheets, copies, reading_cards
from workshop.pdf.one_page import one_page
from workshop.pdf.report import pack, summary
from workshop.pdf.run_sheet import run_sheet

TYPED = "Affinité, offices’ fluff: “flöte” 20 % by 15 December — don’t"
MATERIAL, PEOPLE = material_of(text=TYPED)
MAKERS = {
    "blank": lambda form: blank_sheets(list(MATERIAL.exercises.values()), form, MATERIAL.session),
    "copy": lambda form: copies(MATERIAL, PEOPLE[:2], form),
    "summary": lambda form: summary(MATERIAL, form),
    "page": lambda form: one_page(MATERIAL, form),
    "pack": lambda form: pack(MATERIAL, form),
    "run sheet": lambda form: run_sheet(MATERIAL, form),
    "cards": lambda form: reading_cards(list(MATERIAL.exercises.values()), form, MATERIAL.session),
}
READERS = {"Poppler": read_by_poppler, "PDFium": read_by_pdfium}
each_reader = pytest.mark.parametrize("read", READERS.values(), ids=READERS)


def parted(words):
    """With single blanks, also beside quotation marks, which hang where a quotation begins."""
    return " ".join(re.sub("([“”])", r" \1 ", words).split())


@pytest.fixture
def lines(monkeypatch):
    """The lines of text that are set, as they are typed."""
    found = []
    show = TaggedCanvas._show

    def noted(canvas, parts):
        for _y, line in groupby(parts, key=lambda each: each[1]):
            found.append(parted("".join(part.run.text for _x, _y, part in line)))
        show(canvas, parts)

    monkeypatch.setattr(TaggedCanvas, "_show", noted)
    return found


@pytest.mark.parametrize("form", [FORMS[0], FORMS[5]], ids=form_name)
@pytest.mark.parametrize("kind", MAKERS)
def test_that_every_line_of_every_handout_copies_out_whole(lines, kind, form):
    made = MAKERS[kind](form)

    assert not made.backwards
    words = Counter(word for line in lines for word in line.split())
    for name, read in READERS.items():
        copied = parted(read(made.content))
        torn = [line for line in lines if line and f" {line} " not in f" {copied} "]
        assert torn == [], name
        assert not words - Counter(copied.split()), name


@each_reader
@pytest.mark.parametrize(
    "typed", [TYPED, "Łódź, naïve, Ελλάδα, Москва", "Tiếng Việt", "नमस्ते क्षेत्र में", "สวัสดีชาวโลก"]
)
def test_that_what_was_typed_copies_out_as_it_was(read, typed):
    assert typed in read(copy_with(typed, FORMS[0]).content)


ARABIC = "نص طويل يحتاج إلى أكثر من سطر " * 4


@each_reader
@pytest.mark.parametrize("typed", [ARABIC.strip(), "مرحبا بالعالم", "مُحَمَّد", "שלום לכולם", "מִשְׁפָּחָה"])
def test_that_words_from_right_to_left_copy_out_whole_and_in_their_order(read, typed):
    made = copy_with(typed, FORMS[0])

    assert made.backwards
    assert typed in read(made.content)


@each_reader
@pytest.mark.parametrize(
    "typed",
    ["السعر 250 يورو فقط", "(אולי) בשעה 9:30", "He said שלום לכולם", "עברית and English"],
)
def test_that_beside_numbers_and_other_words_each_of_them_is_whole_still(read, typed):
    copied = read(copy_with(typed, FORMS[0]).content)

    assert all(word.strip("()") in copied for word in typed.split())
