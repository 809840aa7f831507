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


def test_that_a_shipped_exercise_becomes_one_of_ones_own_and_goes_again(workshop, tmp_path):
    file = tmp_path / "mine.toml"

    assert workshop("exercises", "save", "closing", "--out", file).out.strip() == str(file)
    assert workshop("exercises", "check", file).status == 0
    assert workshop("exercises", "add", file).out == "my_closing\n"
    assert workshop("exercises", "list").out.splitlines()[-1].split()[-3:] == [
        "own", "Closing", "(own)",
    ]  # fmt: skip
    assert "roti" in workshop("exercises", "cells", "my_closing").out
    again = tmp_path / "again.toml"
    workshop("exercises", "save", "my_closing", "--out", again)
    assert again.read_bytes() == file.read_bytes()
    session = workshop("new", "--template", "empty", "--title", "T").out.strip()
    assert workshop("agenda", "add", session, "my_closing").status == 0
    assert workshop("exercises", "remove", "my_closing").status == 0
    assert "my_closing" not in workshop("exercises", "list").out
    assert "Closing (own)" in workshop("agenda", session).out


def test_that_what_cannot_be_added_is_told_with_file_step_and_field(workshop, tmp_path):
    file = tmp_path / "mine.toml"
    workshop("exercises", "save", "closing", "--out", file)
    text = file.read_text("utf-8").replace('kind = "rating"', 'kind = "guess"', 1)
    file.write_text(text.replace("minutes = ", "minutes = -", 1), "utf-8")

    ran = workshop("exercises", "add", file)

    assert ran.status == 1
    assert "mine.toml, step roti, field kind" in ran.err
    assert workshop("exercises", "add", EXERCISES / "closing.toml").err == (
        "closing.toml, field id: “closing” comes with Heliotrope. Give yours another id.\n"
    )
    assert workshop("exercises", "add", tmp_path / "gone.toml").status == 1
    assert workshop("exercises", "remove", "closing").err == (
        "“closing” comes with Heliotrope and stays.\n"
    )


def test_that_a_file_left_out_is_told_beside_the_list(workshop, home):
    (home / "exercises").mkdir(parents=True)
    (home / "exercises" / "broken.toml").write_text("id = [", "utf-8")

    ran = workshop("exercises", "list")

    assert ran.status == 0
    assert "broken.toml: is not TOML" in ran.err
