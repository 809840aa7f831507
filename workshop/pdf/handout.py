"""Handouts: blank sheets, copies, summaries, the one-page summary and the run sheet."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, structs

import workshop.pdf.steps
import workshop.room.steps  # noqa: F401 - every kind registers its headline
from workshop.domain.gathering import name_of
from workshop.domain.items import as_revealed
from workshop.domain.session import Session
from workshop.domain.sheet_mark import all_marks
from workshop.domain.step import (
    Step,
    Value,
    cells,
    collects,
    step_key,
    written_on_the_day,
)
from workshop.errors import PaperFault
from workshop.pdf.blocks import Beside, Bottom, Break, PaperBlock, Stack
from workshop.pdf.canvas import TaggedCanvas
from workshop.pdf.cards import card_parts
from workshop.pdf.drawn.sheet_mark import sheet_mark
from workshop.pdf.handout_file import Made, Nameless
from workshop.pdf.overview import agenda_table, method_note, parking, session_line
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
    made_here,
    paint,
    place_of,
    promised,
    result,
    text_height,
    unvoted,
)
from workshop.pdf.picture import Picture
from workshop.pdf.script import Faces
from workshop.pdf.sheet import Sheet
from workshop.pdf.short_lists import ShortList, cut, fitting
from workshop.pdf.type import PAPERS, SIZES, PaperName, SizeName
from workshop.pdf.write import FULL
from workshop.room.figures import people_answered
from workshop.room.kind import headline, stays_private
from workshop.room.report.material import AnyExercise, Material
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
    sheet: Sheet, title: str, parts: Iterator[Part], *, left_out: tuple[str, ...] = ()
) -> Made:
    """Paginates the parts one at a time, so that memory use stays flat."""
    file = Nameless()
    try:
        count = _painted(sheet, TaggedCanvas(file, sheet.paper.size, title=title), parts)
    except OSError as fault:
        if fault.errno not in FULL:
            raise
        raise PaperFault(
            _("The disk is full. There is no room to make the sheets; make room and try again.")
        ) from fault
    return Made(file=file, pages=count, missing=sheet.faces.missing, left_out=left_out)


def _painted(sheet: Sheet, canvas: TaggedCanvas, parts: Iterator[Part]) -> int:
    count = 0
    for part in parts:
        if part.own_sheet and count % 2 and not sheet.one_sided:
            with canvas.page():
                count += 1
        pages = _laid(sheet, part)
        paint(canvas, sheet, part.foot, pages)
        count += len(pages)
    canvas.finish()
    return count


def _laid(sheet: Sheet, part: Part) -> list[Laid]:
    return lay(part.blocks, sheet.width, text_height(sheet, part.foot))


def _ordered(steps: Iterable[Step]) -> list[Step]:
    """The steps as they stand on paper: what is marked first, then what is written."""
    return sorted(steps, key=place_of)


# Blank

SHOWN = "shown"
"""The cell in which people say that others may see what they wrote, in every kind that asks."""


def blank_sheets(
    exercises: Sequence[AnyExercise], form: Form, session: Session | None = None
) -> Made:
    """Worksheets that work with the projector off, each numbered by itself."""
    sheet = context(form, session)
    name = (
        exercises[0].title if len(exercises) == 1 else session.title if session else _("Exercises")
    )
    parts = (_blank_part(exercise, sheet.at(exercise)) for exercise in exercises)
    return written(sheet, _("Worksheet: {title}").format(title=name), parts)


def _blank_part(exercise: AnyExercise, sheet: Sheet) -> Part:
    blocks: Blocks = [*sheet.title(_("Worksheet"), exercise.title)]
    blocks.append(sheet.lead(exercise.question or exercise.purpose))
    if any(cell.name == SHOWN for step in exercise.steps for cell in cells(step)):
        blocks.append(sheet.quiet(_("What you don’t tick “may be shown” stays with you."), above=2))
    for step in _ordered(exercise.steps):
        blocks += blank(step, sheet)
    origin = exercise.origin_note or exercise.origin
    code = sheet.to_write_on((_("Your code, once this is typed in:"),))
    source = _source(exercise, origin, sheet, before=[code])
    day = day_told(sheet.session) if sheet.session else keep_sheet()
    foot = f"{day} " + _("Your mark: {line}").format(line="_" * 12)
    return Part(blocks=(*blocks, *source), foot=foot, own_sheet=True)


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


def copies(material: Material, people: Iterable[CopyOwner], form: Form, *, only: str = "") -> Made:
    """One person's own answers each, one person after another, each numbered by itself."""
    sheet = context(form, material.session)
    title = _("Your copy: {title}").format(title=material.session.title)
    parts = (_copy_part(material, person, sheet, only) for person in people)
    return written(sheet, title, parts)


