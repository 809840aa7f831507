"""Decisions in a report: their support, who sees to them, and how a concern is met."""

from collections.abc import Sequence

from msgspec import structs

from workshop.domain.gathering import Entries, ListEntry
from workshop.room.figures import not_shown, sentence_case, some_of
from workshop.room.report.kind import Decided, decided_in
from workshop.room.steps.decision import decision_name
from workshop.steps.decision import (
    PLANNED,
    SIGN,
    DecisionLine,
    DecisionStep,
    DecisionSummary,
    is_open,
)
from workshop.words import _, ngettext


@decided_in.register(DecisionStep)
def decision_decided_in(
    step: DecisionStep, summary: DecisionSummary | None, named: Entries, *, asked: bool
) -> tuple[Decided, ...]:
    plans = {entry.id: entry for entry in named}
    if summary is not None:
        return tuple(_voted(step, line, plans.get(line.cell)) for line in summary.decisions)
    state = _("vote not revealed") if asked else _("not voted")
    written = ((f"{SIGN}{slot}", text) for slot, text in enumerate(step.statements, 1) if text)
    return tuple(
        _planned(Decided(statement=text, state=state), plans.get(slot)) for slot, text in written
    )


def _voted(step: DecisionStep, line: DecisionLine, plan: ListEntry | None) -> Decided:
    found = Decided(
        statement=decision_name(line),
        counts=line.counts,
        missing=line.missing or 0,
        concerns=line.concerns or 0,
        state=_("still open") if is_open(step, line) else "",
        support=_support(line),
    )
    return _planned(found, plan)


def _planned(found: Decided, plan: ListEntry | None) -> Decided:
    if plan is None:
        return found
    said = {name: str(plan.values.get(name, "")) for name in PLANNED}
    return structs.replace(found, **said)


def _support(line: DecisionLine) -> str:
    """All 8 support it. 4 support it, 4 will help: the words run in the order of the bar."""
    if line.counts is None:
        return not_shown()
    behind = sum(line.counts[-2:])
    who = some_of(behind, sum(line.counts))
    said = ngettext("{who} supports it.", "{who} support it.", who.number, who=who.words)
    parts = [part for part in _parts(line.counts) if part]
    parts += [_("{n} can’t say").format(n=line.missing)] if line.missing else []
    first = sentence_case(said) if behind else _("Nobody supports it.")
    return f"{first} {', '.join(parts)}."


def _parts(counts: Sequence[int]) -> list[str]:
    stop, concern, live, support, help_ = counts
    words = (
        (stop, ngettext("{n} would stop it", "{n} would stop it", stop)),
        (concern, ngettext("{n} has a serious concern", "{n} have a serious concern", concern)),
        (live, ngettext("{n} can live with it", "{n} can live with it", live)),
        (support, ngettext("{n} supports it", "{n} support it", support)),
        (help_, ngettext("{n} will help", "{n} will help", help_)),
    )
    return [said if count else "" for count, said in words]
