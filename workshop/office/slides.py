"""A session as a presentation: one finding a slide, in charts that can be edited."""

from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatch

from msgspec import structs
from pptx.slide import Slide
from pptx.table import Table
from pptx.util import Inches, Pt

import workshop.office.steps  # noqa: F401 - every kind registers its table and charts
from workshop.office.chart import Chart, Dumbbells, StackedBars, chart
from workshop.office.deck import Deck
from workshop.office.native_chart import Box, colour, put_chart
from workshop.office.quoted import quoted
from workshop.office.slide_table import SIZE, parted, put_table
from workshop.office.support import support_bars
from workshop.room.report.kind import Decided, NextStep
from workshop.room.report.plan_words import plans_told
from workshop.room.report.report import Chapter, Report, ShownStep, report_title
from workshop.words import _

GAPS, BARS, LONG_BARS = 5, 9, 4
"""Lines of a chart on a slide; LONG: where names are long."""
LONG = 90
NAMES, COUNTS = 0.46, 0.16
"""Of a slide's width: the names beside a dumbbell, and the counts."""
HEAD = Inches(0.62)
LARGE = 24
MARKS = ("●", "■")


def slides(report: Report, template: bytes | None = None) -> bytes:
    """The file. template: a presentation of the user's own, whose looks it takes."""
    title = report_title(report.session)
    said = _("Source: {session}; {people}.")
    source = said.format(session=title, people=report.people)
    deck = Deck(template, source, report.letterhead)
    first = report.message.sentences[:1]
    lines = "\n".join((_where(report), *first, f"{report.people}."))
    # A template of one's own has a logo already.
    deck.cover(report.session.title, lines, b"" if template else report.letterhead.logo)
    _lines(deck, _("What the room found"), report.message.sentences, size=LARGE)
    _decided(deck, report)
    _next_steps(deck, report)
    for chapter in report.chapters:
        _chapter(deck, chapter)
    _open(deck, report)
    _lines(deck, _("How the numbers were made"), (*report.method, *_left_out(report)))
    return deck.finished(title)


def _where(report: Report) -> str:
    return report_title(structs.replace(report.session, title=""))


def _left_out(report: Report) -> tuple[str, ...]:
    gone = report.left_out
    return (_("Left out: {parts}.").format(parts="; ".join(gone)),) if gone else ()


def _lines(deck: Deck, title: str, lines: Sequence[str], *, size: float = SIZE) -> None:
    _tables(deck, title, "", ("",), [(line,) for line in lines], (1.0,), size=size)


# Decisions, next steps, what stays open


def _decided(deck: Deck, report: Report) -> None:
    title = plans_told(report.decided, (), report.session.date)
    head = (_("What we decided"), _("Who"), _("By when"), _("First sign"))
    rows = [(_told(each), each.who, each.by, each.sign) for each in report.decided]
    _tables(deck, title, "", head, rows, (0.52, 0.17, 0.13, 0.18))
    if bars := support_bars([(each.statement, each.counts) for each in report.decided]):
        for part in _lines_apart(bars):
            put_finding(deck.inked(part), deck.titled(bars.title, bars.reading), deck.body)


def _told(each: Decided) -> str:
    """A decision with its support and what speaks against it."""
    state = _("({state})").format(state=each.state) if each.state else ""
    lines = [f"{each.statement} {state}".strip(), each.support]
    if each.concern:
        lines.append(_("The concern: {words}").format(words=each.concern))
    if each.met:
        lines.append(_("How it is met: {words}").format(words=each.met))
    return "\n".join(filter(None, lines))


def _next_steps(deck: Deck, report: Report) -> None:
    title = plans_told((), report.next_steps, report.session.date)
    head = (_("What"), _("Who"), _("By when"), _("First sign"))
    rows = [(_step(each), each.who or each.whom, each.by, each.sign) for each in report.next_steps]
    _tables(deck, title, "", head, rows, (0.42, 0.2, 0.13, 0.25))


def _step(each: NextStep) -> str:
    return f"{each.lead} {each.what}".strip()


def _open(deck: Deck, report: Report) -> None:
    rows = [(each.text, each.end) for each in report.still_open]
    _tables(deck, _("What stays open"), "", ("", ""), rows, (0.6, 0.4))


# Chapters


def _chapter(deck: Deck, chapter: Chapter) -> None:
    for shown in chapter.shown:
        for title, each in _findings(chapter, shown):
            notes = _notes(chapter, shown, each)
            for part in _lines_apart(each):
                put_finding(deck.inked(part), deck.titled(title, notes), deck.body)
    by_question: dict[str, list[tuple[str]]] = {}
    for asked in (*chapter.words, *chapter.more_words):
        rows = by_question.setdefault(asked.question, [])
        rows += [(quoted(each),) for each in asked.quotations]
    for question, rows in by_question.items():
        _tables(deck, question, chapter.exercise.title, ("",), rows, (1.0,))


