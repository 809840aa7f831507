"""Exercises of one's own: files in the library's folder, checked, usable, never deleted."""

import datetime as dt

import pytest
from msgspec import structs

from tests.services.tour import Clock
from workshop.content.reader import read_exercise
from workshop.content.shipped import shipped_exercises
from workshop.errors import ContentFaults, Missing, Refused
from workshop.paths import EXERCISES, own_exercises
from workshop.services.commands import AddBlock, AddExercise, NewSession, RemoveExercise
from workshop.services.library import open_service
from workshop.services.plans import planned_block

SHIPPED = (EXERCISES / "closing.toml").read_text(encoding="utf-8")
DAY = dt.date(2026, 11, 24)


@pytest.fixture
def service(home):
    """A library with the shipped exercises."""
    opened = open_service(home, Clock())
    yield opened
    opened.close()


@pytest.fixture
def written(tmp_path):
    """Writes an exercise file that somebody made of a shipped one; its path."""

    def write(name="farewell", title="Farewell", text=SHIPPED):
        file = tmp_path / f"{name}.toml"
        named = text.replace('id = "closing"', f'id = "{name}"', 1)
        file.write_text(named.replace('title = "Closing"', f'title = "{title}"', 1), "utf-8")
        return file

    return write


def added(service, file):
    return service.do(service.own_exercises.read(file))


def titles(service):
    return [exercise.title for exercise in service.exercises()]


def test_that_a_file_is_kept_byte_by_byte_beside_the_library_and_comes_last(service, home, written):
    file = written(text=f"# For Tuesdays.\n{SHIPPED}")

    added(service, file)

    assert (own_exercises(home) / "farewell.toml").read_bytes() == file.read_bytes()
    assert titles(service)[-1] == "Farewell"
    assert set(service.own_exercises.files()) == {"farewell"}


def test_that_it_is_there_again_at_the_next_start(service, home, written):
    added(service, written())

    again = open_service(home)
    found = titles(again)
    again.close()

    assert found[-1] == "Farewell"


def test_that_another_program_may_add_one_meanwhile(service, home, written):
    assert "Farewell" not in titles(service)
    other = open_service(home)
    added(other, written())
    other.close()

    assert titles(service)[-1] == "Farewell"


def test_that_any_plan_can_use_it_and_a_session_keeps_its_copy(service, written):
    added(service, written())
    session = service.do(NewSession(template="", title="Day", date=DAY)).value
    block = planned_block(service, "farewell")
    service.do(AddBlock(session=session, block=block, at=0))

    service.do(RemoveExercise(exercise="farewell"))

    assert service.view(session).exercises["farewell"].title == "Farewell"
    assert "Farewell" not in titles(service)


def test_that_what_is_removed_is_put_aside_and_comes_back_with_undo(service, home, written):
    file = written()
    added(service, file)

    removed = service.do(RemoveExercise(exercise="farewell"))

    (aside,) = (own_exercises(home) / "put aside").iterdir()
    assert aside.read_bytes() == file.read_bytes()
    service.do(removed.undo)
    assert titles(service)[-1] == "Farewell"
    service.do(RemoveExercise(exercise="farewell"))
    assert len(list((own_exercises(home) / "put aside").iterdir())) == 2


def test_that_a_file_with_the_same_id_takes_the_place_of_the_one_before(service, home, written):
    added(service, written(title="Farewell"))

    outcome = added(service, written(title="Goodbye"))

    assert titles(service)[-1] == "Goodbye"
    (aside,) = (own_exercises(home) / "put aside").iterdir()
    assert "Farewell" in aside.read_text("utf-8")
    service.do(outcome.undo)
    assert titles(service)[-1] == "Farewell"


def test_that_the_same_file_once_more_puts_nothing_aside(service, home, written):
    added(service, written())
    added(service, written())

    assert not (own_exercises(home) / "put aside").exists()


