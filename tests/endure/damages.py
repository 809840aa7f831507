"""Libraries damaged in any way: each opens or is told in a sentence, and what lay there stays."""

import random
import shutil
import sqlite3
import traceback
from collections.abc import Callable
from pathlib import Path

from tests.endure.tally import Tally
from tests.services.tour import CONTENT, Clock, puts, rated, running_session, sits_down
from workshop.errors import Trouble
from workshop.paths import backups, library_file, put_aside
from workshop.services.backups import is_sound
from workshop.services.commands import BeginTurn, Reveal
from workshop.services.library import open_service
from workshop.storage.companions import COMPANIONS, INDEX, LOG, beside

PAGE = 4096
Damage = Callable[[random.Random, Path], None]


def cut(chance: random.Random, file: Path) -> None:
    """A copy that ended too soon."""
    with file.open("r+b") as held:
        held.truncate(chance.choice((0, 1, 15, 99, 511, PAGE, chance.randrange(1, 60_000))))


def spoilt(chance: random.Random, file: Path) -> None:
    """Bytes that a disk gave back wrong."""
    held = bytearray(file.read_bytes())
    for _each in range(chance.choice((1, 3, 40, 400))):
        held[chance.randrange(len(held))] = chance.randrange(256)
    file.write_bytes(held)


def zeroed(chance: random.Random, file: Path) -> None:
    """A block that was never written."""
    held = bytearray(file.read_bytes())
    at = chance.randrange(len(held) // PAGE) * PAGE
    held[at : at + PAGE] = bytes(PAGE)
    file.write_bytes(held)


def swapped(chance: random.Random, file: Path) -> None:
    """Two pages in one another's places."""
    held = file.read_bytes()
    pages = [held[at : at + PAGE] for at in range(0, len(held), PAGE)]
    one, other = chance.sample(range(len(pages)), 2)
    pages[one], pages[other] = pages[other], pages[one]
    file.write_bytes(b"".join(pages))


def headed(chance: random.Random, file: Path) -> None:
    """A header of something else."""
    with file.open("r+b") as held:
        held.seek(chance.randrange(100))
        held.write(chance.randbytes(chance.randrange(1, 20)))


def replaced(chance: random.Random, file: Path) -> None:
    """No library at all."""
    file.write_bytes(chance.choice((b"PK\3\4", b"<html>", b"\0" * 9_000, chance.randbytes(9_000))))


def logged(chance: random.Random, file: Path) -> None:
    """A log that is spoilt, cut, or of nobody."""
    log = beside(file, LOG)
    held = bytearray(log.read_bytes()) if log.exists() else bytearray(chance.randbytes(8_272))
    for _each in range(chance.choice((1, 30, 300))):
        held[chance.randrange(len(held))] = chance.randrange(256)
    log.write_bytes(held[: chance.choice((len(held), chance.randrange(1, len(held))))])


def gone(_chance: random.Random, file: Path) -> None:
    """The library is missing."""
    for ending in COMPANIONS:
        beside(file, ending).unlink(missing_ok=True)


def altered(chance: random.Random, file: Path) -> None:
    """A row, a column or a table that another program has changed."""
    bare = sqlite3.connect(file)
    tables = [row[0] for row in bare.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    table = chance.choice([each for each in tables if not each.startswith(("search", "sqlite"))])
    columns = [row[1] for row in bare.execute(f"PRAGMA table_info({table})")]
    column, bad = chance.choice(columns), chance.choice((None, "", "{", b"\xff\xfe", -1, 1e99, "é"))
    deed = chance.choice(
        (
            (f"UPDATE OR IGNORE {table} SET {column} = ?", (bad,)),
            (f"ALTER TABLE {table} DROP COLUMN {column}", ()),
            (f"DROP TABLE {table}", ()),
            (f"DELETE FROM {table}", ()),
        )
    )
    try:
        with bare:
            bare.execute(*deed)
    except sqlite3.Error:
        pass  # the file defends itself
    finally:
        bare.close()


DAMAGES: tuple[Damage, ...] = (
    cut, spoilt, zeroed, swapped, headed, replaced, logged, gone, altered,
)  # fmt: skip


def sound_library(folder: Path) -> tuple[Path, str]:
    """A library as a killed program leaves it, with a backup beside it; and its session."""
    home, left = folder / "sound", folder / "left"
    service = open_service(home, Clock(), CONTENT)
    session = running_session(service, "rate", "word")
    for value in (2, 3, 4):
        sits_down(service, session, {"rate": rated(value, 2), "word": {"text": "w"}})
    service.do(Reveal(session=session, step="tour/rate"))
    service.back_up()
    person = service.do(BeginTurn(session=session, sign="oak")).value.participant
    puts(service, session, person, {"word": {"text": "in the log"}})
    shutil.copytree(home, left)
    service.close()
    beside(library_file(left), INDEX).unlink(missing_ok=True)
    return left, session


def damage(folder: Path, seeds: range) -> Tally:
    """One damage a seed, each kind in its turn."""
    sound, session = sound_library(folder)
    met = Tally()
    for seed in seeds:
        home = folder / "home"
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(sound, home)
        DAMAGES[seed % len(DAMAGES)](random.Random(seed), library_file(home))
        before = _bytes(home)
        try:
            met.count(_reads(home, session))
            _assert_kept(home, before)
        except Exception:
            name = DAMAGES[seed % len(DAMAGES)].__name__
            met.faults.append(f"seed {seed}, {name}\n{traceback.format_exc()[-1500:]}")
    return met


def _reads(home: Path, session: str) -> bool:
    """Whether all of it can be read; each trouble on the way says a sentence."""
    whole, met = True, []
    for deed in (lambda: is_sound(home), lambda: _looks(home, session)):
        try:
            whole = deed() and whole
        except Trouble as trouble:
            met.append(trouble.sentence)
    assert all(sentence.strip() for sentence in met)
    return whole and not met


def _looks(home: Path, session: str) -> bool:
    service = open_service(home, Clock(), CONTENT)
    try:
        told, met = service.problem, []
        service.sessions()
        for deed in (service.view, service.people, lambda name: list(service.own(name))):
            try:
                deed(session)
            except Trouble as trouble:
                met.append(trouble.sentence)
        assert all(sentence.strip() for sentence in met)
        return not met and not told
    finally:
        service.close()


def _bytes(home: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in home.glob("library.workshop*")}


def _assert_kept(home: Path, before: dict[str, bytes]) -> None:
    """Whatever was put aside is as it was, and the backup of before is untouched."""
    for file in put_aside(home).glob("library *.workshop"):
        assert file.read_bytes() == before["library.workshop"], "put aside changed"
    assert any(backups(home).glob("*.workshop"))
