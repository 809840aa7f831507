"""What a reveal tells the facilitator in numbers, one function a kind of summary; for the console
only.
"""

from functools import singledispatch

from msgspec import Struct

from workshop.domain.measure import direction, gap_rank
from workshop.domain.step import Step, Summary
from workshop.steps.commit import CommitSummary
from workshop.steps.decision import DecisionSummary
from workshop.steps.ladder import LadderStep, LadderSummary
from workshop.steps.place import PlaceStep, PlaceSummary
from workshop.steps.rating import Gap, RatingStep, RatingSummary, lens_pairs
from workshop.steps.text import TextSummary
from workshop.words import _ as words
from workshop.words import listed

WIDEST = 3


class Row(Struct, frozen=True, kw_only=True):
    """A line of the table: a name with its number, and figures."""

    name: str
    number: str = ""
    figures: tuple[str, ...] = ()


class Findings(Struct, frozen=True, kw_only=True):
    """A small table with a heading, and sentences below it. sure: sentences that carry a tick."""

    title: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    sure: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


def unanimous_words() -> str:
    """What to say where a picture is withheld because all gave the same answer."""
    return words("Everyone gave the same answer. Showing it tells what each person said.")


@singledispatch
def findings(summary: Summary, step: Step, pair: tuple[str, ...]) -> Findings:
    """The findings of a revealed summary; pair: the two lenses chosen, () takes the usual ones."""
    return Findings()


def usual_pair(step: Step) -> tuple[str, ...]:
    """The two lenses whose gaps are shown at first: the first and the third, else the last two."""
    if not isinstance(step, RatingStep) or len(step.lenses) < 2:
        return ()
    ids = [lens.id for lens in step.lenses]
    return (ids[0], ids[2] if len(ids) > 2 else ids[1])


def pairs_of(step: Step) -> tuple[tuple[str, str], ...]:
    """The pairs of lenses to choose from; () where there are none."""
    return lens_pairs(step) if isinstance(step, RatingStep) else ()


def pair_words(step: Step, pair: tuple[str, ...]) -> str:
    """The pair in words: Me – Organisation."""
    names = {lens.id: lens.short for lens in getattr(step, "lenses", ())}
    return " – ".join(names.get(each, each) for each in pair)


def figure_words() -> tuple[str, ...]:
    """The heads of a table of gaps."""
    return (words("higher"), words("same"), words("lower"), words("direction"))


def gap_figures(gap: Gap) -> tuple[str, ...]:
    """The counts of a gap and the word for its direction."""
    if gap.higher is None or gap.sign_p is None:
        return ()
    return (str(gap.higher), str(gap.same), str(gap.lower), direction(gap.sign_p))


@findings.register(RatingSummary)
def _(summary: RatingSummary, step: Step, pair: tuple[str, ...]) -> Findings:
    if not isinstance(step, RatingStep):
        return Findings()
    withheld = any(cell.counts is None and cell.n > 2 for cell in summary.cells)
    said = (unanimous_words(),) if withheld and step.hide_unanimous else ()
    if summary.level:
        told = words("The room says: {level}.").format(level=words(summary.level))
        return Findings(said=(told,))
    chosen = pair or usual_pair(step)
    numbers = {item.id: index + 1 for index, item in enumerate(step.items)}
    names = {item.id: item.short for item in step.items}
    gaps = [
        gap
        for gap in summary.gaps
        if (gap.from_, gap.to) == tuple(chosen) and gap.median is not None and gap.item
    ]
    gaps.sort(
        key=lambda gap: gap_rank(gap.median or 0, gap.dominance or 0, numbers[gap.item or ""])
    )
    if not gaps:
        return Findings(said=said)
    top = gaps[:WIDEST]
    labels = {lens.id: lens.label for lens in step.lenses}
    return Findings(
        title=words("For you only: {one} against {other}").format(
            one=labels[chosen[0]], other=labels[chosen[1]]
        ),
        columns=figure_words(),
        rows=tuple(
            Row(
                number=str(numbers[gap.item or ""]),
                name=names[gap.item or ""],
                figures=gap_figures(gap),
            )
            for gap in top
        ),
        sure=_stays([numbers[gap.item or ""] for gap in top if gap.stable]),
        said=said,
    )


