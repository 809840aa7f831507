"""Exercises and plans of one's own travel in backups, and come back with them."""

import msgspec
import pytest

from tests.services.tour import new_session
from workshop.paths import EXERCISES, own_exercises, own_templates
from workshop.services.commands import AddExercise, KeepTemplate, RemoveExercise
from workshop.services.library import open_service
from workshop.storage.unit import writing

RAW = b"\xef\xbb\xbf# For Tuesdays.\r\n" + (EXERCISES / "closing.toml").read_bytes().replace(
    b'id = "closing"', b'id = "farewell"', 1
)


@pytest.fixture
def own(service, home):
    """An exercise and a plan of one's own, and a file that nobody can read yet; the bytes of each,
    by path.
    """
    service.do(AddExercise(exercise="farewell", raw=RAW))
    service.do(KeepTemplate(session=new_session(service, title="Tour")))
    (own_exercises(home) / "half done.toml").write_bytes(b"id = \xff")
    return files(home)


def files(home):
    folders = (own_exercises(home), own_templates(home))
    return {file: file.read_bytes() for folder in folders for file in folder.glob("*.toml")}


def test_that_they_come_back_byte_by_byte_on_another_computer(service, own, tmp_path, clock):
    backup, elsewhere = tmp_path / "moved.workshop", tmp_path / "elsewhere"
    service.back_up(backup)
    other = open_service(elsewhere, clock)

    other.restore(backup)

    assert files(elsewhere) == {
        elsewhere / file.parent.name / file.name: raw for file, raw in own.items()
    }
    assert [each.title for each in other.sessions()] == ["Tour"]
    other.close()


def test_that_what_was_changed_since_is_put_aside_and_what_was_added_stays(service, home, own):
    backup = service.back_up()
    changed, added = own_exercises(home) / "farewell.toml", own_exercises(home) / "later.toml"
    changed.write_bytes(RAW + b"# Changed.\n")
    added.write_bytes(b"# Added.\n")

    service.restore(backup.name)

    assert files(home) == {**own, added: b"# Added.\n"}
    (aside,) = (own_exercises(home) / "put aside").iterdir()
    assert aside.read_bytes() == RAW + b"# Changed.\n"


def test_that_one_that_was_removed_comes_back(service, home, own):
    backup = service.back_up()
    service.do(RemoveExercise(exercise="farewell"))

    service.restore(backup.name)

    assert files(home) == own
    assert "farewell" in service.own_exercises.files()


def test_that_a_backup_taken_by_hand_for_the_library_brings_them_too(service, own, tmp_path, clock):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    service.back_up(elsewhere / "library.workshop")

    open_service(elsewhere, clock).close()

    assert len(files(elsewhere)) == len(own)


def test_that_what_cannot_be_written_is_told_and_waits_for_the_next_start(
    service, own, tmp_path, clock
):
    backup, elsewhere = tmp_path / "moved.workshop", tmp_path / "elsewhere"
    service.back_up(backup)
    other = open_service(elsewhere, clock)
    own_templates(elsewhere).write_bytes(b"a file where the folder should be")
    other.restore(backup)
    assert "still in the library file" in other.problem
    other.close()
    own_templates(elsewhere).unlink()

    other = open_service(elsewhere, clock)

    assert other.problem == ""
    assert len(files(elsewhere)) == len(own)
    other.close()


def test_that_a_library_with_exercises_alone_is_backed_up_and_one_without_changes_once(
    service, home, clock
):
    assert service.back_up_changes() is None
    service.do(AddExercise(exercise="farewell", raw=RAW))
    assert service.back_up_changes() is not None
    clock.on(minutes=20)
    service.back_up()
    assert len(list((home / "backups").iterdir())) == 1, "a copy of the same is the same"


@pytest.mark.parametrize(
    "name",
    ["../library.toml", "exercises/../x.toml", "exercises/x.txt", "x.toml", "exercises/\0.toml",
     "exercises//x.toml", f"exercises/{'x' * 300}.toml"],
)  # fmt: skip
def test_that_a_backup_from_anywhere_writes_only_into_these_folders(service, home, name):
    (home / "exercises").mkdir()
    before = sorted(home.rglob("*"))
    with writing(service._database) as unit:
        unit.settings.save("own files", msgspec.json.encode({name: b"x"}).decode())

    assert service.unpack() == ""

    assert sorted(home.rglob("*")) == before


def test_that_a_setting_that_is_none_is_passed_over(service):
    with writing(service._database) as unit:
        unit.settings.save("own files", "[1")
    assert service.unpack() == ""
    assert service.unpack() == ""
