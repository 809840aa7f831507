"""The facilitator's run sheet: the day to scale, then each step with its clock time, what to say,
hints, what people may ask, and room for notes.
"""

import datetime as dt
from collections.abc import Sequence

from workshop.domain.session import Timed, timetable
from workshop.domain.step import Step
from workshop.pdf.blocks import Beside, Break, Lines, PaperBlock, Stack
from workshop.pdf.handout import Form, context, written
from workshop.pdf.handout_file import Made
from workshop.pdf.overview import agenda_table, session_line
from workshop.pdf.page import Blocks, Part
from workshop.pdf.picture import Picture
from workshop.pdf.plans import Ruled
from workshop.pdf.sheet import Sheet
from workshop.pdf.table import Style, Table, TableCell, TableRow
from workshop.room.modes import console_modes
from workshop.room.report.material import AnyExercise, Material
from workshop.room.report.report import report_title
from workshop.room.scene import Box, Scene, Shapes, Text
from workshop.words import _, clock, ngettext

SHARES, WITHOUT_NOTES = (0.13, 0.63, 0.24), (0.17, 0.83)
"""Of the width: the time, what is said, notes, for which large type has no room."""
STYLE = Style(pad=6, gutter=10, head_line=1.2, head_pad=3)
A_MINUTE, BAR = 5.0, 4.5
"""Length of a minute beside a step at the standard size, and how thick it is."""
STRIP = 17.0


def run_sheet(material: Material, form: Form) -> Made:
    """A page for the day, then the exercises, each from a page of its own."""
    sheet, session = context(form, material.session), material.session
    blocks: Blocks = [
        *sheet.title(_("Run sheet"), session.title),
        sheet.lead(session_line(session)),
        *agenda_table(session, sheet),
    ]
    day = timetable(session)
    for timed in day:
        exercise = material.exercises.get(timed.block.exercise)
        if exercise:
            blocks += [Break(), *_exercise(exercise, timed, day, sheet)]
    title = _("Run sheet: {title}").format(title=session.title)
    return written(sheet, title, iter([Part(blocks=tuple(blocks), foot=report_title(session))]))


def _exercise(exercise: AnyExercise, timed: Timed, day: Sequence[Timed], sheet: Sheet) -> Blocks:
    span = _("{start} to {end}").format(start=clock(timed.starts), end=clock(timed.ends))
    minutes = ngettext("{n} min", "{n} min", timed.block.minutes)
    title = sheet.title(_("Run sheet"), exercise.title)
    when = Stack([sheet.text(span, bold=True, align="end"),
                  sheet.text(minutes, colour="ink2", align="end")])  # fmt: skip
    made: Blocks
    if sheet.large:
        made = [*title, sheet.text(f"{span}, {minutes}", bold=True, keeps=True)]
    else:
        wide = sheet.faces.width(span, bold=True) * sheet.body + 4
        made = [Beside([Stack(title), when], [sheet.width - wide - 12, wide], gutter=12,
                       exact=True)]  # fmt: skip
    made.append(Picture(_strip(timed, day, sheet), sheet.faces, above=8))
    if exercise.materials:
        need = _("You need: {things}").format(things=" · ".join(exercise.materials))
        made.append(sheet.second(need, above=6, keeps=True))
    made.append(_steps(exercise, timed.starts, sheet))
    if exercise.pitfalls:
        made += [sheet.label(_("What may go wrong"), above=14), *sheet.items(exercise.pitfalls)]
    if exercise.debrief:
        made += [sheet.label(_("To talk about at the end"), above=14),
                 *sheet.items(exercise.debrief)]  # fmt: skip
    return made


