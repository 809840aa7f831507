"""The short form of `make endure`, and the hostile inputs that were told with a traceback once."""

import json
import sys
from contextlib import contextmanager

import pytest

from tests.fuzz.hostile import TARGETS, NoWindows, run
from tests.services.tour import CONTENT, Clock, new_session
from ui import settings
from ui.single_instance import door
from workshop.cli import program
from workshop.content.reader import check_exercise
from workshop.errors import Refused
from workshop.paths import EXERCISES
from workshop.services.library import open_service

SHORT = {
    "toml": 60, "strangers": 30, "table": 100, "rows": 60, "settings": 100, "arguments": 60,
    "packets": 80,
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
