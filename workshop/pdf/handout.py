"""Blank sheets, reading cards and copies, and how any handout becomes a file."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, structs

import workshop.pdf.steps
import workshop.room.steps  # noqa: F401 - every kind registers its headline
from workshop.domain.gathering import name_of
from workshop.domain.letterhead import Letterhead
from workshop.domain.page_code import Asked, PageCode, exercise_digest, session_digest
from workshop.domain.session import Session
from workshop.domain.sheet_mark import all_marks
from workshop.domain.step import (
    SHOWN,
    Step,
    Value,
    cells,
    collects,
    step_key,
    written_on_the_day,
)
from workshop.domain.worksheet import PERSON, TEAM, AskedCell, worksheet_words
from workshop.errors import PaperFault
from workshop.pdf.blocks import Bottom, Break, PaperBlock
from workshop.pdf.canvas import TaggedCanvas
from workshop.pdf.cards import card_parts, mark_part
from workshop.pdf.handout_file import Made, Nameless
from workshop.pdf.overview import session_line
from workshop.pdf.page import (
    Blocks,
    Laid,
    Part,
    blank,
    copy,
    day_told,
    gathered,
    keep_sheet,
    lay,
    paint,
    place_of,
    text_height,
    unvoted,
)
from workshop.pdf.script import Faces
from workshop.pdf.sheet import Sheet
from workshop.pdf.sheet_head import own_head
from workshop.pdf.type import PAPERS, SIZES, PaperName, SizeName
from workshop.pdf.write import FULL
from workshop.room.accent import accent_colours
from workshop.room.report.material import AnyExercise, Material
from workshop.room.report.report import as_shown
from workshop.words import _, listed, ngettext


class Form(Struct, frozen=True, kw_only=True):
    """Paper and print size. one_sided: no page has a back, so that none is left blank."""

    paper: PaperName = "a4"
    size: SizeName = "standard"
    one_sided: bool = False


class CopyOwner(Struct, frozen=True, kw_only=True):
    """Whose copy. label: a name in named mode, else "". mark: by which its owner knows it, in its
    words; "" for none.
    """

    label: str
    answers: dict[str, dict[str, Value]]
    mark: str = ""


def context(form: Form, session: Session | None) -> Sheet:
    """What the parts of a handout are made with."""
    return Sheet(
        sizes=SIZES[form.size], paper=PAPERS[form.paper], faces=Faces(), session=session,
        one_sided=form.one_sided,
    )  # fmt: skip


def written(
    sheet: Sheet, title: str, parts: Iterator[Part], *, left_out: tuple[str, ...] = (),
    letterhead: Letterhead | None = None, keywords: str = "",
) -> Made:  # fmt: skip
    """Paginates the parts one at a time, so that memory use stays flat. letterhead: of what leaves
    the room. keywords: what programs know the file by.
    """
    file = Nameless()
    colours = accent_colours(letterhead.accent) if letterhead else {}
    author = letterhead.name if letterhead else ""
    try:
        canvas = TaggedCanvas(
            file, sheet.paper.size, title=title, author=author, colours=colours,
            form=sheet.fillable, keywords=keywords,
        )  # fmt: skip
        count = _painted(sheet, canvas, parts)
    except OSError as fault:
        if fault.errno not in FULL:
            raise
        raise PaperFault(
            _("The disk is full. There is no room to make the sheets; make room and try again.")
        ) from fault
    faces = sheet.faces
    return Made(file=file, pages=count, missing=faces.missing, left_out=left_out,
                backwards=faces.backwards)  # fmt: skip


def _painted(sheet: Sheet, canvas: TaggedCanvas, parts: Iterator[Part]) -> int:
    count = 0
    for part in parts:
        if part.own_sheet and count % 2 and not sheet.one_sided:
            with canvas.page():
                count += 1
        pages = laid(sheet, part)
        paint(canvas, sheet, part, pages)
        count += len(pages)
    canvas.finish()
    return count


def laid(sheet: Sheet, part: Part) -> list[Laid]:
    """The pages of a part."""
    coded = part.code is not None
    return lay(part.blocks, sheet.width, text_height(sheet, part.foot, part.head, coded=coded))


def _ordered(steps: Iterable[Step]) -> list[Step]:
    """The steps as they stand on paper: what is marked first, then what is written."""
    return sorted(steps, key=place_of)


# Blank

LIMITS = {PERSON: 60, TEAM: 40}
"""Characters of the word or name, and of the team, that a sheet takes."""


def blank_sheets(
    exercises: Sequence[AnyExercise],
    form: Form,
    session: Session | None = None,
    marks: Sequence[str] = ("",),
    *,
    fields: frozenset[str] | None = None,
) -> Made:
    """Worksheets that work with the projector off, each numbered by itself. marks: a set of them
    for each, "" leaves a line to write one. fields: the cells that a form
    asks for; None for sheets that are filled in by hand.
    """
    usual, fillable = context(form, session), fields is not None
    sheet = structs.replace(usual, fields=fields, one_sided=form.one_sided or fillable)
    versions = {exercise.id: exercise.version for exercise in exercises}
    known = worksheet_words(session.id if session else "", versions) if fillable else ""
    name = (
        exercises[0].title if len(exercises) == 1 else session.title if session else _("Exercises")
    )
    parts = (
        _blank_part(exercise, structs.replace(sheet.at(exercise), mark=mark), first=not place)
        for mark in marks
        for place, exercise in enumerate(exercises)
    )
    return written(sheet, _("Worksheet: {title}").format(title=name), parts, keywords=known)


def _blank_part(exercise: AnyExercise, sheet: Sheet, *, first: bool) -> Part:
    head = own_head(sheet, _("Worksheet"), exercise.title, _your_mark(sheet.session))
    blocks: Blocks = [*head, *_whose(sheet, first=first)]
    blocks.append(sheet.lead(exercise.question or exercise.purpose))
    told = False
    for step in _ordered(exercise.steps):
        if not told and any(is_tick(cell.name) for cell in cells(step)):
            stays = _("What you don’t tick “may be shown” stays with you.")
            blocks.append(sheet.quiet(stays, above=14, keeps=True))
            told = True
        blocks += blank(step, sheet)
    origin = exercise.origin_note or exercise.origin
    code = [] if sheet.fillable else [sheet.line_for(_("Your code, once this is typed in:"))]
    source = _source(exercise, origin, sheet, before=code)
    day = day_told(sheet.session) if sheet.session else keep_sheet()
    mark = sheet.mark or _("Your mark: {line}").format(line="_" * 12)
    foot = day if sheet.fillable else f"{day} {mark}"
    known = None if sheet.fillable else _code(exercise, sheet)
    return Part(blocks=(*blocks, *source), foot=foot, own_sheet=True, code=known)


def _code(exercise: AnyExercise, sheet: Sheet) -> PageCode:
    """Of the exercise's pages, but for their numbers and what they ask."""
    marks = all_marks()
    return PageCode(
        session=session_digest(sheet.session.id if sheet.session else ""),
        exercise=exercise_digest(exercise.id, exercise.version),
        check=0,
        paper="letter" if sheet.low else "a4",
        size=sheet.sizes.name,
        page=0,
        mark=marks.index(sheet.mark) if sheet.mark in marks else -1,
    )


