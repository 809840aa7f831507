"""Worksheets as forms: a field for each cell, heard by its words, in type that is in the file."""

import io
import itertools

import pikepdf
import pytest

from tests.paper.day import FORMS, SHIPPED, form_name
from tests.paper.reading import outloud, owners_of, pdfua, unembedded
from workshop.domain.run import as_read
from workshop.domain.step import cells, step_key
from workshop.domain.worksheet import read_worksheet
from workshop.pdf.handout import blank_sheets
from workshop.services.asked_cells import askable

EXERCISES = ("reread_quote", "map_3d", "friendship_ladder", "energy_audit", "closing")


def asked(exercise):
    return {step_key(exercise.id, step.id): step for step in exercise.every_step()}


def made(name, form):
    exercise = as_read(SHIPPED[name])
    return blank_sheets([exercise], form, fields=askable(asked(exercise)))


def all_fields(pdf):
    return {str(field.T): field for field in pdf.Root.AcroForm.Fields}


@pytest.mark.parametrize("name", EXERCISES)
def test_that_each_cell_that_a_sheet_asks_for_has_one_field_with_its_words(name):
    exercise = as_read(SHIPPED[name])
    shown = {step.id for step in exercise.steps}
    steps = {key: step for key, step in asked(exercise).items() if step.id in shown}
    with pikepdf.open(io.BytesIO(made(name, FORMS[0]).content)) as pdf:
        fields = all_fields(pdf)
        assert len(fields) == len(pdf.Root.AcroForm.Fields)
        assert fields.keys() == {"person"} | askable(steps)
        for key, step in steps.items():
            for cell in cells(step):
                field = fields.get(f"{key}/{cell.name}")
                if field is not None:
                    assert str(field.TU) == cell.label
        worksheet = read_worksheet(str(pdf.docinfo["/Keywords"]))
        assert worksheet.versions == {name: exercise.version}


def test_that_rings_offer_what_the_cell_takes_and_a_way_out():
    with pikepdf.open(io.BytesIO(made("reread_quote", FORMS[0]).content)) as pdf:
        rings = all_fields(pdf)["reread_quote/rate/s1/me"]
        values = [name for kid in rings.Kids for name in kid.AP.N if name != "/Off"]
        assert values == ["/1", "/2", "/3", "/4", "/5", "/-"]
        assert next(str(kid.Contents) for kid in rings.Kids).endswith(": 1 Not true")
        tick = all_fields(pdf)["reread_quote/commit/shown"]
        assert set(tick.AP.N.keys()) == {"/yes", "/Off"}
        words = all_fields(pdf)["reread_quote/commit/what"]
        assert (words.MaxLen, words.Ff & 1 << 12) == (280, 1 << 12)


def test_that_fields_stand_in_the_tree_and_are_reached_in_its_order():
    with pikepdf.open(io.BytesIO(made("reread_quote", FORMS[0]).content)) as pdf:
        owners = dict(owners_of(pdf.Root.StructTreeRoot.ParentTree))
        for page in pdf.pages:
            assert page.Tabs == "/S"
            tops = []
            for widget in page.get("/Annots", []):
                if widget.Subtype == "/Widget":
                    node = owners[widget.StructParent]
                    assert node.S == "/Form"
                    assert node.K[0].Obj.objgen == widget.objgen
                    assert str(node.Alt) == str(widget.Contents) != ""
                    assert widget.F == 4
                    tops.append(float(widget.Rect[3]))
            assert all(one > other - 40 for one, other in itertools.pairwise(tops))
        assert pdf.Root.AcroForm.DR.Font.Form.FontDescriptor.FontFile2
        assert "/NeedAppearances" not in pdf.Root.AcroForm


@pytest.mark.parametrize("form", [FORMS[0], FORMS[-1]], ids=form_name)
def test_that_no_form_has_an_error_of_accessibility_or_a_font_left_out(form, tmp_path):
    paths = []
    for name in SHIPPED:
        path = tmp_path / f"{name}.pdf"
        content = made(name, form).content
        assert not unembedded(content), name
        path.write_bytes(content)
        paths.append(path)

    assert outloud(paths, tmp_path / "report.json") == []
    assert pdfua(paths) == ""
