"""Return on connection: the total of strengths today and with what is planned."""

from workshop.domain.graph.what_if import Return
from workshop.room.charts.graph.marks import UNIT
from workshop.room.figures import half
from workshop.room.scene import Box, Frame, Page, Shapes, Text, wrap
from workshop.room.typesetting import CAP, Typeset, block, foot_baseline, headline, inner_width
from workshop.words import _

THICK = 30.0
"""As thick as the strongest link."""


def totals_page(frame: Frame, found: Return) -> Page:
    """Two lines, each as long as its total."""
    said = totals_sentence(found)
    r, head = frame.r, headline(frame, said)
    note = _note(frame)
    most = max(found.before, found.after, 1)
    space = inner_width(frame) - frame.type.width(half(most), r, bold=True) - 0.5 * r
    middle = (head.bottom + note.top - r) / 2
    shapes: list[Shapes] = [*head.shapes]
    for place, (words, total, planned) in enumerate(
        ((_("today"), found.before, False), (_("with what we plan"), found.after, True))
    ):
        y = middle + (place - 0.5) * 3.2 * r + 0.6 * r
        length = space * total / most
        shapes += [
            Text(x=frame.margin_x, y=y - 0.55 * r, text=words, size=r),
            Box(x=frame.margin_x, y=y - THICK / 2 * r / UNIT, width=length,
                height=THICK * r / UNIT, fill="accent" if planned else "ink"),
            Text(x=frame.margin_x + length + 0.4 * r, y=y + CAP * r / 2, text=half(total), size=r,
                 bold=True),
        ]  # fmt: skip
    shapes += note.shapes
    alt = f"{said} {_note_words()}"
    return Page(scene=frame.scene(shapes, alt))


def totals_sentence(found: Return) -> str:
    """Both totals in words."""
    return _("Our links hold {before} today, and {after} with what we plan.").format(
        before=half(found.before), after=half(found.after)
    )


def _note_words() -> str:
    return _("The total of all strengths: what we intend, not a forecast.")


def _note(frame: Frame) -> Typeset:
    lines = wrap(_note_words(), inner_width(frame), frame.r, frame.type)
    top = foot_baseline(frame) - (len(lines) - 1) * 1.22 * frame.r
    return block(lines, frame.margin_x, top, frame.r, colour="ink2")
