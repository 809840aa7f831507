"""A session as an Excel workbook: charts for each exercise, lists, gaps, and all numbers."""

import datetime as dt
import io
import re
from collections.abc import Callable, Iterator
from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from workshop.office.contents import Contents, ExerciseTold, contents
from workshop.office.inks import Inks, inks_of
from workshop.office.records import (
    CELL,
    COMMITMENT,
    COUNT,
    DECISION,
    GAP,
    LIST,
    PARKED,
    TEXT,
    Column,
    Record,
    columns,
    records,
)
from workshop.office.workbook_charts import ChartSheet, Looks, heighten
from workshop.room.palette import LIGHT
from workshop.room.report.material import Material
from workshop.room.report.report import Report
from workshop.words import _

LONGEST_NAME = 31
A4 = 9
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
WIDTHS = {
    "text": 60,
    "support": 40,
    "concern": 40,
    "met": 40,
    "asked": 36,
    "sign": 32,
    "whom": 28,
    **dict.fromkeys(("exercise", "step", "session", "lens", "other", "ask", "owner"), 24),
    "by": 18,
    "state": 16,
}
"""Of columns, in letters."""
NARROW = 11
CELLS = {
    "font_name": "Calibri", "font_size": 11, "font_color": LIGHT["ink"], "valign": "top",
    "text_wrap": True,
}  # fmt: skip
"""How words and numbers look. Each cell that looks otherwise says so, and takes half as long again
to write.
"""


def workbook(material: Material, report: Report) -> bytes:
    """The file. Words stay words, whatever sign they begin with."""
    out, found = io.BytesIO(), contents(material, report)
    book = Workbook(out, {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "strings_to_numbers": False, "default_format_properties": CELLS,
    })  # fmt: skip
    book.set_properties({"title": found.session.title, "author": report.letterhead.name})
    inks, rows = inks_of(report.letterhead), records(found)
    looks = _looks(book, inks)
    names = _SheetNames()
    lists = [(title, wanted) for title, what in _lists().items()
             if (wanted := [row for row in rows if row["what"] in what])]  # fmt: skip
    guide = book.add_worksheet(names.free(_("How to read this")))
    for exercise in found.exercises:
        if any(_told(exercise)):
            sheet = book.add_worksheet(names.free(exercise.title))
            _exercise(book, sheet, exercise, looks, inks)
    for title, wanted in lists:
        _list(book.add_worksheet(names.free(title)), wanted, looks)
    _guide(guide, found, rows, looks)
    for sheet in book.worksheets():
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
    book.close()
    return out.getvalue()


def _lists() -> dict[str, tuple[str, ...]]:
    """The sheets that are tables, and what their lines are about."""
    return {
        _("Decisions"): (DECISION,),
        _("Commitments"): (COMMITMENT,),
        _("Parking lot"): (PARKED,),
        _("Texts"): (TEXT,),
        _("Lists"): (LIST,),
        _("Gaps"): (GAP,),
        _("Data"): (CELL,),
    }


