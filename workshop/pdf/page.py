"""Pages: laying blocks out, the foot of every page, and what each kind of step puts on paper."""

from collections import deque
from collections.abc import Mapping, Sequence
from functools import singledispatch
from typing import Protocol

from msgspec import Struct, structs

from workshop.domain.page_code import MODULE, MODULES, MOST_PAGES, Asked, PageCode, page_check
from workshop.domain.session import Session
from workshop.domain.step import Snapshot, Step, Value
from workshop.pdf.blocks import Bottom, Break, PaperBlock, Stack
from workshop.pdf.canvas import TaggedCanvas
from workshop.pdf.corner_marks import paint_corner_marks
from workshop.pdf.line import Stretch, TypeLine, broken
from workshop.pdf.sheet import Sheet
from workshop.pdf.tree import TreeNode
from workshop.words import _, day_month_year

Blocks = list[PaperBlock]
FOOT_RULE = 60.4
"""Of the rule above the foot, from the lower edge, at the standard size."""
CODE_ROOM = MODULES * MODULE + 10
"""Of the page code at the right of the foot."""


@singledispatch
def blank(step: Step, sheet: Sheet) -> Blocks:
    """The step as an empty sheet that works with the projector off; empty where there is nothing to
    write or read.
    """
    raise NotImplementedError(type(step).__name__)


@singledispatch
def copy(
    step: Step, answers: Mapping[str, Value], snapshot: Snapshot | None, sheet: Sheet
) -> Blocks:
    """One person's own answers, beside them the room's middle where it was revealed."""
    raise NotImplementedError(type(step).__name__)


@singledispatch
def result(step: Step, snapshot: Snapshot, sheet: Sheet) -> Blocks:
    """The pictures of what was revealed; none where words or plans are all there is."""
    return []


@singledispatch
def main_picture(step: Step, snapshot: Snapshot, sheet: Sheet) -> Blocks:
    """The one picture of it for the first page of a report; none where the kind has words only."""
    return []


@singledispatch
def gathered(step: Step, sheet: Sheet) -> Blocks:
    """What the group named for the step; empty where it names nothing, or nothing yet."""
    return []


@singledispatch
def unvoted(step: Step, *, asked: bool) -> tuple[str, ...]:
    """What the group wrote down for the step and no result stands behind, a line each. asked:
    whether anybody has answered it.
    """
    return ()


FIRST, USUAL, LAST = 0, 1, 2


@singledispatch
def place_of(step: Step) -> int:
    """Where the step stands on its exercise's page: what is marked first, what is read last."""
    return USUAL


@singledispatch
def read_aloud(step: Step) -> tuple[str, ...]:
    """The lines that voices of the room read out, each fit for a card."""
    return ()


class PageHead(Protocol):
    """What stands at the top of every page of a chapter."""

    high: float

    def paint(
        self, canvas: TaggedCanvas, x: float, y: float, width: float, chapter: str, *, first: bool
    ) -> None:
        """Draws it with its top at y. first: on the first page of the chapter."""
        ...


class Part(Struct, frozen=True, kw_only=True):
    """Pages that are numbered together. foot: the words at the foot of each. own_sheet: whether it
    never stands on the back of what came before. chapter: of the pages before any break. contents:
    chapter → number of its first page, filled in once all is laid, before anything is painted.
    code: of pages that can be read from a photo, but for what tells them apart. asked: what each
    page asks and where, by number, filled in as it is painted.
    """

    blocks: tuple[PaperBlock, ...]
    foot: str
    own_sheet: bool = False
    head: PageHead | None = None
    chapter: str = ""
    contents: dict[str, int] = {}
    code: PageCode | None = None
    asked: dict[int, Asked] = {}


class Laid(Struct, frozen=True):
    """A page: blocks with the y of their tops. chapter: what it belongs to. first: whether that
    begins on it.
    """

    blocks: tuple[tuple[float, PaperBlock], ...]
    chapter: str = ""
    first: bool = False


def keep_sheet() -> str:
    """The foot of blank sheets and copies."""
    return _("Keep this sheet: it is yours.")


def day_told(session: Session) -> str:
    """Of which session and day a page is, so that loose ones find each other."""
    return _("{title}, {date}.").format(title=session.title, date=day_month_year(session.date))


CLOSER = (0.8, 0.6, 0.45)
"""Shares of the usual block spacing that are tried in order to save a page."""
FEW = 8
"""With more pages than this, saving one is no gain."""


