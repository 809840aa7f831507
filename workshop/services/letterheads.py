"""The letterheads of a library: kept, removed, and one of them the usual one."""

import re

from workshop.domain.letterhead import Letterhead, called
from workshop.errors import Missing, Refused
from workshop.services.commands import MakeUsual, RemoveLetterhead, SaveLetterhead
from workshop.services.deed import Deed, carry_out
from workshop.services.events import LibraryChanged, Outcome
from workshop.services.lookups import limited
from workshop.storage.unit import Unit
from workshop.words import _

LINE = 140
LARGEST_LOGO = 2_000_000
PNG = b"\x89PNG\r\n\x1a\n"
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_CHANGED = (LibraryChanged(session=""),)


@carry_out.register(SaveLetterhead)
def save_letterhead(command: SaveLetterhead, deed: Deed) -> Outcome:
    wanted, kept = command.letterhead, deed.unit.letterheads.all()
    for text in (wanted.title, wanted.name, wanted.line, wanted.contact):
        limited(text, LINE, _("A line of the letterhead"))
    if not COLOUR.fullmatch(wanted.accent):
        raise Refused(_("A colour is written like #0B5A57."))
    checked_logo(wanted.logo)
    taken = {called(each).casefold() for each in kept.every if each.id != wanted.id}
    if wanted.title.casefold() in taken:
        raise Refused(_("Another letterhead is called so already."))
    before = kept.find(wanted.id)
    if before is None:
        deed.unit.letterheads.add(wanted, usual=not kept.every)
        return Outcome(events=_CHANGED, undo=RemoveLetterhead(letterhead=wanted.id))
    deed.unit.letterheads.save(wanted)
    return Outcome(events=_CHANGED, undo=SaveLetterhead(letterhead=before))


@carry_out.register(RemoveLetterhead)
def remove_letterhead(command: RemoveLetterhead, deed: Deed) -> Outcome:
    gone = _letterhead(deed.unit, command.letterhead)
    kept = deed.unit.letterheads.all()
    if gone.id == kept.usual and len(kept.every) > 1:
        raise Refused(_("This is the usual letterhead. Make another one the usual one first."))
    deed.unit.letterheads.remove(gone.id)
    return Outcome(events=_CHANGED, undo=SaveLetterhead(letterhead=gone))


@carry_out.register(MakeUsual)
def make_usual(command: MakeUsual, deed: Deed) -> Outcome:
    wanted, before = _letterhead(deed.unit, command.letterhead), deed.unit.letterheads.all().usual
    deed.unit.letterheads.make_usual(wanted.id)
    return Outcome(events=_CHANGED, undo=MakeUsual(letterhead=before))


def _letterhead(unit: Unit, wanted: str) -> Letterhead:
    found = unit.letterheads.all().find(wanted)
    if found is None:
        raise Missing(_("That letterhead is not kept here."))
    return found


def checked_logo(logo: bytes) -> bytes:
    """The picture, if it is none or a PNG of a size that a page can carry; Refused else."""
    if logo and not logo.startswith(PNG):
        raise Refused(_("A logo is a PNG or SVG picture. This file is neither."))
    if len(logo) > LARGEST_LOGO:
        raise Refused(_("This logo is larger than 2 MB. Save it smaller and choose it again."))
    return logo
