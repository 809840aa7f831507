"""A session as one table of comma-separated values, which every program of numbers reads."""

import csv
import datetime as dt
import io

from workshop.office.contents import contents
from workshop.office.records import Value, columns, records
from workshop.room.report.material import Material
from workshop.room.report.report import Report

READ_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def comma_separated(material: Material, report: Report) -> bytes:
    """All records of the session with the same columns. It begins with the mark by which
    spreadsheets know UTF-8.
    """
    rows = records(contents(material, report))
    names = [column.name for column in columns(rows)]
    out = io.StringIO(newline="")
    written = csv.writer(out)
    written.writerow(names)
    written.writerows([_cell(row.get(name)) for name in names] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str | int | float:
    """As it stands there: words that a spreadsheet would take for a formula begin with an
    apostrophe, "yes" and "no" are 1 and 0.
    """
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, str) and value.startswith(READ_AS_FORMULA):
        return f"'{value}"
    return "" if value is None else value
