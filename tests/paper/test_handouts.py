"""Every handout of every exercise, on both papers and in all three sizes."""

import io

import pytest
from msgspec import structs
from pypdf import PdfReader

from tests.paper.day import DAY, FORMS, SHIPPED, form_name, material_of
from tests.paper.reading import (
    body,
    holds,
    outloud,
    outside,
    pdfua,
    squeezed,
    structure,
    text,
    unembedded,
)
from workshop.domain.gathering import ListEntry
from workshop.domain.record import Note
from workshop.domain.run import as_read, as_run
from workshop.domain.sheet_mark import all_marks
from workshop.domain.step import TextRule, cells, step_key
from workshop.pdf.drawn.sheet_mark import THINGS, sheet_mark
from workshop.pdf.handout import Form, blank_sheets, copies
from workshop.pdf.one_page import one_page
from workshop.pdf.report import pack, summary
from workshop.pdf.run_sheet import run_sheet
from workshop.pdf.type import PAPERS
from workshop.steps.ladder import LadderStep
from workshop.steps.place import PlaceStep
from workshop.steps.rating import RatingStep
from workshop.steps.text import TextStep

MATERIAL, PEOPLE = material_of()
each_form = pytest.mark.parametrize("form", FORMS, ids=form_name)


def handouts(form):
    """All of them by name."""
    made = {f"blank-{name}": blank_sheets([as_read(SHIPPED[name])], form) for name in DAY}
    made |= {f"copy-{name}": copies(MATERIAL, PEOPLE[:1], form, only=name) for name in DAY}
    made |= {f"summary-{name}": summary(MATERIAL, form, only=name) for name in DAY}
    return made | {
        "blank": blank_sheets(list(MATERIAL.exercises.values()), form, MATERIAL.session),
        "copies": copies(MATERIAL, PEOPLE[:2], form),
        "summary": summary(MATERIAL, form),
        "page": one_page(MATERIAL, form),
        "pack": pack(MATERIAL, form),
        "run_sheet": run_sheet(MATERIAL, form),
    }


@each_form
def test_that_no_handout_has_an_error_of_accessibility_or_a_font_left_out(form, tmp_path):
    paths = []
    for name, made in handouts(form).items():
        assert not unembedded(made.content), name
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(made.content)
        paths.append(path)

    assert outloud(paths, tmp_path / "report.json") == []
    assert pdfua(paths) == ""


@each_form
def test_that_no_word_stands_in_the_margins(form):
    paper = PAPERS[form.paper]

    for name, made in handouts(form).items():
        assert outside(made.content, paper.left, paper.right) == [], name


def written(person, key):
    """The words of a person in a step of one field."""
    name, _slash, step = key.partition("/")
    return str(person.answers[key][MATERIAL.exercises[name].step(step).fields[0].id])


def printed_words(exercise):
    """What a worksheet must show."""
    for step in exercise.steps:
        if isinstance(step, RatingStep):
            yield from (item.text for item in step.items if len(step.items) > 1)
            yield from (item.gloss for item in step.items if len(step.items) > 1)
        if isinstance(step, LadderStep):
            yield from (rung.text for rung in step.rungs)
        if isinstance(step, PlaceStep):
            yield from (axis.high for axis in step.axes)
        if isinstance(step, TextStep):
            yield step.prompt
            yield from step.choices
            yield from (field.label for field in step.fields)


@each_form
@pytest.mark.parametrize("name", DAY)
def test_that_a_worksheet_holds_all_that_is_asked(form, name):
    exercise = as_read(SHIPPED[name])
    shown = squeezed(body(blank_sheets([exercise], form).content))

    for words in (exercise.title, exercise.credit, *printed_words(exercise)):
        assert squeezed(words) in shown


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_that_the_nine_statements_are_one_sheet_and_the_text_to_read_stands_by_itself(paper):
    made = blank_sheets([as_read(SHIPPED["reread_quote"])], Form(paper=paper))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(made.content)).pages]

    assert made.pages == 3
    assert "Who may ask me about it" in pages[1]
    assert pages[2].startswith("The text, to read aloud")