class _Pages:
    """The pages of a section as they fill up. space: share of the usual space between blocks."""

    def __init__(self, width: float, height: float, space: float) -> None:
        self._width, self._height, self._space = width, height, space
        self.pages: list[list[tuple[float, PaperBlock]]] = [[]]
        self._y = 0.0

    def turn(self) -> None:
        """Starts a new page unless this one is empty."""
        if self.pages[-1]:
            self.pages.append([])
            self._y = 0

    def put(self, chain: Sequence[PaperBlock]) -> list[PaperBlock]:
        """Puts blocks that stay together; what is left for the next page."""
        y = self._y
        placed: list[tuple[float, PaperBlock]] = []
        for place, block in enumerate(chain):
            y += block.above * self._space if self.pages[-1] or placed else 0
            high = block.height(self._width)
            if y + high <= self._height + 0.01:
                placed.append((y, block))
                y += high
                continue
            parted = self._parted(chain, place, self._height - y)
            if parted:
                self.pages[-1] += [*placed, (y, parted[0])]
                self.turn()
                return [parted[1]]
            if self.pages[-1]:
                self.turn()
                return list(chain)
            return self._alone(placed, y, chain, place)
        self.pages[-1] += placed
        self._y = y
        return []

    def _parted(
        self, chain: Sequence[PaperBlock], place: int, room: float
    ) -> tuple[PaperBlock, PaperBlock] | None:
        """The last of a chain in two. What no page holds with its heading need not stay whole, so
        that the heading does not stand alone.
        """
        block = chain[place]
        if place < len(chain) - 1:
            return None
        parted = block.split(self._width, room)
        if parted or not isinstance(block, Stack) or place == 0 or self._holds(chain):
            return parted
        return block.parted(self._width, room)

    def _holds(self, chain: Sequence[PaperBlock]) -> bool:
        """Whether an empty page has room for all of it."""
        first, *rest = chain
        high = sum(each.height(self._width) + each.above * self._space for each in rest)
        return first.height(self._width) + high <= self._height + 0.01

    def _alone(
        self,
        placed: list[tuple[float, PaperBlock]],
        y: float,
        chain: Sequence[PaperBlock],
        place: int,
    ) -> list[PaperBlock]:
        """A chain of kept-together blocks too long for one page is split at the page's end, also
        what should stay whole.
        """
        if placed:
            self.pages[-1] += placed
            self.turn()
            return list(chain[place:])
        block, room = chain[place], self._height - y
        divide = block.parted if isinstance(block, Stack) else block.split
        parted = divide(self._width, room)
        if parted:
            self.pages[-1].append((y, parted[0]))
            self.turn()
            return [parted[1], *chain[place + 1 :]]
        self.pages[-1].append((y, chain[place]))
        self.turn()
        return list(chain[place + 1 :])

    def bottom(self, block: PaperBlock) -> None:
        """At the foot of this page, or of the next with what stood last on this."""
        high = block.height(self._width)
        if self._y + block.above * self._space + high > self._height:
            self._turn_with_last(self._height - high)
        self.pages[-1].append((max(self._y, self._height - high), block))
        self._y = self._height

    def _turn_with_last(self, room: float) -> None:
        """Starts a new page with the last blocks that stay together, if they find room there."""
        page = self.pages[-1]
        at = len(page) - 1
        while at > 0 and page[at - 1][1].keeps:
            at -= 1
        used = self._y - page[at][0] if page else 0
        moved = page[at:] if at > 0 and used < room else []
        self.pages[-1] = page[: len(page) - len(moved)]
        self.turn()
        self.pages[-1] += [(y - moved[0][0], block) for y, block in moved]
        self._y = used if moved else 0


def lay(blocks: Sequence[PaperBlock], width: float, height: float) -> list[Laid]:
    """The blocks on pages: a heading never last, charts whole, long text and tables parted.

    Where blocks that stand a little closer save a page, they do.
    """
    made: list[Laid] = []
    for chapter, section in _sections(blocks):
        pages = _filled(section, width, height, 1)
        if 1 < len(pages.pages) <= FEW:
            closer = [_filled(section, width, height, space) for space in CLOSER]
            pages = min((pages, *closer), key=lambda each: len(each.pages))
        for page in filter(None, pages.pages):
            begins = not made or made[-1].chapter != chapter
            made.append(Laid(tuple(page), chapter, begins))
    return made or [Laid(())]


