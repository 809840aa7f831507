"""The client's report, message first: what was found, what was decided, chapters, numbers, method.

Paper, Word and slides lay this out; none of them words or counts anything by itself.
"""

from collections.abc import Iterator

from msgspec import Struct, structs

import workshop.room.report.steps  # noqa: F401 - every kind registers what it brings
from workshop.domain.gathering import name_of
from workshop.domain.items import as_revealed
from workshop.domain.letterhead import Letterhead
from workshop.domain.session import Session
from workshop.domain.step import Snapshot, Step, cells, step_key, written_on_the_day
from workshop.room.figures import people_answered
from workshop.room.kind import headline, stays_private
from workshop.room.report.kind import (
    Decided,
    Gaps,
    NextStep,
    NumberTable,
    decided_in,
    gaps_of,
    how_to_read,
    next_steps_in,
    numbers_of,
    quotations_of,
    told_of_it,
)
from workshop.room.report.material import AnyExercise, Material
from workshop.room.report.plan_words import by_date
from workshop.room.report.quoting import quotation_key, quoting_alone
from workshop.words import _, day_month_year, in_a_row, isolated, listed, ngettext

SENTENCES, QUOTED = 3, 2
"""Of page one: sentences, and quotations on any page."""
SENTENCE = 25
"""Signs from which words make sense by themselves."""
MOST_QUOTED = 6
"""Quotations of a chapter; more stand in the appendix."""


class Quotation(Struct, frozen=True, kw_only=True):
    """Somebody's words. key: by which it is left out; tells nothing of the words."""

    key: str
    text: str


class AskedWords(Struct, frozen=True, kw_only=True):
    """Quotations that answer one question."""

    question: str
    quotations: tuple[Quotation, ...]

    @property
    def brief(self) -> bool:
        """Whether each is a word or two, so that they stand in a line."""
        return all(len(each.text) < SENTENCE for each in self.quotations)


class ShownStep(Struct, frozen=True, kw_only=True):
    """A step as it was revealed, for the picture of it. read: how, in one line. gaps: its widest,
    where page one has others and its own picture draws none.
    """

    step: Step
    snapshot: Snapshot
    read: str = ""
    gaps: Gaps | None = None


class MainPicture(Struct, frozen=True, kw_only=True):
    """What page one draws of an exercise that knows no gaps."""

    exercise: AnyExercise
    shown: ShownStep


class Message(Struct, frozen=True, kw_only=True):
    """Page one. sentences: the first one is large. gaps: None where no exercise knows any; then
    pictures holds those that page one may draw instead, the best first.
    """

    sentences: tuple[str, ...]
    gaps: Gaps | None
    pictures: tuple[MainPicture, ...]
    quotations: tuple[Quotation, ...]


class Chapter(Struct, frozen=True, kw_only=True):
    """One exercise. headline: its first finding that page one has not told, "" where it found none.
    told: the other findings. reading: what the consultant makes of it. group: whom it looked at.
    """

    exercise: AnyExercise
    headline: str
    told: tuple[str, ...]
    reading: str
    group: str
    shown: tuple[ShownStep, ...]
    words: tuple[AskedWords, ...]
    more_words: tuple[AskedWords, ...]
    numbers: tuple[NumberTable, ...]
    notes: tuple[str, ...]


class Open(Struct, frozen=True, kw_only=True):
    """Something parked. end: what became of it, with owner and date."""

    text: str
    end: str


class Report(Struct, frozen=True, kw_only=True):
    """All of it. people: who answered, in words. left_out: what is not in it, a line each."""

    session: Session
    letterhead: Letterhead
    people: str
    introduction: str
    message: Message
    decided: tuple[Decided, ...]
    next_steps: tuple[NextStep, ...]
    chapters: tuple[Chapter, ...]
    still_open: tuple[Open, ...]
    notes: tuple[str, ...]
    method: tuple[str, ...]
    sources: tuple[str, ...]
    left_out: tuple[str, ...]
    nothing_revealed: bool


