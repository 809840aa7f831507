"""The letterhead of a library, and what the report of each session is to hold."""

import re
from functools import lru_cache

import msgspec

from workshop.domain.letterhead import Letterhead
from workshop.domain.report_choice import ReportChoice
from workshop.errors import Refused
from workshop.services.commands import ChooseReport, SetLetterhead
from workshop.services.deed import Deed, carry_out
from workshop.services.events import LibraryChanged, Outcome, SessionChanged
from workshop.services.lookups import limited, session_of
from workshop.storage.unit import Unit
from workshop.words import _

LINE, TEXT = 140, 4_000
LARGEST_LOGO = 2_000_000
PNG = b"\x89PNG\r\n\x1a\n"
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_NAME = "letterhead"
_read = lru_cache(maxsize=2)(msgspec.json.Decoder(Letterhead).decode)
"""Read for every page of the room: a logo is unpacked once."""


@carry_out.register(SetLetterhead)
def set_letterhead(command: SetLetterhead, deed: Deed) -> Outcome:
    wanted, before = command.letterhead, letterhead(deed.unit)
    for text in (wanted.name, wanted.line, wanted.contact):
        limited(text, LINE, _("A line of the letterhead"))
    if not COLOUR.fullmatch(wanted.accent):
        raise Refused(_("A colour is written like #0B5A57."))
    checked_logo(wanted.logo)
    deed.unit.settings.save(_NAME, msgspec.json.encode(wanted).decode())
    return Outcome(events=(LibraryChanged(session=""),), undo=SetLetterhead(letterhead=before))


def letterhead(unit: Unit) -> Letterhead:
    """The letterhead kept, an empty one where there is none."""
    found = unit.settings.find(_NAME)
    return _read(found) if found else Letterhead()


@carry_out.register(ChooseReport)
def choose_report(command: ChooseReport, deed: Deed) -> Outcome:
    session = session_of(deed.unit, command.session).session.id
    wanted, before = command.choice, deed.unit.reports.choice(session)
    for text in (wanted.introduction, *wanted.readings.values()):
        limited(text, TEXT, _("A text of the report"))
    checked_logo(wanted.client_logo)
    deed.unit.reports.save(session, wanted)
    return Outcome(
        events=(SessionChanged(session=session),),
        undo=ChooseReport(session=session, choice=before),
    )


def checked_logo(logo: bytes) -> bytes:
    """The picture, if it is none or a PNG of a size that a page can carry; Refused else."""
    if logo and not logo.startswith(PNG):
        raise Refused(_("A logo is a PNG or SVG picture. This file is neither."))
    if len(logo) > LARGEST_LOGO:
        raise Refused(_("This logo is larger than 2 MB. Save it smaller and choose it again."))
    return logo


def report_choice(unit: Unit, session: str) -> ReportChoice:
    """What was chosen for the report of that session."""
    return unit.reports.choice(session_of(unit, session).session.id)


def logos(unit: Unit, session: str) -> tuple[bytes, ...]:
    """The client's, then the consultant's where the session carries the letterhead."""
    choice = unit.reports.choice(session)
    own = letterhead(unit).logo if choice.letterhead else b""
    return tuple(filter(None, (choice.client_logo, own)))
