"""Opens a library for use."""

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from workshop.domain.exercise import Exercise, Template
from workshop.errors import LibraryFault
from workshop.services.backups import newest
from workshop.services.deed import Content
from workshop.services.purge import finish
from workshop.services.relocking import clear_cut_short, trust_former
from workshop.services.retention import overdue, question, removed, removed_words, started
from workshop.services.service import Service
from workshop.steps import AnyStep
from workshop.storage.conflicts import beside_words
from workshop.storage.faults import NotWritable
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
    so. Where the date has jumped `overdue` asks first. LibraryFault where the library cannot be
    used as it is.
    """
    now = clock()
    opened = open_file(home, now)
    clear_cut_short(home)
    with suppress(LibraryFault), reading(opened.database) as unit:
        trust_former(unit)
    service = Service(home, opened, content or shipped(), clock)
    try:
        told = "" if opened.database.only_read else _put_right(service, home, opened, now)
    except NotWritable as fault:  # what is there can be read; nothing new goes in either
        told = fault.sentence
    except BaseException:
        opened.close()
        raise
    sentences = [each for each in (opened.problem, told, beside_words(home)) if each]
    service.problem = "\n".join(sentences)
    return service


def _put_right(service: Service, home: Path, opened: Opened, now: dt.datetime) -> str:
    """What is due at a start; sentences about it, or ""."""
    service.lay_in_order()  # a room was open when the program was killed
    return "\n".join(
        each for each in (_purge(service, home, opened, now), service.unpack()) if each
    )


def _purge(service: Service, home: Path, opened: Opened, now: dt.datetime) -> str:
    """Removes what is due, unless somebody has to be asked first; a sentence about it, or ""."""
    today, last = now.date(), newest(home)
    with reading(opened.database) as unit:
        found = overdue(unit, today, last.date() if last else None)
    if found.asked:
        service.overdue = question(found, today)
        return finish(home, opened.database) or service.overdue
    with writing(opened.database) as unit:
        count = removed(unit, found.sessions)
        if found.believed:
            started(unit, today)
    left = finish(home, opened.database)
    return left or (removed_words(count) if count else "")
