"""Exercises from the command line."""

import json

from workshop.paths import EXERCISES

IDS = ("opening", "reread_quote", "map_3d", "friendship_ladder", "closing")


def test_that_all_exercises_are_listed(workshop):
    out = workshop("exercises", "list").out

    assert all(name in out for name in IDS)


def test_that_cells_name_each_cell_and_what_it_takes(workshop):
    rows = json.loads(workshop("exercises", "cells", "map_3d", "--json").out)

    placed = {row["cell"]: row for row in rows if row["step"] == "place"}
    assert placed["ours/depth"]["kind"] == "place"
    assert placed["ours/depth"]["values"][:7] == [1, 2, 3, 4, 5, 6, 7]
    assert {"G", "H", "M"} <= set(placed["theirs/evidence"]["values"])


def test_that_texts_are_told_as_a_schema(workshop):
    rows = json.loads(workshop("exercises", "cells", "reread_quote", "--json").out)

    word = next(row for row in rows if row["step"] == "word" and isinstance(row["values"], dict))
    assert word["values"] == {"type": "string", "maxLength": 40}


def test_that_cells_can_be_read(workshop):
    assert "s1/me" in workshop("exercises", "cells", "reread_quote").out


def test_that_shipped_exercises_have_nothing_to_mend(workshop):
    ran = workshop("exercises", "check", *sorted(EXERCISES.glob("*.toml")))

    assert ran.status == 0, ran.err


def test_that_a_fault_names_file_step_and_field(workshop, tmp_path):
    text = (EXERCISES / "reread_quote.toml").read_text("utf-8")
    broken = tmp_path / "broken.toml"
    broken.write_text(text.replace('scale = "TRUE5"', 'scale = "TRUE6"', 1), "utf-8")

    ran = workshop("exercises", "check", broken)

    assert ran.status == 1
    assert "broken.toml" in ran.err
    assert "rate" in ran.err
    assert "scale" in ran.err
