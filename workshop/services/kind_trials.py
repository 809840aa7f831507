"""The contract of a kind on data: made-up people answer a step, and every facet is tried with what
they said. The self-test and the tests run the same trials.
"""

import csv
import datetime as dt
import random
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct

import workshop.office.steps
import workshop.room.steps  # noqa: F401 - every kind registers what it brings to files and room
from workshop.domain.exercise import Exercise
from workshop.domain.gathering import gathering, row_of
from workshop.domain.session import Block
from workshop.domain.step import (
    Answers,
    Snapshot,
    Step,
    Summary,
    by_groups,
    cells,
    check,
    collects,
    kind_of,
    sample,
    sheet_fault,
    step_key,
    summarise,
)
from workshop.domain.threshold import FLOOR
from workshop.errors import Refused
from workshop.office.chart import chart
from workshop.office.table import Measured, StepTable, table
from workshop.pdf.page import blank, copy, gathered, result
from workshop.pdf.single_step import on_paper, sheet_of
from workshop.room import kind as room
from workshop.room.fit import line_cut
from workshop.room.report.kind import (
    decided_in,
    next_steps_in,
    numbers_of,
    quotations_of,
    told_of_it,
)
from workshop.room.scene import Page
from workshop.room.session_view import SessionView
from workshop.room.state import RoomState
from workshop.services.commands import (
    NewSession,
    Reveal,
    SetAgenda,
    StartSession,
)
from workshop.services.importing import CANT_SAY, COLUMNS
from workshop.services.results import results
from workshop.services.room_check import usual_room
from workshop.services.sample import name_made_up
from workshop.services.service import Service
from workshop.steps import AnyStep, AnySummary

PEOPLE = 9
DAY = dt.date(2026, 11, 24)


class PlannedAs(Struct, frozen=True, kw_only=True):
    """How a plan runs an exercise."""

    variant: str = ""
    options: tuple[str, ...] = ()


class Case(Struct, frozen=True, kw_only=True):
    """A step that made-up people have answered. view: after the reveal. sheets: what they said, by
    label.
    """

    service: Service
    folder: Path
    exercise: Exercise[AnyStep]
    form: PlannedAs
    step: AnyStep
    view: SessionView
    sheets: Answers
    told: Mapping[str, object]
    """The step in `results --json`; empty where nothing is collected."""

    @property
    def key(self) -> str:
        """The step's key."""
        return step_key(self.exercise.id, self.step.id)

    @property
    def snapshot(self) -> Snapshot:
        """What was revealed of the step."""
        return self.view.snapshots[self.key]


Trial = Callable[[Case], str]
"""Gives back what is wrong, "" where nothing is."""


def cases(service: Service, exercise: Exercise[AnyStep], folder: Path) -> tuple[Case, ...]:
    """Every step of an exercise, answered by way of a CSV file and revealed. folder: where to put
    that file. A step of the full form is tried in that, an extra one in the first variant with it,
    and again with each option that changes it.
    """
    found: dict[str, Case] = {}
    more: list[Case] = []
    for variant in ("", *exercise.variants):
        if not {*exercise.planned(variant)} <= found.keys():
            made = _cases_of(service, exercise, PlannedAs(variant=variant), folder)
            found = {**{case.step.id: case for case in made}, **found}
    for option in exercise.options:
        made = _cases_of(service, exercise, PlannedAs(options=(option,)), folder)
        more += [case for case in made if case.step.id not in found
                 or case.step != found[case.step.id].step]  # fmt: skip
    return (*more, *found.values())


def _cases_of(
    service: Service, exercise: Exercise[AnyStep], form: PlannedAs, folder: Path
) -> tuple[Case, ...]:
    session = _begun(service, exercise, form)
    view = service.view(session)
    run = view.exercises[exercise.id]
    sheets = {step.id: _sheets(step) for step in run.steps}
    _import(service, session, folder / f"{exercise.id}.csv", exercise.id, sheets)
    for key in view.collecting():
        service.do(Reveal(session=session, step=key))
    told = {
        str(step["id"]): step
        for found in results(service, session)["exercises"]
        for step in found["steps"]
    }
    view = service.view(session)
    return tuple(
        Case(
            service=service,
            folder=folder,
            exercise=run,
            form=form,
            step=step,
            view=view,
            sheets=sheets[step.id],
            told=told.get(step.id, {}),
        )
        for step in view.exercises[exercise.id].steps
    )


def _begun(service: Service, exercise: Exercise[AnyStep], form: PlannedAs) -> str:
    made = NewSession(
        template="", title=exercise.title, date=DAY, people=PEOPLE, threshold=FLOOR, kind="sample"
    )
    session = str(service.do(made).value)
    block = Block(
        id="b1",
        kind="exercise",
        title=exercise.title,
        minutes=exercise.minutes,
        exercise=exercise.id,
        variant=form.variant,
        options=form.options,
    )
    service.do(SetAgenda(session=session, agenda=(block,)))
    service.do(StartSession(session=session))
    name_made_up(service, session)
    return session


