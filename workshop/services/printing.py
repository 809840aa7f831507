"""Printing: handouts of a session or an exercise as bytes, their names, and saving them."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from workshop.domain.exercise import Exercise
from workshop.domain.run import as_read
from workshop.errors import Missing, Refused
from workshop.services.secret import CODE_LENGTH
from workshop.services.service import Service
from workshop.services.views import OwnAnswers, SessionView
from workshop.steps import AnyStep
from workshop.words import _

if TYPE_CHECKING:
    from workshop.pdf.handout import Form, Made, Material, Person

Kind = Literal["blank", "copy", "summary", "page", "run_sheet", "pack"]
PaperSize = Literal["a4", "letter"]
PrintSize = Literal["standard", "clear", "large"]
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
LONGEST_NAME = 60


class Handout(Struct, frozen=True, kw_only=True):
    """A finished PDF. name: for its file. missing: signs that no font has. left_out: steps that
    were not revealed, in words.
    """

    name: str
    content: bytes
    pages: int
    missing: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def kinds() -> dict[Kind, str]:
    """What can be printed of a session, with its words."""
    return {
        "blank": _("Blank worksheets"),
        "copy": _("People's own copies"),
        "summary": _("Session summary"),
        "page": _("One-page summary"),
        "run_sheet": _("Run sheet"),
        "pack": _("Client pack"),
    }


def handout(
    service: Service, target: str, kind: Kind, *, person: str | None = None, exercise: str = "",
    paper: PaperSize = "a4", size: PrintSize = "standard", progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Handout:  # fmt: skip
    """A handout of a session, of one exercise in it, or the blank sheet of a shipped exercise.

    target: a session or an exercise id. person: a receipt code, a name or a participant token;
    None takes everybody. Refused when called off.
    """
    # ReportLab and its fonts take a while to import: paid at the first print, not at the start.
    from workshop.pdf import handout as paper_floor  # noqa: PLC0415

    form = paper_floor.Form(paper=paper, size=size)
    shipped = _shipped(service, target)
    if shipped is not None:
        if kind != "blank":
            raise Refused(_("An exercise without a session has blank sheets only."))
        made = paper_floor.blank_sheets([as_read(shipped)], form)
        return _named(made, _file_name(shipped.title, _("worksheet")))
    view = service.view(target)
    if exercise and exercise not in view.exercises:
        raise Missing(_("That exercise is not part of this session."))
    try:
        if kind == "copy":
            return _copies(service, view, person, exercise, form, progress, cancelled)
        made = _of_session(view, kind, exercise, form)
    except paper_floor.Stopped:
        raise Refused(_("Nothing was printed.")) from None
    title = view.exercises[exercise].title if exercise else kinds()[kind]
    return _named(made, _file_name(_dated(view), title))


def _of_session(view: SessionView, kind: Kind, exercise: str, form: "Form") -> "Made":
    from workshop.pdf import handout as paper_floor  # noqa: PLC0415 - as above

    material = _material(view)
    if kind == "blank":
        chosen = [view.exercises[exercise]] if exercise else list(view.exercises.values())
        return paper_floor.blank_sheets(chosen, form, view.session)
    if kind == "summary":
        return paper_floor.summary(material, form, only=exercise)
    makers = {"page": paper_floor.one_page, "run_sheet": paper_floor.run_sheet,
              "pack": paper_floor.pack}  # fmt: skip
    return makers[kind](material, form)


def _copies(
    service: Service, view: SessionView, person: str | None, exercise: str, form: "Form",
    progress: Progress | None, cancelled: Cancelled | None,
) -> Handout:  # fmt: skip
    from workshop.pdf import handout as paper_floor  # noqa: PLC0415 - as above

    own = service.own(view.session.id) if person is None else (_one(service, view, person),)
    people = [_person(each) for each in _sorted(own)]
    if not people:
        raise Missing(_("Nobody has answered yet, so there is no copy to print."))
    made = paper_floor.copies(
        _material(view), people, form, only=exercise, progress=progress, cancelled=cancelled
    )
    label = people[0].label if len(people) == 1 else ""
    return _named(made, _file_name(_dated(view), label or kinds()["copy"]))


def each_copy(
    service: Service, session: str, *, exercise: str = "", paper: PaperSize = "a4",
    size: PrintSize = "standard", progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> tuple[Handout, ...]:  # fmt: skip
    """A file for each person, with names that sort: by number, or by name in named mode."""
    own = _sorted(service.own(session))
    digits = len(str(len(own)))
    found = []
    for place, each in enumerate(own, start=1):
        if cancelled and cancelled():
            raise Refused(_("Nothing was printed."))
        made = handout(service, session, "copy", person=each.participant, exercise=exercise,
                       paper=paper, size=size)  # fmt: skip
        number = str(place).rjust(digits, "0")
        name = _file_name(made.name.removesuffix(".pdf"), number)
        found.append(Handout(name=name, content=made.content, pages=made.pages,
                             missing=made.missing))  # fmt: skip
        if progress:
            progress(place, len(own))
    return tuple(found)


def save(made: Handout, path: Path) -> Path:
    """Writes a handout to a file, or into a folder under its own name; where it is."""
    from workshop.pdf.write import write  # noqa: PLC0415 - with the rest of paper, see above

    place = path / made.name if path.is_dir() else path
    write(made.content, place)
    return place


def _shipped(service: Service, target: str) -> Exercise[AnyStep] | None:
    return next((each for each in service.exercises() if each.id == target), None)


def _material(view: SessionView) -> "Material":
    from workshop.pdf.handout import Material  # noqa: PLC0415 - as above

    order = [block.exercise for block in view.session.agenda if block.exercise]
    return Material(
        session=view.session,
        exercises={name: view.exercises[name] for name in dict.fromkeys(order)},
        snapshots=dict(view.snapshots),
        notes=view.notes,
    )


def _one(service: Service, view: SessionView, person: str) -> OwnAnswers:
    """The person with that token, name or receipt code."""
    for each in service.own(view.session.id):
        if person in (each.participant, each.label):
            return each
    try:
        return service.own_by_label(view.session.id, person)
    except Missing:
        if len(re.sub(r"[\s-]", "", person)) != CODE_LENGTH:
            raise
        return service.own_by_code(view.session.id, person)


def _sorted(own: tuple[OwnAnswers, ...]) -> list[OwnAnswers]:
    """By name; where there are none by token, which is random and tells no order."""
    return sorted(own, key=lambda each: (each.label.casefold(), each.participant))


def _person(own: OwnAnswers) -> "Person":
    from workshop.pdf.handout import Person  # noqa: PLC0415 - as above

    return Person(label=own.label, answers=own.answers)


def _named(made: "Made", name: str) -> Handout:
    return Handout(name=name, content=made.content, pages=made.pages, missing=made.missing,
                   left_out=made.left_out)  # fmt: skip


def _dated(view: SessionView) -> str:
    """The day first, so that names sort."""
    return f"{view.session.date.isoformat()} {view.session.title}"


def _file_name(*parts: str) -> str:
    """A name that every file system takes."""
    kept = []
    for part in parts:
        plain = re.sub(r'[\\/:*?"<>|\x00-\x1f]', " ", unicodedata.normalize("NFC", part))
        shown = "".join(sign for sign in plain if unicodedata.category(sign) not in ("Cf", "Cc"))
        kept.append(" ".join(shown.split())[:LONGEST_NAME].strip(" ."))
    return (" - ".join(part for part in kept if part) or "handout") + ".pdf"
