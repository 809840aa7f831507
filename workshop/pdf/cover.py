"""The cover of a report: who hands it over, for whom, one finding, and what is in it."""

from collections.abc import Sequence

from workshop.domain.letterhead import Letterhead
from workshop.pdf.blocks import Beside, Bottom, PaperBlock, Paragraph, Space, Stack
from workshop.pdf.canvas import TaggedCanvas
from workshop.pdf.drawn.people import MOST_DISCS, discs
from workshop.pdf.image import pixels
from workshop.pdf.page import Blocks
from workshop.pdf.picture import Picture
from workshop.pdf.running_head import logo_width
from workshop.pdf.sheet import Sheet
from workshop.pdf.tree import TreeNode
from workshop.pdf.type import MM
from workshop.room.compared import all_counts
from workshop.room.report.report import Report
from workshop.words import _, day_month_year

LOGO, WIDEST = 14 * MM, 60 * MM
TITLE = 1.69
"""Of the size of other titles."""
DISC = 11 * MM
AIR, LESS_AIR = 44 * MM, 12 * MM
"""Below the letterhead."""


def cover(
    report: Report, client_logo: bytes, chapters: Sequence[tuple[str, str]],
    contents: dict[str, int], sheet: Sheet, *, listed: bool,
) -> Blocks:  # fmt: skip
    """chapters: names, and the places that links call them. contents: the pages they begin on,
    known when it is painted. listed: whether they are listed.
    """
    session = report.session
    made: Blocks = [_LetterheadBlock(report.letterhead, client_logo, sheet), Space(0)]
    label = _("Report for {client}").format(client=session.client) if session.client else ""
    above = LESS_AIR if sheet.large else AIR
    made.append(
        sheet.text(label or _("Report"), bold=True, colour="accent", above=above, keeps=True)
    )
    made.append(
        Paragraph(
            (sheet.stretch(session.title, bold=True, size=sheet.sizes.title * TITLE),),
            sheet.faces, tag="H1", balanced=True, leading=1.15, above=4,
        )
    )  # fmt: skip
    where = ", ".join(filter(None, (day_month_year(session.date), session.place)))
    for place, text in enumerate((where, report.people)):
        made.append(sheet.text(text, size=sheet.sizes.section, above=0 if place else 14))
    # Large type leaves no room for more than the contents.
    made += [] if sheet.large else _finding(report, sheet)
    foot: list[PaperBlock] = []
    if listed:
        foot.append(_Contents(chapters, contents, sheet))
    nameless = _("No answer in this report carries a name.")
    parts = [nameless if session.mode != "named" else "", report.letterhead.contact]
    if any(parts):
        columns = [Stack([sheet.second(parts[0], above=0)]),
                   Stack([sheet.text(parts[1], colour="ink2", size=sheet.sizes.second,
                                     align="end")])]  # fmt: skip
        foot.append(Beside(columns, [1, 1], gutter=12, above=12 * MM))
    if foot:
        made.append(Bottom(Stack(foot)))
    return made


def _finding(report: Report, sheet: Sheet) -> Blocks:
    if not report.message.sentences:
        return []
    first = report.message.sentences[0]
    made: Blocks = [AccentRule(sheet.width, above=30 * MM)]
    made.append(sheet.text(first, bold=True, size=sheet.sizes.finding, balanced=True, above=10,
                           leading=1.3))  # fmt: skip
    gaps = report.message.gaps
    people = gaps.gaps[0].people if gaps else None
    if people and 0 < sum(people.parts) <= MOST_DISCS:
        scene = discs(people, min(DISC, sheet.width / (sum(people.parts) * 4 / 3)))
        made.append(Picture(scene, sheet.faces, above=14))
        made.append(sheet.text(all_counts(people), above=6))
    return made


class AccentRule(Space):
    """The rule over a sentence."""

    LINE = 0.7 * MM

    def __init__(self, width: float, *, above: float = 0) -> None:
        super().__init__(above)
        self._width = width

    def height(self, width: float) -> float:
        """Its thickness."""
        return self.LINE

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        """As wide as it was made, or as there is room."""
        with canvas.artifact():
            middle = y + self.LINE / 2
            canvas.rule(x, middle, min(width, self._width), token="rule", line=self.LINE)


