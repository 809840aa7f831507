"""Rehearsals: a session's plan with sample people, in a library of its own that is thrown away."""

import shutil
from pathlib import Path

from workshop.domain.exercise import keyed_steps
from workshop.errors import LibraryFault
from workshop.services.commands import NameEntries, NewSession, SetAgenda, StartSession
from workshop.services.deed import Content
from workshop.services.library import open_service
from workshop.services.relocking import made_like
from workshop.services.sample import rehearse
from workshop.services.sample_answers import PEOPLE
from workshop.services.service import Service
from workshop.words import _

FOLDER = "rehearsal"


def open_rehearsal(service: Service, session: str) -> tuple[Service, str]:
    """A library with nothing but a copy of that session, answered by sample people; and its id."""
    forget_rehearsal(service.home)
    content = Content(exercises=lambda: service.copies(session), templates=tuple)
    made_like(service.home, service.home / FOLDER)
    opened = open_service(service.home / FOLDER, content=content)
    try:
        return opened, _copied(opened, service, session)
    except BaseException:
        opened.close()
        forget_rehearsal(service.home)
        raise


def _copied(opened: Service, service: Service, session: str) -> str:
    head = service.session(session)
    made = opened.do(
        NewSession(
            template="",
            title=head.title,
            client=head.client,
            place=head.place,
            date=head.date,
            starts=head.starts,
            noun=head.noun,
            nouns=head.nouns,
            wording=head.wording,
            mode=head.mode,
            threshold=min(head.threshold, PEOPLE),
            withhold_unanimous=head.withhold_unanimous,
            people=PEOPLE,
            profile=head.profile,
            kind="rehearsal",
        )
    )
    copy = str(made.value)
    opened.do(SetAgenda(session=copy, agenda=head.agenda))
    opened.do(StartSession(session=copy))
    lists = service.view(session).lists
    for key in keyed_steps(opened.view(copy).exercises):
        if key in lists:
            opened.do(NameEntries(session=copy, step=key, entries=lists[key]))
    rehearse(opened, copy)
    return copy


def forget_rehearsal(home: Path) -> None:
    """Nothing of a rehearsal stays, not even of one that ended with the program."""
    folder = home / FOLDER
    try:
        if folder.exists():
            shutil.rmtree(folder)
    except OSError as fault:
        raise LibraryFault(
            _("The rehearsal could not be removed: {folder}.").format(folder=folder)
        ) from fault
