"""Handouts: worksheets, personal copies and the session summary as PDF."""

import argparse
from pathlib import Path

from workshop.cli.command import DONE, Commands, add_command, library
from workshop.errors import PaperFault, Refused
from workshop.services.printing import handout
from workshop.services.service import Service
from workshop.words import _

KINDS = ("blank", "copy", "summary")


def add(commands: Commands) -> None:
    """Adds `handout`."""
    paper = add_command(commands, "handout", _("print to a PDF file"), _handout)
    paper.add_argument("target", metavar="SESSION|EXERCISE")
    paper.add_argument("--kind", required=True, choices=KINDS)
    paper.add_argument(
        "--person", metavar="P", help=_("one person: receipt code, name, or label of the import")
    )
    paper.add_argument("--paper", choices=("a4", "letter"), default="a4")
    paper.add_argument("--size", choices=("standard", "clear", "large"), default="standard")
    paper.add_argument("--out", type=Path, required=True, metavar="PATH")


def _handout(arguments: argparse.Namespace) -> int:
    with library(arguments) as service:
        person = arguments.person and _participant(service, arguments.target, arguments.person)
        pages = handout(
            service,
            arguments.target,
            arguments.kind,
            person=person,
            paper=arguments.paper,
            size=arguments.size,
        )
    _keep(arguments.out, pages)
    print(arguments.out)
    return DONE


def _participant(service: Service, session: str, named: str) -> str:
    """The token of a person, found by code, else by name or label."""
    try:
        return service.own_by_code(session, named).participant
    except Refused:
        return service.own_by_label(session, named).participant


def _keep(path: Path, pages: bytes) -> None:
    """Writes a file whole or not at all: what was there stays until the new one is complete."""
    rough = path.with_name(path.name + ".part")
    try:
        rough.write_bytes(pages)
        rough.replace(path)
    except OSError as fault:
        rough.unlink(missing_ok=True)
        raise PaperFault(
            _("{path} could not be written: {reason}.").format(path=path, reason=fault.strerror)
        ) from fault
