"""Charts that a spreadsheet draws itself, from cells of their own sheet."""

from collections.abc import Sequence
from functools import singledispatchmethod

from msgspec import Struct
from xlsxwriter.chart import Chart as Drawing
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_formula
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from workshop.office.chart import (
    Chart,
    ChartName,
    Dumbbells,
    PlainBars,
    Series,
    StackedBars,
    described,
)
from workshop.office.inks import Inks, inked
from workshop.office.number_format import point_words, without_noughts
from workshop.room.palette import LIGHT
from workshop.words import _

NAME, WORDS, FIRST = 0, 1, 2
"""Columns of a block: the short name, the words in full, the first number."""
HELP = 24
"""The first of the hidden columns with the places of a dumbbell's lines and labels: past the chart.
"""
NAME_WIDE, WORDS_WIDE = 26, 56
LINE = 15
"""Of text in a cell, in points."""
WIDE, HEAD, PITCH, ROW = 860, 130, 34, 20
"""Of a chart, in pixels: its width; its height without lines, and of a line. ROW: of a cell."""
AIR = "\u2003"


class Looks(Struct, frozen=True):
    """The formats of cells that are not usual. line: words that run on over the cells beside."""

    title: Format
    head: Format
    line: Format
    quiet: Format
    day: Format


class ChartSheet:
    """Blocks of numbers down a sheet, each with its chart beside it."""

    def __init__(
        self, book: Workbook, sheet: Worksheet, looks: Looks, series: int, inks: Inks
    ) -> None:
        """series: the most that a chart of the sheet has; charts stand to the right of these."""
        self._book, self._sheet, self._looks, self._inks = book, sheet, looks, inks
        self._picture = FIRST + series
        sheet.set_column(NAME, NAME, NAME_WIDE)
        sheet.set_column(WORDS, WORDS, WORDS_WIDE)
        sheet.set_column(FIRST, self._picture - 1, 11)
        sheet.set_column(HELP, HELP + 4, None, None, {"hidden": True})

    def put(self, row: int, found: Chart) -> int:
        """Puts a chart with its numbers; the row that is free below it."""
        found = inked(found, self._inks)
        looks, write = self._looks, self._sheet.write_string
        write(row, NAME, found.title, looks.head)
        if found.finding:
            row += 1
            write(row, NAME, found.finding, looks.title)
        write(row + 1, NAME, found.reading, looks.quiet)
        top = row + 2
        self._numbers(top, found.names, found.series)
        made = self._drawn(found, top + 1)
        high = HEAD + PITCH * len(found.names)
        made.set_size({"width": WIDE, "height": high})
        made.set_title({"none": True})
        made.set_legend({"position": "bottom", **self._silent(found)})
        alt = {"description": described(found), "object_position": 2}
        self._sheet.insert_chart(row, self._picture, made, alt)
        return max(top + len(found.names) + 3, row + 2 + high // ROW)

    def _numbers(self, top: int, names: Sequence[ChartName], series: Sequence[Series]) -> None:
        sheet = self._sheet
        heads = [_("Words"), *(one.name for one in series)]
        sheet.write_row(top, WORDS, heads, self._looks.head)
        sheet.write_column(top + 1, NAME, [name.brief for name in names])
        sheet.write_column(top + 1, WORDS, [name.full for name in names])
        for row, name in enumerate(names, top + 1):
            heighten(sheet, row, [(name.brief, NAME_WIDE), (name.full, WORDS_WIDE)])
        for at, one in enumerate(series, FIRST):
            sheet.write_column(top + 1, at, one.values)

    @singledispatchmethod
    def _drawn(self, found: Chart, top: int) -> Drawing:
        raise NotImplementedError(type(found).__name__)

    @_drawn.register(StackedBars)
    def _stacked(self, found: StackedBars, top: int) -> Drawing:
        made = self._bars("percent_stacked", found, top, {"gap": 40, "overlap": 100})
        made.set_x_axis({"num_format": "0%", "major_gridlines": {"visible": 0}})
        return made

    @_drawn.register(PlainBars)
    def _plain(self, found: PlainBars, top: int) -> Drawing:
        made = self._bars("", found, top, {"gap": 60})
        made.set_x_axis({"min": 0, "major_gridlines": _rule()})
        return made

    def _bars(
        self, form: str, found: StackedBars | PlainBars, top: int, apart: dict[str, int]
    ) -> Drawing:
        made = self._chart({"type": "bar", **({"subtype": form} if form else {})})
        last = top + len(found.names) - 1
        names = [self._sheet.name, top, NAME, last, NAME]
        for at, one in enumerate(found.series, FIRST):
            labels: dict[str, object] = {"value": True, "num_format": without_noughts()}
            if form and one.on != LIGHT["ink"]:
                labels["font"] = {"color": one.on}
            made.add_series({
                "name": [self._sheet.name, top - 1, at],
                **({} if at > FIRST else {"categories": names}),
                "values": [self._sheet.name, top, at, last, at],
                "fill": {"color": one.colour},
                "border": {"color": LIGHT["edge"] if form else one.colour, "width": 0.5},
                "data_labels": labels,
                **apart,
            })  # fmt: skip
        # The first line stands on top, and the numbers below the last all the same.
        made.set_y_axis({"reverse": True, "crossing": "max"})
        return made

    @_drawn.register(Dumbbells)
    def _dumbbells(self, found: Dumbbells, top: int) -> Drawing:
        made = self._chart({"type": "scatter", "subtype": "straight_with_markers"})
        last = top + len(found.names) - 1
        self._places(found, top)
        places = [top, HELP, last, HELP]
        plus, minus = (
            xl_range_formula(self._sheet.name, top, HELP + at, last, HELP + at) for at in (3, 4)
        )
        joined = {
            "type": "custom", "plus_values": plus, "minus_values": minus, "direction": "both",
            "end_style": 0, "line": {"color": LIGHT["ink"], "width": 3},
        }  # fmt: skip
        marks = zip(found.series, ("circle", "square"), ({"x_error_bars": joined}, {}), strict=True)
        for at, (one, shape, line) in enumerate(marks):
            colour = {"color": one.colour}
            made.add_series(self._xy(
                [top, FIRST + at, last, FIRST + at], places, **line,
                line={"none": True}, name=[self._sheet.name, top - 1, FIRST + at],
                marker={"type": shape, "size": 11, "fill": colour, "border": colour},
            ))  # fmt: skip
        # With air between them and a mark at the end of the ruler.
        names = [{"value": f"{name.brief}{AIR}"} for name in found.names]
        told = [{"value": f"{AIR}{said}"} for said in found.told]
        for at, position, labels in ((1, "left", names), (2, "right", told)):
            made.add_series(self._xy(
                [top, HELP + at, last, HELP + at], places,
                line={"none": True}, marker={"type": "none"},
                data_labels={"value": True, "custom": labels, "position": position},
            ))  # fmt: skip
        ruler = found.ruler
        made.set_x_axis({
            "min": ruler.low, "max": ruler.high, "major_unit": (ruler.high - ruler.low) / 2,
            "minor_unit": 1, "num_format": point_words(ruler),
            "minor_gridlines": _rule(), "major_gridlines": _rule(), "line": {"none": True},
        })  # fmt: skip
        made.set_y_axis({
            "min": 0.5, "max": len(found.names) + 0.5, "reverse": True, "visible": False,
            "crossing": "max", "major_gridlines": {"visible": False},
        })  # fmt: skip
        made.set_plotarea({"layout": {"x": 0.3, "y": 0.03, "width": 0.54, "height": 0.76}})
        made.show_hidden_data()
        return made

    def _places(self, found: Dumbbells, top: int) -> None:
        """How far down each line stands, the ends of the ruler, and how far the line between the
        two marks goes to the right and to the left of the first.
        """
        pairs = zip(*(one.values for one in found.series), strict=True)
        for place, (row, (one, other)) in enumerate(enumerate(pairs, top), 1):
            apart = 0 if one is None or other is None else other - one
            told = (place, found.ruler.low, found.ruler.high, max(apart, 0), max(-apart, 0))
            for at, value in enumerate(told, HELP):
                self._sheet.write_number(row, at, value)

    def _silent(self, found: Chart) -> dict[str, list[int]]:
        """The series that a legend leaves out: those that are labels."""
        return {"delete_series": [2, 3]} if isinstance(found, Dumbbells) else {}

    def _xy(self, across: list[int], down: list[int], **looks: object) -> dict[str, object]:
        name = self._sheet.name
        return {"categories": [name, *across], "values": [name, *down], **looks}

    def _chart(self, form: dict[str, str]) -> Drawing:
        made = self._book.add_chart(form)
        if made is None:
            raise NotImplementedError(form)
        return made


def heighten(sheet: Worksheet, row: int, texts: Sequence[tuple[str, int]]) -> None:
    """Makes a row high enough for its texts, each with the width of its column in letters: not
    every program does that by itself.
    """
    lines = max(
        (max(len(text) - 1, 0) // wide + text.count("\n") for text, wide in texts), default=0
    )
    if lines:
        sheet.set_row(row, LINE * (1 + lines))


def _rule() -> dict[str, object]:
    return {"visible": True, "line": {"color": LIGHT["line"], "width": 0.75}}
