"""The parts of a summary that stand outside exercises: agenda, parking lot, method note."""

from collections.abc import Container

from workshop.domain.session import Block as AgendaBlock
from workshop.domain.session import Session, minute_of_day, timetable
from workshop.errors import Refused
from workshop.pdf.blocks import Stack
from workshop.pdf.page import Blocks
from workshop.pdf.sheet import Sheet
from workshop.pdf.table import Style, Table, TableCell, TableRow
from workshop.words import _, clock, day_month_year, in_a_row


def session_line(session: Session) -> str:
    """Customer day, Northgate Heating, 24 November 2026."""
    day = day_month_year(session.date)
    return in_a_row((session.title, session.client, session.place, day)) + "."


def actual_minutes(block: AgendaBlock) -> int | None:
    """How long a block took, by the clock; None where it did not run."""
    try:
        took = minute_of_day(block.ended) - minute_of_day(block.started)
    except Refused:
        return None
    return took % (24 * 60)


def agenda_table(session: Session, sheet: Sheet, *, shown: Container[str] = ()) -> Blocks:
    """The agenda with clock times and planned minutes, and what each block took once one ran.
    shown: exercises whose pages are in the file, under their ids.
    """
    if not session.agenda:
        return []
    ran = any(actual_minutes(block) is not None for block in session.agenda)
    labels = [_("Starts"), _("What"), _("Planned"), *([_("Took")] if ran else [])]
    aligned = ["left", "left", "end", "end"][: len(labels)]
    head = [
        TableCell(content=sheet.cell(label, colour="ink2", align=align), head="Column")
        for label, align in zip(labels, aligned, strict=True)
    ]
    rows = []
    for timed in timetable(session):
        block = timed.block
        link = f"#{block.exercise}" if block.exercise in shown else ""
        times = [TableCell(content=sheet.cell(_minutes(each), align="end"))
                 for each in (block.minutes, actual_minutes(block))]  # fmt: skip
        rows.append(TableRow([
            TableCell(content=sheet.cell(clock(timed.starts))),
            TableCell(content=sheet.cell(block.title, bold=block.kind == "exercise", link=link),
                 head="Row"),
            *times[: len(labels) - 2],
        ]))  # fmt: skip
    style = Style(pad=1.6, gutter=12, head_line=0.8, head_pad=2)
    starts = sheet.faces.width("00:00  ") * sheet.body
    wide = [max(starts, sheet.faces.width(labels[0]) * sheet.body + 6)]
    last = [max(sheet.body * 4, sheet.faces.width(label) * sheet.body + 6) for label in labels[2:]]
    title = sheet.width - sum(wide) - sum(last) - style.gutter * (len(labels) - 1)
    table = Table(head, rows, [*wide, title, *last], style)
    return [sheet.section(_("The day")), Stack([table], above=4, whole=len(rows) < 16)]


def _minutes(minutes: int | None) -> str:
    return "–" if minutes is None else _("{n} min").format(n=minutes)