def _sheets(step: AnyStep) -> Answers:
    if not collects(step):
        return {}
    return {f"person {number + 1}": sample(step, number) for number in range(PEOPLE)}


def _import(
    service: Service, session: str, file: Path, exercise: str, sheets: Mapping[str, Answers]
) -> None:
    if not any(sheets.values()):
        return
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(COLUMNS)
        rows.writerows(
            (person, exercise, step, cell, CANT_SAY[0] if value is None else value)
            for step, people in sheets.items()
            for person, sheet in people.items()
            for cell, value in sheet.items()
        )
    service.import_csv(session, file)


# What every kind has to bring


def _cells(case: Case) -> str:
    names = [cell.name for cell in cells(case.step)]
    return "" if len(set(names)) == len(names) else "two cells of one name"


def _sample(case: Case) -> str:
    required = {cell.name for cell in cells(case.step) if cell.required}
    for number, (person, sheet) in enumerate(case.sheets.items()):
        if sample(case.step, number) != sheet:
            return f"{person} answers otherwise when asked again"
        if not required <= set(sheet):
            return f"{person} leaves open what is required"
        if fault := sheet_fault(case.step, sheet):
            return f"{person}: {fault}"
    if len({msgspec.json.encode(sheet) for sheet in case.sheets.values()}) < FLOOR:
        return "everybody answers alike"
    return ""


def _check(case: Case) -> str:
    for sheet in case.sheets.values():
        for cell, value in sheet.items():
            if check(case.step, cell, value) != value:
                return f"{cell} changes {value!r}"
    return ""


def _summarise(case: Case) -> str:
    summary = summarise(case.step, case.sheets)
    if kind_of(type(summary)) != kind_of(type(case.step)):
        return f"the summary is of kind {kind_of(type(summary))}"
    if summary.n != len(case.sheets):
        return f"n is {summary.n} of {len(case.sheets)}"
    people = list(case.sheets)
    for seed in range(3):
        random.Random(seed).shuffle(people)
        if summarise(case.step, {each: case.sheets[each] for each in people}) != summary:
            return "it depends on the order of the answers"
    return ""


def _snapshot(case: Case) -> str:
    raw = msgspec.json.decode(msgspec.json.encode(case.snapshot.summary))
    kept: Summary = msgspec.convert(raw, AnySummary)
    return "" if kept == case.snapshot.summary else "it comes back changed from the file"


def _csv(case: Case) -> str:
    for person, sheet in case.sheets.items() if not case.step.unlinked else ():
        own = case.service.own_by_label(case.view.session.id, person).answers.get(case.key)
        if own != sheet:
            return f"{person} comes back as {own}"
    return ""


def _threshold(case: Case) -> str:
    """With one answer too few nothing may show, but where groups answer."""
    if by_groups(case.step):
        return ""
    session = _begun(case.service, case.exercise, case.form)
    few = dict(list(case.sheets.items())[: FLOOR - 1])
    file = case.folder / f"{case.exercise.id}-few.csv"
    _import(case.service, session, file, case.exercise.id, {case.step.id: few})
    try:
        case.service.do(Reveal(session=session, step=case.key))
    except Refused:
        return ""
    return "a result shows below the threshold"


def _results(case: Case) -> str:
    named = case.told.get("kind"), case.told.get("n")
    wanted = kind_of(type(case.step)), len(case.sheets)
    return "" if named == wanted else f"{named} instead of {wanted}"


# Of a kind for which the group names a list


def _gathering(case: Case) -> str:
    """The list goes out and comes in again through a CSV file, keeping its ids."""
    service, session = case.service, case.view.session.id
    names, entries = service.list_named(session, case.key)
    fields = [field.id for field in names.fields]
    file = case.folder / f"{case.exercise.id}-{case.step.id}.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(fields)
        rows.writerows(row_of(names.fields, entry) for entry in entries)
    service.bring_list(session, case.key, file)
    again = service.list_named(session, case.key)[1]
    return "" if entries and again == entries else f"{entries} comes back as {again}"


def _gathered(case: Case) -> str:
    sheet = sheet_of(case.exercise, case.view.session)
    made = gathered(case.step, sheet)
    on_paper(made, sheet)
    return "" if made else "nothing of what was named is printed"


# On paper


def _blank(case: Case) -> str:
    sheet = sheet_of(case.exercise, case.view.session)
    made = blank(case.step, sheet)
    if collects(case.step) and not made:
        return "there is nothing to fill in"
    return "" if on_paper(made, sheet).pages else "there is no page"


def _copy(case: Case) -> str:
    sheet = sheet_of(case.exercise, case.view.session)
    snapshot = case.view.snapshots.get(case.key)
    for answers in case.sheets.values():
        made = copy(case.step, answers, snapshot, sheet)
        on_paper(made, sheet)
        if not made and not case.step.unlinked:
            return "somebody's answers are missing from their copy"
    return ""


