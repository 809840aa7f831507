"""Worksheets that were filled in on a screen: what is in each file, then all of it or nothing."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from workshop.domain.step import step_key
from workshop.errors import Refused
from workshop.room.session_view import SessionView
from workshop.scan.filled_form import FilledForm, read_filled
from workshop.services.commands import ImportRows
from workshop.services.importing import COLUMNS, AnswerRow, Reader, Telling
from workshop.services.service import Service
from workshop.words import _, listed, ngettext, quoted


class FieldFault(Struct, frozen=True, kw_only=True):
    """What keeps a file from being taken in. field: its words, "" where it is the whole file."""

    field: str
    said: str


class ReturnedSheet(Struct, frozen=True, kw_only=True):
    """A file as it would be taken in. owner: the word or name on it, "" for none. known: titles of
    steps that are in from it already, and left out.
    """

    file: Path
    owner: str = ""
    rows: tuple[AnswerRow, ...] = ()
    known: tuple[str, ...] = ()
    faults: tuple[FieldFault, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether it brings anything."""
        return bool(self.rows) and not self.faults


def read_sheets(
    service: Service, session: str, files: Sequence[Path], progress: Telling | None = None
) -> tuple[ReturnedSheet, ...]:
    """What is in those files; nothing is stored."""
    view = service.view(session)
    made: list[ReturnedSheet] = []
    seen: dict[str, Path] = {}
    for place, file in enumerate(files, start=1):
        made.append(_sheet(service, view, file, seen))
        if progress is not None:
            progress(place, len(files))
    return tuple(made)


def command(session: str, sheets: Iterable[ReturnedSheet]) -> ImportRows:
    """The deed that takes in what is new, all of it at once."""
    rows = tuple(row for sheet in sheets if sheet.is_new for row in sheet.rows)
    if not rows:
        raise Refused(_("There is nothing new in these files."))
    return ImportRows(session=session, rows=rows)


def _sheet(service: Service, view: SessionView, file: Path, seen: dict[str, Path]) -> ReturnedSheet:
    try:
        form = read_filled(file)
    except Refused as refused:
        return ReturnedSheet(file=file, faults=(FieldFault(field="", said=refused.sentence),))
    fault = _of_another(view, form) or _nameless(view, form)
    if fault:
        return ReturnedSheet(file=file, owner=form.person, faults=(fault,))
    label = form.person or _digest(file)
    if label.casefold() in seen:
        said = _("It has the same word or is the same file as “{name}”.")
        same = FieldFault(field="", said=said.format(name=seen[label.casefold()].name))
        return ReturnedSheet(file=file, owner=form.person, faults=(same,))
    seen[label.casefold()] = file
    return _checked(service, view, file, form, label)


def _checked(
    service: Service, view: SessionView, file: Path, form: FilledForm, label: str
) -> ReturnedSheet:
    reader = Reader({key: view.step(key) for key in view.collecting()})
    labels: dict[int, str] = {}
    known = service.steps_from(view.session.id, label)
    left_out: dict[str, None] = {}
    for line, field in enumerate(form.fields, start=1):
        exercise, _slash, rest = field.name.partition("/")
        step, _slash, cell = rest.partition("/")
        key = step_key(exercise, step)
        if key in known:
            left_out[view.step(key).title] = None
            continue
        labels[line] = field.label
        reader.take(line, (label, exercise, step, cell, field.value))
    if not reader.faults:
        reader.finish()
    faults = tuple(
        FieldFault(field=form.person if column == COLUMNS[0] else labels[line], said=said)
        for line, column, said in reader.told()
    )
    rows = () if faults else tuple(reader.rows)
    if not (rows or faults or left_out):
        faults = (FieldFault(field="", said=_("Nothing is filled in.")),)
    return ReturnedSheet(
        file=file, owner=form.person, rows=rows, known=tuple(left_out), faults=faults
    )


def _of_another(view: SessionView, form: FilledForm) -> FieldFault | None:
    """Why the file does not belong to the session, None where it does."""
    if form.worksheet.session not in ("", view.session.id):
        return FieldFault(field="", said=_("It belongs to another session."))
    here = {exercise.id: exercise for exercise in view.told().values()}
    for name, version in form.worksheet.versions.items():
        if _is_asked(name, form) and (name not in here or here[name].version != version):
            title = here[name].title if name in here else quoted(name)
            said = _("“{exercise}” is not in this session in the form that was printed.")
            return FieldFault(field="", said=said.format(exercise=title))
    return None


def _is_asked(exercise: str, form: FilledForm) -> bool:
    return any(field.name.startswith(f"{exercise}/") for field in form.fields)


def _nameless(view: SessionView, form: FilledForm) -> FieldFault | None:
    if view.session.mode != "named" or form.person:
        return None
    return FieldFault(field=_("Your name"), said=_("It is empty; this session goes by names."))


def _digest(file: Path) -> str:
    """Stands for whoever typed no word: the same file again is known, another is not."""
    return "file " + hashlib.sha256(file.read_bytes()).hexdigest()[:40]


def sheet_told(sheet: ReturnedSheet) -> list[str]:
    """A file in sentences: what of it is new or known already, or its faults by field."""
    name = sheet.file.name
    if sheet.faults:
        return [f"{name}: {_fault_told(fault)}" for fault in sheet.faults]
    steps = len({key for _person, key, _cell, _value in sheet.rows})
    told = []
    if steps:
        told.append(ngettext("new, {n} step", "new, {n} steps", steps))
    if sheet.known:
        told.append(_("known already: {steps}").format(steps=listed(sheet.known)))
    return [f"{name}: {'; '.join(told)}"]


def _fault_told(fault: FieldFault) -> str:
    if not fault.field:
        return fault.said
    return _("“{field}”: {fault}").format(field=fault.field, fault=fault.said)
