"""Hostile input, made from sound input by a seed, and the judge: a sentence or acceptance, never a
traceback.
"""

import copy
import io
import json
import os
import random
import shutil
import sqlite3
import tomllib
import traceback
import zlib
from collections.abc import Callable, Iterator
from contextlib import chdir, closing, redirect_stderr, redirect_stdout, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

import msgspec
import tomlkit
from nacl.public import Box, PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

import workshop.room.steps  # noqa: F401 - every kind registers its pages
from tests.net.wire import HERE, answered
from tests.no_windows import NoWindows
from tests.room.day_pages import places
from tests.room.picture_checks import FRAMES
from tests.services.tour import CONTENT, DAY, Clock, new_session, rated, running_session, sits_down
from ui import settings
from workshop.cli import program
from workshop.content.reader import check_exercise
from workshop.content.templates import check_agendas
from workshop.errors import Trouble
from workshop.net import seal, stick
from workshop.net.host import Host
from workshop.paths import EXERCISES
from workshop.room.pages import pages_at, spot_ahead
from workshop.services.commands import (
    AddBlock,
    BeginTurn,
    MergePart,
    NewSession,
    RemoveExercise,
    ResumeTurn,
    Reveal,
    SetPin,
    StartSession,
    TakeRoom,
    WriteNote,
)
from workshop.services.library import open_service
from workshop.services.plans import planned_block
from workshop.services.printing import handout
from workshop.services.service import Service

BITS = (
    b"\0", b"\xff", b"\xed\xa0\x80", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b'"""', b"'",
    b"[", b"]", b"[[", b"{", b"}", b"=", b".", b",", b";", b"\t", b"\r", b"\n", b"\\", b"\\u0000",
    b"-", b"0", b"-1", b"9" * 40, b"1e999", b"nan", b"true", b"null", b"3,000", b"4.0", b"x" * 90,
    "é".encode("cp1250"), "Łódź".encode(), "\u202e\u200b".encode(), b"{customer}", b"all", b"s1/me",
)  # fmt: skip
DEEP = (b"[", b"{", b"(", b"a.", b'{"a":', b"[[", b'"a".')
MOST_NESTED = 20_000
SHAKEN = 0.12
MOSTLY = 0.8

WORDS = (
    "new", "list", "purge", "pin", "reset", "exercises", "check", "cells", "answers", "import",
    "reveal", "results", "handout", "backup", "restore", "--json", "--home", "--template",
    "half_day", "taster", "--title", "--client", "--noun", "--mode", "named", "team", "--threshold",
    "--people", "--laptops", "--date", "2026-11-24", "9999-12-31", "0001-01-01", "--kind", "blank",
    "copy", "summary", "--person", "--paper", "a4", "--size", "large", "--out", "--encoding",
    "cp1250", "idna", "closing", "closing/roti", "opening", "a.toml", "a.csv", "loop", "folder",
    "plain", "3", "-1", "0", "999999999999999999999", "", "-", "--", "-h", "@a.csv", "'", "%s",
    "{n}", "\udcff", "\n", "\u202e", "x" * 300, "*", ";",
)  # fmt: skip
COMMANDS = (
    "new --template half_day --title T --people 8 --mode named --threshold 3 --date 2026-11-24",
    "new --template taster --title T --client C --noun guest --wording neutral --laptops 2",
    "list --json", "exercises check a.toml", "exercises check plain folder", "exercises list",
    "exercises cells closing --json", "answers import SESSION a.csv --encoding cp1250",
    "answers import SESSION a.csv", "reveal SESSION closing/roti", "results SESSION --json",
    "handout closing --kind blank --paper a4 --size large --out o.pdf",
    "handout SESSION --kind copy --person P1 --out o.pdf", "backup --out b", "restore b", "check",
    "packet out SESSION --to o.room", "packet in a.csv", "packet in o.room --code ABC --preview",
    "packet back SESSION --to o.answers", "purge SESSION", "pin reset",
    "list --home loop", "check --home plain",
)  # fmt: skip


