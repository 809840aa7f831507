"""What a screen shows of itself: its number, and a picture that tries it from the last row."""

from workshop.room.marks import lens_mark
from workshop.room.scene import Box, Frame, Line, Page, Shapes, Text, balanced, reading_size
from workshop.room.typesetting import CAP, HEADLINE, block, inner_width, sized, top_baseline
from workshop.words import _

NUMERAL = 0.8
"""Of the height."""
EDGE, CORNER = 1 / 270, 0.08
"""Line along the edges and length of a corner, of the height."""
STEPS = ("step1", "step2", "step3", "step4", "step5")
LENSES = 5


def numeral_page(frame: Frame, number: int) -> Page:
    """The number of a screen, as large as it goes, and what it is below."""
    size, label = NUMERAL * frame.height, sized(frame, HEADLINE)
    words = _("This is screen {n}.").format(n=number)
    baseline = frame.height * 0.167 + CAP * size
    if size * 0.6 > frame.width:  # portrait
        size = frame.width / 0.6
    return Page(
        scene=frame.scene(
            (
                Text(x=frame.width / 2, y=baseline, text=str(number), size=size, bold=True,
                     colour="accent", anchor="middle"),
                Text(x=frame.width / 2, y=frame.height * 0.917, text=words, size=label, bold=True,
                     anchor="middle"),
            ),
            words,
        )
    )  # fmt: skip


def test_picture(frame: Frame) -> Page:
    """Edges, three sizes of type to be read from the last row, and the colours of pictures."""
    question = _("From the last row: which is the smallest line that reads with ease?")
    size = sized(frame, HEADLINE)
    lines = balanced(question, inner_width(frame), size, frame.type)
    head = block(lines, frame.margin_x, top_baseline(frame, size), size, bold=True)
    ruler = _ruler(frame, head.bottom + 2.4 * frame.r)
    return Page(
        scene=frame.scene((*_edges(frame), *head.shapes, *ruler, *_colours(frame)), question)
    )


def _edges(frame: Frame) -> tuple[Shapes, ...]:
    wide, high, line = frame.width, frame.height, frame.height * EDGE
    long = frame.height * CORNER
    corners = tuple(
        Line(
            points=((x + across * long, y), (x, y), (x, y + down * long)),
            stroke="accent",
            line=4 * line,
        )
        for x, across in ((2 * line, 1), (wide - 2 * line, -1))
        for y, down in ((2 * line, 1), (high - 2 * line, -1))
    )
    box = Box(
        x=line / 2, y=line / 2, width=wide - line, height=high - line, stroke="ink", line=line
    )
    return (box, *corners)


def _ruler(frame: Frame, top: float) -> tuple[Shapes, ...]:
    """One line for each distance that a session can be set to, in the type it would have."""
    shapes: list[Shapes] = []
    baseline = top
    short = min(frame.width, frame.height)
    for profile, words in (
        (4, _("Near: this line reads with ease")),
        (6, _("Middle: this line reads with ease")),
        (8, _("Far: this line reads with ease")),
    ):
        size = reading_size(short, profile, frame.type.x_height)
        shapes.append(Text(x=frame.margin_x, y=baseline, text=words, size=size))
        baseline += 1.9 * size
    return tuple(shapes)


def _colours(frame: Frame) -> tuple[Shapes, ...]:
    """The five steps and the five marks: each has to be told from the next."""
    r, x = frame.r, frame.margin_x
    high, bottom = 2.2 * r, frame.height - frame.margin_y - 2.6 * r
    wide = inner_width(frame) / 12
    steps = tuple(
        Box(x=x + at * wide, y=bottom - high, width=wide, height=high, fill=step, stroke="edge")
        for at, step in enumerate(STEPS)
    )
    marks = tuple(
        lens_mark(at, x + (6.2 + 1.2 * at) * wide, bottom - high / 2, 1.5 * r)
        for at in range(LENSES)
    )
    lines = (
        _("Five steps, five marks: each is told from the next."),
        _("A line runs along all four edges, and every corner shows."),
    )
    words = tuple(
        Text(x=x, y=bottom + (1.3 + 1.2 * at) * r, text=line, size=r, colour="ink2")
        for at, line in enumerate(lines)
    )
    return (*steps, *marks, *words)
