"""Nothing is cut and nothing is lost, however much there is."""

import pypdfium2
import pytest
from msgspec import structs

from tests.paper.day import FORMS, form_name, material_of, session
from tests.paper.reading import body, holds, squeezed, text
from workshop.domain.page_code import SIDE, corner_marks
from workshop.domain.record import Note
from workshop.domain.session import Block
from workshop.domain.step import Snapshot, cells, summarise
from workshop.pdf.handout import blank_sheets, copies
from workshop.pdf.one_page import one_page
from workshop.pdf.report import pack, summary
from workshop.pdf.run_sheet import run_sheet
from workshop.pdf.type import PAPERS
from workshop.room.report.material import Material
from workshop.steps.commit import Commitment, CommitSummary
from workshop.steps.text import Released, TextSummary

each_form = pytest.mark.parametrize("form", FORMS, ids=form_name)
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunte"


def with_summary(material, key, found):
    exercise, _slash, step = key.partition("/")
    shot = Snapshot(exercise=exercise, step=step, number=1, n=found.n, summary=found)
    return structs.replace(material, snapshots={**material.snapshots, key: shot})


@each_form
def test_that_400_commitments_are_all_there(form):
    made = tuple(Commitment(what=f"deed {each} done", by="Friday") for each in range(400))
    material = with_summary(
        material_of(revealed=False)[0], "reread_quote/commit",
        CommitSummary(n=400, made=400, commitments=made),
    )  # fmt: skip
    shown = squeezed(body(summary(material, form, only="reread_quote").content))

    for each in made:
        assert squeezed(each.what) in shown


@each_form
def test_that_40_ideas_to_one_prompt_are_all_there(form):
    plain = material_of(revealed=False)[0]
    field = plain.exercises["reread_quote"].step("possible").fields[0].id
    ideas = tuple(Released(prompt=2, fields={field: f"idea {each} " * 12}) for each in range(40))
    material = with_summary(
        plain, "reread_quote/possible",
        TextSummary(n=40, written=40, texts=ideas),
    )  # fmt: skip
    shown = squeezed(body(summary(material, form, only="reread_quote").content))

    for idea in ideas:
        assert squeezed(idea.fields[field]) in shown


@each_form
def test_that_long_answers_and_long_words_are_whole(form):
    long = " ".join(f"word{each}" for each in range(140))[:1000]
    material, people = material_of(3, text=f"{LONG_WORD} {long}")
    person = people[0]
    field = material.exercises["friendship_ladder"].step("proof").fields[1].id
    person.answers["friendship_ladder/proof"][field] = f"{LONG_WORD} {long}"

    content = copies(material, [person], form, only="friendship_ladder").content

    assert holds(content, f"{LONG_WORD} {long}")


@each_form
def test_that_an_agenda_of_40_blocks_is_all_there(form):
    agenda = tuple(
        Block(id=str(each), kind="slack", title=f"Block number {each}", minutes=5)
        for each in range(40)
    )
    made = run_sheet(Material(session=session(agenda=agenda), exercises={}, snapshots={}), form)
    shown = squeezed(body(made.content))

    for block in agenda:
        assert squeezed(block.title) in shown


@each_form
def test_that_an_empty_session_has_its_papers(form):
    empty = Material(session=session(agenda=(), people=0), exercises={}, snapshots={})

    assert one_page(empty, form).pages == 1
    for make in (summary, pack, run_sheet):
        assert make(empty, form).pages >= 1


@each_form
@pytest.mark.parametrize("people", [3, 200])
def test_that_three_and_two_hundred_people_fit(form, people):
    material, own = material_of(people, threshold=3)

    assert one_page(material, form).pages == 1
    assert summary(material, form).pages > 5
    assert copies(material, own[:1], form).pages >= 4


@each_form
def test_that_long_names_of_clients_and_days_stay_on_the_page(form):
    client = "The Honourable Company of Fitters, Plumbers and Chimney Sweeps of Northgate " * 3
    material, _own = material_of(3, client=client.strip(), title=f"A day {LONG_WORD}")

    content = one_page(material, form).content

    assert holds(content, client.strip())
    assert holds(content, LONG_WORD)


def test_that_a_room_that_agrees_is_told_so():
    material, _own = material_of()
    step = material.exercises["reread_quote"].step("rate")
    alike = {f"person{each}": {cell.name: 4 for cell in cells(step)} for each in range(8)}
    agreed = with_summary(material, "reread_quote/rate", summarise(step, alike))

    content = summary(agreed, FORMS[0], only="reread_quote").content
    shown = body(content)

    item = step.items[0].text.rstrip(".")
    said = f"All 8 rate themselves and the organisation the same on “{item}”."
    assert holds(content, said)
    assert "0 of 8" not in shown