def report_of(material: Material) -> Report:
    """The report of a session, as far as its choice wants it."""
    choice, session = material.choice, material.session
    shown = [_chapter(material, each) for each in material.exercises.values()]
    chapters = tuple(each for each in shown if each.exercise.id not in choice.left_out)
    message = _message(material, chapters)
    chapters = tuple(
        _headed(_with_gaps(each, message, session.nouns), frozenset(message.sentences))
        for each in chapters
        if _has_content(each)
    )
    return Report(
        session=session,
        letterhead=material.letterhead,
        people=_people(material),
        introduction=choice.introduction,
        message=message,
        decided=tuple(_decided(material)),
        next_steps=by_date(tuple(_next_steps(material)), session.date),
        chapters=chapters,
        still_open=_still_open(material),
        notes=_other_notes(material, chapters),
        method=method_told(session),
        sources=_sources(material),
        left_out=(*_unchosen(material, shown), *_untold(material)),
        nothing_revealed=not material.snapshots,
    )


def _people(material: Material) -> str:
    session = material.session
    revealed = [snapshot.n for snapshot in material.snapshots.values()]
    people = people_answered(max([material.answered, *revealed]), session.people)
    modes = {
        "anonymous": _("{people}, each alone and without a name"),
        "team": _("{people}, each alone and by team"),
        "named": _("{people}, each alone and by name"),
    }
    return modes[session.mode].format(people=people)


def as_shown(material: Material, exercise: AnyExercise, step: Step) -> Step:
    """The step with its items in the words that were revealed."""
    snapshot = material.snapshots.get(step_key(exercise.id, step.id))
    return as_revealed(step, snapshot.summary) if snapshot else step


# Chapters


def _revealed(material: Material, exercise: AnyExercise) -> Iterator[ShownStep]:
    """The steps that were revealed, items in the words of that time; what people said of the
    workshop itself where it is wanted.
    """
    for step in exercise.every_step():
        snapshot = material.snapshots.get(step_key(exercise.id, step.id))
        if snapshot and not stays_private(step) and (material.choice.the_day or not step.unlinked):
            shown = quoting_alone(material, exercise, as_revealed(step, snapshot.summary))
            yield ShownStep(step=shown, snapshot=snapshot, read=how_to_read(step))


def _chapter(material: Material, exercise: AnyExercise) -> Chapter:
    nouns = material.session.nouns
    shown = tuple(_revealed(material, exercise))
    found = [
        line for each in shown for line in told_of_it(each.step, each.snapshot.summary, nouns)
        if not _plans(each)
    ]  # fmt: skip
    words, more = _words(material, exercise, shown)
    return Chapter(
        exercise=exercise,
        headline="",
        told=tuple(dict.fromkeys(found)),
        reading=material.choice.readings.get(exercise.id, ""),
        group=_group(material, exercise),
        shown=tuple(each for each in shown if not _plans(each)),
        words=words,
        more_words=more,
        numbers=tuple(
            table for each in shown for table in numbers_of(each.step, each.snapshot.summary, nouns)
        ),
        notes=_notes(material, exercise.id),
    )


def _plans(each: ShownStep) -> bool:
    """Whether it is told among decisions and next steps instead."""
    promised = next_steps_in(each.step, each.snapshot.summary)
    return bool(promised) or written_on_the_day(each.step) == "decisions"


def _has_content(chapter: Chapter) -> bool:
    return bool(chapter.shown or chapter.words or chapter.reading)


def _with_gaps(chapter: Chapter, message: Message, nouns: str) -> Chapter:
    """With the widest gaps of every step that page one has not shown."""
    shown = []
    for each in chapter.shown:
        gaps = gaps_of(each.step, each.snapshot.summary, nouns)
        new = gaps and gaps != message.gaps and not gaps.drawn_anyway
        shown.append(structs.replace(each, gaps=gaps if new else None))
    return structs.replace(chapter, shown=tuple(shown))


def _headed(chapter: Chapter, told: frozenset[str]) -> Chapter:
    """With the first finding that page one has not told as its headline."""
    new = [line for line in chapter.told if line not in told] or list(chapter.told)
    headed = new[0] if new else ""
    rest = tuple(line for line in chapter.told if line != headed and line not in told)
    return structs.replace(chapter, headline=headed, told=rest)


