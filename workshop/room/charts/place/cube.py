"""The cube: the three rulers at once, as a closing picture that turns in steps of 15 degrees."""

from msgspec import Struct, structs

from workshop.domain.space import projected, yaw
from workshop.room.charts.place.dumbbells import OURS, THEIRS, WANTED, Views
from workshop.room.charts.place.map_plot import Cloud, Ends, told
from workshop.room.figures import not_shown
from workshop.room.legend import LegendKey, legend
from workshop.room.marks import arrow, lens_mark
from workshop.room.scene import Area, Frame, Line, Page, Scene, Shapes, Text
from workshop.room.typesetting import foot_baseline, headline, inner_width, right
from workshop.words import _

LOW, HIGH = 1, 7
WIDEST, TALLEST = 1.42, 1.46
"""Half of the greatest width and height of a cube of half edge 1, however it is turned."""

CubeSpot = tuple[float, float, float]


class _View(Struct, frozen=True, kw_only=True):
    x: float
    y: float
    scale: float
    yaw: float

    def at(self, point: tuple[float, ...]) -> tuple[float, float]:
        across, up, _depth = projected(point, yaw=self.yaw)
        return self.x + across * self.scale, self.y - up * self.scale

    def depth(self, point: tuple[float, ...]) -> float:
        return projected(point, yaw=self.yaw)[2]


def cube_sentence(cloud: Cloud) -> str:
    """In how many directions the arrow leads."""
    if cloud.typical_ours is None or cloud.typical_theirs is None:
        return not_shown()
    gaps = zip(cloud.typical_ours, cloud.typical_theirs, strict=True)
    directions = sum(1 for ours, theirs in gaps if ours != theirs)
    return {
        0: _("No arrow: both middles meet."),
        1: _("One arrow, one direction."),
        2: _("One arrow, two directions."),
    }.get(directions, _("One arrow, three directions."))


def cube_page(
    frame: Frame,
    rulers: tuple[Ends, ...],
    cloud: Cloud,
    views: Views,
    turns: int = 0,
) -> Page:
    """The cube after that many turns; depth to the right, breadth to the back, light upwards."""
    r = frame.r
    upright = frame.narrow
    words = cube_sentence(cloud)
    head = headline(frame, words, width=inner_width(frame) * (1 if upright else 0.37))
    keys = [LegendKey(place=OURS, words=views.ours), LegendKey(place=THEIRS, words=views.theirs)]
    if cloud.typical_wanted is not None:
        keys.append(LegendKey(place=WANTED, words=views.wanted))
    foot, shapes = foot_baseline(frame), list(head.shapes)
    for place, key in enumerate(keys):
        y = foot - (len(keys) - 1 - place) * 1.24 * r
        shapes += legend(frame.type, r, frame.margin_x, y, (key,))
    top, bottom = frame.margin_y, frame.height - frame.margin_y
    if upright:
        top, bottom = head.bottom + 0.8 * r, foot - (0.12 + 1.24 * len(keys)) * r
    view = _view(frame, top, bottom, turns, upright=upright)
    shapes += _frame_lines(view, r)
    shapes += _dots(view, cloud, r)
    shapes += _names(frame, view, rulers)
    alt = f"{words} {told(rulers, cloud, views)}"
    return Page(
        scene=frame.scene(shapes, alt),
    )


def cube_alone(frame: Frame, rulers: tuple[Ends, ...], cloud: Cloud, views: Views) -> Scene:
    """The cube in the whole frame, its names beside its edges, without words above."""
    view = _view(frame, frame.margin_y + frame.r, frame.height - frame.margin_y - frame.r, 0,
                 upright=True)  # fmt: skip
    view = structs.replace(view, scale=view.scale * 1.02, y=frame.height * 0.53)
    shapes = [*_frame_lines(view, frame.r), *_dots(view, cloud, frame.r)]
    return frame.scene(
        (*shapes, *_names(frame, view, rulers)),
        f"{cube_sentence(cloud)} {told(rulers, cloud, views)}",
    )


def _view(frame: Frame, top: float, bottom: float, turns: int, *, upright: bool) -> _View:
    names = 5.0 * frame.r
    if upright:
        scale = min(inner_width(frame) / (2 * WIDEST), (bottom - top) / (2 * TALLEST))
        return _View(x=frame.width / 2, y=(top + bottom) / 2, scale=scale, yaw=yaw(turns))
    scale = min(0.306 * (bottom - top), (inner_width(frame) * 0.66 - names) / (2 * WIDEST) * 1.02)
    return _View(x=frame.width * 0.6603, y=frame.height * 0.5444, scale=scale, yaw=yaw(turns))


