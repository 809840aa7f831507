"""Checks of an exercise that a machine can make once its tables have the right types."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice

from msgspec import Struct, structs

from workshop.content.bounds import bound_faults
from workshop.content.faults import MOST_FAULTS, fault_at
from workshop.content.language import language_faults
from workshop.content.options import FieldFault, option_faults, with_chosen
from workshop.content.parts import parts
from workshop.domain import hint
from workshop.domain.exercise import Exercise, Item, Lens
from workshop.domain.forms import narrowed
from workshop.domain.gathering import gathering, takes_from
from workshop.domain.items import SHORT_NAME
from workshop.domain.run import named_ahead
from workshop.domain.step import (
    Cell,
    Step,
    TextRule,
    cells,
    collects,
    fact,
    flaws,
    mentions,
    shows,
    summarise,
    unknown_fact,
)
from workshop.errors import ContentFault, ExpressionFault
from workshop.steps import AnyStep
from workshop.words import _

ID = re.compile(r"[a-z_][a-z0-9_]*")


def check(exercise: Exercise[AnyStep], file: str) -> tuple[ContentFault, ...]:
    """The faults of an exercise."""
    faults = list(islice(bound_faults(exercise), MOST_FAULTS)) or chain(
        _empty(exercise), _faults(named_ahead(exercise))
    )
    return tuple(fault_at(file, *fault) for fault in islice(faults, MOST_FAULTS))


def _faults(exercise: Exercise[AnyStep]) -> Iterator[FieldFault]:
    yield from _head(exercise)
    yield from _ids("", "steps", (step.id for step in exercise.steps))
    for step in exercise.steps:
        yield from _step(step)
    usual = [exercise.step(name) for name in exercise.planned()]
    for step in exercise.steps:
        if step.extra and not any(step.id in exercise.planned(each) for each in exercise.variants):
            yield step.id, "extra", _("no variant names it.")
        if step.option and step.option not in exercise.options:
            yield step.id, "option", _("“{name}” is not an option.").format(name=step.option)
    yield from _form(usual, "")
    total = sum(step.minutes for step in usual)
    if total != exercise.minutes:
        yield "", "minutes", _sum_sentence(total)
    for name in exercise.variants:
        yield from _variant(exercise, name)
    for name in exercise.options:
        found = tuple(option_faults(exercise, name))
        yield from found or _chosen(exercise, name)
    yield from _hints(exercise)
    yield from language_faults(exercise)


def _empty(exercise: Exercise[AnyStep]) -> Iterator[FieldFault]:
    """Texts that a file has to give, and that hold no word."""
    for step, at, value in parts(exercise):
        if isinstance(value, Struct):
            needed = [field.name for field in structs.fields(value) if field.required]
            for name in needed:
                text = getattr(value, name)
                if isinstance(text, str) and not text.strip():
                    yield step, f"{at}.{name}".lstrip("."), _("is empty.")


def _head(exercise: Exercise[AnyStep]) -> Iterator[FieldFault]:
    for field in ("id", "title", "purpose", "credit"):
        if not getattr(exercise, field).strip():
            yield "", field, _("is empty.")
    if not ID.fullmatch(exercise.id):
        yield "", "id", _("takes lower-case letters, digits and _.")
    if exercise.version < 1:
        yield "", "version", _("at least 1.")
    group = exercise.group
    if not 1 <= group.min_paper <= group.min <= group.max:
        yield "", "group", _("from paper's least to the least to the most, none below 1.")
    if len(exercise.origin_note.split()) > 60:
        yield "", "origin_note", _("takes 60 words at most.")


def _ids(step: str, field: str, names: Iterable[str]) -> Iterator[FieldFault]:
    """Ids are unique and can stand in the name of a cell."""
    for name, count in Counter(names).items():
        if count > 1:
            yield step, field, _("“{name}” appears here twice.").format(name=name)
        if not name.isidentifier():
            yield step, field, _("“{name}” takes letters, digits and _ only.").format(name=name)


def _step(step: Step) -> Iterator[FieldFault]:
    if step.minutes < 1:
        yield step.id, "minutes", _("at least 1.")
    if not step.title.strip():
        yield step.id, "title", _("is empty.")
    if not step.say.strip():
        yield step.id, "say", _("is empty: every step has something to say.")
    for field, what in flaws(step):
        yield step.id, field, what
    yield from _ids(step.id, "cells", (_as_id(cell.name) for cell in _cells(step)))
    for name in step.__struct_fields__:
        value = getattr(step, name)
        rows = value if isinstance(value, tuple) else ()
        yield from _rows(step, name, [row for row in rows if isinstance(row, Item | Lens)])


def _as_id(cell: str) -> str:
    """The name of a cell as one id; it may begin with the number of a card."""
    return re.sub(r"^\d+/", r"card\g<0>", cell).replace("/", "_")


def _cells(step: Step) -> tuple[Cell, ...]:
    """A step's cells; none where its definition is not in order."""
    return () if flaws(step) else cells(step)


def _rows(step: Step, field: str, rows: Iterable[Item | Lens]) -> Iterator[FieldFault]:
    """Items or lenses of a step: their ids and the names that charts use."""
    rows = tuple(rows)
    yield from _ids(step.id, field, (row.id for row in rows))
    for row in rows:
        yield from _short(step.id, f"{field}.{row.id}.short", row.short)
        if isinstance(row, Lens):
            yield from _short(step.id, f"{field}.{row.id}.column", row.column or row.label)


def _short(step: str, field: str, text: str) -> Iterator[FieldFault]:
    if not text.strip():
        yield step, field, _("is empty.")
    if len(text) > SHORT_NAME:
        yield step, field, _("takes {n} characters at most.").format(n=SHORT_NAME)