class SheetToRead(Struct, frozen=True, kw_only=True):
    """One exercise's sheet as it was printed, its size in points. asked: what each page asks and
    where, by number.
    """

    content: bytes
    width: float
    height: float
    asked: dict[int, Asked]


def sheet_to_read(
    exercise: AnyExercise, form: Form, session: Session | None, mark: str
) -> SheetToRead:
    """The sheet again, so that one that was filled in by hand can be read beside it."""
    sheet = structs.replace(context(form, session).at(exercise), mark=mark)
    part = _blank_part(exercise, sheet, first=True)
    made = written(sheet, exercise.title, iter((part,)))
    wide, high = sheet.paper.size
    return SheetToRead(content=made.content, width=wide, height=high, asked=part.asked)


def is_tick(cell: str) -> bool:
    """Whether people say in it that others may see what they wrote, in whichever kind."""
    return cell.rpartition("/")[2] == SHOWN


def _your_mark(session: Session | None) -> str:
    named = session is not None and session.mode == "named"
    return _("Your mark today.") if named else _("Your mark today.\nNo name needed.")


def _whose(sheet: Sheet, *, first: bool) -> Blocks:
    """A line for the name or the team where the session goes by them; in a form a field, once, for
    what tells its sheets apart from others.
    """
    mode = sheet.session.mode if sheet.session else ""
    lines = {PERSON: _("Your name:")} if mode == "named" else {}
    if mode == "team":
        lines[TEAM] = _("Your team:")
    if sheet.fillable:
        lines = {PERSON: _("A word that only you know:"), **lines} if first else {}
    return [
        sheet.line_for(label, AskedCell(name=name, label=label.rstrip(":"), limit=LIMITS[name]))
        for name, label in lines.items()
    ]


def _source(
    exercise: AnyExercise, origin: str, sheet: Sheet, before: Sequence[PaperBlock] = ()
) -> Blocks:
    """Where the text and the exercise come from, at the foot of the last page. before: what stands
    above it there.
    """
    texts = [text for text in (origin, exercise.credit) if text]
    if not texts and not before:
        return []
    lines = [sheet.quiet(text, above=2 if place else 6 if before else 0, balanced=True)
             for place, text in enumerate(texts)]  # fmt: skip
    return [Bottom(sheet.stack([*before, *lines]))]


def reading_cards(exercises: Sequence[AnyExercise], form: Form, session: Session) -> Made:
    """Cards for the voices that read a text."""
    sheet = context(form, session)
    parts = list(card_parts(exercises, sheet))
    title = _("Reading cards: {title}").format(title=session.title)
    return written(sheet, title, iter(parts))


# Copies