def outside(content, form):
    """What is drawn beyond the text width or off the page, save the marks in its corners."""
    paper = PAPERS[form.paper]
    (x, _y), *_others = corner_marks(paper.width, paper.height)
    document = pypdfium2.PdfDocument(content)
    for number, page in enumerate(document, start=1):
        for shape in page.get_objects():
            left, low, right, top = shape.get_bounds()
            if (left, paper.width - right) == pytest.approx((x - SIDE / 2,) * 2, abs=0.1):
                continue
            inside = paper.left - 2 <= left and right <= paper.width - paper.right + 2
            if not inside or low < 0 or top > paper.height - 10:
                yield number, shape.type, (left, low, right, top)
    document.close()


@each_form
def test_that_nothing_long_is_drawn_beyond_the_margins(form):
    long = f"{LONG_WORD} " * 16
    client = "The Honourable Company of Fitters, Plumbers and Chimney Sweeps of Northgate " * 3
    material, own = material_of(3, text=long, threshold=3, client=client, title=f"A {LONG_WORD}")
    parked = tuple(
        Note(id=str(each), kind="park", step="", body=long, owner=LONG_WORD, by=LONG_WORD)
        for each in range(3)
    )
    material = structs.replace(material, notes=parked)

    for made in (
        copies(material, own[:1], form), pack(material, form), run_sheet(material, form),
        blank_sheets(list(material.exercises.values()), form, material.session),
    ):  # fmt: skip
        assert list(outside(made.content, form)) == []


@each_form
def test_that_a_summary_holds_texts_of_a_thousand_signs_whole(form):
    plain = material_of(revealed=False)[0]
    field = plain.exercises["reread_quote"].step("possible").fields[0].id
    long = " ".join(f"word{each}" for each in range(200))[:1000]
    texts = tuple(Released(prompt=2, fields={field: f"{each} {long}"}) for each in range(5))
    found = TextSummary(n=5, written=5, texts=texts)
    material = with_summary(plain, "reread_quote/possible", found)
    shown = squeezed(body(summary(material, form, only="reread_quote").content))

    for each in texts:
        assert squeezed(each.fields[field]) in shown


def test_that_what_is_withheld_is_told_in_the_same_words_whatever_the_reason():
    material, _own = material_of()
    key = "closing/decide"
    found = material.snapshots[key].summary
    lines = [structs.replace(line, n=None, missing=None, counts=None, median=None, concerns=None)
             for line in found.decisions]  # fmt: skip
    closed = with_summary(material, key, structs.replace(found, decisions=tuple(lines)))

    shown = body(summary(closed, FORMS[0], only="closing").content)

    assert shown.count("Not shown: it could give somebody away.") == len(lines)


def test_that_nothing_withheld_appears():
    material, _own = material_of()
    key = "reread_quote/rate"
    shot = material.snapshots[key]
    hidden = tuple(
        structs.replace(cell, n=None, missing=None, counts=None, median=None, q1=None,
                        q3=None, top2=None, bottom2=None, agreement=None)
        for cell in shot.summary.cells
    )  # fmt: skip
    gaps = tuple(
        structs.replace(gap, n=None, medians=None, higher=None, same=None, lower=None,
                        dominance=None,
                        median=None, sign_p=None, stable=None)
        for gap in shot.summary.gaps
    )  # fmt: skip
    closed = structs.replace(shot.summary, cells=hidden, gaps=gaps, themes=())
    shown = text(
        summary(with_summary(material, key, closed), FORMS[0], only="reread_quote").content
    )

    assert "together" not in shown.split("Agreement is van der Eijk")[0]
    assert "higher on" not in shown


def test_that_only_ticked_notes_and_the_parking_lot_are_told():
    material, _own = material_of()
    notes = (
        Note(id="1", kind="note", step="reread_quote/rate", body="seen by all", in_summary=True),
        Note(id="2", kind="note", step="reread_quote/rate", body="for me alone"),
        Note(id="3", kind="park", step="", body="a question parked", owner="the office"),
    )
    content = pack(structs.replace(material, notes=notes), FORMS[0]).content

    assert holds(content, "seen by all")
    assert not holds(content, "for me alone")
    assert holds(content, "a question parked")
