"""Worksheets that come back as files, filled in on a screen or by hand: what is in each, then all
of it or nothing.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, structs

from workshop.domain.page_code import PageCode
from workshop.domain.step import step_key
from workshop.domain.worksheet import TEAM, AskedCell, Worksheet
from workshop.errors import Refused
from workshop.room.session_view import SessionView
from workshop.scan.filled_form import FilledField, FilledForm, is_form, read_filled
from workshop.scan.photo import is_picture
from workshop.services.commands import ImportRows
from workshop.services.desk import TEAM_LIMIT
from workshop.services.importing import COLUMNS, AnswerRow, Reader, Telling
from workshop.services.paper_sheets import Doubt, PaperReader, ReadPage
from workshop.services.service import Service
from workshop.words import _, listed, ngettext, quoted


class FieldFault(Struct, frozen=True, kw_only=True):
    """What keeps a file from being taken in. field: its words, "" where it is the whole file."""

    field: str
    said: str


class ReturnedSheet(Struct, frozen=True, kw_only=True):
    """A file as it would be taken in. owner: the word, mark or name on it, "" for none. known:
    titles of steps that are in from it already, and left out. questions: what a person has to look
    at on paper. whose: a picture of where its owner wrote who they are, where nothing else tells.
    team: of whoever filled it in, where people go by teams. read: all that was read of it. more:
    files with further pages of it.
    """

    file: Path
    more: tuple[Path, ...] = ()
    owner: str = ""
    read: FilledForm | None = None
    questions: tuple[Doubt, ...] = ()
    whose: bytes = b""
    team: str = ""
    rows: tuple[AnswerRow, ...] = ()
    known: tuple[str, ...] = ()
    faults: tuple[FieldFault, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether it brings anything."""
        return bool(self.rows) and not self.faults

    @property
    def asks(self) -> bool:
        """Whether a person has to look at it before it can be taken in."""
        return bool(self.questions or self.whose) and not self.faults


def returns_as(file: Path) -> bool:
    """Whether a file may be a worksheet that came back, by its name."""
    return is_picture(file) or file.suffix.lower() == ".pdf"


def read_sheets(
    service: Service, session: str, files: Sequence[Path], progress: Telling | None = None
) -> tuple[ReturnedSheet, ...]:
    """What is in those files; nothing is stored."""
    view = service.view(session)
    reader = PaperReader(service, view)
    made: list[ReturnedSheet] = []
    pages: list[tuple[Path, ReadPage]] = []
    seen: dict[str, Path] = {}
    for place, file in enumerate(files, start=1):
        try:
            if is_picture(file) or not is_form(file):
                pages += [(file, page) for page in reader.pages(file)]
            else:
                made.append(_sheet(service, view, file, seen))
        except Refused as refused:
            made.append(_faulty(file, refused.sentence))
        if progress is not None:
            progress(place, len(files))
    return (*made, *_paper_sheets(service, view, pages, seen))


def answered(
    service: Service, view: SessionView, sheet: ReturnedSheet, given: Mapping[str, str], owner: str
) -> ReturnedSheet:
    """A sheet of paper with what a person has read on it, by the names of its cells. owner: its
    mark, or the name on it.
    """
    if sheet.read is None:
        return sheet
    typed = [
        FilledField(name=each.asked.name, label=each.asked.label, value=given[each.asked.name])
        for each in sheet.questions
        if given.get(each.asked.name) and each.asked.name != TEAM
    ]
    person = sheet.read.person or owner.strip()
    team = given.get(TEAM, sheet.team).strip()
    fields = (*sheet.read.fields, *typed)
    form = structs.replace(sheet.read, person=person, team=team, fields=fields)
    asks = any(each.asked.name == TEAM for each in sheet.questions)
    fault = _nameless(view, form) or (None if team or not asks else _teamless())
    if fault:
        return structs.replace(sheet, rows=(), faults=(fault,))
    made = _checked(
        service, view, sheet.file, form, person or f"{_digest(sheet.file)} {sheet.owner}"
    )
    return structs.replace(made, more=sheet.more)


def _paper_sheets(
    service: Service, view: SessionView, pages: Sequence[tuple[Path, ReadPage]],
    seen: dict[str, Path],
) -> Iterator[ReturnedSheet]:  # fmt: skip
    """The pages, those with the same mark put together."""
    together: dict[str, list[tuple[Path, ReadPage]]] = {}
    codes: dict[tuple[str, PageCode], Path] = {}
    for place, (file, page) in enumerate(pages):
        if page.fault:
            yield _faulty(file, page.fault)
        elif page.owner and (page.owner, page.code) in codes:
            said = _("It is the same page as in “{name}”.")
            yield _faulty(file, said.format(name=codes[page.owner, page.code].name))
        else:
            codes[page.owner, page.code] = file
            together.setdefault(page.owner or str(place), []).append((file, page))
    for key, group in together.items():
        files = tuple(dict.fromkeys(file for file, _page in group))
        owner = group[0][1].owner
        again = _come_again(owner, files[0], seen) if owner else None
        if again:
            yield ReturnedSheet(file=files[0], faults=(again,))
            continue
        named = view.session.mode == "named"
        form = FilledForm(
            worksheet=Worksheet(session=view.session.id, versions={}),
            person="" if named else owner,
            fields=tuple(field for _file, page in group for field in page.fields),
        )
        label = owner or f"{_digest(files[0])} {key}"
        made = _checked(service, view, files[0], form, label,
                        [each for _file, page in group for each in page.questions])  # fmt: skip
        whose = next((page.whose for _file, page in group if page.whose), b"")
        if not made.faults and _is_of_new_team(service, view, label):
            written = next((page.team for _file, page in group if page.team), b"")
            team = AskedCell(name=TEAM, label=_("Team on the sheet"), limit=TEAM_LIMIT)
            asked = Doubt(asked=team, choices=(), picture=written)
            made = structs.replace(made, questions=(asked, *made.questions))
        yield structs.replace(made, more=files[1:], owner=owner, whose=whose)


