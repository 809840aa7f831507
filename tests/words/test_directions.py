"""What somebody wrote from right to left moves none of the program's words, on screen and paper."""

import io
import re
from string import Formatter

import pytest
from babel.messages.pofile import read_po
from PySide6.QtGui import QFont, QTextLayout

from tests.checkout import CHECKOUT
from tests.paper.day import FORMS, material_of
from tests.paper.reading import read_by_poppler, spans
from workshop.domain.direction import reads_from_right
from workshop.pdf.handout import copies
from workshop.pdf.line import Stretch, broken
from workshop.pdf.report import summary
from workshop.pdf.script import Faces
from workshop.words import PDI, Sentence, in_a_row, isolated, listed, quoted

TEMPLATE = read_po(io.BytesIO((CHECKOUT / "assets/locale/workshop.pot").read_bytes()))
SENTENCES = sorted(
    {
        text
        for message in TEMPLATE
        for text in (message.id if isinstance(message.id, tuple) else (message.id,))
        if "{" in text
    }
)
UNTOLD = str.maketrans("", "", ".07")
"""Full stops, of which a field may bring one, and the number that is filled in."""
WRITTEN = ("ساعة 12.", "שלום (abc)!", "עברית with English")


def filled(template, written):
    """The template with those words in every field that takes any; and its own words alone."""
    given, own = {}, []
    for literal, field, spec, _conversion in Formatter().parse(template):
        own.append(literal)
        if field is not None:
            name = field.partition(".")[0].partition("[")[0]
            given[name] = 7 if spec else written
    return Sentence(template).format(**given), own


def order(text, rtl=False):
    """The signs from left to right, as paper sets them."""
    line = Faces().line(text, bold=False, rtl=rtl)
    return [(run.text, run.at) for run in line]


@pytest.mark.parametrize("written", WRITTEN)
def test_that_every_sentence_keeps_its_own_words_in_their_order_and_place(written):
    for template in SENTENCES:
        if "." in "".join(field or "" for _l, field, _s, _c in Formatter().parse(template)):
            continue
        said, own = filled(template, written)
        if said == written or "\n" in said:
            continue
        found = "".join(text for text, at in order(said) if _outside(said, at))
        assert found.translate(UNTOLD) == "".join(own).translate(UNTOLD), template


def _outside(said, at):
    return said[:at].count("\u2068") == said[:at].count(PDI)


@pytest.mark.parametrize("stop", [".", "。", "؟", "!", "…"])
def test_that_a_sentence_ends_once(stop):
    said = Sentence("{what}. {n} of {of}.").format(what=f"ساعة{stop}", n=5, of=8)
    assert said == f"\u2068ساعة{stop}\u2069 5 of 8."
    said = Sentence("“{what}”. {n}").format(what=f"Done{stop}", n=5)
    assert re.sub("[\u2068\u2069]", "", said) == f"“Done{stop}” 5"


def test_that_latin_words_are_left_as_they_are_and_files_keep_their_endings():
    assert Sentence("{a}: {b}").format(a="Ana", b="ça va") == "Ana: ça va"
    assert Sentence("{a}.pdf").format(a="Done.") == "Done..pdf"
    assert Sentence("{text}").format(text="שלום") == "שלום"


def test_that_what_is_isolated_is_so_once():
    once = isolated("שלום")
    assert isolated(once) == once
    assert Sentence("{a}, {b}").format(a=once, b=f"x {once}") == f"{once}, x {once}"


def test_that_lists_keep_their_order():
    assert listed(["אב", "גד", "c"]) == f"{isolated('אב')}, {isolated('גד')} and c"
    assert in_a_row(["אב", "", "גד"], " · ") == f"{isolated('אב')} · {isolated('גד')}"
    assert quoted("שלום") == "שלום"


def test_that_a_sentence_goes_by_the_programs_words_and_a_text_by_its_own():
    assert not reads_from_right(f"{isolated('שלום')}: 4 of 8 people")
    assert reads_from_right(isolated("שלום"))


def test_that_a_text_stays_apart_where_it_goes_on_on_the_next_line():
    text = Sentence("We said {what} and {n} of 8 agree").format(
        what="אחת שתיים שלוש ארבע חמש!", n=4
    )
    lines = broken((Stretch(text=text, size=12),), 120, Faces())

    assert len(lines) > 2
    read = ["".join(part.run.text for part in line.parts) for line in lines]
    ends = next(at for at, line in enumerate(read) if "!" in line)
    left = min(lines[ends].parts, key=lambda part: part.x)
    assert not left.run.text.startswith((" and", "and")), "the stop stands left of its own words"
    assert left.run.text.startswith("!")
    assert not any(line.rtl for line in lines)


def test_that_the_screen_sets_it_as_paper_does(qapp):
    said = Sentence("{what}: {n} of 8").format(what="ساعة!", n=4)
    layout = QTextLayout(said, QFont())
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()

    at = [line.cursorToX(place)[0] for place in range(len(said))]
    assert at[said.index("4")] > max(at[: said.index(PDI)])
    assert at[said.index("!")] < at[said.index("ة")]


def test_that_a_summary_says_what_was_written_whole_and_without_signs_of_direction():
    material, _people = material_of(text="ساعة 12 שלום.")

    said = [actual for actual, _lang in spans(summary(material, FORMS[0]).content)]

    assert any("ساعة" in each for each in said)
    assert not any(sign in each for each in said for sign in "\u2066\u2067\u2068\u2069")


def test_that_the_foot_of_a_page_keeps_the_date_behind_a_title_that_reads_the_other_way():
    material, people = material_of(title="יום לקוחות", people=3)

    said = read_by_poppler(copies(material, people[:1], FORMS[0]).content)

    assert "Keep this sheet: it is yours. יום לקוחות, 24 November 2026." in said
