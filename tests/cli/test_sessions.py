"""Sessions from the command line."""

import io
import json
import sys
from datetime import date

import pytest

from tests.cli.conftest import NoWindows
from ui.__main__ import only_home
from workshop.cli import program


def listed(workshop):
    return json.loads(workshop("list", "--json").out)


def test_that_new_prints_the_id_of_the_session_it_made(workshop):
    ran = workshop(
        *("new", "--template", "taster", "--title", "Front desk", "--client", "Harbour Surgery"),
        *("--people", "6", "--date", "2026-11-24"),
    )

    assert ran.status == 0
    assert listed(workshop) == [
        {
            "id": ran.out.strip(),
            "title": "Front desk",
            "client": "Harbour Surgery",
            "date": "2026-11-24",
            "state": "ready",
            "people": 6,
        }
    ]


def test_that_a_session_without_a_date_is_today(workshop, session):
    assert listed(workshop)[0]["date"] == date.today().isoformat()


def test_that_every_option_of_new_reaches_the_session(workshop, home):
    made = workshop(
        *("new", "--template", "half_day", "--title", "T", "--noun", "guest"),
        *("--wording", "neutral", "--mode", "team", "--threshold", "4", "--laptops", "2"),
    ).out.strip()

    from workshop.services.library import open_service

    service = open_service(home)
    session = service.view(made).session
    service.close()
    assert (session.noun, session.wording, session.mode) == ("guest", "neutral", "team")
    assert (session.threshold, session.laptops, session.people) == (4, 2, 8)


@pytest.mark.parametrize(
    "arguments",
    [
        ("new", "--title", "T"),
        ("new", "--template", "taster", "--title", "T", "--people", "none"),
        ("new", "--template", "taster", "--title", "T", "--date", "tomorrow"),
        ("new", "--template", "taster", "--title", "T", "--mode", "secret"),
        ("new", "--template", "", "--title", "T"),
        ("list", "--home", ""),
        ("backup", "--out", ""),
        ("pin",),
        ("dance",),
    ],
)
def test_that_wrong_usage_ends_with_two(workshop, arguments):
    ran = workshop(*arguments)

    assert ran.status == 2
    assert "usage: workshop" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("new", "--template", "taster", "--title", "T", "--threshold", "2"),
        ("new", "--template", "taster", "--title", "T", "--threshold", "9" * 30),
        ("new", "--template", "fortnight", "--title", "T"),
        ("new", "--template", "taster", "--title", ""),
        ("purge", "nowhere"),
        ("reveal", "nowhere"),
        ("results", "nowhere"),
        ("answers", "import", "nowhere", "nothing.csv"),
        ("handout", "nowhere", "--kind", "blank", "--out", "sheet.pdf"),
        ("restore", "nothing"),
        ("exercises", "cells", "nowhere"),
        ("exercises", "check", "nothing.toml"),
    ],
)
def test_that_a_refusal_is_one_sentence_and_ends_with_one(workshop, arguments):
    ran = workshop(*arguments)

    assert ran.status == 1
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 1
    assert "Traceback" not in ran.err


def test_that_more_answers_asked_for_than_people_expected_are_told(workshop):
    ran = workshop(
        *("new", "--template", "taster", "--title", "T", "--people", "4", "--threshold", "5")
    )

    assert ran.status == 0
    assert len(ran.out.splitlines()) == 1
    assert ran.err == "Only 4 are expected: nothing would show.\n"


def test_that_a_purged_session_is_gone(workshop, session):
    assert workshop("purge", session).status == 0

    assert listed(workshop) == []


def test_that_the_list_can_be_read(workshop, session):
    ran = workshop("list")

    assert session in ran.out
    assert "Customer day" in ran.out


def test_that_an_empty_library_says_so(workshop):
    assert workshop("list").out == "No sessions yet.\n"
    assert workshop("list", "--json").out == "[]\n"


def test_that_data_keep_every_sign_where_the_console_lacks_some(workshop, monkeypatch, capsys):
    workshop("new", "--template", "taster", "--title", "Café ☕")
    plain = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", plain)
        program.main(["list", "--json"], NoWindows())
    assert json.loads(plain.buffer.getvalue())[0]["title"] == "Café ☕"


def test_that_a_program_without_a_console_still_does_its_deed(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    assert program.main(["list"], NoWindows()) == 0


@pytest.mark.parametrize("before", [True, False])
def test_that_home_goes_before_and_after_the_command(workshop, tmp_path, before):
    stick = tmp_path / "stick"
    home = ("--home", stick)
    new = ("new", "--template", "taster", "--title", "On a stick")

    workshop(*home, *new) if before else workshop(*new, *home)

    assert (stick / "library.workshop").exists()
    assert "On a stick" in workshop("list", *home).out
    assert listed(workshop) == []


def test_that_home_goes_with_commands_of_two_words(workshop, tmp_path):
    assert workshop("exercises", "list", "--home", tmp_path / "a").status == 0
    assert workshop("exercises", "--home", tmp_path / "a", "list").status == 0


def test_that_the_pin_can_be_forgotten(workshop, home):
    from workshop.services.commands import SetPin
    from workshop.services.library import open_service

    service = open_service(home)
    service.do(SetPin(pin="2468"))
    service.close()

    assert workshop("pin", "reset").status == 0

    service = open_service(home)
    assert not service.has_pin()
    service.close()


def test_that_without_a_command_the_app_opens(workshop, tmp_path):
    assert workshop("--home", tmp_path).out == f"app {tmp_path}\n"


def test_that_demo_needs_a_folder(workshop, tmp_path):
    assert workshop("demo").status == 2
    assert workshop("demo", "--out", tmp_path).out == f"demo {tmp_path}\n"


def test_that_a_home_that_can_not_be_written_is_told_in_a_sentence(workshop, tmp_path):
    (tmp_path / "file").write_text("in the way")

    ran = workshop("list", "--home", tmp_path / "file")

    assert ran.status == 1
    assert len(ran.err.splitlines()) == 1


def test_that_an_empty_home_opens_no_app_where_one_happens_to_be(tmp_path):
    assert only_home(["--home", str(tmp_path)]) == tmp_path
    assert only_home(["--home", ""]) is None
