"""Two pages on a side of a sheet: beside each other, or as a booklet to fold and staple.

For paper alone: the order of pages is not that of reading.
"""

from io import BytesIO
from typing import IO, Literal

from workshop.domain.booklet import folded, in_pairs
from workshop.scan.pdfium import ONE_AT_A_TIME

Sides = Literal["single", "two", "booklet"]


def imposed(file: IO[bytes], sides: Sides) -> tuple[IO[bytes], int]:
    """The file with two pages on each side, and how many sides it has."""
    # Importing pypdfium2 loads a shared library: deferred to the first print.
    import pypdfium2  # noqa: PLC0415
    from pypdfium2 import raw  # noqa: PLC0415

    with ONE_AT_A_TIME:
        whole = pypdfium2.PdfDocument(file)
        wide, high = whole.get_page_size(0)
        order = folded(len(whole)) if sides == "booklet" else in_pairs(len(whole))
        ordered = pypdfium2.PdfDocument.new()
        for number in (page for side in order for page in side):
            if number <= len(whole):
                ordered.import_pages(whole, [number - 1])
            else:
                ordered.new_page(wide, high).close()
        both = pypdfium2.PdfDocument(raw.FPDF_ImportNPagesToOne(ordered.raw, high, wide, 2, 1))
        made = BytesIO()
        both.save(made)
        count = len(both)
        for document in (both, ordered, whole):
            document.close()
    return made, count