def test_that_an_id_that_comes_with_the_program_is_refused_with_file_and_field(service):
    said = r"closing.toml, field id: “closing” comes with Heliotrope. Give yours another id."
    with pytest.raises(ContentFaults, match=said):
        service.own_exercises.read(EXERCISES / "closing.toml")
    with pytest.raises(Refused, match="another id"):
        service.do(AddExercise(exercise="closing", raw=SHIPPED.encode()))


def test_that_all_that_is_wrong_with_a_file_is_told_at_once(service, home, written):
    bad = SHIPPED.replace('kind = "rating"', 'kind = "guess"').replace("version = 1", "", 1)

    with pytest.raises(ContentFaults) as told:
        service.own_exercises.read(written(text=bad))

    assert {(fault.file, fault.step, fault.field) for fault in told.value.faults} >= {
        ("farewell.toml", "roti", "kind"),
        ("farewell.toml", "", "version"),
    }
    assert not own_exercises(home).exists()


def test_that_a_text_that_no_page_of_the_room_holds_is_told_before_the_file_is_added(
    service, written
):
    with pytest.raises(ContentFaults, match="does not fit a page of the room"):
        service.own_exercises.read(written(title="Farewell " * 200))


def test_that_shipped_ones_stay_and_unknown_ones_are_missing(service):
    with pytest.raises(Refused, match="comes with Heliotrope and stays"):
        service.do(RemoveExercise(exercise="closing"))
    with pytest.raises(Missing, match="no exercise “nothing”"):
        service.do(RemoveExercise(exercise="nothing"))
    with pytest.raises(Missing):
        service.own_exercises.duplicate("nothing")


@pytest.mark.parametrize("name", [each.id for each in shipped_exercises()])
def test_that_every_shipped_exercise_duplicates_into_a_file_that_can_be_added(
    service, tmp_path, name
):
    place = service.own_exercises.save(name, tmp_path)

    exercise = read_exercise(place).exercise
    shipped = next(each for each in shipped_exercises() if each.id == name)
    own = {"id": f"my_{name}", "title": f"{shipped.title} (own)", "version": 1}
    assert exercise == structs.replace(shipped, **own)
    assert added(service, place).value == f"my_{name}"


def test_that_a_duplicate_of_a_duplicate_has_an_id_of_its_own(service):
    service.do(service.own_exercises.duplicate("closing"))
    assert service.do(service.own_exercises.duplicate("closing")).value == "my2_closing"
    assert service.do(service.own_exercises.duplicate("my_closing")).value == "my_my_closing"


def test_that_a_duplicate_differs_from_its_file_in_three_lines_alone(service, written):
    text = f"# For Tuesdays.\r\n{SHIPPED}".replace("version = 1", "version = 1  # the first")
    file = written(text=text.replace("version = 1", "version = 4", 1))
    added(service, file)

    raw = service.own_exercises.duplicate("farewell").raw

    lines = list(zip(raw.splitlines(), file.read_bytes().splitlines(), strict=True))
    assert [one for one, other in lines if one != other] == [
        b'id = "my_farewell"',
        b"version = 1  # the first",
        b'title = "Farewell (own)"',
    ]


def test_that_an_own_one_is_saved_as_it_was_added(service, written, tmp_path):
    file = written(text=f"# For Tuesdays.\n{SHIPPED}")
    added(service, file)

    place = service.own_exercises.save("farewell", tmp_path / "again.toml")

    assert place.read_bytes() == file.read_bytes()


def test_that_files_put_there_by_hand_are_left_out_with_a_reason(service, home, written):
    added(service, written())
    folder = own_exercises(home)
    (folder / "a_twin.toml").write_bytes((folder / "farewell.toml").read_bytes())
    (folder / "broken.toml").write_text("id = [", "utf-8")
    (folder / "taken.toml").write_text(SHIPPED, "utf-8")

    told = [fault.sentence for fault in service.own_exercises.faults()]

    assert titles(service).count("Farewell") == 1
    assert any("broken.toml: is not TOML" in each for each in told)
    assert any("taken.toml, field id: “closing” comes with Heliotrope" in each for each in told)
    assert any("field id: “farewell” is the id of another file." in each for each in told)
    assert len(told) == 3