def _corner(depth: int, breadth: int, light: int) -> CubeSpot:
    return (depth, breadth, light)


def _frame_lines(view: _View, r: float) -> list[Shapes]:
    floor = [_corner(LOW, LOW, LOW), _corner(HIGH, LOW, LOW), _corner(HIGH, HIGH, LOW),
             _corner(LOW, HIGH, LOW)]  # fmt: skip
    shapes: list[Shapes] = [Area(points=tuple(view.at(each) for each in floor), fill="sunk")]
    steps = range(LOW, HIGH + 1)
    grid = [(_corner(step, LOW, LOW), _corner(step, HIGH, LOW)) for step in steps]
    grid += [(_corner(LOW, step, LOW), _corner(HIGH, step, LOW)) for step in steps]
    far = [
        (_corner(LOW, HIGH, HIGH), _corner(HIGH, HIGH, HIGH)),
        (_corner(HIGH, HIGH, HIGH), _corner(HIGH, LOW, HIGH)),
        (_corner(HIGH, HIGH, HIGH), _corner(HIGH, HIGH, LOW)),
        (_corner(HIGH, LOW, HIGH), _corner(HIGH, LOW, LOW)),
    ]
    named = [
        (_corner(LOW, LOW, LOW), _corner(HIGH, LOW, LOW)),
        (_corner(LOW, LOW, LOW), _corner(LOW, HIGH, LOW)),
        (_corner(LOW, HIGH, LOW), _corner(LOW, HIGH, HIGH)),
    ]
    for edges, stroke, line in ((grid, "line", 0.03), (far, "line", 0.045), (named, "ink", 0.07)):
        shapes += [_edge(view, *ends, stroke, line * r) for ends in edges]
    return shapes


def _edge(view: _View, start: CubeSpot, end: CubeSpot, stroke: str, line: float) -> Line:
    return Line(points=(view.at(start), view.at(end)), stroke=stroke, line=line, round=True)


def _floor(point: tuple[float, ...]) -> tuple[float, ...]:
    return (point[0], point[1], LOW)


def _dots(view: _View, cloud: Cloud, r: float) -> list[Shapes]:
    """Drop lines first, then the arrow between the typical points, and the thin one to what is
    wanted.
    """
    typical = [
        (lens, point)
        for lens, point in ((THEIRS, cloud.typical_theirs), (OURS, cloud.typical_ours))
        if point is not None
    ]
    theirs, wanted = cloud.typical_theirs, cloud.typical_wanted
    shapes: list[Shapes] = [
        Line(points=(view.at(point), view.at(_floor(point))), stroke="ink", line=0.06 * r)
        for point in (theirs, cloud.typical_ours, wanted)
        if point is not None
    ]
    if len(typical) == 2:
        start, end = (view.at(point) for _lens, point in typical)
        shapes += arrow(start, end, 0.22 * r, short=0.5 * r)
    if theirs is not None and wanted is not None:
        start, end = view.at(theirs), view.at(wanted)
        shapes += [*arrow(start, end, 0.1 * r, short=0.5 * r), lens_mark(WANTED, *end, 0.87 * r)]
    shapes += (lens_mark(lens, *view.at(point), 0.87 * r) for lens, point in typical)
    return shapes


def _names(frame: Frame, view: _View, rulers: tuple[Ends, ...]) -> list[Shapes]:
    r = frame.r
    high = view.at(_corner(HIGH, LOW, LOW))
    middle = view.at((LOW, (LOW + HIGH) / 2, LOW))
    top = view.at(_corner(LOW, HIGH, HIGH))
    outside = -1 if middle[0] <= view.x else 1
    placed = (
        (rulers[0].name, high[0] + 0.5 * r * _side(high[0], view), high[1] + 0.44 * r,
         _side(high[0], view)),
        (rulers[1].name, middle[0] + 0.05 * r * outside, middle[1] - 0.37 * r, outside),
        (rulers[2].name, top[0] + 0.36 * r * _side(top[0], view), top[1] + 0.5 * r,
         _side(top[0], view)),
    )  # fmt: skip
    return [_name(frame, *each) for each in placed]


def _side(x: float, view: _View) -> int:
    return 1 if x > view.x else -1


def _name(frame: Frame, text: str, x: float, y: float, side: int) -> Text:
    """A name outside its edge, kept within the margins."""
    width = frame.type.width(text, frame.r, bold=True)
    left = x if side > 0 else x - width
    left = max(frame.margin_x, min(left, right(frame) - width))
    y = max(frame.margin_y + frame.r, min(y, frame.height - frame.margin_y))
    return Text(x=left, y=y, text=text, size=frame.r, bold=True, halo=True)
