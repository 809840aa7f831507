"""What the parts of a handout are made with: sizes, faces, the session, usual paragraphs."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct, structs

from workshop.domain.direction import reads_from_right
from workshop.domain.exercise import Exercise
from workshop.domain.session import Session
from workshop.domain.worksheet import AskedCell
from workshop.pdf.blocks import (
    LOW_PITCH,
    PITCH,
    Beside,
    Bookmark,
    Lines,
    ListItem,
    PaperBlock,
    Paragraph,
    Stack,
)
from workshop.pdf.line import Stretch
from workshop.pdf.picture import PaperType
from workshop.pdf.script import Faces
from workshop.pdf.to_fill import LinesToFill
from workshop.pdf.tree import TreeNode
from workshop.pdf.type import PAPERS, TIGHT, Paper, Sizes

LONG = 800
"""Signs up to which an entry of a list is set in even lines, and kept on one page."""


class Sheet(Struct, frozen=True, kw_only=True):
    """The context of a page. session: None for the sheets of an exercise without one.

    asked_before: on copies, the person's earlier answer to a question in the same words. mark: by
    which its owner knows the sheet, in its words; "" for none. fields: the cells that a form asks
    for, by step key and name; None for a sheet that is filled in by hand.
    """

    sizes: Sizes
    paper: Paper
    faces: Faces
    session: Session | None = None
    exercise: Exercise[Any] | None = None
    asked_before: dict[str, str] = {}
    mark: str = ""
    one_sided: bool = False
    fields: frozenset[str] | None = None

    @property
    def fillable(self) -> bool:
        """Whether it is filled in on a screen and comes back as a file."""
        return self.fields is not None

    @property
    def width(self) -> float:
        """The text width."""
        return self.paper.text_width

    @property
    def body(self) -> float:
        """The size of running text."""
        return self.sizes.body

    @property
    def scale(self) -> float:
        """How much larger than standard."""
        return self.sizes.body / 12

    @property
    def large(self) -> bool:
        """Whether charts stand one below the other."""
        return self.sizes.name == "large"

    @property
    def low(self) -> bool:
        """Whether the paper is lower than A4, so that pictures make room for what stands below."""
        return self.paper.height < PAPERS["a4"].height

    @property
    def pitch(self) -> float:
        """Distance between writing lines."""
        return LOW_PITCH if self.low else PITCH

    @property
    def type(self) -> PaperType:
        """Measures for pictures."""
        return PaperType(self.faces)

    def at(self, exercise: Exercise[Any]) -> "Sheet":
        """The same for the pages of that exercise."""
        return structs.replace(self, exercise=exercise)

    # text

    def stretch(
        self, text: str, *, bold: bool = False, colour: str = "ink", size: float = 0, link: str = ""
    ) -> Stretch:
        """Text in the body size, or another."""
        return Stretch(text=text, size=size or self.body, bold=bold, colour=colour, link=link)

    def text(
        self, text: str, *, bold: bool = False, colour: str = "ink", size: float = 0,
        above: float = 0, keeps: bool = False, balanced: bool = False, tag: str = "P",
        align: str = "left", leading: float = 1.3, link: str = "",
    ) -> Paragraph:  # fmt: skip
        """A paragraph in one style."""
        return Paragraph(
            (self.stretch(text, bold=bold, colour=colour, size=size, link=link),), self.faces,
            tag=tag, above=above, keeps=keeps, balanced=balanced, align=align, leading=leading,
        )  # fmt: skip

    def heading(self, stretches: Sequence[Stretch]) -> Paragraph:
        """The name of one thing in a picture, in several styles."""
        return Paragraph(stretches, self.faces, tag="H3", keeps=True, leading=TIGHT)

    def paragraph(self, stretches: Sequence[Stretch], *, above: float = 0) -> Paragraph:
        """Text in several styles."""
        return Paragraph(stretches, self.faces, above=above, leading=TIGHT)

    def title(self, kicker: str, title: str, *, place: str = "") -> list[PaperBlock]:
        """The head of a page: what it is, and its name. place: what links call it."""
        big = Paragraph(
            (self.stretch(title, bold=True, size=self.sizes.title),), self.faces, tag="H1",
            keeps=True, balanced=True, bookmark=Bookmark(title, 0, place),
        )  # fmt: skip
        return [self.text(kicker, bold=True, colour="accent", keeps=True), big]

    def lead(self, text: str) -> Paragraph:
        """What the page is about, below its title; neither stands on a page alone."""
        return self.text(text, above=2 * self.scale, balanced=True, keeps=True)

    def section(self, text: str, *, above: float = 18) -> Paragraph:
        """A heading within a page."""
        return Paragraph(
            (self.stretch(text, bold=True, size=self.sizes.section),), self.faces, tag="H2",
            above=above * self.scale, keeps=True, balanced=True, leading=1.25,
            bookmark=Bookmark(text, 1),
        )  # fmt: skip

    def label(
        self, text: str, help: str = "", *, above: float = 20, tag: str = "H2", link: str = "",  # noqa: A002
        width: float = 0,
    ) -> Paragraph:  # fmt: skip
        """The bold name of a field, with a quiet word after it, or below where there is no room.
        width: of the room, where it is not the whole text width.
        """
        stretches = [self.stretch(text, bold=True, link=link)]
        if help:
            wide = self.faces.width(text, bold=True) + self.faces.width(help) + 1
            apart = "\u00a0 " if wide * self.body <= (width or self.width) else "\n"
            stretches.append(self.stretch(apart + help, colour="ink2"))
        return Paragraph(stretches, self.faces, tag=tag, above=above * self.scale, keeps=True,
                    balanced=True)  # fmt: skip

    def named(self, label: str, text: str, *, above: float = 12, tag: str = "H2") -> Stack:
        """A person's own words under their label in the accent."""
        head = Paragraph(
            (self.stretch(label, bold=True, colour="accent"),), self.faces, tag=tag,
            keeps=True, balanced=True, leading=TIGHT,
        )  # fmt: skip
        return Stack([head, self.own_words(text)], above=above * self.scale)

    def own_words(self, text: str, *, above: float = 0) -> Paragraph:
        """What somebody wrote."""
        short = len(text) < 240
        return self.text(text, size=self.sizes.own, balanced=short, above=above)

    def quiet(
        self, text: str, *, above: float = 4, balanced: bool = False, keeps: bool = False
    ) -> Paragraph:
        """A second text."""
        return self.text(
            text, colour="ink2", above=above * self.scale, balanced=balanced, keeps=keeps
        )

    def finding(self, text: str, *, bookmark: str = "", place: str = "") -> Paragraph:
        """A finding as the headline of a page. bookmark: what the outline calls the page."""
        return Paragraph(
            (self.stretch(text, bold=True, size=self.sizes.finding),), self.faces, tag="H1",
            keeps=True, balanced=True, leading=1.25, bookmark=Bookmark(bookmark or text, 0, place),
        )  # fmt: skip

    def page_name(self, text: str, *, bookmark: str, place: str = "") -> Paragraph:
        """The headline of a page of tables, no larger than a section's."""
        return Paragraph(
            (self.stretch(text, bold=True, size=self.sizes.section),), self.faces, tag="H1",
            keeps=True, balanced=True, leading=1.25, bookmark=Bookmark(bookmark, 0, place),
        )  # fmt: skip

    def second(self, text: str, *, above: float = 4, keeps: bool = False) -> Paragraph:
        """Notes and what is said beside a picture, a size smaller."""
        return self.text(text, colour="ink2", size=self.sizes.second, above=above * self.scale,
                         keeps=keeps)  # fmt: skip

    def cell(
        self, text: str, *, bold: bool = False, colour: str = "ink", align: str = "left",
        balanced: bool = False, link: str = "", size: float = 0,
    ) -> Paragraph:  # fmt: skip
        """Text in a table cell."""
        return self.text(
            text, bold=bold, colour=colour, align=align, tag="", leading=TIGHT, balanced=balanced,
            link=link, size=size,
        )  # fmt: skip

    def items(
        self, texts: Sequence[str], *, numbers: bool = False, above: float = 4, size: float = 0
    ) -> list[PaperBlock]:
        """A list: numbered, or with a dash; entries of several lines stay whole and apart."""
        node = TreeNode("L")
        above = max(above, 8) if any("\n" in text for text in texts) else above
        size = size or self.body
        indent = size * (0.75 + 0.6 * len(str(len(texts)))) if numbers else size * 1.1
        made: list[PaperBlock] = []
        for place, text in enumerate(texts, start=1):
            mark = str(place) if numbers else "–"
            right = reads_from_right(text)
            label = self.text(mark, bold=numbers, colour="accent", size=size, tag="",
                              align="end" if right else "left")  # fmt: skip
            body: PaperBlock = self.text(text, size=size, tag="")
            if "\n" in text:
                lines = [self.text(line, size=size) for line in text.splitlines() if line]
                body = Stack(lines, whole=len(text) < LONG)
            item = ListItem(node, label, body, indent=indent, above=above * self.scale, right=right)
            # No entry stands alone under its heading or on the next page.
            item.keeps = place < len(texts) and place in (1, len(texts) - 1)
            made.append(item)
        return made

    def line_for(self, label: str, asked: AskedCell | None = None) -> PaperBlock:
        """A name and a line after it, in a form a field. asked: what the field is for."""
        name = self.text(label, colour="ink2", leading=self.pitch / self.body)
        wide = name.natural_width() + 1
        line = LinesToFill(asked, 1, self.pitch)
        free = self.width if self.large else (self.width - 24)
        return Beside([Stack([name]), Stack([line])], [wide, free - wide - 6], gutter=6, exact=True)

    def stack(self, blocks: Sequence[PaperBlock]) -> Stack:
        """Blocks that stay together."""
        return Stack(blocks, whole=True)

    def lines(self, count: int, *, above: float = 3) -> Lines:
        """Writing lines."""
        return Lines(count, above=above, pitch=self.pitch)

    def write_in(
        self,
        label: str,
        count: int,
        *,
        help: str = "",  # noqa: A002 - the field's own word
        above: float = 20,
    ) -> list[PaperBlock]:
        """A field to write in, its name above it."""
        return [self.label(label, help, above=above), self.lines(count)]
