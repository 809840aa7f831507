"""Handouts against as many plain ReportLab pages of the same text, and copies for many people."""

import io
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import pypdf
from fontpkg_atkinson_hyperlegible import __file__ as face
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

from tests.bench.figure import Figure, compared, seconds
from workshop.domain.step import Cell, TextRule, Value, cells
from workshop.errors import Refused
from workshop.services import printing
from workshop.services.commands import ImportRows, NewSession, Reveal, StartSession
from workshop.services.library import open_service
from workshop.services.service import Service

GROUPS = (24, 100, 400)
RUNS = 3
FONT = "Plain"


def figures() -> list[Figure]:
    """All figures of this part."""
    with tempfile.TemporaryDirectory() as name:
        service = open_service(Path(name))
        sessions = {people: answered_session(service, people) for people in GROUPS}
        small = sessions[GROUPS[0]]
        found = [
            _against_plain(service, small, "summary", "session summary, 24 people"),
            _against_plain(service, small, "copy", "24 personal copies"),
        ]
        per_person = {
            people: (lambda people=people: _copies(service, sessions[people]) / people)
            for people in GROUPS
        }
        found += [
            compared(
                "paper",
                f"a personal copy among {people}",
                per_person[people],
                per_person[GROUPS[0]],
                goal=1.1,
                runs=RUNS,
            )
            for people in GROUPS[1:]
        ]
        service.close()
        found.append(
            compared(
                "paper",
                f"peak memory of {GROUPS[-1]} copies, against {GROUPS[0]}",
                lambda: _peak(name, sessions[GROUPS[-1]]),
                lambda: _peak(name, small),
                goal=1.1,
                unit="MB",
                runs=RUNS,
            )
        )
        return found


def _value(cell: Cell, person: int) -> Value:
    if isinstance(cell.values, TextRule):
        words = f"Person {person} would ring every customer back before ten in the morning."
        return words[: cell.values.max_length]
    return cell.values[(person * 7 + len(cell.name)) % len(cell.values)]


def answered_session(service: Service, people: int) -> str:
    made = service.do(
        NewSession(
            template="half_day",
            title=f"Room of {people}",
            date=date(2099, 1, 1),
            people=people,
            mode="named",
        )
    )
    session = str(made.value)
    service.do(StartSession(session=session))
    view = service.view(session)
    rows = tuple(
        (f"p{person}", key, cell.name, _value(cell, person))
        for key in view.collecting()
        for cell in cells(view.step(key))
        if cell.required or not cell.missing
        for person in range(people)
    )
    service.do(ImportRows(session=session, rows=rows))
    for key in view.collecting():
        try:
            service.do(Reveal(session=session, step=key))
        except Refused:
            continue
    return session


def _copies(service: Service, session: str) -> float:
    return seconds(lambda: printing.handout(service, session, "copy")) * 1000


def _peak(home: str, session: str) -> float:
    line = [sys.executable, "-m", "tests.bench.copies", home, session]
    told = subprocess.run(line, check=True, capture_output=True, text=True, timeout=300)
    return float(told.stdout)


def _against_plain(service: Service, session: str, kind: printing.Kind, what: str) -> Figure:
    made = printing.handout(service, session, kind)
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made.content)).pages]
    folder = Path(face).parent / "files"
    pdfmetrics.registerFont(TTFont(FONT, str(folder / "AtkinsonHyperlegible-Regular.ttf")))
    style = ParagraphStyle("plain", fontName=FONT, fontSize=8, leading=9)

    def plain() -> float:
        def deed() -> None:
            story = []
            for page in pages:
                lines = page.translate({0x26: "and", 0x3C: "(", 0x3E: ")"}).splitlines()
                story += [Paragraph(line, style) for line in lines]
                story.append(PageBreak())
            SimpleDocTemplate(io.BytesIO(), pagesize=A4).build(story)

        return seconds(deed) / len(pages) * 1000

    def ours() -> float:
        return seconds(lambda: printing.handout(service, session, kind)) / len(pages) * 1000

    return compared("paper", f"{what}, a page", ours, plain, goal=2, runs=RUNS)
