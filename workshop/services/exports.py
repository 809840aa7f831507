"""The files with answers that were written from a session: found again, they can be removed too."""

import os
from collections.abc import Iterable
from pathlib import Path

from workshop.domain.record import Export
from workshop.services.commands import ListExport
from workshop.services.deed import Deed, carry_out
from workshop.services.events import Outcome, SessionChanged
from workshop.services.handout_kinds import kinds
from workshop.services.lookups import session_of
from workshop.services.office_formats import formats
from workshop.services.views import ExportedFile
from workshop.storage.unit import Unit
from workshop.words import _

RESULTS, BACKUP, COPY, PART = "results", "backup", "copy", "part"


@carry_out.register(ListExport)
def list_export(command: ListExport, deed: Deed) -> Outcome:
    session_of(deed.unit, command.session)
    # The name of a copy may be that of its owner, who may be deleted one day.
    place = command.file.parent if command.deed == COPY else command.file
    made = f"{deed.now:%Y-%m-%d %H:%M}"
    listed = Export(file=shown(place), deed=command.deed, written=made)
    deed.unit.exports.add(command.session, listed)
    return Outcome(events=(SessionChanged(session=command.session),))


def listed(unit: Unit, session: str) -> tuple[ExportedFile, ...]:
    """Those of a session, newest first."""
    files = {str(form): program for form, program in formats().items()}
    words = {
        **kinds(),
        **files,
        RESULTS: _("Results"),
        BACKUP: _("Backup of the library"),
        PART: _("Answers for the room"),
    }
    found = unit.exports.all(session_of(unit, session).session.id)
    return tuple(
        ExportedFile(file=each.file, what=words.get(each.deed, each.deed), written=each.written)
        for each in found
    )


def list_again(unit: Unit, before: Iterable[tuple[str, Export]]) -> None:
    """What was written since a backup, for the sessions that came back with it: the files are still
    where they are.
    """
    for session, each in before:
        if unit.sessions.find(session):
            unit.exports.add(session, each)


def shown(place: Path) -> str:
    """The whole name of a file, as it can be stored and read: it may be no UTF-8."""
    return os.fsencode(place.absolute()).decode(errors="replace")
