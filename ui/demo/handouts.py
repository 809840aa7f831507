"""All handouts of the day, as files that sort."""

from pathlib import Path

from workshop.services.handout_kinds import Kind
from workshop.services.printing import handout, save
from workshop.services.service import Service

OF_SESSION: tuple[Kind, ...] = ("blank", "summary", "page", "run_sheet", "pack")


def print_worksheets(service: Service, folder: Path) -> None:
    """The worksheet of every exercise."""
    folder.mkdir(parents=True, exist_ok=True)
    for exercise in service.exercises():
        save(service, handout(service, exercise.id, "blank"), folder)


def print_all(service: Service, session: str, codes: tuple[str, ...], folder: Path) -> None:
    """Worksheets, summary and pack of the session, and a copy for each person who gives a code."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in OF_SESSION:
        save(service, handout(service, session, kind), folder)
    for number, code in enumerate(codes, 1):
        save(service, handout(service, session, "copy", person=code), folder / f"copy {number}.pdf")
