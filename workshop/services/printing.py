"""Printing: handouts of a session or an exercise, their names, and saving them."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Literal

from msgspec import structs

from workshop.domain.exercise import Exercise
from workshop.domain.run import as_read, named_ahead
from workshop.domain.sheet_mark import day_marks
from workshop.domain.step import step_key
from workshop.errors import Missing, Refused
from workshop.pdf.handout_file import Made
from workshop.room.report.material import Material
from workshop.room.session_view import SessionView
from workshop.services.asked_cells import askable, asked_steps
from workshop.services.commands import ListExport
from workshop.services.file_name import file_name
from workshop.services.handout_kinds import WITH_ANSWERS, Kind, kinds
from workshop.services.secret import CODE_LENGTH
from workshop.services.service import Service
from workshop.services.views import OwnAnswers
from workshop.steps import AnyStep
from workshop.words import _, ngettext

if TYPE_CHECKING:
    from workshop.pdf.handout import CopyOwner, Form

PaperSize = Literal["a4", "letter"]
PrintSize = Literal["standard", "clear", "large"]
Telling = Callable[[int, int], None]
Cancelled = Callable[[], bool]
ONE_AT_A_TIME = RLock()
"""ReportLab's fonts belong to the whole program: two documents made at once break one another."""
LETTER = ("US", "CA", "MX", "CL", "CO", "VE", "PH", "CR", "GT", "NI", "PA", "SV", "PR")
"""Countries that use Letter; elsewhere it is A4."""


class Handout(Made, frozen=True, kw_only=True):
    """A finished PDF with the name for its file. session: of which it is, "" for none."""

    name: str
    kind: Kind
    session: str = ""


def usual_paper(land: str) -> PaperSize:
    """The paper of a country, given by its two-letter code."""
    return "letter" if land in LETTER else "a4"


def handout(
    service: Service, target: str, kind: Kind, *, person: str | None = None, exercise: str = "",
    paper: PaperSize = "a4", size: PrintSize = "standard", one_sided: bool = False,
    one_set: bool = False, fillable: bool = False, progress: Telling | None = None,
    cancelled: Cancelled | None = None,
) -> Handout:  # fmt: skip
    """A handout of a session, of one exercise in it, or the blank sheet of a shipped exercise.

    target: a session or an exercise id. person: a receipt code, a name or the label of an import;
    None takes everybody, which is refused where people have no names. one_sided: pages have no
    backs; else each person and each worksheet starts on a sheet of its own. one_set: worksheets to
    copy, with a line for the mark; else a set for each person, with theirs. fillable: one set as a
    form to fill in on a screen. Refused when called
    off.
    """
    # ReportLab and its fonts are slow to import: deferred to the first print.
    from workshop.pdf import handout as paper_floor  # noqa: PLC0415

    form = paper_floor.Form(paper=paper, size=size, one_sided=one_sided)
    shipped = _shipped(service, target)
    if shipped is not None:
        if kind != "blank":
            raise Refused(_("An exercise without a session has blank sheets only."))
        with ONE_AT_A_TIME:
            read = as_read(shipped)
            own = {step_key(read.id, step.id): step for step in read.every_step()}
            fields = askable(own) if fillable else None
            made = paper_floor.blank_sheets([read], form, fields=fields)
        name = file_name("pdf", shipped.title, _("worksheet"))
        return Handout(**structs.asdict(made), name=name, kind=kind)
    view = service.view(target)
    if exercise and exercise not in view.told():
        raise Missing(_("That exercise is not part of this session."))
    if kind == "copy":
        with ONE_AT_A_TIME:
            return _copies(service, view, person, exercise, form, progress, cancelled)
    with ONE_AT_A_TIME:
        if kind == "blank":
            fields = askable(asked_steps(view)) if fillable else None
            marks = ("",) if one_set or fillable else day_marks(view.session.people)
            made = _worksheets(view, exercise, form, marks, fields)
        else:
            made = _of_session(service, view, kind, exercise, form)
    title = view.exercises[exercise].title if exercise else kinds()[kind]
    return _named(made, view, kind, title)


