"""Place in a browser: the rulers or statements of each viewpoint, and how one knows."""

from workshop.net.asking import (
    AnyField,
    ChoicesField,
    PhoneChoice,
    PhonePage,
    cannot_say,
    in_pages,
    phone_pages,
    scale_choices,
    scale_ends,
)
from workshop.steps.place import (
    POINTS,
    Axis,
    PlaceStep,
    Viewpoint,
    evidence_words,
    items_of,
    like,
    worded,
)
from workshop.words import _

STATEMENTS = 4
"""On a page."""


@phone_pages.register(PlaceStep)
def place_phone_pages(step: PlaceStep) -> tuple[PhonePage, ...]:
    pages: list[PhonePage] = []
    for view in step.viewpoints:
        said = step.between_before(view)
        if pages and said:
            pages.append(PhonePage(kicker=view.label, heading=said))
        pages += _asked(step, view)
        if view.evidence:
            pages.append(_evidence(step, view))
    return tuple(pages)


def _asked(step: PlaceStep, view: Viewpoint) -> list[PhonePage]:
    about = ". ".join(each.rstrip(".") for each in (view.help, step.group) if each)
    parts: list[tuple[str, tuple[AnyField, ...]]] = []
    if step.items:
        for axis in step.axes:
            fields = (
                _statement(step, view, axis, at) for at in range(len(items_of(step, axis.id)))
            )
            parts += [(axis.label, each) for each in in_pages(fields, STATEMENTS)]
    else:
        parts = [("", (_ruler(axis, view),)) for axis in step.axes]
    return [
        PhonePage(
            kicker=step.prompt,
            heading=view.label,
            sub=about,
            note=note,
            ends=scale_ends(like()) if step.items else "",
            fields=fields,
        )
        for note, fields in parts
    ]


def _statement(step: PlaceStep, view: Viewpoint, axis: Axis, at: int) -> ChoicesField:
    item = items_of(step, axis.id)[at]
    return ChoicesField(
        cell=f"{view.id}/{item.id}", name=worded(item, view), choices=scale_choices(like())
    )


def _ruler(axis: Axis, view: Viewpoint) -> ChoicesField:
    anchors = {POINTS[0]: axis.low, POINTS[len(POINTS) // 2]: axis.middle, POINTS[-1]: axis.high}
    points = (
        PhoneChoice(value=point, sign=str(point), words=anchors.get(point, "")) for point in POINTS
    )
    return ChoicesField(
        cell=f"{view.id}/{axis.id}",
        name=axis.label,
        help=axis.help,
        choices=(*points, cannot_say()),
        worded=True,
    )


def _evidence(step: PlaceStep, view: Viewpoint) -> PhonePage:
    tags = (PhoneChoice(value=tag, sign=words) for tag, words in evidence_words(step).items())
    field = ChoicesField(
        cell=f"{view.id}/evidence",
        name=_("How you know it"),
        choices=(*tags, cannot_say()),
        worded=True,
    )
    return PhonePage(
        kicker=step.prompt, heading=_("How do you know?"), sub=view.label, fields=(field,)
    )
