"""The short form of `make endure`, and the hostile inputs that were told with a traceback once."""

import json
import sqlite3
import sys
from contextlib import closing, contextmanager

import pytest
import tomlkit

from tests.fuzz.hostile import TARGETS, NoWindows, run
from tests.services.tour import CONTENT, Clock, new_session, rated, running_session, sits_down
from ui import settings
from ui.single_instance import door
from workshop.cli import program
from workshop.content.reader import check_exercise
from workshop.errors import LibraryFault, Refused
from workshop.paths import EXERCISES, library_file
from workshop.services.commands import Reveal
from workshop.services.library import open_service

SHORT = {
    "toml": 60, "strangers": 30, "table": 100, "rows": 60, "settings": 100, "arguments": 60,
    "packets": 80, "calls": 120,
}  # fmt: skip


@pytest.mark.parametrize("target", TARGETS)
def test_that_hostile_input_is_taken_or_refused_in_a_sentence(target, tmp_path):
    with contextmanager(TARGETS[target])(tmp_path) as trial:
        tally = run(trial, range(SHORT[target]))
    assert not tally.broken, "\n".join(tally.broken)
    assert tally.taken + tally.refused == SHORT[target]
    assert tally.taken


TOML = {
    "a number of five thousand digits": b"version = " + b"9" * 5_000,
    "brackets in one another": b"a = " + b"[" * 400_000,
    "names in one another": b".".join([b"a"] * 400_000) + b" = 1",
    "quoted names in one another": b"[" + b" . ".join([b'"a"', b"'b'"] * 100_000) + b"]",
    "one endless word": b"a" * 900_000,
    "nothing but zeros": bytes(900_000),
    "half a text": b'title = "' + b"x" * 900_000,
    "dots without an end": b'title = "' + b"a." * 400_000 + b'"',
    "more than any exercise": b"#" * 2_000_000,
}


@pytest.mark.parametrize("case", TOML)
def test_that_an_exercise_file_of_any_bytes_has_faults_and_no_traceback(tmp_path, case):
    file = tmp_path / "hostile.toml"
    file.write_bytes(TOML[case])
    faults = check_exercise(file)
    assert faults
    assert len(faults[0].sentence) < 1_000


def test_that_a_name_without_an_end_is_told_in_a_few_words(tmp_path):
    file = tmp_path / "hostile.toml"
    sound = (EXERCISES / "closing.toml").read_text(encoding="utf-8")
    file.write_text(sound.replace('"decide"', f'"{"{" * 20_000}"'), encoding="utf-8")
    faults = check_exercise(file)
    assert len(faults) <= 100
    assert max(len(fault.sentence) for fault in faults) < 1_000


@pytest.mark.parametrize("blank", ["", " ", "\t"])
def test_that_a_text_without_a_word_is_a_fault_where_one_has_to_be(tmp_path, blank):
    file = tmp_path / "hostile.toml"
    sound = tomlkit.parse((EXERCISES / "friendship_ladder.toml").read_text(encoding="utf-8"))
    (step,) = (each for each in sound["steps"] if each["id"] == "marks")
    step["marks"][0]["label"] = blank
    file.write_text(tomlkit.dumps(sound), encoding="utf-8")
    (fault,) = check_exercise(file)
    assert fault.sentence.endswith(".label: is empty.")


@pytest.fixture
def altered(home):
    """Opens a library in which another program has changed rows; the session with answers."""

    def opened(statement):
        service = open_service(home, Clock(), CONTENT)
        session = running_session(service, "rate", "word")
        for each in (2, 3, 4):
            answers = {"rate": rated(each, 2), "word": {"text": "w"}}
            sits_down(service, session, answers, sign=f"sign {each}")
        service.close()
        with closing(sqlite3.connect(library_file(home))) as bare, bare:
            bare.execute(statement)
        again.append(open_service(home, Clock(), CONTENT))
        return again[-1], session

    again = []
    yield opened
    for each in again:
        each.close()


@pytest.mark.parametrize("value", ["x'00'", f"'{'[' * 5_000}{']' * 5_000}'"], ids=["blob", "deep"])
def test_that_answers_that_are_none_are_told_in_a_sentence(altered, value):
    service, session = altered(f"UPDATE answer SET value = {value}")
    with pytest.raises(LibraryFault):
        service.do(Reveal(session=session, step="tour/rate"))
    with pytest.raises(LibraryFault):
        service.own_answers(session, service.people(session)[0].participant)


@pytest.mark.parametrize("revision", ["'00' || char(0) || '1'", "'../0001'", "''"])
def test_that_a_revision_that_is_none_is_damage_and_no_name_of_a_file(altered, home, revision):
    service, _session = altered(f"UPDATE alembic_version SET version_num = {revision}")
    assert "could not be read" in service.problem
    assert len(list((home / "put aside").iterdir())) == 1


SETTINGS = {
    "nested": b"[" * 100_000,
    "nested tables": b'{"a":' * 100_000,
    "a number of five thousand digits": b'{"theme": ' + b"9" * 5_000 + b"}",
    "larger than any settings": json.dumps({"theme": "dark", "rest": "x" * 500_000}).encode(),
    "no text": b"\xff\xfe\x00",
    "other kinds of value": b'{"theme": [], "fades": {}, "rooms": {"a": 3}, "size": null}',
}


@pytest.mark.parametrize("case", SETTINGS)
def test_that_settings_that_cannot_be_read_are_the_usual_ones(tmp_path, case):
    (tmp_path / settings.FILE).write_bytes(SETTINGS[case])
    assert settings.load(tmp_path) == settings.Settings()


def test_that_a_home_in_a_loop_or_in_no_language_has_a_door(tmp_path):
    (tmp_path / "loop").symlink_to("loop")
    doors = {door(tmp_path / name) for name in ("loop", "\udcff", "plain")}
    assert len(doors) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is a text")
def test_that_a_home_in_no_language_is_used_and_backed_up(tmp_path):
    service = open_service(tmp_path / "\udcff", content=CONTENT)
    session = new_session(service)
    assert service.back_up().size
    service.close()
    again = open_service(tmp_path / "\udcff", content=CONTENT)
    assert again.session(session)
    again.close()


@pytest.mark.parametrize(
    "typed",
    [
        ("results", "\udcff"),
        ("reveal", "x", "a/\udcff"),
        ("new", "--template", "half_day", "--title", "\udcff"),
        ("handout", "x", "--kind", "copy", "--person", "\udcff", "--out", "o.pdf"),
    ],
)
def test_that_words_that_are_no_utf_8_are_refused_in_a_sentence(typed, capsys):
    assert program.main(typed, NoWindows()) == 1
    assert "is not written in UTF-8." in capsys.readouterr().err


def test_that_a_search_or_code_of_any_signs_finds_nothing(home):
    clock = Clock()
    service = open_service(home, clock, CONTENT)
    session = new_session(service)
    for words in ("\udcff", "a\0b", '"', "(", "NEAR(", "a " * 50_000, "*", "x" * 500_000):
        assert service.search(words) == ()
    for code in ("\udcff", "\0", "x" * 500_000):
        clock.on(minutes=10)
        with pytest.raises(Refused, match="Nothing matches that code"):
            service.own_by_code(session, code)
    service.close()
