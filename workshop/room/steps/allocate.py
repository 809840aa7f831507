"""Allocate in the room: what to share points among, then what is beside what is wanted."""

from workshop.domain.step import View
from workshop.room.asked import Entry, asked_pages
from workshop.room.charts.allocate.shift import shift_pages
from workshop.room.charts.allocate.shift_words import people_told, shift_sentence
from workshop.room.figures import half, not_shown
from workshop.room.kind import (
    FindingRow,
    Findings,
    asked,
    extent,
    findings,
    headline,
    items_told,
    picture_of,
    pictures,
    revealed,
    usual_view,
)
from workshop.room.number_words import counted
from workshop.room.scene import Frame, Page
from workshop.room.state import RoomState
from workshop.steps.allocate import (
    MEANS,
    MIDDLES,
    AllocateStep,
    AllocateSummary,
    AllocateView,
    shared,
)
from workshop.words import _


@asked.register(AllocateStep)
def allocate_asked(step: AllocateStep, state: RoomState, frame: Frame) -> tuple[Page, ...]:
    return asked_pages(
        frame,
        prompt=step.prompt,
        entries=tuple(
            Entry(name="", number=str(at), help=bucket.text)
            for at, bucket in enumerate(step.buckets, 1)
        ),
        instruction=step.instruction,
        left=state.timer_left,
        planned=state.timer_planned,
    )


@pictures.register(AllocateStep)
def allocate_pictures(step: AllocateStep) -> dict[str, str]:
    return {MIDDLES: _("Middle answers"), MEANS: _("Means")}


@usual_view.register(AllocateStep)
def allocate_usual_view(step: AllocateStep) -> AllocateView:
    return AllocateView()


@revealed.register(AllocateStep)
def allocate_revealed(
    step: AllocateStep, summary: AllocateSummary, state: RoomState, frame: Frame
) -> tuple[Page, ...]:
    return shift_pages(step, summary, picture_of(state.step, step, state.chosen), frame)


@extent.register(AllocateStep)
def allocate_extent(step: AllocateStep) -> str:
    return _("{buckets} buckets, twice").format(buckets=counted(len(step.buckets)))


@items_told.register(AllocateStep)
def allocate_items_told(step: AllocateStep) -> tuple[str, ...]:
    return tuple(bucket.text for bucket in step.buckets)


@findings.register(AllocateStep)
def allocate_findings(step: AllocateStep, summary: AllocateSummary, view: View | None) -> Findings:
    shares = shared(step, summary)
    if not shares:
        return Findings(said=(not_shown(),))
    rows = tuple(
        FindingRow(
            number=str(share.number),
            name=share.item.short,
            figures=(half(share.now.median or 0), half(share.wanted.median or 0)),
        )
        for share in shares
    )
    labels = tuple(lens.short for lens in step.lenses)
    told = _("{bucket}: {people}.").format(
        bucket=shares[0].item.short, people=people_told(shares[0])
    )
    return Findings(title=_("For you only: middle points"), columns=labels, rows=rows, said=(told,))


@headline.register(AllocateStep)
def allocate_headline(step: AllocateStep, summary: AllocateSummary, nouns: str) -> tuple[str, ...]:
    return (shift_sentence(step, summary),) if shared(step, summary) else ()
