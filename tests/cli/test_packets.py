"""`workshop packet`: another laptop collects, and its answers come back on a stick."""

import pytest

from workshop.services.commands import StartSession
from workshop.services.library import open_service
from workshop.services.merging import trees


@pytest.fixture
def other(tmp_path):
    """The folder of another laptop's library."""
    return tmp_path / "other laptop"


@pytest.fixture
def carried(workshop, session, home, other, tmp_path):
    """The session on the other laptop; the code that opened it."""
    service = open_service(home)
    service.do(StartSession(session=session))
    service.close()
    made = workshop("packet", "out", session, "--to", tmp_path / "a.room")
    code = made.out.splitlines()[-1]
    assert (made.status, made.err, len(code)) == (0, "", 11)
    taken = workshop("--home", other, "packet", "in", tmp_path / "a.room", "--code", code)
    assert (taken.status, taken.out.strip()) == (0, session)
    return code


def test_that_answers_go_round_between_two_laptops(
    workshop, session, carried, other, sheet, tmp_path
):
    file = sheet(5, "reread_quote/rate")
    assert workshop("--home", other, "answers", "import", session, file).status == 0
    back = tmp_path / "b.answers"
    assert "5 people" in workshop("--home", other, "packet", "back", session, "--to", back).out

    shown = workshop("packet", "in", back, "--preview")
    laptop = shown.out.partition(":")[0]
    assert (shown.out, laptop in trees()) == (f"{laptop}: 5 people, 5 new\n", True)
    assert workshop("reveal", session, "reread_quote/rate").status == 1
    brought = workshop("packet", "in", back)
    assert (brought.status, brought.err) == (0, shown.out)
    assert workshop("packet", "in", back).err == f"{laptop}: 5 people, 5 here already\n"
    assert workshop("reveal", session, "reread_quote/rate").status == 0
    assert len(carried) == 11


def test_that_a_room_opens_with_its_code_alone_and_may_be_looked_at_first(
    workshop, session, carried, tmp_path, other
):
    room = tmp_path / "a.room"
    asked = workshop("packet", "in", room)
    assert (asked.status, "--code" in asked.err) == (1, True)
    wrong = workshop("packet", "in", room, "--code", "ABC-DEF-GHJ")
    assert (wrong.status, "does not open" in wrong.err) == (1, True)
    third = tmp_path / "third"
    looked = workshop("--home", third, "packet", "in", room, "--code", carried, "--preview")
    assert (looked.status, looked.out) == (0, "Customer day\n")
    assert "No sessions" in workshop("--home", third, "list").out
    assert workshop("packet", "in", room, "--code", carried).status == 1
    assert workshop("--home", other, "packet", "out", session, "--to", room).status == 1


def test_that_a_file_that_is_not_there_or_no_packet_is_told_in_a_sentence(workshop, tmp_path):
    (tmp_path / "notes.txt").write_text("hello")
    for name, said in (("none", "no file"), ("notes.txt", "no packet")):
        ran = workshop("packet", "in", tmp_path / name)
        assert (ran.status, said in ran.err) == (1, True)
