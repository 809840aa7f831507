"""Exercises: list them, check a file, and name the cells that answers go into."""

import argparse
import sys
from pathlib import Path
from typing import TypeAlias

from workshop.cli.command import (
    DONE,
    REFUSED,
    Commands,
    add_command,
    add_group,
    existing,
    library,
    name,
    path,
    show_json,
)
from workshop.content.shipped import shipped_exercises
from workshop.content.templates import TEMPLATES, check_agendas
from workshop.domain.exercise import Exercise
from workshop.domain.run import named_ahead
from workshop.domain.step import Cell, TextRule, cells
from workshop.errors import ContentFault, Missing
from workshop.services.commands import RemoveExercise
from workshop.services.room_check import check_whole
from workshop.services.service import Service
from workshop.steps import AnyStep
from workshop.words import _

Allowed: TypeAlias = list[int | str | bool | None] | dict[str, str | int]


def add(commands: Commands) -> None:
    """Adds the commands of this group."""
    group = add_group(commands, "exercises", _("the exercises"))
    add_command(group, "list", _("list them"), _list)
    check = add_command(group, "check", _("check exercise files"), _check)
    check.add_argument("files", nargs="+", type=path, metavar=_("FILE"))
    new = add_command(group, "add", _("put a file among those of your own"), _add)
    new.add_argument("file", type=path, metavar=_("FILE"))
    gone = add_command(group, "remove", _("put one of your own aside"), _remove)
    gone.add_argument("exercise", type=name, metavar=_("ID"))
    kept = add_command(group, "save", _("write one of your own to a file"), _save)
    kept.add_argument("exercise", type=name, metavar=_("ID"))
    kept.add_argument("--out", type=path, required=True, metavar=_("FILE"))
    names = add_command(group, "cells", _("name each cell and what it takes"), _cells)
    names.add_argument("exercise", metavar=_("EXERCISE"))
    names.add_argument("--json", action="store_true", help=_("as JSON"))


def _list(arguments: argparse.Namespace) -> int:
    with library(arguments) as service:
        own = service.own_exercises.files()
        for exercise in service.exercises():
            minutes = _("{n} min").format(n=exercise.minutes)
            mark = _("own") if exercise.id in own else ""
            print(f"{exercise.id:<20} {minutes:>7}  {mark:<3}  {exercise.title}")
        for fault in service.own_exercises.faults():
            print(fault.sentence, file=sys.stderr)
    return DONE


def _add(arguments: argparse.Namespace) -> int:
    with library(arguments) as service:
        command = service.own_exercises.read(existing(arguments.file))
        print(service.do(command).value)
    return DONE


def _remove(arguments: argparse.Namespace) -> int:
    with library(arguments) as service:
        service.do(RemoveExercise(exercise=arguments.exercise))
    return DONE


def _save(arguments: argparse.Namespace) -> int:
    with library(arguments) as service:
        print(service.own_exercises.save(arguments.exercise, arguments.out))
    return DONE


def _check(arguments: argparse.Namespace) -> int:
    status = DONE
    for file in arguments.files:
        faults = _faults(existing(file))
        for fault in faults:
            print(fault.sentence, file=sys.stderr)
        if faults:
            status = REFUSED
        else:
            print(_("{file}: nothing to mend.").format(file=file))
    return status


def _faults(file: Path) -> tuple[ContentFault, ...]:
    """What is wrong with a file of an exercise, or of the agendas."""
    if file.name == TEMPLATES:
        return check_agendas(file, shipped_exercises())
    return check_whole(file)


def _cells(arguments: argparse.Namespace) -> int:
    with library(arguments) as service:
        exercise = _named(service, arguments.exercise)
    rows = [
        (step.id, step.__struct_config__.tag, cell.name, _allowed(cell))
        for step in named_ahead(exercise).steps
        for cell in cells(step)
    ]
    if arguments.json:
        fields = ("step", "kind", "cell", "values")
        show_json([dict(zip(fields, row, strict=True)) for row in rows])
        return DONE
    for step, _kind, cell, values in rows:
        print(f"{step:<16} {cell:<20} {_told(values)}")
    return DONE


def _named(service: Service, wanted: str) -> Exercise[AnyStep]:
    for exercise in service.exercises():
        if exercise.id == wanted:
            return exercise
    raise Missing(_("There is no exercise called {name}.").format(name=wanted))


def _allowed(cell: Cell) -> Allowed:
    """The allowed values, or a JSON schema for text; null among them is "can't say"."""
    if isinstance(cell.values, TextRule):
        return {"type": "string", "maxLength": cell.values.max_length}
    return [
        *(cell.named if cell.words else cell.drawn.values()),
        *((None,) if cell.missing else ()),
    ]


def _told(values: Allowed) -> str:
    if isinstance(values, dict):
        return _("text of at most {n} characters").format(n=values["maxLength"])
    told = {None: "-", False: "false", True: "true"}
    return " ".join(
        told[each] if each is None or isinstance(each, bool) else str(each) for each in values
    )
