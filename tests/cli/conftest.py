"""The command line, called as from a terminal."""

import csv
from dataclasses import dataclass

import pytest

from tests.no_windows import NoWindows
from workshop.cli import program
from workshop.domain.step import TextRule, cells
from workshop.services.library import open_service


@dataclass
class Ran:
    """What a command gave back and wrote."""

    status: int
    out: str
    err: str


@pytest.fixture
def workshop(capsys):
    """Runs a command; what it gave back."""

    def run(*arguments) -> Ran:
        status = program.main([str(each) for each in arguments], NoWindows())
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return run


@pytest.fixture
def session(workshop) -> str:
    """A half day for eight people."""
    return workshop("new", "--template", "half_day", "--title", "Customer day").out.strip()


def value_of(cell, person):
    """Some allowed value, not the same for everybody."""
    if isinstance(cell.values, TextRule):
        return f"word {person}"
    return cell.values[person % len(cell.values)]


@pytest.fixture
def sheet(tmp_path, session, home):
    """Writes a CSV file with the answers of so many people to some steps; its path."""

    def write(people, *steps, name="answers.csv"):
        service = open_service(home)
        view = service.view(session)
        service.close()
        file = tmp_path / name
        with file.open("w", newline="", encoding="utf-8") as out:
            rows = csv.writer(out)
            rows.writerow(("person", "exercise", "step", "cell", "value"))
            for key in steps or view.collecting():
                for person in range(people):
                    for cell in cells(view.step(key)):
                        if cell.required or isinstance(cell.values, TextRule):
                            rows.writerow(
                                (f"p{person}", *key.split("/"), cell.name, value_of(cell, person))
                            )
        return file

    return write