def _faulty(file: Path, said: str) -> ReturnedSheet:
    return ReturnedSheet(file=file, faults=(FieldFault(field="", said=said),))


def command(session: str, sheets: Iterable[ReturnedSheet]) -> ImportRows:
    """The deed that takes in what is new, all of it at once."""
    new = [sheet for sheet in sheets if sheet.is_new]
    if not new:
        raise Refused(_("There is nothing new in these files."))
    rows = tuple(row for sheet in new for row in sheet.rows)
    teams = {row[0]: sheet.team for sheet in new for row in sheet.rows[:1] if sheet.team}
    return ImportRows(session=session, rows=rows, teams=teams)


def _sheet(service: Service, view: SessionView, file: Path, seen: dict[str, Path]) -> ReturnedSheet:
    form = read_filled(file)
    fault = _of_another(view, form) or _nameless(view, form)
    if fault:
        return ReturnedSheet(file=file, owner=form.person, faults=(fault,))
    label = form.person or _digest(file)
    again = _come_again(label, file, seen)
    if not (again or form.team) and _is_of_new_team(service, view, label):
        again = _teamless()
    if again:
        return ReturnedSheet(file=file, owner=form.person, faults=(again,))
    return _checked(service, view, file, form, label)


def _come_again(label: str, file: Path, seen: dict[str, Path]) -> FieldFault | None:
    """Why a sheet of that label is not taken a second time; the first is remembered."""
    word = label.casefold()
    if word not in seen:
        seen[word] = file
        return None
    said = _("It has the same word or is the same file as “{name}”.")
    return FieldFault(field="", said=said.format(name=seen[word].name))


def _checked(
    service: Service, view: SessionView, file: Path, form: FilledForm, label: str,
    questions: Sequence[Doubt] = (),
) -> ReturnedSheet:  # fmt: skip
    reader = Reader({key: view.step(key) for key in view.collecting()})
    labels: dict[int, str] = {}
    known = service.steps_from(view.session.id, label)
    left_out: dict[str, None] = {}
    for line, field in enumerate(form.fields, start=1):
        key = _step_of(field.name)
        exercise, _slash, step = key.partition("/")
        cell = field.name.removeprefix(f"{key}/")
        if key in known:
            left_out[view.step(key).title] = None
            continue
        labels[line] = field.label
        reader.take(line, (label, exercise, step, cell, field.value))
    still = tuple(each for each in questions if _step_of(each.asked.name) not in known)
    left_out |= dict.fromkeys(
        view.step(_step_of(each.asked.name)).title for each in questions if each not in still
    )
    if not (reader.faults or still):
        reader.finish()
    faults = tuple(
        FieldFault(field=form.person if column == COLUMNS[0] else labels[line], said=said)
        for line, column, said in reader.told()
    )
    rows = () if faults else tuple(reader.rows)
    if not (rows or faults or left_out or still):
        faults = (FieldFault(field="", said=_("Nothing is filled in.")),)
    return ReturnedSheet(
        file=file, owner=form.person, rows=rows, known=tuple(left_out), faults=faults, read=form,
        questions=still, team=form.team,
    )  # fmt: skip


def _step_of(field: str) -> str:
    """The key of the step that a field's cell belongs to."""
    exercise, step, *_cell = field.split("/", 2)
    return step_key(exercise, step)


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


def _is_of_new_team(service: Service, view: SessionView, label: str) -> bool:
    """Whether its team is to be told: of whoever is known, it is."""
    return view.session.mode == "team" and not service.steps_from(view.session.id, label)


def _teamless() -> FieldFault:
    return FieldFault(field=_("Your team"), said=_("It is empty; this session goes by teams."))


def _digest(file: Path) -> str:
    """Stands for whoever typed no word: the same file again is known, another is not."""
    return "file " + hashlib.sha256(file.read_bytes()).hexdigest()[:40]


def sheet_told(sheet: ReturnedSheet) -> list[str]:
    """A file in sentences: what of it is new or known already, or its faults by field."""
    name = ", ".join(file.name for file in (sheet.file, *sheet.more))
    if sheet.faults:
        return [f"{name}: {_fault_told(fault)}" for fault in sheet.faults]
    steps = len({key for _person, key, _cell, _value in sheet.rows})
    told = []
    if steps:
        told.append(ngettext("new, {n} step", "new, {n} steps", steps))
    if sheet.questions:
        places = len(sheet.questions)
        told.append(ngettext("{n} place to look at", "{n} places to look at", places))
    if sheet.known:
        told.append(_("known already: {steps}").format(steps=listed(sheet.known)))
    return [f"{name}: {'; '.join(told)}"]


def _fault_told(fault: FieldFault) -> str:
    if not fault.field:
        return fault.said
    return _("“{field}”: {fault}").format(field=fault.field, fault=fault.said)
