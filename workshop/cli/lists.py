"""Lists named on the day: bring one from a CSV file, or show it."""

import argparse

from workshop.cli.command import DONE, Commands, add_command, existing, library, path, show_json
from workshop.domain.gathering import more_of, words_of
from workshop.errors import Refused
from workshop.services.lists import entry_told
from workshop.words import _, ngettext


def add(commands: Commands) -> None:
    """Adds the command of this group."""
    gather = add_command(
        commands,
        "gather",
        _("bring or show a list that the group names: a row an entry, columns are its fields"),
        _gather,
    )
    gather.add_argument("session", metavar=_("SESSION"))
    gather.add_argument("step", metavar=_("EXERCISE/STEP"))
    gather.add_argument("file", nargs="?", type=path, metavar=_("FILE.csv"))
    gather.add_argument("--list", action="store_true", help=_("show the list"))
    gather.add_argument("--json", action="store_true", help=_("as JSON"))
    gather.add_argument("--encoding", metavar=_("NAME"), default="", help=_("its code page"))


def _gather(arguments: argparse.Namespace) -> int:
    if not arguments.file and not arguments.list:
        raise Refused(_("Name a CSV file, or ask for --list."))
    with library(arguments) as service:
        if arguments.file:
            file = existing(arguments.file)
            service.bring_list(
                arguments.session, arguments.step, file, code_page=arguments.encoding
            )
        names, entries = service.list_named(arguments.session, arguments.step)
    if not arguments.list:
        print(ngettext("{n} entry is in the list.", "{n} entries are in the list.", len(entries)))
    elif arguments.json:
        show_json([entry_told(names, entry) for entry in entries])
    else:
        for entry in entries:
            more = more_of(names.fields, entry)
            print(f"{entry.id:<6} {words_of(names.fields, entry)}{'  ' + more if more else ''}")
    return DONE