class _LetterheadBlock(Space):
    """The consultant's logo, name and line at the left, the client's logo at the right."""

    def __init__(self, letterhead: Letterhead, client_logo: bytes, sheet: Sheet) -> None:
        super().__init__(0)
        self._letterhead, self._client = letterhead, client_logo
        self._sheet = sheet
        words: list[PaperBlock] = []
        if letterhead.name:
            words.append(sheet.text(letterhead.name, bold=True, size=sheet.sizes.section))
        if letterhead.line:
            words.append(sheet.text(letterhead.line, colour="ink2"))
        self._words = Stack(words)

    def height(self, width: float) -> float:
        """As high as the logo, at least."""
        return max(LOGO, self._words.height(width))

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        """Each logo is a figure of its own."""
        left, right = x, x + width
        if self._client:
            wide, high = logo_width(self._client, LOGO, WIDEST)
            right -= wide + 4 * MM
            node = TreeNode("Figure", alt=_("The client’s logo"))
            with canvas.element(node), canvas.content():
                canvas.image(pixels(self._client), x + width - wide, y, wide, high)
        if self._letterhead.logo:
            wide, high = logo_width(self._letterhead.logo, LOGO, WIDEST)
            named = _("The logo of {name}").format(name=self._letterhead.name)
            node = TreeNode("Figure", alt=named)
            with canvas.element(node), canvas.content():
                canvas.image(pixels(self._letterhead.logo), left, y, wide, high)
            left += wide + 4 * MM
        room = right - left
        down = max(0.0, (LOGO - self._words.height(room)) / 2)
        self._words.paint(canvas, left, y + down, room)


class _Contents:
    """Chapters with their pages, in two columns; one where the type is large."""

    keeps = False
    above = 0.0

    def __init__(
        self, chapters: Sequence[tuple[str, str]], pages: dict[str, int], sheet: Sheet
    ) -> None:
        self._chapters, self._pages, self._sheet = list(chapters), pages, sheet
        self._pitch = sheet.body * 2.0

    @property
    def _rows(self) -> int:
        return -(-len(self._chapters) // self._across)

    @property
    def _across(self) -> int:
        return 1 if self._sheet.large else 2

    def height(self, width: float) -> float:
        """A pitch for each row, lines of long names added."""
        return sum(max(self._high(entry, width) for entry in row) for row in self._lines())

    def _lines(self) -> list[list[tuple[str, str]]]:
        """Row by row, read down the columns."""
        return [self._chapters[at :: self._rows] for at in range(self._rows)]

    def _high(self, entry: tuple[str, str], width: float) -> float:
        name = self._name(entry)
        return name.height(self._room(width)) + self._pitch - self._sheet.body * 1.3

    def _room(self, width: float) -> float:
        column = (width - 24 * (self._across - 1)) / self._across
        return column - self._sheet.body * 2

    def _name(self, entry: tuple[str, str]) -> Paragraph:
        return self._sheet.text(entry[0], link=f"#{entry[1]}")

    def split(self, width: float, room: float) -> tuple[PaperBlock, PaperBlock] | None:
        """It stays whole."""
        return None

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        """Read down one column, then the next."""
        tops = [y]
        for row in self._lines():
            tops.append(tops[-1] + max(self._high(entry, width) for entry in row))
        column = (width - 24 * (self._across - 1)) / self._across
        for place, entry in enumerate(self._chapters):
            across, down = divmod(place, self._rows)
            left = x + across * (column + 24)
            self._name(entry).paint(canvas, left, tops[down], self._room(width))
            number = str(self._pages.get(entry[0], ""))
            page = self._sheet.text(number, bold=True, colour="accent", align="end")
            page.paint(canvas, left, tops[down], column)
            with canvas.artifact():
                canvas.rule(left, tops[down + 1] - 5, column)
