"""Files to work on with other programs: a session as Excel, CSV, Word or PowerPoint."""

import io
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

import workshop.room.report.steps
import workshop.room.steps  # noqa: F401 - every kind registers what it says
from workshop.errors import Missing, Refused
from workshop.in_use import refuse_held
from workshop.room.report.material import Material
from workshop.room.report.report import Report, report_of
from workshop.services.commands import ListExport
from workshop.services.file_name import file_name
from workshop.services.office_formats import NEEDED, WITH_TEMPLATE, Format, formats
from workshop.services.printing import report_material
from workshop.services.service import Service
from workshop.words import _


class OfficeFile(Struct, frozen=True, kw_only=True):
    """A finished file with its name. left_out: what is not in it, a line
    each.
    """

    content: bytes
    name: str
    format: Format
    session: str
    left_out: tuple[str, ...]


def office_file(
    service: Service, session: str, form: Format, *, template: Path | None = None
) -> OfficeFile:
    """The session in that format: what was revealed, never a person's answer. template: a file of
    the user's own whose looks it takes.
    """
    _refuse_without_writer(form)
    view = service.view(session)
    material = report_material(service, view)
    report = report_of(material)
    return OfficeFile(
        content=_written(material, report, form, _read(template, form)),
        name=file_name(form, f"{view.session.date.isoformat()} {view.session.title}"),
        format=form,
        session=view.session.id,
        left_out=report.left_out,
    )


def can_write(form: Format) -> bool:
    """Whether this copy of the program has what writes it."""
    return form not in NEEDED or find_spec(NEEDED[form]) is not None


def _refuse_without_writer(form: Format) -> None:
    if not can_write(form):
        said = _("This copy of the program lacks what writes {format} files. It comes with the "
                 "extra called “office”.")  # fmt: skip
        raise Refused(said.format(format=formats()[form]))


def _read(template: Path | None, form: Format) -> bytes | None:
    if template is None:
        return None
    if form not in WITH_TEMPLATE:
        raise Refused(_("Only Word and PowerPoint files take a template."))
    refuse_held(template)
    try:
        return template.read_bytes()
    except OSError as fault:
        raise Missing(_("There is no file {path}.").format(path=template)) from fault


def _written(material: Material, report: Report, form: Format, template: bytes | None) -> bytes:
    # Each is slow to import, and may not be there.
    if form == "csv":
        from workshop.office.comma_separated import comma_separated  # noqa: PLC0415

        return comma_separated(material, report)
    if form == "xlsx":
        from workshop.office.workbook import workbook  # noqa: PLC0415

        return workbook(material, report)
    if form == "docx":
        from workshop.office.document import document  # noqa: PLC0415

        return document(material, report, template)
    from workshop.office.slides import slides  # noqa: PLC0415

    return slides(report, template)


def save_office_file(service: Service, made: OfficeFile, path: Path) -> Path:
    """Writes it to a file, or into a folder under its own name, and lists it in its session; where
    it is.
    """
    from workshop.pdf.write import write  # noqa: PLC0415 - with the rest of paper

    place = path / made.name if path.is_dir() else path
    write(io.BytesIO(made.content), place)
    service.do(ListExport(session=made.session, file=place, deed=made.format))
    return place
