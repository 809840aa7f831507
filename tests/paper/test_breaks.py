"""Lines of scripts without blanks end between words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.pdf.breaks import FOLLOWING, LEADING, clusters, parted
from workshop.pdf.line import Stretch, broken
from workshop.pdf.script import Faces

SENTENCES = [
    ("เราจะโทรกลับหาลูกค้าทุกคนก่อนสิบโมงเช้า",
     "เรา จะ โทร กลับ หา ลูกค้า ทุก คน ก่อน สิบโมง เช้า"),
    ("ประเทศไทยมีอากาศร้อนมากในเดือนเมษายน", "ประเทศ ไทย มี อากาศ ร้อน มาก ใน เดือน เมษายน"),
    ("ดีขึ้นเรื่อยๆ", "ดี ขึ้น เรื่อยๆ"),
    ("อีเมลของHeliotrope2ดี", "อีเมล ของHeliotrope2ดี"),
    ("お客様の声を大切にして、毎日の仕事を", "お客様の 声を 大切に して、 毎日の 仕事を"),
    ("plain", "plain"), ("שלום", "שלום"), ("नमस्ते", "नमस्ते"), ("", ""),
]  # fmt: skip
FACES = Faces()
MIXED = st.text(st.sampled_from("กขเแไะาำๆ่้ ัิABเ1日本、。（）かなx"), min_size=1, max_size=40)


@pytest.mark.parametrize(("typed", "words"), SENTENCES)
def test_that_a_line_may_end_between_words(typed, words):
    assert parted(typed) == words.split()


@given(MIXED)
def test_that_nothing_is_lost_and_no_part_begins_or_ends_where_it_must_not(text):
    for cut in (clusters(text), parted(text)):
        assert "".join(cut) == text
        assert not any(part[0] in FOLLOWING for part in cut[1:])
        assert not any(part[-1] in LEADING for part in cut[:-1])


@pytest.mark.parametrize("width", [90, 140, 300])
def test_that_a_sentence_without_blanks_fills_its_lines_word_by_word(width):
    typed, words = SENTENCES[0]
    lines = broken((Stretch(text="ok " + typed, size=14),), width, FACES)
    said = ["".join(part.run.text for part in line.parts) for line in lines]

    assert "".join(said) == "ok " + typed
    assert said[0] != "ok", "the sentence begins on the line before it"
    assert all(line.width <= width + 0.01 for line in lines)
    ends = {len("".join(words.split()[:count])) for count in range(len(words.split()) + 1)}
    at = -len("ok ")
    for line in said[:-1]:
        at += len(line)
        assert at in ends
