"""Decision in the room: the statements, then the support they have."""

from workshop.domain.scale import SCALES
from workshop.domain.step import View
from workshop.room.asked import Entry, asked_pages
from workshop.room.charts.bars import Bar, points_of
from workshop.room.charts.decision.support_pages import DecisionRow, support_pages
from workshop.room.charts.decision.support_words import open_words, support_headline
from workshop.room.figures import count_or_dash, ended, sentence_case, some_of
from workshop.room.kind import (
    FindingRow,
    Findings,
    asked,
    findings,
    headline,
    revealed,
    texts_told,
)
from workshop.room.prompt import prompt_pages
from workshop.room.scene import Frame, Page
from workshop.room.state import RoomState
from workshop.steps.decision import DecisionLine, DecisionStep, DecisionSummary, is_open
from workshop.words import _, ngettext


@asked.register(DecisionStep)
def decision_asked(step: DecisionStep, state: RoomState, frame: Frame) -> tuple[Page, ...]:
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


@revealed.register(DecisionStep)
def decision_revealed(
    step: DecisionStep, summary: DecisionSummary, state: RoomState, frame: Frame
) -> tuple[Page, ...]:
    """A bar of people for each statement, and whether it is a decision."""
    rows = tuple(
        DecisionRow(
            text=decision_name(line),
            people=Bar(number="", label="", counts=line.counts, missing=line.missing or 0),
            open=open_words(step, line),
        )
        for line in summary.decisions
    )
    if not rows:
        return prompt_pages(frame, task=step.prompt)
    title = support_headline(step, summary.decisions) or step.prompt
    return support_pages(frame, title, rows, points_of(SCALES["SUPPORT5"]))


@findings.register(DecisionStep)
def decision_findings(step: DecisionStep, summary: DecisionSummary, view: View | None) -> Findings:
    concerns = [line for line in summary.decisions if is_open(step, line)]
    rows = tuple(
        FindingRow(
            number=str(index + 1),
            name=line.statement,
            figures=(count_or_dash(line.n), count_or_dash(line.concerns)),
        )
        for index, line in enumerate(summary.decisions)
    )
    said = (_("Hear each concern before the decision is written down."),) if concerns else ()
    return Findings(
        title=_("For you only: who has a concern") if rows else "",
        columns=(_("answers"), _("concerns")),
        rows=rows,
        said=said,
    )


@headline.register(DecisionStep)
def decision_headline(step: DecisionStep, summary: DecisionSummary, nouns: str) -> tuple[str, ...]:
    return tuple(_decided(step, line) for line in summary.decisions)


def decision_name(line: DecisionLine) -> str:
    """What was decided, or its number where nobody wrote it down."""
    return line.statement or _("Decision {n}").format(n=line.cell.removeprefix("d"))


def _decided(step: DecisionStep, line: DecisionLine) -> str:
    """The decision and how many stand behind it; what somebody has a concern about is open."""
    said = decision_name(line)
    if held := open_words(step, line):
        return _("Still open: {statement} {held}. {support}").format(
            statement=ended(said), held=sentence_case(held), support=_supported(line)
        )
    if line.statement:
        said = _("Decision: {statement}").format(statement=said)
    if line.counts is None:
        return said
    heard = _("Every concern was heard.") if line.concerns else _("Nobody has a concern.")
    return " ".join((ended(said), _supported(line), heard))


def _supported(line: DecisionLine) -> str:
    counts = line.counts or ()
    return _support(sum(counts[-2:]), sum(counts))


def _support(count: int, n: int) -> str:
    if not count:
        return _("Nobody supports it.")
    who = some_of(count, n)
    said = ngettext("{who} supports it.", "{who} support it.", who.number, who=who.words)
    return sentence_case(said)


@texts_told.register(DecisionStep)
def decision_texts_told(step: DecisionStep) -> tuple[str, ...]:
    return (step.prompt,)
