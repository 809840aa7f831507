"""Sessions about one shipped exercise as a plan has it, answered by way of a CSV file."""

import csv
import datetime as dt

from workshop.services.commands import NewSession, Reveal, SetAgenda, StartSession
from workshop.services.importing import COLUMNS
from workshop.services.plans import planned_block


def planned_session(service, exercise, *options, variant="", threshold=3, **changes):
    """A running session about it."""
    made = NewSession(
        template="", title="A day", date=dt.date(2026, 11, 24), threshold=threshold, **changes
    )
    session = str(service.do(made).value)
    block = planned_block(service, exercise, variant, options)
    service.do(SetAgenda(session=session, agenda=(block,)))
    service.do(StartSession(session=session))
    return session


def answered(service, session, folder, exercise, sheets):
    """Brings in sheets: (person, step) → cell → value, None is "can't say"."""
    file = folder / "answers.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(COLUMNS)
        rows.writerows(
            (person, exercise, step, cell, "-" if value is None else value)
            for (person, step), sheet in sheets.items()
            for cell, value in sheet.items()
        )
    service.import_csv(session, file)


def revealed(service, session, key):
    """What the room is shown of a step."""
    service.do(Reveal(session=session, step=key))
    return service.view(session).snapshots[key].summary