def _stays(numbers: list[int]) -> tuple[str, ...]:
    if not numbers:
        return ()
    if len(numbers) == 1:
        told = words("Statement {n} stays in the top three whoever is left out.")
        return (told.format(n=numbers[0]),)
    told = words("Statements {n} stay in the top three whoever is left out.")
    return (told.format(n=listed([str(each) for each in numbers])),)


@findings.register(LadderSummary)
def _(summary: LadderSummary, step: Step, pair: tuple[str, ...]) -> Findings:
    if not isinstance(step, LadderStep):
        return Findings()
    names = {mark.id: mark.label for mark in step.marks}
    rows = tuple(
        Row(name=f"{names[gap.from_]} – {names[gap.to]}", figures=gap_figures(gap))
        for gap in summary.gaps
        if gap.higher is not None
    )
    said: tuple[str, ...] = ()
    if summary.proof.stories is not None:
        told = words("{stories} of {marks} marks that need a story have one.")
        said = (told.format(stories=summary.proof.stories, marks=summary.proof.marks),)
    return Findings(
        title=words("For you only: mark against mark") if rows else "",
        columns=figure_words(),
        rows=rows,
        said=said,
    )


@findings.register(PlaceSummary)
def _(summary: PlaceSummary, step: Step, pair: tuple[str, ...]) -> Findings:
    if not isinstance(step, PlaceStep):
        return Findings()
    names = {axis.id: axis.label for axis in step.axes}
    rows = tuple(
        Row(
            name=names[axis.axis],
            figures=(
                str(axis.gap.higher),
                str(axis.gap.same),
                str(axis.gap.lower),
                _gap(axis.gap.median),
            ),
        )
        for axis in summary.axes
        if axis.gap.higher is not None
    )
    evidence = summary.evidence or {}
    total = sum(evidence.values())
    said: tuple[str, ...] = ()
    if total:
        told = words("{n} of {total} placements of their view are guesses.")
        said = (told.format(n=evidence.get("G", 0), total=total),)
    return Findings(
        title=words("For you only: ours against theirs") if rows else "",
        columns=(words("higher"), words("same"), words("lower"), words("middle gap")),
        rows=rows,
        said=said,
    )


def _gap(median: float | None) -> str:
    return "–" if median is None else f"{median:+g}".replace("-", "−")


@findings.register(TextSummary)
def _(summary: TextSummary, step: Step, pair: tuple[str, ...]) -> Findings:
    told = words("{written} of {n} wrote something; {shown} may be shown.")
    return Findings(
        said=(told.format(written=summary.written, n=summary.n, shown=len(summary.texts)),)
    )


@findings.register(CommitSummary)
def _(summary: CommitSummary, step: Step, pair: tuple[str, ...]) -> Findings:
    told = words("{made} of {n} wrote a commitment; {shown} may be shown.")
    return Findings(
        said=(told.format(made=summary.made, n=summary.n, shown=len(summary.commitments)),)
    )


@findings.register(DecisionSummary)
def _(summary: DecisionSummary, step: Step, pair: tuple[str, ...]) -> Findings:
    concerns = [line for line in summary.decisions if line.concerns]
    rows = tuple(
        Row(
            number=str(index + 1),
            name=line.statement,
            figures=(str(line.n), "–" if line.concerns is None else str(line.concerns)),
        )
        for index, line in enumerate(summary.decisions)
    )
    said = (words("Hear each concern before the decision is written down."),) if concerns else ()
    return Findings(
        title=words("For you only: who has a concern") if rows else "",
        columns=(words("answers"), words("concerns")),
        rows=rows,
        said=said,
    )
