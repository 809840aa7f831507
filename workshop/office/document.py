"""A session's report as a Word document, with charts that can be edited."""

from collections.abc import Sequence
from functools import singledispatch

from docx.shared import Mm
from msgspec import structs
from pptx import Presentation
from pptx.slide import Slide

import workshop.office.steps  # noqa: F401 - every kind registers its table and charts
from workshop.office.chart import Chart, Dumbbells, StackedBars, chart
from workshop.office.gap_chart import dumbbells_of
from workshop.office.letter import SMALL, Letter
from workshop.office.quoted import quoted
from workshop.office.support import support_bars
from workshop.room.figures import withheld_word
from workshop.room.report.kind import Decided, Figure, Gaps, NumberTable
from workshop.room.report.material import Material
from workshop.room.report.report import AskedWords, Chapter, Report, report_title
from workshop.words import _

HEAD, ROW, LINE = Mm(11), Mm(15), Mm(9)
NAMES, COUNTS = 0.44, 0.17
MARKS = ("● ", "■ ")
LOGO, PNG = Mm(12), "png"
LETTER, CELL, SMALLEST = 0.6, Mm(4), 0.25
"""A letter's usual width, as a share of its size; a cell's margins; what names take at least."""


def document(material: Material, report: Report, template: bytes | None = None) -> bytes:
    """The file. template: a document of the user's own, whose looks it takes."""
    title = report_title(report.session)
    letter = Letter(template, title, report.letterhead)
    # Charts are made on a slide, which is thrown away.
    sketch = Presentation()
    slide = sketch.slides.add_slide(sketch.slide_layouts[6])
    _head(letter, report)
    _message(letter, report, slide)
    _decided(letter, report, slide)
    _next_steps(letter, report)
    for chapter in report.chapters:
        _chapter(letter, chapter, slide)
    _open(letter, report)
    if material.choice.numbers:
        _numbers(letter, report)
    _method(letter, report)
    return letter.finished(title)


def _head(letter: Letter, report: Report) -> None:
    head, session = report.letterhead, report.session
    if head.logo:
        letter.picture(head.logo, LOGO)
    for line in filter(None, (head.name, head.line, head.contact)):
        letter.second(line)
    letter.write(session.title, "Title")
    where = report_title(structs.replace(session, title=""))
    letter.write(f"{where}. {report.people}.")
    if report.introduction:
        letter.write(report.introduction)


def _message(letter: Letter, report: Report, slide: Slide) -> None:
    letter.write(_("What the room found"), "Heading 1")
    if report.nothing_revealed:
        letter.write(_("Nothing was revealed in this session."))
    for sentence in report.message.sentences:
        letter.write(sentence, "Heading 2" if sentence == report.message.sentences[0] else "Normal")
    if report.message.gaps:
        _gaps(letter, report.message.gaps, slide)
    for picture in report.message.pictures[:1]:
        for drawn in chart(picture.shown.step, picture.shown.snapshot.summary)[:1]:
            letter.write(picture.exercise.title, "Heading 3")
            put_drawn(drawn, letter, slide)
            letter.second(drawn.reading)
    for each in report.message.quotations:
        letter.write(quoted(each), "Quote")


def _decided(letter: Letter, report: Report, slide: Slide) -> None:
    if not report.decided:
        return
    letter.write(_("Decisions"), "Heading 1")
    head = (_("What we decided"), _("Who"), _("By when"), _("First sign"))
    rows = [(_told(each), each.who, each.by, each.sign) for each in report.decided]
    letter.table(head, rows, (0.5, 0.18, 0.14, 0.18))
    if bars := support_bars([(each.statement, each.counts) for each in report.decided]):
        put_drawn(bars, letter, slide)


def _told(each: Decided) -> str:
    state = _("({state})").format(state=each.state) if each.state else ""
    lines = [f"{each.statement} {state}".strip(), each.support]
    lines += [_("The concern: {words}").format(words=each.concern)] if each.concern else []
    lines += [_("How it is met: {words}").format(words=each.met)] if each.met else []
    return "\n".join(filter(None, lines))


def _next_steps(letter: Letter, report: Report) -> None:
    if not report.next_steps:
        return
    letter.write(_("Next steps"), "Heading 1")
    head = (_("What"), _("Who"), _("By when"), _("First sign"))
    rows = [
        (f"{each.lead} {each.what}".strip(), each.who or each.whom, each.by, each.sign)
        for each in report.next_steps
    ]
    letter.table(head, rows, (0.42, 0.2, 0.16, 0.22))


def _chapter(letter: Letter, chapter: Chapter, slide: Slide) -> None:
    letter.turn()
    letter.write(chapter.exercise.title, "Heading 1")
    if chapter.headline:
        letter.write(chapter.headline, "Heading 2")
    for line in filter(None, (chapter.group, *chapter.told, chapter.reading)):
        letter.write(line)
    for shown in chapter.shown:
        for each in chart(shown.step, shown.snapshot.summary):
            letter.write(each.finding or each.title, "Heading 3")
            put_drawn(each, letter, slide)
            letter.second(each.reading)
    for asked in chapter.words:
        _quotations(letter, asked)
    for note in chapter.notes:
        letter.write(note, "List Bullet")


