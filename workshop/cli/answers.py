"""Answers: import them from a CSV file, reveal steps, show what was revealed."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from workshop.cli.command import (
    DONE,
    REFUSED,
    Commands,
    add_command,
    add_group,
    existing,
    library,
    path,
    show_json,
)
from workshop.errors import CodePageFault, Missing, Refused
from workshop.services.commands import ListExport, Reveal
from workshop.services.filled_sheets import command, read_sheets, returns_as, sheet_told
from workshop.services.results import results
from workshop.services.service import Service
from workshop.services.views import Imported
from workshop.words import _, listed, ngettext

PRINTED = Path("/dev/stdout")
"""Where the system tells so: the file into which a shell writes what is printed."""


def add(commands: Commands) -> None:
    """Adds the commands of this group."""
    group = add_group(commands, "answers", _("answers of many people at once"))
    bring = add_command(
        group, "import", _("import answers: columns person,exercise,step,cell,value"), _import
    )
    count = add_command(
        group, "count", _("import counts instead: columns exercise,step,cell,value,count"), _count
    )
    for each in (bring, count):
        each.add_argument("session", metavar=_("SESSION"))
        each.add_argument(
            "--encoding",
            metavar=_("NAME"),
            default="",
            help=_("the code page of a file that is neither UTF-8 nor UTF-16, for example cp1250"),
        )
    count.add_argument("file", type=path, metavar=_("FILE.csv"))
    bring.add_argument(
        "files",
        type=path,
        nargs="+",
        metavar=_("FILE"),
        help=_("one CSV file, or worksheets: forms filled in on a screen, photos, scans"),
    )
    bring.add_argument(
        "--preview",
        action="store_true",
        help=_("of worksheets: say what is new, known already or wrong, and keep nothing"),
    )
    reveal = add_command(commands, "reveal", _("freeze what the room may see"), _reveal)
    reveal.add_argument("session", metavar=_("SESSION"))
    reveal.add_argument(
        "steps",
        nargs="*",
        metavar=_("EXERCISE/STEP"),
        help=_("all that collect where none is named"),
    )
    shown = add_command(commands, "results", _("show what was revealed"), _results)
    shown.add_argument("session", metavar=_("SESSION"))
    shown.add_argument("--json", action="store_true", help=_("as JSON"))


def _import(arguments: argparse.Namespace) -> int:
    files = [existing(each) for each in arguments.files]
    if all(returns_as(file) for file in files):
        return _import_sheets(arguments, files)
    if len(files) > 1 or arguments.preview:
        raise Refused(_("Name one CSV file, or worksheets as PDF, JPEG or PNG."))
    with library(arguments) as service, _page_named():
        outcome = service.import_csv(arguments.session, files[0], code_page=arguments.encoding)
    _tell(outcome.value)
    return DONE


def _count(arguments: argparse.Namespace) -> int:
    with library(arguments) as service, _page_named():
        service.import_counts(
            arguments.session, existing(arguments.file), code_page=arguments.encoding
        )
    print(_("The counts are in."))
    return DONE


@contextmanager
def _page_named() -> Iterator[None]:
    """A file in a code page that is not told: how to tell it."""
    try:
        yield
    except CodePageFault as fault:
        hint = _("Save it as CSV UTF-8, or name its code page: --encoding cp1250")
        raise Refused(f"{fault.sentence}\n{hint}") from None


def _import_sheets(arguments: argparse.Namespace, files: list[Path]) -> int:
    """All that is new, or nothing where a file has a fault."""
    with library(arguments) as service:
        sheets = read_sheets(service, arguments.session, files)
        for sheet in sheets:
            for line in sheet_told(sheet):
                print(line, file=sys.stderr if sheet.faults else sys.stdout)
            for question in () if sheet.faults else sheet.questions:
                print(f"  {question.asked.label}")
        if any(sheet.faults for sheet in sheets):
            raise Refused(_("Nothing was taken in."))
        if not arguments.preview and any(sheet.asks for sheet in sheets):
            raise Refused(
                _(
                    "Nothing was taken in. Somebody has to look at these places: in the program, "
                    "drop the files on “Enter a paper sheet”."
                )
            )
        if not arguments.preview and any(sheet.is_new for sheet in sheets):
            _tell(service.do(command(arguments.session, sheets)).value)
    return DONE


def _tell(brought: Imported) -> None:
    people = brought.people
    print(ngettext("Answers of {n} person are in.", "Answers of {n} people are in.", people))
    for step, rows in brought.left_out.items():
        left_out = ngettext("{n} row was left out", "{n} rows were left out", rows)
        why = _("these people have answered before, and what they said then cannot be found.")
        print(f"{step}: {left_out}; {why}", file=sys.stderr)


def _reveal(arguments: argparse.Namespace) -> int:
    """Named steps must all be revealed; of unnamed ones those that can be, the rest is told."""
    with library(arguments) as service:
        view = service.view(arguments.session)
        known = view.collecting()
        for name in arguments.steps:
            if name not in known:
                raise Missing(_("There is no step {step} to reveal.").format(step=name))
        wanted = tuple(dict.fromkeys(arguments.steps))
        kept = _reveal_each(service, arguments.session, wanted or known)
    for sentence, steps in kept.items():
        print(f"{listed(steps)}: {sentence}", file=sys.stderr)
    hidden = sum(len(steps) for steps in kept.values())
    complete = not kept if arguments.steps else hidden < len(known)
    return DONE if complete else REFUSED


def _reveal_each(service: Service, session: str, steps: tuple[str, ...]) -> dict[str, list[str]]:
    """Reveals what may be revealed; the steps that stay hidden, by the sentence that says why."""
    hidden: dict[str, list[str]] = {}
    for step in steps:
        try:
            service.do(Reveal(session=session, step=step))
        except Refused as refused:
            hidden.setdefault(refused.sentence, []).append(step)
        else:
            print(_("{step}: revealed").format(step=step))
    return hidden


def _results(arguments: argparse.Namespace) -> int:
    with library(arguments) as service:
        shown = results(service, arguments.session)
        if PRINTED.resolve().is_file():
            file = PRINTED.resolve()
            service.do(ListExport(session=arguments.session, file=file, deed="results"))
    if arguments.json:
        show_json(shown)
        return DONE
    lines = list(_lines(shown))
    steps = [step for exercise in shown["exercises"] for step in exercise["steps"]]
    if all(step["kind"] == "gather" for step in steps):  # a list needs no reveal
        lines.append(_("Nothing was revealed yet."))
    for line in lines:
        print(line)
    return DONE


def _lines(shown: dict[str, Any]) -> Iterator[str]:
    """The same as the JSON, for reading."""
    for exercise in shown["exercises"]:
        for step in exercise["steps"]:
            people = ngettext("{n} person", "{n} people", step["n"])
            if "entries" in step:
                people = ngettext("{n} entry", "{n} entries", step["n"])
            yield f"{exercise['id']}/{step['id']} ({step['kind']}), {people}"
            for field, value in step.items():
                if field in ("id", "kind", "n"):
                    continue
                if value in ("", []):
                    continue
                if isinstance(value, list):
                    yield f"  {field}"
                    yield from (f"    {_told(row)}" for row in value)
                else:
                    yield f"  {field}: {_told(value)}"


def _told(value: object) -> str:
    """One value on one line."""
    if isinstance(value, dict):
        return ", ".join(f"{field} {_told(each)}" for field, each in value.items())
    if isinstance(value, list):
        return "[" + " ".join(_told(each) for each in value) + "]"
    return "–" if value is None else f"{value:.3g}" if isinstance(value, float) else str(value)