def mangled(chance: random.Random, sound: bytes) -> bytes:
    """The input with a few things done to it that pens, disks and programs do."""
    given = bytearray(sound)
    for _each in range(chance.choice((1, 1, 1, 2, 6))):
        at = chance.randrange(len(given) + 1)
        upto = min(len(given), at + chance.choice((1, 2, 8, 60, 400)))
        bit, part = chance.choice(BITS), bytes(given[at:upto])
        start, end, instead = chance.choice(
            (
                (at, at, bit),
                (at, upto, bit),
                (at, upto, b""),
                (at, len(given), b""),
                (at, at, part * chance.randrange(1, 9)),
                (at, upto, chance.randbytes(upto - at)),
                (at, at, chance.choice(DEEP) * chance.choice((3, 40, 1_000, MOST_NESTED))),
            )
        )
        given[start:end] = instead
    return bytes(given)


@dataclass
class Tally:
    """What became of the inputs. broken: the traceback of each that was neither taken nor refused
    in a sentence, with its seed.
    """

    taken: int = 0
    refused: int = 0
    broken: list[str] = field(default_factory=list)


Trial = Callable[[random.Random], bool]
"""Tries one input; whether it was taken."""


def run(trial: Trial, seeds: range) -> Tally:
    """Tries one input a seed."""
    tally = Tally()
    for seed in seeds:
        try:
            taken = trial(random.Random(seed))
        except Trouble as trouble:
            taken = False
            if not trouble.sentence.strip():
                tally.broken.append(f"seed {seed}: nothing is said")
        except KeyboardInterrupt:
            raise
        except BaseException:
            tally.broken.append(f"seed {seed}\n{traceback.format_exc()[-1500:]}")
            continue
        tally.taken += taken
        tally.refused += not taken
    return tally


def toml(folder: Path) -> Iterator[Trial]:
    """Exercise files and agendas."""
    sound = [path.read_bytes() for path in sorted(EXERCISES.glob("*.toml"))]

    def trial(chance: random.Random) -> bool:
        file = folder / "mangled.toml"
        file.write_bytes(mangled(chance, chance.choice(sound)))
        faults = chance.choice((check_exercise, lambda path: check_agendas(path, ())))(file)
        assert all(fault.sentence.strip() for fault in faults)
        return not faults

    yield trial


def table(folder: Path) -> Iterator[Trial]:
    """CSV files into a running session of each mode."""
    rows = "person,exercise,step,cell,value\n" + "".join(
        f"P{n},tour,rate,s{item}/{lens},{n}\n" + f'P{n},tour,word,text,"one, two"\n' * (item == 1)
        for n in range(1, 5) for item, lens in ((1, "me"), (2, "me"), (2, "org"))
    )  # fmt: skip
    sound = [rows.encode(code) for code in ("utf-8", "utf-16", "cp1252")]
    sound += [rows.replace(",", ";").encode("utf-8-sig"), b"sep=,\r\n" + rows.encode()]
    service = open_service(folder / "library", content=CONTENT)
    sessions = [new_session(service, mode=mode) for mode in ("anonymous", "named")]
    for session in sessions:
        service.do(StartSession(session=session))

    def trial(chance: random.Random) -> bool:
        file = folder / "mangled.csv"
        file.write_bytes(mangled(chance, chance.choice(sound)))
        page = chance.choice(("", "", "", "cp1250", "utf-16", "big5"))
        service.import_csv(chance.choice(sessions), file, code_page=page)
        return True

    yield trial
    service.close()


def rows(folder: Path) -> Iterator[Trial]:
    """Cells of a library that another program, or a disk, has written."""
    service = open_service(folder / "sound", Clock(), CONTENT)
    session = running_session(service, "rate", "word", "safe")
    for value in (2, 3, 4):
        answers = {"rate": rated(value, 2), "word": {"text": "w"}, "safe": {"safe": value}}
        sits_down(service, session, answers, sign=f"sign {value}")
    service.do(Reveal(session=session, step="tour/rate"))
    service.do(WriteNote(session=session, step="tour/rate", body="a note"))
    service.do(BeginTurn(session=session, sign="oak"))
    service.do(SetPin(pin="1234"))
    service.close()
    sound = (folder / "sound" / "library.workshop").read_bytes()

    def trial(chance: random.Random) -> bool:
        home = folder / "home"
        shutil.rmtree(home, ignore_errors=True)
        (home / "backups").mkdir(parents=True)
        (home / "library.workshop").write_bytes(sound)
        # With one there is none to be made.
        (home / "backups" / "library 2026-11-24 081200.workshop").write_bytes(sound)
        _alter(chance, home / "library.workshop")
        opened = open_service(home, Clock(), CONTENT)
        try:
            return _all_read(opened, session)
        finally:
            opened.close()

    yield trial


