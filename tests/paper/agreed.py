"""Words and the first page of a document, beside those that were agreed."""

import io
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

from tests.paper.reading import text

REFERENCE = Path(__file__).parent / "reference"
SCALE = 60 / 72


def assert_as_agreed(name, content, *, renew):
    """Says that a document has the words and the first page it had, or writes these anew."""
    words, picture = text(content), first_page(content)
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


def first_page(content):
    document = pypdfium2.PdfDocument(content)
    picture = document[0].render(scale=SCALE).to_pil().convert("RGB")
    document.close()
    return picture