def _of_session(
    service: Service, view: SessionView, kind: Kind, exercise: str, form: "Form"
) -> Made:
    from workshop.pdf import one_page, report, run_sheet  # noqa: PLC0415 - as above

    material = report_material(service, view)
    if kind == "cards":
        return _cards(view, exercise, form)
    if kind == "summary":
        return report.summary(material, form, only=exercise)
    makers = {"page": one_page.one_page, "run_sheet": run_sheet.run_sheet, "pack": report.pack}
    return makers[kind](material, form)


def _worksheets(
    view: SessionView, exercise: str, form: "Form", marks: tuple[str, ...],
    fields: frozenset[str] | None,
) -> Made:  # fmt: skip
    from workshop.pdf import handout as paper_floor  # noqa: PLC0415 - as above

    chosen = [view.exercises[exercise]] if exercise else list(view.exercises.values())
    sheets = list(map(named_ahead, chosen))
    return paper_floor.blank_sheets(sheets, form, view.session, marks, fields=fields)


def _cards(view: SessionView, exercise: str, form: "Form") -> Made:
    from workshop.pdf import handout as paper_floor  # noqa: PLC0415 - as above

    chosen = [view.exercises[exercise]] if exercise else list(view.exercises.values())
    made = paper_floor.reading_cards(chosen, form, view.session)
    if not made.pages:
        raise Refused(_("Nothing is read aloud here, so there are no cards to print."))
    return made


def _copies(
    service: Service, view: SessionView, person: str | None, exercise: str, form: "Form",
    progress: Telling | None, cancelled: Cancelled | None,
) -> Handout:  # fmt: skip
    if person is not None:
        return _copy(view, _one(service, view, person), exercise, form)
    _refuse_copies_of_all(view)
    from workshop.pdf.handout import copies  # noqa: PLC0415 - as above

    total = service.answered(view.session.id)
    if not total:
        raise Missing(_("Nobody has answered yet, so there is no copy to print."))

    def people() -> Iterator["CopyOwner"]:
        for place, own in enumerate(service.own(view.session.id), start=1):
            if cancelled and cancelled():
                raise Refused(_("Nothing was printed."))
            yield _person(own)
            if progress:
                progress(place, total)

    made = copies(material_of(view), people(), form, only=exercise)
    return _named(made, view, "copy", kinds()["copy"])


def _copy(view: SessionView, own: OwnAnswers, exercise: str, form: "Form") -> Handout:
    from workshop.pdf.handout import copies  # noqa: PLC0415 - as above

    with ONE_AT_A_TIME:
        made = copies(material_of(view), [_person(own)], form, only=exercise)
    return _named(made, view, "copy", own.label or kinds()["copy"])


def each_copy(
    service: Service, session: str, *, exercise: str = "", paper: PaperSize = "a4",
    size: PrintSize = "standard", progress: Telling | None = None,
    cancelled: Cancelled | None = None,
) -> Iterator[Handout]:  # fmt: skip
    """A file for each person, one after another, with names that sort: by number, or by name in
    named mode. Refused when called off; what was made before that stays.
    """
    from workshop.pdf.handout import Form  # noqa: PLC0415 - as above

    form = Form(paper=paper, size=size)
    view, total = service.view(session), service.answered(session)
    _refuse_copies_of_all(view)
    digits = len(str(total))
    for place, own in enumerate(service.own(session), start=1):
        if cancelled and cancelled():
            raise Refused(_stopped(place - 1))
        made = _copy(view, own, exercise, form)
        number = str(place).rjust(digits, "0")
        yield structs.replace(made, name=file_name("pdf", made.name.removesuffix(".pdf"), number))
        if progress:
            progress(place, total)


