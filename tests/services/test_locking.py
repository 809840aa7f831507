"""A library locked with a passphrase: set, changed, removed, cut short, met by a stranger."""

import os
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.services.known_words import KNOWN, known_in, told
from tests.services.tour import CONTENT, Clock
from workshop.errors import LibraryFault, Locked, Refused, WrongSecret
from workshop.paths import library_file
from workshop.services.commands import PurgeAnswers, WriteNote
from workshop.services.library import open_service
from workshop.services.locks import Lock, lock_of_library
from workshop.services.rehearsal import open_rehearsal
from workshop.storage import locking
from workshop.storage.unit import reading

pytest.importorskip("sqlcipher3")

ROOT = Path(__file__).resolve().parents[2]
FIRST, SECOND = "seven grey herons", "eleven brown bears"
KILLED = """
    import os, signal, sys
    from pathlib import Path
    from tests.services.tour import CONTENT, Clock
    from workshop.services.library import open_service
    from workshop.services.locks import lock_of_library
    from workshop.storage import locking

    locking._COST["n"] = 16
    home, old, new, due = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
    if old:
        lock_of_library(home).open(old)
    service = open_service(home, Clock(), CONTENT)
    replaced, met = Path.replace, []

    def killed(file, target):
        met.append(file)
        if len(met) * 2 - 1 == due:
            os.kill(os.getpid(), signal.SIGKILL)
        replaced(file, target)
        if len(met) * 2 == due:
            os.kill(os.getpid(), signal.SIGKILL)

    Path.replace = killed
    service.lock(new, lambda done, total: None, lambda: False)
    print(len(met))
"""


def nobody_hears(_done, _total):
    """Progress that is not shown."""


def lock(service, passphrase, *, cancelled=lambda: False):
    return service.lock(passphrase, nobody_hears, cancelled)


def words_in(home):
    files = [file for file in home.rglob("*") if file.is_file()]
    return [f"{word} in {file.name}" for file in files for word in known_in(file.read_bytes())]


@pytest.fixture
def keys(monkeypatch):
    """What the program knows of passphrases; it begins with nothing."""
    known = {}
    monkeypatch.setattr(locking, "_KEYS", known)
    monkeypatch.setitem(locking._COST, "n", 16)
    return known


@pytest.fixture
def reopened(home, clock, keys):
    """Opens the library as a program does that was started anew."""
    opened = []

    def start(passphrase=""):
        keys.clear()
        if passphrase:
            lock_of_library(home).open(passphrase)
        opened.append(open_service(home, clock, CONTENT))
        return opened[-1]

    yield start
    for each in opened:
        each.close()


@pytest.fixture
def filled(home, clock, reopened):
    """A library with known words, and with backups and a file put aside; the session."""
    service = reopened()
    name, _codes = told(service)
    for _day in range(2):
        service.back_up()
        clock.on(days=1)
    (home / "put aside").mkdir()
    shutil.copy(next((home / "backups").iterdir()), home / "put aside" / "library before.workshop")
    service.close()
    return name


def test_that_a_locked_library_holds_no_word_in_any_file_and_all_of_it_comes_back(
    home, filled, reopened
):
    service = reopened()
    before = service.people(filled)
    assert len(words_in(home)) >= 4 * len(KNOWN)

    assert lock(service, FIRST) == ()

    assert service.people(filled) == before
    service.back_up()
    assert not words_in(home)
    assert all(each.sessions == 1 for each in service.saved())
    service.close()
    assert not words_in(home)
    service = reopened(FIRST)
    assert (service.problem, service.people(filled)) == ("", before)
    assert lock(service, "") == ()
    service.close()
    service = reopened()
    assert (service.problem, service.people(filled)) == ("", before)
    assert all(each.sessions == 1 for each in service.saved())


def test_that_a_wrong_passphrase_tells_nothing_and_moves_nothing(home, filled, reopened, keys):
    service = reopened()
    lock(service, FIRST)
    service.close()
    keys.clear()
    before = {file: file.read_bytes() for file in home.rglob("*") if file.is_file()}
    now = Clock()
    shut = Lock(library_file(home), lambda: now().timestamp())
    assert shut.is_shut()
    for wait in (5, 10, 15, 20, 25, 30, 30):
        with pytest.raises(WrongSecret, match=r"^That is not the passphrase\.$"):
            shut.open(SECOND)
        now.on(seconds=wait - 1)
        with pytest.raises(Refused, match="Wait 1 second, then try again"):
            shut.open(FIRST)
        now.on(seconds=1)
    with pytest.raises(Locked):
        open_service(home, Clock(), CONTENT)
    assert {file: file.read_bytes() for file in home.rglob("*") if file.is_file()} == before
    shut.open(FIRST)
    assert not shut.is_shut()


