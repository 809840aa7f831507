"""Decision on screen."""

from ui.kit.entry import open_words
from ui.kit.grid_entry import ROWS, GridEntry, GridQuestion, scale_choices, scale_heads
from ui.kit.rating_grid import GridRow
from ui.kit.step import EntryWidget, RoomState, RoomView, entry_widget, room_view
from workshop.domain.charts.asked import Entry, asked_pages
from workshop.domain.charts.prompt import prompt_pages
from workshop.domain.charts.shapes import Bar, Head, Points, withheld_reason
from workshop.domain.charts.shapes_page import shapes_pages
from workshop.domain.scale import SCALES
from workshop.domain.scene import Frame, Page
from workshop.steps.decision import DecisionStep, DecisionSummary
from workshop.words import _ as words


class DecisionRoom:
    """The room pages of a decision step: the statements, then the support they have."""

    def views(self, state: RoomState) -> tuple[str, ...]:
        """No picture to choose."""
        return ()

    def pages(self, state: RoomState, frame: Frame) -> tuple[Page, ...]:
        """What is to be decided; after the reveal a bar of people for each statement."""
        step, snapshot = state.step, state.snapshot
        if not isinstance(step, DecisionStep):
            return prompt_pages(frame, task=step.title)
        if snapshot is not None and isinstance(snapshot.summary, DecisionSummary):
            return self._support(snapshot.summary, step, frame)
        entries = (
            Entry(name="", number=str(at), help=text)
            for at, text in enumerate(step.statements, 1)
            if text
        )
        return asked_pages(
            frame,
            prompt=step.prompt,
            entries=tuple(entries),
            instruction=step.instruction,
            left=state.timer_left,
            planned=state.timer_planned,
        )

    def _support(
        self, summary: DecisionSummary, step: DecisionStep, frame: Frame
    ) -> tuple[Page, ...]:
        scale = SCALES["SUPPORT5"]
        bars = tuple(
            Bar(
                number=line.cell.lstrip("d"),
                label=line.statement,
                counts=line.counts,
                missing=line.missing if line.counts is not None else 0,
                reason=withheld_reason(line.n),
            )
            for line in summary.decisions
        )
        points = Points(short=scale.short, tight=scale.tight, missing=scale.missing or "")
        if not bars:
            return prompt_pages(frame, task=step.prompt)
        return shapes_pages(frame, Head(name=step.prompt), bars, points)


@room_view.register(DecisionStep)
def _(step: DecisionStep) -> RoomView:
    return DecisionRoom()


@entry_widget.register(DecisionStep)
def _(step: DecisionStep) -> EntryWidget:
    return GridEntry(questions(step), next_words=words("next question"))


def questions(step: DecisionStep) -> tuple[GridQuestion, ...]:
    """The statements, a few to a page; a word where nothing was written down yet."""
    slots = [(slot, text) for slot, text in enumerate(step.statements, start=1) if text]
    if not slots:
        nothing = words("No decision is written down yet.")
        return (GridQuestion(kicker=step.title, heading=step.prompt, sub=nothing),)
    return tuple(_page(step, slots[start : start + ROWS]) for start in range(0, len(slots), ROWS))


def _page(step: DecisionStep, shown: list[tuple[int, str]]) -> GridQuestion:
    scale = SCALES["SUPPORT5"]
    still = words("Decision {n}")
    return GridQuestion(
        kicker=step.title,
        heading=step.prompt,
        sub=step.instruction,
        heads=scale_heads(scale),
        rows=tuple(GridRow(name=text, choices=scale_choices(scale, text)) for _slot, text in shown),
        cells=tuple(f"d{slot}" for slot, _text in shown),
        open=tuple(open_words(still.format(n=slot)) for slot, _text in shown),
    )
