"""Worksheets that come back as files, against another program that lists their fields; photos of
them against opening these and looking for codes alone.
"""

import io
import random
import tempfile
from datetime import date
from pathlib import Path

import zxingcpp
from PIL import Image
from pypdf import PdfReader

from tests.bench.figure import Figure, compared, seconds
from tests.scan.by_hand import mark, photo, printed
from tests.services.filling import fillable, filled
from workshop.domain.sheet_mark import mark_words
from workshop.domain.step import TextRule, cells
from workshop.pdf.handout import Form, sheet_to_read
from workshop.services.commands import NewSession, StartSession
from workshop.services.filled_sheets import read_sheets
from workshop.services.library import open_service
from workshop.services.service import Service

SHEETS, RUNS = 40, 3
PHOTOS = 8
"""Times what it takes to open a photo and to look for codes of every kind."""
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
        photographed = _photographed(service, session, Path(name))
        service.close()
    return [figure, photographed]


def _photographed(service: Service, session: str, folder: Path) -> Figure:
    """Forty photos of the grid of nine statements, each with a mark of its own."""
    view, chance = service.view(session), random.Random(SHEETS)
    files = []
    for number in range(SHEETS):
        sheet = sheet_to_read(view.exercises[EXERCISE], Form(), view.session, mark_words(number))
        places = [place for _cell, place in sheet.asked[1]]
        paper = printed(sheet.content, 1)
        for place in places[::7]:
            mark(paper, place, "ballpoint", chance)
        files.append(folder / f"{number}.jpg")
        files[-1].write_bytes(photo(paper, chance))
    return compared(
        "returned",
        f"reading {SHEETS} photos of nine statements from four sides, a photo",
        lambda: seconds(lambda: read_sheets(service, session, files)) * 1000 / SHEETS,
        lambda: seconds(lambda: [_coded(file) for file in files]) * 1000 / SHEETS,
        goal=PHOTOS,
        runs=1,
    )


def _coded(file: Path) -> object:
    with Image.open(file) as opened:
        return zxingcpp.read_barcodes(opened.convert("L"))


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
