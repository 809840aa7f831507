"""Worksheets that were filled in on a screen, read back field by field."""

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from workshop.domain.worksheet import PERSON, TEAM, Worksheet, read_worksheet
from workshop.errors import Refused
from workshop.in_use import refuse_held
from workshop.scan.pdfium import ONE_AT_A_TIME
from workshop.words import _

LARGEST = 64 * 2**20
"""Bytes; nobody's worksheet is larger."""


class FilledField(Struct, frozen=True, kw_only=True):
    """A field with something in it. name: the key of a step and its cell. label: its words."""

    name: str
    label: str
    value: str


class FilledForm(Struct, frozen=True, kw_only=True):
    """What stands in a file. person: the word or name that was typed, team: theirs, "" for none."""

    worksheet: Worksheet
    person: str
    fields: tuple[FilledField, ...]
    team: str = ""


def read_filled(path: Path) -> FilledForm:
    """The form in that file; Refused with a sentence where there is none."""
    # Importing pypdfium2 loads a shared library: deferred to the first file.
    import pypdfium2  # noqa: PLC0415

    content = content_of(path)
    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as fault:
            said = _("“{name}” is no PDF that can be read, or it is locked.")
            raise Refused(said.format(name=path.name)) from fault
        try:
            return _form(document, path.name)
        finally:
            document.close()


def is_form(path: Path) -> bool:
    """Whether it is a worksheet to be filled in on a screen, flattened or not; a scan is none."""
    import pypdfium2  # noqa: PLC0415 - as above

    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(content_of(path))
        except pypdfium2.PdfiumError:
            return True
        try:
            return read_worksheet(document.get_metadata_value("Keywords")) is not None
        finally:
            document.close()


def content_of(path: Path) -> bytes:
    """All of a file; Refused with a sentence where it cannot be read."""
    refuse_held(path)
    try:
        if path.stat().st_size > LARGEST:
            raise Refused(_("“{name}” is larger than 64 megabytes.").format(name=path.name))
        return path.read_bytes()
    except OSError as fault:
        reason = fault.strerror or ""
        said = _("“{name}” cannot be read: {reason}.").format(name=path.name, reason=reason)
        raise Refused(said) from fault


def _form(document: Any, name: str) -> FilledForm:  # noqa: ANN401 - pypdfium2 has no types
    worksheet = read_worksheet(document.get_metadata_value("Keywords"))
    if worksheet is None:
        said = _("“{name}” is no worksheet of this program that can be filled in.")
        raise Refused(said.format(name=name))
    document.init_forms()
    held = document.formenv
    if held is None:
        said = _("“{name}” was flattened: it has no fields any more. Ask for the file as it was ")
        said += _("saved, not printed, or type it in as a paper sheet.")
        raise Refused(str.format(said, name=name))
    found: dict[str, FilledField] = {}
    for page in document:
        for field in _fields(page, held):
            found.setdefault(field.name, field)
        page.close()
    told = {name: found.pop(name).value.strip() for name in (PERSON, TEAM) if name in found}
    return FilledForm(
        worksheet=worksheet, person=told.get(PERSON, ""), team=told.get(TEAM, ""),
        fields=tuple(found.values()),
    )  # fmt: skip


def _fields(page: Any, held: Any) -> Iterator[FilledField]:  # noqa: ANN401 - as above
    """The fields of a page in which something stands."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - as above

    for at in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, at)
        kind = pdfium.FPDFAnnot_GetFormFieldType(held, annotation)
        if kind == pdfium.FPDF_FORMFIELD_TEXTFIELD:
            value = _text(pdfium.FPDFAnnot_GetFormFieldValue, held, annotation)
        elif pdfium.FPDFAnnot_IsChecked(held, annotation):
            value = _text(pdfium.FPDFAnnot_GetFormFieldExportValue, held, annotation)
        else:
            value = ""
        if value.strip():
            yield FilledField(
                name=_text(pdfium.FPDFAnnot_GetFormFieldName, held, annotation),
                label=_text(pdfium.FPDFAnnot_GetFormFieldAlternateName, held, annotation),
                value=value,
            )
        pdfium.FPDFPage_CloseAnnot(annotation)


def _text(told: Any, held: Any, annotation: Any) -> str:  # noqa: ANN401 - as above
    """What such a function of PDFium says."""
    size = told(held, annotation, None, 0)
    room = (ctypes.c_ushort * (size // 2))()
    told(held, annotation, room, size)
    return bytes(room).decode("utf-16-le").rstrip("\0").replace("\r\n", "\n").replace("\r", "\n")