def _result(case: Case) -> str:
    sheet = sheet_of(case.exercise, case.view.session)
    made = result(case.step, case.snapshot, sheet)
    on_paper(made, sheet)
    step, summary, session = case.step, case.snapshot.summary, case.view.session
    elsewhere = (
        numbers_of(step, summary, session.nouns), quotations_of(step, summary),
        decided_in(step, summary, case.view.lists.get(case.key, ()), asked=True),
        next_steps_in(step, summary), told_of_it(step, summary, session.nouns),
    )  # fmt: skip
    lost = not made and not any(elsewhere) and _tells(table(step, summary))
    return "nothing of what was revealed is printed" if lost else ""


# In files


def _tells(told: StepTable) -> bool:
    return any((told.rows, told.gaps, told.promises, told.words, told.named))


def _table(case: Case) -> str:
    snapshot = case.view.snapshots.get(case.key)
    told = table(case.step, snapshot.summary if snapshot else None)
    if not _tells(told) and not told.note:
        return "it tells nothing and does not say why"
    if any(row.withheld and _numbers_of(row) for row in told.rows):
        return "a withheld cell has a number"
    return ""


def _numbers_of(row: Measured) -> list[object]:
    words = ("item", "text", "lens", "team", "withheld")
    numbers = {name: value for name, value in msgspec.structs.asdict(row).items()
               if name not in words}  # fmt: skip
    return [value for value in numbers.values() if value is not None]


def _chart(case: Case) -> str:
    for drawn in chart(case.step, case.snapshot.summary):
        if any(len(one.values) != len(drawn.names) for one in drawn.series):
            return f"a series of “{drawn.title}” lacks a value"
    return ""


# In the room


def _state(case: Case, *, revealed: bool) -> RoomState:
    shown = case.view.shown_step(case.key)
    return RoomState(
        exercise=case.exercise,
        step=case.step,
        shown_step=case.view.step(shown) if shown else None,
        snapshot=case.view.snapshots.get(shown) if revealed else None,
        timer_left=60,
        timer_planned=120,
    )


def _told(pages: tuple[Page, ...]) -> str:
    if not pages:
        return "there is no page"
    if not all(page.scene.alt for page in pages):
        return "a page says nothing to those who listen"
    cut = line_cut((page.scene for page in pages), usual_room())
    return f"“{cut}” leaves its page" if cut else ""


def _asked(case: Case) -> str:
    return _told(room.asked(case.step, _state(case, revealed=False), usual_room()))


def _revealed(case: Case) -> str:
    state, summary = _state(case, revealed=True), case.snapshot.summary
    usual = room.usual_view(case.step)
    views = [usual]
    if usual is not None:
        views += [msgspec.structs.replace(usual, picture=name) for name in room.pictures(case.step)]
        views += [option.view for option in room.options(case.step, usual)]
        views.append(room.turned(case.step, usual, 1) or usual)
    for view in views:
        seen = msgspec.structs.replace(state, chosen=view)
        if fault := _told(room.revealed(case.step, summary, seen, usual_room())):
            return fault
    return ""


def _findings(case: Case) -> str:
    found = room.findings(case.step, case.snapshot.summary, room.usual_view(case.step))
    return "" if all(len(row.figures) <= len(found.columns) for row in found.rows) else "no heads"


def _headline(case: Case) -> str:
    lines = room.headline(case.step, case.snapshot.summary, case.view.session.nouns)
    return "" if all(line.strip() for line in lines) else "a line is empty"


def _extent(case: Case) -> str:
    return "" if room.extent(case.step) == room.extent(case.step).strip() else "blanks around it"


def _widest_gap(case: Case) -> str:
    room.widest_gap(case.step, case.snapshot.summary, room.usual_view(case.step))
    return ""


EVERY: Mapping[str, Trial] = {
    "cells": _cells,
    "asked": _asked,
    "extent": _extent,
    "blank": _blank,
    "table": _table,
}
"""Facets of every kind, by the name of the generic function."""
COLLECTING: Mapping[str, Trial] = {
    "sample": _sample,
    "check": _check,
    "summarise": _summarise,
    "snapshot": _snapshot,
    "csv": _csv,
    "threshold": _threshold,
    "results": _results,
    "copy": _copy,
    "result": _result,
    "chart": _chart,
    "revealed": _revealed,
    "findings": _findings,
    "headline": _headline,
    "widest_gap": _widest_gap,
}
"""Facets of a kind that collects as well."""


NAMING: Mapping[str, Trial] = {"gathering": _gathering}
"""Facets of a kind for which the group names a list."""
NAMED_ALONE: Mapping[str, Trial] = {"gathered": _gathered}
"""Facets of such a kind that does not collect as well: the list is its result."""


def facets_of(step: Step) -> dict[str, Trial]:
    """The facets of the step's kind."""
    naming = NAMING if gathering(step) else {}
    if collects(step):
        return {**EVERY, **COLLECTING, **naming}
    return {**EVERY, **naming, **(NAMED_ALONE if naming else {})}


def trials(case: Case) -> Iterator[tuple[str, Callable[[], str]]]:
    """Every facet of the step's kind with its trial."""
    for facet, trial in facets_of(case.step).items():
        yield facet, partial(trial, case)
