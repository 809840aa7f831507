"""Packets: a session goes to another laptop on a stick, and its answers come back."""

import argparse
import sys

from workshop.cli.command import DONE, Commands, add_command, add_group, existing, library, path
from workshop.errors import Refused
from workshop.services.commands import MergePart, TakeRoom
from workshop.services.merging import held, told
from workshop.words import _


def add(commands: Commands) -> None:
    """Adds the commands of this group."""
    group = add_group(commands, "packet", _("several laptops, one room: packets on a stick"))
    out = add_command(group, "out", _("make a packet for another laptop; prints its code"), _out)
    back = add_command(
        group, "back", _("on that laptop: make the packet that brings its answers back"), _back
    )
    for parser in (out, back):
        parser.add_argument("session", metavar=_("SESSION"))
        parser.add_argument("--to", type=path, required=True, metavar=_("FILE"))
    bring = add_command(group, "in", _("bring a packet in, of either kind"), _in)
    bring.add_argument("file", type=path, metavar=_("FILE"))
    bring.add_argument("--code", default="", metavar=_("CODE"), help=_("of a packet for a laptop"))
    bring.add_argument("--preview", action="store_true", help=_("only say what it would bring"))


def _out(arguments: argparse.Namespace) -> int:
    # Imported here for start-up time: sealing loads a library of its own.
    from workshop.net.seal import spaced  # noqa: PLC0415
    from workshop.net.stick import write_room  # noqa: PLC0415

    with library(arguments) as service:
        code = write_room(service, arguments.session, arguments.to)
    print(_("Carry {file} to the other laptop. Its code:").format(file=arguments.to))
    print(spaced(code))
    return DONE


def _back(arguments: argparse.Namespace) -> int:
    from workshop.net.stick import write_part  # noqa: PLC0415

    with library(arguments) as service:
        part = write_part(service, arguments.session, arguments.to)
    print(_("{file} holds {what}.").format(file=arguments.to, what=held(part)))
    return DONE


def _in(arguments: argparse.Namespace) -> int:
    from workshop.net.stick import needs_code, read_part, read_room  # noqa: PLC0415

    file = existing(arguments.file)
    with library(arguments) as service:
        if needs_code(file):
            if not arguments.code:
                raise Refused(_("This packet opens with its code: add --code."))
            room = read_room(file, arguments.code)
            if arguments.preview:
                print(room.session.title)
                return DONE
            print(service.do(TakeRoom(room=room)).value)
            return DONE
        part = read_part(service, file)
        print(told(service.arrival(part)), file=sys.stdout if arguments.preview else sys.stderr)
        if not arguments.preview:
            service.back_up_changes()
            service.do(MergePart(part=part))
    return DONE