def _quotations(letter: Letter, asked: AskedWords) -> None:
    letter.write(asked.question, "Heading 3")
    if asked.brief:
        letter.write(" · ".join(map(quoted, asked.quotations)), "Quote")
    else:
        for each in asked.quotations:
            letter.write(quoted(each), "Quote")
    letter.second(_("Those who wrote this ticked that it may be shown."))


# Charts


@singledispatch
def put_drawn(drawn: Chart, letter: Letter, slide: Slide) -> None:
    """Puts a chart as wide as the text."""
    thick = 1 if isinstance(drawn, StackedBars) else 0.4 + 0.5 * len(drawn.series)
    lines = len(drawn.names) * thick
    letter.chart(drawn, slide, letter.wide, int(Mm(16) + lines * LINE))


@put_drawn.register(Dumbbells)
def dumbbells_put_drawn(drawn: Dumbbells, letter: Letter, slide: Slide) -> None:
    """Names and counts stand in a table, and the chart in its middle column."""
    key = [
        part
        for mark, one in zip(MARKS, drawn.series, strict=True)
        for part in ((mark, one.colour), (f"{one.name}   ", "ink"))
    ]
    names = [f"{name.number}  {name.full}".strip() for name in drawn.names]
    shares = (NAMES, 1 - NAMES - COUNTS, COUNTS)
    high = HEAD + ROW * len(names)
    middle = letter.beside(key, names, drawn.told, shares, (HEAD, ROW))
    wide = int(letter.wide * shares[1]) - Mm(4)
    letter.chart(drawn, slide, wide, high, head=HEAD / high, into=middle)


def _gaps(letter: Letter, gaps: Gaps, slide: Slide) -> None:
    """The one picture of page one."""
    found = dumbbells_of(gaps)
    if found is None:
        return
    letter.write(gaps.title, "Heading 3")
    put_drawn(found, letter, slide)
    letter.second(" ".join((found.reading, *gaps.said)))


# What stays open, numbers, method


def _open(letter: Letter, report: Report) -> None:
    if not report.still_open and not report.notes:
        return
    letter.write(_("What stays open"), "Heading 1")
    if report.still_open:
        rows = [(each.text, each.end) for each in report.still_open]
        letter.table((_("What"), ""), rows, (0.6, 0.4))
    for note in report.notes:
        letter.write(note, "List Bullet")


def _numbers(letter: Letter, report: Report) -> None:
    tables = [table for chapter in report.chapters for table in chapter.numbers]
    words = [asked for chapter in report.chapters for asked in chapter.more_words]
    if not tables and not words:
        return
    letter.turn()
    letter.write(_("Numbers"), "Heading 1")
    for table in tables:
        _number_table(letter, table)
    for asked in words:
        _quotations(letter, asked)


def _number_table(letter: Letter, table: NumberTable) -> None:
    """A row for each viewpoint; noughts are dots."""
    letter.write(table.title, "Heading 3")
    rows = [
        (f"{block.number}  {block.name}".strip() if not at else "", row.name,
         *map(_figure, row.figures))
        for block in table.blocks
        for at, row in enumerate(block.rows)
    ]  # fmt: skip
    head = ("", "", *table.columns)
    if not any(row[1] for row in rows):
        head, rows = head[1:], [(row[0], *row[2:]) for row in rows]
    letter.table(head, rows, _shares(letter.wide, head, rows, len(table.columns)), size=SMALL)
    if table.note:
        letter.second(table.note)


def _shares(
    wide: int, head: Sequence[str], rows: Sequence[Sequence[str]], figures: int
) -> list[float]:
    """Figures take what their longest word needs, names share the rest."""
    columns = list(zip(head, *rows, strict=True))[-figures:]
    longest = [max(len(word) for text in texts for word in text.split(" ")) for texts in columns]
    taken = [(LETTER * SMALL * long + CELL) / wide for long in longest]
    rest = max(1 - sum(taken), SMALLEST)
    names = [rest] if len(head) == figures + 1 else [0.62 * rest, 0.38 * rest]
    return [share / (rest + sum(taken)) for share in (*names, *taken)]


def _figure(value: Figure) -> str:
    if value is None:
        return withheld_word()
    return "·" if value == 0 else str(value)


def _method(letter: Letter, report: Report) -> None:
    parts: tuple[tuple[str, Sequence[str]], ...] = (
        (_("How the numbers were made"), report.method),
        (_("Sources"), report.sources),
        (_("What is left out"), report.left_out),
    )
    for title, lines in parts:
        if lines:
            letter.write(title, "Heading 2")
        for line in lines:
            letter.second(line)