def _sections(blocks: Sequence[PaperBlock]) -> list[tuple[str, list[PaperBlock]]]:
    """The blocks between page breaks, with the chapter that they belong to."""
    found: list[tuple[str, list[PaperBlock]]] = [("", [])]
    for block in blocks:
        if isinstance(block, Break):
            found.append((block.chapter, []))
        else:
            found[-1][1].append(block)
    return [section for section in found if section[1]]


def _filled(blocks: Sequence[PaperBlock], width: float, height: float, space: float) -> _Pages:
    pages = _Pages(width, height, space)
    queue = deque(blocks)
    while queue:
        block = queue.popleft()
        if isinstance(block, Bottom):
            pages.bottom(block)
            continue
        chain = [block]
        while chain[-1].keeps and queue and not isinstance(queue[0], Bottom):
            chain.append(queue.popleft())
        queue.extendleft(reversed(pages.put(chain)))
    while len(pages.pages) > 1 and not pages.pages[-1]:
        pages.pages.pop()
    return pages


def foot_height(sheet: Sheet, foot: str, *, coded: bool = False) -> float:
    """How high the foot stands at the lower edge, its rule included. coded: beside a page code."""
    lines = len(_foot_lines(sheet, foot, coded=coded))
    return FOOT_RULE + (lines - 1) * sheet.body * 1.3 + (sheet.scale - 1) * 8


def _foot_lines(sheet: Sheet, foot: str, *, coded: bool) -> list[TypeLine]:
    # Room for "Page 100 of 100" beside it.
    number = sheet.faces.width(_("Page {n} of {of}").format(n=100, of=100)) * sheet.body
    room = sheet.width - number - (CODE_ROOM if coded else 0)
    words = (Stretch(text=foot, size=sheet.body, colour="ink2"),)
    return broken(words, room - 12, sheet.faces, balanced=True)


def text_height(
    sheet: Sheet, foot: str, head: PageHead | None = None, *, coded: bool = False
) -> float:
    """The height between head and foot of a page."""
    high = head.high if head else 0
    foot_high = foot_height(sheet, foot, coded=coded)
    return sheet.paper.height - sheet.paper.top - high - foot_high - sheet.paper.apart


def paint(canvas: TaggedCanvas, sheet: Sheet, part: Part, pages: Sequence[Laid]) -> None:
    """Paints the pages of a part, each with its head and foot."""
    part.contents.update(
        {page.chapter: number for number, page in enumerate(pages, start=1) if page.first}
    )
    with canvas.part():
        for number, page in enumerate(pages, start=1):
            with canvas.page():
                top = sheet.paper.top
                chapter = page.chapter or part.chapter
                if part.head and chapter:
                    part.head.paint(
                        canvas, sheet.paper.left, top, sheet.width, chapter, first=page.first
                    )
                    top += part.head.high
                for y, block in page.blocks:
                    block.paint(canvas, sheet.paper.left, top + y, sheet.width)
                said = _("Page {n} of {of}").format(n=number, of=len(pages))
                # A cover has neither head nor foot.
                if not part.head or chapter:
                    _paint_foot(canvas, sheet, part, said)
                if part.code and canvas.asked and number <= MOST_PAGES:
                    part.asked[number] = canvas.asked
                    check = page_check(canvas.asked)
                    paint_corner_marks(canvas, structs.replace(part.code, page=number, check=check))


def _paint_foot(canvas: TaggedCanvas, sheet: Sheet, part: Part, number: str) -> None:
    """The foot's words are read once in a file, on its first page; then they are an artifact."""
    coded = part.code is not None
    foot, top = part.foot, sheet.paper.height - foot_height(sheet, part.foot, coded=coded)
    base = top + sheet.body * 1.15
    with canvas.artifact("Footer"):
        canvas.rule(sheet.paper.left, top, sheet.width)
    if canvas.first_page:
        with canvas.element(TreeNode("P")), canvas.content():
            _paint_foot_words(canvas, sheet, foot, base, coded=coded)
    else:
        with canvas.artifact("Footer"):
            _paint_foot_words(canvas, sheet, foot, base, coded=coded)
    with canvas.artifact("Footer"):
        page = broken((Stretch(text=number, size=sheet.body, colour="ink2"),), 1e6, sheet.faces)
        end = sheet.paper.left + sheet.width - (CODE_ROOM if coded else 0)
        canvas.text_line(end - page[0].width, base, page[0])


def _paint_foot_words(
    canvas: TaggedCanvas, sheet: Sheet, foot: str, base: float, *, coded: bool
) -> None:
    for place, line in enumerate(_foot_lines(sheet, foot, coded=coded)):
        canvas.text_line(sheet.paper.left, base + place * sheet.body * 1.3, line)