def _form(steps: Iterable[AnyStep], variant: str) -> Iterator[FieldFault]:
    """What holds for the steps of the full form, and of each variant, in their order."""
    line = tuple(steps)
    known = {step.id: step for step in line}
    for at, step in enumerate(line):
        for field, name in (*mentions(step), *(("reads", name) for name in step.reads)):
            before = line[:at] if field == "shows" else line
            if what := _reference(known.get(name), before):
                yield step.id, _in(variant, field), what.format(name=name)
        for field, name in takes_from(step):
            if what := _list_fault(name, known, line[:at]):
                yield step.id, _in(variant, field), what.format(name=name)


def _reference(named: Step | None, before: tuple[Step, ...]) -> str:
    """What is wrong with naming a step that has to be among those `before`, "" where nothing is."""
    if named is None:
        return _("“{name}” is not a step of this form.")
    if not flaws(named) and not cells(named):
        return _("“{name}” collects nothing.")
    if named not in before:
        return _("“{name}” comes only after this step.")
    if not any("silent" in step.modes for step in before):
        return _("“{name}” is shown before anybody could answer in silence.")
    return ""


def _list_fault(name: str, known: Mapping[str, Step], before: tuple[Step, ...]) -> str:
    """What is wrong with taking over that list, "" where nothing is. A list of another exercise is
    known only in a session.
    """
    if "/" in name:
        named_well = all(part.isidentifier() for part in name.split("/", 1))
        return "" if named_well else _("“{name}” names no list.")
    named = known.get(name)
    if named is None:
        return _("“{name}” is not a step of this form.")
    if gathering(named) is None:
        return _("“{name}” names no list.")
    return "" if named in before else _("“{name}” comes only after this step.")


def _in(variant: str, field: str) -> str:
    return f"variants.{variant}.{field}" if variant else field


def _sum_sentence(total: int) -> str:
    return _("the steps add up to {n}.").format(n=total)


def _variant(exercise: Exercise[AnyStep], name: str) -> Iterator[FieldFault]:
    variant = exercise.variants[name]
    known = {step.id: step for step in exercise.steps}
    field = f"variants.{name}"
    yield from _ids("", f"{field}.steps", (step for step, _minutes in variant.steps))
    for chosen, minutes in variant.steps:
        if chosen not in known:
            yield "", f"{field}.steps", _("“{name}” is not a step.").format(name=chosen)
        if minutes < 1:
            yield chosen, f"{field}.steps", _("at least 1 minute.")
    total = sum(minutes for _step, minutes in variant.steps)
    if total != variant.minutes:
        yield "", f"{field}.minutes", _sum_sentence(total)
    steps = [known[chosen] for chosen, _minutes in variant.steps if chosen in known]
    yield from _form(steps, name)
    yield from _lenses(exercise, variant.lenses, steps, f"{field}.lenses")


def _chosen(exercise: Exercise[AnyStep], name: str) -> Iterator[FieldFault]:
    """What an option makes of the steps is in order, too."""
    whole = with_chosen(exercise, name)
    usual = {step.id: step for step in exercise.steps}
    for step in whole.steps:
        if step != usual[step.id]:
            yield from ((each, f"options.{name}.{at}", what) for each, at, what in _step(step))
    yield from _form([whole.step(each) for each in exercise.planned("", (name,))], "")
    said = set(language_faults(exercise))
    yield from (each for each in language_faults(whole) if each not in said)


def _lenses(
    exercise: Exercise[AnyStep], lenses: tuple[str, ...], steps: Iterable[AnyStep], field: str
) -> Iterator[FieldFault]:
    """A variant's lenses are known, and leave every step of it something to answer."""
    used = {part for step in exercise.steps for part in _parts(step)}
    for lens in lenses:
        if lens not in used:
            yield "", field, _("“{name}” is not a lens.").format(name=lens)
    for step in steps if lenses else ():
        left = narrowed(step, lenses)
        if left != step and not _parts(left) & set(lenses):
            yield step.id, field, _("leaves nothing to answer.")


def _parts(step: Step) -> set[str]:
    """The ids that the names of a step's cells are made of."""
    return {part for cell in _cells(step) for part in cell.name.split("/")}


def _choices(step: Step) -> set[str]:
    """The words that cells of the step take."""
    taken = (cell.values for cell in _cells(step) if not isinstance(cell.values, TextRule))
    return {value for values in taken for value in values if isinstance(value, str)}


def _hints(exercise: Exercise[AnyStep]) -> Iterator[FieldFault]:
    known = {step.id: step for step in exercise.steps}
    for number, each in enumerate(exercise.hints, start=1):
        if each.step not in known:
            what = _("“{name}” is not a step of this exercise.").format(name=each.step)
            yield "", f"hints.{number}.step", what
        elif each.when:
            shown = shows(known[each.step]) or each.step
            for what in _condition(each.when, known.get(shown)):
                yield each.step, f"hints.{number}.when", what


def _condition(when: str, shown: Step | None) -> Iterator[str]:
    """What is wrong with a hint's condition, asked of the step that it is about."""
    if shown is None or flaws(shown):
        return
    try:
        asked = tuple(hint.calls(hint.parse(when)))
        for call in asked:
            if call.name == "n" and not call.arguments:
                continue
            if not collects(shown):
                raise unknown_fact(call.name)
            fact(summarise(shown, {}), call.name, call.arguments)
            for name in call.arguments:
                if name not in _parts(shown) | _choices(shown):
                    yield _("“{name}” is not a part of “{step}”.").format(name=name, step=shown.id)
    except ExpressionFault as fault:
        yield fault.sentence
