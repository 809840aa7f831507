"""One step on paper by itself, so that a kind can be tried without the rest of a handout."""

from workshop.domain.exercise import Exercise
from workshop.domain.session import Session
from workshop.pdf.handout import Form, context, written
from workshop.pdf.handout_file import Made
from workshop.pdf.page import Blocks, Part, keep_sheet
from workshop.pdf.sheet import Sheet
from workshop.steps import AnyStep


def sheet_of(exercise: Exercise[AnyStep], session: Session) -> Sheet:
    """What the step's blocks are made with, on A4 at the standard size."""
    return context(Form(), session).at(exercise)


def on_paper(blocks: Blocks, sheet: Sheet) -> Made:
    """The blocks on pages of a file."""
    return written(sheet, "", iter((Part(blocks=tuple(blocks), foot=keep_sheet()),)))
