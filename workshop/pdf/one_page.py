"""The day on one page: as much of it as one page holds, decisions and findings before trivia."""

from collections.abc import Iterator, Sequence

from workshop.domain.step import Step, step_key, written_on_the_day
from workshop.pdf.cover import AccentRule
from workshop.pdf.handout import Form, context, laid, unvoted_lines, written
from workshop.pdf.handout_file import Made
from workshop.pdf.page import Blocks, Part, day_told
from workshop.pdf.plans import decisions_table, steps_table
from workshop.pdf.report_pages import gap_blocks, main_pictures, sentences_beside
from workshop.pdf.running_head import RunningHead
from workshop.pdf.sheet import Sheet
from workshop.pdf.short_lists import ShortList, cut, fitting
from workshop.room.kind import headline
from workshop.room.report.kind import next_steps_in
from workshop.room.report.material import AnyExercise, Material
from workshop.room.report.report import Report, as_shown, report_of, report_title
from workshop.words import _, listed, ngettext

TRIVIA, PROMISES, FINDINGS, DECISIONS = range(4)
"""What gives way first where a page is too small for all."""
LONGEST_TITLE = 80
"""Signs of a title that the largest type leaves room beside."""
FEWEST, STEPS = 2, 6
"""Next steps that the page has room for rather than for the picture; the most of them."""


def one_page(material: Material, form: Form) -> Made:
    """Tables and the picture where they fit, else lists of as many lines as do."""
    sheet, report = context(form, material.session), report_of(material)
    title = _("One-page summary: {title}").format(title=material.session.title)
    tried = (_part(report, sheet, blocks) for blocks in _drawn(report, sheet))
    part = next((each for each in tried if _fits(sheet, each)), None)
    return written(
        sheet, title, iter([part or _in_lists(material, report, sheet)]),
        left_out=report.left_out, letterhead=report.letterhead,
    )  # fmt: skip


def _fits(sheet: Sheet, part: Part) -> bool:
    return len(laid(sheet, part)) == 1


def _part(report: Report, sheet: Sheet, blocks: Blocks) -> Part:
    return Part(
        blocks=tuple(blocks),
        foot=report_title(report.session),
        head=RunningHead(sheet, report.letterhead, report.session.title),
        chapter=_("The day on one page"),
    )


def _drawn(report: Report, sheet: Sheet) -> Iterator[Blocks]:
    """The page with ever fewer next steps; the picture gives way before the last of them do. None
    where there is nothing to draw.
    """
    steps, message = len(report.next_steps), report.message
    pictures: list[Blocks] = [
        *([gap_blocks(message.gaps, sheet, compact=True)] if message.gaps else []),
        *main_pictures(message, sheet),
        [],
    ]
    if not report.message.sentences:
        return
    counts = [kept for kept in range(min(STEPS, steps), -1, -1) if steps - kept != 1]
    many = [kept for kept in counts if kept >= min(FEWEST, steps)]
    for tried in (many, counts[len(many) :]):
        for picture in pictures:
            for kept in tried:
                yield _page(report, sheet, kept, picture)


def _page(report: Report, sheet: Sheet, kept: int, picture: Blocks) -> Blocks:
    first, *rest = report.message.sentences
    made: Blocks = [sheet.finding(first), *sentences_beside(rest, sheet), *picture]
    day = report.session.date
    made += decisions_table(report.decided, day, sheet, compact=True)
    made += steps_table(report.next_steps[:kept], day, sheet, compact=True)
    return [*made, *(sheet.second(text, above=5) for text in _rest_told(report, kept))]


def _rest_told(report: Report, kept: int) -> list[str]:
    """What the page leaves to the report."""
    said = []
    more = len(report.next_steps) - kept
    if more:
        said.append(ngettext("{n} next step and all numbers are in the report.",
                             "{n} more next steps and all numbers are in the report.",
                             more))  # fmt: skip
    if report.still_open:
        told = [f"{each.text} ({each.end})" if each.end else each.text
                for each in report.still_open]  # fmt: skip
        if sum(map(len, told)) > LONGEST_TITLE * 3:
            told = [ngettext("{n} thing", "{n} things", len(told))]
        said.append(_("Parked: {things}.").format(things="; ".join(told)))
    return [*said, *_left_out(report)]