def test_that_a_changed_passphrase_opens_library_and_backups_and_the_former_opens_none(
    home, filled, reopened, keys
):
    service = reopened()
    lock(service, FIRST)
    lock(service, SECOND)
    service.close()
    keys.clear()
    with pytest.raises(WrongSecret):
        lock_of_library(home).open(FIRST)
    service = reopened(SECOND)
    assert all(each.sessions == 1 for each in service.saved())
    assert len({locking.lock_of(file) for file in home.rglob("*.workshop")}) == 1
    assert len(keys) == 1


@pytest.mark.parametrize(("old", "new"), [("", FIRST), (FIRST, SECOND), (FIRST, "")])
def test_that_a_passphrase_cut_short_at_any_rename_loses_nothing(
    home, clock, filled, reopened, old, new
):
    if old:
        service = reopened()
        lock(service, old)
        service.close()
    people = reopened(old).people(filled)
    sound = home.with_name("sound")
    reopened(old).close()
    shutil.copytree(home, sound)
    for due in (1, 3, 4, 7, 8):  # before and after each rename that puts a file in place
        shutil.rmtree(home)
        shutil.copytree(sound, home)
        done = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(KILLED), home, old, new, str(due)],
            cwd=ROOT, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert done.returncode == -signal.SIGKILL, due
        service = reopened(new if due >= 4 else old)
        assert (service.problem, service.people(filled)) == ("", people), due
        assert service.lock_copies(nobody_hears, lambda: False) == ()
        assert all(each.sessions == 1 for each in service.saved()), due
        assert not [*home.rglob("*.part*")], due
        assert len({locking.lock_of(file) for file in home.rglob("*.workshop")}) == 1
        service.close()
        if due >= 4 and new:
            assert not words_in(home), due


def test_that_what_was_cancelled_still_opens_and_goes_on_at_the_next_start(
    home, filled, reopened, keys
):
    service = reopened()
    lock(service, FIRST)
    assert lock(service, SECOND, cancelled=lambda: True) == ()
    service.close()
    service = reopened(SECOND)
    assert all(each.sessions == 1 for each in service.saved())
    assert service.copies_due()
    service.lock_copies(nobody_hears, lambda: False)
    assert not service.copies_due()
    service.close()
    reopened(SECOND)
    assert len(keys) == 1


def test_that_a_locked_backup_is_restored_and_purged_like_any(home, filled, reopened, carried):
    service = reopened()
    lock(service, FIRST)
    carried.parent.mkdir()
    service.back_up(carried)
    assert not known_in(carried.read_bytes())
    service.do(PurgeAnswers(session=filled))
    assert service.people(filled) == ()
    beside = service.restore(carried)
    assert service.people(filled) == ()
    assert locking.lock_of(beside) == locking.lock_of(library_file(home)) != locking.PLAIN
    service.close()
    assert reopened(FIRST).session(filled).id == filled


def test_that_damage_in_a_locked_library_is_known_as_damage(home, filled, reopened):
    service = reopened()
    lock(service, FIRST)
    service.close()
    file = library_file(home)
    for place in (5000, 20):
        kept = bytearray(file.read_bytes())
        kept[place] ^= 255
        file.write_bytes(kept)
        service = reopened(FIRST)
        if service.offered:
            assert "could not be read" in service.problem
            assert locking.lock_of(file) != locking.PLAIN
            service.restore(service.offered)
            assert service.people(filled)
        service.close()
    assert service.offered is None


def test_that_a_locked_library_whose_first_page_is_gone_is_asked_for_by_its_backup(
    home, filled, reopened
):
    service = reopened()
    lock(service, FIRST)
    service.close()
    library_file(home).write_bytes(bytes(16) + library_file(home).read_bytes()[16:])
    service = reopened(FIRST)
    assert service.offered is not None
    assert locking.lock_of(library_file(home)) != locking.PLAIN
    service.restore(service.offered)
    assert service.people(filled)


def test_that_a_rehearsal_of_a_locked_library_is_locked(home, filled, reopened):
    service = reopened()
    lock(service, FIRST)
    rehearsed, _copy = open_rehearsal(service, filled)
    rehearsed.close()
    assert locking.lock_of(home / "rehearsal" / "library.workshop") != locking.PLAIN


def test_that_a_passphrase_is_not_short_and_a_plain_library_needs_none(home, filled, reopened):
    service = reopened()
    with pytest.raises(Refused, match="at least 8 characters"):
        lock(service, "seven")
    assert not lock_of_library(home).is_shut()
    assert locking.lock_of(library_file(home)) == locking.PLAIN


def test_that_a_program_that_cannot_unlock_says_so(home, filled, reopened, monkeypatch):
    service = reopened()
    lock(service, FIRST)
    service.close()
    monkeypatch.setattr(locking, "can_lock", lambda: False)
    with pytest.raises(LibraryFault, match="lacks what opens it"):
        reopened(FIRST)
    assert locking.lock_of(library_file(home)) != locking.PLAIN


def test_that_a_backup_with_a_passphrase_of_its_own_says_so(home, filled, reopened, carried, keys):
    service = reopened()
    lock(service, FIRST)
    carried.parent.mkdir()
    service.back_up(carried)
    lock(service, "")
    service.close()
    service = reopened()
    for deed in (service.look_into, service.restore):
        with pytest.raises(Locked, match=r"“carried\.workshop” is locked with a passphrase of its"):
            deed(carried)
    Lock(carried).open(FIRST)
    service.restore(carried)
    assert service.people(filled)
    assert lock_of_library(home).is_shut() is False
    assert locking.lock_of(library_file(home)) != locking.PLAIN


def test_that_a_locked_library_stays_locked_when_a_plain_backup_is_restored(
    home, filled, reopened, carried
):
    service = reopened()
    carried.parent.mkdir()
    service.back_up(carried)
    lock(service, FIRST)
    service.restore(carried)
    assert service.people(filled)
    service.close()
    assert not words_in(home)
    assert reopened(FIRST).people(filled)


@pytest.mark.parametrize("due", [0, 4, 5, 6])
def test_that_a_library_put_aside_with_its_log_is_locked_with_all_that_stands_there(
    home, filled, reopened, due
):
    service = reopened()
    service.do(WriteNote(session=filled, body="quixotic again"))
    aside = home / "put aside" / "library 2026-11-01 120000.workshop"
    for ending in ("", "-wal"):
        shutil.copy(f"{library_file(home)}{ending}", f"{aside}{ending}")
    assert known_in(Path(f"{aside}-wal").read_bytes())
    service.close()
    for file in (*(home / "backups").iterdir(), home / "put aside" / "library before.workshop"):
        file.unlink()
    if due:
        subprocess.run(
            [sys.executable, "-c", textwrap.dedent(KILLED), home, "", FIRST, str(due + 1)],
            cwd=ROOT, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        service = reopened(FIRST)
        service.lock_copies(nobody_hears, lambda: False)
    else:
        service = reopened()
        lock(service, FIRST)
    assert max(each.notes for name in (home / "put aside").iterdir()
               for each in service.look_into(name)) == 1  # fmt: skip
    service.close()
    assert not words_in(home)


@pytest.fixture
def elsewhere(home, filled, reopened, tmp_path):
    """A backup with a passphrase of its own, while the library has another one."""
    file = tmp_path / "theirs.workshop"
    service = reopened()
    service.do(WriteNote(session=filled, body="Only in theirs."))
    lock(service, SECOND)
    service.back_up(file)
    lock(service, "")
    service.purge_aside([each.name for each in service.put_aside()])
    service.close()
    return file


@pytest.mark.parametrize("here", ["", FIRST])
def test_that_a_backup_under_another_passphrase_is_asked_for_it_and_comes_back_whole(
    home, filled, elsewhere, reopened, here
):
    service = reopened()
    before = service.people(filled)
    if here:
        lock(service, here)
        service.close()
        service = reopened(here)
    held = library_file(home).read_bytes()
    asked = service.lock_of_backup(elsewhere)
    assert asked.is_shut()
    with pytest.raises(WrongSecret):
        asked.open("no such words")
    for deed in (service.look_into, service.restore):
        with pytest.raises(Locked, match="a passphrase of its own"):
            deed(elsewhere)
    assert library_file(home).read_bytes() == held

    Lock(elsewhere).open(SECOND)
    said = service.lock_after(elsewhere)
    service.restore(elsewhere)

    stays = here or SECOND
    assert ("your passphrase of now" in said) == bool(here)
    assert service.people(filled) == before
    service.lock_copies(nobody_hears, lambda: False)
    service.close()
    assert not words_in(home)
    service = reopened(stays)
    assert (service.problem, service.people(filled)) == ("", before)
    assert not service.copies_due()
    assert all(each.sessions == 1 for each in service.saved())


def test_that_copies_cut_short_before_a_restore_open_after_it(home, elsewhere, reopened):
    service = reopened()
    lock(service, FIRST, cancelled=lambda: False)
    lock(service, "three white owls", cancelled=lambda: True)
    assert service.copies_due()
    Lock(elsewhere).open(SECOND)
    shutil.copy(elsewhere, home / "backups" / "library 2020-01-01 080000.workshop")
    service.restore("library 2020-01-01 080000.workshop")
    service.close()

    service = reopened("three white owls")

    assert service.lock_copies(nobody_hears, lambda: False) == ()
    assert {locking.lock_of(file) for file in home.rglob("*.workshop")} == {
        locking.lock_of(library_file(home))
    }


def test_that_a_library_that_two_threads_have_read_at_once_can_be_locked(filled, reopened):
    # Each has a connection that stays open; to switch the log off one would have to be alone.
    service = reopened()
    with reading(service._database), reading(service._database):
        pass

    assert lock(service, FIRST) == ()

    assert len(service.sessions()) == 1
