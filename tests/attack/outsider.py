"""Somebody with the command line and the library file, and nothing else of the program."""

import contextlib
import csv
import io
import json
import sqlite3
from pathlib import Path

from tests.no_windows import NoWindows
from workshop.cli import program

KEY = "reread_quote/rate"
CANNOT_SAY = "-"


class Outsider:
    """One session in a library of its own. Cells are named `s1/me`."""

    def __init__(self, home: Path, people: int = 8, template: str = "half_day") -> None:
        self.home = home
        options = ("--template", template, "--title", "Day", "--threshold", "3")
        self.session = self.says("new", *options, "--people", str(people)).strip()

    def runs(self, *arguments: str) -> tuple[int, str]:
        """A command's exit status and what it wrote."""
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
            status = program.main(["--home", str(self.home), *arguments], NoWindows())
        return status, out.getvalue()

    def says(self, *arguments: str) -> str:
        """What a command that has to be carried out wrote."""
        status, out = self.runs(*arguments)
        assert status == 0, arguments
        return out

    def hands_in(self, sheets: dict[str, dict[str, object]], key: str = KEY) -> None:
        """Sheets of a step by label: new people, or corrections of the same people."""
        file = self.home / "sheets.csv"
        with file.open("w", newline="", encoding="utf-8") as out:
            writer = csv.writer(out)
            writer.writerow(["person", "exercise", "step", "cell", "value"])
            for label, cells in sheets.items():
                for cell, value in cells.items():
                    told = CANNOT_SAY if value is None else value
                    writer.writerow([label, *key.split("/"), cell, told])
        self.says("answers", "import", self.session, str(file))

    def names(self, key: str, *lines: str) -> None:
        """What the group names on the day, its columns first."""
        file = self.home / "list.csv"
        file.write_text("\n".join(lines), encoding="utf-8")
        self.says("gather", self.session, key, str(file))

    def reveals(self, key: str = KEY) -> dict | None:
        """What a reveal publishes; None where it is refused."""
        status, _out = self.runs("reveal", self.session, key)
        return self.results(key) if status == 0 else None

    def results(self, key: str = KEY) -> dict:
        """The published numbers of a step."""
        exercise, step = key.split("/")
        found = json.loads(self.says("results", self.session, "--json"))
        steps = {each["id"]: each["steps"] for each in found["exercises"]}
        return next(each for each in steps[exercise] if each["id"] == step)

    def asks(self, statement: str, *values: object) -> list[tuple]:
        """Reads or changes the library file itself, as the deeds of the windows do."""
        connection = sqlite3.connect(self.home / "library.workshop")
        with contextlib.closing(connection), connection:
            return connection.execute(statement, values).fetchall()