@each_form
def test_that_a_copy_holds_all_that_its_person_wrote_and_nobody_elses(form):
    mine, other = PEOPLE[0], PEOPLE[1]
    shown = squeezed(body(copies(MATERIAL, [mine], form).content))

    for key, answers in mine.answers.items():
        step = MATERIAL.exercises[key.partition("/")[0]].step(key.partition("/")[2])
        for cell in cells(step):
            linked = not step.unlinked or isinstance(step, TextStep)
            if isinstance(cell.values, TextRule) and cell.name != "owner" and linked:
                assert squeezed(str(answers[cell.name])) in shown, key
                assert squeezed(str(other.answers[key][cell.name])) not in shown


@each_form
@pytest.mark.parametrize("options", [(), ("in_the_room",)], ids=["deep", "guests"])
def test_that_a_grid_asks_the_same_people_once_more_by_brief_names(form, options):
    chosen = SHIPPED["reread_quote"]
    exercise = as_run(chosen, MATERIAL.session, "deep", options=options)
    said, gloss = (
        squeezed(getattr(exercise.step("rate").items[3], it)) for it in ("text", "gloss")
    )
    again, guests = exercise.step("again"), exercise.step("guests") if options else None
    filled = dict.fromkeys((cell.name for cell in cells(again)), 4)
    me = structs.replace(
        PEOPLE[0], answers={**PEOPLE[0].answers, step_key(exercise.id, "again"): filled}
    )
    held = structs.replace(MATERIAL, exercises={exercise.id: exercise})

    usual = squeezed(body(blank_sheets([as_read(chosen)], form).content))
    sheet = squeezed(body(blank_sheets([exercise], form, MATERIAL.session).content))
    first = squeezed(body(copies(held, [PEOPLE[0]], form).content))
    own = squeezed(body(copies(held, [me], form).content))

    assert sheet.count(said) == usual.count(said) + (guests is not None)
    assert sheet.count(gloss) == usual.count(gloss) > 0
    assert own.count(said) == first.count(said) > 0
    for shown in (sheet, own):
        assert squeezed(again.prompt) in shown
        assert squeezed(again.items[3].short) in shown


@each_form
def test_that_a_summary_holds_the_texts_that_may_be_shown(form):
    made = summary(MATERIAL, form)
    shown = squeezed(body(made.content))

    for key in ("reread_quote/possible", "friendship_ladder/proof", "map_3d/light"):
        step = MATERIAL.exercises[key.partition("/")[0]].step(key.partition("/")[2])
        for person in PEOPLE:
            for field in step.fields:
                assert squeezed(str(person.answers[key][field.id])) in shown
    assert made.left_out == ()


def test_that_the_same_input_gives_the_same_bytes_and_names_no_machine(monkeypatch):
    monkeypatch.setenv("USER", "someone-at-home")
    first, again = handouts(FORMS[0]), handouts(FORMS[0])

    for name, made in first.items():
        assert made.content == again[name].content, name
        assert b"someone" not in made.content


def test_that_each_persons_copy_counts_its_own_pages():
    one = copies(MATERIAL, PEOPLE[:1], FORMS[0])
    three = copies(MATERIAL, PEOPLE[:3], FORMS[0])

    sheets = one.pages + one.pages % 2
    assert three.pages == 2 * sheets + one.pages
    assert text(three.content).count(f"Page 1 of {one.pages}") == 3


@each_form
def test_that_nobodys_copy_and_no_worksheet_is_printed_on_the_back_of_another(form):
    names = list(MATERIAL.exercises.values())

    for made in (copies(MATERIAL, PEOPLE[:4], form), blank_sheets(names, form, MATERIAL.session)):
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(made.content)).pages]
        assert made.pages == len(pages)
        firsts = [at for at, page in enumerate(pages) if "Page 1 of" in page]
        assert len(firsts) > 3
        assert all(at % 2 == 0 for at in firsts), "each on the front of a sheet"
        assert pages[-1].strip(), "the last has nobody behind it"


