"""Commit on screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.kit.step import EntryWidget, RoomState, RoomView, entry_widget, room_view
from ui.kit.writing import Writing
from ui.kit.written_entry import WrittenEntry, scrolled, two_columns
from workshop.domain.charts.prompt import mode_words, prompt_pages
from workshop.domain.charts.reading import whole_pages
from workshop.domain.charts.setting import people, sentence_case
from workshop.domain.scene import Frame, Page
from workshop.steps.commit import LIMITS, Commitment, CommitStep, CommitSummary, labels
from workshop.words import _ as words


class CommitRoom:
    """The room pages of a commit step: the form's beginning, then what may be shown."""

    def views(self, state: RoomState) -> tuple[str, ...]:
        """No picture to choose."""
        return ()

    def pages(self, state: RoomState, frame: Frame) -> tuple[Page, ...]:
        """The prompt; after the reveal the commitments that may be shown."""
        step, snapshot = state.step, state.snapshot
        if not isinstance(step, CommitStep):
            return prompt_pages(frame, task=step.title)
        if snapshot is not None and isinstance(snapshot.summary, CommitSummary):
            return self._shown(snapshot.summary, step, frame)
        told = (sentence_case(step.instruction).rstrip(".") + ".",) if step.instruction else ()
        return prompt_pages(
            frame,
            task=step.prompt,
            kicker=mode_words(step.modes),
            lines=(step.lead, *told),
            left=state.timer_left,
            planned=state.timer_planned,
        )

    def _shown(self, summary: CommitSummary, step: CommitStep, frame: Frame) -> tuple[Page, ...]:
        title = words("{people} wrote down one thing they will do.").format(
            people=sentence_case(people(summary.made, summary.n)) if summary.n else "0"
        )
        if not summary.commitments:
            return prompt_pages(frame, task=title)
        return whole_pages(
            frame, tuple(_told(each, step) for each in summary.commitments), title=title
        )


def _told(commitment: Commitment, step: CommitStep) -> str:
    lead = step.lead.rstrip("… ").rstrip()
    rest = [commitment.whom, commitment.by, commitment.owner]
    return f"{lead} {commitment.what.rstrip('.')}" + "".join(f", {each}" for each in rest if each)


@room_view.register(CommitStep)
def _(step: CommitStep) -> RoomView:
    return CommitRoom()


@entry_widget.register(CommitStep)
def _(step: CommitStep) -> EntryWidget:
    return CommitEntry(step)


class CommitEntry(WrittenEntry):
    """The form of one commitment."""

    def __init__(self, step: CommitStep) -> None:
        super().__init__()
        self._step = step

    def heading(self, index: int) -> str:
        """What is asked."""
        return self._step.prompt

    def complete(self) -> bool:
        """Whether there is a commitment."""
        return bool(self.answers.get("what"))

    def make_page(self, index: int) -> QWidget:
        """The commitment over the whole width, the rest in two columns."""
        step, page = self._step, QWidget()
        column = self.headed(page, step.title, step.prompt, step.instruction)
        grid, place = two_columns(), 0
        for cell, label in labels(step).items():
            wide = cell == "what"
            field = Writing(label, LIMITS[cell], lines=2 if wide else 1, compact=True)
            self.writing(cell, field)
            if wide:
                grid.addWidget(field, 0, 0, 1, 2)
                continue
            grid.addWidget(field, 1 + place // 2, place % 2)
            place += 1
        tick = self.tick("shown", words("May be shown and stand in the summary"), "")
        grid.addWidget(tick, 1 + place // 2, place % 2, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(grid)
        return scrolled(page)
