"""Files fit to be kept: PDF/A-2u as far as a file can be looked at, beside the tags."""

import io
import re

import pikepdf
import pypdfium2
import pytest
from PIL import ImageCms

from tests.paper.day import FORMS, material_of
from tests.paper.reading import unembedded
from workshop.pdf.handout import blank_sheets, copies
from workshop.pdf.report import summary

MATERIAL, PEOPLE = material_of(text="Zwölf Lösungen für Łódź, naïve, façade, Ελλάδα, Москва")
MADE = {
    "blank": blank_sheets(list(MATERIAL.exercises.values())[:2], FORMS[0], MATERIAL.session),
    "copy": copies(MATERIAL, PEOPLE[:1], FORMS[0]),
    "summary": summary(MATERIAL, FORMS[0]),
}
each_kind = pytest.mark.parametrize("made", MADE.values(), ids=MADE)


def opened(made):
    return pikepdf.open(io.BytesIO(made.content))


@each_kind
def test_that_a_file_says_what_it_is_in_words_that_agree_with_its_information(made):
    with opened(made) as pdf, pdf.open_metadata() as told:
        assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("2", "U")
        assert told["pdfuaid:part"] == "1"
        assert told["dc:title"] == str(pdf.docinfo["/Title"])
        assert told["dc:creator"] == [str(pdf.docinfo["/Author"])]
        assert told["pdf:Producer"] == str(pdf.docinfo["/Producer"])
        assert told["xmp:CreatorTool"] == str(pdf.docinfo["/Creator"])
        day = str(pdf.docinfo["/CreationDate"])
        assert re.fullmatch(r"D:\d{8}000000Z", day), "no hour tells who printed when"
        assert told["xmp:CreateDate"].replace("-", "")[:8] == day[2:10]
        assert told["xmp:ModifyDate"] == told["xmp:CreateDate"]
        metadata = pdf.Root.Metadata
        assert "/Filter" not in metadata
        assert b"pdfaSchema:prefix>pdfuaid<" in metadata.read_bytes()
        assert pdf.trailer.ID


@each_kind
def test_that_its_colours_are_named_by_a_profile_that_is_free_to_pass_on(made):
    with opened(made) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFA1"
        profile = ImageCms.ImageCmsProfile(io.BytesIO(intent.DestOutputProfile.read_bytes()))
        assert profile.profile.xcolor_space.strip() == "RGB"
        assert profile.profile.copyright == "No copyright, use freely"
        drawn = b"".join(page.Contents.read_bytes() for page in pdf.pages)
        assert not re.search(rb"\s(?:g|G|k|K|cs|CS|scn|SCN|sh)\s", drawn), "RGB alone"


@each_kind
def test_that_nothing_in_it_needs_anything_from_outside_or_runs(made):
    with opened(made) as pdf:
        assert not pdf.is_encrypted
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
                assert not {"/JS", "/AA", "/Launch", "/EmbeddedFile", "/F_", "/TR"} & set(each)
        for page in pdf.pages:
            for annotation in page.get("/Annots", []):
                assert annotation.F & 0b100111 == 4, "printed, and neither hidden nor invisible"
    assert not unembedded(made.content)


@each_kind
def test_that_every_sign_of_every_font_has_its_character(made):
    with opened(made) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            mapped = font.ToUnicode.read_bytes().decode("latin-1")
            assert not re.search(r"<(0000|FEFF|FFFE)>\s*$", mapped, re.MULTILINE)
            assert "/Encoding" not in font or font.FontDescriptor.Flags & 32


def test_that_words_of_europe_copy_out_whole(tmp_path):
    words = "Zwölf Lösungen für Łódź, naïve, façade, Ελλάδα, Москва"
    document = pypdfium2.PdfDocument(MADE["copy"].content)
    found = " ".join(document[at].get_textpage().get_text_range() for at in range(len(document)))
    document.close()

    assert words in " ".join(found.split())