def _alter(chance: random.Random, file: Path) -> None:
    """Another value in one cell of one row."""
    with closing(sqlite3.connect(file)) as bare:
        bare.text_factory = bytes
        names = bare.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        tables = [name.decode() for (name,) in names]
        table = chance.choice([each for each in tables if not each.startswith("search")])
        columns = [row[1].decode() for row in bare.execute(f"PRAGMA table_info({table})")]
        found = bare.execute(f"SELECT * FROM {table}").fetchall()
        if not found:
            return
        row, at = chance.choice(found), chance.randrange(len(columns))
        value = row[at] if isinstance(row[at], bytes) else str(row[at]).encode()
        fresh = chance.choice((None, -1, 1e300, mangled(chance, value), b"", chance.choice(BITS)))
        where = " AND ".join(f"CAST({name} AS BLOB) IS CAST(? AS BLOB)" for name in columns)
        kept = "CAST(? AS TEXT)" if isinstance(fresh, bytes) and chance.random() < MOSTLY else "?"
        changed = f"UPDATE {table} SET {columns[at]} = {kept} WHERE {where}"
        with bare, suppress(sqlite3.IntegrityError):
            bare.execute(changed, (fresh, *row))


def _all_read(service: Service, session: str) -> bool:
    """Whether all of it can be read; what cannot be says so, and the rest is read all the same."""
    met = []
    for deed in (
        service.sessions,
        lambda: service.view(session),
        lambda: service.people(session),
        lambda: list(service.own(session)),
        lambda: service.search("note"),
        lambda: service.interrupted_turn(session),
        lambda: service.check_pin("1234"),
        lambda: service.do(ResumeTurn(session=session, secret="oak")),
        lambda: service.do(Reveal(session=session, step="tour/word")),
    ):
        try:
            deed()
        except Trouble as trouble:
            met.append(trouble.sentence)
    assert all(sentence.strip() for sentence in met)
    return not met


def kept_settings(folder: Path) -> Iterator[Trial]:
    """The small file of settings, which never stops a start."""
    usual = settings.Settings()
    sound = [json.dumps(asdict(usual)).encode(), b"[]", b"{}", b'"a"', b'{"theme": {"a": [1]}}']

    def trial(chance: random.Random) -> bool:
        (folder / settings.FILE).write_bytes(mangled(chance, chance.choice(sound)))
        settings.save(folder, settings.load(folder))
        return True

    yield trial


def arguments(folder: Path) -> Iterator[Trial]:
    """Words after `workshop`, in a folder with a few files to name."""
    (folder / "a.toml").write_bytes((EXERCISES / "closing.toml").read_bytes())
    (folder / "a.csv").write_text("person,exercise,step,cell,value\nP1,closing,roti,roti,3\n")
    (folder / "loop").symlink_to("loop")
    (folder / "folder").mkdir()
    (folder / "plain").write_bytes(b"SQLite format 3\0" + b"\0" * 500)
    service = open_service(folder / "home")
    made = new_session(service, template="half_day")
    service.close()
    os.environ["WORKSHOP_HOME"] = str(folder / "home")

    def trial(chance: random.Random) -> bool:
        typed = chance.choice(COMMANDS).replace("SESSION", made).split()
        for at in range(len(typed)):
            if chance.random() < SHAKEN:
                typed[at] = chance.choice((*WORDS, made))
            elif chance.random() < SHAKEN:
                typed[at] = _shaken(chance, typed[at])
        if chance.random() < SHAKEN:
            typed.insert(chance.randrange(len(typed)), chance.choice(WORDS))
        told = io.StringIO()
        with chdir(folder), redirect_stdout(told), redirect_stderr(told):
            status = program.main(typed, NoWindows())
        assert status in (0, 1, 2), (typed, status)
        assert status == 0 or told.getvalue().strip(), typed
        return status == 0

    yield trial


def _shaken(chance: random.Random, word: str) -> str:
    bit = chance.choice(BITS).decode(errors="surrogateescape").replace("\0", "").replace("/", "")
    at = chance.randrange(len(word) + 1)
    return word[:at] + bit + word[at:]


