"""The one program: parses the command line, runs the command, reports troubles in a sentence."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from workshop.cli import answers, exercises, export, lists, packets, paper, safety, sessions, usage
from workshop.cli.command import REFUSED, CommandParser, home, name_types, with_home
from workshop.cli.health import add_self_test
from workshop.cli.network import add_network
from workshop.cli.windows import Windows, add_demo
from workshop.errors import Refused, Trouble
from workshop.paths import default_home
from workshop.words import _, quoted, speak

GROUPS = (sessions, exercises, lists, answers, packets, paper, export, safety)
INTERRUPTED = 130


def parser(windows: Windows) -> argparse.ArgumentParser:
    """One parser with one sub-parser per command. windows: how to open the app and the demo."""
    usage.translate()
    name_types()
    top = with_home(
        CommandParser(
            prog="workshop",
            description=_("Heliotrope runs workshops about the relationship with customers."),
            epilog=_("Without a command it opens the app."),
        )
    )
    top.set_defaults(deed=lambda arguments: windows.open(home(arguments)))
    commands = top.add_subparsers(metavar=_("COMMAND"), title=_("commands"))
    add_demo(commands, windows)
    for group in GROUPS:
        group.add(commands)
    add_network(commands, windows)
    add_self_test(commands, windows)
    return top


def main(argv: Sequence[str], windows: Windows) -> int:
    """Runs one command: 0 done, 1 refused with a sentence, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A console that lacks a character shows "?", it does not end the program.
            stream.reconfigure(errors="replace")
    try:
        speak(windows.language(_named_home(argv)))
        arguments = parser(windows).parse_args(argv)
        _refuse_bytes(arguments)
        status: int = arguments.deed(arguments)
        print(end="", flush=True)  # a closed pipe or a full disk shows only on flush
    except SystemExit as end:  # argparse has told the usage, or the help
        return end.code if isinstance(end.code, int) else REFUSED
    except Trouble as trouble:
        return _refused(trouble.sentence)
    except BrokenPipeError:  # `workshop list | head`: the reader has closed the pipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as fault:
        reason = fault.strerror or str(fault)
        return _refused(f"{fault.filename}: {reason}" if fault.filename else reason)
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _named_home(argv: Sequence[str]) -> Path:
    """The library folder alone: the full parser needs the language that is set there."""
    only_home = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    only_home.add_argument("--home", type=Path)
    try:
        return home(only_home.parse_known_args(argv)[0])
    except argparse.ArgumentError:  # reported when the whole line is parsed
        return default_home()


def _refuse_bytes(arguments: argparse.Namespace) -> None:
    """A path may be any bytes; a word that is none of any language names nothing."""
    for given in vars(arguments).values():
        for word in given if isinstance(given, list) else (given,):
            if isinstance(word, str) and any("\ud800" <= sign <= "\udfff" for sign in word):
                raise Refused(_("“{word}” is not written in UTF-8.").format(word=quoted(word)))


def _refused(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED
