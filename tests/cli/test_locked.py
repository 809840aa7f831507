"""A locked library from the command line: its passphrase comes from a terminal or an open file."""

import os
import sys
from unittest.mock import Mock

import pytest

from workshop.cli import command
from workshop.services.library import open_service
from workshop.storage import locking

pytest.importorskip("sqlcipher3")

PASSPHRASE = "seven grey herons"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """A try costs next to nothing here."""
    monkeypatch.setitem(locking._COST, "n", 16)


@pytest.fixture
def locked(session, home, monkeypatch):
    """The library with one session, locked; the program knows no passphrase."""
    service = open_service(home)
    service.lock(PASSPHRASE, lambda done, total: None, lambda: False)
    service.close()
    monkeypatch.setattr(locking, "_KEYS", {})
    return session


def said(words):
    """The number of an open file that says these words."""
    reads, writes = os.pipe()
    os.write(writes, words.encode())
    os.close(writes)
    return reads


@pytest.mark.parametrize("ending", ["", "\n", "\r\n"])
def test_that_an_open_file_gives_the_passphrase(workshop, locked, ending):
    ran = workshop("list", "--json", "--passphrase-fd", said(PASSPHRASE + ending))

    assert (ran.status, ran.err) == (0, "")
    assert locked in ran.out


def test_that_a_terminal_is_asked_and_not_shown_what_is_typed(workshop, locked, monkeypatch):
    monkeypatch.setattr(sys, "stdin", Mock(isatty=lambda: True))
    monkeypatch.setattr(command, "getpass", lambda _question: PASSPHRASE)

    assert "Sound: 1 session." in workshop("check").out


@pytest.mark.parametrize("words", [("list",), ("check",), ("backup",), ("restore", "x")])
def test_that_a_locked_library_tells_nothing_without_its_passphrase(
    workshop, locked, home, monkeypatch, words
):
    monkeypatch.setattr(sys, "stdin", None)
    before = {file: file.read_bytes() for file in home.rglob("*") if file.is_file()}
    told = workshop(*words)
    wrong = workshop(*words, "--passphrase-fd", said("eleven brown bears"))

    assert (told.status, told.out, wrong.status, wrong.out) == (1, "", 1, "")
    assert "This library is locked. Type its passphrase" in told.err
    assert wrong.err == "That is not the passphrase.\n"
    assert {file: file.read_bytes() for file in home.rglob("*") if file.is_file()} == before


def test_that_a_plain_library_needs_no_passphrase(workshop, session):
    assert session in workshop("list", "--json").out
    assert workshop("list", "--passphrase-fd", "x").status == 2


OTHER = "eleven brown bears"


@pytest.fixture
def theirs(session, home, tmp_path, monkeypatch):
    """A backup with a passphrase of its own, of a library that has another one by now."""
    file = tmp_path / "theirs.workshop"
    service = open_service(home)
    for words in (OTHER, PASSPHRASE):
        service.lock(words, lambda done, total: None, lambda: False)
        if words == OTHER:
            service.back_up(file)
    service.close()
    monkeypatch.setattr(locking, "_KEYS", {})
    return file


def test_that_a_backup_with_its_own_passphrase_comes_back_under_that_of_now(
    workshop, session, theirs, monkeypatch
):
    def anew(*words, passphrases):
        monkeypatch.setattr(locking, "_KEYS", {})
        return workshop(*words, "--passphrase-fd", said(passphrases))

    lacks = anew("restore", theirs, passphrases=f"{PASSPHRASE}\n")
    wrong = anew("restore", theirs, passphrases=f"{PASSPHRASE}\nno such words\n")
    shown = anew("backup", "show", theirs, passphrases=f"{PASSPHRASE}\n{OTHER}")
    back = anew("restore", theirs, passphrases=f"{PASSPHRASE}\n{OTHER}\n")

    assert "a passphrase of its own" in lacks.err
    assert wrong.err == "That is not the passphrase.\n"
    assert (lacks.status, wrong.status, shown.status, back.status) == (1, 1, 0, 0)
    assert session in shown.out
    assert "your passphrase of now" in back.out
    assert session in anew("list", "--json", passphrases=PASSPHRASE).out