class _SheetNames:
    """Names that a workbook takes, each once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def free(self, title: str) -> str:
        """The title as far as it goes, with a number where it is taken."""
        plain = FORBIDDEN.sub(" ", title).strip(" '")[:LONGEST_NAME].strip(" '") or "–"
        name, number = plain, 1
        while name.casefold() in self._taken:
            number += 1
            end = f" {number}"
            name = plain[: LONGEST_NAME - len(end)] + end
        self._taken.add(name.casefold())
        return name


def _looks(book: Workbook, inks: Inks) -> Looks:
    """Titles are in the accent, heads stand over a line in it."""
    one = {"text_wrap": False}
    return Looks(
        title=book.add_format({
            **one, "font_color": inks["accent"], "bold": True, "font_size": 14,
        }),
        head=book.add_format({**one, "bold": True, "bottom": 2, "bottom_color": inks["rule"]}),
        line=book.add_format(one),
        quiet=book.add_format({**one, "font_color": LIGHT["ink2"]}),
        day=book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
    )  # fmt: skip


def _told(exercise: ExerciseTold) -> Iterator[str | object]:
    for step in exercise.steps:
        yield from step.said
        yield from step.charts
        if step.revealed and step.table.note:
            yield step.table.note


def _exercise(
    book: Workbook, sheet: Worksheet, exercise: ExerciseTold, looks: Looks, inks: Inks
) -> None:
    most = max((len(each.series) for step in exercise.steps for each in step.charts), default=1)
    charts, row = ChartSheet(book, sheet, looks, most, inks), 0
    sheet.hide_gridlines(2)
    sheet.write_string(row, 0, exercise.title, looks.title)
    for line in exercise.said:
        row += 1
        sheet.write_string(row, 0, line, looks.line)
    row += 2
    for step in exercise.steps:
        if not step.charts and not step.revealed:
            continue
        sheet.write_string(row, 0, step.title, looks.title)
        if step.table.note:
            row += 1
            sheet.write_string(row, 0, step.table.note, looks.quiet)
        row += 1
        for each in step.charts:
            row = charts.put(row, each)
        row += 1


def _list(sheet: Worksheet, rows: list[Record], looks: Looks) -> None:
    """A table with a head that stays in sight, and can be sorted and filtered."""
    gone = () if rows[0]["what"] == CELL else ("what", "session", "date")
    shown = [column for column in columns(rows) if column.name not in gone]
    sheet.write_row(0, 0, [column.head for column in shown], looks.head)
    for at, column in enumerate(shown):
        sheet.set_column(at, at, WIDTHS.get(column.name, NARROW))
    places = {column.name: (at, WIDTHS.get(column.name, NARROW)) for at, column in enumerate(shown)}
    writers = _writers(sheet, looks)
    for row, record in enumerate(rows, 1):
        long = []
        for name, value in record.items():
            if name not in places:
                continue
            at, wide = places[name]
            writers[type(value)](row, at, value)
            if isinstance(value, str) and (len(value) > wide or "\n" in value):
                long.append((value, wide))
        if long:
            heighten(sheet, row, long)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, len(rows), len(shown) - 1)


def _writers(sheet: Worksheet, looks: Looks) -> dict[type, Callable[[int, int, Any], object]]:
    """What writes a value of each type."""

    def write_whether(row: int, at: int, value: bool) -> None:  # noqa: FBT001 - as a cell is written
        sheet.write_string(row, at, _("yes") if value else _("no"))

    def write_day(row: int, at: int, value: dt.date) -> None:
        sheet.write_datetime(row, at, value, looks.day)

    return {
        str: sheet.write_string,
        bool: write_whether,
        dt.date: write_day,
        int: sheet.write_number,
        float: sheet.write_number,
    }


def _guide(sheet: Worksheet, found: Contents, rows: list[Record], looks: Looks) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 100)
    sheet.write_string(0, 0, found.session.title, looks.title)
    row = 1
    for line in found.lines:
        sheet.write_string(row, 0, line, looks.line)
        row += 1
    row = _column_words(sheet, row + 1, columns(rows), looks)
    sheet.write_string(row, 0, _("How the numbers were made"), looks.title)
    for row, line in enumerate(found.method, row + 1):  # noqa: B020
        sheet.merge_range(row, 0, row, 1, line)
        sheet.set_row(row, 15 * (1 + len(line) // 130))


def _column_words(sheet: Worksheet, row: int, shown: list[Column], looks: Looks) -> int:
    sheet.write_string(row, 0, _("The columns of the tables"), looks.title)
    counts = [column for column in shown if column.name.startswith(COUNT)]
    for column in shown:
        if column in counts[1:]:
            continue
        row += 1
        head = f"{counts[0].head} …" if column in counts else column.head
        sheet.write_string(row, 0, head, looks.head)
        sheet.write_string(row, 1, column.meaning)
    return row + 2
