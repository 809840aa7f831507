"""The pages of a report: what was found and planned, a chapter an exercise, how it was made."""

from collections.abc import Sequence

import workshop.pdf.steps
import workshop.room.report.steps
import workshop.room.steps  # noqa: F401 - every kind registers its headline
from workshop.pdf.blocks import Beside, PaperBlock, Stack
from workshop.pdf.cover import AccentRule
from workshop.pdf.drawn.gap_row import gap_ruler
from workshop.pdf.drawn.people import MOST_DISCS, discs
from workshop.pdf.overview import agenda_table
from workshop.pdf.page import Blocks, gathered, lay, main_picture, result
from workshop.pdf.picture import Picture
from workshop.pdf.plans import Ruled, decisions_table, steps_table
from workshop.pdf.quoting import asked_words, in_pairs, with_leave
from workshop.pdf.sheet import Sheet
from workshop.room.compared import all_counts
from workshop.room.figures import half
from workshop.room.report.kind import DrawnGap, Gaps
from workshop.room.report.plan_words import plans_told
from workshop.room.report.report import Chapter, Message, Report
from workshop.words import _, ngettext

FEWEST_STEPS, MOST_STEPS = 3, 16
"""Next steps that the page of decisions shows, however little or much room there is; of the others
at most as many stand under what stays open, and more in the appendix.
"""
GUTTER = 24
RULER, COMPACT = 0.69, (0.36, 0.38)
"""Of the width: what a ruler takes beside its people; a statement and a ruler beside it."""


def found_page(report: Report, sheet: Sheet, high: float, *, place: str) -> Blocks:
    """Page one: three sentences, one picture, two quotations. high: of the page."""
    message = report.message
    title = _("What the room found")
    said = _("Nothing was revealed in this session.") if report.nothing_revealed else ""
    pictures = [gap_blocks(message.gaps, sheet)] if message.gaps else main_pictures(message, sheet)
    alone = len(report.chapters) == 1 and not (pictures or message.quotations)
    if not said and (alone or not (message.sentences or message.quotations)):
        return []
    first, *rest = message.sentences or (said or title,)
    made = [sheet.finding(first, bookmark=title, place=place), *sentences_beside(rest, sheet)]
    quoted: Blocks = []
    if message.quotations:
        quoted = [*in_pairs(message.quotations, sheet, above=22),
                  with_leave(message.quotations, sheet)]  # fmt: skip
    fitting = (
        picture for picture in pictures
        if message.gaps or len(lay([*made, *picture, *quoted], sheet.width, high)) == 1
    )  # fmt: skip
    return [*made, *next(fitting, []), *quoted]


def main_pictures(message: Message, sheet: Sheet) -> list[Blocks]:
    """What an exercise without gaps may show, each under the exercise's name."""
    found = []
    for each in message.pictures:
        own, shown = sheet.at(each.exercise), each.shown
        if drawn := main_picture(shown.step, shown.snapshot, own):
            head = own.section(each.exercise.title, above=22)
            found.append([head, *drawn, own.second(shown.read, above=8)])
    return found


def sentences_beside(texts: Sequence[str], sheet: Sheet) -> Blocks:
    """Beside each other under a rule in the accent."""
    size = sheet.sizes.own
    columns = [
        Stack([AccentRule(sheet.width), _spaced(sheet.text(text, size=size), 6)]) for text in texts
    ]
    if sheet.large:
        return [_spaced(column, 14) for column in columns]
    if len(columns) == 1:
        return [_spaced(columns[0], 14)]
    return [Beside(columns, [1] * len(columns), gutter=GUTTER, above=14)] if columns else []


def _spaced(block: PaperBlock, above: float) -> PaperBlock:
    block.above = above
    return block


def gap_blocks(gaps: Gaps, sheet: Sheet, *, compact: bool = False) -> Blocks:
    """A ruler for each gap with its statement in full, its people beside it. compact: the statement
    beside it as well.
    """
    made: Blocks = [sheet.section(gaps.title, above=14 if compact else 22)]
    last = len(gaps.gaps) - 1
    draw = _beside if compact and not sheet.large else _gap
    for place, gap in enumerate(gaps.gaps):
        made.append(draw(gaps, gap, sheet, named=not place, scaled=place == last))
    told = [*gaps.said] if compact else [*_how_to_read(gaps), *gaps.said]
    return [*made, *(sheet.second(text, above=8) for text in (" ".join(told),) if text)]


