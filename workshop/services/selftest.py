"""The self-test: every part of the program tried on this machine, one check after another."""

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import get_args

from msgspec import Struct

from workshop.domain.step import Step, Summary, cells, kind_of, summarise
from workshop.errors import Trouble
from workshop.paths import ASSETS
from workshop.pdf.page import blank, copy, result
from workshop.pdf.steps import KINDS as ON_PAPER
from workshop.services.library import open_service
from workshop.services.printing import handout
from workshop.services.sample import make_sample
from workshop.services.service import Service
from workshop.steps import AnyStep, AnySummary
from workshop.words import _

KINDS: tuple[type[Step], ...] = get_args(AnyStep)
SUMMARIES: tuple[type[Summary], ...] = get_args(AnySummary)
FACETS = {
    "cells": cells.registry,
    "summary": summarise.registry,
    "blank": blank.registry,
    "copy": copy.registry,
    "result": result.registry,
}


class Check(Struct, frozen=True, kw_only=True):
    """What was tried, and what came of it. trouble: "" where all is well."""

    name: str
    trouble: str = ""


def tried(name: str, trial: Callable[[], str]) -> Check:
    """The outcome of a trial, which gives back what is wrong, or raises Trouble."""
    try:
        return Check(name=name, trouble=trial())
    except Trouble as trouble:
        return Check(name=name, trouble=trouble.sentence)
    except (NotImplementedError, OSError) as fault:
        return Check(name=name, trouble=f"{type(fault).__name__}: {fault}")


def checks() -> Iterator[Check]:
    """All checks but those of the windows."""
    for kind in KINDS:
        name = kind_of(kind)
        yield tried(_("kind {name}").format(name=name), partial(_kind, kind))
    with tempfile.TemporaryDirectory() as folder:
        service = open_service(Path(folder))
        try:
            yield tried(_("database"), partial(_database, service))
            yield tried(_("exercises"), partial(_exercises, service))
            yield tried(_("fonts and paper"), partial(_paper, service))
        finally:
            service.close()
    yield tried(_("icons"), _icons)


def _kind(kind: type[Step]) -> str:
    name = kind_of(kind)
    missing = [facet for facet, known in FACETS.items() if kind not in known]
    if name not in {module.__name__.rpartition(".")[2] for module in ON_PAPER}:
        missing.append("paper")
    return _("has no {facets}").format(facets=", ".join(missing)) if missing else ""


def _database(service: Service) -> str:
    session = make_sample(service)
    view = service.view(session)
    return "" if len(view.snapshots) == len(view.collecting()) else _("a reveal is missing")


def _exercises(service: Service) -> str:
    used = {type(step) for exercise in service.exercises() for step in exercise.steps}
    unused = [kind_of(kind) for kind in KINDS if kind not in used]
    return _("no exercise uses {kinds}").format(kinds=", ".join(unused)) if unused else ""


def _paper(service: Service) -> str:
    session = service.sessions()[0].id
    page = handout(service, session, "summary").content
    return "" if page.startswith(b"%PDF") else _("no page came out")


def _icons() -> str:
    return "" if any((ASSETS / "icons").glob("*.svg")) else _("there are none")
