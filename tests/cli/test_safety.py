"""Back up, restore, check."""

import json


def titles(workshop):
    return [row["title"] for row in json.loads(workshop("list", "--json").out)]


def test_that_a_backup_can_be_restored(workshop, session, tmp_path):
    file = tmp_path / "copy.workshop"
    assert workshop("backup", "--out", file).status == 0
    workshop("purge", session)
    assert titles(workshop) == []

    ran = workshop("restore", file)

    assert ran.status == 0, ran.err
    assert titles(workshop) == ["Customer day"]


def test_that_a_backup_without_a_name_lies_beside_the_library(workshop, session, home):
    ran = workshop("backup")

    assert ran.status == 0
    assert list((home / "backups").iterdir())


def test_that_a_sound_library_is_called_sound(workshop, session):
    assert workshop("check").status == 0


def test_that_a_file_that_is_no_backup_is_refused_and_the_library_stays(
    workshop, session, tmp_path
):
    file = tmp_path / "letter.txt"
    file.write_text("Dear all")

    ran = workshop("restore", file)

    assert ran.status == 1
    assert titles(workshop) == ["Customer day"]
