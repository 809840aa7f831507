"""Ladder in the room: rungs and marks, then the ladder with its dots."""

from functools import partial

from workshop.domain.step import View
from workshop.room.asked import Entry, asked_pages
from workshop.room.charts.ladder.mark_words import marks_compared
from workshop.room.charts.ladder.pictures import ladder_picture
from workshop.room.gap_figures import figure_words, gap_figures
from workshop.room.kind import (
    FindingRow,
    Findings,
    asked,
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
    """The rungs, then the marks to set."""
    rungs = tuple(Entry(name=item.short, number=str(at)) for at, item in enumerate(step.rungs, 1))
    marks = tuple(Entry(name=mark.label, help=mark.help) for mark in step.marks)
    ask = partial(asked_pages, frame, left=state.timer_left, planned=state.timer_planned)
    return (
        *ask(prompt=step.prompt, entries=rungs[::-1]),
        *ask(prompt=step.prompt, entries=marks, instruction=step.instruction),
    )


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
