"""Charts as slides and documents draw them themselves, each with its numbers to edit."""

from copy import deepcopy
from functools import singledispatch

from lxml import etree
from pptx.chart.chart import Chart as Drawing
from pptx.chart.data import CategoryChartData, ChartData, XyChartData
from pptx.chart.series import BarSeries
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Emu, Pt

from workshop.office.chart import Chart, Dumbbells, PlainBars, StackedBars, described
from workshop.office.inks import digits
from workshop.office.number_format import point_words, without_noughts

Box = tuple[int, int, int, int]
"""Left, top, width, height."""


def colour(name: str) -> RGBColor:
    """A colour of the palette, or one that is told as "#RRGGBB"."""
    found: RGBColor = RGBColor.from_string(digits(name))
    return found


@singledispatch
def put_chart(found: Chart, slide: Slide, box: Box, size: float, head: float = 0) -> GraphicFrame:
    """Puts the chart on a slide. size: of its letters in points. head: of a dumbbell, the part of
    the height above its first line, where the words of the ruler stand.
    """
    raise NotImplementedError(type(found).__name__)


@put_chart.register(StackedBars)
def stacked_put_chart(
    found: StackedBars, slide: Slide, box: Box, size: float, head: float = 0
) -> GraphicFrame:
    frame, drawn = _bars(found, slide, box, XL_CHART_TYPE.BAR_STACKED_100, size)
    drawn.plots[0].overlap, drawn.plots[0].gap_width = 100, 45
    drawn.value_axis.visible = False
    drawn.value_axis.has_major_gridlines = False
    for one, series in zip(found.series, drawn.plots[0].series, strict=True):
        series.format.line.color.rgb, series.format.line.width = colour("edge"), Pt(0.5)
        _labels(series, size, one.on)
    return frame


@put_chart.register(PlainBars)
def plain_put_chart(
    found: PlainBars, slide: Slide, box: Box, size: float, head: float = 0
) -> GraphicFrame:
    frame, drawn = _bars(found, slide, box, XL_CHART_TYPE.BAR_CLUSTERED, size)
    drawn.plots[0].gap_width = 60
    drawn.has_legend = len(found.series) > 1
    drawn.value_axis.visible = False
    drawn.value_axis.minimum_scale = 0
    drawn.value_axis.has_major_gridlines = False
    for series in drawn.plots[0].series:
        _labels(series, size, "ink")
    return frame