def _left_out(report: Report) -> list[str]:
    count = len(report.left_out)
    if not count:
        return []
    return [ngettext("{n} thing is left out; the report says which.",
                     "{n} things are left out; the report says which.", count)]  # fmt: skip


# Lists, where all of it is too much


def _in_lists(material: Material, report: Report, sheet: Sheet) -> Part:
    def fits(tried: Sequence[ShortList]) -> bool:
        return _fits(sheet, _lists_part(report, sheet, tried))

    lists = fitting(_short_lists(material, report), fits)
    return _lists_part(report, sheet, lists, brief=not fits(lists))


def _lists_part(
    report: Report, sheet: Sheet, lists: Sequence[ShortList], *, brief: bool = False
) -> Part:
    """brief: with a short head and no letterhead, where the names of the day leave no room."""
    title, line = report.session.title, f"{report_title(report.session)}. {report.people}."
    if brief:
        title, line = cut(title, LONGEST_TITLE), cut(line)
    headed = not brief and bool(report.letterhead.name or report.letterhead.logo)
    kicker = _("The day on one page")
    blocks: Blocks = [*sheet.title("" if headed else kicker, title), sheet.lead(line)]
    blocks.append(AccentRule(sheet.width, above=8))
    if report.nothing_revealed:
        blocks.append(sheet.text(_("Nothing was revealed in this session."), above=12))
    for each in lists:
        if each.kept:
            blocks += [sheet.label(each.title, above=12), *_shortened(each, sheet)]
    gone = [f"{each.title} ({each.left_out})" for each in lists if not each.kept]
    if gone:
        said = _("In the full summary: {lists}.").format(lists=listed(gone))
        blocks.append(sheet.quiet(said, above=12))
    blocks += [sheet.quiet(text, above=12) for text in _left_out(report)]
    foot = day_told(report.session)
    head = RunningHead(sheet, report.letterhead, title) if headed else None
    return Part(
        blocks=tuple(blocks[1:] if headed else blocks),
        foot=cut(foot) if brief else foot,
        head=head,
        chapter=kicker,
    )


def _short_lists(material: Material, report: Report) -> list[ShortList]:
    """All that may stand on the page, in its order."""
    parked = tuple(each.text for each in report.still_open)
    by_when = _("By when")
    promised = tuple(
        f"{each.lead} {each.what}" + (f" · {by_when}: {each.by}" if each.by else "")
        for each in report.next_steps
    )
    found = [
        ShortList(title=_("Decisions"), lines=_decisions(material), worth=DECISIONS),
        *(ShortList(title=exercise.title, lines=lines, worth=FINDINGS)
          for exercise, lines in headlines(material)),
        ShortList(title=_("Commitments"), lines=promised, worth=PROMISES),
        ShortList(title=_("Parking lot"), lines=parked, worth=TRIVIA),
    ]  # fmt: skip
    return [each for each in found if each.lines]


def _decisions(material: Material) -> tuple[str, ...]:
    return tuple(
        line
        for exercise in material.exercises.values()
        for step in exercise.every_step()
        if _decides(step)
        for line in _found_in(material, exercise, step)
    )


def headlines(material: Material) -> list[tuple[AnyExercise, tuple[str, ...]]]:
    """What was found but for decisions, by exercise; what two steps say alike stands once."""
    found = []
    for exercise in material.exercises.values():
        if exercise.id in material.choice.left_out:
            continue
        lines = [line for step in exercise.every_step() if not _decides(step)
                 for line in _found_in(material, exercise, step)]  # fmt: skip
        found.append((exercise, tuple(dict.fromkeys(lines))))
    return found


def _found_in(material: Material, exercise: AnyExercise, step: Step) -> tuple[str, ...]:
    """What was found in the step, and what was written down for it."""
    snapshot = material.snapshots.get(step_key(exercise.id, step.id))
    if snapshot is None:
        return unvoted_lines(material, exercise, step)
    if next_steps_in(step, snapshot.summary) or (step.unlinked and not material.choice.the_day):
        return ()
    return headline(as_shown(material, exercise, step), snapshot.summary, material.session.nouns)


def _decides(step: Step) -> bool:
    return written_on_the_day(step) == "decisions"


def _shortened(each: ShortList, sheet: Sheet) -> Blocks:
    kept = list(each.lines[: each.kept])
    if each.left_out:
        kept.append(_("and {n} more in the full summary").format(n=each.left_out))
    return sheet.items(kept, above=2)
