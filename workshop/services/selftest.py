"""The self-test: every part of the program tried on this machine, one check after another."""

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import get_args

from msgspec import Struct

from workshop.domain.step import Step, kind_of
from workshop.errors import Trouble
from workshop.paths import ASSETS
from workshop.services.kind_trials import cases, trials
from workshop.services.library import open_service
from workshop.services.locks import can_lock, is_locked
from workshop.services.office_file import can_write, office_file
from workshop.services.office_formats import Format, formats
from workshop.services.printing import handout
from workshop.services.sample import make_sample
from workshop.services.service import Service
from workshop.steps import AnyStep
from workshop.words import _

KINDS: tuple[type[Step], ...] = get_args(AnyStep)
BROKEN = (
    *(Trouble, OSError, ArithmeticError, AssertionError, AttributeError),
    *(LookupError, RuntimeError, TypeError, ValueError),
)
"""What a part that does not work may raise."""


class Check(Struct, frozen=True, kw_only=True):
    """What was tried, and what came of it. trouble: "" where all is well."""

    name: str
    trouble: str = ""


def tried(name: str, trial: Callable[[], str]) -> Check:
    """The outcome of a trial, which gives back what is wrong, or raises Trouble."""
    try:
        return Check(name=name, trouble=trial())
    except BROKEN as fault:
        said = fault.sentence if isinstance(fault, Trouble) else f"{type(fault).__name__}: {fault}"
        return Check(name=name, trouble=said)


def checks() -> Iterator[Check]:
    """All checks but those of the windows."""
    with tempfile.TemporaryDirectory() as folder:
        service = open_service(Path(folder))
        try:
            yield from _kinds(service, Path(folder))
            yield tried(_("database"), partial(_database, service))
            yield tried(_("exercises"), partial(_exercises, service))
            yield tried(_("fonts and paper"), partial(_paper, service))
            for form, program in formats().items():
                if can_write(form):
                    yield tried(program, partial(_file, service, form))
            if can_lock():
                yield tried(_("locked library"), partial(_locked, service))
        finally:
            service.close()
    yield tried(_("icons"), _icons)


def _kinds(service: Service, folder: Path) -> Iterator[Check]:
    """Every kind with every facet on data, told in a line each."""
    faults: dict[str, str] = {kind_of(kind): "" for kind in KINDS}
    for exercise in service.exercises():
        for case in cases(service, exercise, folder):
            name = kind_of(type(case.step))
            for facet, trial in trials(case):
                said = tried(facet, trial).trouble
                if said and not faults[name]:
                    faults[name] = f"{case.key}, {facet}: {said}"
    for name, fault in faults.items():
        yield Check(name=_("kind {name}").format(name=name), trouble=fault)


def _database(service: Service) -> str:
    session = make_sample(service)
    view = service.view(session)
    return "" if len(view.snapshots) == len(view.collecting()) else _("a reveal is missing")


def _locked(service: Service) -> str:
    service.lock("seven grey herons", lambda _done, _total: None, lambda: False)
    sound = is_locked(service.home) and service.sessions()
    return "" if sound else _("it is not locked")


def _exercises(service: Service) -> str:
    used = {type(step) for exercise in service.exercises() for step in exercise.steps}
    unused = [kind_of(kind) for kind in KINDS if kind not in used]
    return _("no exercise uses {kinds}").format(kinds=", ".join(unused)) if unused else ""


def _paper(service: Service) -> str:
    session = service.sessions()[0].id
    page = handout(service, session, "summary").content
    return "" if page.startswith(b"%PDF") else _("no page came out")


def _file(service: Service, form: Format) -> str:
    made = office_file(service, service.sessions()[0].id, form)
    return "" if made.content else _("no file came out")


def _icons() -> str:
    return "" if any((ASSETS / "icons").glob("*.svg")) else _("there are none")