def _findings(chapter: Chapter, shown: ShownStep) -> Iterator[tuple[str, Chart]]:
    """The charts of a step that say something, each under its sentence."""
    for place, each in enumerate(chart(shown.step, shown.snapshot.summary)):
        title = each.finding or ("" if place else chapter.headline or each.title)
        if title:
            yield title, each


def _notes(chapter: Chapter, shown: ShownStep, drawn: Chart) -> str:
    """What was found beside it, how the chart is to be read, and what people said."""
    words = [quoted(each) for asked in (*chapter.words, *chapter.more_words)
             for each in asked.quotations]  # fmt: skip
    parts = [
        f"{chapter.exercise.title}: {shown.step.title}",
        chapter.headline,
        *chapter.told,
        chapter.reading,
        _("How to read it: {reading}").format(reading=drawn.reading),
        *([_("What people said, and let others see:")] if words else []),
        *words,
    ]
    return "\n".join(filter(None, parts))


def _lines_apart(drawn: Chart) -> Iterable[Chart]:
    """The chart in parts that a slide has room for."""
    long = max(len(name.full) for name in drawn.names) > LONG
    most = LONG_BARS if long else GAPS if isinstance(drawn, Dumbbells) else BARS
    count = -(-len(drawn.names) // most)
    size = -(-len(drawn.names) // count)
    for at in range(0, len(drawn.names), size):
        yield cut(drawn, slice(at, at + size))


def cut(drawn: Chart, lines: slice) -> Chart:
    """Some lines of a chart."""
    series = tuple(structs.replace(one, values=one.values[lines]) for one in drawn.series)
    told = {"told": drawn.told[lines]} if isinstance(drawn, Dumbbells) else {}
    return structs.replace(drawn, names=drawn.names[lines], series=series, **told)


@singledispatch
def put_finding(drawn: Chart, slide: Slide, body: Box) -> None:
    """Fills a slide with a chart."""
    left, top, wide, high = body
    lines = len(drawn.names) * (2 if isinstance(drawn, StackedBars) else 1 + len(drawn.series))
    tall = min(high, Inches(1.2) + lines * Inches(0.42))
    put_chart(drawn, slide, (left, top, wide, tall), 14)


@put_finding.register(Dumbbells)
def dumbbells_put_finding(drawn: Dumbbells, slide: Slide, body: Box) -> None:
    """Names and counts stand in a table, and the chart over its middle column."""
    left, top, wide, high = body
    line = min(Inches(0.92), (high - HEAD) // len(drawn.names))
    names, counts = int(wide * NAMES), int(wide * COUNTS)
    middle = wide - names - counts
    key = "   ".join(f"{mark} {one.name}" for mark, one in zip(MARKS, drawn.series, strict=True))
    rows = [
        (f"{name.number}  {name.full}".strip(), "", told)
        for name, told in zip(drawn.names, drawn.told, strict=True)
    ]
    high = HEAD + line * len(rows)
    frame = put_table(
        slide, (left, top, wide, high), (key, "", ""), rows, (names, middle, counts),
        heights=(HEAD, line),
    )  # fmt: skip
    _colour_key(frame.table, drawn)
    put_chart(drawn, slide, (left + names, top, middle, high), 14, HEAD / high)


def _colour_key(table: Table, drawn: Dumbbells) -> None:
    """The marks before the names of the two sides, in their colours."""
    paragraph = table.cell(0, 0).text_frame.paragraphs[0]
    paragraph.text = ""
    for mark, one in zip(MARKS, drawn.series, strict=True):
        for text, ink in ((f"{mark} ", one.colour), (f"{one.name}     ", "ink")):
            run = paragraph.add_run()
            run.text, run.font.size, run.font.bold = text, Pt(SIZE), True
            run.font.color.rgb = colour(ink)


# Tables


def _tables(
    deck: Deck, title: str, notes: str, head: Sequence[str], rows: Sequence[Sequence[str]],
    shares: Sequence[float], *, size: float = SIZE,
) -> None:  # fmt: skip
    """Columns that are empty leave their room to the others."""
    used = [at for at in range(len(head)) if any(row[at] for row in rows)]
    head, rows = [head[at] for at in used], [[row[at] for at in used] for row in rows]
    left, top, wide, high = deck.body
    whole = sum(shares[at] for at in used)
    widths = [int(wide * shares[at] / whole) for at in used]
    for part in parted(rows, widths, high - Inches(0.5), size):
        slide = deck.titled(title, notes)
        put_table(slide, (left, top, wide, Inches(0.4)), head, part, widths, size=size)
