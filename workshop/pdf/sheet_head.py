"""The head of sheets that belong to one person: title, session, and beside them their mark."""

from workshop.domain.sheet_mark import all_marks
from workshop.pdf.blocks import Beside, PaperBlock, Stack
from workshop.pdf.drawn.sheet_mark import sheet_mark
from workshop.pdf.overview import session_line
from workshop.pdf.picture import Picture
from workshop.pdf.sheet import Sheet

GUTTER = 16
TITLE_LINES = 2
HIGH = 2.0, 1.5
"""Of the mark's picture, in body sizes; the second where the title keeps to fewer lines by it."""


def own_head(sheet: Sheet, kicker: str, title: str, about: str) -> list[PaperBlock]:
    """What the sheet is, its name and session, with the mark and what it is for at the right; below
    them where there is no room beside.
    """
    blocks = sheet.title(kicker, title)
    day: list[PaperBlock] = []
    if sheet.session:
        day.append(sheet.text(session_line(sheet.session), above=2, keeps=True))
    if sheet.mark not in all_marks():
        return [*blocks, *day]
    made = [_mark(sheet, about, high) for high in HIGH]
    lines = [_title_lines(title, sheet.width - wide - GUTTER, sheet) for _made, wide in made]
    (mark, wide), fewest = made[lines.index(min(lines))], min(lines)
    if fewest > TITLE_LINES:
        mark.above = 6 * sheet.scale
        mark.keeps = True
        return [*blocks, *day, mark]
    free = sheet.width - wide - GUTTER
    head = Beside([Stack(blocks), Stack([mark])], [free, wide], gutter=GUTTER, exact=True)
    head.keeps = True
    return [head, *day]


def _title_lines(title: str, free: float, sheet: Sheet) -> int:
    """How many lines the title takes beside the mark; too many where a word would be parted."""
    big = sheet.text(title, bold=True, size=sheet.sizes.title, balanced=True)
    longest = max(sheet.faces.width(word, bold=True) for word in title.split())
    fits = longest * sheet.sizes.title <= free
    return len(big.lines(free)) if fits else TITLE_LINES + 1


def _mark(sheet: Sheet, about: str, high: float) -> tuple[Beside, float]:
    """The picture, so many lines high, its words bold and below them what it is for; and how wide
    it is.
    """
    scene = sheet_mark(all_marks().index(sheet.mark), sheet.body * high)
    small = sheet.body * 10.5 / 12
    lines = about.splitlines()
    words = [
        sheet.text(sheet.mark, bold=True, size=sheet.sizes.own, leading=1.2),
        *(sheet.text(line, colour="ink2", size=small, leading=1.2) for line in lines),
    ]
    widest = max([
        sheet.faces.width(sheet.mark, bold=True) * sheet.sizes.own,
        *(sheet.faces.width(line) * small for line in lines),
    ])  # fmt: skip
    columns = [Stack([Picture(scene, sheet.faces)]), Stack(words)]
    made = Beside(columns, [scene.width, widest + 2], gutter=8, exact=True)
    return made, scene.width + widest + 10