def test_that_no_back_is_left_blank_for_a_printer_that_prints_one_side():
    made = copies(MATERIAL, PEOPLE[:3], Form(one_sided=True))
    one = copies(MATERIAL, PEOPLE[:1], FORMS[0])

    assert made.pages == 3 * one.pages


@each_form
def test_that_a_clients_pack_has_one_numbering_and_no_blank_page(form):
    made = pack(MATERIAL, form)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(made.content)).pages]

    assert "Page 1 of" not in pages[0], "a cover has no number"
    for number, page in enumerate(pages[1:], start=2):
        assert f"Page {number} of {made.pages}" in page


def decided(*statements, lists=(), **more):
    """The day with statements written down at its end, and what was named."""
    material, _people = material_of(without=("closing/decide",))
    closing = material.exercises["closing"]
    steps = tuple(
        structs.replace(step, statements=statements) if step.id == "decide" else step
        for step in closing.steps
    )
    exercises = {**material.exercises, "closing": structs.replace(closing, steps=steps)}
    return structs.replace(material, exercises=exercises, lists=dict(lists), **more)


def test_that_a_decision_not_voted_on_is_printed_as_it_was_written():
    material = decided("We answer within a day.", "We visit first.")

    for made in (
        summary(material, FORMS[0]), one_page(material, FORMS[0]),
        summary(material, FORMS[0], only="closing"), pack(material, FORMS[0]),
    ):  # fmt: skip
        assert holds(made.content, "We answer within a day.")
        assert holds(made.content, "We visit first. · not voted")
        assert made.left_out == ()


def test_that_a_vote_that_was_cast_and_not_revealed_is_not_said_to_be_missing():
    material = decided("We visit first.", asked=frozenset({"closing/decide"}))

    shown = summary(material, FORMS[0])

    assert holds(shown.content, "We visit first. · vote not revealed")
    assert not holds(shown.content, "not voted")


def test_that_the_customer_group_stands_in_its_chapter_and_on_the_copy():
    named = {"map_3d/place": (ListEntry(id="g", values={"text": "Homes with a heat pump"}),)}
    material = decided(lists=named)
    said = "The group of customers that we looked at: Homes with a heat pump"

    assert holds(summary(material, FORMS[0], only="map_3d").content, said)
    assert holds(copies(material, PEOPLE[:1], FORMS[0], only="map_3d").content, said)
    assert not holds(summary(material, FORMS[0], only="closing").content, said)


@each_form
def test_that_statements_and_rungs_stand_in_full_and_are_called_by_more_than_a_number(form):
    for made in (summary(MATERIAL, form), copies(MATERIAL, PEOPLE[:1], form)):
        shown = squeezed(body(made.content))
        for exercise in MATERIAL.exercises.values():
            for step in exercise.steps:
                if isinstance(step, RatingStep) and step.lenses:
                    assert all(squeezed(item.text) in shown for item in step.items)
                if isinstance(step, LadderStep):
                    assert all(squeezed(rung.text) in shown for rung in step.rungs)


def offers(exercise):
    """How many of its steps ask whether the words may be shown."""
    return sum(any(cell.name == "shown" for cell in cells(step)) for step in exercise.steps)


@each_form
@pytest.mark.parametrize("name", DAY[1:])
def test_that_every_text_that_may_be_shown_has_its_box(form, name):
    made = blank_sheets([MATERIAL.exercises[name]], form, MATERIAL.session)

    offered = offers(MATERIAL.exercises[name])
    ticks = squeezed(body(made.content)).replace("“maybeshown”", "").count("maybeshown")
    assert ticks == offered > 0
    assert holds(made.content, "may be shown” stays with you")


@each_form
def test_that_who_cannot_say_finds_a_place_for_it_on_every_scale(form):
    def said(name):
        return squeezed(body(blank_sheets([as_read(SHIPPED[name])], form).content)).casefold()

    assert said("map_3d").count("can’tsay") == 1 + 2 * 3 + 1, "instruction, rulers, how one knows"
    assert "–can’tsay" in said("friendship_ladder")
    assert "–can’tsay" in said("closing")
    assert "circleonenumberoneachruler" in said("map_3d")
    assert "circleonenumberineachcolumn" in said("friendship_ladder")
    assert "circleone,thenwrite" in said("reread_quote")


