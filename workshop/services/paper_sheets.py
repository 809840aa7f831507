"""Photos and scans of worksheets: each page read beside the same page made anew."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

from msgspec import Struct
from PIL import Image

from workshop.domain.exercise import AsRun
from workshop.domain.page_code import (
    MM,
    PageCode,
    exercise_digest,
    page_check,
    session_digest,
)
from workshop.domain.run import as_read, as_run, named_ahead
from workshop.domain.sheet_mark import mark_words
from workshop.domain.worksheet import PERSON, TEAM, AskedCell, FillPlace
from workshop.errors import Refused
from workshop.room.session_view import SessionView
from workshop.scan.filled_form import FilledField
from workshop.scan.marked import Box, MarkedCell, marked_cells
from workshop.scan.photo import page_picture, photos
from workshop.scan.straighten import DENSE, FoundCode, darkness, flat_page, found_codes
from workshop.services.asked_cells import askable, asked_steps
from workshop.services.printing import ONE_AT_A_TIME, PaperSize, PrintSize
from workshop.services.service import Service
from workshop.steps import AnyStep
from workshop.words import _

if TYPE_CHECKING:
    from workshop.pdf.handout import SheetToRead

FOOT = 32 * MM
"""How much of the foot of a page shows the mark that its owner wrote there."""


class Doubt(Struct, frozen=True, kw_only=True):
    """A cell that a person has to look at. choices: what may be marked in it; none where words or
    a number are to be typed. picture: what stands there, as PNG, b"" where nothing was seen.
    """

    asked: AskedCell
    choices: tuple[FillPlace, ...]
    picture: bytes


class ReadPage(Struct, frozen=True, kw_only=True):
    """A page as it was read. owner: the mark on it, "" for none. whose: a picture of where its
    owner wrote who they are, where the page does not know. team: one of where they wrote it.
    fault: why it cannot be read.
    """

    code: PageCode
    owner: str = ""
    whose: bytes = b""
    team: bytes = b""
    fields: tuple[FilledField, ...] = ()
    questions: tuple[Doubt, ...] = ()
    fault: str = ""


class _Printed(Struct, frozen=True):
    sheet: "SheetToRead"
    blank: Image.Image


class PaperReader:
    """Reads pages of one session; what was printed is made again once for pages alike."""

    def __init__(self, service: Service, view: SessionView) -> None:
        self._view = view
        self._named = view.session.mode == "named"
        self._askable = askable(asked_steps(view))
        self._forms = list(_forms(service, view))
        self._printed: dict[tuple[int, int, int], _Printed] = {}

    def pages(self, path: Path) -> Iterator[ReadPage]:
        """Every page with a code in the file, backs passed over; Refused with a sentence where none
        can be seen.
        """
        coded = False
        for photo in photos(path):
            for code in found_codes(photo):
                coded = True
                yield self._page(photo, code)
        if not coded:
            raise Refused(
                _(
                    "No page code is to be seen. Take the photo again: the whole sheet, flat, in "
                    "good light."
                )
            )

    def _page(self, photo: Image.Image, found: FoundCode) -> ReadPage:
        code = found.code
        if code.session not in (0, session_digest(self._view.session.id)):
            return ReadPage(code=code, fault=_("It belongs to another session."))
        printed = self._as_printed(code)
        if printed is None:
            said = _(
                "The page was printed in another form than this session has now. Type it in as a "
                "paper sheet."
            )
            return ReadPage(code=code, fault=said)
        seen = flat_page(photo, found, printed.sheet.width, printed.sheet.height)
        cells = (
            marked_cells(seen.dark, printed.blank, printed.sheet.asked[code.page]) if seen else None
        )
        if seen is None or cells is None:
            said = _(
                "The marks in the four corners are not all to be seen. Take the photo again: the "
                "whole sheet, flat, in good light."
            )
            return ReadPage(code=code, fault=said)
        return self._read(code, seen.grey, cells)

    def _read(self, code: PageCode, grey: Image.Image, cells: tuple[MarkedCell, ...]) -> ReadPage:
        owner = mark_words(code.mark) if code.mark >= 0 else ""
        asked = [cell for cell in cells if cell.asked.name in self._askable]
        written = {cell.asked.name: cell.box for cell in cells}
        whose = b""
        if self._named or not owner:
            foot = (0, grey.height - round(FOOT / MM * DENSE), grey.width, grey.height)
            whose = _cut(grey, written.get(PERSON, foot))
        return ReadPage(
            code=code,
            owner=owner,
            whose=whose,
            team=_cut(grey, written[TEAM]) if TEAM in written else b"",
            fields=tuple(
                FilledField(name=cell.asked.name, label=cell.asked.label, value=cell.value)
                for cell in asked if cell.value
            ),
            questions=tuple(
                Doubt(
                    asked=cell.asked,
                    choices=tuple(place for place in cell.places if place.value),
                    picture=_cut(grey, cell.box),
                )
                for cell in asked if not cell.value
            ),
        )  # fmt: skip

    def _as_printed(self, code: PageCode) -> _Printed | None:
        """The page made anew; None where none of that session is like it."""
        key = (code.exercise, code.check, code.page)
        for exercise, in_session in self._forms:
            if key in self._printed:
                break
            same = exercise_digest(exercise.id, exercise.version) == code.exercise
            if same and in_session == bool(code.session):
                self._make(exercise, code, key)
        return self._printed.get(key)

    def _make(self, exercise: AsRun[AnyStep], code: PageCode, key: tuple[int, int, int]) -> None:
        # ReportLab and its fonts are slow to import: deferred to the first page.
        from workshop.pdf.handout import Form, sheet_to_read  # noqa: PLC0415

        form = Form(paper=cast("PaperSize", code.paper), size=cast("PrintSize", code.size))
        session = self._view.session if code.session else None
        mark = mark_words(code.mark) if code.mark >= 0 else ""
        with ONE_AT_A_TIME:
            sheet = sheet_to_read(exercise, form, session, mark)
        asked = sheet.asked.get(code.page, ())
        if asked and page_check(asked) == code.check:
            drawn = page_picture(sheet.content, code.page - 1, DENSE / MM)
            size = (round(sheet.width / MM * DENSE), round(sheet.height / MM * DENSE))
            self._printed[key] = _Printed(sheet, darkness(drawn.crop((0, 0, *size)), DENSE))


def _forms(service: Service, view: SessionView) -> Iterator[tuple[AsRun[AnyStep], bool]]:
    """The exercises as they may have been printed, and whether that was in the session: as they
    are now, as they were before the group named its lists, and outside of any session.
    """
    for exercise in view.exercises.values():
        yield named_ahead(exercise), True
    blocks = {block.exercise: block for block in view.session.agenda if block.exercise}
    for copied in service.copies(view.session.id):
        yield as_read(copied), False
        if block := blocks.get(copied.id):
            run = as_run(copied, view.session, block.variant, {}, block.without, block.options)
            yield named_ahead(run), True


def _cut(grey: Image.Image, box: Box) -> bytes:
    made = BytesIO()
    grey.crop(box).save(made, "PNG")
    return made.getvalue()
