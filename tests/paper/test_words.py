"""What was typed can be read out of the file again, in every script."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.paper.day import FORMS, form_name, material_of
from tests.paper.reading import actual_texts, holds, spans, squeezed, unembedded
from workshop.domain.step import clean_text
from workshop.pdf import script
from workshop.pdf.handout import CopyOwner, copies
from workshop.pdf.line import Stretch, broken
from workshop.pdf.script import Faces
from workshop.pdf.type import script_files

MATERIAL, _PEOPLE = material_of(revealed=False)
KEY = "opening/question"
FIELD = MATERIAL.exercises["opening"].step("question").fields[0].id
LETTERS = st.one_of(
    st.characters(min_codepoint=0x21, max_codepoint=0x7E),
    st.characters(min_codepoint=0xC0, max_codepoint=0x24F),
    st.characters(min_codepoint=0x391, max_codepoint=0x3CE, categories=("Lu", "Ll")),
    st.characters(min_codepoint=0x400, max_codepoint=0x45F),
)
WORD = st.text(LETTERS, min_size=1, max_size=30)
RIGHT_TO_LEFT = (
    "مرحبا بالعالم", "שלום לכולם", "السعر 250 يورو فقط", "עברית with English inside",
    "نص طويل " * 20,
)  # fmt: skip
SHAPED = ("नमस्ते क्षेत्र में आपका स्वागत है", "สวัสดีชาวโลก ยินดีต้อนรับ", "Ạ̀ x̄ e̱")


def copy_with(words, form):
    person = CopyOwner(label="", answers={KEY: {FIELD: words}})
    return copies(MATERIAL, [person], form, only="opening")


@pytest.mark.parametrize("form", FORMS, ids=form_name)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(words=st.lists(WORD, min_size=1, max_size=12))
def test_that_every_left_to_right_word_can_be_read_again(form, words):
    typed = clean_text(" ".join(words))

    made = copy_with(typed, form)

    assert made.missing == ()
    assert holds(made.content, typed)


@pytest.mark.parametrize("form", FORMS, ids=form_name)
@pytest.mark.parametrize("typed", [*RIGHT_TO_LEFT, *SHAPED])
def test_that_the_file_says_what_was_typed_where_glyphs_do_not(form, typed):
    typed = clean_text(typed)

    made = copy_with(typed, form)

    assert made.missing == ()
    assert squeezed(typed) in squeezed("".join(actual_texts(made.content)))


def test_that_a_sign_that_no_font_has_is_marked_and_listed():
    sign = "\U00012000"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("workshop.pdf.script.system_fonts", lambda _sign: ())
        made = copy_with(f"before {sign} after", FORMS[0])

    assert made.missing == (sign,)
    assert sign in "".join(actual_texts(made.content))


@pytest.fixture
def thai_of_the_system(tmp_path, monkeypatch):
    """A system that has Thai in the second of two fonts, the first of which is damaged."""
    ours = script_files()
    thai = next(path for path in ours if "Thai" in path.name).read_bytes()
    (tmp_path / "b.ttf").write_bytes(thai)
    (tmp_path / "a.ttf").write_bytes(thai.replace(b"\x5f\x0f\x3c\xf5", b"\0\0\0\0"))
    (tmp_path / "c.ttc").write_bytes(b"no font")
    monkeypatch.setattr("workshop.pdf.script.script_files", lambda: ours[:1])
    monkeypatch.setattr("workshop.pdf.script.FONT_FOLDERS", (str(tmp_path), "/no/such"))
    for kept in (script._system_faces, script.system_fonts):
        kept.cache_clear()
    yield tmp_path
    for kept in (script._system_faces, script.system_fonts):
        kept.cache_clear()


def test_that_what_our_fonts_lack_is_set_in_one_of_the_system(thai_of_the_system):
    made = copy_with("สวัสดี", FORMS[0])

    assert made.missing == ()
    assert not unembedded(made.content)

    (thai_of_the_system / "b.ttf").unlink()
    script._system_faces.cache_clear()
    script.system_fonts.cache_clear()
    assert copy_with("สวัสดี", FORMS[0]).missing == ("ส", "ว", "ด"), "with their marks"


def test_that_marks_of_direction_leave_no_box():
    made = copy_with("left\u200e and \u202eright\u202c, zero\u200bwidth", FORMS[0])

    assert made.missing == ()


def test_that_hebrew_stands_on_the_right_in_reading_order():
    runs = Faces().line("אב abc גד", bold=False, rtl=True)

    assert [unicodedata.bidirectional(run.text.strip()[0]) for run in runs if run.text.strip()] == [
        "R", "L", "R",
    ]  # fmt: skip
    assert runs[0].text.strip() == "גד"


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("שלום", "he"), ("مرحبا", "ar"), ("नमस्ते", "hi"), ("สวัสดี", "th"), ("Ελλάδα", "el"),
        ("привет", ""), ("Ạ̀", ""),
    ],
)  # fmt: skip
def test_that_a_word_says_its_language_where_its_script_tells_it(typed, language):
    content = copy_with(f"before {typed} after", FORMS[0]).content

    marked = [found for _words, found in spans(content) if found]
    assert marked == ([language] if language else [])
    assert b"/Lang (en-GB)" in content


def test_that_each_language_of_a_line_is_marked_as_it_is_read():
    words = "עברית with English inside, नमस्ते"

    marked = spans(copy_with(words, FORMS[0]).content)

    assert [marks for marks in marked if marks[1]] == [("עברית ", "he"), ("नमस्ते", "hi")]
    assert squeezed("".join(said for said, _language in marked)) == squeezed(words)


@pytest.mark.parametrize(
    ("typed", "rtl"),
    [("שלום and then so many English words that they fill a line of their own", True),
     ("English first, and then שלום לכולם at the beginning of a line of its own", False)],
)  # fmt: skip
def test_that_all_lines_of_a_paragraph_go_the_way_of_its_first_word(typed, rtl):
    lines = broken((Stretch(text=typed, size=12),), 130, Faces())

    assert len(lines) > 2
    assert {line.rtl for line in lines} == {rtl}


def test_that_the_full_stop_stands_where_the_paragraph_ends():
    latin = "all in English."

    left = Faces().line(latin, bold=False, rtl=False)
    right = Faces().line(latin, bold=False, rtl=True)

    assert left[-1].text.endswith(".")
    assert right[0].text == "."
