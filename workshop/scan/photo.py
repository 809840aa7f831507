"""Photos and scans of paper, a picture for each page of them."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from workshop.errors import Refused
from workshop.scan.filled_form import content_of
from workshop.scan.pdfium import ONE_AT_A_TIME
from workshop.words import _

PICTURES = (".jpg", ".jpeg", ".png")
LONGEST = 3200
"""Pixels that the longer side is brought down to: ten in a millimetre of A4."""
MOST_PIXELS = 120_000_000
SCANNED = 200 / 72
"""Pixels in a point, for the pages of a PDF."""
MOST_PAGES = 200


def is_picture(path: Path) -> bool:
    """Whether the file is a picture by its name."""
    return path.suffix.lower() in PICTURES


def photos(path: Path) -> Iterator[Image.Image]:
    """The grey pictures in the file, as they are seen; Refused with a sentence where none can be
    read.
    """
    content = content_of(path)
    yield from [_photo(content, path.name)] if is_picture(path) else _pages(content, path.name)


def _photo(content: bytes, name: str) -> Image.Image:
    try:
        opened = Image.open(BytesIO(content), formats=("JPEG", "PNG"))
        if opened.width * opened.height > MOST_PIXELS:
            raise Refused(_("“{name}” has too many pixels.").format(name=name))
        opened.draft("L", (LONGEST * 2 // 3, LONGEST * 2 // 3))
        turned = ImageOps.exif_transpose(opened)
        return _grey(turned)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as fault:
        said = _("“{name}” is no picture that can be read.").format(name=name)
        raise Refused(said) from fault


def _pages(content: bytes, name: str) -> Iterator[Image.Image]:
    # Importing pypdfium2 loads a shared library: deferred to the first file.
    import pypdfium2  # noqa: PLC0415

    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as fault:
            said = _("“{name}” is no PDF that can be read, or it is locked.")
            raise Refused(said.format(name=name)) from fault
        count = min(len(document), MOST_PAGES)
    for place in range(count):
        yield page_picture(content, place, SCANNED)


def page_picture(content: bytes, place: int, scale: float) -> Image.Image:
    """A page of a PDF in grey. scale: pixels in a point."""
    import pypdfium2  # noqa: PLC0415 - as above

    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(content)
        try:
            page = document[place]
            least = min(scale, LONGEST / max(page.get_size()))
            drawn: Image.Image = page.render(scale=least, grayscale=True).to_pil().convert("L")
            return drawn.copy()
        finally:
            document.close()


def _grey(opened: Image.Image) -> Image.Image:
    """On white where it was see-through, and no larger than need be."""
    if opened.mode not in ("L", "RGB"):
        seen = opened.convert("RGBA")
        ground = Image.new("RGBA", seen.size, "white")
        opened = Image.alpha_composite(ground, seen)
    grey = opened.convert("L")
    grey.thumbnail((LONGEST, LONGEST), Image.Resampling.BOX, reducing_gap=2.0)
    return grey
