"""Fills worksheets in as another program does."""

import io
from pathlib import Path

from pypdf import PdfReader, PdfWriter

from workshop.services.printing import handout


def fillable(service, target, exercise="", **wanted) -> bytes:
    """A worksheet to fill in on a screen."""
    return handout(service, target, "blank", exercise=exercise, fillable=True, **wanted).content


def filled(content: bytes, given: dict[str, str], path: Path) -> Path:
    """The file with those values in its fields: a ring or tick by its value, else words."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    fields = writer.get_fields() or {}
    assert given.keys() <= fields.keys(), given.keys() - fields.keys()
    values = {
        name: f"/{value}" if fields[name]["/FT"] == "/Btn" else value
        for name, value in given.items()
    }
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, values, auto_regenerate=False)
    writer.write(path)
    return path
