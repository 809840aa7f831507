"""The client’s report as values: message first, and no more told than was revealed."""

from msgspec import structs

import workshop.room.report.steps  # noqa: F401 - every kind registers what it brings
from tests.paper.day import material_of
from workshop.domain.gathering import ListEntry
from workshop.domain.record import Note
from workshop.domain.report_choice import ReportChoice
from workshop.domain.step import step_key
from workshop.room.report.report import every_quotation, report_of

RATE, DECIDE = "reread_quote/rate", "closing/decide"


def chosen(**choice):
    return structs.replace(material_of()[0], choice=ReportChoice(**choice))


def test_that_page_one_has_three_sentences_and_one_picture_and_no_chapter_begins_with_them():
    report = report_of(material_of()[0])

    assert len(report.message.sentences) == 3
    assert len(report.message.gaps.gaps) == 3
    headlines = [chapter.headline for chapter in report.chapters if chapter.headline]
    assert headlines
    assert not set(headlines) & set(report.message.sentences)


def test_that_a_chapter_left_out_is_named_and_nothing_of_it_stands_on_page_one():
    report = report_of(chosen(left_out=frozenset({"reread_quote"})))

    assert "reread_quote" not in [chapter.exercise.id for chapter in report.chapters]
    assert "Re-reading the quote" in report.left_out
    assert report.message.gaps is None or "Statement" not in str(report.message.gaps.gaps)


def test_that_a_quotation_left_out_is_gone_everywhere_and_counted():
    gone = every_quotation(material_of()[0])[0].quotations[0]

    report = report_of(chosen(unquoted=frozenset({gone.key})))

    words = [words for chapter in report.chapters for words in chapter.words + chapter.more_words]
    assert gone not in [each for asked in words for each in asked.quotations]
    assert "1 quotation" in report.left_out
    assert gone.text not in gone.key


def test_that_what_people_said_of_the_workshop_itself_stays_out_unless_it_is_ticked():
    def asked(report):
        return {each.step.id for chapter in report.chapters for each in chapter.shown}

    unlinked = {
        step.id
        for exercise in material_of()[0].exercises.values()
        for step in exercise.every_step()
        if step.unlinked
    }

    assert unlinked
    assert not asked(report_of(material_of()[0])) & unlinked
    assert asked(report_of(chosen(the_day=True))) >= unlinked


def test_that_a_decision_brings_who_sees_to_it_and_a_concern_that_is_met_leaves_it_decided():
    entry = ListEntry(id="d1", values={"text": "We ring first", "who": "Ada", "by": "1 December"})
    found = material_of()[0]
    closing = found.exercises["closing"]
    steps = tuple(
        structs.replace(step, statements=("We ring first",)) if step.id == "decide" else step
        for step in closing.steps
    )
    exercises = {**found.exercises, "closing": structs.replace(closing, steps=steps)}
    material = structs.replace(found, exercises=exercises, lists={DECIDE: (entry,)}, snapshots={})

    (decided,) = report_of(material).decided
    assert (decided.statement, decided.who, decided.by) == ("We ring first", "Ada", "1 December")
    assert decided.state == "not voted"

    nameless = structs.replace(material, choice=ReportChoice(names=False))
    assert report_of(nameless).decided[0].who == ""


def test_that_a_withheld_cell_has_no_figure_in_the_tables():
    material = material_of()[0]
    snapshot = material.snapshots[RATE]
    first, *rest = snapshot.summary.cells
    bare = structs.replace(
        first, n=None, counts=None, median=None, q1=None, q3=None, missing=None, agreement=None
    )
    summary = structs.replace(snapshot.summary, cells=(bare, *rest))
    snapshots = {**material.snapshots, RATE: structs.replace(snapshot, summary=summary)}

    report = report_of(structs.replace(material, snapshots=snapshots))

    table, *_rest = next(
        each.numbers for each in report.chapters if each.exercise.id == "reread_quote"
    )
    assert set(table.blocks[0].rows[0].figures) == {None}
    assert None not in table.blocks[0].rows[1].figures


def test_that_every_revealed_step_that_counts_something_has_its_table():
    report = report_of(material_of()[0])

    counted = {chapter.exercise.id for chapter in report.chapters if chapter.numbers}
    assert counted >= {"reread_quote", "map_3d", "friendship_ladder"}


def test_that_what_was_not_revealed_is_left_out_and_said():
    report = report_of(material_of(revealed=False)[0])

    assert report.nothing_revealed
    assert any("not revealed" in line for line in report.left_out)
    assert report.message.sentences == ()


def test_that_names_of_those_who_raised_something_never_stand_in_it():
    parked = Note(id="1", kind="park", step=step_key("closing", "x"), body="Permits",
                  raised_by="Boris", owner="Cleo", by="12 December")  # fmt: skip
    found = structs.replace(material_of()[0], notes=(parked,))

    assert "Boris" not in str(report_of(found).still_open)
    assert "Cleo" in str(report_of(found).still_open)
    nameless = structs.replace(found, choice=ReportChoice(names=False))
    assert "Cleo" not in str(report_of(nameless).still_open)
