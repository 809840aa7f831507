"""Answers from a CSV file, as spreadsheets write them: read, checked line by line, then kept whole
or not at all.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from workshop.domain.record import Person
from workshop.domain.step import (
    Cell,
    Step,
    TextRule,
    Value,
    cells,
    checker,
    sheet_fault,
    step_key,
)
from workshop.errors import ImportFault, Refused
from workshop.services.commands import ImportRows
from workshop.services.deed import Deed, carry_out
from workshop.services.desk import SIGN_LIMIT, TEAM_LIMIT, refuse_purged
from workshop.services.events import Outcome, answers_changed
from workshop.services.lookups import collecting_step, limited, unfinished
from workshop.services.people import refuse_sample
from workshop.services.secret import fresh_token, hashed_label, hashed_sign, plain
from workshop.services.spreadsheet import Spreadsheet
from workshop.services.taking_out import way_out
from workshop.services.views import Imported
from workshop.steps import AnyStep
from workshop.storage.answer_store import Put
from workshop.storage.session_store import Kept
from workshop.words import _, ngettext, quoted

COLUMNS = ("person", "exercise", "step", "cell", "value")
CANT_SAY = ("-", "–", "—")
"""A hyphen, or the dashes that word processors turn it into."""
WHOLE = re.compile(r"(-?\d+)[.,]0{1,2}")
"""A whole number as a spreadsheet writes it in a column with gaps: 4.0 or 4,00. 3,000 may be three
thousand."""
YES = ("true", "yes", "1", "x")
NO = ("false", "no", "0", "")
MOST_FAULTS = 100
SLICE = 1_000
"""Rows between two progress reports."""

AnswerRow = tuple[str, str, str, Value]
LineFault = tuple[int, str, str]
Telling = Callable[[int, int], None]


class Reader:
    """Checks lines against the steps of a session, gathering rows and faults."""

    def __init__(self, steps: Mapping[str, AnyStep]) -> None:
        self._steps = steps
        self._checks = {key: checker(step) for key, step in steps.items()}
        self._exercises = {key.partition("/")[0] for key in steps}
        self._cells = {
            key: {cell.name: cell for cell in cells(step)} for key, step in steps.items()
        }
        self._checked: dict[tuple[str, str, str], Value] = {}
        self._seen: dict[tuple[str, str, str], int] = {}
        self._people: dict[str, str] = {}
        self._sheets: dict[tuple[str, str], dict[str, Value]] = {}
        self._last_line: dict[tuple[str, str], int] = {}
        self._again: Counter[tuple[str, str]] = Counter()
        self.rows: list[AnswerRow] = []
        self.faults: list[LineFault] = []

    def take(self, line: int, fields: Sequence[str]) -> None:
        """One line, its fields in the order of `COLUMNS`: a row, or a fault."""
        person, exercise, step, cell, text = fields
        key = step_key(exercise, step)
        fault = self._place_fault(person, exercise, key, cell)
        if fault:
            self._misplaced(line, *fault, named=fields[COLUMNS.index(fault[0])])
            return
        place = (self._people[person], key, cell)
        if place in self._seen:
            said = _("the same cell is already in line {n}").format(n=self._seen[place])
            self.faults.append((line, "cell", said))
            return
        self._seen[place] = line
        try:
            value = self._value(key, cell, text)
        except Refused as refused:
            self.faults.append((line, "value", refused.sentence))
            return
        self.rows.append((person, key, cell, value))
        sheet = (place[0], key)
        self._sheets.setdefault(sheet, {})[cell] = value
        self._last_line[sheet] = line

    def finish(self) -> None:
        """After the last line: looks at each person's sheet as a whole."""
        for sheet, answers in self._sheets.items():
            fault = sheet_fault(self._steps[sheet[1]], answers)
            if fault:
                self.faults.append((self._last_line[sheet], "value", fault))

    def told(self) -> tuple[LineFault, ...]:
        """The faults in order; what many lines name wrongly is told once, at the first of them."""
        found = sorted(self.faults, key=lambda fault: fault[0])
        return tuple(
            (line, column, self._with_more(column, said))
            for line, column, said in found[:MOST_FAULTS]
        )

    def _misplaced(self, line: int, column: str, said: str, *, named: str) -> None:
        if (column, said) in self._again:
            self._again[column, said] += 1
            return
        self.faults.append((line, column, said))
        if named:
            self._again[column, said] = 0

    def _with_more(self, column: str, said: str) -> str:
        more = self._again[column, said]
        lines = ngettext("the same in {n} more line", "the same in {n} more lines", more)
        return f"{said} ({lines})" if more else said

    def _place_fault(
        self, person: str, exercise: str, key: str, cell: str
    ) -> tuple[str, str] | None:
        if fault := self._person_fault(person):
            return "person", fault
        if exercise not in self._exercises:
            said = _("this session has no exercise “{name}” that collects answers")
            return "exercise", said.format(name=quoted(exercise))
        if key not in self._steps:
            said = _("“{exercise}” has no step “{name}” that collects answers")
            return "step", said.format(exercise=exercise, name=quoted(key.partition("/")[2]))
        if cell not in self._cells[key]:
            said = _("“{step}” has no cell “{name}”")
            return "cell", said.format(step=key, name=quoted(cell))
        return None

    def _person_fault(self, person: str) -> str:
        """Why the label names nobody, or ""; notes whom it names however it is written."""
        if person not in self._people:
            try:
                name = plain(limited(person, SIGN_LIMIT, _("A name")))
            except Refused as refused:
                return refused.sentence
            if not name:
                return _("nobody is named")
            self._people[person] = name
        return ""

    def _value(self, key: str, cell: str, text: str) -> Value:
        place = (key, cell, text)
        if place not in self._checked:
            value = _read_value(self._cells[key][cell], text)
            self._checked[place] = self._checks[key](cell, value)
        return self._checked[place]