def _how_to_read(gaps: Gaps) -> list[str]:
    said = [_("A mark is the middle of {n} answers.").format(n=gaps.n)]
    if gaps.n <= MOST_DISCS:
        said.append(
            _("A disc is one person, as counted first; a ring the same, a dash the other way.")
        )
    return said


def _gap(gaps: Gaps, gap: DrawnGap, sheet: Sheet, *, named: bool, scaled: bool) -> PaperBlock:
    """The statement over its ruler."""
    wide = sheet.width if sheet.large else RULER * sheet.width
    ruler = gap_ruler(gaps, gap, wide, sheet.body, sheet.type, _gap_words(gaps, gap),
                      named=named, scaled=scaled)  # fmt: skip
    drawn, people = Stack([Picture(ruler, sheet.faces)]), _people(gap, sheet)
    if sheet.large:
        return Stack([_statement(gap, sheet), drawn, *people], above=14 * sheet.scale, whole=True)
    beside = Beside([drawn, Stack(people)], [wide, sheet.width - wide - 12], gutter=12, exact=True,
                    above=5)  # fmt: skip
    return Stack([_statement(gap, sheet), beside], above=13, whole=True)


def _beside(gaps: Gaps, gap: DrawnGap, sheet: Sheet, *, named: bool, scaled: bool) -> PaperBlock:
    """The statement beside a narrow ruler."""
    statement, ruler = (share * sheet.width for share in COMPACT)
    drawn = gap_ruler(gaps, gap, ruler, sheet.body * 0.9, sheet.type, _gap_words(gaps, gap),
                      named=named, scaled=scaled)  # fmt: skip
    people = sheet.width - statement - ruler - 16
    return Beside(
        [Stack([_statement(gap, sheet, size=sheet.body)]), Stack([Picture(drawn, sheet.faces)]),
         Stack(_people(gap, sheet))],
        [statement, ruler, people], gutter=8, exact=True, above=9,
    )  # fmt: skip


def _statement(gap: DrawnGap, sheet: Sheet, *, size: float = 0) -> PaperBlock:
    number = f"{gap.number}\u2002" if gap.number else ""
    size = size or sheet.sizes.own
    return sheet.heading(
        (sheet.stretch(number, bold=True, colour="accent", size=size),
         sheet.stretch(gap.statement, bold=True, size=size))
    )  # fmt: skip


def _gap_words(gaps: Gaps, gap: DrawnGap) -> str:
    sides = [
        _("{name} {middle}").format(name=side.label, middle=half(at))
        for side, at in ((gaps.one, gap.one), (gaps.other, gap.other))
        if at is not None
    ]
    return f"{gap.statement} {', '.join(sides)}. {all_counts(gap.people)}."


def _people(gap: DrawnGap, sheet: Sheet) -> list[PaperBlock]:
    """A disc for each of them where they are few, and their count."""
    count = sheet.text(all_counts(gap.people), size=sheet.sizes.second, above=3, leading=1.2)
    if sum(gap.people.parts) > MOST_DISCS:
        return [count]
    return [Picture(discs(gap.people, 8.5 * sheet.scale), sheet.faces), count]


def plans_page(report: Report, sheet: Sheet, high: float, *, place: str) -> tuple[Blocks, int]:
    """Decisions with their support and concerns, then as many next steps as fit, and how many these
    are; no blocks where nothing was planned. high: of the page.
    """
    if not (report.decided or report.next_steps):
        return [], 0
    count = len(report.next_steps)
    tried = [kept for kept in range(min(count, MOST_STEPS), FEWEST_STEPS - 1, -1)
             if count - kept != 1]  # fmt: skip
    for kept in tried:
        made = _plans(report, sheet, kept, place)
        if len(lay(made, sheet.width, high)) == 1:
            return made, kept
    kept = min(count, FEWEST_STEPS)
    return _plans(report, sheet, kept, place), kept


def _plans(report: Report, sheet: Sheet, kept: int, place: str) -> Blocks:
    day = report.session.date
    told = plans_told(report.decided, report.next_steps, day)
    made: Blocks = [
        sheet.finding(told, bookmark=_("Decisions and next steps"), place=place),
        *decisions_table(report.decided, day, sheet),
        *steps_table(report.next_steps[:kept], day, sheet),
    ]
    if report.next_steps:
        more = len(report.next_steps) - kept
        said = _("First sign: what a {customer} would notice. Shown with their makers’ leave.")
        said = said.format(customer=report.session.noun)
        if more:
            said += " " + ngettext("{n} more stands further on.", "{n} more stand further on.",
                                   more)  # fmt: skip
        made.append(sheet.second(said, above=6))
    return made


