"""First pages and words of each handout as they were agreed; `pytest --renew` writes them anew."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from tests.paper.day import DAY, SHIPPED, material_of
from tests.paper.reading import text
from workshop.domain.run import as_read
from workshop.pdf.handout import Form, blank_sheets, copies, one_page, run_sheet, summary

REFERENCE = Path(__file__).parent / "reference"
SCALE = 60 / 72
FORM = Form()
MATERIAL, PEOPLE = material_of()
MAKERS = {
    **{
        f"blank-{name}": lambda name=name: blank_sheets([as_read(SHIPPED[name])], FORM)
        for name in DAY
    },
    **{f"copy-{name}": lambda name=name: copies(MATERIAL, PEOPLE[:1], FORM, only=name)
       for name in DAY},
    **{f"summary-{name}": lambda name=name: summary(MATERIAL, FORM, only=name) for name in DAY},
    "summary": lambda: summary(MATERIAL, FORM),
    "page": lambda: one_page(MATERIAL, FORM),
    "run_sheet": lambda: run_sheet(MATERIAL, FORM),
}  # fmt: skip


def first_page(content):
    document = pypdfium2.PdfDocument(content)
    picture = document[0].render(scale=SCALE).to_pil().convert("RGB")
    document.close()
    return picture


@pytest.mark.parametrize("name", MAKERS)
def test_that_words_and_first_page_are_as_agreed(name, renew):
    made = MAKERS[name]()
    words, picture = text(made.content), first_page(made.content)
    kept_words, kept_picture = REFERENCE / f"{name}.txt", REFERENCE / f"{name}.png"
    if renew:
        REFERENCE.mkdir(exist_ok=True)
        kept_words.write_text(words, encoding="utf-8")
        shrunk = io.BytesIO()
        picture.quantize(32).save(shrunk, "PNG", optimize=True)
        kept_picture.write_bytes(shrunk.getvalue())
        return

    assert words == kept_words.read_text(encoding="utf-8")
    agreed = Image.open(kept_picture).convert("RGB")
    assert picture.size == agreed.size
    differing = ImageChops.difference(picture, agreed).convert("L").point(lambda value: value > 60)
    assert sum(differing.histogram()[1:]) < 200
