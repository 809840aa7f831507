"""Opens a library for use."""

import datetime as dt
from collections.abc import Callable
from functools import cache
from pathlib import Path

from workshop.domain.exercise import Exercise, Template
from workshop.services.deed import Content, Purge
from workshop.services.purge import finish, purged, purged_words, remember
from workshop.services.service import Service
from workshop.steps import AnyStep
from workshop.storage.opening import Opened, open_file
from workshop.storage.unit import reading, writing


def shipped() -> Content:
    """The exercises and agendas that come with the program, read when first asked for."""
    return Content(exercises=cache(_exercises), templates=cache(_templates))


def _exercises() -> tuple[Exercise[AnyStep], ...]:
    # Imported here to keep start-up short: the list of sessions needs no exercise file.
    from workshop.content.shipped import shipped_exercises  # noqa: PLC0415

    return shipped_exercises()


def _templates() -> tuple[Template, ...]:
    # Imported here to keep start-up short, as above.
    from workshop.content.shipped import shipped_templates  # noqa: PLC0415

    return shipped_templates()


def open_service(
    home: Path,
    clock: Callable[[], dt.datetime] = dt.datetime.now,
    content: Content | None = None,
) -> Service:
    """The library in that folder, made if there is none.

    Raw answers whose day has passed are removed before anything else can be done; `problem` says
    so. LibraryFault where the library cannot be used as it is.
    """
    now = clock()
    opened = open_file(home, now)
    try:
        told = _purge(home, opened, now.date())
    except BaseException:
        opened.close()
        raise
    sentences = [each for each in (opened.problem, told) if each]
    service = Service(home, opened, content or shipped(), clock)
    service.problem = "\n".join(sentences)
    return service


def _purge(home: Path, opened: Opened, today: dt.date) -> str:
    with reading(opened.database) as unit:
        due = [Purge(session=name, whole=False) for name in unit.sessions.due(today)]
    found = []
    if due:
        with writing(opened.database) as unit:
            found = [purge for purge in due if purged(unit, purge)]
            remember(unit, *found)
    left = finish(home, opened.database)
    return left or (purged_words(len(found)) if found else "")