def _words(
    material: Material, exercise: AnyExercise, shown: tuple[ShownStep, ...]
) -> tuple[tuple[AskedWords, ...], tuple[AskedWords, ...]]:
    """The quotations of a chapter, a few of each question, and those for the appendix."""
    gone = material.choice.unquoted
    asked: list[AskedWords] = []
    for words in (found for each in shown for found in _asked(exercise, each)):
        kept = tuple(each for each in words.quotations if each.key not in gone)
        asked += [structs.replace(words, quotations=kept)] if kept else []
    few = max(1, MOST_QUOTED // max(1, len(asked)))
    return (
        tuple(
            each if each.brief else structs.replace(each, quotations=each.quotations[:few])
            for each in asked
        ),
        tuple(
            structs.replace(each, quotations=each.quotations[few:])
            for each in asked
            if each.quotations[few:] and not each.brief
        ),
    )


def _asked(exercise: AnyExercise, each: ShownStep) -> Iterator[AskedWords]:
    """The quotations of a step, question by question."""
    found: dict[str, list[Quotation]] = {}
    for question, text in quotations_of(each.step, each.snapshot.summary):
        key = quotation_key(step_key(exercise.id, each.step.id), text)
        found.setdefault(question, []).append(Quotation(key=key, text=text))
    for question, quotations in found.items():
        yield AskedWords(question=question, quotations=tuple(quotations))


def every_quotation(material: Material) -> tuple[AskedWords, ...]:
    """All that may be quoted, by question, to choose from one by one."""
    return tuple(
        words
        for exercise in material.exercises.values()
        for each in _revealed(material, exercise)
        for words in _asked(exercise, each)
    )


def _quotation_keys(material: Material) -> list[str]:
    return [each.key for words in every_quotation(material) for each in words.quotations]


def _group(material: Material, exercise: AnyExercise) -> str:
    """Which customers the exercise looked at, as they were named on the day."""
    named = [
        name_of(entry)
        for step in exercise.every_step()
        if written_on_the_day(step) == "customer group"
        for entry in material.lists.get(step_key(exercise.id, step.id), ())
    ]
    if not named:
        return ""
    return _("The group of {customers} that we looked at: {group}").format(
        customers=material.session.nouns, group=listed(named)
    )


# Page one


def _message(material: Material, chapters: tuple[Chapter, ...]) -> Message:
    found = [lines for chapter in chapters if (lines := _headlines(material, chapter))]
    sentences = [lines[0] for lines in found[:SENTENCES]]
    for lines in found:
        sentences += lines[1 : 1 + SENTENCES - len(sentences)]
    gaps, pictures = _main_pictures(chapters, material.session.nouns)
    return Message(
        sentences=tuple(sentences),
        gaps=gaps,
        pictures=pictures,
        quotations=tuple(_whole_sentences(chapters)[:QUOTED]),
    )


def _main_pictures(
    chapters: tuple[Chapter, ...], nouns: str
) -> tuple[Gaps | None, tuple[MainPicture, ...]]:
    """The widest gaps of the first exercise that knows some; where none does, what the exercises
    show, in the order of their findings.
    """
    shown = [(chapter.exercise, each) for chapter in chapters for each in chapter.shown]
    for _exercise, each in shown:
        if gaps := gaps_of(each.step, each.snapshot.summary, nouns):
            return gaps, ()
    return None, tuple(
        MainPicture(exercise=exercise, shown=each)
        for exercise, each in shown
        if each.read and headline(each.step, each.snapshot.summary, nouns)
    )


def _whole_sentences(chapters: tuple[Chapter, ...]) -> list[Quotation]:
    """AskedWords that stand by themselves, no single word and no form with fields."""
    return [
        each
        for chapter in chapters
        for words in chapter.words
        for each in words.quotations
        if len(each.text) >= SENTENCE and "\n" not in each.text
    ]


def _headlines(material: Material, chapter: Chapter) -> list[str]:
    nouns = material.session.nouns
    return [
        line for each in chapter.shown for line in headline(each.step, each.snapshot.summary, nouns)
    ]


# Decisions, next steps and what stays open


def _decided(material: Material) -> Iterator[Decided]:
    for exercise in material.exercises.values():
        for step in exercise.every_step():
            key = step_key(exercise.id, step.id)
            snapshot, named = material.snapshots.get(key), material.lists.get(key, ())
            summary = snapshot.summary if snapshot else None
            asked = key in material.asked
            for each in decided_in(step, summary, named, asked=asked):
                yield each if material.choice.names else structs.replace(each, who="")


def _next_steps(material: Material) -> Iterator[NextStep]:
    for exercise in material.exercises.values():
        for step in exercise.every_step():
            snapshot = material.snapshots.get(step_key(exercise.id, step.id))
            for each in next_steps_in(step, snapshot.summary) if snapshot else ():
                yield each if material.choice.names else structs.replace(each, who="", ask="")


def _still_open(material: Material) -> tuple[Open, ...]:
    found = []
    for note in material.notes:
        if note.kind != "park":
            continue
        parts = [
            _("owner: {name}").format(name=note.owner) if note.owner else "",
            _("by {date}").format(date=note.by) if note.by else "",
            _("look again: {when}").format(when=note.revisit) if note.revisit else "",
            _("dropped aloud") if note.dropped else "",
        ]
        if not material.choice.names:
            parts[0] = ""
        found.append(Open(text=note.body, end=" · ".join(filter(None, parts))))
    return tuple(found)


def _notes(material: Material, exercise: str) -> tuple[str, ...]:
    """Those on an exercise that were ticked for the report."""
    return tuple(
        note.body
        for note in material.notes
        if note.kind == "note" and note.in_summary and note.step.partition("/")[0] == exercise
    )


def _other_notes(material: Material, chapters: tuple[Chapter, ...]) -> tuple[str, ...]:
    """Those on the session as a whole, and on exercises that have left it or have no chapter."""
    told = {chapter.exercise.id for chapter in chapters} | material.choice.left_out
    names = dict.fromkeys(note.step.partition("/")[0] for note in material.notes)
    found = [note for name in names if name not in material.exercises
             for note in _notes(material, name)]  # fmt: skip
    return (
        *found,
        *(
            f"{exercise.title}: {isolated(note)}"
            for exercise in material.exercises.values()
            if exercise.id not in told
            for note in _notes(material, exercise.id)
        ),
    )


# How it was made


def method_told(session: Session) -> tuple[str, ...]:
    """How the numbers were made, and what they are good for, a paragraph each."""
    return (
        _("Everybody answered alone. A result was frozen when the facilitator revealed it; answers "
          "after that are not in it. Nothing here can be traced to a person by this program."),
        _("A result shows from {k} answers. What could give somebody away is not shown: a cell or "
          "pair with fewer than 3 answers, and what one or two who can’t say would be the "
          "difference of.").format(k=session.threshold),
        _("Ratings are ordered words, not quantities: they are counted, and the middle is the "
          "median. Quartiles are type 2 of Hyndman and Fan. No average of ratings is used."),
        _("“Can’t say” is counted and shown, never filled in."),
        _("Gaps are counted person by person: how many chose higher, the same, lower. A gap is "
          "called stable if it stays among the top three whoever is left out."),
        _("Agreement is van der Eijk’s A: together from 0.6, leaning from 0.2, spread, two camps "
          "from −0.2 down. Below five answers there is no mark."),
        _("The people in the room are the whole group, not a sample. These pictures are an aid to "
          "conversation, not a measurement of anybody."),
    )  # fmt: skip


def _sources(material: Material) -> tuple[str, ...]:
    texts = [
        text
        for exercise in material.exercises.values()
        for text in (exercise.credit, exercise.origin_note or exercise.origin)
        if text
    ]
    return tuple(dict.fromkeys(texts))


def _untold(material: Material) -> tuple[str, ...]:
    """The steps that people answer and that were not revealed."""
    return tuple(
        _("{exercise}: {step}, not revealed").format(exercise=exercise.title, step=step.title)
        for exercise in material.exercises.values()
        for step in exercise.every_step()
        if cells(step)
        and not stays_private(step)
        and step_key(exercise.id, step.id) not in material.snapshots
        and not decided_in(step, None, (), asked=False)
    )


def _unchosen(material: Material, chapters: list[Chapter]) -> list[str]:
    """What the choice leaves out, with its name or how many."""
    choice = material.choice
    found = [
        each.exercise.title
        for each in chapters
        if each.exercise.id in choice.left_out and _has_content(each)
    ]
    gone = len(choice.unquoted.intersection(_quotation_keys(material))) if choice.unquoted else 0
    if gone:
        found.append(ngettext("{n} quotation", "{n} quotations", gone))
    found += [] if choice.numbers else [_("the tables of numbers")]
    found += [] if choice.names else [_("the names of those who see to something")]
    return found


def report_title(session: Session) -> str:
    """Customer day, Northgate Heating, 24 November 2026: what the file and its foot are called."""
    return in_a_row((session.title, session.client, day_month_year(session.date)))
