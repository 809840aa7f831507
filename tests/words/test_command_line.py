"""The command line in the accented language: every help, and an error of each sort."""

import argparse
import re
from functools import partial

import pytest

from tests.no_windows import NoWindows
from tests.words.pseudo import LANGUAGE, accented, plain_words, write_catalogue
from workshop.cli import program
from workshop.words import SOURCE, speak

CODE = re.compile(r"--?[\w-]+|\{[^}]*\}|'[^']*'|\d{4}-\d\d-\d\d")
"""Options, choices, what was typed, dates: the same in every language."""
NAMES = {"taster", "half", "day", "full", "series", "empty", "csv", "cp", "JSON", "PIN", "UTF"}
"""Of templates, formats and code pages."""
ERRORS = {
    "no such command": ["sow"],
    "a command of two words cut short": ["exercises"],
    "a place left out": ["results"],
    "an option left out": ["handout", "x"],
    "an option without its value": ["backup", "--out"],
    "a list without a value": ["exercises", "check"],
    "a value where none belongs": ["list", "--json=yes"],
    "a word too many": ["list", "42"],
    "no such option": ["list", "--xml"],
    "an option that may be two": ["new", "--t", "x"],
    "no such choice": ["new", "--template", "empty", "--title", "x", "--mode", "secret"],
    "no such date": ["new", "--template", "empty", "--title", "x", "--date", "soon"],
    "no such number": ["new", "--template", "empty", "--title", "x", "--people", "no"],
    "no name": ["new", "--template", "", "--title", "x"],
    "no path": ["backup", "--out", ""],
}


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory):
    yield write_catalogue(tmp_path_factory.mktemp("locale"))
    speak(SOURCE)


@pytest.fixture
def parsers(catalogues):
    """Each parser by the words that call it."""
    speak(LANGUAGE, catalogues)
    return dict(below(program.parser(NoWindows())))


def below(parser):
    """The parser and those of its commands."""
    yield parser.prog, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for each in action.choices.values():
                yield from below(each)


def told(text, parsers):
    """The plain words of a text, but for what is typed as it stands."""
    typed = {word for names in parsers for word in plain_words(names)}
    return [word for word in plain_words(CODE.sub("", text)) if word not in typed | NAMES]


def test_that_every_help_is_translated(parsers):
    left = {name: told(parser.format_help(), parsers) for name, parser in parsers.items()}

    assert len(parsers) > 15
    assert not {name: words for name, words in left.items() if words}


@pytest.mark.parametrize("sort", ERRORS)
def test_that_an_error_is_translated(parsers, capsys, sort):
    with pytest.raises(SystemExit):
        parsers["workshop"].parse_args(ERRORS[sort])

    said = capsys.readouterr().err
    assert accented("error") in said
    assert not told(said, parsers)


def test_that_the_language_that_is_set_is_the_whole_command_lines(catalogues, capsys, monkeypatch):
    windows = NoWindows()
    windows.language = lambda home: LANGUAGE
    monkeypatch.setattr(program, "speak", partial(speak, catalogues=catalogues))

    assert program.main(["list", "42"], windows) == 2

    said = capsys.readouterr().err
    assert said.startswith(accented("usage: "))
    assert accented("unrecognized arguments") in said
