"""A session lists the files with answers that were saved from it: where, when, by which deed."""

import os
import sys

import pytest

from tests.services.tour import rated, running_session, sits_down
from workshop.errors import Missing
from workshop.services.commands import DeleteOwn, PurgeAnswers, PurgeSession, Reveal
from workshop.services.handout_kinds import WITH_ANSWERS, kinds
from workshop.services.printing import each_copy, handout, save


@pytest.fixture
def session(service):
    return running_session(service, "rate")


@pytest.fixture
def codes(service, session):
    given = [sits_down(service, session, {"rate": rated(1, 2)}) for _person in range(3)]
    service.do(Reveal(session=session, step="tour/rate"))
    return given


def files(service, session):
    return [(each.what, each.file) for each in service.exports(session)]


def test_that_every_handout_with_answers_is_listed_where_it_was_saved(
    service, session, codes, tmp_path
):
    for kind in (*WITH_ANSWERS, "blank", "run_sheet"):
        person = codes[0] if kind == "copy" else None
        save(service, handout(service, session, kind, person=person), tmp_path / f"{kind}.pdf")
    expected = {(kinds()[kind], str(tmp_path / f"{kind}.pdf")) for kind in WITH_ANSWERS}
    expected -= {(kinds()["copy"], str(tmp_path / "copy.pdf"))}
    assert set(files(service, session)) == expected | {(kinds()["copy"], str(tmp_path))}


def test_that_a_file_saved_again_is_listed_once_with_its_newest_time(
    service, session, codes, clock, tmp_path
):
    made = handout(service, session, "summary")
    save(service, made, tmp_path)
    clock.on(hours=2)
    save(service, made, tmp_path)
    (listed,) = service.exports(session)
    assert listed.file == str(tmp_path / made.name)
    assert listed.written == f"{clock():%Y-%m-%d %H:%M}"


def test_that_the_newest_comes_first(service, session, codes, clock, tmp_path):
    for name in ("b", "a", "c"):
        save(service, handout(service, session, "summary"), tmp_path / name)
        clock.on(minutes=1)
    assert [file[-1] for _what, file in files(service, session)] == ["c", "a", "b"]


def test_that_the_list_names_nobody_whose_copy_was_saved(service, tmp_path):
    session = running_session(service, "rate", mode="named")
    sits_down(service, session, {"rate": rated(1, 2)}, sign="Marzipan")
    for copy in each_copy(service, session):
        save(service, copy, tmp_path)
    save(service, handout(service, session, "copy", person="Marzipan"), tmp_path / "Marzipan.pdf")
    assert files(service, session) == [(kinds()["copy"], str(tmp_path))]


def test_that_a_backup_kept_elsewhere_is_listed_in_every_session_with_answers(
    service, session, codes, tmp_path
):
    empty = running_session(service, "rate")
    service.back_up()
    assert files(service, session) == []
    made = service.back_up(tmp_path)
    service.back_up(tmp_path / "copy.workshop")
    service.back_up(tmp_path / "copy.workshop")
    saved = {file for _what, file in files(service, session)}
    assert saved == {str(tmp_path / made.name), str(tmp_path / "copy.workshop")}
    assert files(service, empty) == []


def test_that_the_list_outlives_the_answers_and_goes_with_the_session(
    service, session, codes, tmp_path
):
    save(service, handout(service, session, "summary"), tmp_path)
    service.do(DeleteOwn(session=session, code=codes[0]))
    service.do(PurgeAnswers(session=session))
    assert len(files(service, session)) == 1
    service.do(PurgeSession(session=session))
    with pytest.raises(Missing):
        service.exports(session)
    with service._database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM export").scalar() == 0


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes are Linux's")
def test_that_a_folder_whose_name_is_no_utf8_is_listed_readably(service, session, codes, tmp_path):
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    save(service, handout(service, session, "summary"), folder / "s.pdf")
    ((_what, file),) = files(service, session)
    assert file.endswith("caf\ufffd/s.pdf")


def test_that_files_written_since_a_backup_are_listed_after_it_came_back(
    service, session, codes, clock, tmp_path
):
    backup = service.back_up().name
    clock.on(hours=1)
    made = handout(service, session, "summary")
    save(service, made, tmp_path)
    later = running_session(service, "rate")
    save(service, handout(service, later, "summary"), tmp_path / "later")

    service.restore(backup)

    assert files(service, session) == [(kinds()["summary"], str(tmp_path / made.name))]
    with pytest.raises(Missing):
        service.exports(later)