def chapter_pages(chapter: Chapter, sheet: Sheet) -> Blocks:
    """One exercise: its finding, its pictures with how to read them, words."""
    name = chapter.exercise.title
    sheet = sheet.at(chapter.exercise)
    made: Blocks = [
        sheet.finding(chapter.headline or name, bookmark=name, place=chapter.exercise.id)
    ]
    made += [sheet.text(text, above=3) for text in chapter.told[:2]]
    if chapter.group:
        made.append(sheet.text(chapter.group, bold=True, above=6))
    if chapter.reading:
        reading = [sheet.text(each) for each in chapter.reading.split("\n\n")]
        made.append(Ruled(Stack(reading), above=10))
    for each in chapter.shown:
        made += _with_reading(result(each.step, each.snapshot, sheet), each.read, sheet)
        made += gap_blocks(each.gaps, sheet) if each.gaps else []
    for step in chapter.exercise.every_step():
        made += gathered(step, sheet)
    for words in chapter.words:
        made += asked_words(words, sheet)
    if chapter.words:
        kept = [each for words in chapter.words for each in words.quotations]
        made.append(with_leave(kept, sheet))
    return [*made, *_notes(chapter.notes, sheet)]


def _with_reading(picture: Blocks, read: str, sheet: Sheet) -> Blocks:
    """How to read it stands below a picture, never between it and its heading, and above what sums
    one of several parts up.
    """
    if not (picture and read):
        return picture
    at = max(1, len(picture) - 1)
    while at < len(picture) and picture[at - 1].keeps:
        at += 1
    heads = [place for place, block in enumerate(picture) if block.keeps and place]
    at = min([at, *heads])
    return [*picture[:at], sheet.second(read, above=5), *picture[at:]]


def _notes(notes: Sequence[str], sheet: Sheet) -> Blocks:
    if not notes:
        return []
    return [sheet.label(_("The facilitator’s notes"), above=16), *sheet.items(notes, above=3)]


def open_page(
    report: Report, sheet: Sheet, told: int, *, place: str, the_day: bool
) -> Blocks:  # fmt: skip
    """The next steps after so many where they are few, the parking lot, notes on the session, and
    the day as it ran where that is wanted.
    """
    made = further_steps(report, sheet, told) if _few_left(report, told) else []
    if report.still_open:
        texts = [f"{each.text}\n{each.end}" if each.end else each.text
                 for each in report.still_open]  # fmt: skip
        made += [sheet.label(_("Parking lot"), above=14), *sheet.items(texts)]
    made += _notes(report.notes, sheet)
    if the_day:
        made += agenda_table(report.session, sheet)
    head = sheet.finding(_("What stays open"), place=place)
    return [head, *made] if made else []


def further_steps(report: Report, sheet: Sheet, told: int) -> Blocks:
    """The next steps after so many."""
    return steps_table(report.next_steps[told:], report.session.date, sheet, first=told + 1)


def steps_for_appendix(report: Report, sheet: Sheet, told: int) -> Blocks:
    """Those that are too many to stand under what stays open."""
    return [] if _few_left(report, told) else further_steps(report, sheet, told)


def _few_left(report: Report, told: int) -> bool:
    return len(report.next_steps) - told <= MOST_STEPS


def method_page(report: Report, sheet: Sheet, *, place: str) -> Blocks:
    """How the numbers were made, where texts come from, and what is left out."""
    made: Blocks = [sheet.finding(_("How this was made"), place=place)]
    made += [sheet.text(text, above=4) for text in report.method]
    if report.sources:
        made += [sheet.section(_("Sources")), *sheet.items(report.sources)]
    gone = sheet.items(report.left_out) if report.left_out else [sheet.text(_("Nothing."), above=4)]
    return [*made, sheet.section(_("What is left out")), *gone]


def introduction_page(report: Report, sheet: Sheet, *, place: str) -> Blocks:
    """The consultant's own words; () where there are none."""
    if not report.introduction:
        return []
    texts = [sheet.text(each.strip(), above=8) for each in report.introduction.split("\n\n")]
    name = report.letterhead.name
    signed = [sheet.text(name, bold=True, above=14)] if name else []
    return [sheet.finding(_("Introduction"), place=place), *texts, *signed]
