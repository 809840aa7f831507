"""Files to work on with other programs: a session as Excel or CSV."""

import io
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

from workshop.errors import Refused
from workshop.office.contents import Contents, contents
from workshop.services.commands import ListExport
from workshop.services.file_name import file_name
from workshop.services.office_formats import NEEDED, Format, formats
from workshop.services.service import Service
from workshop.words import _


class OfficeFile(Struct, frozen=True, kw_only=True):
    """A finished file with its name. left_out: what was not revealed, in a sentence."""

    content: bytes
    name: str
    format: Format
    session: str
    left_out: str


def office_file(service: Service, session: str, form: Format) -> OfficeFile:
    """The session in that format: what was revealed, never a person's answer."""
    _refuse_without_writer(form)
    view = service.view(session)
    found = contents(view)
    return OfficeFile(
        content=_written(found, form),
        name=file_name(form, f"{view.session.date.isoformat()} {view.session.title}"),
        format=form,
        session=view.session.id,
        left_out=found.missing,
    )


def _refuse_without_writer(form: Format) -> None:
    if form in NEEDED and find_spec(NEEDED[form]) is None:
        said = _("This copy of the program lacks what writes {format} files. It comes with the "
                 "extra called “office”.")  # fmt: skip
        raise Refused(said.format(format=formats()[form]))


def _written(found: Contents, form: Format) -> bytes:
    # Each is slow to import, and may not be there.
    if form == "csv":
        from workshop.office.comma_separated import comma_separated  # noqa: PLC0415

        return comma_separated(found)
    from workshop.office.workbook import workbook  # noqa: PLC0415

    return workbook(found)


def save_office_file(service: Service, made: OfficeFile, path: Path) -> Path:
    """Writes it to a file, or into a folder under its own name, and lists it in its session; where
    it is.
    """
    from workshop.pdf.write import write  # noqa: PLC0415 - with the rest of paper

    place = path / made.name if path.is_dir() else path
    write(io.BytesIO(made.content), place)
    service.do(ListExport(session=made.session, file=place, deed=made.format))
    return place