def wanted_copies(
    service: Service, session: str, wanted: Mapping[str, str], *, paper: PaperSize,
    size: PrintSize, progress: Telling, cancelled: Cancelled,
) -> Handout:  # fmt: skip
    """The copies that people asked for at the desk, each under a sheet with the mark they were
    told. wanted: participant → mark. No page has a back: one copy never lies on that of another.
    """
    from workshop.pdf.handout import Form, copies  # noqa: PLC0415 - as above

    def people() -> Iterator["CopyOwner"]:
        for place, (participant, mark) in enumerate(wanted.items(), start=1):
            if cancelled():
                raise Refused(_("Printing was stopped."))
            yield _person(service.own_answers(session, participant), mark)
            progress(place, len(wanted))

    view, form = service.view(session), Form(paper=paper, size=size, one_sided=True)
    with ONE_AT_A_TIME:
        made = copies(material_of(view), people(), form, covered=True)
    return _named(made, view, "copy", _("Own copies"))


def told(made: Made) -> tuple[str, ...]:
    """What the person who prints or saves a handout should know of its words."""
    said = []
    if made.missing:
        gone = " ".join(made.missing)
        said.append(_("No font here has these characters; a crossed box marks them: {characters}.")
                    .format(characters=gone))  # fmt: skip
    if made.backwards:
        said.append(_(
            "Words from right to left copy out of the PDF whole. On a line with numbers, brackets "
            "or words from left to right they may change places."
        ))  # fmt: skip
    return tuple(said)


def may_copy_all(view: SessionView) -> bool:
    """Whether everybody's sheets may be printed at once: only where people go by their names."""
    return view.session.mode == "named"


def _refuse_copies_of_all(view: SessionView) -> None:
    if not may_copy_all(view):
        raise Refused(_("Here each person prints their own copy, with the code they were given."))


def _stopped(count: int) -> str:
    if not count:
        return _("Nothing was printed.")
    return ngettext("Stopped. {n} copy was made before that.",
                    "Stopped. {n} copies were made before that.", count)  # fmt: skip


def save(service: Service, made: Handout, path: Path) -> Path:
    """Writes a handout to a file, or into a folder under its own name; where it is. One with
    answers is listed in its session.
    """
    from workshop.pdf.write import write  # noqa: PLC0415 - with the rest of paper, see above

    place = path / made.name if path.is_dir() else path
    write(made.file, place)
    if made.session and made.kind in WITH_ANSWERS:
        service.do(ListExport(session=made.session, file=place, deed=made.kind))
    return place


def _shipped(service: Service, target: str) -> Exercise[AnyStep] | None:
    return next((each for each in service.exercises() if each.id == target), None)


def report_material(service: Service, view: SessionView) -> Material:
    """The same with what the session's report is to hold, and with who hands it over."""
    answered = service.answered(view.session.id)
    choice = service.report_choice(view.session.id)
    letterhead = service.letterheads().chosen(choice.letterhead)
    return structs.replace(
        material_of(view), answered=answered, choice=choice, letterhead=letterhead
    )


def material_of(view: SessionView) -> Material:
    """What the session's paper and files are made of."""
    return Material(
        session=view.session,
        exercises={**view.told()},
        snapshots=dict(view.snapshots),
        notes=view.notes,
        asked=frozenset(key for key, far in view.progress.items() if far.sealed),
        lists=view.lists,
    )


def _one(service: Service, view: SessionView, person: str) -> OwnAnswers:
    """The person with that name, label or receipt code."""
    session = view.session.id
    try:
        return service.own_by_label(session, person)
    except Missing:
        if len(re.sub(r"[\s-]", "", person)) != CODE_LENGTH:
            raise
        return service.own_by_code(session, person)


def _person(own: OwnAnswers, mark: str = "") -> "CopyOwner":
    from workshop.pdf.handout import CopyOwner  # noqa: PLC0415 - as above

    return CopyOwner(label=own.label, answers=own.answers, mark=mark)


def _named(made: Made, view: SessionView, kind: Kind, what: str) -> Handout:
    """The day first, so that names sort."""
    dated = f"{view.session.date.isoformat()} {view.session.title}"
    name = file_name("pdf", dated, what)
    return Handout(**structs.asdict(made), name=name, kind=kind, session=view.session.id)
