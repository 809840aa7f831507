"""Backups, and the sessions in one, as rows."""

from ui.models.rows import RowsModel
from workshop.domain.record import SavedSession
from workshop.services.views import SavedLibrary
from workshop.words import _, clock, day_month_year, ngettext, short_day

KILO, MEGA = 1_000, 1_000_000


def moment_words(saved: SavedLibrary) -> str:
    """24 November 2026, 08:12."""
    words = _("{day}, {time}")
    return words.format(day=day_month_year(saved.made.date()), time=clock(saved.made.time()))


def holds_words(saved: SavedLibrary) -> str:
    """3 sessions, 96 KB."""
    if saved.shut:
        return _("Locked with a passphrase of its own.")
    if saved.sessions is None:
        return _("This file cannot be read.")
    held = ngettext("{n} session", "{n} sessions", saved.sessions)
    return ", ".join((held, size_words(saved.size)))


def size_words(size: int) -> str:
    """96 KB."""
    if size < MEGA:
        return _("{n} KB").format(n=max(1, round(size / KILO)))
    return _("{n} MB").format(n=round(size / MEGA))


def answered_words(saved: SavedSession) -> str:
    """8 people have answered."""
    if not saved.answered:
        return _("nobody has answered")
    return ngettext("{n} person has answered", "{n} people have answered", saved.answered)


class BackupsModel(RowsModel[SavedLibrary]):
    """Day and time, what is in it, how large."""

    def name(self, row: SavedLibrary) -> str:
        return moment_words(row)

    def under(self, row: SavedLibrary) -> str:
        kind = _("Put aside") if row.aside else ""
        return ", ".join(part for part in (kind, holds_words(row)) if part)


class SavedSessionsModel(RowsModel[SavedSession]):
    """Title, day, how many have answered."""

    def name(self, row: SavedSession) -> str:
        return row.row.title

    def under(self, row: SavedSession) -> str:
        where = _("in the bin") if row.binned else ""
        parts = (short_day(row.row.date), answered_words(row), where)
        return ", ".join(part for part in parts if part)