def _bars(
    found: StackedBars | PlainBars, slide: Slide, box: Box, form: XL_CHART_TYPE, size: float
) -> tuple[GraphicFrame, Drawing]:
    data = CategoryChartData()
    data.categories = [f"{name.number} {name.full}".strip() for name in found.names]
    for one in found.series:
        data.add_series(one.name, one.values)
    frame, drawn = _placed(found, slide, box, form, data, size)
    for one, series in zip(found.series, drawn.plots[0].series, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour(one.colour)
    drawn.has_legend = True
    drawn.legend.position = XL_LEGEND_POSITION.BOTTOM
    drawn.legend.include_in_layout = False
    drawn.category_axis.reverse_order = True
    drawn.category_axis.format.line.fill.background()
    drawn.category_axis.has_major_gridlines = False
    return frame, drawn


def _labels(series: BarSeries, size: float, on: str) -> None:
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = without_noughts(), False
    labels.font.size, labels.font.color.rgb = Pt(size), colour(on)


@put_chart.register(Dumbbells)
def dumbbells_put_chart(
    found: Dumbbells, slide: Slide, box: Box, size: float, head: float = 0
) -> GraphicFrame:
    frame, drawn = _placed(found, slide, box, XL_CHART_TYPE.XY_SCATTER_LINES, _points(found), size)
    *lines, first, second = drawn.plots[0].series
    for series in lines:
        series.smooth = False
        series.marker.style = XL_MARKER_STYLE.NONE
        series.format.line.color.rgb, series.format.line.width = colour("ink"), Pt(4)
    shapes = (XL_MARKER_STYLE.CIRCLE, XL_MARKER_STYLE.SQUARE)
    for series, side, shape in zip((first, second), found.series, shapes, strict=True):
        series.format.line.fill.background()
        series.marker.style, series.marker.size = shape, round(size * 0.9)
        for part in (series.marker.format.fill, series.marker.format.line.fill):
            part.solid()
            part.fore_color.rgb = colour(side.colour)
    _ruled(drawn, found, head)
    return frame


def _points(found: Dumbbells) -> XyChartData:
    """A series for each line, then one for the marks of each side. All are of one length, the last
    point said again: LibreOffice draws no shorter ones.
    """
    data, (one, other) = XyChartData(), found.series
    long = max(2, len(found.names))
    ends = list(zip(one.values, other.values, strict=True))
    for place, (name, pair) in enumerate(zip(found.names, ends, strict=True), 1):
        _add_points(data, name.brief, [(value, place) for value in pair], long)
    for side in (one, other):
        points = [(value, place) for place, value in enumerate(side.values, 1)]
        _add_points(data, side.name, points, long)
    return data


def _add_points(
    data: XyChartData, name: str, points: list[tuple[float | None, int]], long: int
) -> None:
    series = data.add_series(name)
    told = [(across, down) for across, down in points if across is not None]
    for across, down in (*told, *told[-1:] * (long - len(told))):
        series.add_data_point(across, down)


def _ruled(drawn: Drawing, found: Dumbbells, head: float) -> None:
    """The ruler above the lines, the first line on top."""
    ruler, across, down = found.ruler, drawn.category_axis, drawn.value_axis
    drawn.has_legend = False
    across.minimum_scale, across.maximum_scale = ruler.low, ruler.high
    across.major_unit, across.minor_unit = (ruler.high - ruler.low) / 2, 1
    across.has_major_gridlines = across.has_minor_gridlines = True
    rule = across.major_gridlines.format.line
    rule.color.rgb, rule.width = colour("line"), Pt(1)
    major, minor = (across._element.find(qn(f"c:{name}Gridlines")) for name in ("major", "minor"))  # noqa: SLF001
    minor.append(deepcopy(major.find(qn("c:spPr"))))
    labels = across.tick_labels
    labels.number_format, labels.number_format_is_linked = point_words(ruler), False
    across.format.line.fill.background()
    down.minimum_scale, down.maximum_scale = 0.5, len(found.names) + 0.5
    down.reverse_order = True
    down.has_major_gridlines = False
    down.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    down.format.line.fill.background()
    _inside(drawn, (0.12, head, 0.76, 1 - head))


def _inside(drawn: Drawing, part: tuple[float, float, float, float]) -> None:
    """Where the chart's own area stands in its frame, as shares of it."""
    area = drawn._chartSpace.find(f".//{qn('c:plotArea')}")  # noqa: SLF001 - it has no other way
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    layout = etree.Element(qn("c:layout"))
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    told = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge"}
    told |= dict(zip("xywh", map(str, part), strict=True))
    for name, value in told.items():
        etree.SubElement(manual, qn(f"c:{name}")).set("val", value)
    area.insert(0, layout)


def _placed(
    found: Chart, slide: Slide, box: Box, form: XL_CHART_TYPE, data: ChartData, size: float
) -> tuple[GraphicFrame, Drawing]:
    frame = slide.shapes.add_chart(form, *map(Emu, box), data)
    drawn = frame.chart
    drawn.has_title = False
    _unframed(drawn)
    drawn.font.size, drawn.font.color.rgb = Pt(size), colour("ink")
    frame._element.nvGraphicFramePr.cNvPr.set("descr", described(found))  # noqa: SLF001
    return frame, drawn


def _unframed(drawn: Drawing) -> None:
    """Without the line and the ground that a document gives a chart."""
    look = etree.Element(qn("c:spPr"))
    etree.SubElement(look, qn("a:noFill"))
    etree.SubElement(etree.SubElement(look, qn("a:ln")), qn("a:noFill"))
    drawn._chartSpace.find(qn("c:chart")).addnext(look)  # noqa: SLF001 - it has no other way