@each_form
def test_that_loose_pages_say_of_which_day_they_are_and_whose(form):
    worksheet = blank_sheets([MATERIAL.exercises["closing"]], form, MATERIAL.session)
    own = copies(MATERIAL, PEOPLE[:1], form, only="closing")

    for made, mark in ((worksheet, "Your mark: ___"), (own, "")):
        for page in PdfReader(io.BytesIO(made.content)).pages:
            shown = " ".join(page.extract_text().split())
            assert "Customer day, 24 November 2026." in shown
            assert mark in shown
    assert holds(worksheet.content, "Your code, once this is typed in:")


@each_form
def test_that_a_copy_carries_its_owners_mark_on_every_page(form):
    made = copies(MATERIAL, [structs.replace(PEOPLE[0], mark="3 keys")], form)

    for page in PdfReader(io.BytesIO(made.content)).pages:
        assert "3 keys" in " ".join(page.extract_text().split())


def test_that_every_mark_has_a_picture_of_its_own_and_two_plain_words():
    marks = all_marks()
    drawn = {sheet_mark(place, 24).shapes for place in range(len(marks))}

    assert len(set(marks)) == len(drawn) == len(THINGS) * 4 == 64
    assert all(len(mark.split()) == 2 for mark in marks)


def test_that_the_closing_question_stands_beside_the_answer_of_the_morning():
    made = copies(MATERIAL, PEOPLE[:1], FORMS[0], only="closing")
    morning = written(PEOPLE[0], "opening/question")

    assert holds(made.content, "At the start")
    assert holds(made.content, morning)


def test_that_what_was_not_revealed_is_named_and_nothing_of_it_appears():
    material, people = material_of(without=("reread_quote/possible",))
    made = summary(material, FORMS[0])

    assert made.left_out == ("Re-reading the quote: What becomes possible, not revealed",)
    assert holds(made.content, "What is left out")
    for person in people:
        assert not holds(made.content, written(person, "reread_quote/possible"))


def test_that_an_exercise_of_which_nothing_was_revealed_has_no_page_but_keeps_its_notes():
    material, _people = material_of(revealed=False)
    note = Note(id="n", kind="note", body="The line is thin.", step="map_3d/line",
                in_summary=True)  # fmt: skip

    made = summary(structs.replace(material, notes=(note,)), FORMS[0])

    assert "Nothing of this was revealed" not in body(made.content)
    assert holds(made.content, "Mapping the 3D view: The line is thin.")


def test_that_a_question_asked_twice_is_answered_side_by_side_and_not_before():
    shown = squeezed(body(copies(MATERIAL, PEOPLE[:1], FORMS[0]).content))
    morning = squeezed(written(PEOPLE[0], "opening/question"))

    assert "Opening" not in shown
    assert shown.count(squeezed("At the start") + morning) == shown.count(morning) > 0


def test_that_one_page_names_decisions_with_their_support_and_what_people_will_do():
    shown = text(one_page(MATERIAL, FORMS[0]).content)

    assert "of 8 support it" in shown
    assert "what of 0" in shown
    assert "and 1 more" not in shown


def test_that_no_picture_says_to_the_ear_what_stands_beside_it():
    for name, made in handouts(FORMS[0]).items():
        shown = squeezed(body(made.content))
        told = [alt for tag, alt in structure(made.content) if tag == "Figure" and len(alt) > 20]
        assert not [alt for alt in told if squeezed(alt) in shown], name


def test_that_where_statements_go_on_is_for_the_eyes_alone():
    made = blank_sheets([as_read(SHIPPED["reread_quote"])], Form(size="clear"))

    assert holds(made.content, "Statements 7 to 9 are on the next page.")
    tags = [tag for tag, _alt in structure(made.content)]
    assert tags[tags.index("Table") :].count("P") == 10, (
        "what stays, three ticks, how to choose, the owner, the code, two sources and the foot"
    )
