"""Tick in the room: what to tick, then the grid with what shows everywhere on top."""

from workshop.domain.step import View
from workshop.room.asked import Entry, asked_pages
from workshop.room.charts.tick.grid import grid_pages
from workshop.room.charts.tick.grid_words import (
    apart_sentence,
    signature_sentence,
    wholeness_sentence,
)
from workshop.room.figures import count_or_dash, not_shown
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
from workshop.steps.tick import TickStep, TickSummary, columns_told, tick_rows
from workshop.words import _, listed


@asked.register(TickStep)
def tick_asked(step: TickStep, state: RoomState, frame: Frame) -> tuple[Page, ...]:
    columns = _("Where: {columns}.").format(columns=listed([each.short for each in step.columns]))
    return asked_pages(
        frame,
        prompt=step.prompt,
        entries=tuple(
            Entry(name="", number=str(at), help=item.text) for at, item in enumerate(step.items, 1)
        ),
        instruction=" ".join(filter(None, (columns if step.columns else "", step.instruction))),
        left=state.timer_left,
        planned=state.timer_planned,
    )


@revealed.register(TickStep)
def tick_revealed(
    step: TickStep, summary: TickSummary, state: RoomState, frame: Frame
) -> tuple[Page, ...]:
    return grid_pages(step, summary, frame)


@extent.register(TickStep)
def tick_extent(step: TickStep) -> str:
    if not step.items or not step.columns:
        return ""
    return _("{items} by {columns}").format(
        items=counted(len(step.items)), columns=counted(len(step.columns))
    )


@items_told.register(TickStep)
def tick_items_told(step: TickStep) -> tuple[str, ...]:
    return tuple(item.text for item in step.items)


@findings.register(TickStep)
def tick_findings(step: TickStep, summary: TickSummary, view: View | None) -> Findings:
    rows = tick_rows(step, summary)
    if all(cell.ticks is None for row in rows for cell in row.cells):
        return Findings(said=(not_shown(),))
    return Findings(
        title=_("For you only: who ticked what"),
        columns=tuple(column.short for column in columns_told(step, summary)),
        rows=tuple(
            FindingRow(
                number=str(place),
                name=row.item.short,
                figures=tuple(count_or_dash(cell.ticks) for cell in row.cells),
            )
            for place, row in enumerate(rows, 1)
        ),
        said=tuple(
            filter(None, (wholeness_sentence(step, summary), apart_sentence(step, summary)))
        ),
    )


@headline.register(TickStep)
def tick_headline(step: TickStep, summary: TickSummary, nouns: str) -> tuple[str, ...]:
    return () if summary.signature is None else (signature_sentence(step, summary),)
