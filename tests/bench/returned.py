"""Worksheets that come back as files, against another program that lists their fields."""

import io
import tempfile
from datetime import date
from pathlib import Path

from pypdf import PdfReader

from tests.bench.figure import Figure, compared, seconds
from tests.services.filling import fillable, filled
from workshop.domain.step import TextRule, cells
from workshop.services.commands import NewSession, StartSession
from workshop.services.filled_sheets import read_sheets
from workshop.services.library import open_service
from workshop.services.service import Service

SHEETS, RUNS = 40, 3
EXERCISE = "reread_quote"


def figures() -> list[Figure]:
    """Milliseconds a sheet: a thousand by it is how many are read in a second."""
    with tempfile.TemporaryDirectory() as name:
        service = open_service(Path(name))
        made = NewSession(template="half_day", title="Room", date=date(2099, 1, 1), people=SHEETS)
        session = str(service.do(made).value)
        service.do(StartSession(session=session))
        files = _files(service, session, Path(name))
        figure = compared(
            "returned",
            f"reading {SHEETS} filled-in sheets of nine statements, a sheet",
            lambda: seconds(lambda: read_sheets(service, session, files)) * 1000 / SHEETS,
            lambda: seconds(lambda: [_listed(file) for file in files]) * 1000 / SHEETS,
            goal=1,
            runs=RUNS,
        )
        service.close()
    return [figure]


def _files(service: Service, session: str, folder: Path) -> list[Path]:
    empty, view = fillable(service, session, EXERCISE), service.view(session)
    steps = {key: view.step(key) for key in view.collecting() if key.startswith(EXERCISE)}
    given = {
        f"{key}/{cell.name}": "Ring back before ten" if isinstance(cell.values, TextRule)
        else "yes" if cell.values == (False, True) else str(cell.values[0])
        for key, step in steps.items()
        for cell in cells(step)
    }  # fmt: skip
    return [
        filled(empty, {**given, "person": f"word {number}"}, folder / f"{number}.pdf")
        for number in range(SHEETS)
    ]


def _listed(file: Path) -> object:
    return PdfReader(io.BytesIO(file.read_bytes())).get_fields()