def strangers(folder: Path) -> Iterator[Trial]:
    """Exercise files that are sound TOML, with values in them that nobody would write. What the
    check lets pass is added, planned, shown in the room and printed.
    """
    names = [path.stem for path in sorted(EXERCISES.glob("*.toml")) if path.stem != "templates"]
    service = open_service(folder / "home", Clock())
    file = folder / "stranger.toml"

    def trial(chance: random.Random) -> bool:
        raw = service.own_exercises.duplicate(chance.choice(names)).raw
        table = tomllib.loads(raw.decode())
        for _each in range(chance.choice((1, 1, 2, 5))):
            _put_something_else(chance, table)
        file.write_text(tomlkit.dumps(table), encoding="utf-8")
        name = service.do(service.own_exercises.read(file)).value
        variant = chance.choice(("", *service.own_exercises.files()[name].exercise.variants))
        session = service.do(NewSession(template="", title="Day", date=DAY)).value
        service.do(AddBlock(session=session, block=planned_block(service, name, variant), at=0))
        view = service.view(session)
        for place in places(view):
            assert pages_at(view, spot_ahead(view, place), FRAMES["wide"])
        assert handout(service, name, "blank").pages
        service.do(RemoveExercise(exercise=name))
        return True

    yield trial
    service.close()


def _put_something_else(chance: random.Random, table: object) -> None:
    """Another value somewhere in nested tables and lists: one that is wild, or one from elsewhere
    in them.
    """
    slots = list(_slots(table))
    held, key = chance.choice(slots)
    before = held[key]
    other, name = chance.choice(slots)
    held[key] = chance.choice(
        (
            *(0, 1, -1, 3, 7, 61, 10**4, 10**18, 1.5, True, "", " ", "x", "x" * 3_999, "x" * 10**5),
            *("\u202e\u200b", "{customer}", "<b>&", "all", "list:rate", "a b", "\n\n", [], {}),
            copy.deepcopy(other[name]),
            before * chance.choice((0, 2, 40)) if isinstance(before, list | str) else before,
        )
    )


def _slots(value: object) -> Iterator[tuple[Any, Any]]:
    """Each place in nested tables and lists, as what holds it and its key."""
    if not isinstance(value, list | dict):
        return
    for key in range(len(value)) if isinstance(value, list) else value:
        yield value, key
        yield from _slots(value[key])


def packets(folder: Path) -> Iterator[Trial]:
    """What comes on a stick: shut packets, and what is in them where somebody has the keys."""
    host = open_service(folder / "host", Clock(), CONTENT)
    guest = open_service(folder / "guest", Clock(), CONTENT)
    session = running_session(host, "rate", "word", "safe")
    code = stick.write_room(host, session, folder / "a.room")
    guest.do(TakeRoom(room=stick.read_room(folder / "a.room", code)))
    for value in (2, 3, 4):
        answers = {"rate": rated(value, 2), "word": {"text": "w"}, "safe": {"safe": value}}
        sits_down(guest, session, answers, sign=f"sign {value}")
    stick.write_part(guest, session, folder / "a.answers")
    shut = [(folder / name).read_bytes() for name in ("a.room", "a.answers")]
    link, part = host.links()[session], guest.part(session)
    plain = [msgspec.msgpack.encode(each) for each in (host.room(session, link.key), part)]

    def trial(chance: random.Random) -> bool:
        file = folder / "mangled"
        if chance.random() < SHAKEN:
            file.write_bytes(mangled(chance, chance.choice(shut)))
            if stick.needs_code(file):
                guest.do(TakeRoom(room=stick.read_room(file, code)))
            else:
                host.do(MergePart(part=stick.read_part(host, file)))
            return True
        which = chance.randrange(2)
        given = chance.choice((mangled, _other))(chance, plain[which])
        whole = zlib.compress(given)
        pressed = chance.choice((whole, whole, whole, whole[:-3], given))
        body = len(pressed).to_bytes(4) + pressed
        if which:
            file.write_bytes(
                stick.ANSWERS + SealedBox(PrivateKey(link.key).public_key).encrypt(body)
            )
            host.do(MergePart(part=stick.read_part(host, file)))
        else:
            key = seal._slow(seal.plain_code(code).encode(), bytes(16))
            file.write_bytes(stick.ROOM + bytes(16) + SecretBox(key).encrypt(body))
            guest.do(TakeRoom(room=stick.read_room(file, code)))
        for service in (host, guest):
            _all_read(service, session)
        return True

    yield trial
    for service in (host, guest):
        service.close()


