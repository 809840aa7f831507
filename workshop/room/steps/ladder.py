"""Ladder in the room: rungs and marks, then the ladder with its dots."""

from workshop.domain.exercise import Item
from workshop.domain.step import View
from workshop.room.charts.ladder.mark_words import marks_compared
from workshop.room.charts.ladder.pictures import ladder_picture
from workshop.room.charts.ladder.reading import MarkWords, RungWords, marks_pages, rung_pages
from workshop.room.figures import lower
from workshop.room.gap_figures import figure_words, gap_figures
from workshop.room.kind import (
    FindingRow,
    Findings,
    asked,
    explained,
    extent,
    findings,
    headline,
    items_told,
    revealed,
)
from workshop.room.number_words import counted
from workshop.room.scene import Frame, Page
from workshop.room.state import RoomState
from workshop.steps.ladder import LadderStep, LadderSummary
from workshop.words import _, ngettext


@asked.register(LadderStep)
def ladder_asked(step: LadderStep, state: RoomState, frame: Frame) -> tuple[Page, ...]:
    """The ladder and the marks to set."""
    marks = tuple(MarkWords(name=mark.label, help=mark.room or mark.help) for mark in step.marks)
    return marks_pages(
        frame, step.prompt, _rungs(step), marks, step.instruction, state.timer_left,
        state.timer_planned,
    )  # fmt: skip


@explained.register(LadderStep)
def ladder_explained(step: LadderStep, state: RoomState, frame: Frame) -> tuple[Page, ...]:
    """Rung by rung."""
    return rung_pages(frame, _rungs(step))


def _rungs(step: LadderStep) -> tuple[RungWords, ...]:
    """Names, and what is read of each: the sentence behind the rung's own words."""
    return tuple(RungWords(name=item.short, text=_sentence(item)) for item in step.rungs)


def _sentence(item: Item) -> str:
    """What follows the rung's own words, or these where the name says the rest."""
    own, _colon, rest = item.text.rstrip(".").partition(": ")
    return rest if rest and rest.casefold() != item.short.casefold() else lower(own)


@revealed.register(LadderStep)
def ladder_revealed(
    step: LadderStep, summary: LadderSummary, state: RoomState, frame: Frame
) -> tuple[Page, ...]:
    earlier = state.earlier.summary if state.earlier is not None else None
    before = earlier if isinstance(earlier, LadderSummary) else None
    return ladder_picture(step, summary, before, frame)


@extent.register(LadderStep)
def ladder_extent(step: LadderStep) -> str:
    return _("{marks} marks").format(marks=counted(len(step.marks)))


@items_told.register(LadderStep)
def ladder_items_told(step: LadderStep) -> tuple[str, ...]:
    return tuple(rung.text for rung in step.rungs)


@findings.register(LadderStep)
def ladder_findings(step: LadderStep, summary: LadderSummary, view: View | None) -> Findings:
    names = {mark.id: mark.label for mark in step.marks}
    rows = tuple(
        FindingRow(name=f"{names[gap.from_]} – {names[gap.to]}", figures=gap_figures(gap))
        for gap in summary.gaps
        if gap.higher is not None
    )
    said: tuple[str, ...] = ()
    if summary.proof.stories is not None and summary.proof.marks is not None:
        said = (stories_counted(summary.proof.stories, summary.proof.marks),)
    return Findings(
        title=_("For you only: mark against mark") if rows else "",
        columns=figure_words(),
        rows=rows,
        said=said,
    )


@headline.register(LadderStep)
def ladder_headline(step: LadderStep, summary: LadderSummary, nouns: str) -> tuple[str, ...]:
    return marks_compared(step, summary)[:2]


def stories_counted(stories: int, marks: int) -> str:
    """How many of the marks that need a story have one."""
    if not stories:
        return _("None of the {n} marks that need a story has one.").format(n=marks)
    return ngettext(
        "{n} of {marks} marks that need a story has one.",
        "{n} of {marks} marks that need a story have one.",
        stories,
        marks=marks,
    )
