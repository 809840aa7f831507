"""A workbook of a session against XlsxWriter alone, writing the same cells."""

import io
import tempfile
from pathlib import Path

import openpyxl
import xlsxwriter

from tests.bench.figure import Figure, compared, seconds
from tests.bench.paper import answered_session
from workshop.services.library import open_service
from workshop.services.office_file import office_file

PEOPLE = 24


def figures() -> list[Figure]:
    """The one figure of this part."""
    with tempfile.TemporaryDirectory() as name:
        service = open_service(Path(name))
        session = answered_session(service, PEOPLE)

        def ours() -> float:
            return seconds(lambda: office_file(service, session, "xlsx")) * 1000

        sheets = _cells(office_file(service, session, "xlsx").content)
        what = f"workbook of {PEOPLE} people, its charts included"
        found = compared("office", what, ours, lambda: _floor(sheets), goal=2)
        service.close()
    return [found]


Sheets = dict[str, list[tuple[int, int, object]]]


def _cells(content: bytes) -> Sheets:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        sheet.title: [
            (cell.row - 1, cell.column - 1, cell.value)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        ]
        for sheet in book.worksheets
    }


def _floor(sheets: Sheets) -> float:
    def deed() -> None:
        with xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True}) as book:
            for title, cells in sheets.items():
                sheet = book.add_worksheet(title)
                for row, column, value in cells:
                    sheet.write(row, column, value)

    return seconds(deed) * 1000