def read_rows(
    path: Path,
    steps: Mapping[str, AnyStep],
    progress: Telling | None = None,
    *,
    code_page: str = "",
) -> tuple[AnswerRow, ...]:
    """The rows of a file; ImportFault with every fault by line and column (at most 100)."""
    table = Spreadsheet(path, COLUMNS, code_page)
    reader = Reader(steps)
    try:
        _read_all(table, reader, progress)
    except ImportFault as fault:
        reader.faults += fault.faults
    if not reader.faults:
        reader.finish()
    if reader.faults:
        raise ImportFault(reader.told())
    if not reader.rows:
        said = _("there are no answers below the header")
        raise ImportFault(((table.header + 1, COLUMNS[0], said),))
    return tuple(reader.rows)


def _read_all(table: Spreadsheet, reader: Reader, progress: Telling | None) -> None:
    total = table.below
    for number, row in enumerate(table.rows(), start=1):
        if row.beyond:
            reader.faults.append((row.line, COLUMNS[-1], table.told_beyond(row.beyond)))
        else:
            reader.take(row.line, row.fields)
        if progress is not None and number % SLICE == 0:
            progress(number, total)
        if len(reader.faults) >= MOST_FAULTS:
            return


def command(session: str, rows: tuple[AnswerRow, ...], *, sample: bool) -> ImportRows:
    """The deed that keeps the rows."""
    return ImportRows(session=session, rows=rows, sample=sample)


@carry_out.register(ImportRows)
def import_rows(command: ImportRows, deed: Deed) -> Outcome:
    kept = unfinished(deed.unit, command.session)
    refuse_purged(kept)
    if command.sample:
        refuse_sample(kept)
    steps: dict[str, Step] = {}
    for _person, key, _cell, _value in command.rows:
        if key not in steps:
            steps[key] = collecting_step(deed, kept, key)
    people, new = _people(deed, kept, command)
    puts, done, left_out = _put(deed, kept, command.rows, steps, people)
    # In the order of their keys they lie as they are to lie, unless somebody was there before.
    if deed.unit.people.all(command.session):
        deed.touched.add(command.session)
    deed.unit.people.add(command.session, *sorted(new, key=lambda person: person.id))
    added = deed.unit.answers.put_sealed(command.session, puts)
    newly = deed.unit.people.add_done(command.session, sorted(done, key=lambda pair: pair[::-1]))
    return Outcome(
        events=answers_changed(command.session),
        value=Imported(added=len(added), people=len(set(people.values())), left_out=left_out),
        undo=way_out(command.session, added, newly, (person.id for person in new)),
    )


def _people(deed: Deed, kept: Kept, command: ImportRows) -> tuple[dict[str, str], list[Person]]:
    """Label → token, and the people that are new."""
    named = kept.session.mode == "named"
    known = {person.sign: person.id for person in deed.unit.people.all(kept.session.id)}
    tokens: dict[str, str] = {}
    new: list[Person] = []
    for label in dict.fromkeys(row[0] for row in command.rows):
        name = limited(label, SIGN_LIMIT, _("A name"))
        sign = hashed_sign(kept.salt, name).digest if named else hashed_label(kept.salt, name)
        if sign not in known:
            team = limited(command.teams.get(label, ""), TEAM_LIMIT, _("Your team"))
            person = Person(id=fresh_token(), sign=sign, name=name if named else "", team=team)
            known[sign] = person.id
            new.append(person)
        tokens[label] = known[sign]
    return tokens, new


def _put(
    deed: Deed,
    kept: Kept,
    rows: tuple[AnswerRow, ...],
    steps: Mapping[str, Step],
    people: Mapping[str, str],
) -> tuple[list[Put], list[tuple[str, str]], dict[str, int]]:
    """The answers under their tokens, the (person, step) pairs that they do, and how many rows of
    each step are left out.
    """
    values: dict[tuple[str, str, Value, type], Value] = {}
    earlier = {
        key: frozenset(deed.unit.people.done_in(kept.session.id, key))
        for key, step in steps.items()
        if step.unlinked
    }
    taking = {key: checker(step) for key, step in steps.items()}
    fresh: dict[tuple[str, str], str] = {}
    puts: list[Put] = []
    done: dict[tuple[str, str], None] = {}
    left_out: Counter[str] = Counter()
    for label, key, cell, value in rows:
        person = people[label]
        token = person
        if key in earlier:
            if person in earlier[key]:
                left_out[key] += 1
                continue
            token = fresh.setdefault((person, key), fresh_token())
        sort = (key, cell, value, type(value))
        if sort not in values:
            values[sort] = taking[key](cell, value)
        puts.append(Put(key, token, cell, values[sort]))
        done[person, key] = None
    return puts, list(done), dict(left_out)


def _read_value(cell: Cell, text: str) -> Value:
    """The text as the kind of value that the cell takes."""
    if text in CANT_SAY:
        return None
    if isinstance(cell.values, TextRule):
        return text
    if all(isinstance(allowed, bool) for allowed in cell.values):  # (0, 1) equals it, too
        return text.casefold() in YES if text.casefold() in YES + NO else text
    if not text:
        raise Refused(_("is empty; - is can't say"))
    whole = WHOLE.fullmatch(text)
    written = whole[1] if whole else text
    plain = {str(allowed): allowed for allowed in cell.values}
    return {**plain, **cell.named}.get(written, text)
