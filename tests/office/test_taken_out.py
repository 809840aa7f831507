"""A quotation that the consultant took out stands in no paper and no file, and changes no count."""

import csv
import io

import pytest
from msgspec import structs

from tests.paper.reading import holds
from workshop.domain.beside import with_reveals
from workshop.domain.report_choice import ReportChoice
from workshop.office.comma_separated import comma_separated
from workshop.pdf.handout import Form
from workshop.pdf.report import summary
from workshop.room.report.report import every_quotation, report_of
from workshop.services.printing import material_of


def with_words_of_their_own(material):
    """The material with every released text unlike the others."""
    snapshots = {}
    for key, snapshot in material.snapshots.items():
        found = snapshot.summary
        texts = [
            structs.replace(each, fields={name: f"{name} no {at} in {key}" for name in each.fields})
            for at, each in enumerate(getattr(found, "texts", ()))
            if hasattr(each, "fields")
        ]
        kept = structs.replace(found, texts=tuple(texts)) if texts else found
        snapshots[key] = structs.replace(snapshot, summary=kept)
    exercises = {name: with_reveals(each, snapshots) for name, each in material.exercises.items()}
    return structs.replace(material, snapshots=snapshots, exercises=exercises)


def rows(material):
    text = comma_separated(material, report_of(material)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("name", ["soil_seeds", "success_stories"])
def test_that_a_quotation_taken_out_is_in_no_file_and_no_count_changes(views, name):
    full = with_words_of_their_own(material_of(views[name]))
    gone = next(
        each
        for words in every_quotation(full)
        for each in words.quotations
        if " no " in each.text
    )  # fmt: skip
    choice = ReportChoice(unquoted=frozenset({gone.key}))
    without = structs.replace(full, choice=choice)
    words = {line.split(": ", 1)[-1] for line in gone.text.splitlines()}

    before, after = rows(full), rows(without)
    assert words <= {row["text"] for row in before}
    assert not words & {row["text"] for row in after}
    counted = [[row for row in told if row["what"] != "text"] for told in (before, after)]
    assert counted[0] == counted[1]
    paper = summary(without, Form()).content
    assert not [each for each in words if holds(paper, each)]
    assert any(holds(summary(full, Form()).content, each) for each in words)
    assert every_quotation(without) == every_quotation(full)
