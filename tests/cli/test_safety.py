"""Back up, restore, check."""

import json
import sqlite3
from pathlib import Path


def titles(workshop):
    return [row["title"] for row in json.loads(workshop("list", "--json").out)]


def test_that_a_backup_can_be_restored(workshop, session, tmp_path):
    file = tmp_path / "copy.workshop"
    assert workshop("backup", "--out", file).status == 0
    workshop("new", "--template", "taster", "--title", "Later")
    assert sorted(titles(workshop)) == ["Customer day", "Later"]

    ran = workshop("restore", file)

    assert ran.status == 0, ran.err
    assert titles(workshop) == ["Customer day"]


def test_that_what_was_purged_does_not_come_back_with_a_backup(workshop, session, tmp_path):
    file = tmp_path / "copy.workshop"
    workshop("backup", "--out", file)
    workshop("purge", session)

    ran = workshop("restore", file)

    assert ran.status == 0, ran.err
    assert titles(workshop) == []


def test_that_a_backup_without_a_name_lies_beside_the_library(workshop, session, home):
    ran = workshop("backup")

    assert ran.status == 0
    assert list((home / "backups").iterdir())


def test_that_backups_are_listed_and_looked_into(workshop, session, home):
    made = workshop("backup").out.strip()

    (listed,) = json.loads(workshop("backup", "list", "--json").out)
    assert (listed["name"], listed["sessions"], listed["aside"]) == (made, 1, False)
    assert f"1 session  {made}" in workshop("backup", "list").out

    (shown,) = json.loads(workshop("backup", "show", made, "--json").out)
    assert (shown["id"], shown["title"], shown["answered"]) == (session, "Customer day", 0)
    assert shown["agenda"][0]["minutes"]
    assert "0 have answered  Customer day" in workshop("backup", "show", made).out
    ran = workshop("backup", "show", "nowhere.workshop")
    assert (ran.status, ran.out) == (1, "")
    assert "There is no backup" in ran.err


def test_that_one_session_of_a_backup_comes_back_beside_the_others(workshop, session, tmp_path):
    file = tmp_path / "copy.workshop"
    workshop("backup", "--out", file)
    workshop("new", "--template", "taster", "--title", "Later")

    ran = workshop("restore", file, "--session", session)

    assert ran.status == 0, ran.err
    rows = {row["id"]: row["title"] for row in json.loads(workshop("list", "--json").out)}
    assert rows[ran.out.strip()].startswith("Customer day (backup of ")
    assert sorted(rows.values())[0::2] == ["Customer day", "Later"]
    assert workshop("restore", file, "--session", "nobody").status == 1


def test_that_a_sound_library_is_called_sound(workshop, session):
    assert workshop("check").status == 0


def test_that_check_tells_of_damage_and_leaves_the_file_where_it_is(workshop, session, home):
    file = home / "library.workshop"
    with sqlite3.connect(file) as bare:
        bare.execute("DELETE FROM alembic_version")
    bare.close()
    before = file.read_bytes()

    ran = workshop("check")

    assert ran.status == 1
    assert "is damaged" in ran.err
    assert file.read_bytes() == before


def test_that_a_library_out_of_reach_is_not_called_damaged(workshop, tmp_path):
    (tmp_path / "library.workshop").mkdir()

    ran = workshop("check", "--home", tmp_path)

    assert ran.status == 1
    assert ran.err == "The library cannot be reached: Is a directory.\n"


def test_that_a_backup_into_a_folder_says_where_it_is(workshop, session, tmp_path):
    ran = workshop("backup", "--out", tmp_path)

    assert Path(ran.out.strip()).parent == tmp_path
    assert Path(ran.out.strip()).is_file()


def test_that_a_file_that_is_no_backup_is_refused_and_the_library_stays(
    workshop, session, tmp_path
):
    file = tmp_path / "letter.txt"
    file.write_text("Dear all")

    ran = workshop("restore", file)

    assert ran.status == 1
    assert titles(workshop) == ["Customer day"]


def test_that_check_names_a_session_that_cannot_be_read_and_list_goes_on(workshop, session, home):
    with sqlite3.connect(home / "library.workshop") as bare:
        bare.execute("UPDATE session SET agenda = '[{', people = 'many'")
    bare.close()

    ran, listed = workshop("check"), workshop("list")

    assert (ran.status, ran.err) == (
        1,
        f"These sessions cannot be read, all others can: {session}.\n",
    )
    assert listed.status == 0
    assert "A session that cannot be read" in listed.out
    assert workshop("results", session).status == 1
