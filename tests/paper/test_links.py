"""Addresses and headings that lead somewhere: on the page, in the tree, for a screen reader."""

import io
import re

import pikepdf
import pytest

from tests.paper.day import FORMS, form_name, material_of
from tests.paper.reading import outloud, owners_of, pdfua, text
from tests.paper.test_words import copy_with
from workshop.pdf.report import pack
from workshop.pdf.type import PAPERS

LONG = "https://example.org/" + "far/" * 40
MATERIAL, _PEOPLE = material_of()


def links(content):
    """Where each annotation leads, its words, and the element that it belongs to."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        owners = dict(owners_of(pdf.Root.StructTreeRoot.ParentTree))
        order = [page.objgen for page in pdf.pages]
        for page in pdf.pages:
            assert page.Tabs == "/S"
            for note in page.get("/Annots", []):
                node = owners[note.StructParent]
                kids = [kid.Obj.objgen for kid in node.K if not isinstance(kid, int)]
                assert (str(node.S), note.Subtype) == ("/Link", "/Link")
                assert note.objgen in kids
                assert any(isinstance(kid, int) for kid in node.K), "an element without words"
                where = str(note.A.URI) if "/A" in note else order.index(note.Dest[0].objgen)
                yield where, str(note.Contents), [float(side) for side in note.Rect]


@pytest.mark.parametrize(
    ("typed", "leads", "words"),
    [
        ("see https://example.org/a?b=1.", "https://example.org/a?b=1", "https://example.org/a?b=1"),
        ("(www.example.org/x)", "https://www.example.org/x", "https://www.example.org/x"),
        ("mail ann.lee@example.co.uk, please", "mailto:ann.lee@example.co.uk",
         "ann.lee@example.co.uk"),
        ("http://example.org/für", "http://example.org/f%C3%BCr", "http://example.org/für"),
    ],
)  # fmt: skip
def test_that_an_address_can_be_clicked_without_what_stands_around_it(typed, leads, words):
    content = copy_with(typed, FORMS[0]).content

    assert [found[:2] for found in links(content)] == [(leads, words)]
    assert typed in text(content)


@pytest.mark.parametrize("typed", ["e.g. this", "3.14", "10.30 o'clock", "@home", "a@b", "http://"])
def test_that_what_is_no_address_leads_nowhere(typed):
    assert list(links(copy_with(typed, FORMS[0]).content)) == []


@pytest.mark.parametrize("form", FORMS, ids=form_name)
def test_that_a_long_address_is_one_link_on_each_line_that_it_stands_on(form):
    found = list(links(copy_with(f"{LONG} and on", form).content))

    paper = PAPERS[form.paper]
    assert len(found) > 1
    assert {where for where, _words, _place in found} == {LONG}
    lows = [low for _where, _words, (_left, low, _right, _top) in found]
    assert lows == sorted(lows, reverse=True)
    for _where, _words, (left, low, right, top) in found:
        assert paper.left - 0.1 <= left < right <= paper.width - paper.right + 0.1
        assert 0 < top - low < 30


def test_that_the_contents_on_the_cover_lead_to_every_chapter_and_say_its_page():
    content = pack(MATERIAL, FORMS[0]).content
    found = list(links(content))

    with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_outline() as outline:
        order = [page.objgen for page in pdf.pages]
        at = {entry.title: order.index(entry.destination[0].objgen) for entry in outline.root}
    told = {words for _where, words, _place in found}
    assert {"What the room found", "Re-reading the quote", "How this was made"} <= told
    cover = text(content).split("Page 2 of")[0]
    for where, words, _place in found:
        assert where == at.get(words, where)
        assert re.search(rf"\b{where + 1}\b", cover), words


def test_that_links_and_languages_are_no_fault_of_accessibility(tmp_path):
    path = tmp_path / "copy.pdf"
    words = "www.example.org, a.b@example.org, שלום 250 لا, नमस्ते สวัสดี Ελλάδα"
    path.write_bytes(copy_with(words, FORMS[0]).content)

    assert outloud([path], tmp_path / "report.json") == []
    assert pdfua([path]) == ""
