"""The sessions of the library as rows."""

import datetime as dt

from ui.models.rows import RowsModel
from workshop.domain.record import SessionRow
from workshop.words import _, ngettext, short_day


def state_words() -> dict[str, str]:
    """What each state is called."""
    return {
        "draft": _("Draft"),
        "ready": _("Ready"),
        "running": _("Running"),
        "finished": _("Finished"),
    }


def people_words(count: int) -> str:
    """8 people."""
    return ngettext("{n} person", "{n} people", count)


def in_order(rows: tuple[SessionRow, ...], today: dt.date) -> list[SessionRow]:
    """What comes next first, then what is over, the newest first."""
    coming = [row for row in rows if row.date >= today]
    over = [row for row in rows if row.date < today]
    return [
        *sorted(coming, key=lambda row: row.date),
        *sorted(over, key=lambda row: row.date, reverse=True),
    ]


class SessionsModel(RowsModel[SessionRow]):
    """Title, client, date, people, state."""

    def name(self, row: SessionRow) -> str:
        return row.title

    def under(self, row: SessionRow) -> str:
        kinds = {"rehearsal": _("Rehearsal"), "sample": _("Sample")}
        return ", ".join(part for part in (row.client, kinds.get(row.kind, "")) if part)

    def columns(self, row: SessionRow) -> tuple[str, ...]:
        return short_day(row.date), people_words(row.people), state_words()[row.state]

    def strong(self, row: SessionRow) -> bool:
        return row.state in ("ready", "running")

    def row_of(self, session: str) -> int:
        """Where a session stands, -1 if nowhere."""
        ids = [row.id for row in self.rows]
        return ids.index(session) if session in ids else -1