def copies(
    material: Material, people: Iterable[CopyOwner], form: Form, *, only: str = "",
    covered: bool = False,
) -> Made:  # fmt: skip
    """One person's own answers each, one person after another, each numbered by itself. covered:
    each lies under a sheet with its owner's mark.
    """
    sheet = context(form, material.session)
    title = _("Your copy: {title}").format(title=material.session.title)
    parts = (
        part
        for person in people
        for part in (
            *([mark_part(person.mark, sheet)] if covered else []),
            _copy_part(material, person, sheet, only),
        )
    )
    return written(sheet, title, parts)


def _copy_part(material: Material, person: CopyOwner, sheet: Sheet, only: str) -> Part:
    blocks: Blocks = []
    before: dict[str, str] = {}
    again = frozenset() if only else _asked_again(material, person)
    for exercise in material.exercises.values():
        own = structs.replace(sheet.at(exercise), asked_before=dict(before), mark=person.mark)
        made: Blocks = []
        named: Blocks = []
        for step in _ordered(exercise.every_step()):
            key = step_key(exercise.id, step.id)
            answers = person.answers.get(key, {})
            prompt, said = _asked(step, answers)
            if answers and collects(step) and (prompt in before or prompt not in again):
                made += copy(as_shown(material, exercise, step), answers,
                             material.snapshots.get(key), own)  # fmt: skip
            named += gathered(step, own)
            named += [] if answers else _unvoted_blocks(material, exercise, step, own)
            if said:
                before.setdefault(prompt, said)
        if made and only in ("", exercise.id):
            made += named
            blocks += [Break(), *_copy_head(material, exercise, person, own)]
            blocks += [*_group(material, exercise, own), *made]
            blocks += _source(exercise, exercise.origin, own)
    if not blocks:
        blocks = [
            *sheet.title(_kicker(person), material.session.title),
            sheet.lead(session_line(material.session)),
            sheet.text(_("There are no answers of yours here."), above=12),
        ]
    return Part(
        blocks=tuple(blocks),
        foot=f"{keep_sheet()} {day_told(material.session)} {person.mark}".strip(),
        own_sheet=True,
    )


def _asked(step: Step, answers: Mapping[str, Value]) -> tuple[str, str]:
    """A question that takes one answer in words, and the answer."""
    said = [str(value) for value in answers.values() if isinstance(value, str) and value]
    prompt = getattr(step, "prompt", "")
    return (prompt, said[0]) if prompt and len(said) == 1 else ("", "")


def _asked_again(material: Material, person: CopyOwner) -> frozenset[str]:
    """Questions with two answers: the first is left to stand beside the second."""
    asked = Counter(
        _asked(step, person.answers.get(step_key(exercise.id, step.id), {}))[0]
        for exercise in material.exercises.values()
        for step in exercise.every_step()
    )
    return frozenset(prompt for prompt, times in asked.items() if prompt and times > 1)


def _kicker(person: CopyOwner) -> str:
    return _("Copy for {name}").format(name=person.label) if person.label else _("Your copy")


def _copy_head(
    material: Material, exercise: AnyExercise, person: CopyOwner, sheet: Sheet
) -> Blocks:
    shown = sorted(
        snapshot.n
        for key, snapshot in material.snapshots.items()
        if key.startswith(f"{exercise.id}/")
    )
    text = _("Only your own answers are on this sheet.")
    if shown:
        people = ngettext("{n} person", "{n} people", shown[-1])
        if shown[0] < shown[-1]:
            people = _("{least} to {people}").format(least=shown[0], people=people)
        text = _(
            "Only your own answers are on this sheet, and beside them the middle of the room "
            "({people})."
        ).format(people=people)
    about = "" if person.label else _("No name is on\nthis sheet.")
    return [*own_head(sheet, _kicker(person), exercise.title, about), sheet.lead(text)]


def unvoted_lines(material: Material, exercise: AnyExercise, step: Step) -> tuple[str, ...]:
    """What was written down for the step, while nothing of it was revealed."""
    key = step_key(exercise.id, step.id)
    return () if key in material.snapshots else unvoted(step, asked=key in material.asked)


def _unvoted_blocks(
    material: Material, exercise: AnyExercise, step: Step, sheet: Sheet
) -> Blocks:  # fmt: skip
    lines = unvoted_lines(material, exercise, step)
    return [sheet.section(step.title), *sheet.items(lines)] if lines else []


def _group(material: Material, exercise: AnyExercise, sheet: Sheet) -> Blocks:
    """Which customers the exercise looked at, as they were named on the day."""
    named = [
        name_of(entry)
        for step in exercise.every_step()
        if written_on_the_day(step) == "customer group"
        for entry in material.lists.get(step_key(exercise.id, step.id), ())
    ]
    said = _("The group of {customers} that we looked at: {group}")
    group = listed(named)
    words = said.format(customers=material.session.nouns, group=group)
    return [sheet.text(words, bold=True, above=8 * sheet.scale)] if group else []