def _copy_part(material: Material, person: CopyOwner, sheet: Sheet, only: str) -> Part:
    blocks: Blocks = []
    before: dict[str, str] = {}
    again = frozenset() if only else _asked_again(material, person)
    for exercise in material.exercises.values():
        own = structs.replace(sheet.at(exercise), asked_before=dict(before))
        made: Blocks = []
        named: Blocks = []
        for step in _ordered(exercise.every_step()):
            key = step_key(exercise.id, step.id)
            answers = person.answers.get(key, {})
            prompt, said = _asked(step, answers)
            if answers and collects(step) and (prompt in before or prompt not in again):
                made += copy(_as_shown(material, exercise, step), answers,
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
    text = session_line(material.session) + " "
    if shown:
        people = ngettext("{n} person", "{n} people", shown[-1])
        if shown[0] < shown[-1]:
            people = _("{least} to {people}").format(least=shown[0], people=people)
        text += _(
            "Only your own answers are on this sheet, and beside them the middle of the room "
            "({people})."
        ).format(people=people)
    else:
        text += _("Only your own answers are on this sheet.")
    return [*sheet.title(_kicker(person), exercise.title), sheet.lead(text), *_mark(person, sheet)]


def _mark(person: CopyOwner, sheet: Sheet) -> Blocks:
    """What lets a pile be handed out face down."""
    marks = all_marks()
    if person.mark not in marks:
        return []
    scene = sheet_mark(marks.index(person.mark), sheet.body * 2)
    words = sheet.text(person.mark, bold=True, leading=2.4)
    return [Beside([Stack([Picture(scene, sheet.faces)]), Stack([words])],
                   [scene.width, sheet.width - scene.width - 8], gutter=8, exact=True,
                   above=6 * sheet.scale)]  # fmt: skip


# Summary


def left_out(material: Material) -> tuple[str, ...]:
    """The steps that people answer and that were not revealed."""
    return tuple(
        _("{exercise}: {step}").format(exercise=exercise.title, step=step.title)
        for exercise in material.exercises.values()
        for step in exercise.every_step()
        if cells(step)
        and not stays_private(step)
        and step_key(exercise.id, step.id) not in material.snapshots
        and not _unvoted(material, exercise, step)
    )


def _unvoted(material: Material, exercise: AnyExercise, step: Step) -> tuple[str, ...]:
    """What was written down for the step, while nothing of it was revealed."""
    key = step_key(exercise.id, step.id)
    return () if key in material.snapshots else unvoted(step, asked=key in material.asked)


def _unvoted_blocks(
    material: Material, exercise: AnyExercise, step: Step, sheet: Sheet
) -> Blocks:  # fmt: skip
    lines = _unvoted(material, exercise, step)
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


def summary(material: Material, form: Form, *, only: str = "") -> Made:
    """What was revealed, with notes, decisions, commitments and how the numbers were made."""
    sheet = context(form, material.session)
    title = _("Session summary: {title}").format(title=material.session.title)
    part = (
        _exercise_part(material, material.exercises[only], sheet)
        if only
        else _whole(material, sheet)
    )
    return written(sheet, title, iter([part]), left_out=left_out(material))


def _exercise_part(material: Material, exercise: AnyExercise, sheet: Sheet) -> Part:
    blocks = _exercise_blocks(material, exercise, sheet.at(exercise))
    return Part(blocks=(*blocks, *method_note(material.session, sheet)), foot=made_here())


def _whole(material: Material, sheet: Sheet) -> Part:
    shown = [name for name, each in material.exercises.items() if _told(material, each, sheet)]
    blocks: Blocks = [
        *sheet.title(_("Session summary"), material.session.title),
        sheet.lead(_promise(material)),
        *([] if material.snapshots else [sheet.text(_nothing_revealed(), above=12)]),
        *_found(material, sheet),
        *agenda_table(material.session, sheet, shown=shown),
        *_left_out_blocks(material, sheet),
    ]
    for exercise in map(material.exercises.__getitem__, shown):
        blocks += [Break(), *_exercise_blocks(material, exercise, sheet.at(exercise))]
    blocks += [
        Break(),
        *sheet.title(_("Session summary"), _("What stays open, and how this was made")),
        *_notes(_other_notes(material, shown), sheet),
        *parking(material.notes, sheet),
        *method_note(material.session, sheet),
        *_credits(material, sheet),
    ]
    return Part(blocks=tuple(blocks), foot=made_here())


def _told(material: Material, exercise: AnyExercise, sheet: Sheet) -> bool:
    """Whether any of its steps was revealed, or anything was named for it."""
    return any(
        step_key(exercise.id, step.id) in material.snapshots
        or gathered(step, sheet)
        or _unvoted(material, exercise, step)
        for step in exercise.every_step()
    )


def _as_shown(material: Material, exercise: AnyExercise, step: Step) -> Step:
    """The step with its items in the words that were revealed."""
    snapshot = material.snapshots.get(step_key(exercise.id, step.id))
    return as_revealed(step, snapshot.summary) if snapshot else step


def _promise(material: Material) -> str:
    """Who answered when, and under which promise."""
    session = material.session
    modes = {"anonymous": _("anonymous"), "team": _("by team"), "named": _("by name")}
    revealed = [snapshot.n for snapshot in material.snapshots.values()]
    people = people_answered(max([material.answered, *revealed]), session.people)
    rule = _("{people}, {mode}. A result shows from {k} answers.").format(
        people=people, mode=modes[session.mode], k=session.threshold
    )
    return f"{session_line(session)}\n{rule}"


def _found(material: Material, sheet: Sheet) -> Blocks:
    found = headlines(material)
    if not found:
        return []
    blocks: Blocks = [sheet.section(_("What the room found"))]
    for place, (exercise, lines) in enumerate(found):
        above = 8 if place else 4
        link = f"#{exercise.id}"
        blocks.append(sheet.label(exercise.title, above=above, tag="H3", link=link))
        blocks += sheet.items(lines, above=2)
    return blocks


def headlines(material: Material) -> list[tuple[AnyExercise, tuple[str, ...]]]:
    """What was found, by exercise; what two steps say alike stands once."""
    found = []
    for exercise in material.exercises.values():
        lines = [line for step in exercise.every_step()
                 for line in _found_in(material, exercise, step)]  # fmt: skip
        if lines:
            found.append((exercise, tuple(dict.fromkeys(lines))))
    return found


def _found_in(material: Material, exercise: AnyExercise, step: Step) -> tuple[str, ...]:
    """What was found in the step, and what was written down for it."""
    snapshot = material.snapshots.get(step_key(exercise.id, step.id))
    if snapshot is None:
        return _unvoted(material, exercise, step)
    shown = _as_shown(material, exercise, step)
    return headline(shown, snapshot.summary, material.session.nouns)


def _exercise_blocks(material: Material, exercise: AnyExercise, sheet: Sheet) -> Blocks:
    blocks: Blocks = [
        *sheet.title(_("Session summary"), exercise.title, place=exercise.id),
        sheet.lead(_promise(material)),
        *_group(material, exercise, sheet),
    ]
    empty = True
    for step in _ordered(exercise.every_step()):
        snapshot = material.snapshots.get(step_key(exercise.id, step.id))
        made = [*gathered(step, sheet), *_unvoted_blocks(material, exercise, step, sheet)]
        if snapshot:
            made = result(_as_shown(material, exercise, step), snapshot, sheet)
        empty = empty and not made
        blocks += made
    if empty:
        blocks.append(sheet.text(_("None of this was revealed."), above=12))
    return [*blocks, *_notes(_noted(material, exercise.id), sheet)]


def _notes(said: Sequence[str], sheet: Sheet) -> Blocks:
    return [sheet.section(_("Notes")), *sheet.items(said)] if said else []


def _noted(material: Material, exercise: str) -> list[str]:
    """The notes that were ticked for the summary. exercise "": those on the session as a whole."""
    return [
        note.body
        for note in material.notes
        if note.kind == "note" and note.in_summary and note.step.partition("/")[0] == exercise
    ]


def _other_notes(material: Material, shown: Sequence[str]) -> list[str]:
    """Those on the session as a whole, and on exercises that have no page of their own or have left
    the agenda.
    """
    written = {"": None} | {note.step.partition("/")[0]: None for note in material.notes}
    lost = [note for name in written if name not in material.exercises
            for note in _noted(material, name)]  # fmt: skip
    return lost + [
        f"{exercise.title}: {note}"
        for exercise in material.exercises.values()
        if exercise.id not in shown
        for note in _noted(material, exercise.id)
    ]


def _left_out_blocks(material: Material, sheet: Sheet) -> Blocks:
    missing = left_out(material)
    if not missing:
        return []
    intro = _("These were not revealed, so they are not shown here.")
    return [sheet.section(_("What is left out")), sheet.text(intro, above=2, keeps=True),
            *sheet.items(missing)]  # fmt: skip


def _credits(material: Material, sheet: Sheet) -> Blocks:
    texts: dict[str, None] = {}
    for exercise in material.exercises.values():
        for text in (exercise.credit, exercise.origin_note or exercise.origin):
            if text:
                texts[text] = None
    if not texts:
        return []
    return [sheet.section(_("Sources")), *sheet.items(list(texts))]


# One page


TRIVIA, PROMISES, FINDINGS, DECISIONS = range(4)
"""What gives way first where a page is too small for all."""
LONGEST_TITLE = 80
"""Signs of a title that the largest type leaves room beside."""


def one_page(material: Material, form: Form) -> Made:
    """The day on one page: as many lines of each list as it holds."""
    sheet = context(form, material.session)
    title = _("One-page summary: {title}").format(title=material.session.title)
    part = _one_page_part(material, sheet)
    return written(sheet, title, iter([part]), left_out=left_out(material))


def pack(material: Material, form: Form) -> Made:
    """What the client takes away: the day on one page, then the whole summary."""
    sheet = context(form, material.session)
    title = _("Client pack: {title}").format(title=material.session.title)
    first, rest = _one_page_part(material, sheet), _whole(material, sheet)
    part = structs.replace(rest, blocks=(*first.blocks, Break(), *rest.blocks))
    return written(sheet, title, iter([part]), left_out=left_out(material))


def _one_page_part(material: Material, sheet: Sheet) -> Part:
    def fits(tried: Sequence[ShortList]) -> bool:
        return len(_laid(sheet, _one_page_of(material, sheet, tried))) == 1

    lists = fitting(_short_lists(material), fits)
    return _one_page_of(material, sheet, lists, brief=not fits(lists))


def _one_page_of(
    material: Material, sheet: Sheet, lists: Sequence[ShortList], *, brief: bool = False
) -> Part:
    """brief: with a short head, where the names of the day leave no room."""
    title, promise = material.session.title, _promise(material)
    if brief:
        title, promise = cut(title, LONGEST_TITLE), cut(promise)
    blocks: Blocks = [*sheet.title(_("The day on one page"), title), sheet.lead(promise)]
    if not material.snapshots:
        blocks.append(sheet.text(_nothing_revealed(), above=12))
    for each in lists:
        if each.kept:
            blocks += [sheet.label(each.title, above=12), *_shortened(each, sheet)]
    gone = [f"{each.title} ({each.left_out})" for each in lists if not each.kept]
    if gone:
        said = _("In the full summary: {lists}.").format(lists=listed(gone))
        blocks.append(sheet.quiet(said, above=12))
    missing = left_out(material)
    if missing:
        count = ngettext("{n} step was not revealed and is left out.",
                         "{n} steps were not revealed and are left out.", len(missing))  # fmt: skip
        blocks.append(sheet.quiet(count, above=12))
    return Part(blocks=tuple(blocks), foot=made_here())


def _nothing_revealed() -> str:
    """The sentence that stands where findings would."""
    return _("Nothing was revealed in this session.")


def _short_lists(material: Material) -> list[ShortList]:
    """All that may stand on the page, in its order."""
    parked = [note.body for note in material.notes if note.kind == "park" and not note.dropped]
    found = [
        ShortList(title=_("Decisions"), lines=_decisions(material), worth=DECISIONS),
        *(ShortList(title=exercise.title, lines=lines, worth=FINDINGS)
          for exercise, lines in _findings(material)),
        ShortList(title=_("Commitments"), lines=tuple(_promises(material)), worth=PROMISES),
        ShortList(title=_("Parking lot"), lines=tuple(parked), worth=TRIVIA),
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


def _findings(material: Material) -> list[tuple[AnyExercise, tuple[str, ...]]]:
    """What was found but for decisions, by exercise; what two steps say alike stands once."""
    found = []
    for exercise in material.exercises.values():
        lines = [line for step in exercise.every_step() if not _decides(step)
                 for line in _found_in(material, exercise, step)]  # fmt: skip
        found.append((exercise, tuple(dict.fromkeys(lines))))
    return found


def _decides(step: Step) -> bool:
    return written_on_the_day(step) == "decisions"


def _promises(material: Material) -> list[str]:
    """What people said they will do, as far as it may be shown."""
    found: list[str] = []
    for exercise in material.exercises.values():
        for step in exercise.every_step():
            snapshot = material.snapshots.get(step_key(exercise.id, step.id))
            found += promised(step, snapshot) if snapshot else ()
    return found


def _shortened(each: ShortList, sheet: Sheet) -> Blocks:
    kept = list(each.lines[: each.kept])
    if each.left_out:
        kept.append(_("and {n} more in the full summary").format(n=each.left_out))
    return sheet.items(kept, above=2)


# Run sheet


def run_sheet(material: Material, form: Form) -> Made:
    """The facilitator's plan of the day: clock times, steps and what to say."""
    sheet = context(form, material.session)
    blocks = _run_blocks(material, sheet)
    title = _("Run sheet: {title}").format(title=material.session.title)
    part = Part(blocks=tuple(blocks), foot=_("For the facilitator."))
    return written(sheet, title, iter([part]))


def _run_blocks(material: Material, sheet: Sheet) -> Blocks:
    session = material.session
    blocks: Blocks = [
        *sheet.title(_("Run sheet"), session.title),
        sheet.lead(session_line(session)),
        *agenda_table(session, sheet),
    ]
    for block in session.agenda:
        exercise = material.exercises.get(block.exercise)
        if exercise:
            blocks += _run_exercise(exercise, sheet)
    return blocks


def _run_exercise(exercise: AnyExercise, sheet: Sheet) -> Blocks:
    made: Blocks = [sheet.section(exercise.title)]
    if exercise.materials:
        need = _("You need: {things}").format(things=" · ".join(exercise.materials))
        made.append(sheet.quiet(need, above=2, keeps=True, balanced=True))
    for step in exercise.steps:
        minutes = ngettext("{n} min", "{n} min", step.minutes)
        made.append(sheet.label(step.title, minutes, above=8, tag="H3"))
        if step.say:
            made += [sheet.text(each.strip(), above=1) for each in step.say.split("\n\n")]
    return made