def _other(chance: random.Random, plain: bytes) -> bytes:
    """A packet with another value at one place in it."""
    tree = msgspec.msgpack.decode(plain)
    at, key = {"": tree}, ""
    while isinstance(at[key], dict | list) and at[key] and chance.random() < MOSTLY:
        at = at[key]
        key = chance.choice(list(at) if isinstance(at, dict) else range(len(at)))
    others = (None, -1, 0, 1, 2**63, "", "x", "f" * 32, b"\0" * 32, [], {}, True, "[]", "3")
    at[key] = chance.choice(others)
    return msgspec.msgpack.encode(tree)


def calls(folder: Path) -> Iterator[Trial]:
    """What a phone or laptop says to an open room over the network: other bytes, other values shut
    with sound keys, keys of nobody, the same again, and other paths than there are.
    """
    service = open_service(folder / "home", Clock(), CONTENT)
    session = running_session(service, "rate", "word", "safe")
    room = Host(service, session, lambda _events: None)
    room.open(address=HERE)
    said = {"secret": room.code[seal.FINGERPRINT :], "laptop": ""}
    sheet = {"tour/rate": rated(3, 2), "tour/word": {"text": "w"}, "tour/safe": {"safe": 3}}
    sound = [
        {"type": "opens"}, {"type": "begins", "sign": "oak", "team": ""},
        {"type": "returns", "word": "oak"}, {"type": "finishes", "sheets": sheet},
        {"type": "asks", "since": 0}, {"type": "cleaned"},
    ]  # fmt: skip
    opens, begins, *others = [json.dumps(said | each).encode() for each in sound]
    phones = [PrivateKey.generate() for _each in range(4)]
    last = b""

    def shut(own: PrivateKey, key: bytes, whole: bytes, length: int) -> bytes:
        box = Box(own, PublicKey(key)).encrypt(length.to_bytes(4) + whole)
        return bytes(own.public_key) + bytes(box)

    def trial(chance: random.Random) -> bool:
        nonlocal last
        at = chance.randrange(len(phones))
        if chance.random() < SHAKEN:  # somebody new sits down there
            own = phones[at] = PrivateKey.generate()
            body = shut(own, room._public, begins.replace(b"oak", b""), len(begins) - 3)
            assert answered(room.port, "POST", "/call", body) == 200
        own = chance.choice((*phones, *phones, PrivateKey.generate()))
        whole = chance.choice((opens, begins, *others))
        if chance.random() < MOSTLY:
            whole = chance.choice((mangled, _other_said))(chance, whole)
        length = chance.choice((len(whole),) * 8 + (0, 2**32 - 1))
        key = chance.choice((room._public,) * 8 + (bytes(own.public_key),))
        body = shut(own, key, whole, length)
        if chance.random() < SHAKEN:
            body = chance.choice((mangled(chance, body), last, bytes(seal.MOST_SEALED + 1)))
        last, path = body, "/call"
        method = chance.choice(("POST",) * 20 + ("GET", "PUT"))
        if chance.random() < SHAKEN:
            bit = "".join(sign for sign in _shaken(chance, "wait?since=1") if "!" < sign < "~")
            method, path = "GET", chance.choice(("/", "/s/", "/room", "/call/")) + bit
        status = answered(room.port, method, path, body)
        assert status in (200, 400, 403, 404, 405, 413), (status, path, whole[:200])
        return status == 200

    with mock.patch.multiple(
        "workshop.net.host", MOST_A_SECOND=10**6, MOST_DEVICES=10**6, LONGEST_WAIT=0
    ):
        yield trial
    assert answered(room.port, "GET", "/room") == 200
    room.close()
    service.close()


def _other_said(chance: random.Random, plain: bytes) -> bytes:
    """The same in a browser's form."""
    other = _other(chance, msgspec.msgpack.encode(json.loads(plain)))
    return json.dumps(msgspec.msgpack.decode(other), default=repr).encode()


TARGETS: dict[str, Callable[[Path], Iterator[Trial]]] = {
    "toml": toml, "strangers": strangers, "table": table, "rows": rows, "settings": kept_settings,
    "arguments": arguments, "packets": packets, "calls": calls,
}  # fmt: skip
