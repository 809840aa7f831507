"""A session as a presentation: one finding a slide, in charts that can be edited."""

from collections.abc import Iterable, Sequence
from functools import singledispatch

from msgspec import structs
from pptx.slide import Slide
from pptx.table import Table
from pptx.util import Inches, Pt

from workshop.office.chart import Chart, Dumbbells, StackedBars
from workshop.office.contents import Contents, ExerciseTold, StepTold
from workshop.office.deck import Deck
from workshop.office.native_chart import Box, colour, put_chart
from workshop.office.slide_table import SIZE, parted, put_table
from workshop.room.report.report import method_told
from workshop.words import _, ngettext

GAPS, BARS, LONG_BARS = 5, 9, 4
"""Lines of a chart on a slide; LONG: where names are long."""
LONG = 90
NAMES, COUNTS = 0.46, 0.16
"""Of a slide's width: the names beside a dumbbell, and the counts."""
HEAD = Inches(0.62)
MARKS = ("●", "■")


def slides(found: Contents, template: bytes | None = None) -> bytes:
    """The file. template: a presentation of the user's own, whose looks it takes."""
    deck = Deck(template, _source(found))
    first = next((line for exercise in found.exercises for line in exercise.said), "")
    deck.cover(found.session.title, "\n".join(filter(None, (found.where, first, found.promise))))
    for exercise in found.exercises:
        for step in exercise.steps:
            _charts(deck, found, exercise, step)
            _words(deck, exercise, step)
            _promises(deck, exercise, step)
    _parked(deck, found)
    _method(deck, found)
    return deck.finished(found.session.title)


def _source(found: Contents) -> str:
    people = ngettext("{n} person", "{n} people", found.answered)
    return _("Source: {session}, {where}; {people}.").format(
        session=found.session.title, where=found.where, people=people
    )


def _charts(deck: Deck, found: Contents, exercise: ExerciseTold, step: StepTold) -> None:
    for place, each in enumerate(step.charts):
        if place and not each.finding:
            continue
        said = step.said if not place else ()
        title = each.finding or next(iter(said), each.title)
        for part in _lines_apart(each):
            notes = _notes(exercise, step, each, [line for line in said if line != title])
            put_finding(part, deck.titled(title, notes), deck.body)


def _notes(exercise: ExerciseTold, step: StepTold, drawn: Chart, more: Sequence[str]) -> str:
    """What was found and said beside it, and how the chart is to be read."""
    words = [text for each in exercise.steps for said in each.table.words for _asked, text in said]
    parts = [
        f"{exercise.title}: {step.title}",
        *more,
        _("How to read it: {reading}").format(reading=drawn.reading),
        step.table.note,
        *([_("What people said, and let others see:")] if words else []),
        *(_("“{text}”").format(text=text) for text in words),
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


def _words(deck: Deck, exercise: ExerciseTold, step: StepTold) -> None:
    """The texts that may be shown: those of one field as quotations, others as a table."""
    texts = step.table.words
    heads = list(dict.fromkeys(asked for said in texts for asked, _text in said))
    if all(len(said) == 1 for said in texts):
        _quoted(deck, exercise, step, with_question=len(heads) > 1)
        return
    rows = [tuple(dict(said).get(head, "") for head in heads) for said in texts]
    _tables(deck, step.title, step.table.note, heads, rows, [1 / len(heads)] * len(heads))


def _quoted(deck: Deck, exercise: ExerciseTold, step: StepTold, *, with_question: bool) -> None:
    rows = [
        (asked if with_question else "", _("“{text}”").format(text=text))
        for said in step.table.words
        for asked, text in said
    ]
    _tables(deck, step.title, exercise.title, ("", step.table.note), rows, (0.4, 0.6))


def _promises(deck: Deck, exercise: ExerciseTold, step: StepTold) -> None:
    rows = [
        (each.what, each.owner or each.whom, each.by, each.sign) for each in step.table.promises
    ]
    title = next(iter(step.said), step.title)
    head = (_("What"), _("Who"), _("By when"), _("First sign"))
    _tables(deck, title, exercise.title, head, rows, (0.42, 0.2, 0.13, 0.25))


def _parked(deck: Deck, found: Contents) -> None:
    rows = [(note.body, note.owner, note.by) for note in found.parked if not note.dropped]
    head = (_("What stays open"), _("Who"), _("By when"))
    _tables(deck, _("Parking lot"), "", head, rows, (0.6, 0.22, 0.18))


def _tables(
    deck: Deck, title: str, notes: str, head: Sequence[str], rows: Sequence[Sequence[str]],
    shares: Sequence[float],
) -> None:  # fmt: skip
    """Columns that are empty leave their room to the others."""
    used = [at for at in range(len(head)) if any(row[at] for row in rows)]
    head, rows = [head[at] for at in used], [[row[at] for at in used] for row in rows]
    left, top, wide, high = deck.body
    whole = sum(shares[at] for at in used)
    widths = [int(wide * shares[at] / whole) for at in used]
    for part in parted(rows, widths, high - Inches(0.5)):
        slide = deck.titled(title, notes)
        put_table(slide, (left, top, wide, Inches(0.4)), head, part, widths)


def _method(deck: Deck, found: Contents) -> None:
    lines = [(line,) for line in (*method_told(found.session), found.missing) if line]
    _tables(deck, _("How the numbers were made"), "", ("",), lines, (1.0,))