def _strip(now: Timed, day: Sequence[Timed], sheet: Sheet) -> Scene:
    """The day to scale; this exercise dark, others pale, breaks empty."""
    whole = max(1, sum(each.block.minutes for each in day))
    size, high = sheet.sizes.second, STRIP * sheet.scale
    shapes: list[Shapes] = []
    x, said_until = 0.0, -1.0
    for each in day:
        wide = sheet.width * each.block.minutes / whole
        fill = "accent" if each is now else "tint" if each.block.exercise else ""
        shapes.append(Box(x=x + 0.4, y=0.4, width=max(0.6, wide - 1.6), height=high,
                          fill=fill, stroke="edge", line=0.6))  # fmt: skip
        told = clock(each.starts)
        told_wide = sheet.faces.width(told, bold=each is now) * size
        room = x > said_until and x + told_wide <= sheet.width
        if each is now or (each.block.exercise and room and not _meets_now(x, told_wide, now, day,
                                                                           sheet)):  # fmt: skip
            at = min(x, sheet.width - told_wide)
            shapes.append(Text(x=at, y=high + size * 1.2, text=told, size=size, bold=each is now,
                               colour="ink" if each is now else "ink2"))  # fmt: skip
            said_until = at + told_wide + size
        x += wide
    # The table of the day says all of it.
    return Scene(width=sheet.width, height=high + size * 1.5, shapes=tuple(shapes))


def _meets_now(x: float, wide: float, now: Timed, day: Sequence[Timed], sheet: Sheet) -> bool:
    """Whether a time there would run into that of this exercise."""
    whole = max(1, sum(each.block.minutes for each in day))
    before = sum(each.block.minutes for each in day[: day.index(now)])
    here = sheet.width * before / whole
    return x < here < x + wide + sheet.sizes.second


def _steps(exercise: AnyExercise, starts: dt.time, sheet: Sheet) -> PaperBlock:
    """A row a step."""
    shares = WITHOUT_NOTES if sheet.large else SHARES
    wide = [share * (sheet.width - STYLE.gutter * (len(shares) - 1)) for share in shares]
    labels = (_("Time"), _("Say"), _("Your notes"))[: len(shares)]
    head = [TableCell(content=sheet.cell(label, colour="ink2", size=sheet.sizes.second),
                      head="Column") for label in labels]  # fmt: skip
    # With two columns there would be more heads than cells.
    named = "Row" if len(shares) == len(SHARES) else ""
    rows = []
    at = dt.datetime.combine(dt.date.min, starts)
    for step in exercise.steps:
        said = Stack(_said(exercise, step, sheet))
        count = max(1, int((said.height(wide[1]) - 6) / Lines(1).height(0)))
        cells = [TableCell(content=_time(at.time(), step, wide[0], sheet), head=named),
                 TableCell(content=said)]  # fmt: skip
        cells += [TableCell(content=Lines(count))] * (len(shares) - 2)
        rows.append(TableRow(cells))
        at += dt.timedelta(minutes=step.minutes)
    return Table(head, rows, wide, STYLE, above=10)


def _time(at: dt.time, step: Step, width: float, sheet: Sheet) -> PaperBlock:
    """The clock time, the minutes, and a bar as long as they are."""
    minutes = ngettext("{n} min", "{n} min", step.minutes)
    long = min(width, step.minutes * A_MINUTE * sheet.scale)
    bar = Scene(width=width, height=BAR + 2, shapes=(Box(x=0, y=1, width=long, height=BAR,
                                                         fill="ink"),))  # fmt: skip
    return Stack([
        sheet.text(clock(at), bold=True, size=sheet.sizes.section, tag="", leading=1.15),
        sheet.text(minutes, colour="ink2", size=sheet.sizes.second, tag=""),
        Picture(bar, sheet.faces),
    ])  # fmt: skip


def _said(exercise: AnyExercise, step: Step, sheet: Sheet) -> Blocks:
    """What to say, then hints and what people may ask."""
    name = sheet.paragraph((
        sheet.stretch(step.title, bold=True),
        sheet.stretch("\u00a0 " + console_modes(step.modes), colour="ink2"),
    ))  # fmt: skip
    made: Blocks = [name]
    made += [sheet.text(each.strip(), above=2) for each in step.say.split("\n\n") if each.strip()]
    hints = [hint.say for hint in exercise.hints if hint.step == step.id and not hint.when]
    # Hints that wait for a result say when.
    waits = [hint.say for hint in exercise.hints if hint.step == step.id and hint.when]
    asked = [_("If someone asks: {answer}").format(answer=step.asked)] if step.asked else []
    told = [*hints, *(_("Perhaps: {hint}").format(hint=hint) for hint in waits), *asked]
    if told:
        lines = [sheet.text(each, colour="ink2", size=sheet.sizes.second) for each in told]
        made.append(Ruled(Stack(lines), above=4))
    return made
