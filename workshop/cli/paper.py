"""Handouts: worksheets, personal copies and the session summary as PDF."""

import argparse
import locale
import os
import sys

from workshop.cli.command import DONE, Commands, add_command, library, path
from workshop.errors import Refused
from workshop.services.printing import handout, save, told, usual_paper
from workshop.words import _, listed

KINDS = ("blank", "copy", "summary", "page", "run_sheet", "pack")


def add(commands: Commands) -> None:
    """Adds `handout`."""
    paper = add_command(commands, "handout", _("print to a PDF file"), _handout)
    paper.add_argument("target", metavar=_("SESSION|EXERCISE"))
    paper.add_argument("--kind", required=True, choices=KINDS)
    paper.add_argument(
        "--person", metavar="P", help=_("one person: receipt code, name, or label from an import")
    )
    paper.add_argument("--paper", choices=("a4", "letter"), default=usual_paper(_land()))
    paper.add_argument("--size", choices=("standard", "clear", "large"), default="standard")
    paper.add_argument(
        "--one-sided", action="store_true",
        help=_("for a printer without backs: no blank page before the next person or exercise"),
    )  # fmt: skip
    paper.add_argument(
        "--one-set", action="store_true",
        help=_("worksheets to copy, with a line for the mark; else a set for each person"),
    )  # fmt: skip
    paper.add_argument(
        "--fillable", action="store_true",
        help=_("worksheets as a form to fill in on a screen; `answers import` reads them back"),
    )  # fmt: skip
    paper.add_argument("--out", type=path, required=True, metavar=_("PATH"))


def _land() -> str:
    """The country of the system's locale, "" where it names none."""
    told = (os.environ.get(name) for name in ("LC_ALL", "LC_PAPER", "LANG"))
    name = next((each for each in told if each), locale.getlocale()[0] or "")
    return name.partition(".")[0].partition("_")[2]


def _handout(arguments: argparse.Namespace) -> int:
    if arguments.person is not None and arguments.kind != "copy":
        raise Refused(_("A sheet for one person is a copy: --kind copy."))
    if arguments.fillable and arguments.kind != "blank":
        raise Refused(_("Only worksheets can be filled in: --kind blank."))
    with library(arguments) as service:
        made = handout(
            service,
            arguments.target,
            arguments.kind,
            person=arguments.person,
            paper=arguments.paper,
            size=arguments.size,
            one_sided=arguments.one_sided,
            one_set=arguments.one_set,
            fillable=arguments.fillable,
        )
        place = save(service, made, arguments.out)
    print(place)
    if made.left_out:
        steps = listed(made.left_out)
        print(_("Left out, since not revealed: {steps}.").format(steps=steps), file=sys.stderr)
    for sentence in told(made):
        print(sentence, file=sys.stderr)
    return DONE
