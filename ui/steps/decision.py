"""Decision at the desk."""

from collections.abc import Callable
from functools import partial

from ui.kit.entry import open_words
from ui.kit.grid_entry import ROWS, GridEntry, GridQuestion, scale_choices, scale_heads
from ui.kit.rating_grid import GridRow
from ui.kit.step import EntryWidget, entry_widget
from workshop.domain.scale import SCALES
from workshop.steps.decision import DecisionStep
from workshop.words import _


@entry_widget.register(DecisionStep)
def decision_entry(step: DecisionStep) -> EntryWidget:
    return GridEntry(questions(step), next_words=_("next question"))


def questions(step: DecisionStep) -> list[Callable[[], GridQuestion]]:
    """The statements, a few to a page; a word where nothing was written down yet."""
    slots = [(slot, text) for slot, text in enumerate(step.statements, start=1) if text]
    if not slots:
        nothing = _("No decision is written down yet.")
        return [partial(GridQuestion, kicker=step.title, heading=step.prompt, sub=nothing)]
    pages = range(0, len(slots), ROWS)
    return [partial(_page, step, slots[start : start + ROWS]) for start in pages]


def _page(step: DecisionStep, shown: list[tuple[int, str]]) -> GridQuestion:
    scale = SCALES["SUPPORT5"]
    still = _("Decision {n}")
    return GridQuestion(
        kicker=step.title,
        heading=step.prompt,
        sub=step.instruction,
        heads=scale_heads(scale),
        rows=tuple(GridRow(name=text, choices=scale_choices(scale, text)) for _slot, text in shown),
        cells=tuple(f"d{slot}" for slot, _text in shown),
        open=tuple(open_words(still.format(n=slot)) for slot, _text in shown),
    )
