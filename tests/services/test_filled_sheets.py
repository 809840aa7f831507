"""Worksheets filled in on a screen: read back as they were filled, known again, faults by field."""

import datetime as dt
import io
import random

import pikepdf
import pytest

from tests.paper.day import SHIPPED
from tests.services.filling import fillable, filled
from workshop.domain.step import TextRule, cells
from workshop.errors import Refused
from workshop.services.commands import NewSession, StartSession
from workshop.services.filled_sheets import command, read_sheets, sheet_told
from workshop.services.library import open_service


def new(service, **given):
    """A started session with the quote in it."""
    made = NewSession(title="Day", template="taster", date=dt.date(2026, 11, 24), **given)
    name = service.do(made).value
    service.do(StartSession(session=name))
    return name


@pytest.fixture
def service(tmp_path_factory):
    service = open_service(tmp_path_factory.mktemp("library"))
    yield service
    service.close()


@pytest.fixture
def session(service):
    return new(service)


def steps_of(service, session, exercise):
    view = service.view(session)
    return {key: view.step(key) for key in view.collecting() if key.startswith(f"{exercise}/")}


def some_answers(service, session, exercise, chance):
    """What somebody answers, by field as a form says it, and by step and cell as it is kept."""
    said, kept = {}, {}
    for key, step in steps_of(service, session, exercise).items():
        for cell in cells(step):
            field = f"{key}/{cell.name}"
            if isinstance(cell.values, TextRule):
                said[field] = kept[field] = f"words {chance.randrange(1000)} naïve"
            elif cell.values == (False, True):
                said[field], kept[field] = "yes", True
            else:
                value = chance.choice([*cell.values, *([None] if cell.missing else [])])
                said[field], kept[field] = "-" if value is None else str(value), value
    return said, kept


def own_fields(service, session, label):
    answers = service.own_by_label(session, label).answers
    return {
        f"{key}/{cell}": value for key, given in answers.items() for cell, value in given.items()
    }


EXERCISE = "reread_quote"


def test_that_forms_come_back_as_they_were_filled_in_and_are_known_again(
    service, session, tmp_path
):
    chance, empty = random.Random(5), fillable(service, session, EXERCISE)
    kept, files = {}, []
    for number in range(3):
        said, kept[f"word {number}"] = some_answers(service, session, EXERCISE, chance)
        path = tmp_path / f"{number}.pdf"
        files.append(filled(empty, {**said, "person": f"word {number}"}, path))

    sheets = read_sheets(service, session, files)
    assert [sheet.faults for sheet in sheets] == [()] * 3
    assert service.people(session) == (), "a preview keeps nothing"
    outcome = service.do(command(session, sheets))

    for label, fields in kept.items():
        unlinked = {f"{key}/" for key, step in steps_of(service, session, EXERCISE).items()
                    if step.unlinked}  # fmt: skip
        expected = {name: value for name, value in fields.items()
                    if not any(name.startswith(each) for each in unlinked)}  # fmt: skip
        assert own_fields(service, session, label) == expected
    again = read_sheets(service, session, files)
    assert not any(sheet.is_new or sheet.faults for sheet in again)
    assert all("known already: " in sheet_told(sheet)[0] for sheet in again)
    with pytest.raises(Refused, match="nothing new"):
        command(session, again)
    service.do(outcome.undo)
    assert service.people(session) == ()


def test_that_two_files_without_a_word_are_two_people_and_one_file_twice_is_one(
    service, session, tmp_path
):
    chance, empty = random.Random(7), fillable(service, session, EXERCISE)
    said, _kept = some_answers(service, session, EXERCISE, chance)
    other, _kept = some_answers(service, session, EXERCISE, chance)
    one, two = filled(empty, said, tmp_path / "1.pdf"), filled(empty, other, tmp_path / "2.pdf")
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(one.read_bytes())

    sheets = read_sheets(service, session, [one, two, copy])

    assert [sheet.is_new for sheet in sheets] == [True, True, False]
    assert "the same file as “1.pdf”" in sheet_told(sheets[2])[0]
    service.do(command(session, sheets[:2]))
    assert len(service.people(session)) == 2


def flattened(content):
    with pikepdf.open(io.BytesIO(content)) as pdf:
        del pdf.Root["/AcroForm"]
        for page in pdf.pages:
            if "/Annots" in page:
                del page["/Annots"]
        made = io.BytesIO()
        pdf.save(made)
    return made.getvalue()


def told(service, session, path):
    (sheet,) = read_sheets(service, session, [path])
    assert not sheet.is_new
    return " ".join(sheet_told(sheet))


def test_that_what_cannot_be_read_back_is_told_in_a_sentence(service, session, tmp_path):
    path = tmp_path / "sheet.pdf"
    empty = fillable(service, session, EXERCISE)
    for content, words in (
        (flattened(empty), "was flattened"),
        (b"no PDF at all", "is no PDF that can be read"),
        (empty, "Nothing is filled in"),
    ):
        path.write_bytes(content)
        assert words in told(service, session, path)
    path.unlink()
    assert "cannot be read" in told(service, session, path)


def test_that_a_form_of_another_session_or_another_version_is_not_taken_in(
    service, session, tmp_path
):
    said, _kept = some_answers(service, session, EXERCISE, random.Random(1))
    sheet = filled(fillable(service, session, EXERCISE), said, tmp_path / "a.pdf")
    other = new(service)
    assert "belongs to another session" in told(service, other, sheet)

    loose = fillable(service, EXERCISE)
    version = SHIPPED[EXERCISE].version
    older = loose.replace(
        f"{EXERCISE}={version}".encode("utf-16-be").hex().upper().encode(),
        f"{EXERCISE}={version + 1}".encode("utf-16-be").hex().upper().encode(),
    )
    path = filled(older, said, tmp_path / "b.pdf")
    assert "in the form that was printed" in told(service, session, path)
    assert read_sheets(service, session, [filled(loose, said, tmp_path / "c.pdf")])[0].is_new


def test_that_a_session_by_names_asks_for_one_and_faults_name_their_field(service, tmp_path):
    named = new(service, mode="named")
    said, _kept = some_answers(service, named, EXERCISE, random.Random(3))
    empty = fillable(service, named, EXERCISE)

    sheet = filled(empty, said, tmp_path / "a.pdf")
    assert "“Your name”: It is empty" in told(service, named, sheet)

    sheet = filled(empty, {**said, "person": "Ana"}, tmp_path / "b.pdf")
    service.do(command(named, read_sheets(service, named, [sheet])))
    assert [person.label for person in service.people(named)] == ["Ana"]


def test_that_a_session_by_teams_asks_each_file_for_one_and_keeps_it(service, tmp_path):
    teams = new(service, mode="team")
    said, _kept = some_answers(service, teams, EXERCISE, random.Random(3))
    empty = fillable(service, teams, EXERCISE)

    sheet = filled(empty, {**said, "person": "oak"}, tmp_path / "a.pdf")
    assert "“Your team”: It is empty" in told(service, teams, sheet)

    sheet = filled(empty, {**said, "person": "oak", "team": "North"}, tmp_path / "b.pdf")
    service.do(command(teams, read_sheets(service, teams, [sheet])))
    with service._database.read() as connection:
        rows = connection.exec_driver_sql("SELECT team FROM participant").all()
    assert [row[0] for row in rows] == ["North"]
